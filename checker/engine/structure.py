"""The report's own parts: what item 7 and the national rule of 2019 ask for, and the right year."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from checker.engine.text import TextView
from checker.engine.wording import OTHER_PLAN, PARTS, TOO_SHORT, YEAR_LACKING, YEAR_UNKNOWN, PartWords
from checker.model.analysis import Role, Section
from checker.model.report import Part, Quote, RequirementFinding, Structure
from checker.model.rules import Requirement
from checker.model.status import Status

# Real reports have a thousand characters and more.
_SHORTEST_REPORT = 300
Pattern = Callable[[str], re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class PartsOutcome:
    """What was found of the report's parts.

    `wrong_years` are the places that name another year than the report's.
    """

    parts: tuple[Part, ...]
    wrong_years: tuple[Quote, ...]
    year: int | None

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
        if self.wrong_years:
            status, lacking = Status.SHORTFALL, YEAR_LACKING
        elif self.year is None:
            status, lacking = Status.MISSING, YEAR_UNKNOWN
        else:
            status, lacking = Status.EVIDENCED, ""
        return RequirementFinding(
            id=requirement.id,
            title=requirement.title,
            kind="report",
            status=status,
            weight=requirement.weight,
            looked_for=requirement.looked_for,
            lacking=lacking,
            advice=requirement.advice if lacking else "",
            evidence=self.wrong_years,
        )


def report_parts(text: TextView, pattern: Pattern) -> PartsOutcome:
    """Find the parts and the years of one report; `pattern` gives a compiled list of the rulebook."""
    finders: dict[str, Callable[[], Quote | None]] = {
        "content": lambda: _section_with(text, Role.WORK, Role.FIRST_RESPONSIBLE),
        "results": lambda: _results(text, pattern("structure.results")),
        "problems": lambda: _section_with(text, Role.PROBLEMS),
        "causes": lambda: _sentence_with(text, pattern("structure.causes"), Role.PROBLEMS),
        "first_responsible": lambda: _section_with(text, Role.FIRST_RESPONSIBLE),
        "next_steps": lambda: _section_with(text, Role.PLANS),
        "other_matters": lambda: _sentence_with(text, pattern("structure.other_matters")),
    }
    parts = tuple(_part(words, finders[words.id]()) for words in PARTS)
    return PartsOutcome(parts, wrong_years(text), text.analysis.year)


def report_structure(text: TextView, parts: PartsOutcome, plan_year: int) -> Structure:
    """What a reporter shows of the report's structure."""
    analysis = text.analysis
    notices = analysis.document.notices
    if analysis.document.characters < _SHORTEST_REPORT:
        notices += (TOO_SHORT.format(characters=analysis.document.characters),)
    if analysis.year is not None and analysis.year != plan_year:
        notices += (OTHER_PLAN.format(report=analysis.year, plan=plan_year),)
    return Structure(analysis.title, analysis.year, parts.parts, notices)


def _part(words: PartWords, quote: Quote | None) -> Part:
    present = quote is not None
    advice = "" if present else words.advice
    return Part(words.id, words.title, words.of, present, quote, advice, words.required)


def _section_with(text: TextView, *roles: Role) -> Quote | None:
    """The heading, or first sentence, of the first part with one of the roles and text of its own."""
    for section in text.analysis.sections:
        if section.role in roles and _has_body(text, section):
            return _whole(text, _heading_of(text, section))
    return None


def _heading_of(text: TextView, section: Section) -> int:
    """The sentence that is the part's heading, or its first where it has none of its own."""
    for number in range(section.first, -1, -1):
        sentence = text.sentences[number].sentence
        if sentence.block == section.heading and sentence.heading:
            return number
    return section.first


def _has_body(text: TextView, section: Section) -> bool:
    return any(not view.sentence.heading for view in text.sentences[section.first : section.last + 1])


def _results(text: TextView, pattern: re.Pattern[str]) -> Quote | None:
    """Where results are told; they need no heading of their own, so work told at all will do."""
    told = _sentence_with(text, pattern, Role.WORK, Role.FIRST_RESPONSIBLE)
    return told or _section_with(text, Role.WORK, Role.FIRST_RESPONSIBLE)


def _sentence_with(text: TextView, pattern: re.Pattern[str], *roles: Role) -> Quote | None:
    """The first sentence or heading, in one of the roles if any are given, that the pattern finds."""
    for number, view in enumerate(text.sentences):
        if (not roles or view.sentence.role in roles) and pattern.search(view.sentence.view):
            return _whole(text, number)
    return None


def _whole(text: TextView, number: int) -> Quote:
    return text.quote(number, [(0, len(text.sentences[number].sentence.view))])


def wrong_years(text: TextView) -> tuple[Quote, ...]:
    """Where opening and headings name another year than the report's; one quote for each such year."""
    analysis = text.analysis
    quotes = {
        mention.year: text.quote(mention.sentence, [(mention.start, mention.end)])
        for mention in reversed(analysis.years.conflicts(analysis.year))
    }
    titled = analysis.years.title_year
    if titled is not None and titled != analysis.year:
        title = next(
            n for n, view in enumerate(text.sentences) if view.sentence.block == analysis.title_block
        )
        quotes[titled] = _whole(text, title)
    return tuple(quotes[year] for year in sorted(quotes))
