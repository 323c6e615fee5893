"""Evaluates a rule's expression over the hits of one sentence."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from checker.model.analysis import Sentence, Span
from checker.model.rules import AllOf, AnyOf, Expression, Figures, InOrder, Leaf

# More places than this in one sentence say nothing new; the cap keeps hostile text cheap.
_MOST_PLACES = 16
NO_CONTEXT: Container[int] = frozenset()


class Match(NamedTuple):
    """Where an expression holds: the stretch it covers and the pieces that make it up.

    A tuple, since a report makes thousands of them.
    """

    start: int
    end: int
    pieces: tuple[Span, ...]

    @property
    def words(self) -> int:
        """How many characters the pieces have."""
        return sum(end - start for start, end in self.pieces)


class Places:
    """The hits of one sentence by term."""

    def __init__(self, sentence: Sentence) -> None:
        self.spans = sentence.hits
        self._likely = sentence.likely
        self.figures = sentence.quantities
        self._leaves: dict[int, Sequence[Match]] = {}

    def matches(
        self, alternatives: Iterable[Expression], context: Container[int] = NO_CONTEXT
    ) -> list[Match]:
        """Every place where one of `alternatives` holds, in order, without repeats.

        `context` are the terms of the heading above: they help an expression to hold, but mark no place.
        """
        found = {match for one in alternatives for match in self._find(one, context) if match.pieces}
        return sorted(found)[:_MOST_PLACES]

    def _find(self, expression: Expression, context: Container[int]) -> Sequence[Match]:
        match expression:
            case Leaf(term):
                return self._leaf(term) or ([_FREE] if term in context else [])
            case Figures(units):
                figures = [f for f in self.figures if not units or f.unit in units]
                return [Match(f.start, f.end, ((f.start, f.end),)) for f in figures[:_MOST_PLACES]]
            case AnyOf(children):
                return [match for child in children for match in self._find(child, context)]
            case AllOf(children, within):
                return self._all_of(self._each(children, context), within)
            case InOrder(children, gap):
                return self._in_order(self._each(children, context), gap)

    def _leaf(self, term: int) -> Sequence[Match]:
        if term not in self._likely:
            return ()
        known = self._leaves.get(term)
        if known is None:
            spans = self.spans.get(term, ())
            known = self._leaves[term] = [Match(*span, (span,)) for span in spans[:_MOST_PLACES]]
        return known

    def _each(self, children: Sequence[Expression], context: Container[int]) -> list[Sequence[Match]]:
        """Where each of the children holds; nothing as soon as one holds nowhere."""
        found = []
        for child in children:
            matches = self._find(child, context)
            if not matches:
                return []
            found.append(matches)
        return found

    def _all_of(self, found: list[Sequence[Match]], within: int) -> list[Match]:
        """From every match on, the shortest stretch in which all the others follow."""
        joined = []
        for number, matches in enumerate(found):
            others = found[:number] + found[number + 1 :]
            for match in matches[:_MOST_PLACES]:
                whole = _shortest_from(match, others)
                if whole is not None and whole.end - whole.start <= within:
                    joined.append(whole)
        return joined

    def _in_order(self, found: list[Sequence[Match]], gap: int) -> list[Match]:
        chains = list(found[0][:_MOST_PLACES]) if found else []
        for followers in found[1:]:
            chains = [
                _join(chain, follower)
                for chain in chains
                for follower in followers
                if 0 <= follower.start - chain.end <= gap
            ][: _MOST_PLACES * 4]
        return chains


_FREE = Match(0, 0, ())


def _join(one: Match, other: Match) -> Match:
    if not one.pieces:
        return other
    if not other.pieces:
        return one
    pieces = tuple(sorted({*one.pieces, *other.pieces}))
    return Match(min(one.start, other.start), max(one.end, other.end), pieces)


def _shortest_from(match: Match, others: list[Sequence[Match]]) -> Match | None:
    whole = match
    for other in others:
        following = [one for one in other if one.start >= match.start or not one.pieces]
        if not following:
            return None
        whole = _join(whole, min(following, key=lambda one: one.end))
    return whole


@lru_cache(maxsize=16384)
def leaf_terms(expression: Expression) -> frozenset[int]:
    """All terms that stand in `expression`."""
    match expression:
        case Leaf(term):
            return frozenset((term,))
        case Figures():
            return frozenset()
        case AnyOf(children) | AllOf(children) | InOrder(children):
            return frozenset().union(*map(leaf_terms, children))


@lru_cache(maxsize=16384)
def needed_terms(expression: Expression) -> frozenset[int]:
    """Terms of which at least one must be there for `expression` to hold; the smallest such set.

    Empty where the expression may hold by figures alone.
    """
    match expression:
        case Leaf(term):
            return frozenset((term,))
        case Figures():
            return frozenset()
        case AnyOf(children):
            needs = [needed_terms(child) for child in children]
            return frozenset().union(*needs) if all(needs) else frozenset()
        case AllOf(children) | InOrder(children):
            sets = [needed for needed in map(needed_terms, children) if needed]
            return min(sets, key=len) if sets else frozenset()


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way in which an expression can hold; of each of `needs` one term must be there."""

    expression: Expression
    needs: tuple[frozenset[int], ...]


def alternatives(expression: Expression) -> tuple[Alternative, ...]:
    """The ways in which `expression` can hold."""
    match expression:
        case AnyOf(children):
            return tuple(one for child in children for one in alternatives(child))
        case AllOf(children) | InOrder(children):
            needs = tuple(needed for needed in map(needed_terms, children) if needed)
            return (Alternative(expression, needs),)
        case _:
            needed = needed_terms(expression)
            return (Alternative(expression, (needed,) if needed else ()),)
