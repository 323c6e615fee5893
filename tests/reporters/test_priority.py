"""Order and grouping of items."""

from dataclasses import replace

from checker.model.report import ItemFinding
from checker.model.status import Status
from checker.reporters import priority
from tests.reporters import sample

REPORT = sample.full_report()


def numbers(items: tuple[ItemFinding, ...]) -> list[int]:
    return [item.item for item in items]


def test_gaps_come_by_lost_points_then_by_number() -> None:
    assert numbers(priority.gaps(REPORT)) == [38, 43, 44, 51, 14, 7, 52]
    tied = replace(REPORT, items=tuple(replace(i, weight=1, coverage=0.5) for i in reversed(REPORT.items)))
    assert numbers(priority.gaps(tied)) == [7, 14, 38, 43, 44, 51, 52]


def test_every_item_stands_in_exactly_one_group() -> None:
    groups = (
        priority.gaps,
        priority.improvable,
        priority.covered,
        priority.doubtful,
        priority.not_applicable,
    )
    listed = [item.item for group in groups for item in group(REPORT)]
    assert sorted(listed) == numbers(REPORT.items)
    assert numbers(priority.doubtful(REPORT)) == [21, 41]
    assert numbers(priority.not_applicable(REPORT)) == [49]


def test_points_of_all_items_and_the_score_make_a_hundred() -> None:
    assert REPORT.score.value is not None
    missing = sum(priority.points(REPORT, item) for item in REPORT.items)
    assert round(missing + REPORT.score.value, 6) == 100


def test_points_are_zero_where_nothing_is_scored() -> None:
    empty = sample.empty_report()
    assert {priority.points(empty, item) for item in empty.items} == {0.0}


def test_items_not_owed_are_judged_where_all_items_are_asked_for() -> None:
    owed = replace(REPORT.items[-1], role="none", status=Status.MISSING, weight=1, coverage=0)
    report = replace(REPORT, items=(owed,), all_items=True)
    assert priority.gaps(report) == (owed,)


def test_chapters_keep_the_order_of_the_plan() -> None:
    titles = [chapter.title for chapter in priority.chapters(REPORT)]
    assert titles == [title for title in sample.CHAPTERS if title in titles]


def test_items_to_look_at_are_those_marked_and_split_into_gaps_and_others() -> None:
    assert numbers(priority.to_review(REPORT)) == [31, 38, 41, 43]
    assert numbers(priority.review_apart(REPORT)) == [31, 41]


def test_parts_are_counted_for_each_asker() -> None:
    found = [(row.asked, row.present, row.optional) for row in priority.asked_parts(REPORT)]
    assert found == [(4, 3, 0), (5, 2, 0)]


def test_a_part_that_may_be_left_out_is_not_counted_as_asked_for() -> None:
    rows = priority.asked_parts(sample.with_optional_part(REPORT))
    assert [(row.asked, row.present, row.optional) for row in rows] == [(4, 3, 0), (4, 2, 1)]
