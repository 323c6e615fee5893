"""Copies between units: pairs of reports that share so many sentences that one may come of the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from checker.compare.alignment import Match, align
from checker.compare.candidates import alike_pairs, boilerplate, likest, sharing_pairs
from checker.compare.masking import Mask, Masked
from checker.compare.shared import shared_sentence
from checker.compare.words import CompareWords
from checker.model.district import CopyPair, ReportText, SharedSentence

# Independent reports of one district reach 0.05; a half-copied chapter of four comes to more.
COPY_SHARE = 0.2
# A few lines in common make a large share of a very short report, yet tell nothing.
_FEWEST_SENTENCES, _FEWEST_CHARACTERS = 4, 120
# Where boilerplate makes up more of a report than this, it is no boilerplate: many copied one text.
_MOST_BOILERPLATE = 0.5


@dataclass(frozen=True, slots=True)
class _Counted:
    """A report's sentences that count, and their characters."""

    report: ReportText
    sentences: tuple[Masked, ...]
    length: int


def find_copies(
    reports: Sequence[ReportText], names: Sequence[str], words: CompareWords
) -> tuple[CopyPair, ...]:
    """The pairs of reports that share too much, largest share first.

    `names` are all names of the units, which are left open, as figures are. Reports of the same unit
    are not held beside each other. Every pair tells each shared sentence; `page` is left empty.
    """
    ordered = sorted(reports, key=lambda report: (report.unit, report.year or 0))
    mask = Mask(names, words.own_names)
    masked = [mask.sentences(report) for report in ordered]
    counted = _without_boilerplate(ordered, masked)
    pairs = (_pair(counted[left], counted[right], words) for left, right in _candidates(counted))
    return tuple(
        sorted((pair for pair in pairs if pair), key=lambda pair: (-pair.share, pair.left, pair.right))
    )


def _without_boilerplate(reports: Sequence[ReportText], masked: Sequence[Sequence[Masked]]) -> list[_Counted]:
    common = boilerplate([frozenset(one.key for one in sentences) for sentences in masked])
    counted = []
    for report, sentences in zip(reports, masked, strict=True):
        own = tuple(one for one in sentences if one.key not in common)
        if _length(own) < (1 - _MOST_BOILERPLATE) * _length(sentences):
            own = tuple(sentences)
        counted.append(_Counted(report, own, _length(own)))
    return counted


def _length(sentences: Sequence[Masked]) -> int:
    return sum(one.length for one in sentences)


def _candidates(counted: Sequence[_Counted]) -> list[tuple[int, int]]:
    """The pairs that share sentences enough, or look alike as a whole, but are not one unit's."""
    likeness = {
        (left, right): shared / min(counted[left].length, counted[right].length)
        for (left, right), shared in sharing_pairs(
            [frozenset(one.key for one in report.sentences) for report in counted]
        ).items()
        if shared >= COPY_SHARE / 2 * min(counted[left].length, counted[right].length)
    }
    for pair, alike in alike_pairs(["".join(o.key for o in one.sentences) for one in counted]).items():
        likeness[pair] = max(likeness.get(pair, 0.0), alike)
    others = {
        (left, right): value
        for (left, right), value in likeness.items()
        if not counted[left].report.unit or counted[left].report.unit != counted[right].report.unit
    }
    return likest(others, len(counted))


def _pair(left: _Counted, right: _Counted, words: CompareWords) -> CopyPair | None:
    """The pair with its shared sentences, None where they share too little."""
    matches = align(left.sentences, right.sentences)
    of_left = _share(left, [left.sentences[match.left] for match in matches])
    of_right = _share(right, [right.sentences[match.right] for match in matches])
    enough = sum(left.sentences[match.left].length for match in matches) >= _FEWEST_CHARACTERS
    if max(of_left, of_right) < COPY_SHARE or len(matches) < _FEWEST_SENTENCES or not enough:
        return None
    shared = tuple(_shown(match, left, right, words) for match in matches)
    return CopyPair(left.report.unit, right.report.unit, of_left, of_right, shared)


def _share(counted: _Counted, shared: Sequence[Masked]) -> float:
    return round(_length(shared) / counted.length, 4)


def _shown(match: Match, left: _Counted, right: _Counted, words: CompareWords) -> SharedSentence:
    return shared_sentence(
        left.report.sentences[left.sentences[match.left].number],
        right.report.sentences[right.sentences[match.right].number],
        match.likeness,
        words.fixed_figures,
    )
