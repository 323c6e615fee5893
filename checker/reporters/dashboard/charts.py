"""Geometry of the district's charts; the templates draw it."""

import statistics
from dataclasses import dataclass

from checker.model.district import District, ItemSummary, Tally, UnitResult
from checker.model.status import Status
from checker.reporters.html.charts import Segment, segments

BIN = 5
BINS = 100 // BIN
CHART_HEIGHT = 120
"""Height of the tallest column, in units of the picture."""


@dataclass(frozen=True, slots=True)
class Column:
    """Scores from `low` to `high` (the last column holds 100 too): how many units, how tall."""

    low: int
    high: int
    count: int
    height: float


@dataclass(frozen=True, slots=True)
class Distribution:
    """The units' scores in columns; `unscored` units stand in none."""

    columns: tuple[Column, ...]
    scored: int
    unscored: int
    mean: float
    median: float
    lowest: float
    highest: float


@dataclass(frozen=True, slots=True)
class ItemBar:
    """One item: those that lead and the others, each as a stacked bar; `number` is the item's."""

    number: int
    title: str
    chapter: str
    lead: Tally
    members: Tally
    all: Tally
    lead_bar: tuple[Segment, ...]
    members_bar: tuple[Segment, ...]


def distribution(units: tuple[UnitResult, ...]) -> Distribution | None:
    """The scores in columns of five; None where no unit has a score."""
    scores = [unit.report.score.value for unit in units if unit.report.score.value is not None]
    if not scores:
        return None
    numbers = [0] * BINS
    for score in scores:
        numbers[min(max(int(score // BIN), 0), BINS - 1)] += 1
    tallest = max(numbers)
    columns = tuple(
        Column(at * BIN, (at + 1) * BIN, number, round(CHART_HEIGHT * number / tallest, 2))
        for at, number in enumerate(numbers)
    )
    mean, median = statistics.fmean(scores), statistics.median(scores)
    return Distribution(
        columns, len(scores), len(units) - len(scores), mean, median, min(scores), max(scores)
    )


def item_bars(district: District) -> tuple[ItemBar, ...]:
    """Every item, the thinnest first; items that no unit answers for come last."""
    return tuple(_item_bar(item) for item in sorted(district.items, key=_thinnest))


def by_status(tally: Tally) -> dict[Status, int]:
    """A tally by status, as the gap report's bars take it."""
    return {
        Status.EVIDENCED: tally.evidenced,
        Status.STATED: tally.stated,
        Status.SHORTFALL: tally.shortfall,
        Status.PLANNED: tally.planned,
        Status.MISSING: tally.missing,
    }


def _thinnest(item: ItemSummary) -> tuple[bool, float, int]:
    share = item.all.share
    return share is None, share or 0.0, item.item


def _item_bar(item: ItemSummary) -> ItemBar:
    lead, members = (segments(by_status(tally), tally.units or 1) for tally in (item.lead, item.members))
    return ItemBar(item.item, item.title, item.chapter, item.lead, item.members, item.all, lead, members)
