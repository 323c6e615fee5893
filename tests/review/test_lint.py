"""What `check review lint` says of a file of reviews."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checker.model.report import GapReport
from checker.model.review import Override
from checker.model.status import Status
from checker.pipeline import Checker
from checker.review import lint_reviews, write_reviews
from tests.reporters import sample
from tests.review.sample import TODAY, override

GOOD = override(quote="组织案卷评查2次，评查案卷88件")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "复核.yaml"


def lint(
    real: Checker, path: Path, *overrides: Override, report: GapReport | None = None, text: str = ""
) -> tuple[str, ...]:
    path.write_text(write_reviews(overrides), "utf-8")
    return lint_reviews(path, real.loaded.registry, real.loaded.rulebook, TODAY, report, text)


def test_nothing_is_said_where_all_is_well(real: Checker, path: Path) -> None:
    assert lint(real, path, GOOD) == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"item": 99}, "规则库没有第99项任务。"),
        ({"requirement": "nothing"}, "第44项任务没有要点“nothing”。"),
        ({"expires": date(2023, 1, 31)}, "复核已于2023-01-31到期，没有采用。"),
        ({"date": date(2023, 2, 2)}, "复核日期2023-02-02还没有到"),
        ({"decision": Status.MISSING}, "判定与原判相同，没有改变什么"),
        ({"quote": ""}, "没有写原文，换了文稿也会照样采用，请补上所依据的原文"),
    ],
)
def test_an_entry_that_is_not_or_no_longer_right_is_named(
    real: Checker, path: Path, changes: dict[str, object], said: str
) -> None:
    assert lint(real, path, override(**{"quote": GOOD.quote, **changes})) == (f"复核.yaml:2: {said}",)


def test_missing_reasons_are_reported_beside_the_faults_of_other_entries(real: Checker, path: Path) -> None:
    text = write_reviews([GOOD, replace(GOOD, item=99)]).replace("  理由: 附件里有评查通报。\n", "", 1)
    path.write_text(text, "utf-8")
    said = lint_reviews(path, real.loaded.registry, real.loaded.rulebook, TODAY)
    assert said == ("复核.yaml:2: 缺少“理由”", "复核.yaml:9: 规则库没有第99项任务。")


def test_entries_whose_quote_is_gone_from_the_given_report_are_dead(real: Checker, path: Path) -> None:
    report = sample.full_report()
    (said,) = lint(real, path, GOOD, report=report)
    assert said == "复核.yaml:2: 报告里找不到这条复核所依据的原文"
    assert lint(real, path, GOOD, report=report, text=f"引言。{GOOD.quote}。") == ()


def test_a_given_report_says_nothing_of_other_units_entries(real: Checker, path: Path) -> None:
    assert lint(real, path, replace(GOOD, unit="区民政局"), report=sample.full_report()) == ()


def test_an_empty_file_is_pointed_out(real: Checker, path: Path) -> None:
    assert lint(real, path) == ("复核.yaml:1: 没有任何复核记录",)
