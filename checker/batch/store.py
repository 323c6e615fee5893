"""One SQLite file that keeps every result, so that a run can be stopped at any moment and gone on with.

A row per report and per item. A report is known by its key (file, rulebook, program, whose it is), so
that what was checked before is not checked again, and what changed is.
"""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from checker.model.district import ReportText, Submission, YearCoverage
from checker.model.errors import CheckerError
from checker.model.report import GapReport, dump_json, load_json

_FORM = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS reports (
    key TEXT PRIMARY KEY,
    submission TEXT NOT NULL,
    unit TEXT NOT NULL,
    year INTEGER,
    score REAL,
    program TEXT NOT NULL,
    rulebook TEXT NOT NULL,
    report BLOB,
    text BLOB
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS items (
    key TEXT NOT NULL,
    item INTEGER NOT NULL,
    status TEXT NOT NULL,
    role TEXT NOT NULL,
    coverage REAL NOT NULL,
    weight REAL NOT NULL,
    review INTEGER NOT NULL,
    PRIMARY KEY (key, item)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pages (
    path TEXT PRIMARY KEY,
    key TEXT NOT NULL,
    sha256 TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS current (
    unit TEXT NOT NULL,
    year INTEGER NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (unit, year)
) WITHOUT ROWID;
"""
_SUBMISSION = TypeAdapter(Submission)
_TEXT = TypeAdapter(ReportText)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `report` and `text` are None where it was not checked."""

    submission: Submission
    report: GapReport | None = None
    text: ReportText | None = None

    @property
    def year(self) -> int | None:
        """The report's year, None where it was not checked or names none."""
        return None if self.report is None else self.report.report.year


@dataclass(frozen=True, slots=True)
class Packed:
    """An outcome as it travels between processes and lies in the store."""

    submission: str
    message: str
    unit: str
    year: int | None
    score: float | None
    report: bytes | None
    text: bytes | None
    items: tuple[tuple[int, str, str, float, float, bool], ...]


def pack(outcome: Outcome) -> Packed:
    """Compress an outcome; done where it was made, so that the parent only writes."""
    report, text = outcome.report, outcome.text
    return Packed(
        submission=_SUBMISSION.dump_json(outcome.submission).decode("utf-8"),
        message=outcome.submission.message,
        unit=outcome.submission.unit,
        year=outcome.year,
        score=None if report is None else report.score.value,
        report=None if report is None else zlib.compress(dump_json(report).encode("utf-8"), 1),
        text=None if text is None else zlib.compress(_TEXT.dump_json(text), 1),
        items=()
        if report is None
        else tuple((i.item, i.status.value, i.role, i.coverage, i.weight, i.review) for i in report.items),
    )


def unpack_report(packed: bytes) -> GapReport:
    """The gap report of a compressed one."""
    return load_json(zlib.decompress(packed).decode("utf-8"))


class Store:
    """The results kept in one file. Use as a context manager; every `put` is on disk when it returns."""

    def __init__(self, path: Path) -> None:
        """Open or create. Raises CheckerError where the file is no store, or of another version."""
        try:
            self._database = sqlite3.connect(path, isolation_level=None)
            self._database.execute("PRAGMA journal_mode=WAL")
            self._database.execute("PRAGMA synchronous=NORMAL")
            form = self._database.execute("PRAGMA user_version").fetchone()[0]
            if form not in (0, _FORM):
                raise CheckerError(f"“{path.name}”是别的版本的程序存的，请用 --out 另写一个结果文件夹。")
            self._database.executescript(f"BEGIN; {_TABLES} PRAGMA user_version={_FORM}; COMMIT;")
        except sqlite3.Error as error:
            raise CheckerError(
                f"打不开结果存档“{path}”，请确认没有别的程序占用，或用 --out 另写一个结果文件夹。"
            ) from error

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def known(self, keys: Iterable[str]) -> frozenset[str]:
        """Those of the keys that have a result."""
        there = {row[0] for row in self._database.execute("SELECT key FROM reports")}
        return frozenset(there.intersection(keys))

    def put(self, key: str, packed: Packed, program: str, rulebook: str) -> None:
        """Keep one result, whole or not at all."""
        row = (key, packed.submission, packed.unit, packed.year, packed.score, program, rulebook)
        with self._transaction():
            self._database.execute("DELETE FROM items WHERE key = ?", (key,))
            self._database.execute(
                "INSERT OR REPLACE INTO reports VALUES (?,?,?,?,?,?,?,?,?)",
                (*row, packed.report, packed.text),
            )
            self._database.executemany(
                "INSERT INTO items VALUES (?,?,?,?,?,?,?)", [(key, *item) for item in packed.items]
            )

    def submission(self, key: str) -> Submission:
        """What became of a file. Raises CheckerError where the record is damaged, as the next two do."""
        with _told_of_damage():
            return _SUBMISSION.validate_json(self._kept("submission", key))

    def report(self, key: str) -> GapReport:
        """The gap report of a file that was checked."""
        with _told_of_damage():
            return unpack_report(self._kept("report", key))

    def text(self, key: str) -> ReportText:
        """The sentences of a file that was checked."""
        with _told_of_damage():
            return _TEXT.validate_json(zlib.decompress(self._kept("text", key)))

    def _kept(self, column: Literal["submission", "report", "text"], key: str) -> bytes:
        kept: bytes
        (kept,) = self._database.execute(f"SELECT {column} FROM reports WHERE key = ?", (key,)).fetchone()
        return kept

    def years(self) -> dict[str, int]:
        """The year of every report that names one, by key."""
        return dict(self._database.execute("SELECT key, year FROM reports WHERE year IS NOT NULL"))

    def packed_report(self, key: str) -> bytes:
        """The compressed gap report kept under a key."""
        return self._kept("report", key)

    def pages(self) -> dict[str, tuple[str, str]]:
        """The pages written so far: path to the key of the result that each shows, and its sha256."""
        rows = self._database.execute("SELECT path, key, sha256 FROM pages")
        return {path: (key, sha256) for path, key, sha256 in rows}

    def note_pages(self, pages: Iterable[tuple[str, str, str]]) -> None:
        """Note pages that show results: path, key of the result, sha256 of the page."""
        with self._transaction():
            self._database.executemany("INSERT OR REPLACE INTO pages VALUES (?,?,?)", pages)

    def forget_page(self, path: str) -> None:
        """Note that a page is gone."""
        self._database.execute("DELETE FROM pages WHERE path = ?", (path,))

    def set_current(self, year: int, keys: dict[str, str]) -> None:
        """Say which result stands for each unit in a year; what stood there before is replaced."""
        with self._transaction():
            self._database.execute("DELETE FROM current WHERE year = ?", (year,))
            rows = [(unit, year, key) for unit, key in sorted(keys.items())]
            self._database.executemany("INSERT INTO current VALUES (?,?,?)", rows)

    def history(self, unit: str | None = None, years: int = 1) -> Iterator[YearCoverage]:
        """Coverage by item of each unit and year, by unit and then oldest first; of one unit or of all.

        Units with fewer than so many `years` are left out.
        """
        rows = self._database.execute(
            "SELECT current.unit, current.year, current.key, reports.score FROM current"
            " JOIN reports ON reports.key = current.key"
            " WHERE (?1 IS NULL OR current.unit = ?1)"
            " AND (SELECT count(*) FROM current AS other WHERE other.unit = current.unit) >= ?2"
            " ORDER BY current.unit, current.year",
            (unit, years),
        ).fetchall()
        for name, year, key, score in rows:
            items = self._database.execute(
                "SELECT item, coverage, status FROM items WHERE key = ? AND weight > 0 ORDER BY item", (key,)
            ).fetchall()
            coverage = {item: share for item, share, _ in items}
            yield YearCoverage(name, year, score, coverage, {item: status for item, _, status in items})

    def _transaction(self) -> sqlite3.Connection:
        self._database.execute("BEGIN IMMEDIATE")
        return self._database


@contextmanager
def _told_of_damage() -> Iterator[None]:
    try:
        yield
    except (zlib.error, ValidationError, UnicodeDecodeError) as error:
        raise CheckerError(
            "结果存档里有一条记录已损坏，请删去结果文件夹里的“检查结果.sqlite”后重新运行。"
        ) from error
