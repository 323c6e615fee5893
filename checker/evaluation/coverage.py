"""Which requirements, branches and phrases of the rules the cases make fire."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.engine.expressions import branches, show
from checker.engine.matching import leaf_terms
from checker.engine.text import TextView
from checker.model.rules import Requirement, Rulebook


@dataclass(slots=True)
class Fired:
    """What fired so far: requirement places, branches (by identity in the tree), phrases of terms."""

    rulebook: Rulebook
    branches: set[tuple[int, int]] = field(default_factory=set)
    phrases: set[tuple[int, int]] = field(default_factory=set)

    def note(self, text: TextView, requirement: Requirement) -> None:
        """Note what fires for `requirement` in a case's text."""
        judge = self.rulebook.judges[requirement.judge]
        if judge.match is None:
            return
        for view in text.sentences:
            for number, branch in enumerate(branches(judge.match)):
                if view.places.matches(branch):
                    self.branches.add((requirement.judge, number))
                    self.phrases.update((hit.term, hit.phrase) for hit in view.sentence.hits)


def unfired(fired: Fired, items: frozenset[int]) -> Iterator[str]:
    """One Chinese line for each branch and phrase of the items' rules that no case makes fire."""
    rulebook = fired.rulebook
    seen: set[tuple[int, int]] = set()
    for rule in rulebook.rules:
        if items and rule.item not in items:
            continue
        for requirement in rule.requirements:
            match = rulebook.judges[requirement.judge].match
            if match is None:
                continue
            for number, branch in enumerate(branches(match)):
                if (requirement.judge, number) not in fired.branches:
                    shown = show(branch, rulebook.terms)
                    yield f"第{rule.item}项 {requirement.id}：没有例句点亮这个分支：{shown}"
            for term in sorted(leaf_terms(match)):
                for position, parts in enumerate(rulebook.terms[term].phrases):
                    if (term, position) not in fired.phrases and (term, position) not in seen:
                        seen.add((term, position))
                        name = rulebook.terms[term].key
                        yield f"第{rule.item}项 {requirement.id}：没有例句点亮“{name}”的“{'…'.join(parts)}”"
