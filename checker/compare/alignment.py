"""Which sentence of one report is which of another: the same ones first, then reworded ones."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from checker.compare.masking import Masked

# Below this likeness (0 to 100) two sentences of independent reports may merely be about the same.
NEAR = 70.0
# Copied text keeps its order: in very long reports only sentences so near by place are compared.
_REACH = 300


class Match(NamedTuple):
    """Positions in the two lists of sentences; likeness is 0 to 1, 1.0 only for equal keys."""

    left: int
    right: int
    likeness: float


def align(left: Sequence[Masked], right: Sequence[Masked]) -> list[Match]:
    """Pair each sentence with at most one of the other side; ordered as on the left."""
    same = _same(left, right)
    matched_left = {match.left for match in same}
    matched_right = {match.right for match in same}
    open_left = [number for number in range(len(left)) if number not in matched_left]
    open_right = [number for number in range(len(right)) if number not in matched_right]
    near = _near(
        {number: left[number].key for number in open_left},
        {number: right[number].key for number in open_right},
    )
    return sorted([*same, *near])


def _same(left: Sequence[Masked], right: Sequence[Masked]) -> list[Match]:
    places: dict[str, list[int]] = {}
    for number in reversed(range(len(right))):
        places.setdefault(right[number].key, []).append(number)
    return [
        Match(number, places[masked.key].pop(), 1.0)
        for number, masked in enumerate(left)
        if places.get(masked.key)
    ]


def _near(left: Mapping[int, str], right: Mapping[int, str]) -> list[Match]:
    """The likest pairs first, so that a sentence goes to the one it was made from."""
    others = list(right.items())
    windowed = len(others) > 2 * _REACH
    found: list[tuple[float, int, int]] = []
    for place, (number, key) in enumerate(left.items()):
        middle = place * len(others) // len(left)
        nearby = dict(others[max(0, middle - _REACH) : middle + _REACH]) if windowed else right
        likest = process.extract(key, nearby, scorer=fuzz.ratio, score_cutoff=NEAR, limit=3)
        found += [(-score, number, other) for _, score, other in likest]
    used_left: set[int] = set()
    used_right: set[int] = set()
    matches = []
    for score, number, other in sorted(found):
        if number not in used_left and other not in used_right:
            used_left.add(number)
            used_right.add(other)
            matches.append(Match(number, other, round(min(-score / 100, 0.999), 3)))
    return matches
