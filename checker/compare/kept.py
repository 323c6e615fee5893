"""What a unit's report kept of its report of the year before."""

from collections.abc import Sequence

from checker.compare.alignment import align
from checker.compare.masking import Mask
from checker.compare.shared import shared_sentence
from checker.compare.staleness import is_stale, last_year
from checker.compare.words import CompareWords
from checker.model.district import KeptText, ReportText


def kept_text(now: ReportText, before: ReportText, names: Sequence[str], words: CompareWords) -> KeptText:
    """The sentences of `now` that stand in `before` too, the same or reworded; left is this year's.

    Headings and the title do not count, nor sentences of a few characters. `names` are the units'
    names, left open as figures are.
    """
    mask = Mask(names, words.own_names)
    here, there = mask.sentences(now), mask.sentences(before)
    year = last_year(now, before)
    kept, stale, length = [], [], 0
    for match in align(here, there):
        left = now.sentences[here[match.left].number]
        right = before.sentences[there[match.right].number]
        shown = shared_sentence(left, right, match.likeness, words.fixed_figures)
        length += here[match.left].length
        kept.append(shown)
        if is_stale(left, right, year, words):
            stale.append(shown)
    total = sum(one.length for one in here)
    return KeptText(now.unit, round(length / total, 4) if total else 0.0, tuple(kept), tuple(stale))
