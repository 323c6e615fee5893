"""The rulebook copied many times over, in memory: renumbered rules and items, everything else shared.

Rules that look for the same thing share one `Judge` (the loader tells equal ones apart from new ones),
so copies cost what a new rule costs beyond its judging: applicability, finding, score.
"""

from dataclasses import replace

from checker.engine.check import Engine
from checker.model.rules import Rulebook
from checker.pipeline import Checker


def copied(checker: Checker, copies: int) -> Checker:
    """A checker whose rulebook holds `copies` times as many rules."""
    rulebook = _copied(checker.loaded.rulebook, copies)
    engine = Engine(rulebook, checker.reader.wording.pattern)
    return Checker(replace(checker.loaded, rulebook=rulebook), checker.reader, engine)


def _copied(rulebook: Rulebook, copies: int) -> Rulebook:
    step = max(item.number for item in rulebook.plan.items)
    items = tuple(
        replace(item, number=item.number + copy * step)
        for copy in range(copies)
        for item in rulebook.plan.items
    )
    rules = tuple(
        replace(rule, item=rule.item + copy * step) for copy in range(copies) for rule in rulebook.rules
    )
    return replace(rulebook, plan=replace(rulebook.plan, items=items), rules=rules)
