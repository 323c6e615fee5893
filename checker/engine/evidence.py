"""Which facts belong to a match: nearest clause first, and not to other business."""

import re
from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import NamedTuple

from checker.engine.candidates import Candidate, Candidates
from checker.engine.matching import Match
from checker.engine.text import Fact, SentenceView, TextView
from checker.model.analysis import Polarity, Span
from checker.model.rules import Judge

# A figure may stand this many clauses before the words that name its business.
_CLAUSES_BEFORE = 1
# A clause with no more than this beside its figure says nothing else: 全年26人。
_FEW_CHARACTERS = 3
_BLANK = " "
_NOTHING_SAID = re.compile(r"[\s\d,;:。、()]")
# Titles and names tell what they are about; a bare figure or date does not.
_WORDS = frozenset({"document", "named", "proof"})
# What a sentence that goes on says beside its figures is no longer than this: 全年立案查处一般程序案件308件
# has business of its own.
_OWN_BUSINESS = 6
# Under a heading this many sentences may carry its evidence.
_SENTENCES_BELOW = 2


class Evidence(NamedTuple):
    """Facts that belong to a match, with the sentence they stand in."""

    sentence: int
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class EvidenceWords:
    """The lists of evidence.yaml that tell what a fact belongs to and what it says, by their names."""

    continuations: re.Pattern[str]
    """What goes on about the sentence before: 全年共."""
    carriers: re.Pattern[str]
    """What a sentence that goes on says beside its figures: 全年共开展各类."""
    table_leads: re.Pattern[str]
    """What announces a table: 见下表."""
    references: re.Pattern[str]
    """What refers back to the clause before: 这样处理的, 该平台."""
    reached: re.Pattern[str]
    """What leads from a former figure to the one reached: 从25个扩展到31个."""
    increments: re.Pattern[str]
    """What stands before a figure that tells a growth, not what was reached: 较上年增加."""
    totals: re.Pattern[str]
    """What stands before the sum of several figures: 累计."""
    parts: re.Pattern[str]
    """What stands before a figure that is part of another: 其中线上."""
    denials: re.Pattern[str]
    """What turns the naming of something forbidden into its denial or its cure: 未发现, 纠正, 严禁."""

    @classmethod
    def of(cls, pattern: Callable[[str], re.Pattern[str]]) -> "EvidenceWords":
        """`pattern` gives one of the rulebook's word lists, compiled."""
        return cls(
            continuations=pattern("evidence.continuations"),
            carriers=pattern("evidence.carriers"),
            table_leads=pattern("evidence.table_leads"),
            references=pattern("evidence.references"),
            reached=pattern("evidence.reached"),
            increments=pattern("evidence.increments"),
            totals=pattern("evidence.totals"),
            parts=pattern("evidence.parts"),
            denials=pattern("evidence.denials"),
        )


@dataclass(frozen=True, slots=True)
class Ownership:
    """Decides for one report which facts belong to which match."""

    text: TextView
    candidates: Candidates
    kin: tuple[frozenset[int], ...]
    """For each judge the terms it looks for."""
    items: tuple[frozenset[int], ...]
    """For each judge the items that it decides."""
    widespread: frozenset[str]
    """Words that so many items look for that repeating one says nothing of what a sentence is about."""
    words: EvidenceWords

    def evidence(self, number: int, judge: Judge, candidate: Candidate) -> Evidence | None:
        """The evidence of a match, in its own sentence or in a neighbour; None where there is none."""
        if self._is_heading(candidate):
            return self._below(number, judge, candidate)
        own = self._own_facts(number, judge, candidate)
        if own:
            return Evidence(candidate.sentence, own)
        if self._is_former(candidate):
            return None  # what goes on about it is of that year too: 去年演练11场。共420人参加。
        for step in (1, -1):
            other = self.text.neighbour(candidate.sentence, step)
            if other is not None and (
                facts := self._neighbour_facts(number, judge, candidate, (other, step))
            ):
                return Evidence(other, facts)
        return self._in_table(number, judge, candidate)

    def _in_table(self, number: int, judge: Judge, candidate: Candidate) -> Evidence | None:
        """The first row with facts of the table that a sentence announces: 抽查情况见下表。"""
        sentences = self.text.sentences
        if not self.words.table_leads.search(sentences[candidate.sentence].sentence.view):
            return None
        for other in range(candidate.sentence + 1, len(sentences)):
            if self.text.is_table_row(other):
                row = sentences[other]
                facts = tuple(fact for fact in row.facts if fact.kind in judge.evidence)
                if facts and not row.foreign and not self._claimed_by_others(number, other, facts[0].clause):
                    return Evidence(other, facts)
            elif other > candidate.sentence + 1:  # a caption may stand between
                return None
        return None

    def is_contested(self, number: int, candidate: Candidate) -> bool:
        """Whether another item's judge matches in one of the candidate's clauses too."""
        claims = (self.candidates.claims.get((candidate.sentence, c), ()) for c in candidate.clauses)
        return any(self.items[number].isdisjoint(self.items[judge]) for claim in claims for judge in claim)

    def _is_former(self, candidate: Candidate) -> bool:
        clauses = self.text.sentences[candidate.sentence].clauses
        return all(clauses[number].former for number in candidate.clauses)

    def _is_heading(self, candidate: Candidate) -> bool:
        return self.text.sentences[candidate.sentence].sentence.heading

    def _below(self, number: int, judge: Judge, candidate: Candidate) -> Evidence | None:
        """What stands under a heading: the first sentences, as long as they are nobody else's business."""
        for other in range(candidate.sentence + 1, candidate.sentence + 1 + _SENTENCES_BELOW):
            if other >= len(self.text.sentences):
                return None
            view = self.text.sentences[other]
            heading = self.text.sentences[candidate.sentence].sentence
            if view.sentence.heading or view.sentence.role is not heading.role:
                return None
            clauses = range(len(view.clauses))
            if view.foreign or any(self._claimed_by_others(number, other, clause) for clause in clauses):
                return None
            about = _clauses_about(judge, view)
            facts = tuple(fact for fact in view.facts if fact.kind in judge.evidence and fact.clause in about)
            if facts:
                return Evidence(other, facts)
        return None

    def _own_facts(self, number: int, judge: Judge, candidate: Candidate) -> tuple[Fact, ...]:
        view = self.text.sentences[candidate.sentence]
        facts = [*view.facts, *self._special_facts(judge, view, candidate)]
        if not facts:
            return ()
        first, last = min(candidate.clauses), max(candidate.clauses)
        about = _clauses_about(judge, view)
        own = [
            fact
            for fact in facts
            if (fact.kind in judge.evidence or fact.kind == "proof")
            and self._may_reach(fact, number, candidate.sentence, first)
            and (
                (
                    (
                        fact.clause in about
                        or self._stands_alone(fact, view, (first, last))
                        or self._told_in_one_clause(fact, number, candidate)
                    )
                    and self._belongs(fact, view, candidate.match, (first, last))
                )
                or self._refers_back(fact, number, candidate)
            )
        ]
        return tuple(sorted(own))

    def _special_facts(self, judge: Judge, view: SentenceView, candidate: Candidate) -> list[Fact]:
        """Names that the rule knows, what its proof finds, and zeros that are an achievement."""
        found: list[tuple[Span, str]] = [(span, "named") for span in view.places_of(judge.named)]
        if judge.proof is not None:
            found += [((one.start, one.end), "proof") for one in view.places.matches((judge.proof,))]
        facts = [
            Fact(start, end, "named" if kind == "named" else "proof", view.clause_at(start))
            for (start, end), kind in found
        ]
        for clause in candidate.clauses:
            if view.clauses[clause].polarity is Polarity.ZERO:
                facts.append(Fact(view.clauses[clause].start, view.clauses[clause].end, "zero", clause))
        return [fact for fact in facts if view.tells_of_done(fact.clause)]

    def _belongs(self, fact: Fact, view: SentenceView, match: Match, reach: tuple[int, int]) -> bool:
        """Whether no foreign business stands between the match and the fact, or nearer to it."""
        first, last = reach
        if view.clauses[fact.clause].concessive != view.clauses[first].concessive:
            return False
        if first <= fact.clause <= last:
            rivals = [span for clause, span in view.foreign if clause == fact.clause]
            place = (fact.start, fact.end)
            near = min(_nearness(place, piece) for piece in match.pieces)
            return all(_nearness(place, rival) > near for rival in rivals)
        low, high = (last + 1, fact.clause) if fact.clause > last else (fact.clause, first - 1)
        return not any(low <= clause <= high for clause, _ in view.foreign)

    def _may_reach(self, fact: Fact, number: int, sentence: int, first: int) -> bool:
        """A fact before the match counts only close by, in a clause that nobody else claims."""
        if fact.clause >= first:
            return True
        return first - fact.clause <= _CLAUSES_BEFORE and not self._claimed_by_others(
            number, sentence, fact.clause
        )

    def _claimed_by_others(self, number: int, sentence: int, clause: int) -> bool:
        """Whether another judge's match stands in the clause."""
        claims = self.candidates.claims.get((sentence, clause), ())
        return len(claims) > (number in claims)

    def _stands_alone(self, fact: Fact, view: SentenceView, reach: tuple[int, int]) -> bool:
        """Whether a figure or date is all of the clause beside the match: 4月,… or …,全年26人。"""
        clause = view.clauses[fact.clause]
        alone = fact.end - fact.start >= clause.end - clause.start - _FEW_CHARACTERS
        return alone and fact.kind not in _WORDS and fact.clause in (reach[0] - 1, reach[1] + 1)

    def _told_in_one_clause(self, fact: Fact, number: int, candidate: Candidate) -> bool:
        """Whether the fact stands in the one clause that is all of the match, and no other judge's."""
        return candidate.clauses == {fact.clause} and not self._claimed_by_others(
            number, candidate.sentence, fact.clause
        )

    def _refers_back(self, fact: Fact, number: int, candidate: Candidate) -> bool:
        """Whether the fact's clause comes later and says itself what it is about: 这样处理的有52家."""
        view = self.text.sentences[candidate.sentence]
        clause = view.clauses[fact.clause]
        return (
            fact.clause > max(candidate.clauses)
            and self.words.references.search(view.sentence.view, clause.start, clause.end) is not None
            and all(place != fact.clause for place, _ in view.foreign)
            and not self._claimed_by_others(number, candidate.sentence, fact.clause)
        )

    def _neighbour_facts(
        self, number: int, judge: Judge, candidate: Candidate, place: tuple[int, int]
    ) -> tuple[Fact, ...]:
        other, step = place
        view = self.text.sentences[other]
        if view.sentence.heading:
            return ()
        if not view.facts:
            return ()
        about = _clauses_about(judge, view)
        kin_clauses = self._clauses_of_kin(number, candidate, view)
        goes_on = (
            step > 0
            and self.words.continuations.match(view.sentence.view) is not None
            and not self._claimed_by_others(number, other, 0)
        )
        return tuple(
            fact
            for fact in view.facts
            if fact.kind in judge.evidence
            and (fact.clause in kin_clauses or (goes_on and self._goes_on(fact, number, view)))
            and not any(clause <= fact.clause for clause, _ in view.foreign)
            and not self._claimed_by_others(number, other, fact.clause)
            and fact.clause in about
        )

    def _clauses_of_kin(self, number: int, candidate: Candidate, view: SentenceView) -> frozenset[int]:
        """The clauses that repeat what makes up the match, in other words than every item's."""
        text = view.sentence.view
        places = view.places_of(self._matched_terms(number, candidate))
        return view.clauses_of(span for span in places if text[slice(*span)] not in self.widespread)

    def _goes_on(self, fact: Fact, number: int, view: SentenceView) -> bool:
        """Whether a sentence that begins so as to go on says nothing else up to the fact's clause."""
        if fact.clause > 1:
            return False
        start, end = view.clauses[0].start, view.clauses[fact.clause].end
        own = [(one.start, one.end) for one in view.facts]
        own += view.places_of(self.kin[number] & view.sentence.likely)
        rest = list(view.sentence.view)
        for first, last in own:
            rest[first:last] = _BLANK * (last - first)
        said = self.words.carriers.sub(_BLANK, "".join(rest[start:end]))
        return len(_NOTHING_SAID.sub("", said)) <= _OWN_BUSINESS

    def _matched_terms(self, number: int, candidate: Candidate) -> frozenset[int]:
        """The judge's terms that make up the match: a neighbour that repeats one goes on about it."""
        view = self.text.sentences[candidate.sentence]
        hits, pieces = view.sentence.hits, set(candidate.match.pieces)
        there = self.kin[number] & view.sentence.likely
        return frozenset(term for term in there if not pieces.isdisjoint(hits.get(term, ())))


def _clauses_about(judge: Judge, view: SentenceView) -> Container[int]:
    """The clauses that say what the judge asks for beside a fact; all where it asks for nothing."""
    if not judge.owned_by:
        return range(len(view.clauses))
    return frozenset(view.clause_at(start) for start, _ in view.places_of(judge.owned_by))


def _nearness(place: Span, other: Span) -> tuple[int, bool]:
    """How near another span is; of two equally near the one before counts, as names stand before figures."""
    return distance(place, other), other[0] > place[0]


def distance(one: Span, other: Span) -> int:
    """Characters between two spans, 0 where they touch or overlap."""
    return max(other[0] - one[1], one[0] - other[1], 0)
