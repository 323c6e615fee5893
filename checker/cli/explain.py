"""`check explain`: the whole trace of one item."""

from dataclasses import dataclass
from pathlib import Path

from checker.cli.check import check_year, size_limits
from checker.cli.output import console
from checker.model.errors import CheckerError
from checker.pipeline import Checker
from checker.readers import read
from checker.reporters.explain import explanation


@dataclass(frozen=True, slots=True)
class ExplainOptions:
    """The options of `check explain`, as the command line gave them."""

    year: int | None
    max_megabytes: int
    rules: Path | None


def explain_item(path: Path, unit_name: str, item: int, options: ExplainOptions) -> int:
    """Print how each requirement of an item was judged, sentence by sentence."""
    check_year(options.year)
    limits = size_limits(options.max_megabytes)
    checker = Checker.load(options.rules)
    unit = checker.unit(unit_name)
    rule = next((one for one in checker.loaded.rulebook.rules if one.item == item), None)
    if rule is None:
        last = len(checker.loaded.rulebook.plan.items)
        raise CheckerError(f"没有第 {item} 项，任务编号从 1 到 {last}。")
    analysis = checker.analyse(read(path, limits), options.year)
    report = checker.judge(analysis, unit, all_items=True)
    traces = checker.engine.trace(checker.engine.text(analysis), rule)
    finding = next(one for one in report.items if one.item == item)
    console().print(explanation(finding, traces))
    return 0
