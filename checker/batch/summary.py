"""Sums a run up: from the outcomes of single files to the `District` that everything shown is made of.

Pure: the same outcomes give the same district, in whatever order they were worked out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.compare.copies import find_copies
from checker.compare.kept import kept_text
from checker.compare.promises import last_years_promises
from checker.compare.words import CompareWords
from checker.model.district import (
    CopyPair,
    District,
    ItemSummary,
    KeptText,
    PlanPaste,
    Promise,
    ReportText,
    Submission,
    Tally,
    UnitResult,
    YearCoverage,
)
from checker.model.report import GapReport
from checker.model.rules import Rulebook
from checker.model.status import Status

UNIT_PAGES, COPY_PAGES = "单位", "雷同"
_NO_TALLY = Tally(0, 0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Reports:
    """The reports that count, by unit: this year's, and last year's where they were given."""

    now: Mapping[str, tuple[GapReport, ReportText]]
    before: Mapping[str, ReportText] | None


@dataclass(frozen=True, slots=True)
class Roll:
    """Who was to hand in, and what was handed in."""

    expected: tuple[str, ...]
    submissions: tuple[Submission, ...]


def summarise(
    rulebook: Rulebook,
    program: str,
    roll: Roll,
    reports: Reports,
    names: Sequence[str],
    words: CompareWords,
    history: Sequence[YearCoverage] = (),
) -> District:
    """The district's run. `names` are all names of units, to be masked where texts are compared.

    `words` are those that comparing goes by.
    """
    # Whoever may be behind a file that is still to be settled is not said to have handed in nothing.
    handed = {unit for one in roll.submissions for unit in (one.unit, *one.candidates)}
    files = {one.unit: one.file for one in roll.submissions if one.state == "checked"}
    units = tuple(_results(reports, files, roll.expected))
    before = reports.before
    texts = [reports.now[result.unit][1] for result in units]
    pairs = [] if before is None else [(text, before[text.unit]) for text in texts if text.unit in before]
    return District(
        program=program,
        rulebook=rulebook.stamp,
        plan_title=rulebook.plan.title,
        year=run_year([report.report.year for report, _ in reports.now.values()]),
        units=units,
        items=tuple(_items(rulebook, units)),
        submissions=roll.submissions,
        absent=tuple(unit for unit in roll.expected if unit not in handed),
        copies=tuple(_with_page(pair) for pair in find_copies(texts, names, words)),
        pastes=tuple(_pastes(units)),
        kept=tuple(_kept(pairs, names, words)),
        promises=tuple(_promises(pairs, words)),
        history=tuple(history),
        last_year=before is not None,
    )


def run_year(years: Sequence[int | None]) -> int | None:
    """The year that most reports are about; of equally many the latest."""
    counts = Counter(year for year in years if year is not None)
    return max(counts, key=lambda year: (counts[year], year)) if counts else None


def unit_page(unit: str) -> str:
    """Where a unit's gap report is written, seen from the output folder."""
    return f"{UNIT_PAGES}/{unit}.html"


def _results(reports: Reports, files: Mapping[str, str], order: Sequence[str]) -> Iterator[UnitResult]:
    places = {unit: number for number, unit in enumerate(order)}
    scores = [report.score.value for report, _ in reports.now.values()]
    values = [value for value in scores if value is not None]
    for unit in sorted(reports.now, key=lambda name: (places.get(name, len(places)), name)):
        report = reports.now[unit][0]
        own = report.score.value
        rank = 1 + (len(values) if own is None else sum(value > own for value in values))
        yield UnitResult(unit, files[unit], unit_page(unit), rank, report)


def _items(rulebook: Rulebook, units: Sequence[UnitResult]) -> Iterator[ItemSummary]:
    leads: dict[int, Counter[Status]] = {rule.item: Counter() for rule in rulebook.rules}
    members: dict[int, Counter[Status]] = {rule.item: Counter() for rule in rulebook.rules}
    for unit in units:
        for finding in unit.report.items:
            if finding.role == "lead":
                leads[finding.item][finding.status] += 1
            elif finding.role in ("named", "class"):
                members[finding.item][finding.status] += 1
    chapters = {item.number: item.chapter for item in rulebook.plan.items}
    titles = {chapter.number: chapter.title for chapter in rulebook.plan.chapters}
    for rule in rulebook.rules:
        lead, member = _tally(leads[rule.item]), _tally(members[rule.item])
        yield ItemSummary(rule.item, rule.title, titles[chapters[rule.item]], lead, member)


def _tally(counts: Counter[Status]) -> Tally:
    if not counts:
        return _NO_TALLY
    return Tally(
        sum(counts.values()),
        counts[Status.EVIDENCED],
        counts[Status.STATED],
        counts[Status.PLANNED],
        counts[Status.SHORTFALL],
        counts[Status.MISSING],
    )


def _with_page(pair: CopyPair) -> CopyPair:
    return replace(pair, page=f"{COPY_PAGES}/{pair.left}—{pair.right}.html")


def _pastes(units: Sequence[UnitResult]) -> Iterator[PlanPaste]:
    for unit in units:
        for fault in unit.report.faults:
            if fault.kind == "pasted" and fault.quote is not None:
                yield PlanPaste(unit.unit, fault.quote.quote, fault.quote.heading)


def _kept(
    pairs: Sequence[tuple[ReportText, ReportText]], names: Sequence[str], words: CompareWords
) -> Iterator[KeptText]:
    for now, before in pairs:
        yield kept_text(now, before, names, words)


def _promises(pairs: Sequence[tuple[ReportText, ReportText]], words: CompareWords) -> Iterator[Promise]:
    for now, before in pairs:
        yield from last_years_promises(now, before, words)
