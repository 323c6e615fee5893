"""Whether a sentence of this year's report is about what a clause of a promise is about."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from checker.compare.promise_text import Object, Rarity, acts, clauses_of, measured
from checker.compare.promise_words import COMING, LACKING
from checker.model.district import TextSentence

# The share of an object's weight that must be found; with an act in common less may do.
_COVERAGE = 0.58
# One stretch must weigh at least this much (预付卡: 3.0), unless nearly everything is found.
_STRETCH, _ALL = 2.6, 0.9
# Pairs of characters found in more sentences than this weigh less and less.
_RARE = 6
_SUPPORT = 0.08
_MOST_CANDIDATES = 40


@dataclass(frozen=True, slots=True)
class Told:
    """How well a sentence tells of an object (0 to 1, 0.0: not at all), and whether as done.

    `short` is True where it tells of fewer than were promised.
    """

    coverage: float
    done: bool
    short: bool = False


NOTHING = Told(0.0, False)


def rarity(sentences: Sequence[TextSentence]) -> Rarity:
    """The weight of each pair of characters: 1.0 for those of a few sentences, less for others."""
    frequency: Counter[str] = Counter()
    for sentence in sentences:
        frequency.update(pairs_of(sentence.view))
    return {pair: sqrt(_RARE / count) for pair, count in frequency.items() if count > _RARE}


def pairs_of(view: str) -> set[str]:
    """The pairs of adjacent characters."""
    return {first + second for first, second in pairwise(view)}


class SentenceIndex:
    """This year's sentences by the pairs of characters in them."""

    def __init__(self, sentences: Sequence[TextSentence]) -> None:
        """Headings, which tell nothing, are to be left out by the caller."""
        self._holders: dict[str, list[int]] = {}
        for number, sentence in enumerate(sentences):
            for pair in pairs_of(sentence.view):
                self._holders.setdefault(pair, []).append(number)

    def candidates(self, thing: Object) -> list[int]:
        """The sentences that share most with an object, by number."""
        shared: Counter[int] = Counter()
        for run, _ in thing.runs:
            for pair in pairs_of(run):
                shared.update(self._holders.get(pair, ()))
        ranked = sorted(
            (number for number, count in shared.items() if count > 1), key=lambda n: (-shared[n], n)
        )
        return ranked[:_MOST_CANDIDATES]


def tell(thing: Object, sentence: TextSentence, items: Sequence[int]) -> Told:
    """What a sentence tells of an object; `items` are those that the promise speaks of."""
    clauses = clauses_of(sentence.view)
    least = _COVERAGE - _SUPPORT * bool(set(items) & set(sentence.items))
    best = NOTHING
    for place in range(len(clauses)):
        window = clauses[place : place + 2]
        coverage = _coverage(thing, ",".join(window))
        if coverage >= least and coverage > best.coverage:
            best = _told(thing, window, sentence, coverage)
    return best


def _told(thing: Object, window: Sequence[str], sentence: TextSentence, coverage: float) -> Told:
    """Done only where the clauses that speak of the object neither lack it nor put it off."""
    speaking = [c for c in window if any(pair in c for run, _ in thing.runs for pair in pairs_of(run))]
    put_off = any(LACKING.search(clause) or COMING.search(clause) for clause in speaking)
    reached = measured(",".join(window))
    short = any(reached.get(unit, target) < target for unit, target in thing.targets.items())
    return Told(coverage, sentence.done and not put_off and not short, short)


def _coverage(thing: Object, text: str) -> float:
    """The share of the object's weight in `text`; 0.0 where the act is another or nothing hangs together."""
    if len(thing.acts & acts(text)) * 2 < len(thing.acts):
        return 0.0
    found, stretch = 0.0, 0.0
    for run, weights in thing.runs:
        covered = [False] * len(run)
        for start in range(len(run) - 1):
            if run[start : start + 2] in text:
                covered[start] = covered[start + 1] = True
        found += sum(weight for weight, is_in in zip(weights, covered, strict=True) if is_in)
        stretch = max(stretch, _longest(run, weights, text))
    share = found / thing.weight
    return share if stretch >= _STRETCH or share >= _ALL else 0.0


def _longest(run: str, weights: Sequence[float], text: str) -> float:
    """The weight of the weightiest stretch of the run that stands in the text as it is."""
    best, start = 0.0, 0
    for end in range(1, len(run) + 1):
        while run[start:end] not in text:
            start += 1
        best = max(best, sum(weights[start:end]))
    return best
