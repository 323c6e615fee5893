"""The report's own parts: what item 7 and the national rule of 2019 ask for, and the right year."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from checker.engine.text import TextView
from checker.engine.wording import PARTS, YEAR_ADVICE, YEAR_LACKING, PartWords
from checker.model.analysis import Role, Section
from checker.model.report import Part, Quote, RequirementFinding, Structure
from checker.model.rules import Requirement
from checker.model.status import Status

Asker = Literal["plan", "national"]


@dataclass(frozen=True, slots=True)
class PartsOutcome:
    """What was found of the report's parts; `wrong_years` are the places that name another year."""

    parts: tuple[Part, ...]
    wrong_years: tuple[Quote, ...]

    def finding(self, requirement: Requirement) -> RequirementFinding:
        """The finding on one of item 7's requirements on the report itself."""
        if requirement.id == "year":
            return self._year(requirement)
        part = next(part for part in self.parts if part.id == requirement.id)
        return RequirementFinding(
            id=requirement.id,
            title=requirement.title,
            kind="report",
            status=Status.EVIDENCED if part.present else Status.MISSING,
            weight=requirement.weight,
            looked_for=requirement.looked_for,
            lacking="" if part.present else f"未检出“{part.title}”部分。",
            advice="" if part.present else requirement.advice,
            evidence=(part.quote,) if part.quote is not None else (),
        )

    def _year(self, requirement: Requirement) -> RequirementFinding:
        wrong = bool(self.wrong_years)
        return RequirementFinding(
            id=requirement.id,
            title=requirement.title,
            kind="report",
            status=Status.SHORTFALL if wrong else Status.EVIDENCED,
            weight=requirement.weight,
            looked_for=requirement.looked_for,
            lacking=YEAR_LACKING if wrong else "",
            advice=requirement.advice or YEAR_ADVICE if wrong else "",
            evidence=self.wrong_years,
        )


def report_parts(text: TextView) -> PartsOutcome:
    """Find the parts and the years of one report."""
    parts = tuple(_part(text, words) for words in PARTS)
    return PartsOutcome(parts, wrong_years(text))


def report_structure(text: TextView, parts: PartsOutcome) -> Structure:
    """What a reporter shows of the report's structure."""
    analysis = text.analysis
    return Structure(analysis.title, analysis.year, parts.parts, analysis.document.notices)


def _part(text: TextView, words: PartWords) -> Part:
    section = _section_of(text, words.roles)
    return Part(
        id=words.id,
        title=words.title,
        of=words.of,
        present=section is not None,
        quote=None if section is None else _opening(text, section),
        advice="" if section is not None else words.advice,
    )


def _section_of(text: TextView, roles: Iterable[Role]) -> Section | None:
    """The first part of the report with one of these roles that has text of its own."""
    wanted = tuple(roles)
    for section in text.analysis.sections:
        if section.role in wanted and _has_body(text, section):
            return section
    return None


def _has_body(text: TextView, section: Section) -> bool:
    return any(not view.sentence.heading for view in text.sentences[section.first : section.last + 1])


def _opening(text: TextView, section: Section) -> Quote:
    """The heading of a part, or its first sentence where it has none."""
    view = text.sentences[section.first]
    return text.quote(section.first, [(0, len(view.sentence.view))])


def wrong_years(text: TextView) -> tuple[Quote, ...]:
    """Where opening and headings name another year than the title; one quote for each such year."""
    quotes = {
        mention.year: text.quote(mention.sentence, [(mention.start, mention.end)])
        for mention in reversed(text.analysis.years.conflicts)
    }
    return tuple(quotes[year] for year in sorted(quotes))
