"""What a sentence is when the names of units and the figures in it are left open."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.model.district import ReportText, TextSentence
from checker.model.normalise import fold

# Shorter sentences ("现将有关情况报告如下。") are the same in two reports by chance.
SHORTEST = 12
# What is longer is no sentence (text without any full stop), and would make matching slow.
LONGEST = 3_000
_NAME, _FIGURE = "○", "#"
_NUMERAL = r"(?:\d[\d,.]*|[零〇一二两三四五六七八九十百千万亿]+)[余多几]?[百千万亿]*"
# 2022年3月5日, 百分之九十五 and 3-5 are each one figure, however many numbers stand in them.
_FIGURES = re.compile(rf"(?:{_NUMERAL}(?:分之|[年月日号%]|[-—–~至](?=\d))?)+")
_MARKS = re.compile(r"[^\w○#]|_")


@dataclass(frozen=True, slots=True)
class Masked:
    """One sentence that counts: its number in the report, its masked text, its length as written."""

    number: int
    key: str
    length: int


class Mask:
    """Leaves units' names and figures open."""

    def __init__(self, names: Iterable[str], own_names: re.Pattern[str]) -> None:
        """`names`: every name and short name of the units; 区民政局 stands for 民政局 too.

        `own_names` is what a unit calls itself.
        """
        folded = {fold(name) for name in names}
        bare = {name.removeprefix("区") for name in folded}
        known = sorted(name for name in folded | bare if len(name) > 1)
        self._names = re.compile(f"{own_names.pattern}|{_alternatives(known)}") if known else own_names

    def key(self, view: str) -> str:
        """The masked text without punctuation: equal keys are the same sentence."""
        return _MARKS.sub("", _FIGURES.sub(_FIGURE, self._names.sub(_NAME, view)))

    def sentences(self, report: ReportText) -> tuple[Masked, ...]:
        """The sentences of a report that count: no headings, no signature, none too short."""
        found = []
        for number, sentence in enumerate(report.sentences):
            if counts(sentence) and len(sentence.view) >= SHORTEST:
                key = self.key(sentence.view)
                if len(key) >= SHORTEST:
                    found.append(Masked(number, key, len(sentence.view)))
        return tuple(found)


def counts(sentence: TextSentence) -> bool:
    """Whether a sentence is the unit's own text: no title, heading, signature, nor endless."""
    return not sentence.heading and sentence.role != "other" and len(sentence.text) <= LONGEST


def _alternatives(words: Sequence[str], depth: int = 0) -> str:
    """A pattern for sorted words that tries each character once, the longest word first.

    Hundreds of names that begin alike would otherwise all be tried at every 区 of 5,000 reports.
    """
    groups: dict[str, list[str]] = {}
    for word in words:
        if len(word) > depth:
            groups.setdefault(word[depth], []).append(word)
    branches = [re.escape(first) + _rest(group, depth + 1) for first, group in groups.items()]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _rest(group: Sequence[str], depth: int) -> str:
    """What may follow once the words of a group have been read up to `depth`."""
    if len(group) == 1:
        return re.escape(group[0][depth:])
    ends = any(len(word) == depth for word in group)
    return f"(?:{_alternatives(group, depth)})?" if ends else _alternatives(group, depth)
