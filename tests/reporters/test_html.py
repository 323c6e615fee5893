"""The HTML report: complete, safe, self-contained, usable without script, colour or sight."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from checker.model.report import GapReport, Quote
from checker.model.status import Status
from checker.reporters.html import html_report
from checker.reporters.html.page import css_string
from tests.reporters import sample
from tests.reporters.page import Element, Page

REPORTS = {"full": sample.full_report(), "empty": sample.empty_report()}
SOURCES = {name: html_report(report) for name, report in REPORTS.items()}
FULL = Page(SOURCES["full"]).root
EMPTY = Page(SOURCES["empty"]).root
both = pytest.mark.parametrize("page", [FULL, EMPTY], ids=["full", "empty"])
source = pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)


def by_id(page: Element, name: str) -> Element:
    (found,) = page.every(id=name)
    return found


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert html_report(sample.full_report()) == SOURCES["full"]


@source
def test_nothing_is_asked_from_outside(source: str) -> None:
    assert "http" not in source.replace("http-equiv", "")
    assert "//" not in re.sub(r"<script>.*</script>|/\*.*?\*/", "", source, flags=re.S)
    assert set(re.findall(r"url\((.)", source)) == {"#"}
    assert "@import" not in source
    for page in (FULL, EMPTY):
        outward = [e for e in page.every() if {"src", "srcset", "action", "data"} & set(e.attributes)]
        assert outward == []
        assert all(e.attributes["href"].startswith("#") for e in page.every() if "href" in e.attributes)


@both
def test_the_page_forbids_itself_to_load_anything(page: Element) -> None:
    (policy,) = page.every("meta", http_equiv="Content-Security-Policy")
    assert policy.attributes["content"].startswith("default-src 'none'; ")
    first = page.every("head")[0].every()
    assert first.index(policy) < first.index(page.every("style")[0])


@both
def test_language_encoding_and_landmarks(page: Element) -> None:
    assert page.every("html")[0].attributes["lang"] == "zh-CN"
    assert page.every("meta", charset="utf-8")
    for landmark in ("header", "nav", "main"):
        assert page.every(landmark)
    skip = next(e for e in page.every("body")[0].children if isinstance(e, Element))
    assert skip.attributes["href"] == "#main"


@both
def test_ids_are_unique_and_every_reference_leads_somewhere(page: Element) -> None:
    ids = [e.attributes["id"] for e in page.every() if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    for element in page.every():
        href = element.attributes.get("href", "#main")
        named = element.attributes.get("aria-labelledby", "main").split()
        assert {href[1:], *named} <= set(ids)


@both
def test_headings_skip_no_level(page: Element) -> None:
    levels = [int(e.tag[1]) for e in page.every() if re.fullmatch(r"h[1-6]", e.tag)]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert levels.count(1) == 1


@both
def test_each_item_stands_once(page: Element) -> None:
    found = [int(e.attributes["data-item"]) for e in page.every("details", class_="item")]
    assert sorted(found) == [item.item for item in REPORTS["full"].items]
    assert all(by_id(page, f"item-{number}").tag == "details" for number in found)


def test_items_carry_what_the_filter_reads() -> None:
    options = {o.attributes["value"]: o.text for o in FULL.every("select")[0].every("option")}
    for item in REPORTS["full"].items:
        data = by_id(FULL, f"item-{item.item}").attributes
        assert data["data-status"] == item.status.value
        assert data["data-role"] == item.role
        assert data["data-review"] == ("yes" if item.review else "no")
        assert options[data["data-chapter"]] == item.chapter


def test_filter_choices_cover_every_status_and_role_present() -> None:
    items = REPORTS["full"].items
    boxes = by_id(FULL, "filters").every("input", type="checkbox")
    values = {(box.attributes["name"], box.attributes["value"]) for box in boxes}
    assert values == (
        {("status", i.status.value) for i in items} | {("role", i.role) for i in items} | {("review", "yes")}
    )
    assert all(box.parent is not None and box.parent.tag == "label" for box in boxes)


def test_without_script_all_is_there_and_no_dead_control_is_shown() -> None:
    assert "hidden" in by_id(FULL, "filters").attributes
    hidden = {e.attributes.get("id") for e in FULL.every() if "hidden" in e.attributes}
    assert hidden == {"filters", "nothing"}


def test_gaps_come_first_heaviest_first() -> None:
    groups = {g.attributes["data-group"]: g for g in FULL.every("section", class_="group")}
    assert list(groups) == ["gaps", "improvable", "covered", "doubtful", "others"]
    numbers = [e.attributes["data-item"] for e in groups["gaps"].every("details", class_="item")]
    assert numbers == ["38", "43", "44", "51", "14", "7", "52"]


def test_an_item_opens_to_search_find_lack_and_advice() -> None:
    item = by_id(FULL, "item-51")
    assert "▲" not in item.text
    assert item.every("summary")[0].text.split()[0] == "自述不足"
    assert [dt.text for dt in item.every("dt")[:5]] == ["找什么", "找到什么", "数值", "缺什么", "建议补写"]
    assert "法治讲座：要求 2 期，报告写明 1 期，差 1 期" in item.text
    assert [mark.text for mark in item.every("mark")] == ["1期"]
    assert item.every("blockquote")[0].every("p")[0].text == "全年举办法治专题讲座1期"
    assert "第71段" in item.every("footer")[0].text
    assert "任务原文" in item.text


def badges(element: Element) -> list[str]:
    return [badge.text for badge in element.every("span", class_="review")]


def test_an_item_to_look_at_is_marked_beside_its_status_and_says_why() -> None:
    item = by_id(FULL, "item-31")
    tags = item.every("summary")[0].every("span", class_="tags")[0]
    assert tags.text == "有实证请核对"
    (doubts,) = item.every("div", class_="doubts")
    assert badges(doubts) == ["请核对"]
    assert [li.text for li in doubts.every("li")] == [sample.APART]


def test_a_requirement_in_doubt_says_why_and_one_without_says_nothing() -> None:
    doubted, sure = by_id(FULL, "item-38").every("section", class_="requirement")
    assert [dt.text for dt in doubted.every("dt")] == ["找什么", "找到什么", "请核对", "缺什么", "建议补写"]
    assert doubted.every("div", class_="doubt")[0].every("dd")[0].text == sample.NEAR
    assert badges(sure) == []


def test_a_doubt_that_does_not_decide_the_item_marks_its_requirement_only() -> None:
    item = by_id(FULL, "item-1")
    assert badges(item.every("summary")[0]) == []
    assert item.every("div", class_="doubts") == []
    assert badges(item) == ["请核对"]


def test_a_hostile_reason_stays_text() -> None:
    item = by_id(FULL, "item-43")
    reasons = [item.every("div", class_="doubts")[0].every("li")[0].text]
    reasons.append(item.every("div", class_="doubt")[0].every("dd")[0].text)
    shown = f"{sample.SCRIPT}{sample.MARKUP}\ufffd[31m\ufffd"
    assert reasons == [f"工作部分里有不足的说法。{shown}"] * 2


def test_the_conclusion_the_filter_and_the_marks_count_the_same_items() -> None:
    (note,) = by_id(FULL, "conclusion").every("p", class_="to-review")
    assert note.text.startswith("请人工核对 4 项")
    linked = [a.attributes["href"] for a in note.every("a")]
    marked = [e.attributes["id"] for e in FULL.every("details", class_="item", data_review="yes")]
    assert linked == ["#item-31", "#item-38", "#item-41", "#item-43"]
    assert sorted(f"#{name}" for name in marked) == linked
    (box,) = by_id(FULL, "filters").every("input", name="review")
    assert box.parent is not None
    assert box.parent.text == "请人工核对 4"
    assert "data.review" in FULL.every("script")[0].text


def test_the_mark_is_explained_where_it_occurs() -> None:
    assert "这个标记不改变判定和得分" in by_id(FULL, "method").text


def test_nothing_is_marked_where_nothing_is_in_doubt() -> None:
    sure = Page(html_report(sample.without_doubts(REPORTS["full"]))).root
    for page in (sure, EMPTY):
        assert badges(page) == []
        assert "请人工核对" not in page.text
        assert page.every(data_review="yes") == page.every("input", name="review") == []
        assert page.every(data_review="no")


def test_quotes_are_the_exact_text() -> None:
    shown = [quote.every("bdi")[0].text for quote in FULL.every("blockquote")]
    for item in REPORTS["full"].items:
        for quote in item.evidence:
            assert quote.quote.replace("\x1b", "\ufffd").replace("\x07", "\ufffd") in shown


def test_hostile_text_stays_text() -> None:
    assert len(FULL.every("script")) == 1
    assert FULL.every("red") == []
    item = by_id(FULL, "item-43").text
    for hostile in (sample.SCRIPT, sample.MARKUP, sample.TEMPLATE, sample.EMOJI, sample.QUOTES):
        assert hostile in item
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", SOURCES["full"])
    assert not any(name.startswith("on") for e in FULL.every() for name in e.attributes)


def test_hostile_text_cannot_leave_an_attribute_or_the_style() -> None:
    nasty = '"></style><script>x</script>\\" onload=x '
    report = sample.full_report()
    report = replace(
        report,
        unit=nasty,
        unit_full_name=nasty,
        program=nasty,
        report=replace(report.report, name=nasty),
        rulebook=replace(report.rulebook, id=nasty, title=nasty, version=nasty, sha256=nasty),
        items=tuple(replace(item, chapter=nasty, section=nasty, title=nasty) for item in report.items),
    )
    page = Page(html_report(report)).root
    assert len(page.every("script")) == 1
    assert len(page.every("style")) == 1
    assert not any(name.startswith("on") for e in page.every() for name in e.attributes)


def test_a_css_string_is_nothing_but_escapes() -> None:
    assert css_string('a"\\') == '"\\000061\\000022\\00005C"'


@source
def test_it_never_says_not_done(source: str) -> None:
    assert "未检出" in source
    assert "未开展" not in source


def test_the_score_is_explained_down_to_the_items() -> None:
    explain = FULL.every("details", class_="explain")[0]
    assert "100 × 实得 6.94 ÷ 应得 15.5 = 44.8" in explain.text
    linked = [a.attributes["href"] for a in explain.every("a")]
    scored = [f"#item-{item.item}" for item in REPORTS["full"].items if item.weight]
    assert sorted(linked) == sorted(scored)


def test_the_three_heaviest_gaps_are_named_in_the_conclusion() -> None:
    first = FULL.every("ol", class_="first")[0]
    assert [a.attributes["href"] for a in first.every("a")] == ["#item-38", "#item-43", "#item-44"]
    assert "补齐最多 +12.9 分" in first.text


def test_every_picture_is_described_or_left_to_the_text() -> None:
    for picture in FULL.every("svg"):
        if picture.attributes.get("role") == "img":
            assert picture.every("title")[0].text
            assert picture.every("desc")[0].text
        else:
            assert picture.attributes["aria-hidden"] == "true"


def test_the_chapter_chart_has_a_table_of_the_same_figures() -> None:
    chapters = by_id(FULL, "chapters")
    table = {row.every("th")[0].text: [td.text for td in row.every("td")] for row in chapters.every("tr")[1:]}
    assert table["十、加强行政权力制约和监督"] == ["1", "0", "0", "1", "1", "1", "0"]
    row = next(li for li in chapters.every("li") if "十、加强" in li.text)
    assert row.every("desc")[0].text == "有实证 1 项，仅列计划 1 项，未检出 1 项"
    widths = [float(r.attributes["width"].rstrip("%")) for r in row.every("rect")]
    assert sum(widths) == pytest.approx(100, abs=0.01)


def test_a_status_is_always_a_word_and_a_shape() -> None:
    for tag in FULL.every("span", class_="status"):
        assert tag.every("use")[0].attributes["href"].startswith("#sign-")
        assert tag.text.strip()


def test_structure_faults_and_notices_are_there() -> None:
    structure = by_id(FULL, "structure")
    assert (
        "工作要点第7项：核对 4 个部分，检出 3 个；国家规定（2019年）：核对 5 个部分，检出 2 个。"
        in structure.text
    )
    assert [li.attributes["class"] for li in structure.every("li")] == ["present"] * 3 + ["absent"] * 3
    assert len(by_id(FULL, "faults").every("li")) == 2
    assert "已接受修订2处" in by_id(FULL, "conclusion").text


def test_a_part_that_may_be_left_out_is_no_fault() -> None:
    structure = by_id(Page(html_report(sample.with_optional_part(REPORTS["full"]))).root, "structure")
    assert "国家规定（2019年）：核对 4 个部分，检出 2 个，另有 1 个可不写。" in structure.text
    part = structure.every("li")[-1]
    assert part.attributes["class"] == "optional"
    assert "没有写（可不写）" in part.text
    assert "未检出" not in part.text
    assert "建议补写" not in part.text
    assert [use.attributes["href"] for use in part.every("use")] == ["#sign-not_applicable"]


def test_what_the_reader_has_to_tell_stands_first_in_the_conclusion() -> None:
    parts = [child for child in by_id(FULL, "conclusion").children if isinstance(child, Element)]
    assert [part.tag for part in parts[:2]] == ["h2", "aside"]
    assert "已接受修订2处" in parts[1].text


def test_the_rulebook_and_the_file_are_stamped() -> None:
    method = by_id(FULL, "method").text
    for stamp in ("2022.1", "ab12" * 16, "cd34" * 16, "checker 0.1.0"):
        assert stamp in method
    assert all(status.chinese in method for status in Status)


def test_no_line_breaks_inside_the_year_of_the_title() -> None:
    (title,) = FULL.every("h1")
    assert title.text == REPORTS["full"].structure.title
    assert [span.text for span in title.every("span", class_="whole")] == ["2022年度"]
    assert re.search(r"^\.whole \{ white-space: nowrap; \}$", FULL.every("style")[0].text, re.M)


def test_an_empty_report_reads_sensibly() -> None:
    assert "没有须由本单位回应的任务，不计分" in by_id(EMPTY, "conclusion").text
    assert "未能识别" in EMPTY.every("header", class_="masthead")[0].text
    assert EMPTY.every("details", class_="explain") == []
    assert EMPTY.every(id="faults") == []
    assert "None" not in SOURCES["empty"]


def test_all_items_says_whom_it_asked() -> None:
    report: GapReport = replace(sample.full_report(), all_items=True)
    assert "不论责任单位，核对全部任务，共11项" in squeezed(Page(html_report(report)).root.text)


def test_a_single_gap_is_announced_as_one() -> None:
    full = sample.full_report()
    report = replace(full, items=tuple(item for item in full.items if item.item == 38))
    page = Page(html_report(report)).root
    assert "最该先补的一项" in page.text
    assert "尚可补强" not in by_id(page, "items").text


def test_a_place_without_heading_or_page_has_no_hole() -> None:
    full = sample.full_report()
    bare = Quote("甲", 0, 0, 1)
    faults = (replace(full.faults[0], quote=bare),)
    page = Page(html_report(replace(full, faults=faults))).root
    spans = by_id(page, "faults").every("footer")[0].every("span")
    assert [span.text for span in spans] == ["第1段", "既往工作部分"]
