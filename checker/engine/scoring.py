"""Coverage of an item and the score of a report, by the figures of scoring.yaml."""

from collections.abc import Iterable, Mapping, Sequence

from checker.model.report import ItemFinding, ItemRole, RequirementFinding, Score, ScoreLine
from checker.model.rules import Scoring
from checker.model.status import Status

_SCORED_ROLES: tuple[ItemRole, ...] = ("lead", "named", "class", "none")


def coverage(requirements: Sequence[RequirementFinding], scoring: Scoring) -> float:
    """The weighted share of the requirements, 0 to 1."""
    weight = sum(one.weight for one in requirements)
    earned = sum(one.weight * scoring.coverage[one.status] for one in requirements)
    return round(earned / weight, 4) if weight else 0.0


def item_status(requirements: Sequence[tuple[RequirementFinding, str]]) -> Status:
    """The strongest requirement decides, but for figures below a threshold that override others.

    Each requirement comes with what it overrides: "none", "stated" or "all".
    """
    below = {overrides for finding, overrides in requirements if _is_below(finding)}
    statuses = [finding.status for finding, _ in requirements if finding.kind != "report"]
    parts = {finding.id: finding.status for finding, _ in requirements if finding.kind == "report"}
    if Status.SHORTFALL in parts.values():
        return Status.SHORTFALL
    strongest = max([*statuses, *_together(parts)], key=lambda one: one.strength)
    if "all" in below or ("stated" in below and strongest is Status.STATED):
        return Status.SHORTFALL
    return strongest


def _together(parts: Mapping[str, Status]) -> list[Status]:
    """The report's own parts prove item 7 only all together; some of them are a statement.

    The right year alone is nothing: a report consists of its parts.
    """
    if not parts:
        return []
    if all(status is Status.EVIDENCED for status in parts.values()):
        return [Status.EVIDENCED]
    told = any(status is Status.EVIDENCED for name, status in parts.items() if name != "year")
    return [Status.STATED if told else Status.MISSING]


def _is_below(finding: RequirementFinding) -> bool:
    return finding.figure is not None and finding.figure.short


def score(items: Iterable[ItemFinding]) -> Score:
    """100 × the weighted mean coverage of the scored items, with how it came about."""
    items = tuple(items)
    scored = [item for item in items if item.weight > 0]
    lines = tuple(
        line for role in _SCORED_ROLES if (line := _line(role, [i for i in scored if i.role == role]))
    )
    earned, possible = sum(line.earned for line in lines), sum(line.possible for line in lines)
    counts = {status.value: sum(item.status is status for item in items) for status in Status}
    value = round(100 * earned / possible, 1) if possible else None
    return Score(value, round(earned, 4), round(possible, 4), lines, counts)


def _line(role: ItemRole, items: Sequence[ItemFinding]) -> ScoreLine | None:
    if not items:
        return None
    possible = sum(item.weight for item in items)
    earned = sum(item.weight * item.coverage for item in items)
    return ScoreLine(role, len(items), items[0].weight, round(earned, 4), round(possible, 4))
