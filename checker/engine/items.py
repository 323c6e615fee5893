"""What follows for an item from the findings on its requirements, however these came about."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from checker.engine.scoring import coverage, item_status
from checker.engine.text import one_of_each_place
from checker.model.report import ItemFinding, Quote, RequirementFinding
from checker.model.rules import Rule, Scoring
from checker.model.status import Status


@dataclass(frozen=True, slots=True)
class Together:
    """What the findings on an item's requirements come to; the fields are those of `ItemFinding`."""

    status: Status
    coverage: float
    requirements: tuple[RequirementFinding, ...]
    evidence: tuple[Quote, ...]
    lacking: tuple[str, ...]
    advice: tuple[str, ...]
    doubts: tuple[str, ...]


NOT_JUDGED = Together(Status.NOT_APPLICABLE, 0.0, (), (), (), (), ())


def together(requirements: Sequence[RequirementFinding], rule: Rule, scoring: Scoring) -> Together:
    """What these findings come to, one for each requirement of the rule, in the rule's order."""
    pairs = [(one, asked.overrides) for one, asked in zip(requirements, rule.requirements, strict=True)]
    status = item_status(pairs)
    gaps = [one for one in requirements if one.status is not Status.EVIDENCED]
    return Together(
        status=status,
        coverage=coverage(requirements, scoring),
        requirements=tuple(requirements),
        evidence=_evidence(requirements, status),
        lacking=tuple(f"{one.title}：{one.lacking}" for one in gaps),
        advice=tuple(one.advice for one in gaps),
        doubts=_doubts(requirements, status),
    )


def with_requirements(
    item: ItemFinding, requirements: Sequence[RequirementFinding], rule: Rule, scoring: Scoring
) -> ItemFinding:
    """The item with these findings instead of its own."""
    found = together(requirements, rule, scoring)
    return replace(
        item,
        status=found.status,
        coverage=found.coverage,
        requirements=found.requirements,
        evidence=found.evidence,
        lacking=found.lacking,
        advice=found.advice,
        confidence="low" if found.doubts else "high",
        review=bool(found.doubts),
        doubts=found.doubts,
    )


def _evidence(requirements: Sequence[RequirementFinding], status: Status) -> tuple[Quote, ...]:
    """The quotes of the requirements that have the item's status, each place once."""
    found = [one.evidence for one in requirements if one.status is status and one.evidence]
    return found[0] if len(found) == 1 else one_of_each_place(chain.from_iterable(found))


def _doubts(requirements: Sequence[RequirementFinding], status: Status) -> tuple[str, ...]:
    """Why a person should look at the item; nothing where one requirement decides it beyond doubt.

    What is missing is doubtful as soon as one of the requirements may have been said in other words.
    """
    deciding = [one for one in requirements if one.status is status]
    if status is not Status.MISSING and any(not one.doubt for one in deciding):
        return ()
    return tuple(dict.fromkeys(one.doubt for one in deciding if one.doubt))
