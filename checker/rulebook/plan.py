"""The plan as plan.yaml holds it: shape, faults, and the way to and from `Plan`."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Any

from pydantic import Field

from checker.model.plan import Duty, Plan, PlanChapter, PlanItem, PlanSection, Responsible, Threshold
from checker.rulebook.shape import Strict, Text
from checker.rulebook.yaml_lines import Fault, KeyPath


class PlanThresholdSpec(Strict):
    """任务写明的一个数字。"""

    value: int = Field(gt=0)
    unit: Text
    period: str = ""
    quote: Text


class PlanItemSpec(Strict):
    """一项任务。"""

    number: int = Field(ge=1)
    text: Text
    responsible_text: Text
    lead: list[Text] = Field(default=[])
    named: list[Text] = Field(default=[])
    class_: list[Text] = Field(default=[], alias="class")
    doubtful: list[Text] = Field(default=[])
    thresholds: list[PlanThresholdSpec] = Field(default=[])


class PlanSectionSpec(Strict):
    """一节：（一）（二）……"""

    number: int = Field(ge=1)
    title: Text
    items: list[PlanItemSpec] = Field(min_length=1)


class PlanChapterSpec(Strict):
    """一章：一、二、……"""

    number: int = Field(ge=1)
    title: Text
    sections: list[PlanSectionSpec] = Field(min_length=1)


class PlanSpec(Strict):
    """plan.yaml"""

    title: Text
    number: Text
    published: date
    year: int = Field(ge=2000, le=2100)
    chapters: list[PlanChapterSpec] = Field(min_length=1)


def plan_faults(spec: PlanSpec) -> tuple[Fault, ...]:
    """Faults that the shape alone does not show: numbers out of order, words that the item lacks."""
    return tuple(chain(_numbering_faults(spec), _wording_faults(spec)))


def plan_from(spec: PlanSpec) -> Plan:
    """The plan that plan.yaml describes, where `plan_faults` finds nothing in it."""
    return Plan(
        title=spec.title,
        number=spec.number,
        published=spec.published,
        year=spec.year,
        chapters=tuple(PlanChapter(chapter.number, chapter.title) for chapter in spec.chapters),
        sections=tuple(PlanSection(s.number, c.number, s.title) for c in spec.chapters for s in c.sections),
        items=tuple(_item(c.number, s.number, i) for c in spec.chapters for s in c.sections for i in s.items),
    )


def plan_data(plan: Plan) -> dict[str, Any]:
    """What plan.yaml holds for this plan: the inverse of `plan_from`."""
    return {
        "title": plan.title,
        "number": plan.number,
        "published": plan.published,
        "year": plan.year,
        "chapters": [
            {"number": c.number, "title": c.title, "sections": _sections_data(plan, c.number)}
            for c in plan.chapters
        ],
    }


def _item(chapter: int, section: int, spec: PlanItemSpec) -> PlanItem:
    return PlanItem(
        number=spec.number,
        chapter=chapter,
        section=section,
        text=spec.text,
        responsible_text=spec.responsible_text,
        responsible=tuple(Responsible(role, name) for role, names in _parties(spec) for name in names),
        thresholds=tuple(Threshold(t.value, t.unit, t.period, t.quote) for t in spec.thresholds),
    )


def _parties(spec: PlanItemSpec) -> tuple[tuple[Duty, list[str]], ...]:
    return (
        (Duty.LEAD, spec.lead),
        (Duty.NAMED, spec.named),
        (Duty.CLASS, spec.class_),
        (Duty.DOUBTFUL, spec.doubtful),
    )


def _numbering_faults(spec: PlanSpec) -> Iterator[Fault]:
    section = item = 0
    for c, chapter in enumerate(spec.chapters):
        yield from _out_of_order(("chapters", c, "number"), "章", chapter.number, c + 1)
        for s, section_spec in enumerate(chapter.sections):
            section += 1
            path: KeyPath = ("chapters", c, "sections", s)
            yield from _out_of_order((*path, "number"), "节", section_spec.number, section)
            for i, item_spec in enumerate(section_spec.items):
                item += 1
                yield from _out_of_order((*path, "items", i, "number"), "任务", item_spec.number, item)


def _out_of_order(path: KeyPath, what: str, found: int, expected: int) -> Iterator[Fault]:
    if found != expected:
        yield path, f"{what}的编号应为{expected}，现为{found}"


def _wording_faults(spec: PlanSpec) -> Iterator[Fault]:
    for c, chapter in enumerate(spec.chapters):
        for s, section in enumerate(chapter.sections):
            for i, item in enumerate(section.items):
                path: KeyPath = ("chapters", c, "sections", s, "items", i)
                yield from (((*path, *rest), what) for rest, what in _item_faults(item))


def _item_faults(item: PlanItemSpec) -> Iterator[Fault]:
    for role, names in _parties(item):
        for position, name in enumerate(names):
            if name not in item.responsible_text:
                yield (role.value, position), f"第{item.number}项的责任单位原文里没有“{name}”"
    if not any(names for _, names in _parties(item)):
        yield ("responsible_text",), f"第{item.number}项没有列出责任单位"
    for position, threshold in enumerate(item.thresholds):
        if threshold.quote not in item.text:
            yield ("thresholds", position, "quote"), f"第{item.number}项的原文里没有“{threshold.quote}”"


def _sections_data(plan: Plan, chapter: int) -> list[dict[str, Any]]:
    return [
        {
            "number": section.number,
            "title": section.title,
            "items": [_item_data(item) for item in plan.items if item.section == section.number],
        }
        for section in plan.sections
        if section.chapter == chapter
    ]


def _item_data(item: PlanItem) -> dict[str, Any]:
    data: dict[str, Any] = {
        "number": item.number,
        "text": item.text,
        "responsible_text": item.responsible_text,
    }
    for role in (Duty.LEAD, Duty.NAMED, Duty.CLASS, Duty.DOUBTFUL):
        if item.parties(role):
            data[role.value] = list(item.parties(role))
    if item.thresholds:
        data["thresholds"] = [
            {"value": t.value, "unit": t.unit, "period": t.period, "quote": t.quote} for t in item.thresholds
        ]
    return data
