"""What changed between two versions of one report: findings, parts, slips, and why."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pydantic import TypeAdapter

from checker.model.report import DraftFault, ItemRole, Part, Quote, ReportStamp, RulebookStamp
from checker.model.status import Status

Direction = Literal["better", "worse", "same"]
SCHEMA_VERSION = "1"


@dataclass(frozen=True, slots=True)
class RequirementChange:
    """One requirement whose status, threshold figure or evidence is not what it was.

    `why` is a Chinese phrase without a full stop. `quote_before` and `quote_after` are the sentences it
    speaks of, None where that version has none.
    """

    id: str
    title: str
    before: Status
    after: Status
    why: str
    quote_before: Quote | None
    quote_after: Quote | None


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One item that changed in status, coverage (0 to 1), threshold figure or evidence.

    `direction` follows the status, and the coverage where the status is the same; it is "same" where
    only figures or sentences changed.
    """

    item: int
    title: str
    role: ItemRole
    before: Status
    after: Status
    direction: Direction
    requirements: tuple[RequirementChange, ...]
    coverage_before: float
    coverage_after: float


@dataclass(frozen=True, slots=True)
class Changes:
    """Two versions of one unit's report beside each other; items in item order, unchanged ones left out.

    Scores are 0 to 100, None where nothing is scored. A slip that stays in a reworded sentence is
    neither gone nor new.
    """

    schema_version: str
    rulebook: RulebookStamp
    before: ReportStamp
    after: ReportStamp
    unit: str
    score_before: float | None
    score_after: float | None
    items: tuple[ItemChange, ...]
    faults_gone: tuple[DraftFault, ...]
    faults_new: tuple[DraftFault, ...]
    parts_gone: tuple[Part, ...]
    parts_new: tuple[Part, ...]

    @property
    def worse(self) -> bool:
        """Whether some item got worse."""
        return any(item.direction == "worse" for item in self.items)

    @property
    def nothing(self) -> bool:
        """Whether no finding, slip or part changed."""
        return not any((self.items, self.faults_gone, self.faults_new, self.parts_gone, self.parts_new))


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Changes]:
    return TypeAdapter(Changes)


def dump_changes(changes: Changes) -> str:
    """The changes as one JSON object, keys in declared order, ending in a newline."""
    return _adapter().dump_json(changes, indent=1).decode("utf-8") + "\n"
