"""What is said at which phrase: draft faults, gaps, and with "all" what served as evidence."""

from collections.abc import Iterator
from typing import Literal

from checker.model.report import DraftFault, GapReport, ItemFinding, RequirementFinding
from checker.model.status import Status
from checker.reporters.annotate.remark import Remark
from checker.reporters.annotate.words import lack, of_requirement, sentence, threshold
from checker.reporters.priority import doubtful, judged, points

_FAULT, _GAP, _NEAR, _MORE, _EVIDENCE = range(5)
_MOST_MORE = 3


def remarks(report: GapReport, comments: Literal["gaps", "all"]) -> tuple[Remark, ...]:
    """Every remark that has a place, in no particular order."""
    items = (*judged(report), *(doubtful(report) if comments == "all" else ()))
    pasted = {(f.quote.block, f.quote.start) for f in report.faults if f.kind == "pasted" and f.quote}
    found = [*_faults(report.faults)]
    for item in items:
        found += _gaps(report, item, pasted)
        found += _more(report, item)
        if comments == "all":
            found += _evidence(item)
    return tuple(found)


def _faults(faults: tuple[DraftFault, ...]) -> Iterator[Remark]:
    for fault in faults:
        if fault.quote is not None:
            yield Remark(fault.quote, f"{sentence(fault.title)[:-1]}：{sentence(fault.message)}", _FAULT)


def _gaps(report: GapReport, item: ItemFinding, pasted: set[tuple[int, int]]) -> Iterator[Remark]:
    """At each weak sentence what is lacking; at a near one of which a person should judge, what it may be."""
    for one in item.requirements:
        cost = points(report, item)
        for quote in one.evidence:
            told = (quote.block, quote.start) in pasted
            if line := _weakness(item, one, told):
                yield Remark(quote, line, _GAP, cost)
        if _near(one) and one.nearest is not None:
            name = of_requirement(item, one)
            yield Remark(
                one.nearest, f"可能与{name}有关，把握较小：如是这件事，{sentence(one.advice)}", _NEAR, cost
            )


def _near(one: RequirementFinding) -> bool:
    """Whether a sentence comes so near to what is missing that it is told there."""
    return one.status is Status.MISSING and bool(one.doubt) and one.nearest is not None


def _weakness(item: ItemFinding, one: RequirementFinding, pasted_told: bool) -> str:
    """The line for one weak sentence; empty where it is none."""
    ask = sentence(one.advice) + of_requirement(item, one)
    if one.status is Status.STATED:
        pasted = one.pasted and not pasted_told
        return f"照抄任务原文：改写成本单位的做法和结果。{ask}" if pasted else f"{lack(one)}：{ask}"
    if one.status is Status.PLANNED:
        return f"只是计划：已经做了的，另在工作部分写明。{ask}"
    return f"{_shortfall(one)}{ask}" if one.status is Status.SHORTFALL else ""


def _shortfall(one: RequirementFinding) -> str:
    figure = one.figure
    if figure is not None and figure.found is not None and (figure.short or figure.found < figure.required):
        return f"低于要求：{threshold(figure)}。"
    admitted = one.kind == "duty"
    return f"自述不足：{sentence(one.lacking)}" if admitted else sentence(one.lacking)


def _more(report: GapReport, item: ItemFinding) -> Iterator[Remark]:
    """Where the report tells of an item: what else the item asks for and the report does not tell."""
    quote = next(iter(item.evidence), None)
    missing = [one for one in item.requirements if one.status is Status.MISSING and one.kind != "report"]
    untold = [one for one in missing if not _near(one)]
    if quote is None:
        return
    for one in sorted(untold, key=lambda one: -one.weight)[:_MOST_MORE]:
        yield Remark(
            quote, f"还可补写：{sentence(one.advice)}{of_requirement(item, one)}", _MORE, points(report, item)
        )


def _evidence(item: ItemFinding) -> Iterator[Remark]:
    for one in item.requirements:
        if one.status is Status.EVIDENCED:
            doubt = f"（请核对：{sentence(one.doubt)}）" if one.doubt else ""
            for quote in one.evidence:
                yield Remark(quote, f"实证：{of_requirement(item, one)}{doubt}", _EVIDENCE)
