"""Finds, for every judge, the sentences where its expression holds, and who claims which clause."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.engine.matching import Alternative, Match, alternatives
from checker.engine.text import SentenceView, TextView, is_judged
from checker.model.analysis import Role
from checker.model.rules import Expression, Judge


class Candidate(NamedTuple):
    """A sentence where a judge's expression holds; `clauses` are those the match touches."""

    sentence: int
    match: Match
    clauses: frozenset[int]


@dataclass(frozen=True, slots=True)
class Candidates:
    """`by_judge` in order of place; `claims` says which judges matched in (sentence, clause)."""

    by_judge: tuple[tuple[Candidate, ...], ...]
    claims: dict[tuple[int, int], frozenset[int]]


class Finder:
    """The alternatives of all judges, indexed by the terms that can set them off."""

    def __init__(self, judges: Sequence[Judge]) -> None:
        self._judges = tuple(judges)
        self._alternatives: list[tuple[int, Alternative]] = []
        self._triggers: dict[int, list[int]] = defaultdict(list)
        self._always: list[int] = []
        """Alternatives that figures alone can set off."""
        for judge, one in enumerate(judges):
            for alternative in () if one.match is None else alternatives(one.match):
                number = len(self._alternatives)
                self._alternatives.append((judge, alternative))
                for term in min(alternative.needs, key=len, default=()):
                    self._triggers[term].append(number)
                if not alternative.needs:
                    self._always.append(number)

    def find(self, text: TextView) -> Candidates:
        """All candidates of all judges, sentence by sentence."""
        by_judge: list[list[Candidate]] = [[] for _ in self._judges]
        claims: dict[tuple[int, int], set[int]] = defaultdict(set)
        heading: frozenset[int] = frozenset()
        for number, view in enumerate(text.sentences):
            if not is_judged(view.sentence.role):
                continue
            if view.sentence.heading:
                # The report's title says of everything below that it is about 法治: that helps nothing.
                heading = frozenset() if view.sentence.role is Role.PREAMBLE else view.terms
            for judge, possible in sorted(self._set_off(view.terms, heading).items()):
                context = heading if self._judges[judge].heading_context else frozenset()
                for candidate in self._candidates(judge, possible, context, (number, view)):
                    by_judge[judge].append(candidate)
                    for clause in candidate.clauses:
                        claims[number, clause].add(judge)
        frozen = {place: frozenset(judges) for place, judges in claims.items()}
        return Candidates(tuple(map(tuple, by_judge)), frozen)

    def _set_off(self, terms: frozenset[int], heading: frozenset[int]) -> dict[int, list[Expression]]:
        """For each judge its alternatives of which every need is met."""
        reach = terms | heading
        numbers = {*self._always, *(one for term in reach for one in self._triggers.get(term, ()))}
        possible: dict[int, list[Expression]] = {}
        for number in sorted(numbers):
            judge, alternative = self._alternatives[number]
            met = reach if self._judges[judge].heading_context else terms
            if not any(map(met.isdisjoint, alternative.needs)):
                possible.setdefault(judge, []).append(alternative.expression)
        return possible

    def _candidates(
        self,
        judge: int,
        possible: Sequence[Expression],
        context: frozenset[int],
        place: tuple[int, SentenceView],
    ) -> Iterator[Candidate]:
        """Where one of `possible` holds and none of the judge's antipatterns stands in the same clause.

        Of several matches in the same clauses the one with the most words says what all of them say.
        """
        number, view = place
        matches = view.places.matches(possible, context)
        if not matches:
            return
        spans = view.places.spans
        ruled_out = view.clauses_of(s for term in self._judges[judge].unless for s in spans.get(term, ()))
        fullest: dict[frozenset[int], Match] = {}
        for match in matches:
            clauses = view.clauses_of(match.pieces)
            if ruled_out.isdisjoint(clauses):
                known = fullest.get(clauses)
                if known is None or match.words > known.words:
                    fullest[clauses] = match
        for clauses, match in fullest.items():
            yield Candidate(number, match, clauses)
