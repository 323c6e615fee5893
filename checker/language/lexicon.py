"""Finds every phrase of every rule in one pass over the text (Aho–Corasick on characters)."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

import ahocorasick_rs

from checker.language.segmenter import Segmenter
from checker.model.analysis import Hit
from checker.model.rules import Term

# The parts of a phrase written with "…" stand in one clause, at most this many characters apart.
PART_GAP = 12
# Only phrases this short are found across the border of two words; longer ones hardly ever.
SHORT_PHRASE = 2
_BREAKS = frozenset(",。;!?:\t")


@dataclass(slots=True)
class _Found:
    """What one pass found in one sentence, before parts are joined and masks applied."""

    whole: list[Hit] = field(default_factory=list)
    parts: dict[tuple[int, int], dict[int, list[tuple[int, int]]]] = field(default_factory=dict)
    masks: dict[int, list[tuple[int, int]]] = field(default_factory=dict)


@dataclass(slots=True)
class _Uses:
    """What one string of the automaton stands for."""

    whole: list[tuple[int, int]] = field(default_factory=list)
    """(term, phrase) of the phrases that are just this string."""
    parts: list[tuple[int, int, int]] = field(default_factory=list)
    """(term, phrase, part) of the phrases of which it is one part."""
    masks: list[int] = field(default_factory=list)
    """The terms whose hits it hides."""


class Lexicon:
    """All terms of a rulebook, compiled once."""

    def __init__(self, terms: Sequence[Term], segmenter: Segmenter | None) -> None:
        """`segmenter` None leaves word edges unchecked (for the ablation)."""
        self._terms = tuple(terms)
        self._segmenter = segmenter
        uses: dict[str, _Uses] = defaultdict(_Uses)
        for number, term in enumerate(self._terms):
            for position, parts in enumerate(term.phrases):
                if len(parts) == 1:
                    uses[parts[0]].whole.append((number, position))
                    continue
                for part, text in enumerate(parts):
                    uses[text].parts.append((number, position, part))
            for text in term.excepted:
                uses[text].masks.append(number)
        self._uses = tuple(uses.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(uses)) if uses else None

    def scan(self, views: Sequence[str]) -> list[tuple[Hit, ...]]:
        """The hits of each view, sorted by place."""
        found = [_Found() for _ in views]
        if self._automaton is not None:
            starts = [0, *accumulate(len(view) + 1 for view in views)]
            number = 0
            for string, start, end in self._automaton.find_matches_as_indexes(
                "\n".join(views), overlapping=True
            ):
                # Matches come in order of their ends, and none reaches over a line end.
                while start >= starts[number + 1]:
                    number += 1
                self._note(found[number], string, start - starts[number], end - starts[number])
        return [self._settle(one, view) for one, view in zip(found, views, strict=True)]

    def _note(self, found: _Found, string: int, start: int, end: int) -> None:
        uses = self._uses[string]
        for term, phrase in uses.whole:
            found.whole.append(Hit(start, end, term, phrase))
        for term, phrase, part in uses.parts:
            found.parts.setdefault((term, phrase), {}).setdefault(part, []).append((start, end))
        for term in uses.masks:
            found.masks.setdefault(term, []).append((start, end))

    def _settle(self, found: _Found, view: str) -> tuple[Hit, ...]:
        hits = found.whole
        for (term, phrase), pieces in found.parts.items():
            if len(pieces) == len(self._terms[term].phrases[phrase]):
                hits.extend(Hit(a, b, term, phrase) for a, b in _join(pieces, view))
        if found.masks:
            masks = {term: _Masks(spans) for term, spans in found.masks.items()}
            hits = [hit for hit in hits if hit.term not in masks or not masks[hit.term].hide(hit)]
        hits = self._without_straddlers(hits, view)
        return tuple(sorted(hits))

    def _without_straddlers(self, hits: list[Hit], view: str) -> list[Hit]:
        """Drop hits of two characters that belong to two words: 办法 in 举办法治讲座.

        Only where both characters also form words with their neighbours is the clause segmented.
        """
        segmenter = self._segmenter
        if segmenter is None:
            return hits
        edges: dict[int, frozenset[int]] = {}
        breaks: list[int] = []
        kept = []
        for hit in hits:
            if hit.end - hit.start == SHORT_PHRASE and self._may_straddle(hit, view):
                breaks = breaks or [-1, *(i for i, c in enumerate(view) if c in _BREAKS), len(view)]
                start, end = _clause_around(hit, breaks)
                if start not in edges:
                    edges[start] = segmenter.boundaries(view[start:end])
                if _straddles(hit, start, edges[start]):
                    continue
            kept.append(hit)
        return kept

    def _may_straddle(self, hit: Hit, view: str) -> bool:
        if not self._terms[hit.term].word_edges or hit.start == 0 or hit.end == len(view):
            return False
        before, after = view[hit.start - 1 : hit.start + 1], view[hit.end - 1 : hit.end + 1]
        return before in self._words and after in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        """Words of two characters: the segmenter's and the rulebook's own."""
        known = frozenset() if self._segmenter is None else self._segmenter.words
        own = (parts[0] for term in self._terms for parts in term.phrases if len(parts) == 1)
        return known.union(text for text in own if len(text) == SHORT_PHRASE)


def _straddles(hit: Hit, offset: int, edges: frozenset[int]) -> bool:
    """Whether a word ends inside the hit while the hit is not made of whole words."""
    start, end = hit.start - offset, hit.end - offset
    return start + 1 in edges and not {start, end} <= edges


def _clause_around(hit: Hit, breaks: list[int]) -> tuple[int, int]:
    """The stretch between the break before the hit and the one after; the first and last are the ends."""
    return breaks[bisect_left(breaks, hit.start) - 1] + 1, breaks[bisect_left(breaks, hit.end)]


class _Masks:
    """The spans that hide the hits of one term, kept so that each hit asks once."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def hide(self, hit: Hit) -> bool:
        """Whether a span that begins no later than the hit ends no earlier."""
        before = bisect_right(self._starts, hit.start) - 1
        return before >= 0 and hit.end <= self._furthest[before]


def _join(pieces: dict[int, list[tuple[int, int]]], view: str) -> list[tuple[int, int]]:
    """Spans of the phrases whose parts follow each other closely within one clause."""
    spans = []
    for first_start, first_end in pieces[0]:
        end: int | None = first_end
        for part in range(1, len(pieces)):
            end = None if end is None else _next_part(pieces[part], end, view)
        if end is not None:
            spans.append((first_start, end))
    return spans


def _next_part(candidates: list[tuple[int, int]], end: int, view: str) -> int | None:
    """Where the nearest candidate ends; they are the places of one string, so in order of start."""
    following = bisect_left(candidates, (end,))
    if following == len(candidates):
        return None
    start, stop = candidates[following]
    near = start - end <= PART_GAP and not _BREAKS.intersection(view[end:start])
    return stop if near else None
