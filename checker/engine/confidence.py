"""Where a person should look: verdicts that rest on little, and what the doubt is.

A verdict is doubtful where the kinds of errors are that remain (docs/accuracy.md has the figures):
evidence that stands apart from its words, a statement beside figures that were not taken for its own,
few words in one sentence that another item claims too, and something not found although a sentence
comes near to it.
"""

from checker.engine.judge import Outcome, Verdict
from checker.engine.nearest import Near
from checker.engine.text import TextView
from checker.model.analysis import Role
from checker.model.status import Status

# A sentence that has this share of what an alternative asks for may be another way of saying it.
_VERY_NEAR = 0.6
_STRONG = frozenset({"count", "percent", "hours", "money", "document", "zero", "proof"})


def doubt(outcome: Outcome, near: Near | None, text: TextView) -> str:
    """The key of the reason to look at a verdict, empty where there is none."""
    if outcome.status is Status.MISSING:
        return _doubt_missing(near, text)
    found = [_doubt_verdict(verdict, text) for verdict in outcome.verdicts]
    if "" not in found:
        return found[0]
    return "contested" if outcome.contested else ""


def _doubt_missing(near: Near | None, text: TextView) -> str:
    if near is None or near.share < _VERY_NEAR:
        return ""
    sentence = text.sentences[near.sentence]
    return "near" if sentence.facts or sentence.sentence.role in (Role.PROBLEMS, Role.PLANS) else ""


def _doubt_verdict(verdict: Verdict, text: TextView) -> str:
    view = text.sentences[verdict.candidate.sentence]
    if verdict.status is Status.STATED:
        if any(view.clauses[number].former for number in verdict.candidate.clauses):
            return "former_year"
        return "figures_beside" if view.facts and not verdict.pasted else ""
    if verdict.status is Status.EVIDENCED:
        return _doubt_evidence(verdict, text)
    by_words = view.sentence.role not in (Role.PROBLEMS, Role.PLANS)
    return "lack_by_words" if by_words and verdict.status is Status.SHORTFALL else ""


def _doubt_evidence(verdict: Verdict, text: TextView) -> str:
    evidence, candidate = verdict.evidence, verdict.candidate
    if evidence is None or evidence.sentence != candidate.sentence:
        return "evidence_near"
    first = min(candidate.clauses)
    if all(fact.clause < first for fact in evidence.facts):
        return "evidence_before"
    return "" if any(fact.kind in _STRONG for fact in evidence.facts) else "weak_evidence"
