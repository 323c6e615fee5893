"""What a reviewer's entries do to a report, and which of them do not carry over to another text."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from checker.engine.scoring import score
from checker.model.report import GapReport, ItemFinding
from checker.model.review import Override, Reviewed
from checker.model.status import Status
from checker.pipeline import Checker
from checker.review import apply_reviews
from tests.reporters import sample
from tests.review.sample import TODAY, override, rulebook_of
from tests.rulebooks import document

Apply = Callable[..., Reviewed]
NEAR = "不断完善多元化解机制，纠纷化解能力持续提升"


@pytest.fixture(scope="module")
def report() -> GapReport:
    made = sample.full_report()
    return replace(made, score=score(made.items))


@pytest.fixture
def review(real: Checker, report: GapReport) -> Apply:
    rulebook = rulebook_of(real.loaded.rulebook, report)

    def apply(*overrides: Override, text: str = "") -> Reviewed:
        return apply_reviews(report, overrides, TODAY, rulebook, text)

    return apply


def item(report: GapReport, number: int) -> ItemFinding:
    return next(one for one in report.items if one.item == number)


def requirement_id(report: GapReport, number: int, title: str) -> str:
    return next(one.id for one in item(report, number).requirements if one.title == title)


def test_without_entries_the_report_stays_as_it_is(review: Apply, report: GapReport) -> None:
    reviewed = review()
    assert replace(reviewed.report, reviews=()) == report
    assert reviewed.items == ()


def test_a_verdict_on_an_item_counts_in_status_counts_and_score(review: Apply, report: GapReport) -> None:
    reviewed = review(override())
    found = item(reviewed.report, 44)
    assert found.status is Status.EVIDENCED
    assert (found.coverage, found.lacking, found.advice) == (1.0, (), ())
    before, after = report.score, reviewed.report.score
    assert after.counts["evidenced"] == before.counts["evidenced"] + 1
    assert after.counts["missing"] == before.counts["missing"] - 1
    assert after.possible == before.possible
    assert after.earned == pytest.approx(before.earned + found.weight)
    assert (after.value or 0) > (before.value or 0)


def test_both_verdicts_are_kept(review: Apply, report: GapReport) -> None:
    reviewed = review(override())
    (kept,) = reviewed.of_item(44)
    assert (kept.found, kept.override.decision) == (Status.MISSING, Status.EVIDENCED)
    assert kept.message.startswith("已按复核采用：未检出改为有实证。")
    assert reviewed.before == report


def test_a_verdict_can_lower_an_item_and_its_reason_is_what_is_lacking(review: Apply) -> None:
    quote = "主动公开政府信息1,204条"
    lowered = override(
        item=45, decision=Status.STATED, was=Status.EVIDENCED, quote=quote, reason="数字不实。"
    )
    found = item(review(lowered).report, 45)
    assert (found.status, found.coverage) == (Status.STATED, 0.5)
    assert found.lacking == ("复核认定为有表述缺实证：数字不实。",)


def test_an_item_that_does_not_apply_is_not_scored(review: Apply, report: GapReport) -> None:
    reviewed = review(override(decision=Status.NOT_APPLICABLE))
    assert item(reviewed.report, 44).weight == 0
    assert reviewed.report.score.possible == pytest.approx(report.score.possible - item(report, 44).weight)


def test_a_verdict_on_one_requirement_goes_through_the_items_rule(review: Apply, report: GapReport) -> None:
    name = requirement_id(report, 38, "人民调解")
    reviewed = review(override(item=38, requirement=name, decision=Status.STATED, quote=NEAR))
    found = item(reviewed.report, 38)
    assert (found.status, found.coverage) == (Status.STATED, 0.25)
    changed, other = found.requirements
    assert [one.quote for one in changed.evidence] == [NEAR]
    assert (changed.status, changed.doubt, changed.advice) == (Status.STATED, "", "请写明人民调解。")
    assert other == item(report, 38).requirements[1]
    assert not found.review


def test_a_figure_that_a_reviewer_accepts_no_longer_holds_the_item_down(
    review: Apply, report: GapReport
) -> None:
    name = requirement_id(report, 52, "每人每年60学时")
    accepted = override(item=52, requirement=name, was=Status.SHORTFALL, quote="全年组织行政执法人员培训")
    found = item(review(accepted).report, 52)
    assert found.status is Status.EVIDENCED
    assert found.requirements[0].figure is not None
    assert not found.requirements[0].figure.short


def test_what_a_reviewer_finds_missing_has_no_evidence(review: Apply, report: GapReport) -> None:
    name = requirement_id(report, 45, "主动公开、依申请公开")
    quote = "依申请公开32件"
    for one in (
        override(item=45, decision=Status.MISSING, was=Status.EVIDENCED, quote=quote),
        override(item=45, requirement=name, decision=Status.MISSING, was=Status.EVIDENCED, quote=quote),
    ):
        found = item(review(one).report, 45)
        assert (found.status, found.evidence) == (Status.MISSING, ())


def test_an_expired_entry_is_listed_and_does_not_count(review: Apply, report: GapReport) -> None:
    reviewed = review(override(expires=date(2023, 1, 31)))
    assert replace(reviewed.report, reviews=()) == report
    assert [one.outcome for one in reviewed.left_out] == ["expired"]
    assert review(override(expires=TODAY)).applied


def test_an_entry_for_another_text_is_listed_and_does_not_count(review: Apply, report: GapReport) -> None:
    gone = review(override(quote="组织案卷评查2次，评查案卷88件"))
    assert replace(gone.report, reviews=()) == report
    assert [one.outcome for one in gone.left_out] == ["text_changed"]


def test_a_quote_anywhere_in_the_whole_text_is_enough(review: Apply) -> None:
    quote = "组织案卷评查2次，评查案卷88件"
    assert review(override(quote=quote), text=f"引言。\n{quote[:6]}\n{quote[6:]}。").applied
    assert not review(override(quote=quote), text="引言。").applied


def test_an_entry_without_quote_counts_only_while_the_verdict_is_what_it_was(review: Apply) -> None:
    (kept,) = review(override()).items
    assert "没有写原文" in kept.message
    (dropped,) = review(override(was=Status.PLANNED)).items
    assert dropped.outcome == "text_changed"


def test_a_verdict_that_rules_have_changed_since_is_pointed_out(review: Apply) -> None:
    (kept,) = review(override(item=38, quote=NEAR, was=Status.PLANNED)).items
    assert kept.outcome == "applied"
    assert "作出复核时的判定是仅列计划，现在是未检出" in kept.message


def test_another_units_entry_changes_nothing_and_is_no_fault(review: Apply, report: GapReport) -> None:
    reviewed = review(override(unit="区民政局"))
    assert replace(reviewed.report, reviews=()) == report
    assert [one.outcome for one in reviewed.items] == ["other_unit"]
    assert reviewed.left_out == ()


@pytest.mark.parametrize(
    "changes", [{"item": 99}, {"requirement": "nothing"}, {"item": 49, "requirement": "x"}]
)
def test_entries_about_nothing_are_listed(
    review: Apply, report: GapReport, changes: dict[str, object]
) -> None:
    reviewed = review(override(**changes))
    assert replace(reviewed.report, reviews=()) == report
    assert [one.outcome for one in reviewed.left_out] == ["unknown"]


def test_of_several_entries_for_one_item_the_latest_counts(review: Apply) -> None:
    later = override(decision=Status.STATED, date=date(2023, 1, 20))
    reviewed = review(later, override())
    assert [one.outcome for one in reviewed.items] == ["applied", "superseded"]
    assert item(reviewed.report, 44).status is Status.STATED


def test_an_entry_of_the_same_verdict_only_settles_the_doubt(review: Apply, report: GapReport) -> None:
    settled = item(review(override(item=38, decision=Status.MISSING)).report, 38)
    assert settled == replace(item(report, 38), review=False, doubts=(), confidence="high")


def test_a_real_report_keeps_its_score_under_entries_that_confirm_it(real: Checker) -> None:
    unit = real.unit("区司法局")
    lines = ("区司法局2022年度法治政府建设情况报告", "2022年，全年组织执法案卷评查2次，评查案卷88件。")
    report = real.check(document(*lines), unit)
    confirming = [
        override(item=one.item, requirement=part.id, decision=part.status, was=part.status)
        for one in report.items
        for part in one.requirements
    ]
    reviewed = apply_reviews(report, confirming, TODAY, real.loaded.rulebook)
    assert len(reviewed.applied) == len(confirming)
    assert reviewed.report.score == report.score
    assert [one.status for one in reviewed.report.items] == [one.status for one in report.items]
