"""Tells how a verdict came about, sentence by sentence, for `check explain`."""

from collections.abc import Iterator

from checker.engine.candidates import Candidate
from checker.engine.evidence import Ownership
from checker.engine.judge import Verdict, judge_candidate
from checker.engine.text import SentenceView, TextView
from checker.engine.wording import LIFTS, REASONS
from checker.model.analysis import Polarity, Role, Tense
from checker.model.report import RequirementFinding
from checker.model.rules import Judge, Requirement
from checker.model.status import Status
from checker.model.trace import RequirementTrace, TraceStep


def trace_requirement(
    requirement: Requirement,
    judge: Judge,
    finding: RequirementFinding,
    ownership: Ownership,
    shown: tuple[str, str],
) -> RequirementTrace:
    """The trace of one requirement; `shown` is its expression and its exclusions in words."""
    return RequirementTrace(
        id=requirement.id,
        title=requirement.title,
        looks_for=shown[0],
        excludes=shown[1],
        steps=tuple(_steps(requirement.judge, judge, ownership)),
        nearest=finding.nearest,
        lifts=_lifts(finding),
    )


def _steps(number: int, judge: Judge, ownership: Ownership) -> Iterator[TraceStep]:
    for candidate in ownership.candidates.by_judge[number]:
        verdict = judge_candidate(number, judge, candidate, ownership)
        yield _step(candidate, verdict, ownership.text)


def _step(candidate: Candidate, verdict: Verdict | None, text: TextView) -> TraceStep:
    view = text.sentences[candidate.sentence]
    facts: tuple[str, ...] = ()
    if verdict is not None and verdict.evidence is not None:
        spans = [(fact.start, fact.end) for fact in verdict.evidence.facts]
        facts = text.quote(verdict.evidence.sentence, spans, spans).shows
    quote = text.quote(candidate.sentence, candidate.match.pieces, candidate.match.pieces)
    return TraceStep(
        quote=quote,
        status=None if verdict is None else verdict.status,
        words=quote.shows,
        facts=facts,
        reason=REASONS[_reason(view, candidate, verdict)],
    )


def _reason(view: SentenceView, candidate: Candidate, verdict: Verdict | None) -> str:
    if verdict is None:
        return "heading" if view.sentence.heading else "past_in_problems"
    if verdict.status is Status.EVIDENCED:
        near = verdict.evidence is not None and verdict.evidence.sentence != candidate.sentence
        return "evidence_near" if near else "evidence"
    if verdict.status is Status.STATED:
        return "pasted" if verdict.pasted else "no_facts"
    clauses = [view.clauses[n] for n in view.clauses_of(candidate.match.pieces)]
    if verdict.status is Status.PLANNED:
        return "plans_part" if view.sentence.role is Role.PLANS else "future_words"
    lacking = any(clause.polarity is Polarity.LACKING for clause in clauses)
    if view.sentence.role is Role.PROBLEMS:
        return "problems_part"
    return "lacking_words" if lacking and all(c.tense is Tense.DONE for c in clauses) else "breach"


def _lifts(finding: RequirementFinding) -> str:
    if finding.status is Status.EVIDENCED:
        return ""
    if finding.figure is not None and finding.figure.found is not None:
        return LIFTS["figure"].format(figure=finding.figure)
    return LIFTS[finding.status.value]
