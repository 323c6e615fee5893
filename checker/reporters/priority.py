"""Order and grouping of findings for reading: what weighs most first. Verdicts stay as judged."""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.model.report import GapReport, ItemFinding, Part
from checker.model.status import GAP_STATUSES, Status
from checker.reporters.wording import PART_ASKERS, STATUS_ORDER, may_be_absent


@dataclass(frozen=True, slots=True)
class AskedParts:
    """How many parts someone asks for and how many are there; `optional` ones are absent and may be."""

    name: str
    asked: int
    present: int
    optional: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter of the plan with its items, in the plan's order."""

    title: str
    items: tuple[ItemFinding, ...]


def lost(item: ItemFinding) -> float:
    """What an item fails to earn: weight × (1 − coverage)."""
    return item.weight * (1 - item.coverage)


def points(report: GapReport, item: ItemFinding) -> float:
    """What an item would add to the score of 100 if it were fully covered."""
    possible = report.score.possible
    return 100 * lost(item) / possible if possible > 0 else 0.0


def judged(report: GapReport) -> tuple[ItemFinding, ...]:
    """Items the unit answers for, without those of doubtful applicability."""
    return tuple(
        item for item in report.items if item.status is not Status.NOT_APPLICABLE and item.role != "doubtful"
    )


def doubtful(report: GapReport) -> tuple[ItemFinding, ...]:
    """Items of doubtful applicability: judged, listed apart, not scored."""
    return tuple(
        item for item in report.items if item.status is not Status.NOT_APPLICABLE and item.role == "doubtful"
    )


def not_applicable(report: GapReport) -> tuple[ItemFinding, ...]:
    """Items that other units answer for."""
    return tuple(item for item in report.items if item.status is Status.NOT_APPLICABLE)


def gaps(report: GapReport) -> tuple[ItemFinding, ...]:
    """Items without evidence, those that cost most first."""
    return _by_loss(item for item in judged(report) if item.status in GAP_STATUSES)


def improvable(report: GapReport) -> tuple[ItemFinding, ...]:
    """Items with evidence of which some requirement is not covered, those that cost most first."""
    return _by_loss(item for item in judged(report) if item.status is Status.EVIDENCED and item.coverage < 1)


def covered(report: GapReport) -> tuple[ItemFinding, ...]:
    """Items with evidence for every requirement."""
    return tuple(item for item in judged(report) if item.status is Status.EVIDENCED and item.coverage >= 1)


def to_review(report: GapReport) -> tuple[ItemFinding, ...]:
    """Items whose verdict a person should look at, whoever answers for them."""
    return tuple(item for item in report.items if item.review)


def has_doubts(report: GapReport) -> bool:
    """Whether any verdict, of an item or of one requirement, is marked to be looked at."""
    return any(item.review or any(one.doubt for one in item.requirements) for item in report.items)


def review_apart(report: GapReport) -> tuple[ItemFinding, ...]:
    """Items to look at that are no gaps, so that the list of gaps does not show them."""
    listed = {item.item for item in gaps(report)}
    return tuple(item for item in to_review(report) if item.item not in listed)


def tally(items: tuple[ItemFinding, ...]) -> dict[Status, int]:
    """How many items have each status; every status is a key, strongest first."""
    return {status: sum(item.status is status for item in items) for status in STATUS_ORDER}


def chapters(report: GapReport) -> tuple[Chapter, ...]:
    """Items by chapter, in the order in which chapters first appear."""
    grouped: dict[str, list[ItemFinding]] = {}
    for item in report.items:
        grouped.setdefault(item.chapter, []).append(item)
    return tuple(Chapter(title, tuple(items)) for title, items in grouped.items())


def asked_parts(report: GapReport) -> tuple[AskedParts, ...]:
    """Who asks for parts of the report; what may be left out and is counts apart, not as asked for."""
    asked = (
        (name, [part for part in report.structure.parts if asker in part.of])
        for asker, name in PART_ASKERS.items()
    )
    return tuple(_counted_parts(name, parts) for name, parts in asked if parts)


def _counted_parts(name: str, parts: list[Part]) -> AskedParts:
    optional = sum(may_be_absent(part) for part in parts)
    return AskedParts(name, len(parts) - optional, sum(part.present for part in parts), optional)


def _by_loss(items: Iterable[ItemFinding]) -> tuple[ItemFinding, ...]:
    # Rounded, so that two sums of the same weights in another order still tie and the number decides.
    return tuple(sorted(items, key=lambda item: (-round(lost(item), 6), item.item)))
