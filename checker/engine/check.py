"""The one entry to judging: an analysed report, a rulebook and a unit in, a gap report out.

Pure: no clock, no files; the same input gives the same bytes.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.engine.candidates import Finder
from checker.engine.evidence import EvidenceWords, Ownership
from checker.engine.expressions import show
from checker.engine.faults import FOREIGN_TITLE, DraftChecks
from checker.engine.findings import FindingMaker
from checker.engine.judge import MISSING, Outcome, judge_one
from checker.engine.matching import leaf_terms
from checker.engine.nearest import Nearest
from checker.engine.pasted import pasted_sentences
from checker.engine.scoring import score
from checker.engine.structure import Pattern, report_parts, report_structure
from checker.engine.text import TextView
from checker.engine.trace import trace_requirement
from checker.model.analysis import Analysis
from checker.model.plan import Applicability, Mention, Unit
from checker.model.report import SCHEMA_VERSION, GapReport, ReportStamp, RequirementFinding
from checker.model.rules import Requirement, Rule, Rulebook, items_of_judges
from checker.model.trace import RequirementTrace

# A word that more items than these look for connects no two sentences.
_FEW_ITEMS = 2


@dataclass(frozen=True, slots=True)
class Judged:
    """A gap report, and for each sentence of the report the items that it speaks of."""

    report: GapReport
    items: tuple[tuple[int, ...], ...]


class Engine:
    """Judges reports by one rulebook; holds what can be worked out once for all of them."""

    def __init__(self, rulebook: Rulebook, pattern: Pattern, ownership: type[Ownership] = Ownership) -> None:
        """`pattern` gives one of the rulebook's word lists, compiled by the language side.

        `ownership` decides which facts belong to which match; another one serves to measure it.
        """
        self._ownership = ownership
        self.rulebook = rulebook
        self._drafts = DraftChecks(pattern)
        self._pattern = pattern
        self._words = EvidenceWords.of(pattern)
        self._not_reached = pattern("evidence.not_reached")
        self._finder = Finder(rulebook.judges, rulebook.terms)
        self._items = items_of_judges(rulebook)
        first: dict[tuple[Requirement, ...], int] = {}
        self._alike = {rule.item: first.setdefault(rule.requirements, rule.item) for rule in rulebook.rules}
        self._nearest = Nearest(rulebook.judges, rulebook.terms, self._items)
        self._kin = tuple(
            frozenset() if judge.match is None else leaf_terms(judge.match) for judge in rulebook.judges
        )
        self._widespread = _widespread(rulebook, self._kin, self._items)

    def _judging(self, ownership: Ownership, pasted: frozenset[int]) -> Callable[[int], Outcome]:
        """Gives the outcome of one judge; worked out when asked, since most units answer for some rules."""

        def outcome(number: int) -> Outcome:
            judge = self.rulebook.judges[number]
            return MISSING if judge.match is None else judge_one(number, judge, ownership, pasted)

        return outcome

    def _owners(self, text: TextView) -> Ownership:
        """Who matched where in one report, and which facts belong to whom."""
        return self._ownership(
            text, self._finder.find(text), self._kin, self._items, self._widespread, self._words
        )

    def text(self, analysis: Analysis) -> TextView:
        """The report as the judges see it."""
        return TextView(analysis, self.rulebook.foreign, self._not_reached)

    def finding(self, text: TextView, requirement: Requirement) -> RequirementFinding:
        """The finding on one requirement alone, for cases."""
        outcome = self._judging(self._owners(text), pasted_sentences(text, self.rulebook.plan))
        return self._maker(text, outcome, True).requirement(requirement)

    def trace(self, text: TextView, rule: Rule) -> tuple[RequirementTrace, ...]:
        """How the verdict on one rule came about, requirement by requirement."""
        ownership = self._owners(text)
        pasted = pasted_sentences(text, self.rulebook.plan)
        maker = self._maker(text, self._judging(ownership, pasted), True)
        return tuple(
            replace(
                trace_requirement(one.judge, judge, maker.requirement(one), ownership, pasted),
                looks_for="" if judge.match is None else show(judge.match, self.rulebook.terms),
                excludes="、".join(self.rulebook.terms[term].key for term in judge.unless),
            )
            for one in rule.requirements
            for judge in (self.rulebook.judges[one.judge],)
        )

    def _maker(self, text: TextView, outcome: Callable[[int], Outcome], all_items: bool) -> FindingMaker:
        parts = report_parts(text, self._pattern)
        return FindingMaker(self.rulebook, self._nearest, text, outcome, parts, self._alike, all_items)

    def check(
        self,
        analysis: Analysis,
        unit: Unit,
        applicability: Sequence[Applicability],
        mentions: Mapping[int, Sequence[Mention]],
        all_items: bool = False,
    ) -> Judged:
        """Judge every rule on one report.

        `applicability` has one entry per item of the plan. `mentions` are the units named in each of
        the report's blocks. With `all_items` every rule is judged whoever is responsible.
        """
        text = self.text(analysis)
        parts = report_parts(text, self._pattern)
        pasted = pasted_sentences(text, self.rulebook.plan)
        ownership = self._owners(text)
        outcome = self._judging(ownership, pasted)
        maker = FindingMaker(self.rulebook, self._nearest, text, outcome, parts, self._alike, all_items)
        by_item: Mapping[int, Applicability] = {one.item: one for one in applicability}
        items = tuple(maker.item(rule, by_item.get(rule.item)) for rule in self.rulebook.rules)
        document = analysis.document
        faults = self._drafts.find(text, unit, mentions, pasted)
        structure = report_structure(text, parts, self.rulebook.plan.year)
        # The wrong file or the wrong unit makes everything else pointless: said at the very top too.
        urgent = tuple(fault.message for fault in faults if fault.kind == FOREIGN_TITLE)
        report = GapReport(
            schema_version=SCHEMA_VERSION,
            program=_program(),
            rulebook=self.rulebook.stamp,
            report=ReportStamp(document.name, document.sha256, analysis.year, document.characters),
            unit=unit.name,
            unit_full_name=unit.full_name,
            all_items=all_items,
            score=score(items),
            structure=replace(structure, notices=(*urgent, *structure.notices)),
            items=items,
            faults=faults,
        )
        return Judged(report, self._items_of_sentences(ownership))

    def _items_of_sentences(self, ownership: Ownership) -> tuple[tuple[int, ...], ...]:
        found: list[set[int]] = [set() for _ in ownership.text.sentences]
        for (sentence, _), judges in ownership.candidates.claims.items():
            found[sentence].update(item for judge in judges for item in self._items[judge])
        return tuple(tuple(sorted(items)) for items in found)


def _widespread(
    rulebook: Rulebook, kin: Sequence[frozenset[int]], items: Sequence[frozenset[int]]
) -> frozenset[str]:
    """The words that more than a few items look for: 培训, 检查, 开展."""
    users: dict[str, set[int]] = defaultdict(set)
    for terms, own in zip(kin, items, strict=True):
        for term in terms:
            for phrase in rulebook.terms[term].phrases:
                if len(phrase) == 1:
                    users[phrase[0]] |= own
    return frozenset(word for word, wanting in users.items() if len(wanting) > _FEW_ITEMS)


def _program() -> str:
    from checker import __version__

    return f"checker {__version__}"
