"""Sentences that repeat the plan's own words (照抄), found by rapidfuzz against the items."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz import fuzz

from checker.engine.text import TextView, is_judged
from checker.model.normalise import fold
from checker.model.plan import Plan

# Shorter sentences repeat the plan by chance; below this likeness the unit has written itself.
_SHORTEST = 18
_LIKENESS = 88.0
# Runs of this length are looked up, every third character; a pasted sentence shares most of them.
_RUN = 6
_STEP = 3

Runs = Mapping[str, frozenset[str]]


def pasted_sentences(text: TextView, plan: Plan) -> frozenset[int]:
    """Numbers of the sentences that stand nearly so in the plan; headings and signatures aside."""
    runs = plan_runs(plan)
    return frozenset(
        number
        for number, view in enumerate(text.sentences)
        if not view.sentence.heading and is_judged(view.sentence.role) and is_pasted(view.sentence.view, runs)
    )


def is_pasted(view: str, runs: Runs) -> bool:
    """Whether a sentence's view is near to a stretch of an item's text."""
    if len(view) < _SHORTEST:
        return False
    shared = Counter(
        item
        for start in range(0, len(view) - _RUN + 1, _STEP)
        for item in runs.get(view[start : start + _RUN], ())
    )
    least = max(2, len(view) // (4 * _STEP))
    return any(
        count >= least and fuzz.partial_ratio(view, item, score_cutoff=_LIKENESS) > 0
        for item, count in shared.items()
    )


@lru_cache(maxsize=4)
def plan_runs(plan: Plan) -> Runs:
    """The plan's items, folded, by the runs of characters that stand in them."""
    found: dict[str, set[str]] = {}
    for view in (fold(item.text) for item in plan.items):
        for start in range(len(view) - _RUN + 1):
            found.setdefault(view[start : start + _RUN], set()).add(view)
    return {run: frozenset(items) for run, items in found.items()}
