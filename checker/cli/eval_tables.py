"""The tables of an evaluation, as lines of text."""

from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len

from checker.evaluation.figures import Figures, measure
from checker.evaluation.gold import Pair
from checker.model.status import Status

_NAME_WIDTH = 24


def item_table(pairs: Sequence[Pair]) -> Iterator[str]:
    """One line for each item: agreement, gap precision and recall, counts of evidenced."""
    yield "项目  一致率  缺口P  缺口R  有实证（标注/判定/一致）"
    for item in sorted({pair.item for pair in pairs}):
        mine = [pair for pair in pairs if pair.item == item]
        figures = measure(mine)
        gold = sum(pair.gold is Status.EVIDENCED for pair in mine)
        found = sum(pair.found is Status.EVIDENCED for pair in mine)
        both = sum(pair.gold is pair.found is Status.EVIDENCED for pair in mine)
        gap = figures.gap
        yield (
            f"{item:>4}  {figures.accuracy:6.3f}  {gap.precision:5.3f}  {gap.recall:5.3f}"
            f"  {gold}/{found}/{both}"
        )


def comparison_lines(runs: Mapping[str, Figures]) -> Iterator[str]:
    """One line for each way of judging, with its main figures; names are padded by display width."""
    yield f"{_padded('做法')}一致率  kappa  缺口P  缺口R  提及F1  宏F1  引文R  引文P"
    for name, one in runs.items():
        yield (
            f"{_padded(name)}{one.accuracy:6.3f} {one.kappa:6.3f} {one.gap.precision:6.3f}"
            f" {one.gap.recall:6.3f} {one.mention.f1:7.3f} {one.macro_f1:5.3f}"
            f" {one.quote_recall:6.3f} {one.quote_precision:6.3f}"
        )


def _padded(name: str) -> str:
    return name + " " * (_NAME_WIDTH - cell_len(name))


def summary_lines(figures: Figures, ranges: Mapping[str, tuple[float, float]]) -> Iterator[str]:
    """The figures per status, then each figure with its 95 % interval."""
    yield from status_lines(figures)
    yield f"pairs              {figures.pairs}"
    for name, value in figures.named().items():
        low, high = ranges[name]
        yield f"{name:18} {value:.3f}  [{low:.3f}, {high:.3f}]"


def status_lines(figures: Figures) -> Iterator[str]:
    """Precision, recall and F1 of each status."""
    for status, rates, count in figures.per_status:
        yield (
            f"{status.value:10}  P {rates.precision:.3f}  R {rates.recall:.3f}"
            f"  F1 {rates.f1:.3f}  (gold {count})"
        )
