import pytest

from checker.language.sections import Structure, read_structure
from checker.language.wording import Wording
from checker.language.year import report_year, year_mentions
from checker.model.analysis import Role
from checker.model.document import Block, Document

FACT = "全年审核合同86份，提出意见112条，均被采纳。"


def read(wording: Wording, *lines: str) -> Structure:
    blocks = tuple(Block(index, "paragraph", line) for index, line in enumerate(lines))
    return read_structure(Document("报告.txt", "0", blocks), wording)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("长宁区司法局2022年法治政府建设情况报告", 2022),
        ("关于２０２３年度法治政府建设情况的报告", 2023),
        ("街道2022年法治政府建设工作总结和2023年工作打算", 2022),
        ("贯彻《纲要（2021-2025年）》2024年法治政府建设情况报告", 2024),
        ("二〇二二年度法治政府建设情况报告", 2022),
        ("2022 年度法治政府建设情况报告", 2022),
    ],
)
def test_the_title_gives_the_year(title: str, year: int, wording: Wording) -> None:
    assert report_year(title, read(wording, title, FACT)) == year


def test_a_title_without_year_leaves_it_to_the_text(wording: Wording) -> None:
    structure = read(
        wording,
        "长宁区司法局法治政府建设情况报告",
        "2022年，我局贯彻《法治政府建设实施纲要（2021-2025年）》，现将2022年情况报告如下。",
        "一、主要工作",
        f"{FACT}印发《2021年工作要点》（长司〔2021〕3号）。2021年6月启动改造。",
        "二、2023年工作安排",
        "2023年开展轮训。2023年修订预案。2023年再评查。",
    )
    assert report_year(structure.title, structure) == 2022


def test_the_signature_is_the_last_resort(wording: Wording) -> None:
    body = ("法治政府建设情况报告", FACT * 6, "长宁区司法局")
    january = read(wording, *body, "2023年1月16日")
    assert report_year(january.title, january) == 2022
    december = read(wording, *body, "2022年12月28日")
    assert report_year(december.title, december) == 2022
    assert report_year("", read(wording, FACT)) is None


def conflicts(structure: Structure) -> list[int]:
    mentions = year_mentions(structure.title, structure)
    return [mention.year for mention in mentions.conflicts(mentions.title_year)]


def test_years_that_agree(wording: Wording) -> None:
    structure = read(
        wording,
        "长宁区司法局2022年法治政府建设情况报告",
        "2022年，我局认真工作。2021年度政府信息公开年报已公布。现将2022年情况报告如下。",
        "一、2022年主要工作",
        "上年度法治政府建设情况报告已于2022年1月底报区政府。" + FACT,
        "二、存在的问题",
        "案卷质量不高。",
        "三、2023年工作安排",
        "开展轮训。",
    )
    mentions = year_mentions(structure.title, structure)
    assert mentions.title_year == 2022
    assert mentions.opening_years == (2022, 2022)
    assert mentions.heading_years == ((Role.WORK, 2022), (Role.PLANS, 2023))
    assert mentions.conflicts(2022) == ()


def test_a_report_of_last_year_under_a_new_title(wording: Wording) -> None:
    structure = read(
        wording,
        "长宁区某某局2022年法治政府建设情况报告",
        "2021年，我局认真工作。现将2021年法治政府建设情况报告如下：",
        "一、2021年主要工作及成效",
        FACT,
        "二、2022年工作计划",
        "开展轮训。",
    )
    assert conflicts(structure) == [2021, 2021, 2021, 2022]
    first = year_mentions(structure.title, structure).conflicts(2022)[0]
    sentence = structure.sentences[first.sentence]
    assert sentence.view[first.start : first.end] == "2021"


def test_a_new_title_over_an_old_opening(wording: Wording) -> None:
    structure = read(
        wording,
        "某某街道2023年法治政府建设情况报告",
        "2022年，街道扎实工作。现将有关情况报告如下。",
        "一、主要工作",
        FACT,
        "二、2023年工作打算",
        "开展轮训。",
    )
    assert conflicts(structure) == [2022, 2023]


@pytest.mark.parametrize(
    "opening",
    [
        "2022年是党的二十大召开之年，也是实施“十四五”规划的重要一年。现将情况报告如下：",
        "根据《上海法治政府建设规划（2021-2025年）》，现将一年来情况报告如下。",
        "按照2021年度政府信息公开年报要求，现将有关情况报告如下。",
        "在上年度工作基础上，2022年度我局继续努力，现将全年情况报告如下。",
    ],
)
def test_other_years_in_the_opening_are_no_conflict(opening: str, wording: Wording) -> None:
    title = "长宁区某某局2022年法治政府建设情况报告"
    assert conflicts(read(wording, title, opening, "一、主要工作", FACT)) == []


def test_the_cover_letter_speaks_for_itself(wording: Wording) -> None:
    structure = read(
        wording,
        "关于报送2022年度法治政府建设情况的报告",
        "区政府：",
        "2021年度报告已按时报送。",
        "某某街道2022年度法治政府建设情况报告",
        "2022年，街道扎实工作。现报告如下。",
        "一、主要工作",
        FACT,
    )
    assert year_mentions(structure.title, structure).opening_years == (2022,)


def test_without_a_title_year_nothing_conflicts(wording: Wording) -> None:
    assert (
        conflicts(
            read(wording, "法治政府建设情况报告", "2021年，我局工作。现报告如下。", "一、2022年工作", FACT)
        )
        == []
    )
