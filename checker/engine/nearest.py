"""The sentence that comes nearest to what a judge looks for, where nothing was found."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from statistics import fmean

from checker.engine.expressions import branches
from checker.engine.matching import leaf_terms
from checker.engine.text import SentenceView, TextView
from checker.model.report import Quote
from checker.model.rules import Expression, Judge, Term

# A sentence with less than this share of what an alternative asks for is about something else.
_NEAR_ENOUGH = 0.5
# Shares are rounded to this, so that the order of a sum decides nothing.
_ROUNDING = 1e-6


def _alternatives(expression: Expression) -> tuple[tuple[int, ...], ...]:
    """The terms of each alternative in order, so that a sum of their weights is always the same."""
    return tuple(dict.fromkeys(tuple(sorted(leaf_terms(one))) for one in branches(expression)))


@dataclass(frozen=True, slots=True)
class Near:
    """A sentence and the share of an alternative that stands in it, by weight, 0.5 to 1."""

    sentence: int
    share: float


class Nearest:
    """What each judge looks for, as sets of weighted terms, worked out once for a rulebook."""

    def __init__(
        self, judges: Sequence[Judge], terms: Sequence[Term], items: Sequence[frozenset[int]]
    ) -> None:
        """`items` gives for each judge the items that it decides."""
        self._alternatives = tuple(
            () if judge.match is None else _alternatives(judge.match) for judge in judges
        )
        self._terms = tuple(frozenset(chain.from_iterable(one)) for one in self._alternatives)
        users: dict[tuple[str, ...], set[int]] = defaultdict(set)
        wanted: set[int] = set()
        for own_terms, own in zip(self._terms, items, strict=True):
            for term in own_terms:
                wanted.add(term)
                for phrase in terms[term].phrases:
                    users[phrase] |= own
        # Words that many items look for (制定, 检查) say little about any of them, whichever concept
        # they stand in.
        self._words = {
            term: {"".join(phrase): 1 / len(users[phrase]) for phrase in terms[term].phrases}
            for term in wanted
        }
        self._weights = {term: fmean(words.values()) for term, words in self._words.items()}
        self._most = {term: max(words.values()) for term, words in self._words.items()}

    def find(self, number: int, text: TextView) -> Near | None:
        """The sentence with the largest share, at least half, of one of the judge's alternatives."""
        best, most = -1, _NEAR_ENOUGH
        hopes = [hope for wanted in self._alternatives[number] for hope in self._hopes(wanted, text)]
        for negative_bound, place, wanted in sorted(hopes):
            if -negative_bound < most - _ROUNDING:
                break
            share = self._share(wanted, text.sentences[place])
            if share > most or (share == most and (best < 0 or place < best)):
                best, most = place, share
        return Near(best, most) if best >= 0 else None

    def _hopes(self, wanted: tuple[int, ...], text: TextView) -> Iterator[tuple[float, int, tuple[int, ...]]]:
        """The sentences that may be near enough: the largest share they may have, negative, and place."""
        there = text.likely_sentences
        found: dict[int, float] = {}
        lacking: dict[int, float] = {}
        everything = sum(self._weights[term] for term in wanted)
        for term in wanted:
            most, usual = self._most[term], self._weights[term]
            for place in there.get(term, ()):
                found[place] = found.get(place, 0.0) + most
                lacking[place] = lacking.get(place, everything) - usual
        for place, weight in found.items():
            bound = weight / (weight + max(lacking[place], 0.0))
            if bound >= _NEAR_ENOUGH - _ROUNDING:
                yield -bound, place, wanted

    def _share(self, wanted: tuple[int, ...], view: SentenceView) -> float:
        """What the wanted terms that are found weigh beside those that a sentence lacks."""
        found = lacking = 0.0
        for term in wanted:
            weight = self._weight(term, view)
            if weight:
                found += weight
            else:
                lacking += self._weights[term]
        return round(found / (found + lacking), 6)

    def _weight(self, term: int, view: SentenceView) -> float:
        """What a term weighs in a sentence, by the words it is found by; 0 where there are none."""
        weights, usual = self._words[term], self._weights[term]
        words = (view.sentence.view[slice(*span)] for span in view.places_of((term,)))
        return max((weights.get(word, usual) for word in words), default=0.0)

    def quote(self, number: int, near: Near, text: TextView) -> Quote:
        """The near sentence, cut to the clauses with the judge's words."""
        places = text.sentences[near.sentence].places_of(sorted(self._terms[number]))
        return text.quote(near.sentence, places)
