"""Statuses by evidence, time, polarity and section; which figure belongs to which act."""

from collections.abc import Callable

import pytest

from checker.model.report import GapReport
from checker.model.status import Status
from checker.pipeline import Checker
from tests.engine.conftest import Judge
from tests.rulebooks import document

PROBLEMS, PLANS = "三、存在的问题和不足", "四、下一步工作安排"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("全年负责人出庭应诉3次。", Status.EVIDENCED),
        ("负责人出庭应诉率100%。", Status.EVIDENCED),
        ("认真落实负责人出庭应诉制度。", Status.STATED),
        ("制定《出庭应诉工作办法》，规范负责人出庭应诉。", Status.EVIDENCED),
        ("贯彻《行政诉讼法》，落实负责人出庭应诉要求。", Status.STATED),
        ("落实出庭应诉制度。全年共3次。", Status.EVIDENCED),
        ("落实出庭应诉制度，发放宣传资料500份。", Status.STATED),
        ("落实出庭应诉制度。发放宣传资料500份。", Status.STATED),
        ("下一步将推动负责人出庭应诉3次。", Status.PLANNED),
        ("负责人尚未出庭应诉。", Status.SHORTFALL),
        ("组织居民出庭应诉3次。", Status.MISSING),
        ("开展法治宣传3次。", Status.MISSING),
        ("2022年以来，落实出庭应诉制度。", Status.STATED),
        ("多次出庭应诉，成效显著。", Status.STATED),
    ],
)
def test_status_in_the_work_part(judge: Judge, text: str, status: Status) -> None:
    assert judge(43, text).status is status


def test_two_matches_in_one_sentence_are_one_quote_that_shows_the_facts_of_both(judge: Judge) -> None:
    text = "负责人出庭应诉3次，认真准备答辩，负责人到庭9次。"
    finding = judge(43, text)
    assert [quote.quote for quote in finding.evidence] == [text]
    assert [quote.quote for quote in finding.requirements[0].evidence] == [text]
    assert set(finding.evidence[0].shows) == {"3次", "9次"}


def test_problem_and_plan_parts_decide_first(judge: Judge) -> None:
    assert judge(43, "负责人出庭应诉不够主动。", PROBLEMS).status is Status.SHORTFALL
    assert judge(43, "负责人出庭应诉3次。", PLANS).status is Status.PLANNED


def test_a_past_fact_among_the_problems_is_neither_proof_nor_lack(judge: Judge) -> None:
    text = "虽然今年负责人出庭应诉3次，但法治宣传形式单一。"
    assert judge(43, text, PROBLEMS).status is Status.MISSING


def test_a_heading_alone_is_missing(judge: Judge) -> None:
    assert judge(43, "（一）做好出庭应诉\n（二）加强宣传\n开展宣传。").status is Status.MISSING


def test_strongest_requirement_decides_and_coverage_is_weighted(judge: Judge) -> None:
    finding = judge(40, "排查矛盾纠纷120次。成立解纷中心。")
    assert finding.status is Status.EVIDENCED
    assert finding.coverage == 1.0
    assert judge(40, "排查矛盾纠纷120次。").coverage == 0.5
    assert judge(40, "认真排查矛盾纠纷。").coverage == 0.25


def test_words_too_far_apart_are_no_match(judge: Judge) -> None:
    far = "排查安全隐患并且对辖区内所有的企业商户开展了逐一走访和登记造册最后才谈到纠纷"
    assert judge(40, f"{far}12件。").status is Status.MISSING


def test_a_name_that_the_rule_knows_is_evidence(judge: Judge) -> None:
    assert judge(40, "依托解纷中心化解难题。").status is Status.EVIDENCED


@pytest.mark.parametrize(
    ("text", "status", "found"),
    [
        ("执法人员人均参加培训72学时。", Status.EVIDENCED, 72),
        ("执法人员人均参加培训六十学时。", Status.EVIDENCED, 60),
        ("执法人员人均参加培训40学时，举办执法培训5场。", Status.SHORTFALL, 40),
        ("举办执法培训5场。", Status.EVIDENCED, None),
    ],
)
def test_hours_below_the_threshold_beat_everything(
    judge: Judge, text: str, status: Status, found: float | None
) -> None:
    finding = judge(52, text)
    assert finding.status is status
    figure = finding.requirements[0].figure
    assert figure is not None
    assert (figure.required, figure.found) == (60, found)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("举办法治讲座一期。", Status.SHORTFALL),
        ("举办法治讲座一期。会前学法制度不断健全。", Status.SHORTFALL),
        ("举办法治讲座一期，会前学法12次。", Status.EVIDENCED),
        ("上半年举办法治讲座1场。下半年又举办法治讲座1场。", Status.EVIDENCED),
        ("举办法治讲座两期。", Status.EVIDENCED),
        ("认真举办法治讲座。", Status.STATED),
    ],
)
def test_one_lecture_is_a_shortfall_unless_something_else_proves(
    judge: Judge, text: str, status: Status
) -> None:
    assert judge(51, text).status is status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("严禁将罚没收入与考核挂钩。", Status.STATED),
        ("全年未发生下达罚没指标的情况。", Status.EVIDENCED),
        ("年初下达罚没任务200万元。", Status.SHORTFALL),
        ("开展培训3次。", Status.MISSING),
    ],
)
def test_prohibitions_are_kept_or_broken(judge: Judge, text: str, status: Status) -> None:
    assert judge(44, text).status is status


def test_quotes_are_exact_and_show_their_facts(judge: Judge) -> None:
    text = "全年负责人出庭应诉３次，　出庭率 100％。"
    quote = judge(43, text).evidence[0]
    assert quote.quote in text
    assert (quote.block, text[quote.start : quote.end]) == (2, quote.quote)
    assert set(quote.shows) == {"３次", "100％"}
    assert quote.heading == "一、主要举措和成效"


def test_gaps_say_what_is_lacking_and_what_to_write(judge: Judge) -> None:
    finding = judge(43, "认真落实负责人出庭应诉制度。")
    assert finding.advice == ("写明出庭次数。",)
    assert "有表述" in finding.lacking[0]
    missing = judge(43, "开展宣传。")
    assert "未检出" in missing.lacking[0]
    assert missing.evidence == ()


def test_below_threshold_is_said_in_figures(judge: Judge) -> None:
    finding = judge(52, "执法人员人均参加培训40学时。")
    assert "40学时" in finding.lacking[0]
    assert "60学时" in finding.lacking[0]


def test_the_required_figure_named_in_a_lack_is_not_what_was_reached(judge: Judge) -> None:
    heading = "一、主要举措和成效"
    text = f"举办执法培训5场。\n{PROBLEMS}\n执法人员培训学时离60学时的要求还有差距。"
    finding = judge(52, text, heading)
    assert finding.status is Status.SHORTFALL
    figure = finding.requirements[0].figure
    assert figure is not None
    assert figure.found is None


def test_a_lecture_told_under_its_heading_is_counted_once(judge: Judge) -> None:
    assert judge(51, "二是开展法治讲座。全年举办法治讲座一期。").status is Status.SHORTFALL


def test_the_nearest_figure_is_held_against_the_threshold(judge: Judge) -> None:
    text = "组织旁听12次、法治讲座1场。"
    figure = judge(51, text).requirements[0].figure
    assert figure is not None
    assert figure.found == 1


def test_the_figure_reached_counts_not_the_former_one(judge: Judge) -> None:
    figure = judge(52, "执法人员人均培训从45学时提高到62学时。").requirements[0].figure
    assert figure is not None
    assert figure.found == 62


@pytest.mark.parametrize(
    ("item", "text", "found"),
    [
        (52, "执法人员每人完成公共知识培训20学时、专业知识培训40学时，累计60学时以上。", 60),
        (52, "执法人员人均培训72学时，其中线上培训20学时。", 72),
        (52, "执法人员线上培训其中40学时。", 40),
        (51, "法治讲座上半年1期，下半年2期，共3期。", 3),
        (51, "举办法治讲座1场，旁听庭审累计12次。", 1),
    ],
)
def test_a_sum_counts_and_a_part_does_not(judge: Judge, item: int, text: str, found: float) -> None:
    figure = judge(item, text).requirements[0].figure
    assert figure is not None
    assert figure.found == found


def test_the_opening_of_a_plans_paragraph_is_a_plan(judge: Judge) -> None:
    opening = "（一）推动负责人出庭应诉。完善提醒机制。\n（二）加强宣传。开展宣传。"
    assert judge(43, opening, PLANS).status is Status.PLANNED
    assert judge(43, "（一）推动负责人出庭应诉\n（二）加强宣传\n开展宣传。", PLANS).status is Status.MISSING


def test_the_opening_of_a_problems_paragraph_is_a_lack(judge: Judge) -> None:
    assert judge(43, "（一）负责人出庭应诉不主动。有的干部有畏难情绪。", PROBLEMS).status is Status.SHORTFALL


@pytest.mark.parametrize(
    "text",
    [
        "未发现存在下达罚没任务的情形。",
        "坚决纠正下达罚没任务200万元等做法。",
        "严禁下达罚没任务。",
        "各单位均不存在下达罚没任务的情况。",
        "下一步将防止下达罚没任务。",
    ],
)
def test_denying_or_curing_what_is_forbidden_breaks_nothing(judge: Judge, text: str) -> None:
    assert "相反" not in "".join(judge(44, text).lacking)


def test_what_stands_in_the_attachments_proves_nothing(report: Callable[..., GapReport]) -> None:
    lines = ("区司法局2022年法治政府建设情况报告", "一、主要工作", "开展宣传。", "（一）出庭应诉")
    found = report(*lines, "特此报告。", "附件：案件12件")
    assert found.items[1].status is Status.MISSING


def test_a_growth_is_not_what_was_reached(judge: Judge) -> None:
    grown = "执法人员人均培训学时较上年增加12学时"
    assert judge(52, f"{grown}，达到72学时。").status is Status.EVIDENCED
    figure = judge(52, f"{grown}。").requirements[0].figure
    assert figure is not None
    assert figure.found is None


def test_a_title_of_another_year_than_the_given_one(checker: Checker) -> None:
    lines = ("区司法局2022年法治政府建设情况报告", "一、主要工作", "开展宣传。")
    report = checker.check(document(*lines), checker.unit("区司法局"), 2021, True)
    assert [fault.kind for fault in report.faults] == ["other_year"]
    assert any("2021" in notice for notice in report.structure.notices)


def test_a_text_too_short_for_a_report_is_said(report: Callable[..., GapReport]) -> None:
    assert any("不像一份完整的年度报告" in notice for notice in report("占位").structure.notices)
