"""What is wrong with a file of reviews, or no longer right: for `check review lint`."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from checker.model.report import GapReport
from checker.model.review import Override
from checker.model.rules import Rule, Rulebook
from checker.review import wording
from checker.review.apply import unknown
from checker.review.file import load_reviews
from checker.review.quotes import Quotes
from checker.rulebook.faults import FaultList
from checker.rulebook.units import UnitRegistry


def lint_reviews(
    path: Path,
    registry: UnitRegistry,
    rulebook: Rulebook,
    today: date,
    report: GapReport | None = None,
    text: str = "",
) -> tuple[str, ...]:
    """Chinese lines "file:line: what", in the file's order; none where all is well.

    Missing reasons and other faults of the file, unknown units and items, expired entries, entries
    that change nothing or are not tied to a text. With `report` (and its whole `text`, where known)
    also those of its unit whose quote no longer stands in it.
    """
    found = load_reviews(path, registry)
    faults = FaultList(path)
    rules = {rule.item: rule for rule in rulebook.rules}
    quotes = None if report is None else Quotes(report, text)
    if not found.overrides and not found.faults:
        faults.add(path, 1, wording.EMPTY)
    for one in found.overrides:
        ours = report is not None and report.unit == one.unit
        for said in _said(one, rules, quotes if ours else None, today):
            faults.add(path, one.line, said)
    return tuple(sorted((*found.faults, *faults.faults), key=_line))


def _said(one: Override, rules: Mapping[int, Rule], quotes: Quotes | None, today: date) -> Iterator[str]:
    if why := unknown(one, rules):
        yield why
    if one.expires is not None and one.expires < today:
        yield wording.EXPIRED.format(expires=one.expires)
    if one.date > today:
        yield wording.FUTURE.format(date=one.date)
    if one.decision is one.was:
        yield wording.NO_EFFECT
    if not one.quote.strip():
        yield wording.NO_QUOTE
    elif quotes is not None and not quotes.has(one.quote):
        yield wording.DEAD


def _line(fault: str) -> int:
    """The line that a fault names; the file's name may hold colons of its own."""
    return next((int(part) for part in fault.split(":") if part.isdigit()), 0)
