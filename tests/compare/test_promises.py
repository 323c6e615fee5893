"""What became of last year's promises."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.compare.promises import last_years_promises
from checker.model.district import Promise
from tests.compare.conftest import FILLER, MakeReport

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("promises.yaml").read_text("utf-8"))


def judged(reading: MakeReport, case: dict[str, Any]) -> Promise:
    """The promise of a case, held against its report."""
    filler = "\n".join(FILLER)
    before = reading(
        "区某局",
        2021,
        f"区某局2021年法治政府建设情况报告\n一、主要工作\n{filler}\n二、下一步打算\n{case['promise']}",
    )
    work, plans = ("\n".join(case.get(part, ())) for part in ("work", "plans"))
    now = reading(
        "区某局",
        2022,
        f"区某局2022年法治政府建设情况报告\n一、主要工作\n{filler}\n{work}\n二、下一步打算\n{plans}\n"
        "努力推动依法行政再上新台阶。",
    )
    part = case.get("part", "")
    (promise,) = (one for one in last_years_promises(now, before) if part in one.text)
    return promise


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['promise'][:12]}-{case['expect']}")
def test_promise_is_judged_as_a_reader_would(reading: MakeReport, case: dict[str, Any]) -> None:
    promise = judged(reading, case)
    assert promise.state == case["expect"]
    assert case.get("quote", "") in promise.quote
