"""Agreement on statuses, gaps, mentions and quotes, with intervals by resampling reports."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import is_

from checker.evaluation.gold import Pair
from checker.model.status import Status

LABELS = (Status.EVIDENCED, Status.STATED, Status.PLANNED, Status.SHORTFALL, Status.MISSING)
# Two quotes are the same evidence where they share this many characters in a row.
_SHARED_RUN = 12
_RESAMPLES = 1000
_SEED = 20221231


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall, F1 and F2 (recall weighs twice); 1 where there is nothing to find or found."""

    precision: float
    recall: float
    f1: float
    f2: float


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures over a set of pairs; `per_status` in the order of LABELS.

    `sure` is the share of verdicts of high confidence, `sure_accuracy` their accuracy.
    """

    pairs: int
    accuracy: float
    kappa: float
    gap: Rates
    mention: Rates
    per_status: tuple[tuple[Status, Rates, int], ...]
    macro_f1: float
    quote_recall: float
    quote_precision: float
    sure: float
    sure_accuracy: float

    def named(self) -> dict[str, float]:
        """The figures by name, as `check eval` prints them."""
        return {
            "accuracy": self.accuracy,
            "kappa": self.kappa,
            "gap_precision": self.gap.precision,
            "gap_recall": self.gap.recall,
            "gap_f1": self.gap.f1,
            "gap_f2": self.gap.f2,
            "mention_precision": self.mention.precision,
            "mention_recall": self.mention.recall,
            "mention_f1": self.mention.f1,
            "macro_f1": self.macro_f1,
            "quote_recall": self.quote_recall,
            "quote_precision": self.quote_precision,
            "sure_share": self.sure,
            "sure_accuracy": self.sure_accuracy,
        }


@dataclass(slots=True)
class Tally:
    """What the figures are worked out from; tallies of reports add up."""

    confusion: Counter[tuple[Status, Status]] = field(default_factory=Counter)
    sure: Counter[bool] = field(default_factory=Counter)
    quote_wanted: int = 0
    quote_hits: int = 0
    quote_shown: int = 0
    quote_right: int = 0

    def add(self, other: "Tally") -> None:
        """Add another tally to this one."""
        self.confusion.update(other.confusion)
        self.sure.update(other.sure)
        self.quote_wanted += other.quote_wanted
        self.quote_hits += other.quote_hits
        self.quote_shown += other.quote_shown
        self.quote_right += other.quote_right


def measure(pairs: Sequence[Pair]) -> Figures:
    """The figures over some pairs. Raises ValueError for none."""
    if not pairs:
        raise ValueError("no pairs to measure")
    return _figures(_tally(pairs))


def intervals(pairs: Sequence[Pair]) -> dict[str, tuple[float, float]]:
    """For each named figure the interval that holds 95 % of 1,000 resamples of the reports."""
    reports = sorted({pair.report for pair in pairs})
    tallies = [_tally([pair for pair in pairs if pair.report == report]) for report in reports]
    draw = random.Random(_SEED)
    samples = [_figures(_sum(draw.choices(tallies, k=len(tallies)))).named() for _ in range(_RESAMPLES)]
    low, high = round(0.025 * _RESAMPLES), round(0.975 * _RESAMPLES) - 1
    return {
        name: (values[low], values[high])
        for name in samples[0]
        if (values := sorted(sample[name] for sample in samples))
    }


def _tally(pairs: Iterable[Pair]) -> Tally:
    tally = Tally()
    for pair in pairs:
        tally.confusion[pair.gold, pair.found] += 1
        if pair.confident:
            tally.sure[pair.gold is pair.found] += 1
        if pair.gold is Status.EVIDENCED:
            right = [_overlaps_any(quote, pair.gold_quotes) for quote in pair.found_quotes]
            tally.quote_wanted += 1
            tally.quote_hits += any(right)
            if pair.found is Status.EVIDENCED:
                tally.quote_shown += len(right)
                tally.quote_right += sum(right)
    return tally


def _sum(tallies: Iterable[Tally]) -> Tally:
    total = Tally()
    for tally in tallies:
        total.add(tally)
    return total


def _figures(tally: Tally) -> Figures:
    confusion = tally.confusion
    total = confusion.total()
    per_status = tuple(
        (status, _rates(confusion, partial(is_, status)), sum(confusion[status, found] for found in LABELS))
        for status in LABELS
    )
    present = [
        rates.f1
        for status, rates, _ in per_status
        if any(confusion[status, other] or confusion[other, status] for other in LABELS)
    ]
    sure = tally.sure.total()
    return Figures(
        pairs=total,
        accuracy=_agreement(confusion),
        kappa=_kappa(confusion),
        gap=_rates(confusion, lambda status: status is not Status.EVIDENCED),
        mention=_rates(confusion, lambda status: status is not Status.MISSING),
        per_status=per_status,
        macro_f1=sum(present) / len(present),
        quote_recall=_share(tally.quote_hits, tally.quote_wanted),
        quote_precision=_share(tally.quote_right, tally.quote_shown),
        sure=sure / total,
        sure_accuracy=_share(tally.sure[True], sure),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _agreement(confusion: Counter[tuple[Status, Status]]) -> float:
    return sum(confusion[status, status] for status in LABELS) / confusion.total()


def _rates(confusion: Counter[tuple[Status, Status]], positive: Callable[[Status], bool]) -> Rates:
    both = sum(n for (gold, found), n in confusion.items() if positive(gold) and positive(found))
    gold_all = sum(n for (gold, _), n in confusion.items() if positive(gold))
    found_all = sum(n for (_, found), n in confusion.items() if positive(found))
    precision, recall = _share(both, found_all), _share(both, gold_all)
    return Rates(precision, recall, _f_beta(precision, recall, 1), _f_beta(precision, recall, 2))


def _f_beta(precision: float, recall: float, beta: int) -> float:
    total = beta**2 * precision + recall
    return (1 + beta**2) * precision * recall / total if total else 0.0


def _kappa(confusion: Counter[tuple[Status, Status]]) -> float:
    total = confusion.total()
    chance = sum(
        sum(confusion[status, other] for other in LABELS) * sum(confusion[other, status] for other in LABELS)
        for status in LABELS
    ) / (total * total)
    return (_agreement(confusion) - chance) / (1 - chance) if chance < 1 else 1.0


def _overlaps_any(quote: str, others: Sequence[str]) -> bool:
    return any(overlaps(quote, other) for other in others)


def overlaps(quote: str, other: str) -> bool:
    """True where one quote holds the other, or they share a run of characters; white space aside."""
    a, b = re.sub(r"\s+", "", quote), re.sub(r"\s+", "", other)
    if not a or not b:
        return False
    if a in b or b in a:
        return True
    return any(a[i : i + _SHARED_RUN] in b for i in range(max(1, len(a) - _SHARED_RUN + 1)))
