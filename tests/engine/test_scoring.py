"""Coverage and score by the figures of scoring.yaml; item 7's parts and overrides."""

from collections.abc import Callable

import pytest

from checker.engine.scoring import item_status
from checker.model.report import Figure, GapReport, RequirementFinding
from checker.model.status import Status


def requirement(status: Status, found: float | None = None) -> RequirementFinding:
    figure = None if found is None else Figure("学时", 60, found, "学时", found < 60)
    return RequirementFinding("x", "x", "duty", status, 1, "", "", "", figure=figure)


def parts(*statuses: Status) -> list[tuple[RequirementFinding, str]]:
    names = ("content", "problems", "next_steps", "year")
    return [
        (RequirementFinding(name, name, "report", status, 1, "", "", ""), "none")
        for name, status in zip(names, statuses, strict=True)
    ]


E, S, F, P, M = Status.EVIDENCED, Status.STATED, Status.SHORTFALL, Status.PLANNED, Status.MISSING


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [([M, P], P), ([P, F], F), ([F, S], S), ([S, E], E), ([M, M], M)],
)
def test_the_strongest_requirement_decides(statuses: list[Status], expected: Status) -> None:
    assert item_status([(requirement(status), "none") for status in statuses]) is expected


@pytest.mark.parametrize(
    ("overrides", "other", "expected"),
    [("all", E, F), ("stated", S, F), ("stated", E, E), ("none", S, S)],
)
def test_a_figure_below_the_threshold_overrides(overrides: str, other: Status, expected: Status) -> None:
    below = requirement(F, found=40)
    assert item_status([(below, overrides), (requirement(other), "none")]) is expected


def test_a_shortfall_without_a_figure_overrides_nothing() -> None:
    assert item_status([(requirement(F), "all"), (requirement(E), "none")]) is E


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [((E, E, E, E), E), ((E, M, E, E), S), ((E, E, E, F), F), ((M, M, M, E), M), ((E, E, E, M), S)],
)
def test_the_parts_of_a_report_count_together(statuses: tuple[Status, ...], expected: Status) -> None:
    assert item_status(parts(*statuses)) is expected


def test_a_report_handed_in_last_year_counts_without_all_parts() -> None:
    assert item_status([*parts(E, M, E, E), (requirement(E), "none")]) is E


def test_the_score_is_the_weighted_mean(report: Callable[..., GapReport]) -> None:
    found = report("报告", "一、主要工作", "负责人出庭应诉3次。", unit="区司法局", all_items=False)
    applicable = [item for item in found.items if item.status is not Status.NOT_APPLICABLE]
    assert {item.item: item.role for item in applicable} == {
        40: "lead",
        43: "lead",
        44: "lead",
        51: "named",
        52: "class",
    }
    earned = sum(item.weight * item.coverage for item in applicable)
    possible = sum(item.weight for item in applicable)
    assert (earned, possible) == (2.0, 8.5)
    assert found.score.value == round(100 * earned / possible, 1)
    assert sum(line.items for line in found.score.lines) == len(applicable)


def test_items_of_others_are_not_applicable(report: Callable[..., GapReport]) -> None:
    found = report("报告", "一、主要工作", "负责人出庭应诉3次。", unit="区发展改革委", all_items=False)
    by_item = {item.item: item for item in found.items}
    assert by_item[44].status is Status.NOT_APPLICABLE
    assert by_item[44].requirements == ()
    assert by_item[43].status is Status.EVIDENCED
