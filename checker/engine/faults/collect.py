"""Runs every check for slips and puts what they find in order of place."""

from collections.abc import Iterable, Mapping, Sequence

from checker.engine.faults.figures import sums_that_contradict
from checker.engine.faults.leftovers import (
    foreign_self,
    foreign_subject,
    foreign_title,
    other_years,
    placeholders,
)
from checker.engine.faults.shape import empty_headings, pasted_text, repeated_sentences
from checker.engine.structure import Pattern
from checker.engine.text import TextView
from checker.model.plan import Mention, Unit
from checker.model.report import DraftFault


class DraftChecks:
    """The checks of one rulebook; `pattern` gives one of its word lists, compiled."""

    def __init__(self, pattern: Pattern) -> None:
        self._pattern = pattern

    def find(
        self, text: TextView, unit: Unit, mentions: Mapping[int, Sequence[Mention]], pasted: Iterable[int]
    ) -> tuple[DraftFault, ...]:
        """All slips of one report, in order of place; those without a place come first."""
        found: Iterable[DraftFault] = (
            *foreign_title(text, unit, mentions),
            *foreign_subject(text, unit, mentions),
            *other_years(text, self._pattern("faults.other_year_is_meant")),
            *foreign_self(
                text,
                self._pattern(f"faults.{unit.kind.value}_foreign_self"),
                self._pattern("faults.self_not_after"),
            ),
            *placeholders(text, self._pattern("faults.placeholders")),
            *empty_headings(text),
            *sums_that_contradict(text),
            *pasted_text(text, pasted),
            *repeated_sentences(text),
        )
        return tuple(sorted(found, key=_place))


def _place(fault: DraftFault) -> tuple[int, int, str]:
    quote = fault.quote
    return (-1, 0, fault.kind) if quote is None else (quote.block, quote.start, fault.kind)
