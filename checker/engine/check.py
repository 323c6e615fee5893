"""The one entry to judging: an analysed report, a rulebook and a unit in, a gap report out.

Pure: no clock, no files; the same input gives the same bytes.
"""

from collections.abc import Mapping, Sequence

from checker.engine.candidates import Finder
from checker.engine.evidence import Ownership
from checker.engine.expressions import show
from checker.engine.faults import DraftChecks
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
from checker.model.rules import Judge, Requirement, Rule, Rulebook
from checker.model.trace import RequirementTrace


class Engine:
    """Judges reports by one rulebook; holds what can be worked out once for all of them."""

    def __init__(self, rulebook: Rulebook, pattern: Pattern, ownership: type[Ownership] = Ownership) -> None:
        """`pattern` gives one of the rulebook's word lists, compiled by the language side.

        `ownership` decides which facts belong to which match; another one serves to measure it.
        """
        self._ownership = ownership
        self.rulebook = rulebook
        self._drafts = DraftChecks(rulebook, pattern)
        self._pattern = pattern
        self._continuations = pattern("evidence.continuations")
        self._reached = pattern("evidence.reached")
        self._not_reached = pattern("evidence.not_reached")
        self._finder = Finder(rulebook.judges)
        self._nearest = Nearest(rulebook.judges)
        self._kin = tuple(
            frozenset() if judge.match is None else leaf_terms(judge.match) for judge in rulebook.judges
        )

    def outcomes(self, text: TextView) -> tuple[Outcome, ...]:
        """The outcome of every judge on one report, in the order of `Rulebook.judges`."""
        ownership = self._owners(text)
        pasted = pasted_sentences(text, self.rulebook.plan, ownership.candidates)
        return tuple(
            MISSING if judge.match is None else judge_one(number, judge, ownership, pasted)
            for number, judge in enumerate(self.rulebook.judges)
        )

    def _owners(self, text: TextView) -> Ownership:
        """Who matched where in one report, and which facts belong to whom."""
        return self._ownership(
            text,
            self._finder.find(text),
            self._kin,
            self._continuations,
            self._reached,
        )

    def text(self, analysis: Analysis) -> TextView:
        """The report as the judges see it."""
        return TextView(analysis, self.rulebook.foreign, self._not_reached)

    def finding(self, text: TextView, requirement: Requirement) -> RequirementFinding:
        """The finding on one requirement alone, for cases and explanations."""
        parts = report_parts(text, self._pattern)
        return FindingMaker(self.rulebook, self._nearest, text, self.outcomes(text), parts, True).requirement(
            requirement
        )

    def trace(self, text: TextView, rule: Rule) -> tuple[RequirementTrace, ...]:
        """How the verdict on one rule came about, requirement by requirement."""
        ownership = self._owners(text)
        return tuple(
            trace_requirement(
                requirement,
                self.rulebook.judges[requirement.judge],
                self.finding(text, requirement),
                ownership,
                self._shown(self.rulebook.judges[requirement.judge]),
            )
            for requirement in rule.requirements
        )

    def _shown(self, judge: Judge) -> tuple[str, str]:
        terms = self.rulebook.terms
        looks_for = "" if judge.match is None else show(judge.match, terms)
        return looks_for, "、".join(terms[term].key for term in judge.unless)

    def check(
        self,
        analysis: Analysis,
        unit: Unit,
        applicability: Sequence[Applicability],
        mentions: Mapping[int, Sequence[Mention]],
        all_items: bool = False,
    ) -> GapReport:
        """Judge every rule on one report.

        `applicability` has one entry per item of the plan. `mentions` are the units named in each of
        the report's blocks. With `all_items` every rule is judged whoever is responsible.
        """
        text = self.text(analysis)
        parts = report_parts(text, self._pattern)
        maker = FindingMaker(self.rulebook, self._nearest, text, self.outcomes(text), parts, all_items)
        by_item: Mapping[int, Applicability] = {one.item: one for one in applicability}
        items = tuple(maker.item(rule, by_item.get(rule.item)) for rule in self.rulebook.rules)
        document = analysis.document
        return GapReport(
            schema_version=SCHEMA_VERSION,
            program=_program(),
            rulebook=self.rulebook.stamp,
            report=ReportStamp(document.name, document.sha256, analysis.year, document.characters),
            unit=unit.name,
            unit_full_name=unit.full_name,
            all_items=all_items,
            score=score(items),
            structure=report_structure(text, parts),
            items=items,
            faults=self._drafts.find(text, unit, mentions),
        )


def _program() -> str:
    from checker import __version__

    return f"checker {__version__}"
