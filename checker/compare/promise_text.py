"""The single promises of a plans part, and what each is about."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from checker.compare.masking import counts
from checker.compare.promise_words import PromiseWords
from checker.language.numerals import NUMBER, number_value
from checker.model.district import ReportText, TextSentence
from checker.model.normalise import fold

_PARTS = re.compile(r"[；;]|(?=(?<![统同唯第])[一二三四五六七八九十]是)")
_LABEL = re.compile(
    r"^[\s\u3000]*(?:[一二三四五六七八九十]{1,3}是要?|[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、])[:：,，]?"
)
_CLAUSES = re.compile(r"[;:。!?\t]|,(?!\d{3}(?!\d))")
_CLASS = re.compile(r"等[^,;。的]{2,8}(?=的)")
_MEASURED = re.compile(rf"(?<!第)({NUMBER})(%|学时|课时|[件次人场个期家部份名起篇条批处套户项])")
_FIGURE = re.compile(r"\d[\d,.]*[余多]?[百千万亿]*(?:%|学时|课时|[件次人场个期家部份名起篇条批处套户项])?")
_YEAR = re.compile(r"20\d\d年度?")
_SPOKEN = re.compile(r"(?<![第统同唯])[一二两三四五六七八九十]+[项次期批年个处家条份件遍轮](?!规划)")
_QUOTED = re.compile("“([^“”]{2,20})”")
_HELP = "~"
_HAN = re.compile(r"[^一-龥a-z\d]+")
_COMMON_WEIGHT = 0.3
# An object of less weight ("法治队伍") is in every report.
_LEAST = 2.5

Rarity = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of characters that tells what a promise is about, and what each of them weighs.

    `needed` is False for those who help, and for means.
    """

    text: str
    weights: tuple[float, ...]
    needed: bool

    @property
    def weight(self) -> float:
        """The sum of the characters' weights."""
        return sum(self.weights)


@dataclass(frozen=True)
class Object:
    """What one clause of a promise is about: runs of characters with their weights, and acts."""

    view: str
    rarity: Rarity
    words: PromiseWords

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The stretches between words that any promise may have."""
        stretches = (
            stretch for stretch in _stretches(self.view, self.words) if len(stretch.lstrip(_HELP)) > 1
        )
        return tuple(
            Run(text, _weights(text, self.rarity, self.words), text == stretch)
            for stretch in stretches
            for text in (stretch.lstrip(_HELP),)
        )

    @cached_property
    def weight(self) -> float:
        """The sum of the characters' weights."""
        return sum(run.weight for run in self.runs)

    @cached_property
    def acts(self) -> tuple[int, ...]:
        """The groups of the acts that are named, in order."""
        return self.words.acts(self.view)

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


def _stretches(view: str, words: PromiseWords) -> Iterator[str]:
    """The stretches that tell something, those of helpers and means marked; a quoted name is one."""
    for place, piece in enumerate(_QUOTED.split(view)):
        if place % 2:
            yield _HAN.sub("", piece)
            continue
        for pattern in (_CLASS, words.beside, _YEAR, _FIGURE, _SPOKEN, _HAN):
            piece = pattern.sub("|", piece)
        yield from words.generic.sub("|", words.helpers.sub(f"|{_HELP}", piece)).split("|")


def measured(view: str) -> dict[str, float]:
    """The largest figure with each measure word."""
    found: dict[str, float] = {}
    for match in _MEASURED.finditer(view):
        value = number_value(match[1])
        if value is not None:
            found[match[2]] = max(found.get(match[2], 0.0), value)
    return found


def clauses_of(view: str) -> list[str]:
    """The stretches between commas that hold something."""
    return [clause for clause in _CLAUSES.split(view) if clause]


def plain_promises(report: ReportText, rarity: Rarity, words: PromiseWords) -> Iterator[PlainPromise]:
    """What the plans part promises, in order; pure slogans are none."""
    heading = ""
    for sentence in report.sentences:
        if sentence.heading:
            heading = sentence.text
        elif sentence.role == "plans" and counts(sentence):
            for part in _PARTS.split(words.lead.sub("", sentence.text)):
                text = _LABEL.sub("", part).strip()
                objects = _objects(fold(text), rarity, words)
                if objects:
                    yield PlainPromise(text, heading, sentence, objects)


def _objects(view: str, rarity: Rarity, words: PromiseWords) -> tuple[Object, ...]:
    clauses = clauses_of(view)
    found = tuple(
        thing
        for place, clause in enumerate(clauses)
        if _promises(clause, place, len(clauses), words) and (thing := Object(clause, rarity, words)).weight
    )
    return found if sum(one.weight for one in found) >= _LEAST else ()


def _promises(clause: str, place: int, clauses: int, words: PromiseWords) -> bool:
    """Whether a clause promises something itself, and does not only tell what for or on what occasion."""
    if words.slogan.search(clause) or (place and words.purpose.match(clause)):
        return False
    return place + 1 == clauses or not words.occasion.match(clause)


def _weights(run: str, rarity: Rarity, words: PromiseWords) -> tuple[float, ...]:
    """Each character weighs what the rarer of its two pairs of characters does."""
    pairs = [rarity.get(run[start : start + 2], 1.0) for start in range(len(run) - 1)]
    weights = [max(pairs[max(0, place - 1) : place + 1]) for place in range(len(run))]
    for match in words.common.finditer(run):
        for place in range(*match.span()):
            weights[place] *= _COMMON_WEIGHT
    return tuple(weights)
