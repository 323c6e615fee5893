"""The analysed report as the judges see it: clauses, facts and foreign business of each sentence."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from checker.engine.matching import Places
from checker.model.analysis import Analysis, Polarity, Role, Sentence, Span, Tense
from checker.model.report import Quote
from checker.model.rules import EvidenceKind

# A quote longer than this is cut to the clauses that matter.
_LONG_QUOTE = 100
_KINDS: dict[str, EvidenceKind] = {
    "count": "count",
    "bare": "count",
    "percent": "percent",
    "hours": "hours",
    "money": "money",
}


class Fact(NamedTuple):
    """Something checkable in a sentence: a figure, a document, a date, a name, a zero, a proof."""

    start: int
    end: int
    kind: EvidenceKind
    clause: int


class SentenceView:
    """One sentence with what judging needs, worked out when first asked for."""

    def __init__(
        self, sentence: Sentence, foreign_terms: frozenset[int], not_reached: re.Pattern[str]
    ) -> None:
        """`not_reached` finds figures that are required, or a wider area's."""
        self.sentence = sentence
        self._not_reached = not_reached
        self.clauses = sentence.clauses
        self._foreign_terms = foreign_terms

    @cached_property
    def places(self) -> Places:
        """The hits by term."""
        return Places(self.sentence)

    @cached_property
    def _clause_at(self) -> list[int]:
        """The clause of every character: asked far more often than a sentence is long."""
        at: list[int] = []
        for number, clause in enumerate(self.clauses):
            at += [number] * (clause.end - len(at))
        return [*at, max(0, len(self.clauses) - 1)]

    def clause_at(self, position: int) -> int:
        """The number of the clause that `position` stands in."""
        return self._clause_at[position]

    def clauses_of(self, spans: Iterable[Span]) -> frozenset[int]:
        """The clauses in which the spans stand."""
        at = self._clause_at
        found = set()
        for start, end in spans:
            first, last = at[start], at[max(start, end - 1)]
            found.add(first)
            if last != first:
                found.update(range(first + 1, last + 1))
        return frozenset(found)

    def places_of(self, terms: Iterable[int]) -> list[Span]:
        """Where any of the terms stands, term by term."""
        likely, hits = self.sentence.likely, self.sentence.hits
        return [span for term in terms if term in likely for span in hits.get(term, ())]

    @cached_property
    def foreign(self) -> tuple[tuple[int, Span], ...]:
        """Where business stands that no item is about, as (clause, span)."""
        terms = sorted(self._foreign_terms & self.sentence.likely)
        return tuple((self.clause_at(span[0]), span) for span in self.places_of(terms))

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What is checkable, in the clauses that tell of something done; in order of place."""
        sentence = self.sentence
        found: list[tuple[int, int, EvidenceKind]] = [
            (q.start, q.end, _KINDS[q.kind]) for q in sentence.quantities if q.kind in _KINDS
        ]
        found += [(d.start, d.end, "document") for d in sentence.documents if d.own]
        found += [(d.start, d.end, "date") for d in sentence.dates]
        found += [(n.start, n.end, "named") for n in sentence.names]
        if not found:
            return ()
        facts = (Fact(s, e, kind, self.clause_at(s)) for s, e, kind in sorted(found))
        others = [match.span() for match in self._not_reached.finditer(sentence.view)]
        return tuple(
            fact
            for fact in facts
            if self.tells_of_done(fact.clause)
            and not any(start <= fact.start and fact.end <= end for start, end in others)
        )

    def tells_of_done(self, clause: int) -> bool:
        """Whether the clause tells of this year, and neither looks ahead nor admits a lack."""
        one = self.clauses[clause]
        return one.tense is Tense.DONE and one.polarity is not Polarity.LACKING and not one.former


class TextView:
    """The whole report."""

    def __init__(
        self, analysis: Analysis, foreign_terms: Iterable[int], not_reached: re.Pattern[str]
    ) -> None:
        foreign = frozenset(foreign_terms)
        self.analysis = analysis
        self.sentences = tuple(SentenceView(s, foreign, not_reached) for s in analysis.sentences)
        self._pages = {block.index: block.page for block in analysis.document.blocks}
        self._texts = {block.index: block.text for block in analysis.document.blocks}
        self._rows = {block.index for block in analysis.document.blocks if block.kind == "table_row"}

    @cached_property
    def likely_sentences(self) -> dict[int, list[int]]:
        """For each term the numbers of the sentences, headings aside, in which it is likely to be found."""
        found: dict[int, list[int]] = {}
        for number, view in enumerate(self.sentences):
            if not view.sentence.heading:
                for term in view.sentence.likely:
                    found.setdefault(term, []).append(number)
        return found

    def opens_paragraph(self, number: int) -> bool:
        """Whether a heading is the first sentence of a paragraph of problems or plans.

        There it is a statement: （一）执法力量不足。… tells a lack, （二）推进公开。… a plan.
        """
        if number + 1 >= len(self.sentences):
            return False
        here, following = self.sentences[number].sentence, self.sentences[number + 1].sentence
        return here.role in (Role.PROBLEMS, Role.PLANS) and here.block == following.block

    def is_table_row(self, number: int) -> bool:
        """Whether a sentence is a row of a table."""
        return self.sentences[number].sentence.block in self._rows

    def neighbour(self, number: int, step: int) -> int | None:
        """The next (step 1) or previous (step -1) sentence of the same paragraph and role."""
        other = number + step
        if not 0 <= other < len(self.sentences):
            return None
        here, there = self.sentences[number].sentence, self.sentences[other].sentence
        same = here.paragraph == there.paragraph and (here.role == there.role or here.heading)
        return other if same else None

    def quote(self, number: int, spans: Iterable[Span], shows: Iterable[Span] = ()) -> Quote:
        """The exact text of the sentence, cut to the clauses of `spans` where it is long."""
        view = self.sentences[number]
        sentence = view.sentence
        start, end = 0, len(sentence.view)
        if end > _LONG_QUOTE:
            touched = view.clauses_of(spans) or frozenset((0,))
            start, end = view.clauses[min(touched)].start, view.clauses[max(touched)].end
        first, last = sentence.source(start, end)
        text = self._texts[sentence.block]
        return Quote(
            quote=text[first:last],
            block=sentence.block,
            start=first,
            end=last,
            heading=" › ".join(sentence.trail),
            page=self._pages[sentence.block],
            role=sentence.role.value,
            shows=tuple(dict.fromkeys(self._source_text(sentence, span) for span in shows)),
        )

    def _source_text(self, sentence: Sentence, span: Span) -> str:
        first, last = sentence.source(*span)
        return self._texts[sentence.block][first:last]


def one_of_each_place(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """The quotes in their order, one for each stretch of text: it shows the facts of all of them."""
    found: dict[tuple[int, int, int], Quote] = {}
    for quote in quotes:
        place = (quote.block, quote.start, quote.end)
        known = found.get(place)
        if known is None:
            found[place] = quote
        else:
            found[place] = replace(known, shows=tuple(dict.fromkeys((*known.shows, *quote.shows))))
    return tuple(found.values())


def is_judged(role: Role) -> bool:
    """Whether sentences of this part count at all: signatures and lists of attachments do not."""
    return role is not Role.OTHER
