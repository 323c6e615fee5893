"""The single promises of a plans part, and what each is about."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from checker.compare.promise_words import ACT, ACT_OF, COMMON, GENERIC, SLOGAN
from checker.model.district import ReportText, TextSentence
from checker.model.normalise import fold

_PARTS = re.compile(r"[；;]|(?=(?<![统同唯第])[一二三四五六七八九十]是)")
_LABEL = re.compile(
    r"^[\s\u3000]*(?:[一二三四五六七八九十]{1,3}是要?|[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、])[:：,，]?"
)
_CLAUSES = re.compile(r"[,;:。!?\t]")
_CLASS = re.compile(r"等[^,;。的]{2,8}(?=的)")
_FIGURE = re.compile(r"(?<!\d)(\d+(?:\.\d+)?)(%|学时|课时|[件次人场个期家部份名起篇条批处套户项])?")
_HAN = re.compile(r"[^一-龥a-z\d]+")
_COMMON_WEIGHT = 0.3
# An object of less weight ("法治队伍") is in every report.
_LEAST = 3.0

Rarity = Mapping[str, float]


@dataclass(frozen=True)
class Object:
    """What one clause of a promise is about: runs of characters with their weights, and acts."""

    view: str
    rarity: Rarity

    @cached_property
    def runs(self) -> tuple[tuple[str, tuple[float, ...]], ...]:
        """The stretches between words that any promise may have, with each character's weight."""
        plain = GENERIC.sub("|", _FIGURE.sub("|", _CLASS.sub("|", self.view)))
        return tuple(
            (run, _weights(run, self.rarity))
            for run in re.split(r"\|+", _HAN.sub("|", plain))
            if len(run) > 1
        )

    @cached_property
    def weight(self) -> float:
        """The sum of the characters' weights."""
        return sum(sum(weights) for _, weights in self.runs)

    @cached_property
    def acts(self) -> frozenset[int]:
        """The groups of the acts that are named."""
        return acts(self.view)

    @cached_property
    def targets(self) -> dict[str, float]:
        """The figure promised, by measure word."""
        return measured(self.view)


@dataclass(frozen=True, slots=True)
class PlainPromise:
    """One promise as written, the heading above it, and its objects by clause."""

    text: str
    heading: str
    sentence: TextSentence
    objects: tuple[Object, ...]


def acts(view: str) -> frozenset[int]:
    """The groups of the acts that a view names."""
    return frozenset(ACT_OF[match[0]] for match in ACT.finditer(view))


def measured(view: str) -> dict[str, float]:
    """The largest figure with each measure word."""
    found: dict[str, float] = {}
    for match in _FIGURE.finditer(view):
        if match[2]:
            found[match[2]] = max(found.get(match[2], 0.0), float(match[1][:15]))
    return found


def clauses_of(view: str) -> list[str]:
    """The stretches between commas that hold something."""
    return [clause for clause in _CLAUSES.split(view) if clause]


def plain_promises(report: ReportText, rarity: Rarity) -> Iterator[PlainPromise]:
    """What the plans part promises, in order; pure slogans are none."""
    heading = ""
    for sentence in report.sentences:
        if sentence.heading:
            heading = sentence.text
        elif sentence.role == "plans":
            for part in _PARTS.split(sentence.text):
                text = _LABEL.sub("", part).strip()
                objects = _objects(fold(text), rarity)
                if objects:
                    yield PlainPromise(text, heading, sentence, objects)


def _objects(view: str, rarity: Rarity) -> tuple[Object, ...]:
    clauses = (clause for clause in clauses_of(view) if not SLOGAN.search(clause))
    found = tuple(one for one in (Object(clause, rarity) for clause in clauses) if one.weight)
    return found if sum(one.weight for one in found) >= _LEAST else ()


def _weights(run: str, rarity: Rarity) -> tuple[float, ...]:
    """Each character weighs what the rarer of its two pairs of characters does."""
    pairs = [rarity.get(run[start : start + 2], 1.0) for start in range(len(run) - 1)]
    weights = [max(pairs[max(0, place - 1) : place + 1]) for place in range(len(run))]
    for match in COMMON.finditer(run):
        for place in range(*match.span()):
            weights[place] *= _COMMON_WEIGHT
    return tuple(weights)
