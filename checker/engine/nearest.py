"""The sentence that comes nearest to what a judge looks for, where nothing was found."""

from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass
from statistics import fmean

from checker.engine.expressions import branches
from checker.engine.matching import leaf_terms
from checker.engine.text import SentenceView, TextView
from checker.model.report import Quote
from checker.model.rules import Judge, Term

# A sentence with less than this share of what an alternative asks for is about something else.
_NEAR_ENOUGH = 0.5
# Shares are rounded to this, so that the order of a sum decides nothing.
_ROUNDING = 1e-6


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
            () if judge.match is None else tuple({leaf_terms(one): None for one in branches(judge.match)})
            for judge in judges
        )
        self._terms = tuple(frozenset().union(*alternatives) for alternatives in self._alternatives)
        users: dict[tuple[str, ...], set[int]] = defaultdict(set)
        wanted: set[int] = set()
        for own_terms, own in zip(self._terms, items, strict=True):
            for term in own_terms:
                wanted.add(term)
                for phrase in terms[term].phrases:
                    users[phrase] |= own
        # Words that many items look for (制定, 检查) say little about any of them, whichever concept
        # they stand in.
        self._words = {"".join(phrase): 1 / len(items) for phrase, items in users.items()}
        weights = {term: [1 / len(users[phrase]) for phrase in terms[term].phrases] for term in wanted}
        self._weights = {term: fmean(each) for term, each in weights.items()}
        self._most = {term: max(each) for term, each in weights.items()}

    def find(self, number: int, text: TextView) -> Near | None:
        """The sentence with the largest share, at least half, of one of the judge's alternatives."""
        best, most = -1, 0.0
        there = text.likely_sentences(self._terms[number])
        for wanted in self._alternatives[number]:
            if not self._may_reach(max(most, _NEAR_ENOUGH), wanted, there.keys()):
                continue
            by_place: dict[int, set[int]] = defaultdict(set)
            for term in wanted:
                for place in there.get(term, ()):
                    by_place[place].add(term)
            for place, likely in by_place.items():
                if self._may_reach(max(most, _NEAR_ENOUGH), wanted, likely):
                    share = self._share(wanted, text.sentences[place])
                    if share > most or (share == most and place < best):
                        best, most = place, share
        return Near(best, most) if most >= _NEAR_ENOUGH else None

    def _may_reach(self, share: float, wanted: frozenset[int], there: Set[int]) -> bool:
        """Whether a sentence with all the terms that are `there` would have that share; cheap."""
        found = sum(self._most[term] for term in wanted if term in there)
        lacking = sum(self._weights[term] for term in wanted if term not in there)
        return found > 0 and found >= (share - _ROUNDING) * (found + lacking)

    def _share(self, wanted: frozenset[int], view: SentenceView) -> float:
        """What the wanted terms that are found weigh beside those that a sentence lacks."""
        weights = {term: self._weight(term, view) for term in sorted(wanted)}
        found = sum(weights.values())
        lacking = sum(self._weights[term] for term, weight in weights.items() if not weight)
        return round(found / (found + lacking), 6)

    def _weight(self, term: int, view: SentenceView) -> float:
        """What a term weighs in a sentence, by the words it is found by; 0 where there are none."""
        words = (view.sentence.view[slice(*span)] for span in view.places_of((term,)))
        return max((self._words.get(word, self._weights[term]) for word in words), default=0.0)

    def quote(self, number: int, near: Near, text: TextView) -> Quote:
        """The near sentence, cut to the clauses with the judge's words."""
        places = text.sentences[near.sentence].places_of(sorted(self._terms[number]))
        return text.quote(near.sentence, places)
