"""Cuts the draft's text so that every quoted sentence can be marked and leads to its findings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from checker.model.document import Document
from checker.model.report import GapReport, Quote, RequirementFinding
from checker.model.status import Status

Place = tuple[int, int, int]
"""Block, start and end of a quote."""
FAULT = "fault"
NEAR = "near"
_LOUDEST = (
    FAULT,
    Status.SHORTFALL.value,
    Status.STATED.value,
    Status.PLANNED.value,
    Status.EVIDENCED.value,
    Status.MISSING.value,
    NEAR,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a mark leads to: `target` is the element's id, `kind` a status, "fault" or "near"."""

    target: str
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block; `findings` is empty where nothing is marked. `anchors` are the marks that
    begin here."""

    text: str
    findings: tuple[Finding, ...] = ()
    anchors: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The finding that decides the colour: what is weak comes before what is well."""
        return min((one.kind for one in self.findings), key=_LOUDEST.index)

    @property
    def label(self) -> str:
        """All findings in words."""
        return "；".join(dict.fromkeys(one.label for one in self.findings))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the draft, cut into pieces."""

    index: int
    label: str
    heading: bool
    centred: bool
    pieces: tuple[Piece, ...]


def mark_id(quote: Quote) -> str:
    """The id of a quote's mark in the text."""
    return f"m-{quote.block}-{quote.start}-{quote.end}"


def paragraphs(document: Document, report: GapReport) -> tuple[Paragraph, ...]:
    """The judged blocks of the draft with every quote of the report marked; empty blocks are left out."""
    places = _places(report)
    by_block: dict[int, list[Place]] = {}
    for place in places:
        by_block.setdefault(place[0], []).append(place)
    return tuple(
        Paragraph(
            block.index,
            block.label,
            block.kind == "heading" or block.level is not None,
            block.centred,
            tuple(_pieces(block.text, by_block.get(block.index, []), places)),
        )
        for block in document.body
        if block.text.strip()
    )


def _places(report: GapReport) -> dict[Place, list[Finding]]:
    found: dict[Place, list[Finding]] = {}
    for quote, finding in _findings(report):
        found.setdefault((quote.block, quote.start, quote.end), []).append(finding)
    return found


def _findings(report: GapReport) -> Iterator[tuple[Quote, Finding]]:
    for item in report.items:
        if item.status is Status.NOT_APPLICABLE:
            continue
        target = f"item-{item.item}"
        for one in item.requirements:
            label = f"第{item.item}项：{one.title}，{one.status.chinese}"
            for quote in one.evidence:
                yield quote, Finding(target, _kind(one), label)
            if one.nearest is not None and not one.evidence:
                near = f"第{item.item}项：{one.title}，未检出，这是最接近的一句"
                yield one.nearest, Finding(target, NEAR, near)
    for number, fault in enumerate(report.faults, 1):
        if fault.quote is not None:
            yield fault.quote, Finding(f"fault-{number}", FAULT, f"草稿问题：{fault.title}")


def _kind(one: RequirementFinding) -> str:
    return Status.STATED.value if one.pasted and one.status is Status.EVIDENCED else one.status.value


def _pieces(text: str, places: Iterable[Place], all_places: dict[Place, list[Finding]]) -> Iterator[Piece]:
    """Cut at every begin and end of a quote, so that overlapping ones stay apart."""
    inside = [(b, start, min(end, len(text))) for b, start, end in places if start < min(end, len(text))]
    cuts = sorted({0, len(text)} | {at for _, start, end in inside for at in (start, end)})
    for start, end in pairwise(cuts):
        covering = [place for place in inside if place[1] <= start and end <= place[2]]
        findings = tuple(finding for place in covering for finding in all_places.get(place, ()))
        marks = tuple(f"m-{b}-{s}-{e}" for b, s, e in covering)
        anchors = tuple(f"m-{b}-{s}-{e}" for b, s, e in covering if s == start)
        yield Piece(text[start:end], findings, anchors, marks)
