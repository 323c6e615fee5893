"""Writes the results of a run: a page for each unit and each pair, the workbook, the dashboard."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from checker.batch.pool import Pool, Stopped
from checker.batch.roster import write_roster_template
from checker.batch.store import Store
from checker.batch.summary import COPY_PAGES, UNIT_PAGES, unit_page
from checker.batch.work import PageTask, Written, write_page
from checker.model.district import District
from checker.model.errors import CheckerError
from checker.reporters.dashboard import copy_page, dashboard
from checker.reporters.files import clear_halves, write_whole
from checker.reporters.workbook import workbook

STORE_FILE = "检查结果.sqlite"
LETTERS = "反馈意见"
WORKBOOK_FILE, DASHBOARD_FILE, ROSTER_FILE = "汇总.xlsx", "index.html", "报送名单-待核定.csv"
# Fewer pages are written before a second process has even started.
_FEW_PAGES = 40
_PAGE_SECONDS, _PAGE_MEGABYTES = 60.0, 1500


@dataclass(frozen=True, slots=True)
class Writing:
    """How results are written: by how many processes, and whether with a letter to each unit."""

    jobs: int = 1
    letters: bool = False


def make_room(output: Path, letters: bool = False) -> None:
    """Make the output folder. Raises CheckerError where that cannot be."""
    try:
        for folder in (
            output,
            output / UNIT_PAGES,
            output / COPY_PAGES,
            *([output / LETTERS] if letters else []),
        ):
            folder.mkdir(parents=True, exist_ok=True)
            clear_halves(folder)
    except OSError as error:
        raise _unwritable(output) from error


def write_all(district: District, output: Path, store: Store, keys: Mapping[str, str], how: Writing) -> None:
    """Write everything; `keys` is the store's key of each unit's result.

    Every file appears whole or not at all. Raises CheckerError where one cannot be written.
    """
    try:
        _write_unit_pages(output, store, keys, how)
        _write_copy_pages(district, output)
        _write_roster(district, output)
        write_whole(output / WORKBOOK_FILE, workbook(district))
        write_whole(output / DASHBOARD_FILE, dashboard(district).encode("utf-8"))
    except OSError as error:
        raise _unwritable(Path(error.filename or output)) from error


def _write_unit_pages(output: Path, store: Store, keys: Mapping[str, str], how: Writing) -> None:
    wanted = {unit_page(unit): key for unit, key in keys.items()}
    if how.letters:
        wanted |= {f"{LETTERS}/{unit}.docx": key for unit, key in keys.items()}
    written = store.pages()
    for path in sorted(written.keys() - wanted.keys()):
        if path.startswith(f"{UNIT_PAGES}/"):  # a letter may have been edited: it is never taken away
            (output / path).unlink(missing_ok=True)
            store.forget_page(path)
    tasks = [
        PageTask(key, output / path, path, store.packed_report(key), written.get(path, ("", ""))[1])
        for path, key in sorted(wanted.items())
        if written.get(path, ("", ""))[0] != key or not (output / path).is_file()
    ]
    for done in _done(tasks, how.jobs):
        store.note_page(done.name, done.key, done.sha256)


def _done(tasks: list[PageTask], jobs: int) -> Iterator[Written]:
    if len(tasks) <= _FEW_PAGES or jobs == 1:
        yield from map(write_page, tasks)
        return
    for task, result in Pool(jobs, _PAGE_SECONDS, _PAGE_MEGABYTES, _nothing).run(write_page, tasks):
        if isinstance(result, Stopped):
            raise CheckerError(f"写“{task.name}”时内存不够或意外退出，请关掉别的程序后重新运行。")
        yield result


def _nothing() -> None:
    """A process that writes pages needs nothing made ready."""


def _write_copy_pages(district: District, output: Path) -> None:
    pages = {pair.page: copy_page(pair).encode("utf-8") for pair in district.copies}
    for old in (output / COPY_PAGES).glob("*.html"):
        if f"{COPY_PAGES}/{old.name}" not in pages:
            old.unlink(missing_ok=True)
    for path, page in pages.items():
        write_whole(output / path, page)


def _write_roster(district: District, output: Path) -> None:
    """A roster to be completed, only where something is to be settled."""
    path = output / ROSTER_FILE
    if any(one.state in ("doubtful", "two_units", "duplicate") for one in district.submissions):
        write_whole(path, write_roster_template(district.submissions, district.absent).encode("utf-8"))
    else:
        path.unlink(missing_ok=True)


def _unwritable(path: Path) -> CheckerError:
    return CheckerError(f"写不了“{path}”，请关掉正打开它的程序，或用 --out 换一个文件夹。")
