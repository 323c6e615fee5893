"""A report as the language side yields it: sentences with section, time, polarity, figures, hits.

All positions called `start` and `end` in a `Sentence` are offsets into `Sentence.view`, the
normalised text on which matching works; `Sentence.source(start, end)` maps them back to offsets in
the block's own text, so that a quote is always the exact text of the document.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from checker.model.document import Document


class Role(StrEnum):
    """What a part of the report is for."""

    PREAMBLE = "preamble"
    WORK = "work"
    PROBLEMS = "problems"
    PLANS = "plans"
    FIRST_RESPONSIBLE = "first_responsible"
    OTHER = "other"


class Tense(StrEnum):
    """Whether a clause tells of something done (or going on), or of something still to come."""

    DONE = "done"
    FUTURE = "future"


class Polarity(StrEnum):
    """Whether a clause affirms, admits a lack, or reports a zero that is an achievement."""

    AFFIRMED = "affirmed"
    LACKING = "lacking"
    ZERO = "zero"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its measure word: 12次, 六百余件, 1.3亿元, 96.5%.

    `value` is the number meant (六百余 = 600, 1.3亿 = 130000000, 两成 = 20 with unit "%").
    `unit` is the measure word as written, "%" for every percentage. `kind`: "count" things counted,
    "percent", "money", "hours" (学时, 课时), "duration" (days, months: never evidence by itself),
    "bare" a number without measure word in a table row.
    """

    start: int
    end: int
    value: float
    unit: str
    kind: Literal["count", "percent", "money", "hours", "duration", "bare"]


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A title in 《》 or a document number. `own` is False for laws, superiors' documents, books."""

    start: int
    end: int
    own: bool


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day, a month or a part of a month ("3月中旬", "11月2日"); a year alone is none."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NamedThing:
    """A proper name in quotation marks that names an institution, platform, project or brand."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between commas, with what its words say of time and polarity."""

    start: int
    end: int
    tense: Tense
    polarity: Polarity
    concessive: bool
    """True for 虽…, 尽管…: a past fact told only to be qualified."""
    former: bool = False
    """True for what was done in a year before the report's: 去年…, 2021年…"""


Span = tuple[int, int]
# For each term (its index in the lexicon) the places where it is found, in order and without repeats.
Hits = Mapping[int, Sequence[Span]]


@dataclass(slots=True)
class Sentence:
    """One sentence of one block, with everything the engine needs to judge it."""

    index: int
    block: int
    start: int
    """Offset of the sentence in its block's text."""
    end: int
    text: str
    view: str
    offsets: tuple[int, ...]
    """offsets[i] is the position in `text` of view[i]; one more entry closes the last."""
    role: Role
    heading: bool
    """True for a heading or a run-in heading: names a topic, proves nothing."""
    trail: tuple[str, ...]
    """The headings above, outermost first, as shown (with their numbers)."""
    paragraph: int
    """Sentences of one paragraph share this number; the next sentence may carry the evidence."""
    clauses: tuple[Clause, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    documents: tuple[CitedDocument, ...] = ()
    dates: tuple[DateMention, ...] = ()
    names: tuple[NamedThing, ...] = ()
    hits: Hits = field(default_factory=dict)
    likely: frozenset[int] = frozenset()
    """All terms of `hits`, and some that a closer look will not find there; known at no cost."""

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the block's text of view[start:end]."""
        if start >= end:
            return self.start + self.offsets[start], self.start + self.offsets[start]
        return self.start + self.offsets[start], self.start + self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Section:
    """A top-level part of the report: its heading block (None for text before any), its role."""

    heading: int | None
    title: str
    role: Role
    first: int
    last: int
    """First and last sentence index; last < first for a part with no text."""


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year that the report names as its own; offsets are those of the sentence's view."""

    year: int
    role: Role
    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class YearMentions:
    """Where title, opening and headings name years, for the check whether they agree."""

    title_year: int | None
    opening: tuple[YearMention, ...]
    headings: tuple[YearMention, ...]

    @property
    def opening_years(self) -> tuple[int, ...]:
        """The years named as the report's own below the title."""
        return tuple(mention.year for mention in self.opening)

    @property
    def heading_years(self) -> tuple[tuple[Role, int], ...]:
        """The years in headings, each with the role of its part."""
        return tuple((mention.role, mention.year) for mention in self.headings)

    def conflicts(self, year: int | None) -> tuple[YearMention, ...]:
        """The mentions that do not fit the report's year: plans speak of the year after it."""
        if year is None:
            return ()
        wrong = [mention for mention in self.opening if mention.year != year]
        for mention in self.headings:
            expected = year + (mention.role is Role.PLANS)
            if mention.year != expected and mention.role is not Role.PROBLEMS:
                wrong.append(mention)
        return tuple(wrong)


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything found in one report; `hits` of all rules come from one pass over the text."""

    document: Document
    title: str
    title_block: int | None
    year: int | None
    """The report year: the caller's if given, else read from the title and the text."""
    years: YearMentions
    sentences: tuple[Sentence, ...]
    sections: tuple[Section, ...]
