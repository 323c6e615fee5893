"""Evaluates a rule's expression over the hits of one sentence."""

from collections.abc import Iterable
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
    """The hits of one sentence by term; `context` are terms that the heading above contributes."""

    def __init__(self, sentence: Sentence, context: Iterable[int] = ()) -> None:
        self.spans: dict[int, list[Span]] = {}
        for hit in sentence.hits:
            self.spans.setdefault(hit.term, []).append((hit.start, hit.end))
        self.context = frozenset(context)
        self.figures = sentence.quantities

    def may_hold(self, expression: Expression) -> bool:
        """Whether all terms that `expression` needs are there at all; cheap."""
        match expression:
            case Leaf(term):
                return term in self.spans or term in self.context
            case Figures(units):
                return any(not units or figure.unit in units for figure in self.figures)
            case AnyOf(children):
                return any(map(self.may_hold, children))
            case AllOf(children) | InOrder(children):
                return all(map(self.may_hold, children))

    def matches(self, expression: Expression) -> list[Match]:
        """Every place where `expression` holds, in order, without repeats."""
        found = self._find(expression) if self.may_hold(expression) else []
        proper = {match for match in found if match.pieces}
        return sorted(proper, key=lambda match: (match.start, match.end))[:_MOST_PLACES]

    def _find(self, expression: Expression) -> list[Match]:
        match expression:
            case Leaf(term):
                spans = self.spans.get(term)
                if spans is None:
                    return [_FREE] if term in self.context else []
                return [Match(start, end, ((start, end),)) for start, end in spans[:_MOST_PLACES]]
            case Figures(units):
                figures = [f for f in self.figures if not units or f.unit in units]
                return [Match(f.start, f.end, ((f.start, f.end),)) for f in figures[:_MOST_PLACES]]
            case AnyOf(children):
                return [match for child in children for match in self._find(child)]
            case AllOf(children, within):
                return self._all_of([self._find(child) for child in children], within)
            case InOrder(children, gap):
                return self._in_order([self._find(child) for child in children], gap)

    def _all_of(self, found: list[list[Match]], within: int) -> list[Match]:
        if not all(found):
            return []
        anchor = min(found, key=len)
        others = [matches for matches in found if matches is not anchor]
        joined = []
        for match in anchor[:_MOST_PLACES]:
            for other in others:
                match = _join(match, min(other, key=lambda one: _stretch(match, one)))
            if match.end - match.start <= within:
                joined.append(match)
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


def _stretch(one: Match, other: Match) -> int:
    joined = _join(one, other)
    return joined.end - joined.start


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
    """Terms of which at least one must be there for `expression` to hold; the smallest such set."""
    match expression:
        case Leaf(term):
            return frozenset((term,))
        case Figures():
            return frozenset()
        case AnyOf(children):
            return frozenset().union(*map(needed_terms, children))
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
