"""A unit's coverage over the years, as lines."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from checker.model.district import YearCoverage
from checker.model.status import Status

_PERCENT = 100


def history_text(unit: str, years: Sequence[YearCoverage], titles: Mapping[int, str]) -> str:
    """The score of each year, then item by item what improved and what fell back since the year before.

    `years` are of one unit, oldest first. `titles` are those of the items by number.
    """
    lines = [f"{unit}历年得分："]
    lines += [f"  {one.year}年  {'不计分' if one.score is None else f'{one.score:.1f}'}" for one in years]
    if len(years) == 1:
        lines.append("只有一年的结果；再检查别的年度后，这里会列出各项任务的变化。")
    for before, after in pairwise(years):
        lines += ["", f"{before.year}年到{after.year}年：", *_changes(before, after, titles)]
    return "\n".join(lines)


def _changes(before: YearCoverage, after: YearCoverage, titles: Mapping[int, str]) -> Iterator[str]:
    both = sorted(before.coverage.keys() & after.coverage.keys())
    better = [item for item in both if after.coverage[item] > before.coverage[item]]
    worse = [item for item in both if after.coverage[item] < before.coverage[item]]
    for name, items in (("提高", better), ("退步", worse)):
        if items:
            yield f"{name}（{len(items)} 项）"
        for item in items:
            yield f"  第{item}项 {titles.get(item, '')}：{_of(before, item)} → {_of(after, item)}"
    same = len(both) - len(better) - len(worse)
    yield f"其余 {same} 项覆盖程度未变。"


def _of(year: YearCoverage, item: int) -> str:
    return f"{Status(year.status[item]).chinese} {year.coverage[item] * _PERCENT:.0f}%"
