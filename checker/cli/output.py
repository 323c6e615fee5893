"""Writes results: to the screen, or whole into a file that is no input."""

import os
import sys
import tempfile
from pathlib import Path

from rich.console import Console

from checker.model.errors import CheckerError

# Not a terminal: rich would assume 80 columns and break long lines; a pipe gets the same width always.
_PIPE_WIDTH = 80


def console() -> Console:
    """The console for results; plain and 80 columns wide where the output is no terminal."""
    if sys.stdout.isatty():
        return Console(highlight=False)
    return Console(highlight=False, width=_PIPE_WIDTH, force_terminal=False, color_system=None)


def write_text(text: str, output: Path | None, inputs: tuple[Path, ...]) -> None:
    """Write `text` to `output`, or to the screen; a file is written whole or not at all.

    Raises CheckerError where the file is an input or cannot be written.
    """
    if output is None:
        sys.stdout.write(text)
        return
    refuse_input(output, inputs)
    try:
        _replace(output, text.encode("utf-8"))
    except OSError as error:
        raise CheckerError(f"写不了“{output}”({error.strerror}),请换一个位置或文件名。") from error


def refuse_input(output: Path, inputs: tuple[Path, ...]) -> None:
    """Raise CheckerError where writing `output` would overwrite an input."""
    for path in inputs:
        if path.exists() and output.exists() and os.path.samefile(path, output):
            raise CheckerError(f"“{output.name}”就是被检查的文件，不能覆盖，请用 -o 另起一个文件名。")


def _replace(output: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".checker-", dir=output.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, 0o644)
        os.replace(name, output)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
