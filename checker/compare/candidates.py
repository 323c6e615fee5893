"""Which pairs of many reports are worth a look: an index of sentences, and MinHash for reworded ones."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from rensa import RMinHash, RMinHashLSH  # type: ignore[import-untyped] # it ships no types

# A sentence of more reports than this is boilerplate: at least 8 (some units may well share one
# source), a fifth of a district's 60, never more than 50 of thousands.
_FEWEST, _SHARE, _MOST = 8, 0.2, 50
# With 64 bands of 3, reports that have 0.4 of their runs in common are found 98 times in 100, with
# 0.3 still 83 times; the independent gold reports have 0.05 at most.
_PERMUTATIONS, _BANDS, _SEED = 192, 64, 7
_RUN = 4
# Candidates below this likeness are collisions: where a third of the sentences are replaced and one
# or two characters of every other are changed, more than 0.35 is left.
_LIKENESS = 0.15
# Copies of copies would be paired each with each; every report keeps its likest partners.
_MOST_PAIRS, _FEWEST_PARTNERS, _MOST_PARTNERS = 12_000, 5, 60
_MOST_ALIKE = 500

Pair = tuple[int, int]


def boilerplate(reports: Sequence[frozenset[str]]) -> frozenset[str]:
    """The keys of sentences that too many reports share to tell anything of two of them."""
    limit = _most_holders(len(reports))
    frequency = Counter(key for keys in reports for key in keys)
    return frozenset(key for key, count in frequency.items() if count > limit)


def _most_holders(reports: int) -> int:
    return min(_MOST, max(_FEWEST, round(_SHARE * reports)))


def sharing_pairs(reports: Sequence[frozenset[str]]) -> Counter[Pair]:
    """For each pair with a sentence in common the number of characters in common sentences.

    What more reports share than may is left out: thousands of copies of one text would make millions
    of pairs. `alike_pairs` finds those.
    """
    holders: dict[str, list[int]] = {}
    for number, keys in enumerate(reports):
        for key in keys:
            holders.setdefault(key, []).append(number)
    limit = _most_holders(len(reports))
    shared: Counter[Pair] = Counter()
    for key, numbers in holders.items():
        if len(numbers) > limit:
            continue
        for pair in combinations(numbers, 2):
            shared[pair] += len(key)
    return shared


def alike_pairs(texts: Sequence[str]) -> dict[Pair, float]:
    """The pairs whose texts have many runs of characters in common, with an estimate of the share."""
    hashes = [_hash(text) for text in texts]
    index = RMinHashLSH(threshold=0.5, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    found = {}
    for number, (text, hashed) in enumerate(zip(texts, hashes, strict=True)):
        if len(text) < _RUN:
            continue
        for other in sorted(index.query(hashed))[:_MOST_ALIKE]:
            likeness = float(hashed.jaccard(hashes[other]))
            if likeness >= _LIKENESS:
                found[other, number] = likeness
        index.insert(number, hashed)
    return found


def likest(pairs: dict[Pair, float], reports: int) -> list[Pair]:
    """Of each report's pairs the likest, where many copies of one text would make too many."""
    partners = max(_FEWEST_PARTNERS, min(_MOST_PARTNERS, _MOST_PAIRS // max(1, reports)))
    taken: Counter[int] = Counter()
    kept = []
    for pair in sorted(pairs, key=lambda pair: (-pairs[pair], pair)):
        if min(taken[number] for number in pair) < partners:
            taken.update(pair)
            kept.append(pair)
    return sorted(kept)


def _hash(text: str) -> RMinHash:
    hashed = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    hashed.update([text[start : start + _RUN] for start in range(max(1, len(text) - _RUN + 1))])
    return hashed
