"""What the letter says, as plain text in order; how it looks is none of this module's business."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from checker.model.report import GapReport
from checker.model.status import Status
from checker.reporters.letter import wording
from checker.reporters.letter.gaps import Section, fault_section, gap_sections, review_section
from checker.reporters.letter.table import ItemTable, item_table
from checker.reporters.letter.text import chinese_number, clean, sentence
from checker.reporters.priority import doubtful, judged, tally
from checker.reporters.wording import score_text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 ("一、…") or 2 ("（一）…"), with its number."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The whole letter: `title` in lines, `body` in order, `table` None where no item needs anything."""

    title: tuple[str, ...]
    addressee: str
    body: tuple[Heading | str, ...]
    table: ItemTable | None
    office: str
    signed: str


def compose(report: GapReport, office: str, due: date | None, on: date | None) -> Letter:
    """The letter on one report."""
    year = "" if report.report.year is None else f"{report.report.year}年度"
    unit = clean(report.unit_full_name or report.unit)
    return Letter(
        title=(wording.TITLE_UNIT.format(unit=unit), wording.TITLE_MATTER.format(year=year)),
        addressee=f"{unit}：",
        body=tuple(_body(report, year, clean(office), due)),
        table=item_table(report),
        office=clean(office),
        signed=wording.BLANK_DATE if on is None else chinese_date(on),
    )


def chinese_date(day: date) -> str:
    """A date as an official letter writes it: 2023年1月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _body(report: GapReport, year: str, office: str, due: date | None) -> Iterator[Heading | str]:
    yield wording.OPENING.format(year=year, plan=clean(report.rulebook.title))
    gaps = gap_sections(report)
    chapters: list[tuple[str, tuple[Heading | str, ...]]] = [
        (wording.CONCLUSION_HEADING, tuple(_conclusion(report)))
    ]
    if gaps:
        chapters.append((wording.GAPS_HEADING, tuple(_numbered(gaps))))
    for section in (fault_section(report), review_section(report)):
        if section is not None:
            chapters.append((section.heading, section.paragraphs))
    nothing = not gaps and not report.faults
    chapters.append((wording.REQUEST_HEADING, (_request(office, due, nothing),)))
    for number, (heading, paragraphs) in enumerate(chapters, 1):
        yield Heading(1, f"{chinese_number(number)}、{heading}")
        yield from paragraphs


def _numbered(sections: tuple[Section, ...]) -> Iterator[Heading | str]:
    """Sections with their headings; a section without one is a closing remark."""
    number = 0
    for section in sections:
        if section.heading:
            number += 1
            yield Heading(2, f"（{chinese_number(number)}）{section.heading}")
        yield from section.paragraphs


def _conclusion(report: GapReport) -> Iterator[str]:
    items = judged(report)
    apart = doubtful(report)
    aside = wording.DOUBTFUL.format(count=len(apart)) if apart else ""
    if not items or report.score.value is None:
        yield wording.NOTHING_JUDGED.format(plan=clean(report.rulebook.title)) + aside
    else:
        counts = tally(items)
        share = counts[Status.EVIDENCED] / len(items)
        opinion = next(said for least, said in wording.CONCLUSIONS if share >= least)
        told = "、".join(f"{status.chinese}{count}项" for status, count in counts.items() if count)
        score = wording.SCORE.format(score=score_text(report.score.value))
        yield opinion + wording.COUNTS.format(total=len(items), counts=told) + score + aside
    for notice in report.structure.notices:
        yield wording.NOTICE.format(notice=sentence(notice))


def _request(office: str, due: date | None, nothing: bool) -> str:
    term = wording.TERM if due is None else wording.DUE.format(date=chinese_date(due))
    request = wording.REQUEST_NOTHING if nothing else wording.REQUEST
    return request.format(term=term, office=office)
