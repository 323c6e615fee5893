"""Every case of every rule file, and that the cases leave nothing of the rules untouched."""

import pytest

from checker.evaluation.cases import run_cases
from checker.evaluation.coverage import Fired, unfired
from checker.pipeline import Checker
from tests.rulebooks import RULES

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
def test_every_requirement_has_cases_that_fire_and_cases_that_stay_quiet(real: Checker, item: int) -> None:
    rule = next(one for one in real.loaded.rulebook.rules if one.item == item)
    cases = next(one for one in real.loaded.cases if one.item == item).cases
    for requirement in rule.requirements:
        if real.loaded.rulebook.judges[requirement.judge].kind == "report":
            continue
        statuses = [case.status.value for case in cases if case.requirement == requirement.id]
        assert sum(status == "evidenced" for status in statuses) >= 2, requirement.id
        assert sum(status != "evidenced" for status in statuses) >= 4, requirement.id
        assert sum(status == "missing" for status in statuses) >= 2, requirement.id
