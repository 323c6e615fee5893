"""The benchmarks measure what they say: long reports are long, copied rules are rules."""

from pathlib import Path

import pytest

from benchmarks.many_rules import copied
from benchmarks.reports import report_docx, report_lines, report_text
from checker.pipeline import Checker
from checker.readers import Limits, read


@pytest.mark.parametrize("size", [1_000, 20_000])
def test_a_report_is_as_long_as_asked(size: int, tmp_path: Path) -> None:
    for name, data in (("a.docx", report_docx(size, 1)), ("a.txt", report_text(size, 1).encode())):
        path = tmp_path / name
        path.write_bytes(data)
        assert size <= read(path, Limits()).characters <= size + 600


def test_another_seed_makes_other_figures() -> None:
    assert report_lines(2_000, 1) == report_lines(2_000, 1)
    assert report_lines(2_000, 1) != report_lines(2_000, 2)


def test_copied_rules_judge_alike(tmp_path: Path) -> None:
    checker = Checker.load()
    path = tmp_path / "a.docx"
    path.write_bytes(report_docx(2_000, 1))
    unit = checker.unit("区司法局")
    once = checker.check_file(path, unit)
    thrice = copied(checker, 3).check_file(path, unit)
    statuses = [item.status for item in once.items]
    assert [item.status for item in thrice.items] == statuses * 3
    assert len({item.item for item in thrice.items}) == 3 * len(statuses)
    assert thrice.score.value == pytest.approx(once.score.value)
