"""The gap report: everything a reporter may show, and nothing it would have to work out again.

A saved JSON of it can be rendered later: `load_json` is the inverse of `dump_json`.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from checker.model.errors import UnreadableError
from checker.model.plan import Duty
from checker.model.status import Status

Confidence = Literal["high", "low"]
SCHEMA_VERSION = "1"
ItemRole = Literal["lead", "named", "class", "doubtful", "none"]
_ITEM_ROLES: dict[Duty, ItemRole] = {
    Duty.LEAD: "lead",
    Duty.NAMED: "named",
    Duty.CLASS: "class",
    Duty.DOUBTFUL: "doubtful",
    Duty.NONE: "none",
}


def item_role(duty: Duty) -> ItemRole:
    """The role as a gap report names it."""
    return _ITEM_ROLES[duty]


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact text of the document at its place.

    `block` is the index of the paragraph, `start` and `end` are offsets in that paragraph's text.
    `heading` is the trail of headings above ("一、主要举措 › （一）抓思想"), empty where there are none.
    `shows` are the facts in it that count as evidence ("12次", "《…办法》"), as written.
    `role` is the part of the report it stands in (preamble, work, problems, plans, …).
    """

    quote: str
    block: int
    start: int
    end: int
    heading: str = ""
    page: int | None = None
    role: str = "work"
    shows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A threshold of the plan: what it requires and what the report states.

    `short` is True where the report states less than required, or admits that it is less.
    """

    name: str
    required: float
    found: float | None
    unit: str
    short: bool = False


@dataclass(frozen=True, slots=True)
class RequirementFinding:
    """The verdict on one requirement (要求点) of an item.

    `kind` is "duty" (something to be done), "prohibition" (something not to be done) or "report"
    (item 7, judged on the report's own parts). `looked_for` says in words what was looked for,
    `lacking` what is missing, `advice` what to write. `nearest` is the closest sentence of the report
    where there is no evidence, None where nothing comes near. `pasted` marks text that repeats the
    plan's own words (照抄). `confidence` is low where a person should look; `doubt` says why.
    """

    id: str
    title: str
    kind: Literal["duty", "prohibition", "report"]
    status: Status
    weight: float
    looked_for: str
    lacking: str
    advice: str
    evidence: tuple[Quote, ...] = ()
    nearest: Quote | None = None
    figure: Figure | None = None
    pasted: bool = False
    confidence: Confidence = "high"
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class ItemFinding:
    """The verdict on one of the plan's items; every item yields exactly one.

    `coverage` is the weighted share of its requirements, 0 to 1. `weight` is the item's weight in the
    score, 0 where it is not scored (doubtful or not applicable). `why` says why the unit answers.
    `review` is True where a person should look at the verdict, for the reasons in `doubts`.
    """

    item: int
    title: str
    chapter: str
    section: str
    source: str
    status: Status
    role: ItemRole
    why: str
    weight: float
    coverage: float
    requirements: tuple[RequirementFinding, ...]
    evidence: tuple[Quote, ...]
    lacking: tuple[str, ...]
    advice: tuple[str, ...]
    confidence: Confidence = "high"
    review: bool = False
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One part that a report must have. `of` says who asks for it: the plan's item 7, or the rule
    of 2019 (national); `quote` is the heading or sentence where it begins."""

    id: str
    title: str
    of: tuple[Literal["plan", "national"], ...]
    present: bool
    quote: Quote | None
    advice: str
    required: bool = True
    """False for a part that may be left out where there is nothing to tell."""


@dataclass(frozen=True, slots=True)
class DraftFault:
    """A slip of the draft itself: wrong year, another unit's name, placeholder, empty heading, sums
    that do not add up, text pasted from the plan."""

    kind: str
    title: str
    message: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Structure:
    """What the report consists of: its title, its parts, its year."""

    title: str
    year: int | None
    parts: tuple[Part, ...]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One line of the score's sum: the items of one role, their weight and what they earned."""

    role: ItemRole
    items: int
    weight: float
    earned: float
    possible: float


@dataclass(frozen=True, slots=True)
class Score:
    """`value` is 100 × earned / possible, None where no item is scored. `counts` by status name."""

    value: float | None
    earned: float
    possible: float
    lines: tuple[ScoreLine, ...]
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class RulebookStamp:
    """Which rulebook judged: its id, title, version and the sha256 over its files."""

    id: str
    title: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ReportStamp:
    """Which report was judged. `characters` counts without white space."""

    name: str
    sha256: str
    year: int | None
    characters: int


@dataclass(frozen=True, slots=True)
class ReviewNote:
    """A person's own verdict on an item, kept beside the program's.

    `requirement` is the title of the requirement it is about, "" for the whole item. `found` is what the
    program found, None where it knows no such item; `decision` is what the person decided. `counts` is
    False where it was not applied; `message` says why, or what to mind. `date` as "2023-01-15".
    """

    item: int
    requirement: str
    found: Status | None
    decision: Status
    counts: bool
    reason: str
    reviewer: str
    date: str
    message: str


@dataclass(frozen=True, slots=True)
class GapReport:
    """All findings on one report of one unit; lists are in item order.

    `all_items` is True where all 52 items were judged whoever is responsible. `reviews` are the entries
    of reviewers that were held against it; those that count are in the findings and the score already.
    """

    schema_version: str
    program: str
    rulebook: RulebookStamp
    report: ReportStamp
    unit: str
    unit_full_name: str
    all_items: bool
    score: Score
    structure: Structure
    items: tuple[ItemFinding, ...]
    faults: tuple[DraftFault, ...]
    reviews: tuple[ReviewNote, ...] = ()


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[GapReport]:
    return TypeAdapter(GapReport)


def dump_json(report: GapReport) -> str:
    """The gap report as one JSON object, keys in declared order, ending in a newline."""
    return _adapter().dump_json(report, indent=1).decode("utf-8") + "\n"


def load_json(text: str) -> GapReport:
    """Read what `dump_json` wrote. Raises UnreadableError where it is something else."""
    try:
        report = _adapter().validate_json(text)
    except ValidationError as error:
        raise UnreadableError("这不是本工具保存的检查结果（JSON），请重新用 --format json 生成。") from error
    if report.schema_version != SCHEMA_VERSION:
        raise UnreadableError("这份检查结果是别的版本保存的，请用同一版本的程序打开，或重新检查一次。")
    return report
