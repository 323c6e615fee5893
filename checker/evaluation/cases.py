"""Runs the cases that stand in the rule files, and tells what no case makes fire."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.evaluation.coverage import Fired
from checker.model.document import Block, Document
from checker.model.report import RequirementFinding
from checker.model.rules import Rule
from checker.model.status import Status
from checker.pipeline import Checker
from checker.rulebook.load import RuleCases
from checker.rulebook.schema import CaseSpec, Part

_HEADINGS = {
    "work": "一、主要举措和成效",
    "problems": "二、存在的问题和不足",
    "plans": "三、下一步工作安排",
    "first_responsible": "四、党政主要负责人履行推进法治建设第一责任人职责情况",
}


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One case, run: what was expected and what came out. `problem` is empty where it passed."""

    file: str
    line: int
    item: int
    requirement: str
    text: str
    expected: str
    found: str
    problem: str


def run_cases(checker: Checker, cases: RuleCases, fired: Fired | None = None) -> Iterator[CaseResult]:
    """Run the cases of one rule file; `fired` notes which phrases and branches they make fire."""
    rule = next(rule for rule in checker.loaded.rulebook.rules if rule.item == cases.item)
    for case, line in zip(cases.cases, cases.lines, strict=True):
        for text in _texts(checker, case):
            yield _run(checker, rule, case, text, (cases.file, line), fired)


def _texts(checker: Checker, case: CaseSpec) -> Iterator[str]:
    """The case's text; with `each`, once for every phrase of the concept (or literal) it names."""
    if case.each is None:
        yield case.text
        return
    for term in checker.loaded.rulebook.terms:
        if term.key == case.each:
            for parts in term.phrases:
                yield case.text.replace("{}", "的".join(parts))
            return
    yield f"（没有规则用到“{case.each}”）{case.text}"


def _run(
    checker: Checker,
    rule: Rule,
    case: CaseSpec,
    text: str,
    place: tuple[str, int],
    fired: Fired | None,
) -> CaseResult:
    requirement = next(one for one in rule.requirements if one.id == case.requirement)
    view = checker.engine.text(checker.analyse(part_document(case.part, text), 2022))
    finding = checker.engine.finding(view, requirement)
    if fired is not None and case.status is not Status.MISSING:
        fired.note(view, requirement)
    return CaseResult(
        file=place[0],
        line=place[1],
        item=rule.item,
        requirement=case.requirement,
        text=text,
        expected=case.status,
        found=finding.status.value,
        problem=_problem(case, finding),
    )


def part_document(part: Part, text: str) -> Document:
    """A report that holds nothing but `text`, in one of its parts."""
    lines = ["2022年法治政府建设情况报告", _HEADINGS[part], *text.split("\n")]
    blocks = tuple(Block(index, "paragraph", line) for index, line in enumerate(lines))
    return Document("例句", "", blocks)


def _problem(case: CaseSpec, finding: RequirementFinding) -> str:
    if finding.status is not case.status:
        return f"应为“{case.status.chinese}”，判成“{finding.status.chinese}”"
    if case.quote is not None and not any(case.quote in quote.quote for quote in finding.evidence):
        return f"引文里没有“{case.quote}”"
    return ""
