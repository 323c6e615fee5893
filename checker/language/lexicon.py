"""Finds every phrase of every rule in one pass over the text (Aho–Corasick on characters)."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain

import ahocorasick_rs

from checker.language.hits import FoundHits, Parted, Places, Strings
from checker.language.segmenter import Segmenter
from checker.model.rules import Term


class Lexicon:
    """All terms of a rulebook, compiled once."""

    def __init__(self, terms: Sequence[Term], segmenter: Segmenter | None) -> None:
        """`segmenter` None leaves word edges unchecked (for the ablation)."""
        parts = (parts for term in terms for parts in (*term.phrases, *term.excepted))
        strings = {text: number for number, text in enumerate(dict.fromkeys(chain.from_iterable(parts)))}
        phrases = [_whole_strings(term.phrases, strings) for term in terms]
        self._strings = Strings(
            texts=tuple(strings),
            users=_users(phrases, len(strings)),
            phrases=tuple(phrases),
            excepted={
                number: _whole_strings(term.excepted, strings)
                for number, term in enumerate(terms)
                if term.excepted
            },
            edged=frozenset(number for number, term in enumerate(terms) if term.word_edges),
            segmenter=segmenter,
        )
        self._parted = _by_rarest_parts(terms, strings)
        self._automaton = ahocorasick_rs.AhoCorasick(list(strings)) if strings else None

    def scan(self, views: Sequence[str]) -> list[FoundHits]:
        """For each view the places of every term in it."""
        found: list[Places] = [{} for _ in views]
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
        return [self._hits(places, view) for places, view in zip(found, views, strict=True)]

    def _hits(self, places: Places, view: str) -> FoundHits:
        begun = [self._parted[string] for string in places if string in self._parted]
        parted: dict[int, list[Parted]] = {}
        for one in _complete(begun, places):
            parted.setdefault(one.term, []).append(one)
        return FoundHits(self._strings, view, places, parted)


def _whole_strings(phrases: Sequence[tuple[str, ...]], strings: Mapping[str, int]) -> frozenset[int]:
    """The strings that are a whole one of the phrases."""
    return frozenset(strings[parts[0]] for parts in phrases if len(parts) == 1)


def _users(phrases: Sequence[frozenset[int]], count: int) -> tuple[frozenset[int], ...]:
    """For each of so many strings the terms of which it is a whole phrase, given those of each term."""
    found: list[set[int]] = [set() for _ in range(count)]
    for term, own in enumerate(phrases):
        for string in own:
            found[string].add(term)
    return tuple(map(frozenset, found))


def _by_rarest_parts(terms: Sequence[Term], strings: Mapping[str, int]) -> dict[int, dict[int, list[Parted]]]:
    """The phrases of several parts by the two parts that fewest of them share.

    A sentence without both is never asked for more, however common the other parts are.
    """
    parted = [
        (number, parts, hides)
        for number, term in enumerate(terms)
        for phrases, hides in ((term.phrases, False), (term.excepted, True))
        for parts in phrases
        if len(parts) > 1
    ]
    shared = Counter(part for _, parts, _ in parted for part in set(parts))
    found: dict[int, dict[int, list[Parted]]] = defaultdict(dict)
    for number, parts, hides in parted:
        rarest, second = (strings[part] for part in sorted(parts, key=lambda part: shared[part])[:2])
        one = Parted(number, tuple(strings[part] for part in parts), hides)
        found[rarest].setdefault(second, []).append(one)
    return dict(found)


def _complete(begun: Sequence[dict[int, list[Parted]]], places: Places) -> Iterator[Parted]:
    """The phrases of several parts that are all there, of those of which the first is."""
    there = places.keys()
    for parted in begun:
        for second in parted.keys() & there:
            yield from (one for one in parted[second] if there >= set(one.strings))
