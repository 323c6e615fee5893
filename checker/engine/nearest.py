"""The sentence that comes nearest to what a judge looks for, where nothing was found."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from checker.engine.expressions import branches
from checker.engine.matching import leaf_terms
from checker.engine.text import TextView
from checker.model.report import Quote
from checker.model.rules import Judge

# A sentence with less than this share of what an alternative asks for is about something else.
_NEAR_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Near:
    """A sentence and the share of an alternative that stands in it, by weight, 0.5 to 1."""

    sentence: int
    share: float


class Nearest:
    """What each judge looks for, as sets of weighted terms, worked out once for a rulebook."""

    def __init__(self, judges: Sequence[Judge], items: Sequence[frozenset[int]]) -> None:
        """`items` gives for each judge the items that it decides."""
        self._alternatives = tuple(
            () if judge.match is None else tuple({leaf_terms(one): None for one in branches(judge.match)})
            for judge in judges
        )
        users: dict[int, set[int]] = defaultdict(set)
        for alternatives, own in zip(self._alternatives, items, strict=True):
            for term in frozenset().union(*alternatives):
                users[term] |= own
        # A term that many items look for (制定, 检查) says little about any of them.
        self._weights = {term: 1 / len(items) for term, items in users.items()}

    def find(self, number: int, text: TextView) -> Near | None:
        """The sentence with the largest share, at least half, of one of the judge's alternatives."""
        best, most = -1, 0.0
        for wanted in filter(None, self._alternatives[number]):
            found = self._weigh(wanted, text)
            if not found:
                continue
            place, weight = min(found.items(), key=lambda pair: (-pair[1], pair[0]))
            share = round(weight / sum(self._weights[term] for term in wanted), 6)
            if share > most or (share == most and place < best):
                best, most = place, share
        return Near(best, most) if most >= _NEAR_ENOUGH else None

    def _weigh(self, wanted: frozenset[int], text: TextView) -> dict[int, float]:
        """For each sentence the weight of the wanted terms in it; summed in order, to be repeatable."""
        found: dict[int, float] = {}
        for term in sorted(wanted):
            for place in text.sentences_with.get(term, ()):
                found[place] = found.get(place, 0.0) + self._weights[term]
        return found

    def quote(self, number: int, near: Near, text: TextView) -> Quote:
        """The near sentence, cut to the clauses with the judge's words."""
        spans = text.sentences[near.sentence].places.spans
        terms = frozenset().union(*self._alternatives[number])
        return text.quote(near.sentence, [span for term in sorted(terms) for span in spans.get(term, ())])
