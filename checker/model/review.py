"""A person's own judgement of findings: what is recorded, and what became of it on one report."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from checker.model.report import GapReport
from checker.model.status import Status

Outcome = Literal["applied", "expired", "text_changed", "superseded", "other_unit", "unknown"]


@dataclass(frozen=True, slots=True)
class Override:
    """A reviewer's verdict on one item, or on one of its requirements, of one unit's report.

    `unit` is the registry's short name, `requirement` an id, "" for the whole item. `quote` is the exact
    text that the verdict rested on or that the reviewer goes by, "" for none; `was` is what the tool had
    found. Not valid after the day `expires`. `line` is where it stands in its file, 0 where in none.
    """

    unit: str
    item: int
    requirement: str
    decision: Status
    reason: str
    reviewer: str
    date: date
    expires: date | None
    quote: str
    was: Status
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class ReviewedItem:
    """One override beside what the tool finds today (None where it knows no such item).

    Only "applied" ones count in the report; `message` says in one Chinese sentence what became of it,
    and what to mind.
    """

    override: Override
    outcome: Outcome
    found: Status | None
    message: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A report as the reviewers see it, and as the tool did; `items` has every override, in file order."""

    report: GapReport
    before: GapReport
    items: tuple[ReviewedItem, ...]

    @property
    def applied(self) -> tuple[ReviewedItem, ...]:
        """The overrides that count in the report."""
        return tuple(one for one in self.items if one.outcome == "applied")

    @property
    def left_out(self) -> tuple[ReviewedItem, ...]:
        """Overrides for this unit that do not count: to be looked at again."""
        return tuple(one for one in self.items if one.outcome not in ("applied", "other_unit"))

    def of_item(self, item: int) -> tuple[ReviewedItem, ...]:
        """The overrides that count for one item."""
        return tuple(one for one in self.applied if one.override.item == item)
