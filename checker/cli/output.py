"""Writes results: to the screen, or whole into a file that is no input."""

import errno
import os
import sys
from pathlib import Path

from rich.console import Console

from checker.model.errors import CheckerError
from checker.reporters.files import write_whole

# Not a terminal: rich would assume 80 columns and break long lines; a pipe gets the same width always.
_PIPE_WIDTH = 80
_REPORTS = frozenset({".docx", ".docm", ".doc", ".wps", ".pdf"})
_CAUSES = {
    errno.ENOENT: "没有这个文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘是只读的",
    errno.ENAMETOOLONG: "文件名太长",
}


def console() -> Console:
    """The console for results; plain and 80 columns wide where the output is no terminal."""
    if sys.stdout.isatty():
        return Console(highlight=False)
    return Console(highlight=False, width=_PIPE_WIDTH, force_terminal=False, color_system=None)


def write_text(text: str, output: Path | None, inputs: tuple[Path, ...]) -> None:
    """Write `text` to `output`, or to the screen; a file is written whole or not at all.

    Raises CheckerError where the file is an input, another report, or cannot be written.
    """
    if output is None:
        sys.stdout.write(text)
        return
    refuse_input(output, inputs)
    write_bytes(text.encode("utf-8"), output)


def write_bytes(data: bytes, output: Path) -> None:
    """Write `data` to `output`, whole or not at all. Raises CheckerError where that cannot be."""
    try:
        if output.exists() and not output.is_file():
            output.write_bytes(data)  # a device or a pipe has no whole to replace
        else:
            write_whole(output, data)
    except OSError as error:
        why = _CAUSES.get(error.errno or 0, "系统不允许")
        raise CheckerError(f"写不了“{output}”（{why}），请换一个位置或文件名。") from error


def refuse_input(output: Path, inputs: tuple[Path, ...]) -> None:
    """Raise CheckerError where writing `output` would overwrite an input or another report."""
    if not output.exists():
        return
    if any(path.exists() and os.path.samefile(path, output) for path in inputs):
        raise CheckerError(f"“{output.name}”就是输入的文件，不能覆盖，请用 -o 另起一个文件名。")
    if output.suffix.lower() in _REPORTS:
        raise CheckerError(f"“{output.name}”是已有的报告文件，不能覆盖，请用 -o 另起一个文件名。")
