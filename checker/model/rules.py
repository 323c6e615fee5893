"""A rulebook as the engine uses it: terms, expressions over them, requirements, items.

Requirements that look for the same thing share one `Judge`, so that the text is judged once for all
of them: the cost of a check grows with the text and with what is new in a rule, not with the number
of rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from checker.model.plan import Duty, Plan
from checker.model.report import RulebookStamp
from checker.model.status import Status


@dataclass(frozen=True, slots=True)
class Term:
    """A thing to be found in the text: a concept, or a literal phrase of a rule.

    `phrases` are folded and split at "…": the parts follow each other within one clause. A hit inside
    one of the `excepted` phrases, split likewise, is none. `word_edges` asks that a phrase of two
    characters does not straddle two words.
    """

    key: str
    phrases: tuple[tuple[str, ...], ...]
    excepted: tuple[tuple[str, ...], ...] = ()
    word_edges: bool = True


@dataclass(frozen=True, slots=True)
class Leaf:
    """True where the term is found."""

    term: int


@dataclass(frozen=True, slots=True)
class Figures:
    """True where a figure stands; with `units`, only those measure words."""

    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True where one of the children is."""

    children: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """True where all children are, in any order, not more than `within` characters in all."""

    children: tuple["Expression", ...]
    within: int


@dataclass(frozen=True, slots=True)
class InOrder:
    """True where the children follow each other with at most `gap` characters between two."""

    children: tuple["Expression", ...]
    gap: int


Expression = Leaf | Figures | AnyOf | AllOf | InOrder
EvidenceKind = Literal["count", "percent", "hours", "money", "document", "date", "named", "zero", "proof"]


@dataclass(frozen=True, slots=True)
class Threshold:
    """A figure the plan demands: at least `minimum` of one of `units`, each year.

    `combine` says what several mentions make: "sum" (two lectures of one session each are two) or
    "max" (hours per head).
    """

    name: str
    units: tuple[str, ...]
    minimum: float
    combine: Literal["sum", "max"]


@dataclass(frozen=True, slots=True)
class Judge:
    """What decides one requirement, without its names and weights.

    `unless` are terms that rule a match out when they stand in one of its clauses. `named` are terms
    that are proper names and so evidence in themselves. `proof` is an expression that proves a match
    in its sentence. `owned_by`, where given, are terms of which one must stand in the clause of a
    figure that is to count. `breach` is what breaks a prohibition.
    """

    kind: Literal["duty", "prohibition", "report"]
    match: Expression | None
    unless: tuple[int, ...]
    evidence: frozenset[EvidenceKind]
    named: tuple[int, ...]
    proof: Expression | None
    owned_by: tuple[int, ...]
    threshold: Threshold | None
    breach: Expression | None
    heading_context: bool


@dataclass(frozen=True, slots=True)
class Requirement:
    """A separately judged part of a rule. `judge` is an index into `Rulebook.judges`.

    `overrides` is for the codebook's exceptions: a figure below the threshold beats the item's other
    requirements ("all") or only those that are merely stated ("stated").
    """

    id: str
    title: str
    weight: float
    judge: int
    looked_for: str
    advice: str
    overrides: Literal["none", "stated", "all"]


@dataclass(frozen=True, slots=True)
class Rule:
    """What the checker knows about one item of the plan."""

    item: int
    title: str
    basis: Literal["item", "statutory", "practice"]
    requirements: tuple[Requirement, ...]
    file: str


@dataclass(frozen=True, slots=True)
class Scoring:
    """The figures of scoring.yaml: what a status earns, what a role weighs, what the parts are."""

    coverage: Mapping[Status, float]
    role_weights: Mapping[Duty, float]
    version: str


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules, terms, word lists and scoring of one plan.

    `foreign` are the terms of business that no item is about: a figure beside one of them belongs to
    it. `wording` are the lists of the general language, by "file.list".
    """

    stamp: RulebookStamp
    plan: Plan
    rules: tuple[Rule, ...]
    judges: tuple[Judge, ...]
    terms: tuple[Term, ...]
    foreign: tuple[int, ...]
    wording: Mapping[str, tuple[str, ...]]
    scoring: Scoring


def items_of_judges(rulebook: Rulebook) -> tuple[frozenset[int], ...]:
    """For each judge the items of whose requirements it decides one."""
    found: list[set[int]] = [set() for _ in rulebook.judges]
    for rule in rulebook.rules:
        for requirement in rule.requirements:
            found[requirement.judge].add(rule.item)
    return tuple(map(frozenset, found))
