"""`check explain`: the whole trace of one item."""

from pathlib import Path

from checker.cli.output import console
from checker.model.errors import CheckerError
from checker.pipeline import Checker


def explain_item(path: Path, unit_name: str, item: int, year: int | None, rules: Path | None) -> int:
    """Print how each requirement of an item was judged, sentence by sentence."""
    from checker.readers import read
    from checker.reporters.explain import explanation

    checker = Checker.load(rules)
    unit = checker.unit(unit_name)
    rulebook = checker.loaded.rulebook
    if all(rule.item != item for rule in rulebook.rules):
        raise CheckerError(f"没有第 {item} 项,任务编号从 1 到 {len(rulebook.plan.items)}。")
    document = read(path)
    report = checker.check(document, unit, year, all_items=True)
    trace = checker.engine.trace(checker.engine.text(checker.analyse(document, year)), item)
    finding = next(one for one in report.items if one.item == item)
    console().print(explanation(report, finding, trace))
    return 0
