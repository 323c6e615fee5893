"""What became of last year's promises."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.compare.promises import last_years_promises
from checker.compare.words import CompareWords
from checker.model.district import Promise
from tests.compare.conftest import FILLER, MakeReport, report, sentence

CASES: list[dict[str, Any]] = [
    case
    for name in ("promises.yaml", "promises_held.yaml")
    for case in yaml.safe_load(Path(__file__).with_name(name).read_text("utf-8"))
]


def judged(reading: MakeReport, case: dict[str, Any], words: CompareWords) -> Promise:
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
    (promise,) = (one for one in last_years_promises(now, before, words) if part in one.text)
    return promise


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['promise'][:12]}-{case['expect']}")
def test_promise_is_judged_as_a_reader_would(
    reading: MakeReport, case: dict[str, Any], words: CompareWords
) -> None:
    promise = judged(reading, case, words)
    assert promise.state == case["expect"]
    assert case.get("quote", "") in promise.quote


def test_first_responsible_part_tells_of_a_promise_kept(words: CompareWords) -> None:
    before = report("区某局", [sentence("建立述法评议制度。", "plans", False)], 2021)
    now = report("区某局", [sentence("局长主持建立述法评议制度，评议3人。", "first_responsible")])
    (promise,) = last_years_promises(now, before, words)
    assert promise.state == "kept"


def test_sentence_under_problems_never_shows_a_promise_kept(words: CompareWords) -> None:
    before = report("区某局", [sentence("建立述法评议制度。", "plans", False)], 2021)
    now = report("区某局", [sentence("述法评议制度刚刚建立，效果还不明显。", "problems")])
    (promise,) = last_years_promises(now, before, words)
    assert promise.state == "planned_again"


def test_promise_and_quote_carry_the_headings_above_them(words: CompareWords) -> None:
    before = report(
        "区某局",
        [sentence("二、下一步打算", "plans", False, True), sentence("建立述法评议制度。", "plans", False)],
        2021,
    )
    now = report("区某局", [sentence("一、主要工作", heading=True), sentence("述法评议制度已经建立。")])
    (promise,) = last_years_promises(now, before, words)
    assert (promise.heading, promise.quote_heading) == ("二、下一步打算", "一、主要工作")


def test_slogans_promise_nothing(words: CompareWords) -> None:
    slogans = [
        "2022年是党的二十大召开之年，我局将坚持以习近平新时代中国特色社会主义思想为指导，勇毅前行。",
        "持续深化理论学习。",
        "努力推动法治政府建设再上新台阶。",
        "重点做好以下工作：",
    ]
    before = report("区某局", [sentence(slogan, "plans", False) for slogan in slogans], 2021)
    assert last_years_promises(report("区某局", FILLER), before, words) == ()


def test_work_of_last_year_is_no_promise(words: CompareWords) -> None:
    before = report("区某局", ["建立执法案卷季度评查制度。"], 2021)
    assert last_years_promises(report("区某局", FILLER), before, words) == ()


def test_promises_keep_the_order_of_the_old_report(words: CompareWords) -> None:
    text = "一是编制执法操作指引；二是开展庭审旁听；三是设立青少年普法基地。"
    before = report("区某局", [sentence(text, "plans", False)], 2021)
    promises = last_years_promises(report("区某局", FILLER), before, words)
    assert [one.text for one in promises] == ["编制执法操作指引", "开展庭审旁听", "设立青少年普法基地。"]
    assert {one.state for one in promises} == {"not_found"}
    assert {one.quote for one in promises} == {""}


def test_less_than_promised_is_quoted_but_not_called_kept(words: CompareWords) -> None:
    before = report("区某局", [sentence("新建法治观察点10个。", "plans", False)], 2021)
    few, enough = (
        last_years_promises(report("区某局", [f"新建法治观察点{number}个。"]), before, words)[0]
        for number in (6, "十二")
    )
    assert (few.state, few.quote) == ("not_found", "新建法治观察点6个。")
    assert enough.state == "kept"


def test_empty_and_odd_reports_have_no_promises(words: CompareWords) -> None:
    empty = report("区某局", [])
    odd = report("区某局", [sentence(text, "plans", False) for text in ("", "。", "=1+1", "；；", "1" * 500)])
    assert last_years_promises(empty, empty, words) == ()
    assert last_years_promises(empty, odd, words) == ()
