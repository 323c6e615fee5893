"""The result beside the draft's text: score, parts, items, advice, what moved, and the marks."""

from collections.abc import Callable
from dataclasses import dataclass

from checker.model.changes import Changes, Direction, ItemChange
from checker.model.document import Document
from checker.model.report import GapReport, ItemFinding
from checker.model.review import Reviewed
from checker.model.status import Status
from checker.reporters import priority, wording
from checker.reporters.html import charts
from checker.web.marks import mark_id, paragraphs
from checker.web.templating import environment


@dataclass(frozen=True, slots=True)
class Shown:
    """All that goes into the result of one draft. `word` says whether comments can be written into it."""

    id: str
    word: bool
    reviewed: Reviewed
    document: Document
    changes: Changes | None
    reviewer: str
    focus: int


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one heading."""

    id: str
    title: str
    items: tuple[ItemFinding, ...]


def render(shown: Shown) -> str:
    """The result as HTML, to be put into the page."""
    report = shown.reviewed.report
    judged = priority.judged(report)
    counts = priority.tally(judged)
    context = {
        "shown": shown,
        "report": report,
        "name": wording.printable(report.report.name),
        "counts": counts,
        "total": len(judged),
        "distribution": charts.segments(counts, len(judged) or 1),
        "gauge_filled": charts.gauge_filled(report.score.value),
        "groups": _groups(report),
        "statuses": tuple(status for status in wording.STATUS_ORDER if _count(report, status)),
        "count": lambda status: _count(report, status),
        "parts_missing": tuple(
            part for part in report.structure.parts if not part.present and not wording.may_be_absent(part)
        ),
        "askers": priority.asked_parts(report),
        "changes": shown.changes,
        "moved": _moved(shown.changes) if shown.changes else {},
        "gained": _gained(shown.changes) if shown.changes else None,
        "reviews": shown.reviewed,
        "paragraphs": paragraphs(shown.document, report),
        "mark_id": mark_id,
        "points": lambda item: priority.points(report, item),
        "decisions": wording.STATUS_ORDER,
        "found_status": _found(shown.reviewed.before),
        "position": lambda one: shown.reviewed.items.index(one),
    }
    return environment().get_template("result.html.j2").render(context)


def _found(report: GapReport) -> Callable[[int, str], str]:
    """What the checker itself found, of an item or, with its id, of a requirement."""
    found = {(item.item, ""): item.status.value for item in report.items}
    found |= {(item.item, one.id): one.status.value for item in report.items for one in item.requirements}
    return lambda item, requirement: found[item, requirement]


def _groups(report: GapReport) -> tuple[Group, ...]:
    groups = (
        Group("gaps", "缺口，加分多的在前", priority.gaps(report)),
        Group("improvable", "已有实证，尚可补强", priority.improvable(report)),
        Group("covered", "已覆盖", priority.covered(report)),
        Group("doubtful", "是否适用待定，不计分", priority.doubtful(report)),
    )
    return tuple(group for group in groups if group.items)


def _count(report: GapReport, status: Status) -> int:
    if status is Status.NOT_APPLICABLE:
        return 0
    return sum(item.status is status for item in report.items)


def _moved(changes: Changes) -> dict[Direction, tuple[ItemChange, ...]]:
    directions: tuple[Direction, ...] = ("better", "worse", "same")
    return {
        direction: tuple(item for item in changes.items if item.direction == direction)
        for direction in directions
    }


def _gained(changes: Changes) -> float | None:
    """How much the score moved, None where there is none to compare."""
    if changes.score_before is None or changes.score_after is None:
        return None
    return round(changes.score_after - changes.score_before, 1)
