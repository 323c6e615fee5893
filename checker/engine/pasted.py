"""Sentences that repeat the plan's own words (照抄), found by rapidfuzz against the items."""

from collections import defaultdict

from rapidfuzz import fuzz

from checker.engine.candidates import Candidates
from checker.engine.text import TextView
from checker.model.plan import Plan

# Shorter sentences repeat the plan by chance; below this likeness the unit has written itself.
_SHORTEST = 18
_LIKENESS = 88.0


def pasted_sentences(text: TextView, plan: Plan, candidates: Candidates) -> frozenset[int]:
    """Numbers of the sentences that a judge looks at and that stand nearly so in the plan."""
    looked_at = {candidate.sentence for found in candidates.by_judge for candidate in found}
    shingles = _shingles(plan)
    return frozenset(n for n in looked_at if _is_pasted(text.sentences[n].sentence.view, shingles))


def _is_pasted(view: str, shingles: dict[str, set[str]]) -> bool:
    if len(view) < _SHORTEST:
        return False
    # Only items that share several runs of six characters with the sentence are worth comparing.
    shared: dict[str, int] = defaultdict(int)
    for start in range(0, len(view) - 5, 3):
        for item in shingles.get(view[start : start + 6], ()):
            shared[item] += 1
    return any(
        count >= max(2, len(view) // 12) and fuzz.partial_ratio(view, item, score_cutoff=_LIKENESS) > 0
        for item, count in shared.items()
    )


def _shingles(plan: Plan) -> dict[str, set[str]]:
    index: dict[str, set[str]] = defaultdict(set)
    for item in plan.items:
        folded = item.text.replace(",", ",").replace("、", "、")
        for start in range(len(folded) - 5):
            index[folded[start : start + 6]].add(folded)
    return index
