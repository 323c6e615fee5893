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
        if one.status is Status.MISSING and one.doubt and one.nearest is not None:
            name = of_requirement(item, one)
            yield Remark(
                one.nearest, f"可能与{name}有关，请核对：如是这件事，{sentence(one.advice)}", _NEAR, cost
            )


def _weakness(item: ItemFinding, one: RequirementFinding, pasted_told: bool) -> str:
    """The line for one weak sentence; empty where it is none."""
    name, advice = of_requirement(item, one), sentence(one.advice)
    if one.status is Status.STATED and one.pasted and not pasted_told:
        return f"照抄任务原文：改写成本单位的做法和结果。{advice}{name}"
    if one.status is Status.STATED:
        return f"{lack(one)}：{advice}{name}"
    if one.status is Status.PLANNED:
        return f"只是计划：已经做了的，另在工作部分写明。{advice}{name}"
    if one.status is Status.SHORTFALL:
        low = one.figure is not None and one.figure.found is not None and one.figure.short
        reason = threshold(one.figure) if low and one.figure else sentence(one.lacking)[:-1]
        return f"自述不足：{reason}。{advice}{name}"
    return ""


def _more(report: GapReport, item: ItemFinding) -> Iterator[Remark]:
    """Where the report tells of an item: what else the item asks for and the report does not tell."""
    quote = next(iter(item.evidence), None)
    missing = [one for one in item.requirements if one.status is Status.MISSING]
    if quote is None:
        return
    for one in sorted(missing, key=lambda one: -one.weight)[:_MOST_MORE]:
        yield Remark(
            quote, f"还可补写：{sentence(one.advice)}{of_requirement(item, one)}", _MORE, points(report, item)
        )


def _evidence(item: ItemFinding) -> Iterator[Remark]:
    for one in item.requirements:
        if one.status is Status.EVIDENCED:
            doubt = f"（请核对：{sentence(one.doubt)}）" if one.doubt else ""
            for quote in one.evidence:
                yield Remark(quote, f"实证：{of_requirement(item, one)}{doubt}", _EVIDENCE)
