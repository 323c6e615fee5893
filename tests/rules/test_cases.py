"""Every case of every rule file, and that the cases leave nothing of the rules untouched."""

import re

import pytest

from checker.engine.matching import leaf_terms
from checker.evaluation.cases import part_document, run_cases
from checker.evaluation.coverage import Fired, unfired
from checker.model.status import Status
from checker.pipeline import Checker
from checker.rulebook.schema import CaseSpec
from tests.rulebooks import RULES

GOLD = RULES.parent.parent / "tests" / "gold"
# Shorter sentences ("开展执法检查12次") are alike by chance.
LONG_ENOUGH = 10
ITEMS = sorted(int(path.name[:2]) for path in (RULES / "items").glob("*.yaml"))


@pytest.mark.parametrize("item", ITEMS)
def test_cases(real: Checker, item: int) -> None:
    cases = next(one for one in real.loaded.cases if one.item == item)
    fired = Fired(real.loaded.rulebook)
    failed = [
        f"{result.file}:{result.line} {result.requirement}：{result.problem}：{result.text}"
        for result in run_cases(real, cases, fired)
        if result.problem
    ]
    assert not failed, "\n".join(failed)
    assert not (gaps := list(unfired(fired, frozenset({item})))), "\n".join(gaps)


@pytest.mark.parametrize("item", ITEMS)
def test_every_requirement_fires_stays_quiet_and_meets_near_misses(real: Checker, item: int) -> None:
    """Six cases that fire, six that stay quiet, and three more quiet ones that have the rule's own words."""
    rulebook = real.loaded.rulebook
    rule = next(one for one in rulebook.rules if one.item == item)
    written = next(one for one in real.loaded.cases if one.item == item).cases
    for requirement in rule.requirements:
        judge = rulebook.judges[requirement.judge]
        if judge.kind == "report":
            continue
        cases = [case for case in written if case.requirement == requirement.id and case.each is None]
        quiet = [case for case in cases if case.status is Status.MISSING]
        assert len(cases) - len(quiet) >= 6, requirement.id
        assert sum(case.status is Status.EVIDENCED for case in cases) >= 2, requirement.id
        assert len(quiet) >= 9, requirement.id
        words = leaf_terms(judge.match).union(judge.unless) if judge.match else frozenset(judge.unless)
        assert sum(_has_any(real, case, words) for case in quiet) >= 3, requirement.id


def _has_any(checker: Checker, case: CaseSpec, terms: frozenset[int]) -> bool:
    analysis = checker.analyse(part_document(case.part, case.text), 2022)
    own = (one for one in analysis.sentences if one.block > 1)
    return any(not terms.isdisjoint(sentence.hits) for sentence in own)


def test_no_case_is_copied_from_the_labelled_reports(real: Checker) -> None:
    """What a rule is measured by must not be what it was written to."""
    gold = "\n".join(_bare(path.read_text("utf-8")) for path in sorted(GOLD.rglob("*.txt")))
    copied = [
        f"{cases.file}:{line} {sentence}"
        for cases in real.loaded.cases
        for case, line in zip(cases.cases, cases.lines, strict=True)
        for sentence in re.split(r"[。\n]", _bare(case.text))
        if case.each is None and len(sentence) >= LONG_ENOUGH and sentence in gold
    ]
    assert not copied, "\n".join(copied)


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
