"""`check explain`: the whole trace of one item."""

from pathlib import Path

from checker.cli.output import console
from checker.model.errors import CheckerError
from checker.pipeline import Checker
from checker.readers import read
from checker.reporters.explain import explanation


def explain_item(path: Path, unit_name: str, item: int, year: int | None, rules: Path | None) -> int:
    """Print how each requirement of an item was judged, sentence by sentence."""
    checker = Checker.load(rules)
    unit = checker.unit(unit_name)
    rule = next((one for one in checker.loaded.rulebook.rules if one.item == item), None)
    if rule is None:
        last = len(checker.loaded.rulebook.plan.items)
        raise CheckerError(f"没有第 {item} 项，任务编号从 1 到 {last}。")
    document = read(path)
    report = checker.check(document, unit, year, all_items=True)
    traces = checker.engine.trace(checker.engine.text(checker.analyse(document, year)), rule)
    finding = next(one for one in report.items if one.item == item)
    console().print(explanation(finding, traces))
    return 0
