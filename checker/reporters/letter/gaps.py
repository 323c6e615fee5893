"""The parts of the letter that tell the unit what to mend: one section for each kind of finding."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.model.report import GapReport, ItemFinding, Quote, RequirementFinding
from checker.model.status import Status
from checker.reporters.letter import wording
from checker.reporters.letter.text import clean, quoted, sentence
from checker.reporters.priority import improvable, judged, to_review
from checker.reporters.wording import figure_text, may_be_absent, reasons

_MOST_FAULT_QUOTES = 3
_MOST_NAMED = 8  # beyond that numbers alone: the attachment has the names
_LONGEST_REMINDER = 30  # characters of a sentence that only has to be found again


@dataclass(frozen=True, slots=True)
class Section:
    """A heading without number ("" for a closing remark) and its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


def gap_sections(report: GapReport) -> tuple[Section, ...]:
    """What the report lacks, by kind; empty where it lacks nothing."""
    makers: tuple[Callable[[GapReport], Section | None], ...] = (
        _parts,
        _missing,
        _stated,
        _pasted,
        _figures,
        _shortfalls,
        _planned,
        _improvable,
    )
    return tuple(section for make in makers if (section := make(report)) is not None)


def fault_section(report: GapReport) -> Section | None:
    """Slips of the draft, those of one kind together. Text pasted from the plan is told by item."""
    told = bool(_pasted_items(report))
    faults = [fault for fault in report.faults if not (told and fault.kind == "pasted")]
    if not faults:
        return None
    grouped: dict[tuple[str, str], list[Quote | None]] = {}
    for fault in faults:
        grouped.setdefault((fault.title, fault.message), []).append(fault.quote)
    lines = tuple(_fault(*group, quotes) for group, quotes in grouped.items())
    return Section(wording.FAULTS_HEADING, (wording.FAULTS.format(count=len(faults)), *lines))


def review_section(report: GapReport) -> Section | None:
    """Verdicts that a person should look at, by reason."""
    items = [item for item in to_review(report) if item.status is not Status.NOT_APPLICABLE]
    if not items:
        return None
    grouped: dict[str, dict[str, list[int]]] = {}
    for item in items:
        for doubt, quote in reasons(item):
            where = f"（{quoted(quote.quote, _LONGEST_REMINDER)}）" if quote else ""
            grouped.setdefault(clean(doubt).rstrip("。"), {}).setdefault(where, []).append(item.item)
    lines = tuple(f"{doubt}：{_places(places)}。" for doubt, places in grouped.items())
    return Section(wording.REVIEW_HEADING, (wording.REVIEW.format(count=len(items)), *lines))


def _parts(report: GapReport) -> Section | None:
    absent = [part for part in report.structure.parts if not part.present and not may_be_absent(part)]
    told = [f"{clean(part.title)}：{clean(part.advice)}" for part in absent]
    lacking = [
        clean(one.lacking)
        for _, one in _requirements(judged(report), Status.SHORTFALL)
        if one.kind == "report" and one.lacking
    ]
    lines = [wording.PARTS, *(f"{number}．{line}" for number, line in enumerate(told, 1))] if told else []
    return Section(wording.PARTS_HEADING, (*lines, *lacking)) if told or lacking else None


def _missing(report: GapReport) -> Section | None:
    items = _with_status(report, Status.MISSING)
    if not items:
        return None
    said = wording.MISSING.format(count=len(items), items=_listed(items))
    return Section(wording.MISSING_HEADING, (said,))


def _stated(report: GapReport) -> Section | None:
    pasted = {item.item for item in _pasted_items(report)}
    items = [item for item in _with_status(report, Status.STATED) if item.item not in pasted]
    lead = wording.STATED.format(count=len(items))
    return _told(wording.STATED_HEADING, lead, (_said(item, Status.STATED) for item in items))


def _pasted(report: GapReport) -> Section | None:
    items = _pasted_items(report)
    if not items:
        return None
    said = wording.PASTED.format(count=len(items), items=_listed(items))
    return Section(wording.PASTED_HEADING, (said,))


def _figures(report: GapReport) -> Section | None:
    lines = (
        f"{_name(item)}：{clean(figure_text(one.figure))}。"
        for item in judged(report)
        for one in item.requirements
        if one.figure is not None and one.figure.short and one.figure.found is not None
    )
    return _told(wording.FIGURES_HEADING, wording.FIGURES, lines)


def _shortfalls(report: GapReport) -> Section | None:
    """Whatever requirement the report admits to fall short in, also beside evidence for others."""
    lines = (
        f"{_name(item)}：{_quotes([one])}。{clean(one.lacking) if one.kind == 'prohibition' else ''}"
        for item, one in _requirements(judged(report), Status.SHORTFALL)
        if one.kind != "report" and not (one.figure is not None and one.figure.short)
    )
    return _told(wording.SHORTFALL_HEADING, wording.SHORTFALL, lines)


def _planned(report: GapReport) -> Section | None:
    items = _with_status(report, Status.PLANNED)
    lead = wording.PLANNED.format(count=len(items))
    return _told(wording.PLANNED_HEADING, lead, (_said(item, Status.PLANNED) for item in items))


def _improvable(report: GapReport) -> Section | None:
    items = improvable(report)
    return Section("", (wording.IMPROVABLE.format(count=len(items)),)) if items else None


def _told(heading: str, lead: str, lines: Iterable[str]) -> Section | None:
    """A section with a leading sentence; None where it would lead to nothing."""
    told = tuple(dict.fromkeys(lines))
    return Section(heading, (lead, *told)) if told else None


def _with_status(report: GapReport, status: Status) -> list[ItemFinding]:
    return [item for item in judged(report) if item.status is status]


def _requirements(
    items: Iterable[ItemFinding], status: Status
) -> Iterator[tuple[ItemFinding, RequirementFinding]]:
    for item in items:
        for one in item.requirements:
            if one.status is status:
                yield item, one


def _pasted_items(report: GapReport) -> list[ItemFinding]:
    """Items that the report only repeats: without a requirement told in words of its own."""
    return [item for item in _with_status(report, Status.STATED) if _only_pasted(item)]


def _only_pasted(item: ItemFinding) -> bool:
    stated = [one for one in item.requirements if one.status is Status.STATED]
    return bool(stated) and all(one.pasted for one in stated)


def _said(item: ItemFinding, status: Status) -> str:
    """An item with the sentences it rests on."""
    return f"{_name(item)}：{_quotes([one for one in item.requirements if one.status is status])}。"


def _quotes(requirements: Iterable[RequirementFinding]) -> str:
    """Requirements with the first sentence of each; those that rest on one sentence share it."""
    by_sentence: dict[str, list[str]] = {}
    for one in requirements:
        by_sentence.setdefault(_ground(one), []).append(clean(one.title))
    return "；".join("、".join(titles) + ground for ground, titles in by_sentence.items())


def _ground(one: RequirementFinding) -> str:
    """The sentence a verdict rests on; for one on the report's own parts what is lacking."""
    if one.kind == "report" and one.lacking:
        return f"，{clean(one.lacking).rstrip('。')}"
    return f"，原文{quoted(one.evidence[0].quote)}" if one.evidence else ""


def _fault(title: str, message: str, quotes: list[Quote | None]) -> str:
    """One kind of slip with the first places where it stands."""
    there = [quoted(quote.quote) for quote in quotes if quote is not None]
    more = f"等{len(there)}处" if len(there) > _MOST_FAULT_QUOTES else ""
    where = f"见{'、'.join(there[:_MOST_FAULT_QUOTES])}{more}。" if there else ""
    return f"{clean(title)}：{sentence(message)}{where}"


def _name(item: ItemFinding) -> str:
    return f"第{item.item}项（{clean(item.title)}）"


def _listed(items: Sequence[ItemFinding]) -> str:
    """Items by name, by number where there are many, then those that the unit leads."""
    named = len(items) <= _MOST_NAMED
    told = "；".join(map(_name, items)) if named else _numbers(item.item for item in items)
    leads = [item.item for item in items if item.role == "lead"]
    return told + (wording.LEADS.format(items=_numbers(leads)) if leads else "")


def _places(places: Mapping[str, list[int]]) -> str:
    return "；".join(f"{_numbers(items)}{where}" for where, items in places.items())


def _numbers(items: Iterable[int]) -> str:
    return "、".join(f"第{item}项" for item in items)
