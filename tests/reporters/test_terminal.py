"""The terminal report: words, order, widths, and text that must stay text."""

import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.text import Text

from checker.model.report import GapReport
from checker.reporters.terminal import terminal_report, terminal_summary
from checker.reporters.terminal.layout import Hanging, break_lines
from checker.reporters.terminal.words import quote_text
from tests.reporters import sample

FULL = sample.full_report()
EMPTY = sample.empty_report()


def shown(renderable: RenderableType, width: int = 80, *, colour: bool = False) -> str:
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=colour,
        color_system="truecolor" if colour else None,
        legacy_windows=False,
        _environ={},
    )
    console.print(renderable)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def section(name: str, text: str) -> str:
    return text.split(f"【{name}】", 1)[1].split("\n【", 1)[0]


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("report", [FULL, EMPTY])
def test_no_line_is_wider_than_the_console(report: GapReport, width: int) -> None:
    for renderable in (terminal_report(report), terminal_summary(report)):
        assert max(cell_len(line) for line in shown(renderable, width).splitlines()) <= width


def test_sections_come_in_order() -> None:
    names = re.findall(r"^【(.+?)】", shown(terminal_report(FULL)), re.M)
    assert names == [
        "得分", "读取提示", "报告结构", "任务状态", "缺口", "请人工核对", "尚可补强",
        "草稿问题", "是否适用待定", "说明", "结果",
    ]  # fmt: skip


def test_the_score_shows_how_it_came_about() -> None:
    words = section("得分", shown(terminal_report(FULL)))
    assert words.startswith(" 44.8 分")
    assert "100 × 实得 6.94 ÷ 应得 15.5" in words
    rows = {row.split()[0]: row.split()[1:] for row in words.splitlines() if len(row.split()) == 5}
    assert rows["牵头"] == ["3", "2", "2.4", "6"]
    assert rows["点名"] == ["3", "1.5", "1", "4.5"]
    assert "2 项是否适用待定，不计分；1 项不适用。" in words


def test_the_structure_names_what_is_missing_and_what_to_write() -> None:
    words = section("报告结构", shown(terminal_report(FULL)))
    assert "工作要点第7项：核对 4 个部分，检出 3 个" in words
    assert "国家规定（2019年）：核对 5 个部分，检出 2 个" in words
    assert "× 下一步安排（第7项、国家规定）：未检出。另起一部分写明2023年的工作安排。" in words


def test_a_part_that_may_be_left_out_is_no_fault() -> None:
    words = section("报告结构", shown(terminal_report(sample.with_optional_part(FULL))))
    assert "国家规定（2019年）：核对 4 个部分，检出 2 个，另有 1 个可不写" in words
    assert "－ 其他需要报告的情况（国家规定）：没有写（可不写）\n" in words
    assert words.count("×") == 2
    assert words.count("未检出") == 2


def test_what_the_reader_has_to_tell_stands_before_the_findings() -> None:
    words = shown(terminal_report(FULL))
    assert words.index(FULL.structure.notices[1]) < words.index("【报告结构】")


@pytest.mark.parametrize("width", range(30, 120, 7))
def test_the_summary_breaks_no_line_inside_an_item(width: int) -> None:
    words = shown(terminal_summary(FULL), width)
    for piece in ("第43项（补齐最多 +10.3 分）、", "第44项（补齐最多 +9.7 分）", "◎ 有表述缺实证 2，"):
        assert any(piece in line for line in words.splitlines())


def test_the_table_has_each_judged_item_once_weakest_first() -> None:
    rows = re.findall(
        r"^  ([●◎▲○×]) \S+ +(?:核对 +)?(\d+)  ", section("任务状态", shown(terminal_report(FULL))), re.M
    )
    assert [sign for sign, _ in rows] == sorted((sign for sign, _ in rows), key="×○▲◎●".index)
    assert sorted(int(number) for _, number in rows) == [1, 2, 7, 14, 31, 38, 43, 44, 45, 51, 52]


def test_gaps_come_heaviest_first_each_with_search_find_lack_and_advice() -> None:
    words = section("缺口", shown(terminal_report(FULL)))
    assert [int(n) for n in re.findall(r"^第(\d+)项", words, re.M)] == [38, 43, 44, 51, 14, 7, 52]
    for block in re.split(r"^第\d+项", words, flags=re.M)[1:]:
        assert all(label in block for label in ("找什么", "找到什么", "缺什么", "建议补写"))


def test_a_quote_stands_with_its_place_and_a_threshold_with_its_figures() -> None:
    words = squeezed(section("缺口", shown(terminal_report(FULL))))
    assert (
        "“全年举办法治专题讲座1期”（一、主要举措和成效›（二）严格规范公正文明执法，第71段，第3页，既往工作部分）"
        in words
    )
    assert "法治讲座：要求2期，报告写明1期，差1期" in words
    assert "脱产培训：要求1次，报告未写明" in words
    assert "未检出；最接近的一句是“不断完善多元化解机制" in words
    assert "制定数量与程序（照抄任务原文）" in words
    assert "严禁罚没指标（不得为）" in words


def test_a_very_long_quote_is_cut_and_says_so() -> None:
    words = squeezed(shown(terminal_report(FULL)))
    long_quote = FULL.items[-1].requirements[0].evidence[0].quote
    assert long_quote not in words
    assert f"……（全文{len(long_quote)}字）" in words


def test_a_quote_is_cut_only_beyond_its_limit() -> None:
    assert quote_text(sample.quote("一二三"), 3).plain.startswith("“一二三”（")
    assert quote_text(sample.quote("一二三四"), 3).plain.startswith("“一二三……（全文 4 字）”（")


def test_markup_and_control_characters_of_a_document_stay_text() -> None:
    words = shown(terminal_report(FULL))
    for hostile in (sample.SCRIPT, sample.MARKUP, sample.TEMPLATE):
        assert squeezed(hostile) in squeezed(words)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u200e\u200f]", words)


def test_colour_adds_nothing_but_colour() -> None:
    coloured = shown(terminal_report(FULL), colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == shown(terminal_report(FULL))


def test_it_says_undetected_and_never_not_done() -> None:
    for report in (FULL, EMPTY):
        words = shown(terminal_report(report))
        assert "未检出" in words
        assert "未开展" not in words


def test_an_empty_report_reads_sensibly() -> None:
    words = shown(terminal_report(EMPTY))
    assert "【得分】 无计分任务" in words
    assert "没有须由本单位回应的任务" in words
    assert "年度未能识别" in words
    assert "【缺口】" not in words
    assert "None" not in words


def test_the_last_lines_say_how_to_learn_more() -> None:
    words = squeezed(shown(terminal_report(FULL)))
    assert "加--formathtml-o结果.html" in words
    assert "checkexplain报告--unit区司法局--item38。【结果】" in words


def test_the_very_last_line_repeats_score_counts_and_what_to_look_at() -> None:
    assert shown(terminal_report(FULL), 200).splitlines()[-2:] == [
        "",
        "【结果】 44.8 分；● 有实证 4，◎ 有表述缺实证 2，▲ 自述不足 2，○ 仅列计划 1，× 未检出 2；"
        "请人工核对 4 项",
    ]
    assert shown(terminal_report(EMPTY)).splitlines()[-1] == "【结果】 无计分任务"


def test_the_summary_is_short_and_names_what_to_mend_first() -> None:
    lines = shown(terminal_summary(FULL), 200).splitlines()
    assert len(lines) == 5
    assert lines[0].endswith("44.8 分，请人工核对 4 项")
    assert lines[1] == "● 有实证 4，◎ 有表述缺实证 2，▲ 自述不足 2，○ 仅列计划 1，× 未检出 2"
    assert lines[2].startswith("先补：第38项（补齐最多 +12.9 分）、第43项")
    assert lines[3:] == [f"注意：{notice}" for notice in FULL.structure.notices]
    assert shown(terminal_summary(EMPTY)).strip() == "区司法局 年度未能识别（空.txt）：无计分任务"


def test_the_count_to_look_at_stands_at_the_top_and_is_what_is_marked_below() -> None:
    words = shown(terminal_report(FULL))
    assert "  核对  请人工核对 4 项，" in section("得分", words)
    in_gaps = section("缺口", words).count("，请人工核对\n")
    apart = re.findall(r"^第(\d+)项", section("请人工核对", words), re.M)
    assert apart == ["31", "41"]
    assert in_gaps + len(apart) == 4
    assert "缺口以外 2 项，判定把握较小；另有 2 项在缺口里标明" in words


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_table_marks_the_items_to_look_at_and_its_columns_stay_in_line(width: int) -> None:
    words = section("任务状态", shown(terminal_report(FULL), width))
    rows = re.findall(r"^  [●◎▲○×] .+", words, re.M)
    marked = [int(re.findall(r"核对 +(\d+) ", row)[0]) for row in rows if " 核对 " in row]
    assert marked == [38, 43, 31]
    header = next(line for line in words.splitlines() if line.startswith("  状态"))
    column = cell_len(header[: header.index("人工")])
    assert {cell_len(row[: row.index("核对")]) for row in rows if " 核对 " in row} == {column}
    ends = cell_len(header[: header.index("项") + 1])
    assert {cell_len(re.match(r".*? \d+(?=  )", row)[0]) for row in rows} == {ends}  # type: ignore[index]


def test_a_requirement_in_doubt_says_why_under_what_was_found() -> None:
    blocks = re.split(r"^  - ", section("缺口", shown(terminal_report(FULL))), flags=re.M)
    (block,) = [block for block in blocks if block.startswith("人民调解")]
    assert re.findall(r"^    (\S+)  ", block, re.M) == ["找什么", "找到什么", "请核对", "缺什么", "建议补写"]
    assert f"请核对{sample.NEAR}" in squeezed(block)
    (sure,) = [block for block in blocks if block.startswith("非诉讼争议解决中心")]
    assert "请核对" not in sure


def test_items_to_look_at_apart_from_the_gaps_give_reason_and_quote() -> None:
    words = squeezed(section("请人工核对", shown(terminal_report(FULL))))
    assert f"第31项行政执法“三项制度”：●有实证请核对{sample.APART}“办理重大执法决定法制审核36件”（" in words
    assert f"第41项政府督查：●有实证请核对{sample.WEAK}“督办重点事项18项”（" in words


def test_a_doubt_that_does_not_decide_the_item_is_told_where_more_may_be_written() -> None:
    words = squeezed(section("尚可补强", shown(terminal_report(FULL))))
    assert (
        f"向党委报告重大问题：写明全年向党委报告重大问题的次数、参加人数和结果。请核对{sample.NEAR}" in words
    )


def test_no_word_of_looking_where_nothing_is_in_doubt() -> None:
    sure = sample.without_doubts(FULL)
    for renderable in (terminal_report(sure), terminal_summary(sure), terminal_report(EMPTY)):
        words = shown(renderable)
        assert "请核对" not in words
        assert "请人工核对" not in words
    assert "人工" not in section("任务状态", shown(terminal_report(sure)))


def test_the_closing_words_say_what_the_mark_means() -> None:
    assert "这个标记不改变判定和得分" in squeezed(section("说明", shown(terminal_report(FULL))))


def test_a_task_is_broken_as_chinese_is_set_in_the_table_as_well() -> None:
    item = replace(FULL.items[0], title="习近平法治思想列入初任、任职培训、轮训、必训" * 3)
    for width in range(40, 80):
        words = section("任务状态", shown(terminal_report(replace(FULL, items=(item,))), width))
        assert squeezed(item.title) in squeezed(re.sub(r"\d+%|类别", "", words))
        assert not re.search(r"^ +、", words, re.M)


@given(st.text(alphabet="法治1a。，（《“”》） \u0301", max_size=120), st.integers(4, 30))
def test_breaking_keeps_every_character_and_the_width(text: str, width: int) -> None:
    lines = break_lines(Text(text), width)
    assert squeezed("".join(line.plain for line in lines)) == squeezed(text)
    assert max(cell_len(line.plain) for line in lines) <= width


def test_no_line_begins_with_a_comma_or_ends_with_an_opening_bracket() -> None:
    text = "全年办理复议案件12件，（其中）“调解”和解，《办法》。" * 8
    for width in range(8, 40):
        for line in break_lines(Text(text), width):
            assert line.plain[0] not in "，。）》”"
            assert line.plain[-1] not in "（《“"


def test_a_figure_is_not_torn_from_its_digits() -> None:
    assert [line.plain for line in break_lines(Text("共办理1,204.5件"), 10)] == ["共办理", "1,204.5件"]


def test_a_hanging_body_keeps_its_column() -> None:
    lines = shown(Hanging(Text("缺什么"), Text("没有写明全年次数和人数"), 8), 20).splitlines()
    assert lines == ["缺什么  没有写明全年", "        次数和人数"]
