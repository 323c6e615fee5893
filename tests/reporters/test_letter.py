"""The feedback letter: what it says, how it is laid out, and that nothing but its content is in the file."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from checker.model.report import DraftFault, Figure, GapReport, ItemFinding
from checker.model.status import Status
from checker.reporters.letter import letter
from checker.reporters.letter.text import chinese_number, quoted
from tests.reporters import sample


def opened(content: bytes) -> WordDocument:
    return Document(io.BytesIO(content))


def lines(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in opened(content).paragraphs if paragraph.text]


def text(content: bytes) -> str:
    return "\n".join(lines(content))


def of_items(*items: ItemFinding, base: GapReport | None = None) -> GapReport:
    """A report with these items alone, all parts there and no slips."""
    report = sample.without_doubts(base or sample.full_report())
    structure = replace(
        report.structure,
        parts=tuple(replace(part, present=True) for part in report.structure.parts),
        notices=(),
    )
    return replace(report, items=items, faults=(), structure=structure)


def one_item(status: Status, role: str = "class", **more: object) -> ItemFinding:
    found = sample.requirement("要点", status, **more)  # type: ignore[arg-type]
    return sample.item(31, "行政执法", 7, role, (found,))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def full() -> bytes:
    return letter(sample.full_report())


def test_the_same_report_gives_the_same_bytes(full: bytes) -> None:
    assert letter(sample.full_report()) == full


def test_the_file_tells_neither_time_nor_machine_nor_author(full: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(full)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = packed.read("docProps/core.xml").decode()
        assert not any("thumbnail" in name for name in packed.namelist())
    assert not re.search(r"creator|lastModifiedBy|created|modified|python", core)


def test_title_addressee_and_opening_name_unit_year_and_plan(full: bytes) -> None:
    title, addressee, opening, *_ = lines(full)
    assert title == "关于上海市长宁区司法局\n2022年度法治政府建设情况报告的反馈意见"
    assert addressee == "上海市长宁区司法局："
    assert "你单位报送的2022年度" in opening
    assert "《2022年法治政府建设工作要点》" in opening


def test_a_report_without_year_or_full_name_still_gets_a_title() -> None:
    assert lines(letter(sample.empty_report()))[0] == "关于区司法局\n法治政府建设情况报告的反馈意见"


def test_the_conclusion_counts_items_and_gives_the_score(full: bytes) -> None:
    said = text(full)
    assert (
        "须由你单位回应的任务共11项，其中有实证4项、有表述缺实证2项、自述不足2项、仅列计划1项、未检出2项"
        in said
    )
    assert "报告得分44.8分（满分100分）" in said
    assert "另有2项任务是否适用于你单位尚待确定，不计分" in said


@pytest.mark.parametrize(
    ("evidenced", "opinion"),
    [(10, "逐项作了回应"), (9, "比较完整"), (6, "回应了多数任务"), (4, "不到一半")],
)
def test_the_opinion_follows_the_share_of_items_with_evidence(evidenced: int, opinion: str) -> None:
    items = tuple(
        replace(one_item(Status.EVIDENCED if n < evidenced else Status.MISSING), item=n + 1)
        for n in range(10)
    )
    assert opinion in text(letter(of_items(*items)))


def test_absent_parts_are_listed_with_advice_but_not_those_that_may_be_left_out() -> None:
    said = text(letter(sample.with_optional_part(sample.full_report())))
    assert "1．下一步安排：另起一部分写明2023年的工作安排。" in said
    assert "其他需要报告的情况" not in said


def test_items_not_found_are_named_and_what_the_unit_leads_is_stressed(full: bytes) -> None:
    (said,) = [line for line in lines(full) if "在报告中未检出相应内容：" in line]
    assert "第38项（多元化解纠纷机制）；第44项（执法案卷评查）（其中第38项由你单位牵头" in said
    assert "未检出不等于工作未做" in said
    assert "未开展" not in text(full)


def test_many_items_not_found_are_told_by_number() -> None:
    items = tuple(replace(one_item(Status.MISSING), item=n) for n in range(1, 20))
    said = text(letter(of_items(*items)))
    assert "以下19项任务在报告中未检出相应内容：第1项、第2项、" in said
    assert "行政执法" not in said


def test_an_item_only_stated_quotes_the_sentence_and_says_what_it_lacks() -> None:
    item = one_item(Status.STATED, evidence=(sample.quote("依法履职“零差错”，成效显著。"),))
    said = text(letter(of_items(item)))
    assert "请补写数量、日期、文件名称" in said
    assert "第31项（行政执法）：要点，原文“依法履职‘零差错’，成效显著”。" in said


def test_an_item_copied_from_the_plan_is_told_as_such_and_not_twice() -> None:
    pasted = one_item(Status.STATED, evidence=(sample.quote("加强行政执法"),), pasted=True)
    slip = DraftFault("pasted", "照抄任务原文", "这句话与任务原文雷同。", sample.quote("加强行政执法"))
    said = text(letter(replace(of_items(pasted), faults=(slip,))))
    assert "以下1项任务的有关表述与工作要点原文雷同" in said
    assert "文稿差错" not in said
    assert "写法比较概括" not in said


def test_copied_text_that_no_item_tells_of_is_a_slip() -> None:
    slip = DraftFault("pasted", "照抄任务原文", "这句话与任务原文雷同。", sample.quote("加强行政执法"))
    said = text(letter(replace(of_items(one_item(Status.EVIDENCED)), faults=(slip,))))
    assert "照抄任务原文：这句话与任务原文雷同。见“加强行政执法”。" in said


def test_a_figure_below_its_threshold_is_told_with_both_numbers_and_only_once() -> None:
    short = one_item(
        Status.SHORTFALL,
        evidence=(sample.quote("举办讲座1期"),),
        figure=Figure("法治讲座", 2, 1, "期", short=True),
    )
    said = text(letter(of_items(short)))
    assert "法治讲座：要求 2 期，报告写明 1 期，差 1 期" in said
    assert "自述不足、需要跟进" not in said


def test_admitted_shortfalls_and_plans_are_told_with_their_sentences() -> None:
    short = one_item(Status.SHORTFALL, evidence=(sample.quote("执法力量不足"),))
    planned = replace(one_item(Status.PLANNED, evidence=(sample.quote("明年开展评查"),)), item=44)
    said = text(letter(of_items(short, planned)))
    assert "请写明整改措施和进展" in said
    assert "原文“执法力量不足”" in said
    assert "第44项（行政执法）：要点，原文“明年开展评查”" in said


def test_slips_of_one_kind_are_told_together_with_three_places_at_most() -> None:
    slips = tuple(DraftFault("x", "占位符", "请补上", sample.quote(f"第{n}处XX")) for n in range(5))
    said = text(letter(replace(of_items(one_item(Status.EVIDENCED)), faults=slips)))
    assert "报告文稿有以下5处疑似差错" in said
    assert "占位符：请补上。见“第0处XX”、“第1处XX”、“第2处XX”等5处。" in said


def test_doubtful_verdicts_are_said_to_be_doubtful(full: bytes) -> None:
    said = text(full)
    assert "以下4项判定把握较小，请对照报告原文核对" in said
    assert "第38项（“不断完善多元化解机制，纠纷化解能力持续提升”）" in said


def test_a_strong_report_gets_a_letter_without_lists_and_table() -> None:
    content = letter(of_items(one_item(Status.EVIDENCED)))
    assert [line for line in lines(content) if re.match("[一二三四五]、", line)] == [
        "一、总体情况",
        "二、修改和报送要求",
    ]
    assert not opened(content).tables
    assert "附件" not in text(content)


def test_headings_are_numbered_through(full: bytes) -> None:
    chapters = [line for line in lines(full) if re.match(".、", line)]
    assert [line[0] for line in chapters] == list("一二三四五")
    sections = [line for line in lines(full) if re.match("（.）", line)]
    assert [line[1] for line in sections] == list("一二三四五六")


def test_the_term_is_the_due_date_or_counted_from_receipt() -> None:
    report = sample.full_report()
    assert "请你单位于2023年2月20日前，" in text(letter(report, due=date(2023, 2, 20)))
    assert "请你单位于收到本意见后10个工作日内，" in text(letter(report))


def test_office_and_date_sign_the_letter_and_a_missing_date_is_left_blank() -> None:
    report = of_items(one_item(Status.EVIDENCED))
    assert lines(letter(report, "区司法局", on=date(2023, 1, 5)))[-2:] == ["区司法局", "2023年1月5日"]
    assert lines(letter(report))[-2:] == ["区法治政府建设工作领导小组办公室", "　　年　月　日"]


def test_the_signature_never_stands_alone_on_a_page(full: bytes) -> None:
    paragraphs = opened(full).paragraphs
    request = next(n for n, one in enumerate(paragraphs) if one.text.startswith("请你单位于"))
    signed = next(n for n, one in enumerate(paragraphs) if one.text == "　　年　月　日")
    assert all(one.paragraph_format.keep_with_next for one in paragraphs[request:signed])


def test_the_table_has_every_item_that_needs_something_with_role_status_and_advice(full: bytes) -> None:
    (table,) = opened(full).tables
    rows = {row[0]: row for row in ([cell.text for cell in one.cells] for one in table.rows)}
    assert rows.pop("序号") == ["序号", "任务", "责任", "判定", "需要补充的内容"]
    report = sample.full_report()
    wanting = [one for one in report.items if one.coverage < 1 and one.status is not Status.NOT_APPLICABLE]
    assert list(rows) == [str(one.item) for one in wanting]
    assert rows["44"][1:4] == ["执法案卷评查", "点名", "未检出"]
    assert rows["38"][4].split("\n")[0] == "1．写明全年人民调解的次数、参加人数和结果。"
    assert rows["21"][2] == "待定"


def test_the_tables_head_is_repeated_and_no_row_is_split_over_pages(full: bytes) -> None:
    (table,) = opened(full).tables
    first, *others = [row._tr.get_or_add_trPr() for row in table.rows]
    assert first.find(qn("w:tblHeader")) is not None
    assert all(row.find(qn("w:cantSplit")) is not None for row in (first, *others))
    assert all(row.find(qn("w:tblHeader")) is None for row in others)


def test_the_page_follows_the_standard(full: bytes) -> None:
    document = opened(full)
    (section,) = document.sections
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(edge.mm) for edge in edges if edge is not None] == [37, 35, 28, 26]
    assert (section.page_width, section.page_height) == pytest.approx((Mm(210), Mm(297)), abs=1000)
    body = next(one for one in document.paragraphs if one.text.startswith("你单位报送"))
    style = body.style
    assert style is not None
    form = style.paragraph_format
    assert form.line_spacing == Pt(28.95)
    assert style.element.pPr.ind.get(qn("w:firstLineChars")) == "200"


@pytest.mark.parametrize(
    ("start", "font", "points"),
    [
        ("关于", "方正小标宋简体", 22),
        ("你单位", "仿宋_GB2312", 16),
        ("一、", "黑体", 16),
        ("（一）", "楷体_GB2312", 16),
    ],
)
def test_each_kind_of_paragraph_has_its_font(full: bytes, start: str, font: str, points: int) -> None:
    style = next(one.style for one in opened(full).paragraphs if one.text.startswith(start))
    assert style is not None
    assert style.element.rPr.rFonts.get(qn("w:eastAsia")) == font
    assert style.font.size == Pt(points)


def test_page_numbers_stand_outside_on_odd_and_even_pages(full: bytes) -> None:
    document = opened(full)
    (section,) = document.sections
    assert document.settings.odd_and_even_pages_header_footer
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert [str(one.alignment).split()[0] for one in (odd, even)] == ["RIGHT", "LEFT"]
    for one in (odd, even):
        assert "".join(piece.text or "" for piece in one._p.iter(qn("w:t"))) == "— 1 —"
        (field,) = one._p.iter(qn("w:fldSimple"))
        assert field.get(qn("w:instr")) == "PAGE"


def test_a_report_full_of_strange_text_gives_a_readable_file() -> None:
    strange = "\x00\x1b[31m\ufffe\uffff\ud800\u202e<w:p>&{unit}{{7*7}}=SUM(A1)\n\t" + "长" * 5000
    found = sample.requirement(
        "要点", Status.STATED, evidence=(sample.quote(strange),), advice=strange, title=strange
    )
    item = sample.item(31, strange, 7, "class", (found,))
    report = replace(
        of_items(item), unit_full_name=strange, faults=(DraftFault("x", strange, strange, None),)
    )
    said = text(letter(report, office=strange))
    assert "<w:p>&{unit}{{7*7}}=SUM(A1)" in said
    assert "\u202e" not in said


@pytest.mark.parametrize(
    ("number", "word"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五")]
)
def test_chinese_numbers(number: int, word: str) -> None:
    assert chinese_number(number) == word


def test_a_long_quote_is_cut_and_says_so() -> None:
    assert quoted("甲" * 100, 10) == f"“{'甲' * 10}……”"
    assert quoted("甲" * 10 + "。", 10) == f"“{'甲' * 10}”"
