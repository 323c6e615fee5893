"""The year's plan and the units that answer for it: items, responsible parties, applicability."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Duty(StrEnum):
    """How an item binds a party, strongest first."""

    LEAD = "lead"
    NAMED = "named"
    CLASS = "class"
    DOUBTFUL = "doubtful"
    NONE = "none"

    @property
    def strength(self) -> int:
        """Greater for the duty that binds more."""
        return _DUTY_STRENGTH[self]


_DUTY_STRENGTH = {duty: -position for position, duty in enumerate(Duty)}


@dataclass(frozen=True, slots=True)
class Responsible:
    """A party that the plan makes responsible: a unit, a class (各部门) or a vague phrase (区相关部门)."""

    role: Duty
    name: str


@dataclass(frozen=True, slots=True)
class Threshold:
    """A hard number of an item: "每年举办两期以上" is value 2, unit 期, period 每年.

    `period` is 每年, 每人每年, 任期内, or empty where the plan names none. `quote` is the clause of the plan.
    """

    value: int
    unit: str
    period: str
    quote: str


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One numbered task, word for word: without its number and its 责任单位 tail, typing errors kept."""

    number: int
    chapter: int
    section: int
    text: str
    responsible_text: str
    responsible: tuple[Responsible, ...]
    thresholds: tuple[Threshold, ...] = ()

    def parties(self, role: Duty) -> tuple[str, ...]:
        """The names that stand in this role, in the plan's order."""
        return tuple(party.name for party in self.responsible if party.role is role)


@dataclass(frozen=True, slots=True)
class PlanSection:
    """A section (一)…(二十) of a chapter; numbers run on through the whole plan."""

    number: int
    chapter: int
    title: str


@dataclass(frozen=True, slots=True)
class PlanChapter:
    """A chapter 一、…十二、 of the plan."""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A published yearly plan. `number` is the issuing number, `published` the day it went public."""

    title: str
    number: str
    published: date
    year: int
    chapters: tuple[PlanChapter, ...]
    sections: tuple[PlanSection, ...]
    items: tuple[PlanItem, ...]

    def item(self, number: int) -> PlanItem:
        """The item with this number. Raises KeyError where the plan has none."""
        for item in self.items:
            if item.number == number:
                return item
        raise KeyError(number)


class UnitKind(StrEnum):
    """What sort of body a unit is, which decides how it speaks of itself (我街道, 我镇, 我局)."""

    BUREAU = "bureau"
    STREET = "street"
    TOWN = "town"
    PARTY = "party"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the registry. `name` is the short name that the plan and all output use."""

    name: str
    full_name: str
    kind: UnitKind
    other_names: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    acts_for: tuple[str, ...] = ()
    assumed_full_name: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A unit named in a text: `start` and `end` are offsets in the text as given, `name` its words."""

    start: int
    end: int
    name: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class Applicability:
    """Whether a unit answers for an item, as what, and why (one Chinese clause)."""

    item: int
    role: Duty
    why: str
