"""Writes the results of a run: a page for each unit and each pair, the workbook, the dashboard."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from checker.batch.pool import Pool, Stopped
from checker.batch.roster import write_roster_template
from checker.batch.store import Store
from checker.batch.summary import COPY_PAGES, UNIT_PAGES, unit_page
from checker.batch.work import PageTask, Written, write_pages
from checker.model.district import District
from checker.model.errors import CheckerError
from checker.reporters.dashboard import copy_page, dashboard
from checker.reporters.files import clear_halves, write_whole
from checker.reporters.workbook import workbook

STORE_FILE = "检查结果.sqlite"
LETTERS = "反馈意见"
WORKBOOK_FILE, DASHBOARD_FILE, ROSTER_FILE = "汇总.xlsx", "index.html", "报送名单-待核定.csv"
# This process is busy meanwhile: workers that had to ask it for every page would wait most of the time.
_AT_ONCE = 16
_BATCH_SECONDS = 300.0  # however short a time the checking of one file is given
# Fewer pages are written before a second process has even started.
_FEW_BATCHES = 3


@dataclass(frozen=True, slots=True)
class Writing:
    """How results are written: by which processes, and whether with a letter to each unit."""

    pool: Pool
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


@contextmanager
def writing_pages(output: Path, store: Store, keys: Mapping[str, str], how: Writing) -> Iterator[None]:
    """Write the units' pages by other processes while the body runs; all are there when it has ended.

    `keys` is the store's key of each unit's result. Raises CheckerError where one cannot be written.
    """
    tasks = _page_tasks(output, store, keys, how)
    enough = Event()
    with ThreadPoolExecutor(1) as thread:
        pages = thread.submit(_write_pages, tasks, how.pool, enough)
        try:
            yield
        except BaseException:
            enough.set()
            raise
        try:
            store.note_pages((done.name, done.key, done.sha256) for done in pages.result())
        except OSError as error:
            raise _unwritable(Path(error.filename or output)) from error


def write_all(district: District, output: Path) -> None:
    """Write everything but the units' pages.

    Every file appears whole or not at all. Raises CheckerError where one cannot be written.
    """
    try:
        _write_copy_pages(district, output)
        _write_roster(district, output)
        write_whole(output / WORKBOOK_FILE, workbook(district))
        write_whole(output / DASHBOARD_FILE, dashboard(district).encode("utf-8"))
    except OSError as error:
        raise _unwritable(Path(error.filename or output)) from error


def _page_tasks(output: Path, store: Store, keys: Mapping[str, str], how: Writing) -> list[PageTask]:
    """The pages that do not show the unit's result yet; those of units that have none now are removed."""
    wanted = {unit_page(unit): key for unit, key in keys.items()}
    if how.letters:
        wanted |= {f"{LETTERS}/{unit}.docx": key for unit, key in keys.items()}
    written = store.pages()
    for path in sorted(written.keys() - wanted.keys()):
        if path.startswith(f"{UNIT_PAGES}/"):  # a letter may have been edited: it is never taken away
            (output / path).unlink(missing_ok=True)
            store.forget_page(path)
    return [
        PageTask(key, output / path, path, store.packed_report(key), written.get(path, ("", ""))[1])
        for path, key in sorted(wanted.items())
        if written.get(path, ("", ""))[0] != key or not (output / path).is_file()
    ]


def _write_pages(tasks: Sequence[PageTask], pool: Pool, enough: Event) -> list[Written]:
    """Write pages, some at a time, until all are written or `enough` is set."""
    written: list[Written] = []
    starts = range(0, len(tasks), _AT_ONCE)
    for done in _done([tuple(tasks[start : start + _AT_ONCE]) for start in starts], pool):
        written += done
        if enough.is_set():
            break
    return written


def _done(batches: Sequence[tuple[PageTask, ...]], pool: Pool) -> Iterator[tuple[Written, ...]]:
    if pool.workers == 1 or (len(batches) <= _FEW_BATCHES and not pool.started):
        yield from map(write_pages, batches)
        return
    for tasks, result in pool.run(write_pages, batches, spare=1, seconds=_BATCH_SECONDS):
        if isinstance(result, Stopped):
            raise CheckerError(f"写“{tasks[0].name}”等文件时内存不够或意外退出，请关掉别的程序后重新运行。")
        yield result


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
