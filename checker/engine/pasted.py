"""Sentences that repeat the plan's own words (照抄), found by rapidfuzz against the items."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz import fuzz

from checker.engine.candidates import Candidates
from checker.engine.text import TextView
from checker.model.plan import Plan

# Shorter sentences repeat the plan by chance; below this likeness the unit has written itself.
_SHORTEST = 18
_LIKENESS = 88.0
# Runs of this length are looked up, every third character; a pasted sentence shares most of them.
_RUN = 6
_STEP = 3

Runs = Mapping[str, frozenset[str]]


def pasted_sentences(text: TextView, plan: Plan, candidates: Candidates) -> frozenset[int]:
    """Numbers of the sentences that a judge looks at and that stand nearly so in the plan."""
    looked_at = {candidate.sentence for found in candidates.by_judge for candidate in found}
    runs = plan_runs(plan)
    return frozenset(number for number in looked_at if is_pasted(text.sentences[number].sentence.view, runs))


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
    """The plan's items by the runs of characters that stand in them."""
    found: dict[str, set[str]] = {}
    for item in plan.items:
        for start in range(len(item.text) - _RUN + 1):
            found.setdefault(item.text[start : start + _RUN], set()).add(item.text)
    return {run: frozenset(items) for run, items in found.items()}
