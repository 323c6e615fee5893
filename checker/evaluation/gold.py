"""Holds gap reports against hand-labelled reports: agreement on statuses, gaps, mentions, quotes.

A gold folder holds NAME.json beside NAME.txt: {"report", "unit", "year", "items": {"45": {"status",
"quotes"}}}; an item that is not listed is missing. All items are labelled, whoever is responsible.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from operator import is_
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from checker.model.errors import CheckerError
from checker.model.report import GapReport
from checker.model.status import Status

LABELS = (Status.EVIDENCED, Status.STATED, Status.PLANNED, Status.SHORTFALL, Status.MISSING)
# Two quotes are the same evidence where they share this many characters in a row.
_SHARED_RUN = 12


class GoldItem(BaseModel):
    """The label of one item."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    status: Status
    quotes: tuple[str, ...] = ()


class GoldReport(BaseModel):
    """One labelled report; `report` names the file beside the label file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    report: str
    unit: str
    year: int | None = None
    items: dict[int, GoldItem]


@dataclass(frozen=True, slots=True)
class Pair:
    """One item of one report: what the label says and what the checker found."""

    report: str
    item: int
    gold: Status
    found: Status
    gold_quotes: tuple[str, ...]
    found_quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and their harmonic mean; 1 where there is nothing to find or found."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures over a set of pairs; `per_status` in the order of LABELS."""

    pairs: int
    accuracy: float
    kappa: float
    gap: Rates
    mention: Rates
    per_status: tuple[tuple[Status, Rates, int], ...]
    macro_f1: float
    quote_recall: float
    quote_precision: float


def read_gold(folder: Path) -> tuple[tuple[Path, GoldReport], ...]:
    """All label files of a folder, by name. Raises CheckerError where there are none or one is bad."""
    found = []
    for path in sorted(folder.glob("*.json")):
        try:
            gold = GoldReport.model_validate(json.loads(path.read_text("utf-8")))
        except (ValueError, ValidationError) as error:
            raise CheckerError(f"标注文件 {path.name} 格式不对：{error}") from error
        found.append((path.with_name(gold.report), gold))
    if not found:
        raise CheckerError(f"“{folder}”里没有标注文件(*.json),请检查路径。")
    return tuple(found)


def pair_up(name: str, gold: GoldReport, report: GapReport) -> tuple[Pair, ...]:
    """One pair for each item that the checker judged."""
    return tuple(
        Pair(
            report=name,
            item=item.item,
            gold=gold.items[item.item].status if item.item in gold.items else Status.MISSING,
            found=item.status,
            gold_quotes=gold.items[item.item].quotes if item.item in gold.items else (),
            found_quotes=tuple(quote.quote for quote in item.evidence),
        )
        for item in report.items
    )


def measure(pairs: Sequence[Pair]) -> Figures:
    """The figures over some pairs. Raises ValueError for none."""
    if not pairs:
        raise ValueError("no pairs to measure")
    per_status = tuple(
        (status, _rates(pairs, partial(is_, status)), sum(p.gold is status for p in pairs))
        for status in LABELS
    )
    present = [
        rates.f1
        for status, rates, _ in per_status
        if any(status in (pair.gold, pair.found) for pair in pairs)
    ]
    recall, precision = _quotes(pairs)
    return Figures(
        pairs=len(pairs),
        accuracy=sum(pair.gold is pair.found for pair in pairs) / len(pairs),
        kappa=_kappa(pairs),
        gap=_rates(pairs, lambda status: status is not Status.EVIDENCED),
        mention=_rates(pairs, lambda status: status is not Status.MISSING),
        per_status=per_status,
        macro_f1=sum(present) / len(present),
        quote_recall=recall,
        quote_precision=precision,
    )


def _rates(pairs: Sequence[Pair], positive: Callable[[Status], bool]) -> Rates:
    both = sum(positive(p.gold) and positive(p.found) for p in pairs)
    found, gold = sum(positive(p.found) for p in pairs), sum(positive(p.gold) for p in pairs)
    precision, recall = both / found if found else 1.0, both / gold if gold else 1.0
    total = precision + recall
    return Rates(precision, recall, 2 * precision * recall / total if total else 0.0)


def _kappa(pairs: Sequence[Pair]) -> float:
    count = len(pairs)
    agree = sum(p.gold is p.found for p in pairs) / count
    gold, found = Counter(p.gold for p in pairs), Counter(p.found for p in pairs)
    chance = sum(gold[status] * found[status] for status in LABELS) / count**2
    return (agree - chance) / (1 - chance) if chance < 1 else 1.0


def _quotes(pairs: Sequence[Pair]) -> tuple[float, float]:
    """Recall over gold-evidenced items; precision of the quotes of items that both call evidenced."""
    wanted = [p for p in pairs if p.gold is Status.EVIDENCED]
    hits = sum(any(_overlaps_any(quote, p.gold_quotes) for quote in p.found_quotes) for p in wanted)
    shown = [(q, p) for p in wanted if p.found is Status.EVIDENCED for q in p.found_quotes]
    right = sum(_overlaps_any(quote, pair.gold_quotes) for quote, pair in shown)
    return hits / len(wanted) if wanted else 1.0, right / len(shown) if shown else 1.0


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
