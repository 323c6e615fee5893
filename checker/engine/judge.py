"""The verdict on one requirement: the strongest of its candidates, with what it rests on."""

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from checker.engine.candidates import Candidate
from checker.engine.evidence import Evidence, Ownership, distance
from checker.engine.matching import Match, needed_terms
from checker.engine.text import Fact, SentenceView, is_judged
from checker.model.analysis import Polarity, Quantity, Role, Tense
from checker.model.rules import Judge, Threshold
from checker.model.status import Status


class Verdict(NamedTuple):
    """What one candidate comes to. `evidence` is what proves it, empty unless evidenced."""

    status: Status
    candidate: Candidate
    evidence: Evidence | None = None
    pasted: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one judge decides. `verdicts` are those of the deciding status, best first, then by place.

    `figure` is what the report states where the plan sets a threshold; `below` is True where that is
    too little. `breached` is True where a prohibition is broken. `contested` is True where all rests on
    one sentence, on few words, and another item claims it too.
    """

    status: Status
    verdicts: tuple[Verdict, ...]
    figure: float | None = None
    below: bool = False
    breached: bool = False
    contested: bool = False


# A match of so many characters names its business beyond confusion with another's.
_MANY_WORDS = 8
MISSING = Outcome(Status.MISSING, ())


def judge_one(number: int, judge: Judge, ownership: Ownership, pasted: frozenset[int]) -> Outcome:
    """Judge one requirement on one report. `pasted` are sentences that repeat the plan's words."""
    considered = (
        judge_candidate(number, judge, candidate, ownership, pasted)
        for candidate in ownership.candidates.by_judge[number]
    )
    outcome = _decide(judge, [verdict for verdict in considered if verdict is not None], ownership)
    return replace(outcome, contested=True) if _is_contested(number, outcome, ownership) else outcome


def _decide(judge: Judge, verdicts: list[Verdict], ownership: Ownership) -> Outcome:
    broken = breaches(judge, ownership)
    if broken:
        return Outcome(Status.SHORTFALL, broken, breached=True)
    if judge.threshold is not None:
        return _hold_against(judge.threshold, verdicts, ownership)
    return _strongest(verdicts)


def _is_contested(number: int, outcome: Outcome, ownership: Ownership) -> bool:
    candidates = [verdict.candidate for verdict in outcome.verdicts]
    return (
        len({candidate.sentence for candidate in candidates}) == 1
        and all(candidate.match.words < _MANY_WORDS for candidate in candidates)
        and all(ownership.is_contested(number, candidate) for candidate in candidates)
    )


def _strongest(verdicts: list[Verdict]) -> Outcome:
    if not verdicts:
        return MISSING
    status = max((verdict.status for verdict in verdicts), key=lambda one: one.strength)
    best = [verdict for verdict in verdicts if verdict.status is status]
    return Outcome(status, tuple(sorted(best, key=_rank)))


def _rank(verdict: Verdict) -> tuple[int, int, int]:
    facts = len(verdict.evidence.facts) if verdict.evidence else 0
    return (-min(facts, 1), verdict.candidate.sentence, verdict.candidate.match.start)


def judge_candidate(
    number: int, judge: Judge, candidate: Candidate, ownership: Ownership, pasted: frozenset[int]
) -> Verdict | None:
    """The verdict on one candidate; None where it does not count at all."""
    view = ownership.text.sentences[candidate.sentence]
    status = _status_by_place(view, candidate)
    if status is not None:
        topic = view.sentence.heading and not ownership.text.opens_paragraph(candidate.sentence)
        return None if topic else Verdict(status, candidate)
    if view.sentence.role is Role.PROBLEMS:
        return None  # a past fact told among the problems proves nothing and admits nothing
    evidence = ownership.evidence(number, judge, candidate)
    if evidence is not None:
        return _discount_paste(Verdict(Status.EVIDENCED, candidate, evidence), pasted)
    if not view.sentence.heading and _only_granted(view, candidate):
        return Verdict(Status.SHORTFALL, candidate)
    return None if view.sentence.heading else _discount_paste(Verdict(Status.STATED, candidate), pasted)


def _status_by_place(view: SentenceView, candidate: Candidate) -> Status | None:
    """Planned or shortfall by section, time and polarity; None where the sentence tells of work done."""
    if view.sentence.role is Role.PLANS:
        return Status.PLANNED
    clauses = [view.clauses[number] for number in candidate.clauses]
    if any(clause.polarity is Polarity.LACKING and not clause.concessive for clause in clauses):
        return Status.SHORTFALL
    if any(clause.tense is Tense.FUTURE for clause in clauses):
        return Status.PLANNED
    return None


def _only_granted(view: SentenceView, candidate: Candidate) -> bool:
    """Whether the match is granted before a lack is told: 虽已列入重点任务,但推进力度不够."""
    granted = all(view.clauses[number].concessive for number in candidate.clauses)
    later = (clause for clause in view.clauses[max(candidate.clauses) + 1 :] if not clause.concessive)
    turn = next(later, None)
    return granted and turn is not None and turn.polarity is Polarity.LACKING


def _discount_paste(verdict: Verdict, pasted: frozenset[int]) -> Verdict:
    """The plan's own words prove nothing, whatever names stand in them; figures of the unit's do."""
    if verdict.candidate.sentence not in pasted:
        return verdict
    evidence = verdict.evidence
    own = evidence is not None and (
        evidence.sentence not in pasted or any(fact.kind in _OWN_FACTS for fact in evidence.facts)
    )
    if verdict.status is Status.EVIDENCED and own:
        return verdict
    status = Status.STATED if verdict.status is Status.EVIDENCED else verdict.status
    return Verdict(status, verdict.candidate, None, True)


# Words that make a figure a growth, a sum or a part stand this close before it.
_LEAD = 14
_OWN_FACTS = frozenset({"count", "percent", "money", "hours", "date"})


def breaches(judge: Judge, ownership: Ownership) -> tuple[Verdict, ...]:
    """Where the text affirms what a prohibition forbids; a denial, a plan or a cure is none."""
    if judge.breach is None:
        return ()
    needed = needed_terms(judge.breach)
    return tuple(
        Verdict(Status.SHORTFALL, Candidate(number, match, view.clauses_of(match.pieces)))
        for number, view in enumerate(ownership.text.sentences)
        if view.sentence.role is not Role.PLANS and is_judged(view.sentence.role)
        if not needed or not needed.isdisjoint(view.sentence.likely)
        for match in view.places.matches((judge.breach,))
        if _affirms(view, match, ownership)
    )


def _affirms(view: SentenceView, match: Match, ownership: Ownership) -> bool:
    clauses = [view.clauses[number] for number in sorted(view.clauses_of(match.pieces))]
    plain = all(
        clause.polarity is Polarity.AFFIRMED and clause.tense is Tense.DONE and not clause.concessive
        for clause in clauses
    )
    words = view.sentence.view[clauses[0].start : clauses[-1].end]
    return plain and not ownership.words.denials.search(words)


def _hold_against(threshold: Threshold, verdicts: list[Verdict], ownership: Ownership) -> Outcome:
    """Judge by the figure: below the threshold is a shortfall, at or above it is evidence."""
    named = [(verdict, _figure(threshold, verdict, ownership)) for verdict in verdicts]
    for status in (Status.EVIDENCED, Status.SHORTFALL):
        deciding = [(verdict, one) for verdict, one in named if one is not None and verdict.status is status]
        if deciding:
            figures = {one.place: one.value for _, one in deciding}
            kept = tuple(verdict for verdict, _ in deciding)
            return _outcome(threshold, status, kept, tuple(figures.values()))
    return _strongest(verdicts)


def _outcome(
    threshold: Threshold, status: Status, verdicts: tuple[Verdict, ...], figures: tuple[float, ...]
) -> Outcome:
    found = sum(figures) if threshold.combine == "sum" else max(figures)
    if found < threshold.minimum:
        return Outcome(Status.SHORTFALL, verdicts, found, below=True)
    if status is Status.EVIDENCED:
        return Outcome(Status.EVIDENCED, verdicts, found)
    # A lack that names the required figure itself ("离60学时还有差距") says nothing of what was reached.
    return Outcome(Status.SHORTFALL, verdicts, None, below=True)


@dataclass(frozen=True, slots=True)
class _Stated:
    """A figure in the threshold's units, with its place so that no two matches count it twice."""

    place: tuple[int, int]
    value: float


def _figure(threshold: Threshold, verdict: Verdict, ownership: Ownership) -> _Stated | None:
    """The figure in the threshold's units that stands nearest to the verdict's match."""
    evidence, candidate = verdict.evidence, verdict.candidate
    number = candidate.sentence if evidence is None else evidence.sentence
    sentence = ownership.text.sentences[number].sentence
    owned = None if evidence is None else {(fact.start, fact.end) for fact in evidence.facts}
    figures = [
        q
        for q in sentence.quantities
        if q.unit in threshold.units
        and (owned is None or (q.start, q.end) in owned)
        and not _led_by(ownership.words.increments, q, sentence.view)
    ]
    if not figures:
        return None
    whole = [q for q in figures if not _led_by(ownership.words.parts, q, sentence.view)] or figures
    pieces = candidate.match.pieces if number == candidate.sentence else ((0, 0),)
    nearest = min(whole, key=lambda q: min(distance((q.start, q.end), piece) for piece in pieces))
    reached = _reached(nearest, figures, sentence.view, ownership)
    return _Stated((number, reached.start), reached.value)


def _led_by(words: re.Pattern[str], figure: Quantity, view: str) -> bool:
    return words.search(view, max(0, figure.start - _LEAD), figure.start) is not None


def _reached(figure: Quantity, figures: list[Quantity], view: str, ownership: Ownership) -> Quantity:
    """The figure that `figure` grew to or is summed up in, where the text says so; else itself."""
    later = [q for q in figures if q.start >= figure.end]
    if later and ownership.words.reached.fullmatch(view[figure.end : later[0].start]):
        return later[0]
    sums = (q for q in later if q.unit == figure.unit and q.value >= figure.value)
    return next((q for q in sums if _led_by(ownership.words.totals, q, view)), figure)


def facts_of(verdict: Verdict) -> tuple[Fact, ...]:
    """The facts a verdict rests on."""
    return verdict.evidence.facts if verdict.evidence else ()
