"""Which requirements, branches and phrases of the rules the cases make fire.

All that stands in `match`, `named`, `proof` and `breach` must fire in a case that is not missing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.engine.expressions import branches, show
from checker.engine.matching import Places, leaf_terms
from checker.engine.text import SentenceView, TextView
from checker.model.analysis import Span
from checker.model.rules import Expression, Judge, Requirement, Rulebook


@dataclass(slots=True)
class Fired:
    """What fired so far: branches (by judge and number in the tree), phrases of terms."""

    rulebook: Rulebook
    branches: set[tuple[int, int]] = field(default_factory=set)
    phrases: set[tuple[int, int]] = field(default_factory=set)

    def note(self, text: TextView, requirement: Requirement) -> None:
        """Note what fires for `requirement` in a case's text."""
        judge = self.rulebook.judges[requirement.judge]
        for view in text.sentences:
            for number, branch in enumerate(_branches(judge)):
                if view.places.matches((branch,)):
                    self.branches.add((requirement.judge, number))
                    self._note_phrases(view, branch, judge)

    def _note_phrases(self, view: SentenceView, branch: Expression, judge: Judge) -> None:
        terms = leaf_terms(branch)
        for term in terms.union(judge.named) & view.places.spans.keys():
            for span in view.places.spans[term]:
                if term in judge.named or _carries(view, branch, term, span):
                    found = view.sentence.view[slice(*span)]
                    self.phrases.update((term, number) for number in self._readings(term, found))

    def _readings(self, term: int, found: str) -> Iterator[int]:
        """The numbers of the term's phrases that `found` can be read as."""
        for number, parts in enumerate(self.rulebook.terms[term].phrases):
            if re.fullmatch(".*".join(map(re.escape, parts)), found):
                yield number


def _branches(judge: Judge) -> Iterator[Expression]:
    """The alternatives of all that the judge looks for."""
    for expression in (judge.match, judge.proof, judge.breach):
        if expression is not None:
            yield from branches(expression)


def _carries(view: SentenceView, branch: Expression, term: int, span: Span) -> bool:
    """Whether the branch holds by the term at `span`, were it the only one of its term in the sentence.

    Of two phrases of one term a match takes the one nearer to its other parts, so that a phrase may be
    needed and yet stand beside the match; a phrase far away or in no match at all carries nothing.
    """
    alone = Places(view.sentence)
    alone.spans = {**alone.spans, term: (span,)}
    return any(span in match.pieces for match in alone.matches((branch,)))


def unfired(fired: Fired, items: frozenset[int]) -> Iterator[str]:
    """One Chinese line for each branch and phrase of the items' rules that no case makes fire."""
    seen: set[tuple[int, int]] = set()
    for rule in fired.rulebook.rules:
        if items and rule.item not in items:
            continue
        for requirement in rule.requirements:
            place = f"第{rule.item}项 {requirement.id}"
            yield from (f"{place}：{gap}" for gap in _gaps(fired, requirement.judge, seen))


def _gaps(fired: Fired, number: int, seen: set[tuple[int, int]]) -> Iterator[str]:
    terms = fired.rulebook.terms
    judge = fired.rulebook.judges[number]
    wanted = set(judge.named)
    for position, branch in enumerate(_branches(judge)):
        wanted |= leaf_terms(branch)
        if (number, position) not in fired.branches:
            yield f"没有例句点亮这个分支：{show(branch, terms)}"
    for term in sorted(wanted):
        for position, parts in enumerate(terms[term].phrases):
            key = (term, position)
            if key not in fired.phrases and key not in seen:
                seen.add(key)
                yield f"没有例句点亮“{terms[term].key}”的“{'…'.join(parts)}”"
