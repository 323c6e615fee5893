"""`check compare`: two versions of one report beside each other."""

import io
import sys
from dataclasses import dataclass
from pathlib import Path

from checker.cli.check import check_year, size_limits
from checker.cli.output import console, refuse_input, write_text
from checker.compare.versions import compare_versions
from checker.model.changes import Changes, dump_changes
from checker.model.errors import CheckerError
from checker.model.plan import Unit
from checker.model.report import GapReport, Quote, load_json
from checker.pipeline import Checker
from checker.readers import Limits, read

WORSE = 1
_PAPER_WIDTH = 100
_FORMS = {"": "text", ".txt": "text", ".json": "json"}
_LABELS = ("原稿", "新稿")


@dataclass(frozen=True, slots=True)
class CompareOptions:
    """The options of `check compare`, as the command line gave them."""

    format: str | None
    output: Path | None
    year: int | None
    max_megabytes: int
    rules: Path | None


@dataclass(frozen=True, slots=True)
class Version:
    """One version: its gap report, and all its sentences where the report itself was at hand."""

    report: GapReport
    sentences: tuple[Quote, ...] = ()


def compare_files(before: Path, after: Path, unit_name: str, options: CompareOptions) -> int:
    """Compare two versions, reports or saved results. Returns 1 where some item got worse."""
    check_year(options.year)
    limits = size_limits(options.max_megabytes)
    form = options.format or _form_of(options.output)
    paths = (before, after)
    if options.output is not None:
        refuse_input(options.output, paths)
    checker = Checker.load(options.rules)
    unit = checker.unit(unit_name)
    old, new = _versions(paths, checker, unit, options.year, limits)
    changes = compare_versions(old.report, new.report, old.sentences, new.sentences)
    _show(changes, form, options.output, paths)
    return WORSE if changes.worse else 0


def _versions(
    paths: tuple[Path, Path], checker: Checker, unit: Unit, year: int | None, limits: Limits
) -> tuple[Version, Version]:
    """Both versions, judged alike. Raises CheckerError that says which one is at fault."""
    saved = tuple(_saved(label, path, unit) for label, path in zip(_LABELS, paths, strict=True))
    all_items = any(report.all_items for report in saved if report is not None)

    def version(number: int) -> Version:
        report = saved[number]
        if report is not None:
            return Version(report)
        return _check(_LABELS[number], paths[number], checker, unit, year, all_items, limits)

    before, after = version(0), version(1)
    _refuse_unlike(before.report, after.report)
    return before, after


def _saved(label: str, path: Path, unit: Unit) -> GapReport | None:
    """The saved result of a check; None where the file is a report."""
    if path.suffix.lower() != ".json":
        return None
    try:
        report = load_json(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise CheckerError(
            f"{label}：读不了“{path.name}”，须是报告，或者 --format json 保存的结果。"
        ) from error
    except CheckerError as error:
        raise CheckerError(f"{label}“{path.name}”：{error.message}") from error
    if report.unit != unit.name:
        raise CheckerError(
            f"{label}“{path.name}”是{report.unit}的检查结果，不是{unit.name}的，请核对文件和 --unit。"
        )
    return report


def _check(
    label: str, path: Path, checker: Checker, unit: Unit, year: int | None, all_items: bool, limits: Limits
) -> Version:
    try:
        document = read(path, limits)
    except CheckerError as error:
        raise CheckerError(f"{label}：{error.message}") from error
    analysis = checker.analyse(document, year)
    text = checker.engine.text(analysis)
    sentences = (
        text.quote(number, [(0, len(view.sentence.view))]) for number, view in enumerate(text.sentences)
    )
    return Version(checker.judge(analysis, unit, all_items), tuple(sentences))


def _refuse_unlike(before: GapReport, after: GapReport) -> None:
    """Raise CheckerError where the two verdicts could differ for other reasons than the reports."""
    if (before.rulebook.sha256, before.program) != (after.rulebook.sha256, after.program):
        stamps = "，".join(
            f"{label}用规则库 {one.rulebook.version}、{one.program}"
            for label, one in zip(_LABELS, (before, after), strict=True)
        )
        raise CheckerError(
            f"两份结果不是用同一版规则库和程序判的（{stamps}），不能相比，请改为直接比较两份报告。"
        )
    if before.all_items is not after.all_items:
        label = _LABELS[0] if before.all_items else _LABELS[1]
        raise CheckerError(
            f"只有{label}的结果是用 --all-items 保存的，不能相比，请用同样的选项重新检查另一份。"
        )


def _form_of(output: Path | None) -> str:
    """The form that a file's name asks for. Raises CheckerError for a name that asks for another."""
    suffix = "" if output is None else output.suffix.lower()
    if suffix not in _FORMS:
        raise CheckerError(f"不能写成 {suffix} 文件，请把 -o 的文件名改为 .txt 或 .json。")
    return _FORMS[suffix]


def _show(changes: Changes, form: str, output: Path | None, inputs: tuple[Path, Path]) -> None:
    if form == "json":
        write_text(dump_changes(changes), output, inputs)
    else:
        _show_text(changes, output, inputs)
    if output is not None:
        print(f"结果已写入 {output}", file=sys.stderr)


def _show_text(changes: Changes, output: Path | None, inputs: tuple[Path, Path]) -> None:
    from rich.console import Console

    from checker.reporters.changes import changes_report

    body = changes_report(changes)
    if output is None:
        console().print(body)
        return
    paper = io.StringIO()
    Console(width=_PAPER_WIDTH, force_terminal=False, color_system=None, file=paper).print(body)
    write_text(paper.getvalue(), output, inputs)
