"""Evaluates a rule's expression over the hits of one sentence."""

from dataclasses import dataclass
from functools import lru_cache

from checker.model.analysis import Sentence
from checker.model.rules import AllOf, AnyOf, Expression, Figures, InOrder, Leaf

# More places than this in one sentence say nothing new; the cap keeps hostile text cheap.
_MOST_PLACES = 16

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Match:
    """Where an expression holds: the stretch it covers and the pieces that make it up."""

    start: int
    end: int
    pieces: tuple[Span, ...]


class Places:
    """The hits of one sentence by term."""

    def __init__(self, sentence: Sentence) -> None:
        self.spans: dict[int, list[Span]] = {}
        for hit in sentence.hits:
            self.spans.setdefault(hit.term, []).append((hit.start, hit.end))
        self.figures = sentence.quantities

    def matches(self, expression: Expression, context: frozenset[int] = frozenset()) -> list[Match]:
        """Every place where `expression` holds, in order, without repeats.

        `context` are terms that the heading above contributes: they help an expression to hold, but
        mark no place.
        """
        found = self._find(expression, context) if self._may_hold(expression, context) else []
        proper = {match for match in found if match.pieces}
        return sorted(proper, key=lambda match: (match.start, match.end))[:_MOST_PLACES]

    def _may_hold(self, expression: Expression, context: frozenset[int]) -> bool:
        """Whether all terms that `expression` needs are there at all; cheap."""
        match expression:
            case Leaf(term):
                return term in self.spans or term in context
            case Figures(units):
                return any(not units or figure.unit in units for figure in self.figures)
            case AnyOf(children):
                return any(self._may_hold(child, context) for child in children)
            case AllOf(children) | InOrder(children):
                return all(self._may_hold(child, context) for child in children)

    def _find(self, expression: Expression, context: frozenset[int]) -> list[Match]:
        match expression:
            case Leaf(term):
                spans = self.spans.get(term)
                if spans is None:
                    return [_FREE] if term in context else []
                return [Match(start, end, ((start, end),)) for start, end in spans[:_MOST_PLACES]]
            case Figures(units):
                figures = [f for f in self.figures if not units or f.unit in units]
                return [Match(f.start, f.end, ((f.start, f.end),)) for f in figures[:_MOST_PLACES]]
            case AnyOf(children):
                return [match for child in children for match in self._find(child, context)]
            case AllOf(children, within):
                return self._all_of([self._find(child, context) for child in children], within)
            case InOrder(children, gap):
                return self._in_order([self._find(child, context) for child in children], gap)

    def _all_of(self, found: list[list[Match]], within: int) -> list[Match]:
        """From every match on, the shortest stretch in which all the others follow."""
        if not all(found):
            return []
        joined = []
        for number, matches in enumerate(found):
            others = found[:number] + found[number + 1 :]
            for match in matches[:_MOST_PLACES]:
                whole = _shortest_from(match, others)
                if whole is not None and whole.end - whole.start <= within:
                    joined.append(whole)
        return joined

    def _in_order(self, found: list[list[Match]], gap: int) -> list[Match]:
        if not all(found):
            return []
        chains = found[0][:_MOST_PLACES]
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


def _shortest_from(match: Match, others: list[list[Match]]) -> Match | None:
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


def necessary(expression: Expression) -> tuple[tuple[frozenset[int], ...], ...]:
    """For each alternative, sets of terms of which each must be met for it to hold; cheap to test."""
    match expression:
        case AnyOf(children):
            return tuple(need for child in children for need in necessary(child))
        case AllOf(children) | InOrder(children):
            return (tuple(needed for needed in map(needed_terms, children) if needed),)
        case _:
            needed = needed_terms(expression)
            return ((needed,),) if needed else ((),)
