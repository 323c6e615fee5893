"""Slips of a draft, and what looks like one and is none."""

from collections.abc import Callable

import pytest

from checker.model.report import GapReport

TITLE = "区司法局2022年法治政府建设情况报告"


def kinds(report: Callable[..., GapReport], *lines: str, unit: str = "区司法局") -> list[str]:
    return [fault.kind for fault in report(*lines, unit=unit).faults]


@pytest.mark.parametrize(
    "line",
    [
        "全年开展培训XX次。",
        "于2022年×月召开会议。",
        "出台《》一份。",
        "解决问题____个。",
        "某某同志带头学法。",
        "共办理（待补充）件。",
    ],
)
def test_placeholders(report: Callable[..., GapReport], line: str) -> None:
    assert kinds(report, TITLE, "一、主要工作", line) == ["placeholder"]


def test_another_years_opening_and_headings(report: Callable[..., GapReport]) -> None:
    lines = (TITLE, "2021年，我局依法履职。现将有关情况报告如下：", "一、2021年主要工作", "开展培训。")
    assert kinds(report, *lines).count("other_year") == 1, "one fault for one wrong year"


def test_last_years_report_is_no_wrong_year(report: Callable[..., GapReport]) -> None:
    assert kinds(report, TITLE, "一、主要工作", "2021年度法治政府建设情况报告已按时报送。") == []


def test_a_street_in_a_bureaus_report(report: Callable[..., GapReport]) -> None:
    found = report(TITLE, "一、主要工作", "我街道认真开展法治宣传。")
    assert [fault.kind for fault in found.faults] == ["other_unit"]
    quote = found.faults[0].quote
    assert quote is not None
    assert quote.shows == ("我街道",)
    assert kinds(report, TITLE, "一、主要工作", "指导我街道办事处的同志。") == []


def test_a_title_of_another_unit(report: Callable[..., GapReport]) -> None:
    title = "区民政局2022年法治政府建设情况报告"
    found = report(title, "一、主要工作", "开展法治宣传。").faults
    assert [fault.title for fault in found] == ["标题是别的单位"]
    assert "区民政局" in found[0].message
    assert found[0].message in report(title, "一、主要工作", "开展法治宣传。").structure.notices


def test_a_heading_with_nothing_under_it(report: Callable[..., GapReport]) -> None:
    lines = (
        TITLE,
        "一、主要工作",
        "（一）做好应诉",
        "（二）加强宣传",
        "开展宣传活动。",
        "二、存在的问题",
        "还有不足。",
    )
    found = report(*lines).faults
    assert [(fault.kind, fault.quote and fault.quote.quote) for fault in found] == [
        ("empty_heading", "（一）做好应诉")
    ]


def test_a_part_larger_than_its_whole(report: Callable[..., GapReport]) -> None:
    wrong = "全年调解纠纷100件，其中物业纠纷120件。"
    right = "全年调解纠纷100件，其中物业纠纷60件，涉及1200人。"
    assert kinds(report, TITLE, "一、主要工作", wrong) == ["sum"]
    assert kinds(report, TITLE, "一、主要工作", right) == []


@pytest.mark.parametrize(
    "line",
    [
        "全年处罚10件，其中简易6件、普通8件。",
        "全年处罚10件，其中：简易程序6件、普通程序8件，罚款3万元。",
        "受理投诉100件，其中物业纠纷40件、邻里纠纷40件和其他30件。",
        "调解纠纷100件（其中物业纠纷60件、邻里纠纷50件）。",
    ],
)
def test_parts_that_together_are_more_than_the_whole(report: Callable[..., GapReport], line: str) -> None:
    (fault,) = report(TITLE, "一、主要工作", line).faults
    assert fault.kind == "sum"
    assert "合计" in fault.message
    assert fault.quote is not None
    assert len(fault.quote.shows) >= 3


@pytest.mark.parametrize(
    "line",
    [
        "全年处罚14件，其中简易6件、普通8件。",
        "全年处罚20件，其中简易6件、普通8件。",
        "全年处罚10件，其中简易6件，当场收缴罚款8件。",
        "全年处罚10件，其中简易6件已执行、未申请复议的8件。",
        "全年处罚10件，其中简易6件、涉及企业8家。",
        "全年处罚10余件，其中简易6件、普通8件。",
        "全年处罚10件以上，其中简易6件、普通8件。",
        "全年处罚10件，其中6件为简易程序、8件当场执行。",
        "全年处罚10件，其中简易占60%、普通占50%。",
        "占比80%，其中简易60%、普通50%。",
    ],
)
def test_parts_that_may_overlap_or_fit_are_no_slip(report: Callable[..., GapReport], line: str) -> None:
    assert kinds(report, TITLE, "一、主要工作", line) == []


def test_one_endless_sentence_of_parts_comes_to_an_end(report: Callable[..., GapReport]) -> None:
    line = "调解3件，其中物业1件、邻里1件，" * 20_000 + "调解3件，其中物业4件。"
    assert kinds(report, TITLE, "一、主要工作", line).count("sum") == 1


def test_pasted_and_repeated_sentences(report: Callable[..., GapReport]) -> None:
    pasted = "坚持以公开为常态、不公开为例外，严格落实基层政务公开标准化、规范化建设工作要求。"
    own = "我局围绕群众关心的加装电梯问题，在三个居民区开展了上门法律咨询服务活动。"
    assert kinds(report, TITLE, "一、主要工作", pasted) == ["pasted"]
    assert kinds(report, TITLE, "一、主要工作", own, own) == ["repeated"]


def test_an_opening_that_speaks_of_another_unit(report: Callable[..., GapReport]) -> None:
    lines = ("江苏路街道2022年法治政府建设情况报告", "华阳路街道深入贯彻上级部署。现将情况报告如下：")
    body = ("一、主要工作", "会同华阳路街道开展检查。")
    found = report(*lines, *body, unit="江苏路街道").faults
    assert [(fault.kind, fault.quote and fault.quote.shows) for fault in found] == [
        ("other_unit", ("华阳路街道",))
    ]
