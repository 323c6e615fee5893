"""The hits of a rulebook's terms in one sentence, each worked out when it is first asked for.

Dozens of terms may stand in a sentence; the rules that have everything else they need ask for few.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from typing import Any

from checker.language.segmenter import Segmenter
from checker.model.analysis import Span

# The parts of a phrase written with "…" stand in one clause, at most this many characters apart.
PART_GAP = 12
# Only phrases this short are found across the border of two words; longer ones hardly ever.
SHORT_PHRASE = 2
# The words around such a phrase are cut with this many characters on either side; more change nothing.
_CONTEXT = 4
_BREAKS = re.compile(r"[,。;!?:\t]")

# Where each string of the automaton stands in one sentence, in order of place.
Places = dict[int, list[Span]]


@dataclass(frozen=True, slots=True)
class Parted:
    """A phrase written with "…": the strings of its parts in their order."""

    term: int
    strings: tuple[int, ...]
    hides: bool
    """Whether it hides the term's hits inside it instead of being one."""


@dataclass(frozen=True)
class Strings:
    """What the strings of a lexicon's automaton stand for."""

    texts: tuple[str, ...]
    users: tuple[frozenset[int], ...]
    """For each string the terms of which it is a whole phrase."""
    phrases: tuple[frozenset[int], ...]
    """For each term the strings that are a whole phrase of it."""
    excepted: Mapping[int, frozenset[int]]
    """For some terms the strings inside which their hits are none."""
    edged: frozenset[int]
    """The terms whose short phrases must not belong to two words."""
    segmenter: Segmenter | None

    @cached_property
    def short(self) -> frozenset[int]:
        """The strings that may be found across the border of two words."""
        return frozenset(number for number, text in enumerate(self.texts) if len(text) == SHORT_PHRASE)

    @cached_property
    def words(self) -> frozenset[str]:
        """Words of two characters: the segmenter's and the rulebook's own."""
        known = frozenset() if self.segmenter is None else self.segmenter.words
        return known.union(self.texts[string] for string in self.short if self.users[string])


class FoundHits(Mapping[int, Sequence[Span]]):
    """The places of every term in one view."""

    __slots__ = ("_known", "_parted", "_places", "_strings", "_view", "_whole", "likely")

    def __init__(
        self, strings: Strings, view: str, places: Places, parted: Mapping[int, Sequence[Parted]]
    ) -> None:
        """`parted` has for each term the phrases of several parts that all stand in the view."""
        self._strings = strings
        self._view = view
        self._places = places
        self._parted = parted
        likely = frozenset().union(*map(strings.users.__getitem__, places))
        self.likely = likely | parted.keys() if parted else likely
        """All terms that are found, and some that are not for the words around their phrases."""
        self._known: dict[int, Sequence[Span]] = {}
        self._whole: dict[int, list[Span]] = {}

    def __getitem__(self, term: int) -> Sequence[Span]:
        """The places of a term in order, without repeats. Raises KeyError where there is none."""
        spans: Sequence[Span] | None = self.get(term)
        if spans is None:
            raise KeyError(term)
        return spans

    def get(self, term: int, default: Any = None) -> Any:
        """The places of a term, or the default: without the cost of an error."""
        known = self._known.get(term)
        if known is None:
            known = self._known[term] = self._find(term) if term in self.likely else ()
        return known or default

    def __contains__(self, term: object) -> bool:
        """Whether the term is found."""
        return isinstance(term, int) and self.get(term) is not None

    def __iter__(self) -> Iterator[int]:
        """All terms that are found."""
        return (term for term in sorted(self.likely) if term in self)

    def __len__(self) -> int:
        """How many terms are found."""
        return sum(1 for _ in self)

    def _find(self, term: int) -> Sequence[Span]:
        strings, places = self._strings, self._places
        there = places.keys()
        short = strings.short if term in strings.edged else ()
        lists = [
            self._whole_words(string) if string in short else places[string]
            for string in there & strings.phrases[term]
        ]
        hiding = strings.excepted.get(term)
        hidden = [places[string] for string in there & hiding] if hiding else []
        for one in self._parted.get(term, ()):
            joined = _join([places[part] for part in one.strings], self._view)
            (hidden if one.hides else lists).append(joined)
        # Most terms are found by one string, whose places are in order.
        spans = lists[0] if len(lists) == 1 else sorted({*chain.from_iterable(lists)})
        if hidden and spans:
            masks = _Masks([*chain.from_iterable(hidden)])
            return [span for span in spans if not masks.hide(span)]
        return spans

    def _whole_words(self, string: int) -> list[Span]:
        """The places of a string of two characters that are not of two words: 办法 in 举办法治讲座.

        Only where both characters also form words with their neighbours are the words around them cut.
        """
        kept = self._whole.get(string)
        if kept is None:
            words, view, segmenter = self._strings.words, self._view, self._strings.segmenter
            kept = self._whole[string] = [
                (start, end)
                for start, end in self._places[string]
                if segmenter is None
                or view[start - 1 : start + 1] not in words
                or view[end - 1 : end + 1] not in words
                or not _straddles((start, end), view, segmenter)
            ]
        return kept


def _straddles(span: Span, view: str, segmenter: Segmenter) -> bool:
    """Whether the two characters of `span` belong to two words, judged by the words around them."""
    start, end = span
    before = _BREAKS.split(view[max(0, start - _CONTEXT) : start])[-1]
    after = _BREAKS.split(view[end : end + _CONTEXT])[0]
    edges = segmenter.boundaries(before + view[start:end] + after)
    first, middle, last = (len(before) + step for step in range(3))
    # A word ends inside while the two are not made of whole words.
    return middle in edges and not {first, last} <= edges


class _Masks:
    """The spans that hide the hits of one term, kept so that each hit asks once."""

    def __init__(self, spans: list[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def hide(self, hit: Span) -> bool:
        """Whether a span that begins no later than the hit ends no earlier."""
        before = bisect_right(self._starts, hit[0]) - 1
        return before >= 0 and hit[1] <= self._furthest[before]


def _join(pieces: list[list[Span]], view: str) -> list[Span]:
    """Spans of the phrases whose parts follow each other closely within one clause."""
    spans = []
    for first_start, first_end in pieces[0]:
        end: int | None = first_end
        for candidates in pieces[1:]:
            end = None if end is None else _next_part(candidates, end, view)
        if end is not None:
            spans.append((first_start, end))
    return spans


def _next_part(candidates: list[Span], end: int, view: str) -> int | None:
    """Where the nearest candidate ends; they are the places of one string, so in order of start."""
    following = bisect_left(candidates, (end,))
    if following == len(candidates):
        return None
    start, stop = candidates[following]
    near = start - end <= PART_GAP and not _BREAKS.search(view, end, start)
    return stop if near else None
