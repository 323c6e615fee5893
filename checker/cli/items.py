"""Item numbers that a user gives."""

from checker.model.errors import CheckerError
from checker.model.rules import Rulebook


def refuse_unknown_items(items: frozenset[int], rulebook: Rulebook) -> None:
    """Raise CheckerError for numbers that the rulebook has no rule for."""
    unknown = sorted(items - {rule.item for rule in rulebook.rules})
    if unknown:
        last = len(rulebook.plan.items)
        numbers = "、".join(map(str, unknown))
        raise CheckerError(f"没有第 {numbers} 项，任务编号从 1 到 {last}。")
