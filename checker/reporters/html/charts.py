"""Geometry of the charts; the templates draw it."""

import math
from dataclasses import dataclass

from checker.model.status import Status
from checker.reporters.priority import Chapter, tally
from checker.reporters.wording import STATUS_ORDER

GAUGE_RADIUS = 52
GAUGE_LENGTH = round(2 * math.pi * GAUGE_RADIUS, 2)
DRAWN = tuple(status for status in STATUS_ORDER if status is not Status.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a stacked bar, in per cent of the bar's full width."""

    status: Status
    count: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class ChapterBar:
    """One chapter's row: its items by status, those of other units and doubtful ones counted apart."""

    title: str
    counts: dict[Status, int]
    segments: tuple[Segment, ...]
    total: int
    doubtful: int
    not_applicable: int


def gauge_filled(value: float | None) -> float:
    """Length of the gauge's arc for a score of 0 to 100."""
    return round(GAUGE_LENGTH * min(max(value or 0.0, 0.0), 100.0) / 100, 2)


def segments(counts: dict[Status, int], longest: int) -> tuple[Segment, ...]:
    """Stack counts side by side; a bar of `longest` items fills the width."""
    stacked: list[Segment] = []
    before = 0
    for status in DRAWN:
        count = counts[status]
        if count:
            start, width = (round(100 * part / longest, 3) for part in (before, count))
            stacked.append(Segment(status, count, start, width))
            before += count
    return tuple(stacked)


def chapter_bars(chapters: tuple[Chapter, ...]) -> tuple[ChapterBar, ...]:
    """A row for every chapter, all on one scale."""
    counted = [_counted(chapter) for chapter in chapters]
    longest = max((sum(counts[status] for status in DRAWN) for counts, _ in counted), default=0) or 1
    return tuple(
        ChapterBar(
            chapter.title,
            counts,
            segments(counts, longest),
            sum(counts[status] for status in DRAWN),
            doubtful,
            counts[Status.NOT_APPLICABLE],
        )
        for chapter, (counts, doubtful) in zip(chapters, counted, strict=True)
    )


def _counted(chapter: Chapter) -> tuple[dict[Status, int], int]:
    scored = tuple(
        item for item in chapter.items if item.role != "doubtful" or item.status is Status.NOT_APPLICABLE
    )
    return tally(scored), len(chapter.items) - len(scored)
