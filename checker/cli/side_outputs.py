"""What a check can write beside its result: the draft with comments, and the letter to the unit."""

import sys
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from checker.cli.output import refuse_input, write_bytes
from checker.model.errors import CheckerError
from checker.model.report import GapReport

_WORD = (".docx", ".docm")
# A file of such a name is one that an earlier run wrote, and is replaced; any other Word file is kept.
_COMMENTED, _LETTER = ("批注",), ("反馈", "意见")


@dataclass(frozen=True, slots=True)
class SideOutputs:
    """Where the draft with comments and the letter go, None for neither; `due` stands in the letter."""

    annotate: Path | None = None
    comments: Literal["gaps", "all"] = "gaps"
    letter: Path | None = None
    due: date | None = None


def refuse_side_outputs(outputs: SideOutputs, inputs: tuple[Path, ...]) -> None:
    """Raise CheckerError where a file could not be written as asked; before anything is checked."""
    report = inputs[0].suffix.lower()
    if outputs.annotate is not None:
        if report not in _WORD:
            raise CheckerError("只有 Word 文件（.docx）能加批注，请把草稿另存为 .docx 再查。")
        _refuse(outputs.annotate, inputs, report, "--annotate", _COMMENTED)
    if outputs.letter is not None:
        _refuse(outputs.letter, inputs, ".docx", "--letter", _LETTER)
    if outputs.due is not None and outputs.letter is None:
        raise CheckerError("--due 是反馈意见里的期限，要和 --letter 一起用。")


def _refuse(output: Path, inputs: tuple[Path, ...], suffix: str, option: str, own: tuple[str, ...]) -> None:
    if output.suffix.lower() != suffix:
        raise CheckerError(f"{option} 的文件名应以 {suffix} 结尾。")
    if any(word in output.stem for word in own):
        inside = tuple(path for path in inputs if path.exists() and output.exists())
        if any(path.samefile(output) for path in inside):
            refuse_input(output, inputs)
        return
    refuse_input(output, inputs)


def write_side_outputs(outputs: SideOutputs, path: Path, report: GapReport, quiet: bool) -> None:
    """Write what was asked for; `path` is the draft. Raises CheckerError where that cannot be."""
    if outputs.annotate is not None:
        from checker.reporters.annotate import annotate

        now = datetime.now().astimezone()
        _write(annotate(_bytes(path), report, outputs.comments, now=now), outputs.annotate, quiet)
    if outputs.letter is not None:
        from checker.reporters.letter import letter

        _write(letter(report, due=outputs.due), outputs.letter, quiet)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CheckerError(f"读不了“{path.name}”，请确认它没有被移走或占用。") from error


def _write(data: bytes, output: Path, quiet: bool) -> None:
    write_bytes(data, output)
    if not quiet:
        print(f"已写入 {output}", file=sys.stderr)
