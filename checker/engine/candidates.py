"""Finds, for every judge, the sentences where its expression holds, and who claims which clause."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.engine.matching import Match, Places, necessary, needed_terms
from checker.engine.text import TextView, is_judged
from checker.model.rules import Judge


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence where a judge's expression holds."""

    sentence: int
    match: Match


@dataclass(frozen=True, slots=True)
class Candidates:
    """`by_judge` in order of place; `claims` says which judges matched in (sentence, clause)."""

    by_judge: tuple[tuple[Candidate, ...], ...]
    claims: dict[tuple[int, int], frozenset[int]]


class Finder:
    """The judges of a rulebook, indexed by the terms that can set them off."""

    def __init__(self, judges: Sequence[Judge]) -> None:
        self._judges = tuple(judges)
        self._needs = tuple(() if judge.match is None else necessary(judge.match) for judge in judges)
        self._triggers: dict[int, list[int]] = defaultdict(list)
        self._always: list[int] = []
        """Judges that figures alone can set off."""
        for number, judge in enumerate(judges):
            if judge.match is not None:
                needed = needed_terms(judge.match)
                for term in needed:
                    self._triggers[term].append(number)
                if not needed:
                    self._always.append(number)

    def find(self, text: TextView) -> Candidates:
        """All candidates of all judges, sentence by sentence."""
        by_judge: list[list[Candidate]] = [[] for _ in self._judges]
        claims: dict[tuple[int, int], set[int]] = defaultdict(set)
        heading_terms: frozenset[int] = frozenset()
        for number, view in enumerate(text.sentences):
            sentence = view.sentence
            if not is_judged(sentence.role):
                continue
            terms = frozenset(view.places.spans)
            if sentence.heading:
                heading_terms = terms
            for judge in self._set_off(terms | heading_terms):
                if not any(all(map(terms.__and__, need)) for need in self._needs[judge]) and not (
                    self._judges[judge].heading_context
                ):
                    continue
                for match in self._matches(judge, view.places, heading_terms):
                    if self._ruled_out(judge, match, number, text):
                        continue
                    by_judge[judge].append(Candidate(number, match))
                    for clause in view.clauses_of(match.pieces):
                        claims[number, clause].add(judge)
        frozen = {place: frozenset(judges) for place, judges in claims.items()}
        return Candidates(tuple(map(tuple, by_judge)), frozen)

    def _set_off(self, terms: Iterable[int]) -> list[int]:
        return sorted({*self._always, *(j for term in terms for j in self._triggers.get(term, ()))})

    def _matches(self, judge: int, places: Places, heading_terms: frozenset[int]) -> list[Match]:
        expression = self._judges[judge].match
        assert expression is not None, "judges without a match are never set off"
        context = heading_terms if self._judges[judge].heading_context else frozenset()
        return places.matches(expression, context)

    def _ruled_out(self, judge: int, match: Match, number: int, text: TextView) -> bool:
        """Whether an antipattern stands in one of the clauses that the match covers."""
        view = text.sentences[number]
        unless = self._judges[judge].unless
        spans = [span for term in unless for span in view.places.spans.get(term, ())]
        return bool(spans) and bool(view.clauses_of(spans) & view.clauses_of(match.pieces))
