"""The sentence that comes nearest to what a judge looks for, where nothing was found."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
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
        users: dict[tuple[str, ...], set[int]] = defaultdict(set)
        wanted: set[int] = set()
        for alternatives, own in zip(self._alternatives, items, strict=True):
            for term in frozenset().union(*alternatives):
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
        for wanted in self._alternatives[number]:
            if not self._may_reach(max(most, _NEAR_ENOUGH), wanted, text):
                continue
            for place, share in self._shares(wanted, text):
                if share > most or (share == most and place < best):
                    best, most = place, share
        return Near(best, most) if most >= _NEAR_ENOUGH else None

    def _may_reach(self, share: float, wanted: frozenset[int], text: TextView) -> bool:
        """Whether a sentence with all the wanted terms that stand anywhere would have that share; cheap."""
        there = text.sentences_with
        found = sum(self._most[term] for term in wanted if term in there)
        lacking = sum(self._weights[term] for term in wanted if term not in there)
        return found > 0 and found >= (share - _ROUNDING) * (found + lacking)

    def _shares(self, wanted: frozenset[int], text: TextView) -> Iterator[tuple[int, float]]:
        """For each sentence with some of the wanted terms, what they weigh beside what it lacks."""
        there: dict[int, dict[int, float]] = defaultdict(dict)
        for term in sorted(wanted):
            for place in text.sentences_with.get(term, ()):
                there[place][term] = self._weight(term, text.sentences[place])
        for place, weights in there.items():
            found = sum(weights.values())
            lacking = sum(self._weights[term] for term in sorted(wanted) if term not in weights)
            yield place, round(found / (found + lacking), 6)

    def _weight(self, term: int, view: SentenceView) -> float:
        """What a term weighs in a sentence, by the words it is found by."""
        words = (view.sentence.view[slice(*span)] for span in view.places.spans[term])
        return max(self._words.get(word, self._weights[term]) for word in words)

    def quote(self, number: int, near: Near, text: TextView) -> Quote:
        """The near sentence, cut to the clauses with the judge's words."""
        spans = text.sentences[near.sentence].places.spans
        terms = frozenset().union(*self._alternatives[number])
        return text.quote(near.sentence, [span for term in sorted(terms) for span in spans.get(term, ())])
