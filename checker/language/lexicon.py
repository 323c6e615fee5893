"""Finds every phrase of every rule in one pass over the text (Aho–Corasick on characters)."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

import ahocorasick_rs

from checker.language.segmenter import Segmenter
from checker.model.analysis import Hits, Span
from checker.model.rules import Term

# The parts of a phrase written with "…" stand in one clause, at most this many characters apart.
PART_GAP = 12
# Only phrases this short are found across the border of two words; longer ones hardly ever.
SHORT_PHRASE = 2
# The words around such a phrase are cut with this many characters on either side; more change nothing.
_CONTEXT = 4
_BREAKS = re.compile(r"[,。;!?:\t]")


# Where each string of the automaton stands in one sentence, in order of place.
_Places = dict[int, list[Span]]


@dataclass(frozen=True, slots=True)
class _Parted:
    """A phrase written with "…": the strings of its parts in their order."""

    term: int
    strings: tuple[int, ...]
    hides: bool
    """Whether it hides the term's hits inside it instead of being one."""


@dataclass(slots=True)
class _Uses:
    """What one string of the automaton stands for."""

    loose: list[int] = field(default_factory=list)
    """The terms of which it is a whole phrase."""
    edged: list[int] = field(default_factory=list)
    """Those of them that ask for word edges."""
    parted: dict[int, list[_Parted]] = field(default_factory=dict)
    """The phrases of which it is the part that fewest phrases share, by the next such part.

    A sentence without both is never asked for more, however common the other parts are.
    """
    hides: list[int] = field(default_factory=list)
    """The terms whose hits inside it are none."""


class Lexicon:
    """All terms of a rulebook, compiled once."""

    def __init__(self, terms: Sequence[Term], segmenter: Segmenter | None) -> None:
        """`segmenter` None leaves word edges unchecked (for the ablation)."""
        self._terms = tuple(terms)
        self._segmenter = segmenter
        uses: dict[str, _Uses] = defaultdict(_Uses)
        parted: list[tuple[int, tuple[str, ...], bool]] = []
        for number, term in enumerate(self._terms):
            for parts in term.phrases:
                if len(parts) > 1:
                    parted.append((number, parts, False))
                elif term.word_edges and len(parts[0]) == SHORT_PHRASE and segmenter is not None:
                    uses[parts[0]].edged.append(number)
                else:
                    uses[parts[0]].loose.append(number)
            for parts in term.excepted:
                if len(parts) > 1:
                    parted.append((number, parts, True))
                else:
                    uses[parts[0]].hides.append(number)
        shared = Counter(part for _, parts, _ in parted for part in set(parts))
        strings = {text: number for number, text in enumerate({**uses, **shared})}
        for number, parts, hides in parted:
            rarest, second = sorted(parts, key=lambda part: shared[part])[:2]
            one = _Parted(number, tuple(strings[part] for part in parts), hides)
            uses[rarest].parted.setdefault(strings[second], []).append(one)
        self._uses = tuple(uses[text] for text in strings)
        self._automaton = ahocorasick_rs.AhoCorasick(list(strings)) if strings else None

    def scan(self, views: Sequence[str]) -> list[Hits]:
        """For each view the places of every term in it."""
        found: list[_Places] = [{} for _ in views]
        if self._automaton is not None and views:
            starts = [0, *accumulate(len(view) + 1 for view in views)]
            number, offset, following, places = 0, 0, starts[1], found[0]
            for string, start, end in self._automaton.find_matches_as_indexes(
                "\n".join(views), overlapping=True
            ):
                # Matches come in order of their ends, and none reaches over a line end.
                while start >= following:
                    number += 1
                    offset, following, places = starts[number], starts[number + 1], found[number]
                if string in places:
                    places[string].append((start - offset, end - offset))
                else:
                    places[string] = [(start - offset, end - offset)]
        return [self._settle(places, view) for places, view in zip(found, views, strict=True)]

    def _settle(self, places: _Places, view: str) -> Hits:
        """The hits of every term in one view.

        Most terms are found by one string, and share that string's list instead of having their own.
        """
        hits: dict[int, list[Span]] = {}
        more: defaultdict[int, list[Span]] = defaultdict(list)  # a term's hits by its other strings
        hidden: defaultdict[int, list[Span]] = defaultdict(list)
        begun: list[dict[int, list[_Parted]]] = []
        for string, spans in places.items():
            uses = self._uses[string]
            for term in uses.loose:
                if hits.setdefault(term, spans) is not spans:
                    more[term] += spans
            if uses.edged and (kept := self._whole_words(spans, view)):
                for term in uses.edged:
                    if hits.setdefault(term, kept) is not kept:
                        more[term] += kept
            for term in uses.hides:
                hidden[term] += spans
            if uses.parted:
                begun.append(uses.parted)
        for one in _complete(begun, places):
            joined = _join([places[part] for part in one.strings], view)
            (hidden if one.hides else more)[one.term] += joined
        for term, spans in more.items():
            if found := {*hits.get(term, ()), *spans}:
                hits[term] = sorted(found)
        _unmask(hits, hidden)
        return hits

    def _whole_words(self, spans: list[Span], view: str) -> list[Span]:
        """The spans of two characters that do not belong to two words: 办法 in 举办法治讲座.

        Only where both characters also form words with their neighbours are the words around them cut.
        """
        words = self._words
        doubtful = [
            (start, end)
            for start, end in spans
            if view[start - 1 : start + 1] in words and view[end - 1 : end + 1] in words
        ]
        if not doubtful or self._segmenter is None:
            return spans
        apart = {span for span in doubtful if _straddles(span, view, self._segmenter)}
        return [span for span in spans if span not in apart] if apart else spans

    @cached_property
    def _words(self) -> frozenset[str]:
        """Words of two characters: the segmenter's and the rulebook's own."""
        known = frozenset() if self._segmenter is None else self._segmenter.words
        own = (parts[0] for term in self._terms for parts in term.phrases if len(parts) == 1)
        return known.union(text for text in own if len(text) == SHORT_PHRASE)


def _complete(begun: Sequence[dict[int, list[_Parted]]], places: _Places) -> Iterator[_Parted]:
    """The phrases of several parts that are all there, of those of which the first is."""
    there = places.keys()
    for parted in begun:
        for second in parted.keys() & there:
            yield from (one for one in parted[second] if there >= set(one.strings))


def _unmask(hits: dict[int, list[Span]], hidden: Mapping[int, list[Span]]) -> None:
    """Take out the hits inside `hidden`."""
    for term in hidden.keys() & hits.keys():
        masks = _Masks(hidden[term])
        hits[term] = [span for span in hits[term] if not masks.hide(span)]
        if not hits[term]:
            del hits[term]


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
