"""The sentences of one version: which of them another version still has, and in what words."""

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process

from checker.model.normalise import fold
from checker.model.report import GapReport, Quote

# Sentences less alike than this (0 to 100) are two sentences, not one reworded.
ALIKE = 60.0
# A quote may be some clauses of a long sentence: what stands in another word for word is alike too.
_PART_DISCOUNT = 25.0
_SHORTEST_PART = 8


def likeness(one: Quote, other: Quote) -> float:
    """How much two quotes have in common, 0 to 100."""
    return _likeness(fold(one.quote), fold(other.quote))


def alike(one: Quote | None, other: Quote | None) -> bool:
    """Whether one quote may be the other in other words, or in the same."""
    return one is not None and other is not None and likeness(one, other) >= ALIKE


def _likeness(one: str, other: str) -> float:
    whole = fuzz.ratio(one, other)
    if min(len(one), len(other)) < _SHORTEST_PART:
        return whole
    return max(whole, fuzz.partial_ratio(one, other) - _PART_DISCOUNT)


def nearest(quote: Quote, others: Iterable[Quote]) -> Quote | None:
    """The one that is most like `quote`, None where none is alike; the first of equals."""
    view = fold(quote.quote)
    best, most = None, ALIKE
    for other in others:
        share = _likeness(view, fold(other.quote))
        if share > most or (best is None and share >= most):
            best, most = other, share
    return best


class Quoted:
    """The sentences of one version: those its gap report quotes, and all others where they are at hand."""

    def __init__(self, report: GapReport, sentences: Sequence[Quote] = ()) -> None:
        """`sentences` are all of the report's, none where only the saved result is known."""
        self._quotes = tuple(dict.fromkeys(_quotes(report)))
        self._sentences = tuple(sentences)
        self._views = [fold(quote.quote) for quote in sentences]
        self._text = "\n".join(self._views)
        self._by_view: dict[str, Quote] = {}
        for quote in (*self._quotes, *sentences):
            self._by_view.setdefault(fold(quote.quote), quote)

    def nearest(self, quote: Quote) -> Quote | None:
        """The sentence with the same words, else the one most like it; None where none is alike."""
        same = self._by_view.get(fold(quote.quote))
        return same or nearest(quote, self._quotes) or self._nearest_sentence(quote)

    def holds(self, quote: Quote) -> bool | None:
        """Whether the report still has these words; None where its sentences are not at hand."""
        return fold(quote.quote) in self._text if self._text else None

    def _nearest_sentence(self, quote: Quote) -> Quote | None:
        found = process.extractOne(fold(quote.quote), self._views, scorer=fuzz.ratio, score_cutoff=ALIKE)
        return None if found is None else self._sentences[found[2]]


def _quotes(report: GapReport) -> Iterator[Quote]:
    for item in report.items:
        for requirement in item.requirements:
            yield from requirement.evidence
    for item in report.items:
        yield from (one.nearest for one in item.requirements if one.nearest)
