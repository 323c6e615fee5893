"""Finds, for every judge, the sentences where its expression holds, and who claims which clause."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.engine.matching import NO_CONTEXT, Alternative, Match, alternatives
from checker.engine.text import SentenceView, TextView, is_judged
from checker.model.analysis import Role
from checker.model.rules import Expression, Judge, Term


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

    def __init__(self, judges: Sequence[Judge], terms: Sequence[Term]) -> None:
        self._judges = tuple(judges)
        users = Counter(phrase for term in terms for phrase in term.phrases)
        common = [sum(users[phrase] for phrase in term.phrases) for term in terms]
        self._alternatives: list[tuple[int, Alternative]] = []
        self._triggers: dict[int, list[int]] = defaultdict(list)
        self._always: list[int] = []
        """Alternatives that figures alone can set off."""
        for judge, one in enumerate(judges):
            for alternative in () if one.match is None else alternatives(one.match):
                number = len(self._alternatives)
                self._alternatives.append((judge, alternative))
                # What many terms look for stands in most sentences, and would set off too much.
                rarest = min(alternative.needs, key=lambda need: sum(common[one] for one in need), default=())
                for term in rarest:
                    self._triggers[term].append(number)
                if not alternative.needs:
                    self._always.append(number)
        self._triggering = frozenset(self._triggers)

    def find(self, text: TextView) -> Candidates:
        """All candidates of all judges, sentence by sentence."""
        by_judge: list[list[Candidate]] = [[] for _ in self._judges]
        claims: dict[tuple[int, int], set[int]] = defaultdict(set)
        above, likely_above = NO_CONTEXT, frozenset[int]()
        for number, view in enumerate(text.sentences):
            if not is_judged(view.sentence.role):
                continue
            if view.sentence.heading:
                # The report's title says of everything below that it is about 法治: that helps nothing.
                is_title = view.sentence.role is Role.PREAMBLE
                above = NO_CONTEXT if is_title else view.sentence.hits
                likely_above = frozenset() if is_title else view.sentence.likely
            for judge, possible in sorted(self._set_off(view.sentence.likely, likely_above).items()):
                context = above if self._judges[judge].heading_context else NO_CONTEXT
                for candidate in self._candidates(judge, possible, context, (number, view)):
                    by_judge[judge].append(candidate)
                    for clause in candidate.clauses:
                        claims[number, clause].add(judge)
        frozen = {place: frozenset(judges) for place, judges in claims.items()}
        return Candidates(tuple(map(tuple, by_judge)), frozen)

    def _set_off(self, terms: frozenset[int], heading: frozenset[int]) -> dict[int, list[Expression]]:
        """For each judge its alternatives of which every need is met."""
        reach = terms | heading
        numbers = {*self._always}.union(*map(self._triggers.__getitem__, reach & self._triggering))
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
        context: Container[int],
        place: tuple[int, SentenceView],
    ) -> Iterator[Candidate]:
        """Where one of `possible` holds and none of the judge's antipatterns stands in the same clause.

        Of several matches in the same clauses the one with the most words says what all of them say.
        """
        number, view = place
        matches = view.places.matches(possible, context)
        if not matches:
            return
        ruled_out = view.clauses_of(view.places_of(self._judges[judge].unless))
        fullest: dict[frozenset[int], Match] = {}
        for match in matches:
            clauses = view.clauses_of(match.pieces)
            if ruled_out.isdisjoint(clauses):
                known = fullest.get(clauses)
                if known is None or match.words > known.words:
                    fullest[clauses] = match
        for clauses, match in fullest.items():
            yield Candidate(number, match, clauses)
