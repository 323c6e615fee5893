"""Tells how a verdict came about, sentence by sentence, for `check explain`."""

from collections.abc import Iterator

from checker.engine.candidates import Candidate
from checker.engine.evidence import Ownership
from checker.engine.judge import Verdict, breaches, judge_candidate
from checker.engine.text import SentenceView, TextView
from checker.engine.wording import BREACHED, LIFTS, REASONS
from checker.model.analysis import Role
from checker.model.report import RequirementFinding
from checker.model.rules import Judge
from checker.model.status import Status
from checker.model.trace import RequirementTrace, TraceStep


def trace_requirement(
    number: int,
    judge: Judge,
    finding: RequirementFinding,
    ownership: Ownership,
    pasted: frozenset[int],
) -> RequirementTrace:
    """The trace of one requirement; what it looks for in words is left to whoever knows the terms."""
    considered = [
        (candidate, judge_candidate(number, judge, candidate, ownership, pasted), False)
        for candidate in ownership.candidates.by_judge[number]
    ]
    broken = [(verdict.candidate, verdict, True) for verdict in breaches(judge, ownership)]
    return RequirementTrace(
        id=finding.id,
        title=finding.title,
        looks_for="",
        excludes="",
        steps=tuple(_steps([*broken, *considered], finding, ownership.text)),
        nearest=finding.nearest,
        lifts=_lifts(finding),
    )


def _steps(
    considered: list[tuple[Candidate, Verdict | None, bool]], finding: RequirementFinding, text: TextView
) -> Iterator[TraceStep]:
    """One step for each sentence: the strongest of its verdicts."""
    by_sentence: dict[int, tuple[Candidate, Verdict | None, bool]] = {}
    for one in considered:
        known = by_sentence.get(one[0].sentence)
        if known is None or (not known[2] and _strength(one[1]) > _strength(known[1])):
            by_sentence[one[0].sentence] = one
    for number in sorted(by_sentence):
        yield _step(by_sentence[number], finding, text)


def _strength(verdict: Verdict | None) -> int:
    return -1 if verdict is None else verdict.status.strength


def _step(
    considered: tuple[Candidate, Verdict | None, bool], finding: RequirementFinding, text: TextView
) -> TraceStep:
    candidate, verdict, broken = considered
    view = text.sentences[candidate.sentence]
    facts: tuple[str, ...] = ()
    if verdict is not None and verdict.evidence is not None:
        spans = [(fact.start, fact.end) for fact in verdict.evidence.facts]
        facts = text.quote(verdict.evidence.sentence, spans, spans).shows
    quote = text.quote(candidate.sentence, candidate.match.pieces, candidate.match.pieces)
    below = finding.figure is not None and finding.figure.short
    if below and verdict is not None and verdict.status is Status.EVIDENCED:
        return TraceStep(quote, Status.SHORTFALL, quote.shows, facts, REASONS["below"])
    return TraceStep(
        quote=quote,
        status=None if verdict is None else verdict.status,
        words=quote.shows,
        facts=facts,
        reason=REASONS["breach" if broken else _reason(view, candidate, verdict)],
    )


def _reason(view: SentenceView, candidate: Candidate, verdict: Verdict | None) -> str:
    if verdict is None:
        return "heading" if view.sentence.heading else "past_in_problems"
    if verdict.status is Status.EVIDENCED:
        near = verdict.evidence is not None and verdict.evidence.sentence != candidate.sentence
        return "evidence_near" if near else "evidence"
    clauses = [view.clauses[number] for number in candidate.clauses]
    if verdict.status is Status.STATED:
        if any(clause.former for clause in clauses):
            return "former_year"
        return "pasted" if verdict.pasted else "no_facts"
    if verdict.status is Status.PLANNED:
        return "plans_part" if view.sentence.role is Role.PLANS else "future_words"
    if view.sentence.role is Role.PROBLEMS:
        return "problems_part"
    return "granted" if all(clause.concessive for clause in clauses) else "lacking_words"


def _lifts(finding: RequirementFinding) -> str:
    """The one thing that would lift the verdict; the advice says it for parts of the report."""
    if finding.status is Status.EVIDENCED or finding.kind == "report":
        return ""
    if finding.lacking == BREACHED:
        return LIFTS["breach"]
    if finding.figure is not None and finding.figure.found is not None:
        return LIFTS["figure"].format(figure=finding.figure)
    return LIFTS[finding.status.value]
