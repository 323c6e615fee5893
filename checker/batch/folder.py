"""The files of a folder that people would expect to be read as reports."""

import os
from collections.abc import Iterator
from pathlib import Path

from checker.model.errors import CheckerError

_MOST_FILES = 20_000
_MOST_DEPTH = 12
# What the reader can read, and what people send in its place: these are listed too, so that the
# reader says of each what to do about it, instead of the file silently missing from the summary.
_READ = ".docx .docm .txt .md .markdown"
_WRITTEN = ".doc .wps .wpt .dot .dotx .rtf .odt .uof .uot .mht .mhtml .htm .html .pages .ppt .pptx"
_FIXED = ".pdf .ofd .ceb .cebx .jpg .jpeg .png .gif .bmp .tif .tiff .webp .heic"
_PACKED = ".zip .rar .7z .gz"
_REPORTS = frozenset(f"{_READ} {_WRITTEN} {_FIXED} {_PACKED}".split())
_PAGES = frozenset({".htm", ".html"})
_STORE = ".sqlite"
_WORKBOOK, _DASHBOARD = "汇总.xlsx", "index.html"


def report_files(folder: Path) -> tuple[Path, ...]:
    """The report files in `folder` and below it, by their path in it; links are followed once.

    Office lock files, hidden files, tables, and a folder of our own results are left out.
    Raises CheckerError where the folder is missing, no folder, may not be read, or holds no report.
    """
    _refuse_other_things(folder)
    found = sorted(_walk(folder), key=lambda path: _order(path, folder))
    if not found:
        raise CheckerError(
            f"文件夹“{_shown(folder)}”里没有报告；请把各单位的报告（.docx、.txt 或 .md）放进去后再运行。"
        )
    return tuple(found)


def relative_name(file: Path, folder: Path) -> str:
    """The file's name as all output shows it: its path in `folder`, parts joined by "/"."""
    return file.relative_to(folder).as_posix().encode("utf-8", "replace").decode("utf-8")


def _refuse_other_things(folder: Path) -> None:
    shown = _shown(folder)
    try:
        if folder.is_dir():
            return
        there = folder.exists()
    except OSError:
        there = False
    if there:
        raise CheckerError(
            f"“{shown}”是文件，不是文件夹；请指定存放各单位报告的文件夹，只检查一份时请用 check 加文件名。"
        )
    raise CheckerError(f"找不到文件夹“{shown}”，请核对文件夹的名称和位置。")


def _walk(folder: Path) -> Iterator[Path]:
    """Every report below `folder`. Each real folder is entered once, so that links cannot loop."""
    entered: set[str] = set()
    waiting = [(folder, 0)]
    count = 0
    while waiting:
        current, depth = waiting.pop()
        real = os.path.realpath(current)
        if real in entered:
            continue
        entered.add(real)
        files, below = _entries(current, top=depth == 0)
        if depth < _MOST_DEPTH:
            waiting.extend((path, depth + 1) for path in reversed(below))
        count += len(files)
        if count > _MOST_FILES:
            raise CheckerError(
                f"文件夹“{_shown(folder)}”里的文件超过 {_MOST_FILES:,} 个，"
                "不像只放了报告；请另建文件夹，只放各单位的报告。"
            )
        yield from files


def _entries(folder: Path, *, top: bool) -> tuple[list[Path], list[Path]]:
    """The report files and the folders in one folder, each by name; nothing of one with our results."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        if top:
            raise CheckerError(
                f"没有权限打开文件夹“{_shown(folder)}”，请复制到自己的文件夹后再运行。"
            ) from None
        return [], []
    ours = _holds_results(names)
    if ours and not top:
        return [], []
    visible = [folder / name for name in names if not name.startswith((".", "~$"))]
    below = [path for path in visible if path.is_dir() and path.name != "__MACOSX"]
    files = [path for path in visible if _is_report(path) and not path.is_dir()]
    return [path for path in files if not (ours and path.suffix.lower() in _PAGES)], below


def _holds_results(names: list[str]) -> bool:
    """Whether a folder holds what a run writes: the store, or the dashboard beside the workbook."""
    return any(Path(name).suffix == _STORE for name in names) or {_WORKBOOK, _DASHBOARD} <= set(names)


def _is_report(path: Path) -> bool:
    suffix = path.suffix.lower()
    if suffix:
        return suffix in _REPORTS and path.name.lower() != _DASHBOARD
    # A Chinese name without extension was a report before the extension got lost.
    return any("\u4e00" <= character <= "\u9fff" for character in path.name)


def _order(path: Path, folder: Path) -> tuple[str, str]:
    name = relative_name(path, folder)
    return name.casefold(), name


def _shown(folder: Path) -> str:
    return (folder.name or str(folder)).encode("utf-8", "replace").decode("utf-8")
