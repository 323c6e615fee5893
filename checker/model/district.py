"""A whole district's reports of one year: what a run over them yields, and all that is shown of it.

Reporters are pure functions of a `District`. Its parts are in a fixed order (units by plan order of
the registry, items by number, pairs by share), so that the same reports give the same bytes.
"""

from dataclasses import dataclass
from typing import Literal

from checker.model.report import GapReport, RulebookStamp

How = Literal["roster", "title", "signature", "file_name", ""]
State = Literal["checked", "unreadable", "stopped", "doubtful", "two_units", "duplicate"]
PromiseState = Literal["kept", "planned_again", "not_found"]


@dataclass(frozen=True, slots=True)
class TextSentence:
    """One sentence of a report, as comparing needs it; offsets are those of the block's text.

    `view` is the normalised text. `done` is True where one of its clauses tells of something done.
    `items` are the items of the plan that the rules see it speak of.
    """

    text: str
    view: str
    role: str
    heading: bool
    done: bool
    items: tuple[int, ...]
    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReportText:
    """The sentences of one report, in order."""

    unit: str
    year: int | None
    sentences: tuple[TextSentence, ...]


@dataclass(frozen=True, slots=True)
class Submission:
    """One file that was handed in, and what became of it.

    `unit` is whose it is, "" where that is in doubt; `how` says what told it. `candidates` are the
    units it may belong to. `message` is one sentence for a person where the file was not checked.
    `received` and `due` are dates ("2023-01-15") of the roster, "" where it gives none.
    """

    file: str
    sha256: str
    unit: str
    how: How
    candidates: tuple[str, ...]
    state: State
    message: str
    received: str = ""
    due: str = ""

    @property
    def late(self) -> bool:
        """Whether it came after its day."""
        return bool(self.received and self.due and self.received > self.due)


@dataclass(frozen=True, slots=True)
class UnitResult:
    """One unit's checked report. `rank` is 1 for the best score; equal scores share a rank.

    `page` is the path of its HTML gap report, seen from the output folder.
    """

    unit: str
    file: str
    page: str
    rank: int
    report: GapReport


@dataclass(frozen=True, slots=True)
class Tally:
    """How the units that answer for an item stand, by status name; `units` is their number."""

    units: int
    evidenced: int
    stated: int
    planned: int
    shortfall: int
    missing: int

    @property
    def share(self) -> float | None:
        """The share of units with evidence, 0 to 1; None where no unit answers."""
        return self.evidenced / self.units if self.units else None


@dataclass(frozen=True, slots=True)
class ItemSummary:
    """One item over all units: those that lead apart from the others that answer for it."""

    item: int
    title: str
    chapter: str
    lead: Tally
    members: Tally

    @property
    def all(self) -> Tally:
        """Leads and members together."""
        one, other = self.lead, self.members
        return Tally(
            one.units + other.units,
            one.evidenced + other.evidenced,
            one.stated + other.stated,
            one.planned + other.planned,
            one.shortfall + other.shortfall,
            one.missing + other.missing,
        )


@dataclass(frozen=True, slots=True)
class SharedSentence:
    """One sentence that two reports share: the exact text of each, and where it stands.

    `kind` is "exact" (the same after unit names and figures are masked) or "near" (reworded);
    `likeness` is 0 to 1. `kept_figures` is True where the figures are the same too.
    """

    left: str
    left_block: int
    right: str
    right_block: int
    kind: Literal["exact", "near"]
    likeness: float
    kept_figures: bool


@dataclass(frozen=True, slots=True)
class CopyPair:
    """Two reports with so many sentences in common that one may be copied from the other.

    `share` is the larger of the two shares of characters that stand in shared sentences.
    `page` is the path of the side-by-side HTML, seen from the output folder.
    """

    left: str
    right: str
    share_of_left: float
    share_of_right: float
    sentences: tuple[SharedSentence, ...]
    page: str = ""

    @property
    def share(self) -> float:
        """The larger share, 0 to 1."""
        return max(self.share_of_left, self.share_of_right)


@dataclass(frozen=True, slots=True)
class PlanPaste:
    """A sentence that repeats the plan's own words."""

    unit: str
    quote: str
    heading: str


@dataclass(frozen=True, slots=True)
class KeptText:
    """What a unit's report kept of last year's.

    `share` is the share of this year's characters in kept sentences. `stale` are those among the
    `sentences` that kept their figures or name last year, so that they can hardly be true again.
    """

    unit: str
    share: float
    sentences: tuple[SharedSentence, ...]
    stale: tuple[SharedSentence, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """One plan sentence of last year's report, and what this year's report says of it.

    `quote` is the sentence of this year's report that tells of it, "" where none was found.
    """

    unit: str
    text: str
    heading: str
    items: tuple[int, ...]
    state: PromiseState
    quote: str
    quote_heading: str


@dataclass(frozen=True, slots=True)
class YearCoverage:
    """A unit's coverage by item in one year, as the store holds it: item number to 0..1."""

    unit: str
    year: int
    score: float | None
    coverage: dict[int, float]
    status: dict[int, str]


@dataclass(frozen=True, slots=True)
class District:
    """One run. `absent` are the units that were to report and handed nothing in.

    `history` holds, for units with more than one year in the store, each year, oldest first.
    """

    program: str
    rulebook: RulebookStamp
    plan_title: str
    year: int | None
    units: tuple[UnitResult, ...]
    items: tuple[ItemSummary, ...]
    submissions: tuple[Submission, ...]
    absent: tuple[str, ...]
    copies: tuple[CopyPair, ...]
    pastes: tuple[PlanPaste, ...]
    kept: tuple[KeptText, ...]
    promises: tuple[Promise, ...]
    history: tuple[YearCoverage, ...]
    last_year: bool
    """Whether last year's reports were given: else nothing is known of promises and kept text."""
