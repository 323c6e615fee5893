"""The workbook, read back: what each sheet says, how it is set up, that text stays text."""

import io
import re
import warnings
import zipfile
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from checker.model.district import District, SharedSentence, Submission
from checker.model.status import Status
from checker.reporters import priority
from checker.reporters.workbook import workbook
from checker.reporters.workbook.overview import short_title
from checker.reporters.workbook.styles import PAINT
from checker.reporters.workbook.text import LONGEST, fit, lines
from tests.reporters import district_sample as sample

FULL = sample.full_district()
BYTES = workbook(FULL)
ALL_SHEETS = ["总表", "任务", "缺口", "提交情况", "雷同", "去年计划", "历年", "计分说明"]
HEAD_ROW, FIRST_UNIT = 5, 6
WORDS = {"实证": Status.EVIDENCED, "表述": Status.STATED, "不足": Status.SHORTFALL, "计划": Status.PLANNED}
WORDS |= {"未检出": Status.MISSING, "": Status.NOT_APPLICABLE}


def read(data: bytes) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl does not know the newer data bars
        return load_workbook(io.BytesIO(data))


@cache
def full() -> Workbook:
    return read(BYTES)


def texts(sheet: Worksheet) -> list[list[str]]:
    return [
        ["" if value is None else str(value) for value in row] for row in sheet.iter_rows(values_only=True)
    ]


def whole(sheet: Worksheet) -> str:
    return "\n".join("|".join(row) for row in texts(sheet))


def rows_below(sheet: Worksheet, head: str) -> list[dict[str, str]]:
    """The rows of the table whose first head cell and one other are `head` ("单位,去年的计划")."""
    rows = texts(sheet)
    wanted = set(head.split(","))
    at = next(number for number, row in enumerate(rows) if wanted <= set(row))
    names = rows[at]
    found = []
    for row in rows[at + 1 :]:
        if not any(row):
            break
        found.append(dict(zip(names, row, strict=True)))
    return found


def test_two_runs_give_the_same_bytes() -> None:
    assert workbook(sample.full_district()) == BYTES


def test_the_sheets_stand_in_order_and_those_of_other_years_only_where_there_is_something() -> None:
    assert full().sheetnames == ALL_SHEETS
    alone = read(workbook(replace(FULL, last_year=False, history=())))
    assert alone.sheetnames == [name for name in ALL_SHEETS if name not in ("去年计划", "历年")]


def test_every_verdict_of_the_heat_map_is_a_word_on_the_colour_of_its_status() -> None:
    sheet = full()["总表"]
    seen: set[Status] = set()
    for row, result in enumerate(FULL.units, FIRST_UNIT):
        assert sheet.cell(row, 1).value == result.unit
        for column, item in enumerate(result.report.items, 5):
            cell = sheet.cell(row, column)
            word = str(cell.value or "")
            assert WORDS[word.strip("()?")] is item.status
            assert word.startswith("(") == (item.role == "doubtful")
            assert ("?" in word) == item.review
            assert cell.fill.fgColor.rgb == "FF" + PAINT[item.status][0][1:]
            seen.add(item.status)
    assert seen == set(Status)


def test_the_heat_map_gives_score_rank_and_what_is_to_be_looked_at() -> None:
    sheet = full()["总表"]
    assert [sheet.cell(HEAD_ROW, column).value for column in range(1, 5)] == [
        "单位",
        "得分",
        "名次",
        "待核对项数",
    ]
    for row, result in enumerate(FULL.units, FIRST_UNIT):
        shown = [sheet.cell(row, column).value for column in (2, 3, 4)]
        review = len(priority.to_review(result.report))
        assert shown == [result.report.score.value, result.rank, review]


def test_a_unit_without_scored_items_has_no_score_and_no_rank() -> None:
    first = FULL.units[0]
    report = replace(first.report, score=replace(first.report.score, value=None))
    sheet = read(workbook(replace(FULL, units=(replace(first, report=report),))))["总表"]
    assert [sheet.cell(FIRST_UNIT, column).value for column in (2, 3)] == ["不计分", None]


def test_the_heads_of_the_heat_map_name_chapter_title_and_number() -> None:
    sheet = full()["总表"]
    for column, item in enumerate(FULL.items, 5):
        assert sheet.cell(HEAD_ROW, column).value == item.item
        assert item.title.startswith(str(sheet.cell(HEAD_ROW - 1, column).value).rstrip("…"))
    chapters = [value for value in texts(sheet)[2] if value]
    assert chapters == list(dict.fromkeys(item.chapter for item in FULL.items))


def test_the_legend_says_the_words_in_full_and_explains_the_marks() -> None:
    legend = "|".join(texts(full()["总表"])[1])
    for status in Status:
        assert status.chinese in legend
    assert "?：请人工核对" in legend
    assert "括号" in legend


def test_the_last_row_of_the_heat_map_is_the_share_with_evidence() -> None:
    sheet = full()["总表"]
    last = FIRST_UNIT + len(FULL.units)
    assert sheet.cell(last, 1).value == "有实证的单位占比"
    for column, item in enumerate(FULL.items, 5):
        assert sheet.cell(last, column).value == pytest.approx(item.all.share, abs=0.01)
        assert sheet.cell(last, column).number_format == "0%"


def test_the_heat_map_keeps_its_heads_in_view_and_filters_units_only() -> None:
    sheet = full()["总表"]
    assert sheet.freeze_panes == "E6"
    assert sheet.auto_filter.ref == f"A5:N{FIRST_UNIT + len(FULL.units) - 1}"
    assert sheet.print_title_rows == "$2:$5"
    assert sheet.print_title_cols == "$A:$D"


@pytest.mark.parametrize("name", ALL_SHEETS)
def test_every_sheet_prints_one_page_wide_with_numbered_pages(name: str) -> None:
    sheet = full()[name]
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToWidth in (None, 1)  # one is what an absent value means
    assert sheet.page_setup.fitToHeight == 0  # as many as it takes
    assert sheet.page_setup.paperSize == (9 if name in ("任务", "计分说明") else 8)
    assert sheet.page_setup.orientation == ("portrait" if name == "计分说明" else "landscape")
    assert "2022年度" in sheet.oddFooter.left.text
    assert "&P" in sheet.oddFooter.right.text


@pytest.mark.parametrize(("name", "corner", "head"), [("任务", "C5", 4), ("缺口", "D4", 3)])
def test_long_lists_keep_and_print_their_head_and_filter_all_rows(name: str, corner: str, head: int) -> None:
    sheet = full()[name]
    assert sheet.freeze_panes == corner
    assert sheet.print_title_rows == f"${head}:${head}"
    assert sheet.auto_filter.ref.startswith(f"A{head}:")
    assert sheet.auto_filter.ref.endswith(str(sheet.max_row))


@pytest.mark.parametrize(("name", "count"), [("提交情况", 2), ("雷同", 4), ("去年计划", 2), ("历年", 2)])
def test_tables_below_each_other_have_filters_of_their_own(name: str, count: int) -> None:
    tables = full()[name].tables.values()
    assert len(tables) == count
    assert all(table.autoFilter.ref == table.ref for table in tables)


def test_items_tell_of_leads_and_others_apart_with_bars() -> None:
    sheet = full()["任务"]
    rows = rows_below(sheet, "任务号,有实证的占比")
    assert [row["任务"] for row in rows] == [item.title for item in FULL.items]
    for row, item in zip(rows, FULL.items, strict=True):
        assert int(row["责任单位数"]) == item.all.units
        assert int(row["牵头单位数"]) == item.lead.units
        assert float(row["牵头：有实证的占比"]) == pytest.approx(item.lead.share, abs=0.01)
        assert float(row["其他：有实证的占比"]) == pytest.approx(item.members.share, abs=0.01)
        counts = [int(row[status.chinese]) for status in Status if status is not Status.NOT_APPLICABLE]
        assert sum(counts) == item.all.units
    thinnest = min(FULL.items, key=lambda item: (item.all.share or 0, item.item))
    assert f"最薄弱的 5 项：第{thinnest.item}项" in whole(sheet)
    assert {str(area.sqref) for area in sheet.conditional_formatting} == {"E5:E14", "G5:G14", "I5:I14"}


def test_each_gap_is_a_row_by_unit_and_within_it_by_what_mending_adds() -> None:
    rows = rows_below(full()["缺口"], "单位,怎么补")
    expected = sum(
        finding.status not in (Status.EVIDENCED, Status.NOT_APPLICABLE)
        for result in FULL.units
        for item in result.report.items
        for finding in item.requirements
    )
    assert len(rows) == expected
    assert list(dict.fromkeys(row["单位"] for row in rows)) == [
        result.unit for result in FULL.units if any(row["单位"] == result.unit for row in rows)
    ]
    for one, other in pairwise(rows):
        if one["单位"] == other["单位"]:
            assert float(one["补齐加分"]) >= float(other["补齐加分"]) - 1e-6
    assert {row["类别"] for row in rows} == {"缺口", "尚可补强", "适用待定"}
    assert {row["角色"] for row in rows} == {"牵头", "点名", "类别", "是否适用待定"}


def test_a_gap_tells_what_is_lacking_what_to_write_and_where_the_words_stand() -> None:
    rows = rows_below(full()["缺口"], "单位,怎么补")
    planned = next(row for row in rows if row["判定"] == "仅列计划" and row["报告原文"])
    assert planned["怎么补"].startswith("写明全年培训的次数")
    assert "下一步安排" in planned["原文位置"]
    near = next(row for row in rows if row["报告原文"].startswith("最接近的一句："))
    assert near["判定"] == "未检出"
    assert "段" in near["原文位置"]
    assert any("要求 60 学时，报告写明 40 学时" in row["缺什么"] for row in rows if row["判定"] == "自述不足")
    assert any("照抄任务原文" in row["缺什么"] for row in rows)
    assert sample.DOUBT in {row["请核对"] for row in rows}


def test_what_needs_a_person_stands_first_with_what_to_do() -> None:
    rows = rows_below(full()["提交情况"], "情况,怎么办")
    kinds = [row["情况"] for row in rows]
    assert kinds == ["未提交"] * 3 + [
        "读不出",
        "中途停止",
        "归属存疑",
        "涉及两家单位",
        "同一单位重复",
        "迟交",
    ]
    assert all(row["怎么办"].endswith("。") and row["说明"] for row in rows)
    assert rows[5]["候选单位"] == "区体育局、区教育局"
    assert (rows[-1]["单位"], rows[-1]["收到日期"]) == ("区司法局", "2023-01-20")


def test_every_file_is_listed_with_whose_it_is_and_what_told() -> None:
    rows = rows_below(full()["提交情况"], "状态,单位由何认定")
    assert [row["文件"] for row in rows] == [one.file for one in FULL.submissions]
    assert rows[0]["单位由何认定"] == "报告标题"
    assert rows[0]["单位报告（网页）"] == FULL.units[0].page
    assert rows[-2]["单位由何认定"] == "未能认定"
    assert rows[1]["状态"] == "已检查，迟交"


def test_copies_stand_as_pairs_and_side_by_side() -> None:
    sheet = full()["雷同"]
    first, *_ = rows_below(sheet, "报告甲,占甲")
    assert (first["报告甲"], first["报告乙"], first["占甲"], first["占乙"]) == (
        "区科委",
        "区教育局",
        "0.62",
        "0.57",
    )
    assert "其中改写 1 句" in first["说明"]
    sentences = rows_below(sheet, "报告甲,甲的原文")
    assert [row["方式"] for row in sentences] == ["相同\n数字也相同", "改写 83%", "相同"]
    assert sentences[0]["甲的原文"] == FULL.copies[0].sentences[0].left
    assert sentences[0]["乙段号"] == "16"
    assert [row["报告原文"] for row in rows_below(sheet, "单位,处数")] == [one.quote for one in FULL.pastes]


def test_kept_text_says_which_is_stale() -> None:
    rows = rows_below(full()["雷同"], "单位,去年原文")
    assert [row["陈旧情况"] for row in rows] == ["陈旧：数字或年份未改", "沿用", "无"]


def test_sentences_beyond_what_can_be_read_are_counted_and_left_to_the_pages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("checker.reporters.workbook.copies._MOST_SENTENCES", 2)
    sheet = read(workbook(FULL))["雷同"]
    assert "共 3 句，这里只列前 2 句" in whole(sheet)
    assert len(rows_below(sheet, "报告甲,甲的原文")) == 2


def test_a_table_longer_than_a_sheet_is_cut_which_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.reporters.workbook.table._MOST_ROWS", 7)
    sheet = read(workbook(FULL))["任务"]
    assert "共 10 行，表格放不下，只列前 7 行。" in whole(sheet)
    assert sheet.auto_filter.ref == "A4:N11"


def test_promises_are_counted_by_unit_and_listed_with_their_quotes() -> None:
    sheet = full()["去年计划"]
    counts = rows_below(sheet, "单位,去年计划句数")
    assert [tuple(row.values())[:6] for row in counts] == [
        ("区民政局", "2", "1", "1", "0", "0.5"),
        ("区科委", "1", "0", "0", "1", "0"),
    ]
    rows = rows_below(sheet, "单位,去年的计划")
    assert [row["今年的情况"] for row in rows] == ["已兑现", "仅再次列计划", "未检出"]
    assert rows[0]["涉及任务"] == "第38、39项"
    assert rows[0]["今年报告的原文"] == FULL.promises[0].quote


def test_years_say_what_improved_and_what_fell_back() -> None:
    sheet = full()["历年"]
    civil, science = rows_below(sheet, "单位,年数")
    assert (civil["2021年度"], civil["2022年度"], civil["幅度"]) == ("50", "61.4", "+11.4 分")
    assert civil["提高和退步的任务"] == "提高 1 项：第3项\n退步 2 项：第2、5项"
    assert (science["变化"], science["2022年度"]) == ("只有一年", "不计分")
    items = {row["任务号"]: row for row in rows_below(sheet, "单位,任务号") if row["单位"] == "区民政局"}
    assert (items["2"]["2021年度"], items["2"]["2022年度"]) == ("有表述缺实证 50%", "未检出 0%")
    assert (items["2"]["变化"], items["2"]["幅度"]) == ("退步", "－50 个百分点")
    assert (items["3"]["变化"], items["1"]["变化"], items["6"]["变化"]) == ("提高", "持平", "只有一年")


def test_a_status_of_another_version_in_the_store_is_shown_by_its_coverage() -> None:
    (first, *rest) = FULL.history
    odd = replace(first, status={**first.status, 2: "unheard_of"})
    sheet = read(workbook(replace(FULL, history=(odd, *rest))))["历年"]
    items = {row["任务号"]: row for row in rows_below(sheet, "单位,任务号") if row["单位"] == "区民政局"}
    assert items["2"]["2021年度"] == "50%"


def test_the_method_takes_weights_and_shares_from_the_reports() -> None:
    sheet = full()["计分说明"]
    weights = {row["角色"]: row["权重"] for row in rows_below(sheet, "角色,权重")}
    assert weights == {
        "牵头": "2",
        "点名": "1.5",
        "类别": "1",
        "是否适用待定": "不计分",
        "非责任单位": "不计分",
    }
    earned = {row["判定"]: row["折算"] for row in rows_below(sheet, "判定,折算")}
    assert earned == {
        "有实证": "100%",
        "有表述缺实证": "50%",
        "自述不足": "25%",
        "仅列计划": "20%",
        "未检出": "0%",
        "不适用": "不计分",
    }
    told = whole(sheet)
    stamp = FULL.rulebook
    for value in (
        stamp.id,
        stamp.title,
        stamp.version,
        stamp.sha256,
        FULL.program,
        FULL.plan_title,
        "2022年度",
    ):
        assert value in told


def test_figures_that_no_report_shows_are_not_made_up() -> None:
    sheet = read(workbook(sample.empty_district()))["计分说明"]
    assert {row["权重"] for row in rows_below(sheet, "角色,权重")} == {"本次没有", "不计分"}
    assert {row["折算"] for row in rows_below(sheet, "判定,折算")} == {"本次没有", "不计分"}


def test_no_text_becomes_a_formula_or_a_link() -> None:
    found: set[str] = set()
    for sheet in full().worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", (sheet.title, cell.coordinate)
                assert cell.hyperlink is None
                found.add(str(cell.value))
    assert {*sample.FORMULAS[:4], sample.BAD_NAME} <= found
    with zipfile.ZipFile(io.BytesIO(BYTES)) as package:
        for name in package.namelist():
            assert "hyperlink" not in name
            if name.startswith("xl/worksheets/sheet"):
                content = package.read(name).decode()
                assert not re.search(r"<f[ >]|<hyperlink", content)


def hostile(text: str) -> District:
    """The district with this text in every free field that some sheet shows."""
    unit = replace(FULL.units[0], unit=text, file=text, page=text)
    sentence = SharedSentence(text, 1, text, 2, "near", 0.9, False)
    return replace(
        FULL,
        program=text,
        plan_title=text,
        units=(unit,),
        items=tuple(replace(item, title=text, chapter=text) for item in FULL.items),
        submissions=(Submission(text, text, text, "", (text,), "doubtful", text, text, text),),
        absent=(text,),
        copies=(replace(FULL.copies[0], left=text, right=text, sentences=(sentence,), page=text),),
        pastes=(replace(FULL.pastes[0], unit=text, quote=text, heading=text),),
        kept=(replace(FULL.kept[0], unit=text, sentences=(sentence,), stale=()),),
        promises=(replace(FULL.promises[0], unit=text, text=text, heading=text, quote=text),),
        history=tuple(replace(one, unit=text) for one in FULL.history),
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (sample.CONTROL, "控制字符_x0041_\n第二行"),
        ("=1+1", "=1+1"),
        ("<b>&amp;\"'", "<b>&amp;\"'"),
        ("\u202e反向\u2066", "反向"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
    ],
)
def test_strange_text_is_shown_as_it_is_without_what_a_cell_cannot_hold(text: str, shown: str) -> None:
    book = read(workbook(hostile(text)))
    cells = {str(cell.value).replace("_x005F_", "_") for row in book["提交情况"].iter_rows() for cell in row}
    assert shown in cells


def test_text_too_long_for_a_cell_is_cut_which_is_said() -> None:
    for text in ("很长" * 40_000, "👩" * 20_000):
        kept = fit(text)
        assert kept.endswith("（全文过长，此处截断，请看原文件）")
        assert LONGEST - 2 <= len(kept.encode("utf-16-le")) // 2 <= LONGEST
    assert fit("很" * LONGEST) == "很" * LONGEST
    book = read(workbook(hostile("很长" * 40_000)))
    heights = [one.height for sheet in book.worksheets for one in sheet.row_dimensions.values() if one.height]
    assert max(heights) <= 409


@pytest.mark.parametrize("items", [0, 52])
def test_an_empty_folder_gives_sheets_that_say_so(items: int) -> None:
    empty = replace(sample.empty_district(items), last_year=True)
    book = read(workbook(empty))
    assert book.sheetnames == [name for name in ALL_SHEETS if name != "历年"]
    for name, words in (
        ("总表", "没有检查成功的报告"),
        ("任务", "没有单位的报告检查成功"),
        ("缺口", "没有检查成功的报告"),
        ("提交情况", "报告文件夹里没有文件。"),
        ("雷同", "没有发现单位之间雷同的报告。"),
        ("去年计划", "去年的报告里没有找到计划句"),
    ):
        assert words in whole(book[name]), name


def test_a_year_that_is_not_known_is_left_out_of_titles() -> None:
    book = read(workbook(replace(FULL, year=None)))
    assert book["总表"]["A1"].value == "法治政府建设情况报告汇总"
    assert "年度未能识别" in whole(book["计分说明"])


def test_without_last_years_reports_nothing_is_said_of_kept_text() -> None:
    sheet = read(workbook(replace(FULL, last_year=False, kept=(), promises=())))["雷同"]
    assert "没有给出去年的报告，未作比较。" in whole(sheet)


@pytest.mark.parametrize("units", [1, 120])
def test_few_and_many_units_fit(units: int) -> None:
    sheet = read(workbook(sample.district(units, 4)))["总表"]
    assert sheet.cell(FIRST_UNIT + units, 1).value == "有实证的单位占比"


def test_the_grounds_of_the_statuses_grow_darker_and_their_words_stand_out() -> None:
    order = [Status.EVIDENCED, Status.STATED, Status.SHORTFALL, Status.PLANNED, Status.MISSING]
    grounds = [luminance(PAINT[status][0]) for status in order]
    assert all(one > other * 1.15 for one, other in pairwise(grounds))
    for ground, ink in PAINT.values():
        lighter, darker = sorted((luminance(ground), luminance(ink)), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("政府督查", "政府督查"),
        ("学习贯彻习近平法治思想，党委（党组）统一领导法治建设", "学习贯彻习近平法治思想"),
        ("没有任何停顿的一个很长很长很长的标题", "没有任何停顿的一个很长很长很…"),
    ],
)
def test_titles_are_shortened_where_a_part_ends(title: str, short: str) -> None:
    assert short_title(title) == short


def test_rows_are_as_high_as_their_longest_wrapped_cell() -> None:
    assert [lines("字" * count, 12.5) for count in (0, 5, 6, 11)] == [1, 1, 2, 3]
    assert lines("一\n二\n三", 40) == 3
    sheet = full()["缺口"]
    tall = max(range(4, sheet.max_row + 1), key=lambda row: len(str(sheet.cell(row, 9).value)))
    assert sheet.row_dimensions[tall].height >= 2 * 15
