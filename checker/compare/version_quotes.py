"""The sentences of one version: which of them another version still has, and in what words."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from checker.model.normalise import fold
from checker.model.report import GapReport, Quote

# Sentences less alike than this (0 to 100) are two sentences, not one reworded.
ALIKE = 60.0
# A quote may be some clauses of a long sentence: what stands in another word for word is alike too.
_PART_DISCOUNT = 25.0
_SHORTEST_PART = 8
_NUMERALS = "[一二三四五六七八九十]{1,3}"
_NUMBER = re.compile(
    rf"^\s*(?:{_NUMERALS}[、.．]|第{_NUMERALS}[,，、]|{_NUMERALS}[是要][,，]?|[(（](?:{_NUMERALS}|\d{{1,2}})[)）]"
    rf"|\d{{1,2}}(?:、|[.．](?!\d))|[①-⑳])\s*"
)


def essence(quote: Quote) -> str:
    """What a quote is known by: its words without a number before them, which moves as others come or go."""
    return fold(_NUMBER.sub("", quote.quote, count=1)) or fold(quote.quote)


def likeness(one: Quote, other: Quote) -> float:
    """How much two quotes have in common, 0 to 100."""
    return _likeness(essence(one), essence(other))


def _likeness(one: str, other: str) -> float:
    whole = fuzz.ratio(one, other)
    if min(len(one), len(other)) < _SHORTEST_PART:
        return whole
    return max(whole, fuzz.partial_ratio(one, other) - _PART_DISCOUNT)


class Quoted:
    """The sentences of one version: those its gap report quotes, and all others where they are at hand."""

    def __init__(self, report: GapReport, sentences: Sequence[Quote] = ()) -> None:
        """`sentences` are all of the report's, none where only the saved result is known."""
        self.quotes = tuple(dict.fromkeys(_quotes(report)))
        self.sentences = tuple(sentences)
        views = [essence(quote) for quote in sentences]
        self._text = "\n".join(views)
        self._whole = frozenset(views)
        self._by_view: dict[str, Quote] = {}
        for quote in (*self.quotes, *sentences):
            self._by_view.setdefault(essence(quote), quote)

    def same(self, quote: Quote) -> Quote | None:
        """The sentence with the same words, wherever it stands."""
        return self._by_view.get(essence(quote))

    def holds(self, quote: Quote, of: "Quoted") -> bool | None:
        """Whether this version has a quote of another; None where that takes sentences not at hand.

        What is a whole sentence there must be one here: a sentence that lost a word is another one.
        """
        if self.same(quote) is not None:
            return True
        if not self._text:
            return None
        view = essence(quote)
        return view not in of._whole and view in self._text


def _quotes(report: GapReport) -> Iterator[Quote]:
    for item in report.items:
        for requirement in item.requirements:
            yield from requirement.evidence
    for item in report.items:
        yield from (one.nearest for one in item.requirements if one.nearest)


class Counterparts:
    """Finds in one version the sentence that another has in the same words, or in other words."""

    def __init__(self, version: Quoted, other: Quoted) -> None:
        """Only what `other` does not have can be one of its sentences reworded."""
        self._version, self._other = version, other
        self._quotes = tuple(quote for quote in version.quotes if not other.holds(quote, version))
        self._sentences = tuple(quote for quote in version.sentences if other.same(quote) is None)
        self._views = [essence(quote) for quote in self._sentences]

    def find(self, quote: Quote) -> Quote | None:
        """The counterpart of one of the other version's quotes; None where none is alike."""
        same = self._version.same(quote)
        if same is not None or self._version.holds(quote, self._other):
            return same
        best = max(self._quotes, key=lambda one: likeness(one, quote), default=None)
        if best is not None and likeness(best, quote) >= ALIKE:
            return best
        found = process.extractOne(essence(quote), self._views, scorer=fuzz.ratio, score_cutoff=ALIKE)
        return None if found is None else self._sentences[found[2]]
