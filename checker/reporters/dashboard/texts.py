"""Long lists of sentences, by unit, cut where a page would grow too heavy to open."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from checker.model.district import (
    CopyPair,
    District,
    KeptText,
    PlanPaste,
    Promise,
    PromiseState,
    SharedSentence,
)
from checker.model.status import Status
from checker.reporters.dashboard.environment import LONGEST_QUOTE

MOST_CHARACTERS = 250_000
"""How many characters of quoted sentences, and of what stands around them, one section may hold."""
_AROUND = 120
MOST_PAIRS = 500

PROMISE_WORDS: dict[PromiseState, tuple[str, Status]] = {
    "kept": ("已兑现", Status.EVIDENCED),
    "planned_again": ("仅再次列计划", Status.PLANNED),
    "not_found": ("未检出", Status.MISSING),
}
"""The name of each state, and the status whose sign and colour it is shown with."""

Entry = TypeVar("Entry", PlanPaste, SharedSentence, Promise)


@dataclass(frozen=True, slots=True)
class UnitList(Generic[Entry]):
    """One unit's sentences: all of them counted, those `shown` that there is room for."""

    unit: str
    total: int
    shown: tuple[Entry, ...]

    @property
    def left_out(self) -> int:
        """How many are not shown."""
        return self.total - len(self.shown)


@dataclass(frozen=True, slots=True)
class Kept:
    """What one unit kept of last year's report, with the sentences that can hardly be true again."""

    text: KeptText
    stale: UnitList[SharedSentence]


@dataclass(frozen=True, slots=True)
class Promises:
    """One unit's promises of last year, counted by state."""

    unit: str
    counts: dict[PromiseState, int]
    sentences: UnitList[Promise]


class _Room:
    """The characters that are left for quoting."""

    def __init__(self) -> None:
        self._left = MOST_CHARACTERS

    def take(self, *texts: str) -> bool:
        """Whether the texts still fit; if so their room is used up, if not nothing fits any more."""
        self._left -= _AROUND + sum(min(len(text), LONGEST_QUOTE) for text in texts)
        return self._left >= 0


def pairs(district: District) -> tuple[CopyPair, ...]:
    """The pairs that are listed, those that share most first."""
    return district.copies[:MOST_PAIRS]


def pastes(district: District) -> tuple[UnitList[PlanPaste], ...]:
    """Sentences pasted from the plan by unit, the unit with most of them first."""
    room = _Room()
    lists = (
        UnitList(unit, len(found), tuple(one for one in found if room.take(one.quote, one.heading)))
        for unit, found in sorted(_by_unit(district.pastes).items(), key=lambda pair: -len(pair[1]))
    )
    return tuple(lists)


def kept(district: District) -> tuple[Kept, ...]:
    """What units kept of last year's reports, the largest share first; units that kept nothing fall out."""
    room = _Room()
    some = [one for one in district.kept if one.sentences or one.stale]
    return tuple(
        Kept(
            one,
            UnitList(one.unit, len(one.stale), tuple(s for s in one.stale if room.take(s.left, s.right))),
        )
        for one in sorted(some, key=lambda one: -one.share)
    )


def promises(district: District) -> tuple[Promises, ...]:
    """Last year's promises by unit, in the order of the units."""
    room = _Room()
    return tuple(
        Promises(
            unit,
            {state: sum(one.state == state for one in found) for state in PROMISE_WORDS},
            UnitList(unit, len(found), tuple(one for one in found if room.take(one.text, one.quote))),
        )
        for unit, found in _by_unit(district.promises).items()
    )


def promise_totals(district: District) -> dict[PromiseState, int]:
    """All units' promises by state."""
    return {state: sum(one.state == state for one in district.promises) for state in PROMISE_WORDS}


_Owned = TypeVar("_Owned", PlanPaste, Promise)


def _by_unit(entries: Iterable[_Owned]) -> dict[str, list[_Owned]]:
    grouped: dict[str, list[_Owned]] = {}
    for entry in entries:
        grouped.setdefault(entry.unit, []).append(entry)
    return grouped
