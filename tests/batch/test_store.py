"""The store: whole rows or none, the same content whatever the order, clear words over a damaged file."""

import sqlite3
from pathlib import Path

import pytest

from checker.batch.store import Outcome, Store, pack
from checker.model.district import ReportText, Submission, TextSentence
from checker.model.errors import CheckerError
from tests.reporters import sample

SUBMISSION = Submission("甲.docx", "0" * 64, "区科委", "title", (), "checked", "", "2023-01-10", "2023-01-15")
TEXT = ReportText(
    "区科委", 2022, (TextSentence("开展3次。", "开展3次。", "work", False, True, (1,), 2, 0, 5),)
)
REPORT = sample.full_report()
FULL = Outcome(SUBMISSION, REPORT, TEXT)
UNREAD = Outcome(Submission("乙.docx", "1" * 64, "", "", ("区科委",), "unreadable", "文件已损坏。"))


def test_what_is_put_comes_back_the_same(tmp_path: Path) -> None:
    with Store(tmp_path / "s.sqlite") as store:
        store.put("k1", pack(FULL), "checker 1", "r")
        store.put("k2", pack(UNREAD), "checker 1", "r")
    with Store(tmp_path / "s.sqlite") as store:
        assert (store.submission("k1"), store.report("k1"), store.text("k1")) == (SUBMISSION, REPORT, TEXT)
        assert store.submission("k2") == UNREAD.submission
        assert store.years() == {"k1": REPORT.report.year}
        assert store.known(["k1", "k2", "k3"]) == {"k1", "k2"}


def test_putting_twice_leaves_one_row(tmp_path: Path) -> None:
    with Store(tmp_path / "s.sqlite") as store:
        for _ in range(2):
            store.put("k1", pack(FULL), "checker 1", "r")
    rows = sqlite3.connect(tmp_path / "s.sqlite").execute("SELECT COUNT(*) FROM items").fetchone()
    assert rows == (len(REPORT.items),)


def test_history_has_the_years_of_the_reports_that_stand(tmp_path: Path) -> None:
    with Store(tmp_path / "s.sqlite") as store:
        for key in ("old", "new", "draft"):
            store.put(key, pack(FULL), "checker 1", "r")
        store.set_current(2022, {"区科委": "draft"})
        store.set_current(2021, {"区科委": "old"})
        store.set_current(2022, {"区科委": "new"})
        years = list(store.history("区科委"))
        assert [one.year for one in years] == [2021, 2022]
        assert years[0].coverage == {i.item: i.coverage for i in REPORT.items if i.weight > 0}
        assert list(store.history("区民政局")) == []


def test_a_file_that_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "s.sqlite").write_bytes(b"not a database at all" * 100)
    with pytest.raises(CheckerError, match="打不开结果存档"):
        Store(tmp_path / "s.sqlite")


def test_a_store_of_another_version(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "s.sqlite")
    database.execute("PRAGMA user_version=99")
    database.close()
    with pytest.raises(CheckerError, match="别的版本"):
        Store(tmp_path / "s.sqlite")


def test_a_damaged_row_is_said_to_be_so(tmp_path: Path) -> None:
    with Store(tmp_path / "s.sqlite") as store:
        store.put("k1", pack(FULL), "checker 1", "r")
    database = sqlite3.connect(tmp_path / "s.sqlite")
    database.execute("UPDATE reports SET report = x'00', text = x'00', submission = '{}'")
    database.commit()
    database.close()
    with Store(tmp_path / "s.sqlite") as store:
        for reading in (store.submission, store.report, store.text):
            with pytest.raises(CheckerError, match="已损坏"):
                reading("k1")
