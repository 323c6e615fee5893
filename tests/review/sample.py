"""Overrides for the made-up gap report, and a rulebook whose rules have its requirements."""

from dataclasses import replace
from datetime import date
from typing import Any

from checker.model.report import GapReport, ItemFinding
from checker.model.review import Override
from checker.model.rules import Requirement, Rule, Rulebook
from checker.model.status import Status

TODAY = date(2023, 2, 1)
BASE = Override(
    unit="区司法局",
    item=44,
    requirement="",
    decision=Status.EVIDENCED,
    reason="附件里有评查通报。",
    reviewer="张三",
    date=date(2023, 1, 15),
    expires=None,
    quote="",
    was=Status.MISSING,
)


def override(**changes: Any) -> Override:
    return replace(BASE, **changes)


def rulebook_of(real: Rulebook, report: GapReport) -> Rulebook:
    """The real rulebook with rules made to fit the report."""
    return replace(real, rules=tuple(map(_rule, report.items)))


def _rule(item: ItemFinding) -> Rule:
    requirements = tuple(
        Requirement(one.id, one.title, one.weight, 0, one.looked_for, f"请写明{one.title}。", "stated")
        for one in item.requirements
    )
    return Rule(item.item, item.title, "item", requirements, f"{item.item:02d}-test.yaml")
