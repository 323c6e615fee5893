"""Reads a rulebook folder into a `Rulebook`; all faults of all files are reported together."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from checker.model.errors import RulebookError
from checker.model.plan import Plan
from checker.model.report import RulebookStamp
from checker.model.rules import Expression, Judge, Requirement, Rule, Rulebook, Scoring, Threshold
from checker.rulebook.applicability import party_faults
from checker.rulebook.expressions import ReferenceFault, TermTable, build_expression
from checker.rulebook.faults import FaultList
from checker.rulebook.plan import PlanSpec, plan_faults, plan_from
from checker.rulebook.schema import (
    CaseSpec,
    ConceptFileSpec,
    ConceptSpec,
    ExpressionSpec,
    RequirementSpec,
    RuleSpec,
    ScoringSpec,
    ThresholdSpec,
    scoring_faults,
)
from checker.rulebook.units import UnitRegistry, UnitsSpec, unit_faults
from checker.rulebook.word_lists import WordLists, missing_lists, read_lists
from checker.rulebook.yaml_lines import Fault, LinedData

Spec = TypeVar("Spec", bound=BaseModel)
Built = TypeVar("Built")

_CASES = frozenset({"cases"})


@dataclass(frozen=True, slots=True)
class RuleCases:
    """The cases of one rule file, with the line on which each stands."""

    item: int
    file: str
    cases: tuple[CaseSpec, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LoadedRulebook:
    """A rulebook with its registry of units, and its cases where they were asked for."""

    rulebook: Rulebook
    registry: UnitRegistry
    cases: tuple[RuleCases, ...]


def load(folder: Path, with_cases: bool = False, items: frozenset[int] = frozenset()) -> LoadedRulebook:
    """Load the rulebook in `folder`.

    With `items` only the rules of these items are loaded, for whoever is writing them.
    Raises RulebookError with every fault of every file.
    """
    loader = _Loader(folder, with_cases, items)
    loaded = loader.run()
    if loader.faults.faults or loaded is None:
        raise RulebookError(tuple(loader.faults.faults))
    return loaded


def _threshold(spec: ThresholdSpec) -> Threshold:
    return Threshold(spec.name, tuple(spec.units), spec.min, spec.combine)


def _same(spec: ScoringSpec) -> ScoringSpec:
    return spec


class _Loader:
    def __init__(self, folder: Path, with_cases: bool, items: frozenset[int]) -> None:
        self.folder = folder
        self.with_cases = with_cases
        self.items = items
        self.faults = FaultList(folder)
        self.digest = hashlib.sha256()
        self.judges: dict[Judge, int] = {}
        self.cases: list[RuleCases] = []

    def run(self) -> LoadedRulebook | None:
        plan = self._plan()
        registry = self._registry()
        scoring = self._build(self.folder / "scoring.yaml", ScoringSpec, scoring_faults, _same)
        wording = self._wording()
        table = TermTable(self._concepts())
        rules = self._rules(table, plan)
        foreign = self._foreign(scoring, table)
        self._check_all_concepts(table)
        if plan is not None and registry is not None:
            for _, message in party_faults(plan, registry):
                self.faults.add(self.folder / "plan.yaml", 1, message)
        if plan is None or registry is None or scoring is None:
            return None
        rulebook = Rulebook(
            stamp=RulebookStamp(self.folder.name, plan.title, scoring.version, self.digest.hexdigest()),
            plan=plan,
            rules=tuple(rules),
            judges=tuple(self.judges),
            terms=tuple(table.terms),
            foreign=foreign,
            wording=wording,
            scoring=Scoring(dict(scoring.coverage), dict(scoring.role_weights), scoring.version),
        )
        return LoadedRulebook(rulebook, registry, tuple(self.cases))

    def _read(self, path: Path, skip: frozenset[str] = frozenset()) -> LinedData | None:
        lined = self.faults.read(path, skip)
        if lined is not None:
            name = path.relative_to(self.folder).as_posix()
            self.digest.update(f"{name}\0{lined.text}".encode())
        return lined

    def _plan(self) -> Plan | None:
        return self._build(self.folder / "plan.yaml", PlanSpec, plan_faults, plan_from)

    def _registry(self) -> UnitRegistry | None:
        return self._build(self.folder / "units.yaml", UnitsSpec, unit_faults, UnitRegistry)

    def _build(
        self,
        path: Path,
        shape: type[Spec],
        check: Callable[[Spec], tuple[Fault, ...]],
        build: Callable[[Spec], Built],
    ) -> Built | None:
        """Parse one file, hold it against its own rules, build what it stands for."""
        lined = self._read(path)
        spec = None if lined is None else self.faults.parse(path, lined, shape)
        if lined is None or spec is None:
            return None
        faults = check(spec)
        for place, message in faults:
            self.faults.add(path, lined.line(place), message)
        return None if faults else build(spec)

    def _wording(self) -> WordLists:
        lists: WordLists = {}
        folder = self.folder / "language"
        for path in sorted(folder.glob("*.yaml")):
            lined = self._read(path)
            if lined is None:
                continue
            found, faults = read_lists(path.stem, lined)
            lists |= found
            for place, message in faults:
                self.faults.add(path, lined.line(place), message)
        for file, message in missing_lists(lists):
            self.faults.add(folder / f"{file}.yaml", 1, message)
        return lists

    def _concepts(self) -> dict[str, ConceptSpec]:
        concepts: dict[str, ConceptSpec] = {}
        for path in sorted((self.folder / "concepts").glob("*.yaml")):
            lined = self._read(path)
            spec = None if lined is None else self.faults.parse(path, lined, ConceptFileSpec)
            if lined is None or spec is None:
                continue
            for position, concept in enumerate(spec.concepts):
                line = lined.line(("concepts", position))
                if concept.id in concepts:
                    self.faults.add(path, line, f"概念“{concept.id}”在别处已有")
                if not concept.phrases and not concept.includes:
                    self.faults.add(path, line, f"概念“{concept.id}”没有任何说法")
                concepts[concept.id] = concept
        return concepts

    def _rules(self, table: TermTable, plan: Plan | None) -> list[Rule]:
        rules: list[Rule] = []
        for path in sorted((self.folder / "items").glob("*.yaml")):
            if self.items and not path.name.startswith(tuple(f"{item:02d}-" for item in self.items)):
                continue
            lined = self._read(path, frozenset() if self.with_cases else _CASES)
            spec = None if lined is None else self.faults.parse(path, lined, RuleSpec)
            if lined is None or spec is None:
                continue
            if not path.name.startswith(f"{spec.item:02d}-"):
                self.faults.add(path, 1, f"文件名应以任务编号“{spec.item:02d}-”开头")
            if any(rule.item == spec.item for rule in rules):
                self.faults.add(path, 1, f"第 {spec.item} 项已有规则文件")
            rules.append(self._rule(path, lined, spec, table))
        if plan is not None and not self.items:
            self._check_items({item.number for item in plan.items}, {rule.item for rule in rules})
        return sorted(rules, key=lambda rule: rule.item)

    def _check_items(self, planned: set[int], ruled: set[int]) -> None:
        for number in sorted(planned - ruled):
            self.faults.add(self.folder / "items", 1, f"第 {number} 项没有规则文件")
        for number in sorted(ruled - planned):
            self.faults.add(self.folder / "items", 1, f"计划里没有第 {number} 项")

    def _rule(self, path: Path, lined: LinedData, spec: RuleSpec, table: TermTable) -> Rule:
        requirements: list[Requirement] = []
        for position, requirement in enumerate(spec.requirements):
            line = lined.line(("requirements", position))
            if any(other.id == requirement.id for other in requirements):
                self.faults.add(path, line, f"要求点“{requirement.id}”重复")
            try:
                judge = self._judge(requirement, table)
            except ReferenceFault as fault:
                self.faults.add(path, line, f"要求点“{requirement.id}”：{fault}")
                continue
            if judge.match is None and judge.kind != "report":
                self.faults.add(path, line, f"要求点“{requirement.id}”缺少 match")
            requirements.append(
                Requirement(
                    id=requirement.id,
                    title=requirement.title,
                    weight=requirement.weight,
                    judge=self.judges.setdefault(judge, len(self.judges)),
                    looked_for=requirement.looked_for,
                    advice=requirement.advice,
                    overrides=requirement.overrides,
                )
            )
        self._keep_cases(path, lined, spec)
        return Rule(spec.item, spec.title, spec.basis, tuple(requirements), path.name)

    def _keep_cases(self, path: Path, lined: LinedData, spec: RuleSpec) -> None:
        known = {requirement.id for requirement in spec.requirements}
        lines = tuple(lined.line(("cases", i)) for i in range(len(spec.cases)))
        for case, line in zip(spec.cases, lines, strict=True):
            if case.requirement not in known:
                self.faults.add(path, line, f"例句所说的要求点“{case.requirement}”不存在")
        if self.with_cases:
            name = path.relative_to(self.folder).as_posix()
            self.cases.append(RuleCases(spec.item, name, tuple(spec.cases), lines))

    def _judge(self, spec: RequirementSpec, table: TermTable) -> Judge:
        return Judge(
            kind=spec.kind,
            match=self._expression(spec.match, table),
            unless=tuple(map(table.index, spec.unless)),
            evidence=frozenset(spec.evidence),
            named=tuple(map(table.index, spec.named)),
            proof=self._expression(spec.proof, table),
            owned_by=tuple(map(table.index, spec.owned_by)),
            threshold=None if spec.threshold is None else _threshold(spec.threshold),
            breach=self._expression(spec.breach, table),
            heading_context=spec.heading_context,
        )

    def _expression(self, spec: ExpressionSpec | None, table: TermTable) -> Expression | None:
        return None if spec is None else build_expression(spec, table)

    def _foreign(self, scoring: ScoringSpec | None, table: TermTable) -> tuple[int, ...]:
        found: list[int] = []
        for name in scoring.foreign if scoring else ():
            try:
                found.append(table.index(name))
            except ReferenceFault as fault:
                self.faults.add(self.folder / "scoring.yaml", 1, str(fault))
        return tuple(found)

    def _check_all_concepts(self, table: TermTable) -> None:
        """A concept that no rule uses must still be free of faults."""
        probe = TermTable(table.concepts)
        for name in table.concepts:
            try:
                probe.index(f"@{name}")
            except ReferenceFault as fault:
                self.faults.add(self.folder / "concepts", 1, str(fault))
