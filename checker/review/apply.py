"""Holds a reviewer's entries against a report: the verdicts they change, and the score worked out again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from checker.engine.items import with_requirements
from checker.engine.scoring import score
from checker.model.report import GapReport, ItemFinding, RequirementFinding
from checker.model.review import Override, Reviewed, ReviewedItem
from checker.model.rules import Rule, Rulebook, Scoring
from checker.model.status import Status
from checker.review import wording
from checker.review.quotes import Quotes


def apply_reviews(
    report: GapReport, reviews: Sequence[Override], today: date, rulebook: Rulebook, text: str = ""
) -> Reviewed:
    """The report with the reviewers' verdicts, and what became of every entry.

    An entry counts where it names the report's unit, has not expired and its quote still stands in the
    report: in `text` (the whole report) where that is given, else in the sentences that the report
    quotes. An entry without a quote counts only while the tool's own verdict is what it was. Of several
    for one item the latest counts. A verdict on a whole item covers it as much as that status does
    everywhere (`Scoring.coverage`); one on a requirement goes through the item's rule.
    """
    quotes = Quotes(report, text)
    rules = {rule.item: rule for rule in rulebook.rules}
    looked_at = [_look(override, report, rules, quotes, today) for override in reviews]
    items = _without_superseded(looked_at)
    applied: dict[int, list[Override]] = {}
    for one in items:
        if one.outcome == "applied":
            applied.setdefault(one.override.item, []).append(one.override)
    findings = tuple(
        _regarded(item, applied[item.item], rules[item.item], rulebook.scoring)
        if item.item in applied
        else item
        for item in report.items
    )
    return Reviewed(replace(report, items=findings, score=score(findings)), report, items)


def found_status(override: Override, report: GapReport) -> Status | None:
    """What the tool finds on the item or requirement that the entry is about; None where there is none."""
    item = next((one for one in report.items if one.item == override.item), None)
    if item is None or not override.requirement:
        return None if item is None else item.status
    return next((one.status for one in item.requirements if one.id == override.requirement), None)


def unknown(override: Override, rules: Mapping[int, Rule]) -> str:
    """Why the entry is about nothing that the rulebook has; empty where it is about something."""
    rule = rules.get(override.item)
    if rule is None:
        return wording.UNKNOWN_ITEM.format(item=override.item)
    if override.requirement and all(one.id != override.requirement for one in rule.requirements):
        return wording.UNKNOWN_REQUIREMENT.format(item=override.item, requirement=override.requirement)
    return ""


def _look(
    override: Override, report: GapReport, rules: Mapping[int, Rule], quotes: Quotes, today: date
) -> ReviewedItem:
    """One entry by itself, before others for the same item are thought of."""
    if override.unit != report.unit:
        return ReviewedItem(override, "other_unit", None, wording.OTHER_UNIT.format(unit=override.unit))
    found = found_status(override, report)
    if why := unknown(override, rules):
        return ReviewedItem(override, "unknown", found, why)
    if found is None:
        why = wording.UNKNOWN_ITEM if not override.requirement else wording.UNKNOWN_REQUIREMENT
        why = why.format(item=override.item, requirement=override.requirement)
        return ReviewedItem(override, "unknown", None, why)
    if override.expires is not None and override.expires < today:
        return ReviewedItem(override, "expired", found, wording.EXPIRED.format(expires=override.expires))
    if override.quote and not quotes.has(override.quote):
        return ReviewedItem(override, "text_changed", found, wording.TEXT_CHANGED)
    if not override.quote and found is not override.was:
        why = wording.VERDICT_CHANGED.format(found=found.chinese, was=override.was.chinese)
        return ReviewedItem(override, "text_changed", found, why)
    return ReviewedItem(override, "applied", found, _said(override, found))


def _said(override: Override, found: Status) -> str:
    words = {"found": found.chinese, "decision": override.decision.chinese, "was": override.was.chinese}
    same = found is override.decision
    said = (wording.SAME if same else wording.APPLIED).format(**words)
    if found is not override.was and not same:
        said += wording.RULES_CHANGED.format(**words)
    return said if override.quote else said + wording.UNQUOTED


def _without_superseded(items: Sequence[ReviewedItem]) -> tuple[ReviewedItem, ...]:
    """Of the entries that count for one item or requirement only the latest does; of one day, the last."""
    latest: dict[tuple[int, str], int] = {}
    for position, one in enumerate(items):
        if one.outcome == "applied":
            key = one.override.item, one.override.requirement
            other = latest.get(key)
            if other is None or items[other].override.date <= one.override.date:
                latest[key] = position
    counting = set(latest.values())
    return tuple(
        replace(one, outcome="superseded", message=wording.SUPERSEDED)
        if one.outcome == "applied" and position not in counting
        else one
        for position, one in enumerate(items)
    )


def _regarded(item: ItemFinding, overrides: Sequence[Override], rule: Rule, scoring: Scoring) -> ItemFinding:
    """The item as the reviewers see it: requirements first, a verdict on the whole item over them."""
    by_requirement = {one.requirement: one for one in overrides}
    whole = by_requirement.pop("", None)
    if by_requirement:
        advice = {one.id: one.advice for one in rule.requirements}
        requirements = [
            _requirement(one, by_requirement[one.id], advice[one.id]) if one.id in by_requirement else one
            for one in item.requirements
        ]
        item = with_requirements(item, requirements, rule, scoring)
    return item if whole is None else _whole(item, whole, scoring)


def _requirement(one: RequirementFinding, override: Override, advice: str) -> RequirementFinding:
    decision = override.decision
    proven = decision is Status.EVIDENCED
    short = decision is Status.SHORTFALL
    return replace(
        one,
        status=decision,
        lacking="" if proven else _lacking(override),
        advice="" if proven else advice,
        evidence=one.evidence or ((one.nearest,) if one.nearest and override.quote else ()),
        figure=one.figure and replace(one.figure, short=short and one.figure.short),
        pasted=one.pasted and decision is Status.STATED,
        confidence="high",
        doubt="",
    )


def _whole(item: ItemFinding, override: Override, scoring: Scoring) -> ItemFinding:
    decision = override.decision
    if decision is item.status:
        return replace(item, confidence="high", review=False, doubts=())
    settled = decision in (Status.EVIDENCED, Status.NOT_APPLICABLE)
    return replace(
        item,
        status=decision,
        weight=0.0 if decision is Status.NOT_APPLICABLE else item.weight,
        coverage=scoring.coverage.get(decision, 0.0),
        lacking=() if settled else (_lacking(override),),
        advice=() if settled else item.advice,
        confidence="high",
        review=False,
        doubts=(),
    )


def _lacking(override: Override) -> str:
    return wording.LACKING.format(decision=override.decision.chinese, reason=override.reason)
