"""Whether a sentence of this year's report is about what a clause of a promise is about."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from checker.compare.promise_text import Object, Rarity, Run, clauses_of, measured
from checker.compare.promise_words import PromiseWords
from checker.model.district import TextSentence

# The share of an object's weight that must be found; with an act in common less may do.
_COVERAGE = 0.58
# One stretch must weigh at least this much (预付卡: 3.0), less where much is found and the act is the
# same, unless nearly everything is found.
_STRETCH, _STRETCH_WITH_ACT, _MUCH, _ALL = 2.6, 2.0, 0.7, 0.95
# Every stretch of at least this weight must be found in part: 居民公约 beside 合法性审查.
_NEEDED, _LEAST_OF_RUN = 2.5, 0.3
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
        for run in thing.runs:
            for pair in pairs_of(run.text):
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
    speaking = [c for c in window if any(pair in c for run in thing.runs for pair in pairs_of(run.text))]
    words = thing.words
    put_off = any(words.lacking.search(clause) or words.put_off.search(clause) for clause in speaking)
    reached = measured(",".join(window))
    short = any(reached.get(unit, target) < target for unit, target in thing.targets.items())
    return Told(coverage, sentence.done and not put_off and not short, short)


def _coverage(thing: Object, text: str) -> float:
    """The share of the object's weight in `text`; 0.0 where the act is another or nothing hangs together."""
    told = frozenset(thing.words.acts(text))
    if not _same_act(thing.acts, told):
        return 0.0
    found = [_found(run, text, told, thing.words) for run in thing.runs]
    if any(
        run.needed and run.weight >= _NEEDED and weight < _LEAST_OF_RUN * run.weight
        for run, weight in zip(thing.runs, found, strict=True)
    ):
        return 0.0
    share = sum(found) / thing.weight
    least = _STRETCH_WITH_ACT if thing.acts and share >= _MUCH else _STRETCH
    return share if share >= _ALL or max(_longest(run, text) for run in thing.runs) >= least else 0.0


def _same_act(promised: Sequence[int], told: frozenset[int]) -> bool:
    """Whether half of the acts are told of, and the last, which the others only qualify (应诉提醒)."""
    if not promised:
        return True
    return promised[-1] in told and sum(act in told for act in promised) * 2 >= len(promised)


def _found(run: Run, text: str, told: frozenset[int], words: PromiseWords) -> float:
    """The weight of the run's characters that stand in the text with a neighbour, or by another word."""
    covered = [False] * len(run.text)
    for start in range(len(run.text) - 1):
        if run.text[start : start + 2] in text:
            covered[start] = covered[start + 1] = True
    for match in words.act.finditer(run.text):
        if words.act_of[match[0]] in told:
            covered[slice(*match.span())] = [True] * len(match[0])
    return sum(weight for weight, is_in in zip(run.weights, covered, strict=True) if is_in)


def _longest(run: Run, text: str) -> float:
    """The weight of the weightiest stretch of the run that stands in the text as it is."""
    best, start = 0.0, 0
    for end in range(1, len(run.text) + 1):
        while run.text[start:end] not in text:
            start += 1
        best = max(best, sum(run.weights[start:end]))
    return best
