"""The dashboard and the side-by-side page: complete, safe, self-contained, fit for 60 and 3,000 units."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

import pytest

from checker.model.district import CopyPair, District, SharedSentence
from checker.model.status import Status
from checker.reporters import priority, wording
from checker.reporters.dashboard import copy_page, dashboard
from checker.reporters.dashboard.environment import address
from checker.reporters.dashboard.sides import differences
from tests.reporters import dashboard_sample as sample
from tests.reporters.page import Element, Page
from tests.reporters.test_html_style import contrast, palettes

DISTRICT = sample.full()
SOURCES = {
    "full": dashboard(DISTRICT),
    "empty": dashboard(sample.empty()),
    "one": dashboard(sample.district(("区科委",))),
    "copies": copy_page(sample.pair()),
}
PAGES = {name: Page(source).root for name, source in SOURCES.items()}
FULL = PAGES["full"]
each = pytest.mark.parametrize("name", SOURCES)


def by_id(page: Element, name: str) -> Element:
    (found,) = page.every(id=name)
    return found


def squeezed(element: Element) -> str:
    return re.sub(r"\s", "", element.text)


def matrix_data(page: Element) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(by_id(page, "matrix-data").text)
    return found


def lacking(data: dict[str, Any], unit: int, column: int) -> list[str]:
    places = data["units"][unit][6].split("|")[column]
    return [data["texts"][int(place, 36)] for place in places.split(".") if place]


def test_the_same_district_gives_the_same_bytes() -> None:
    assert dashboard(sample.full()) == SOURCES["full"]
    assert copy_page(sample.pair()) == SOURCES["copies"]


@each
def test_nothing_is_asked_from_outside(name: str) -> None:
    source = SOURCES[name]
    assert "http" not in source.replace("http-equiv", "")
    assert set(re.findall(r"url\((.)", source)) <= {"#"}
    assert "@import" not in source
    for element in PAGES[name].every():
        assert not {"src", "srcset", "action", "data"} & set(element.attributes)
        href = element.attributes.get("href", "#")
        assert not re.match(r"[a-z]+:|/", href, re.I), href


@each
def test_the_page_allows_no_script_but_its_own_and_no_handler_in_a_tag(name: str) -> None:
    page = PAGES[name]
    (policy,) = page.every("meta", http_equiv="Content-Security-Policy")
    assert policy.attributes["content"].startswith("default-src 'none'; ")
    scripts = [one for one in page.every("script") if one.attributes.get("type") != "application/json"]
    hashes = [base64.b64encode(hashlib.sha256(one.text.encode()).digest()).decode() for one in scripts]
    assert re.findall(r"script-src ([^;]+)", policy.attributes["content"]) == [
        f"'sha256-{digest}'" for digest in hashes
    ]
    assert not any(key.startswith("on") or key == "style" for e in page.every() for key in e.attributes)


@each
def test_ids_are_unique_and_every_reference_leads_somewhere(name: str) -> None:
    page = PAGES[name]
    ids = [e.attributes["id"] for e in page.every() if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    for element in page.every():
        href = element.attributes.get("href", "")
        named = element.attributes.get("aria-labelledby", "main").split()
        assert {href[1:] if href.startswith("#") else "main", *named} <= set(ids)


@each
def test_headings_skip_no_level_and_the_language_is_told(name: str) -> None:
    page = PAGES[name]
    levels = [int(e.tag[1]) for e in page.every() if re.fullmatch(r"h[1-6]", e.tag)]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert page.every("html")[0].attributes["lang"] == "zh-CN"


@each
def test_it_never_says_not_done_and_leaves_no_hole(name: str) -> None:
    text = PAGES[name].text
    assert "未开展" not in text
    assert "None" not in text
    assert "Undefined" not in text


@each
def test_every_picture_is_described_or_left_to_the_text(name: str) -> None:
    for picture in PAGES[name].every("svg"):
        if picture.attributes.get("role") == "img":
            assert picture.attributes.get("aria-label") or picture.every("desc")[0].text
        else:
            assert picture.attributes["aria-hidden"] == "true"


def test_hostile_text_is_shown_and_never_markup() -> None:
    assert "<script>alert" not in SOURCES["full"] + SOURCES["copies"]
    assert "<script>alert('x')</script>" in by_id(FULL, "ranking").text
    assert "<script>alert('x')</script>" in by_id(FULL, "handed-in").text
    assert "{{ 7*7 }}" in by_id(FULL, "doubtful").text
    assert "\u202e" not in by_id(FULL, "doubtful").text


def test_the_head_counts_what_became_of_every_file() -> None:
    counts = {
        div.every("dt")[0].text: div.every("dd")[0].text for div in by_id(FULL, "overview").every("div")[1:]
    }
    assert {
        name: counts[name] for name in ("已核对", "未提交", "未能读取", "归属待定", "重复提交", "迟交")
    } == {
        "已核对": "9",
        "未提交": "2",
        "未能读取": "2",
        "归属待定": "2",
        "重复提交": "1",
        "迟交": "1",
    }
    head = FULL.every("header")[0].text
    for told in ("2022年长宁区法治政府建设工作要点", "2022", "2022.1", "checker 0.1.0"):
        assert told in head


def test_what_was_not_checked_says_what_to_do() -> None:
    assert "请催交" in by_id(FULL, "absent").text
    assert "区科协" in by_id(FULL, "absent").text
    assert "文件已损坏，不能打开，请重新索取。" in by_id(FULL, "unreadable").text
    doubtful = by_id(FULL, "doubtful").text
    assert "--roster" in doubtful
    assert "可能是：区房管局、区科委" in doubtful
    assert "看不出是哪个单位的" in doubtful
    assert "应于 2023-01-15 前交，2023-01-19 收到" in by_id(FULL, "late").text


def test_all_in_order_says_so() -> None:
    assert "应交的都已交齐" in by_id(PAGES["one"], "handed-in").text
    assert PAGES["one"].every(id="absent") == []


def test_every_unit_is_ranked_and_linked_to_its_page() -> None:
    ranking = by_id(FULL, "ranking")
    links = {unquote(a.attributes["href"]) for a in ranking.every("a")}
    assert links == {unit.page for unit in DISTRICT.units}
    rows = [
        [cell.text for cell in row.children if isinstance(cell, Element)] for row in ranking.every("tr")[1:]
    ]
    assert [row[0] for row in rows[:-1]] == sorted((row[0] for row in rows[:-1]), key=int)
    assert rows[-1][:2] == ["－", DISTRICT.units[0].unit]
    by_name = {unit.unit: unit.report for unit in DISTRICT.units}
    for row in rows:
        report = by_name[row[1]]
        assert row[3] == wording.score_text(report.score.value)
        assert row[4] == f"{len(priority.gaps(report))} 项"


def test_links_are_relative_and_encoded() -> None:
    assert address("单位/区科委 1.html") == "%E5%8D%95%E4%BD%8D/%E5%8C%BA%E7%A7%91%E5%A7%94%201.html"
    assert address("单位\\a#b?.html") == "%E5%8D%95%E4%BD%8D/a%23b%3F.html"
    assert address("//host/x") == "host/x"
    assert address("javascript:alert(1)") == "javascript%3Aalert%281%29"
    assert address("") == ""


def test_the_histogram_holds_every_scored_unit() -> None:
    histogram = by_id(FULL, "overview").every("svg")[0]
    tops = [int(text.text) for text in histogram.every("text", class_="above")]
    assert sum(tops) == 8
    assert "8 个单位" in by_id(FULL, "overview").every("figcaption")[0].text
    assert "1 个单位没有计分任务" in by_id(FULL, "overview").text


def test_items_stand_thinnest_first_with_lead_and_members_apart() -> None:
    rows = by_id(FULL, "items").every("li")
    shares = [int(row.every("b")[0].text.rstrip("%")) for row in rows]
    assert len(rows) == sample.ITEMS
    assert shares == sorted(shares)
    item = DISTRICT.items[12]
    row = next(row for row in rows if row.every("a", data_item=str(item.item)))
    expected = [f"{t.evidenced}/{t.units}" for t in (item.lead, item.members) if t.units]
    assert [span.text for span in row.every("span", class_="of-all")] == expected
    assert f"有实证 {item.members.evidenced}，" in row.every("desc")[-1].text


def test_the_matrix_tells_every_finding_by_sign_and_colour() -> None:
    rows = by_id(FULL, "matrix-rows").every("tr")
    assert len(rows) == len(DISTRICT.units)
    last = DISTRICT.units[-1].report
    cells = rows[-1].every("td")[1:]
    assert [cell.text for cell in cells] == [wording.SIGNS[item.status] for item in last.items]
    looks = {cell.attributes["class"].split()[0]: cell.text for cell in cells}
    assert len(set(looks.values())) == len(looks)
    marked = [cell.has("class_", "r") for cell in cells]
    assert marked == [item.review for item in last.items]


def test_the_script_finds_status_role_and_what_is_lacking() -> None:
    data = matrix_data(FULL)
    assert [number for number, _ in data["items"]] == list(range(1, sample.ITEMS + 1))
    for at, unit in enumerate(DISTRICT.units[1:], 1):
        name, page, score, _, letters, roles, _ = data["units"][at]
        assert (name, unquote(page)) == (unit.unit, unit.page)
        assert score == wording.score_text(unit.report.score.value)
        for column, item in enumerate(unit.report.items):
            assert data["statuses"][letters[column].upper()]["name"] == item.status.chinese
            assert letters[column].islower() == item.review
            assert data["roles"][roles[column]] == wording.ROLE_NAMES[item.role]
            wanted = () if item.status is Status.NOT_APPLICABLE else item.lacking
            assert lacking(data, at, column) == list(wanted)


def test_an_item_that_a_report_does_not_hold_is_an_empty_cell() -> None:
    cells = by_id(FULL, "matrix-rows").every("tr")[0].every("td")[1:]
    held = {item.item for item in DISTRICT.units[0].report.items}
    assert [cell.text == "" for cell in cells] == [n not in held for n in range(1, sample.ITEMS + 1)]


def test_copies_are_linked_to_their_page() -> None:
    copies = by_id(FULL, "copies")
    pages = [unquote(a.attributes["href"]) for a in copies.every("a") if a.text == "逐句对照"]
    assert pages == [DISTRICT.copies[0].page]
    assert "62%" in copies.text
    assert "严控发文数量" in copies.text


def test_promises_are_counted_by_unit_and_quoted() -> None:
    section = by_id(FULL, "last-year")
    assert [squeezed(s) for s in section.every("p", class_="totals")[0].every("span")] == [
        "已兑现8",
        "仅再次列计划4",
        "未检出4",
    ]
    first = section.every("details")[0]
    assert squeezed(first.every("summary")[0]) == "区司法局已兑现2仅再次列计划1未检出1"
    assert "建立联合执法机制，开展联合执法8次" in first.text


def test_kept_text_names_what_can_hardly_be_true_again() -> None:
    section = by_id(FULL, "last-year")
    texts = [squeezed(e) for e in section.every(class_="unit-list")]
    assert any(text.startswith("区民政局沿用37%2句可能过时1句") for text in texts)
    assert any(text == "区科委沿用5%1句" for text in texts)


def test_without_last_year_and_history_their_sections_are_left_out() -> None:
    for name in ("one", "empty"):
        assert PAGES[name].every(id="last-year") == []
        assert PAGES[name].every(id="history") == []
        assert "对照去年" not in PAGES[name].text


def test_history_draws_units_with_several_years_those_that_fell_back_first() -> None:
    units = by_id(FULL, "history").every("li")
    assert [unit.every("h3")[0].text for unit in units] == ["区司法局", "新泾镇"]
    assert len(units[0].every("circle")) == 3
    assert "比2021年低 3.5 分；任务覆盖提高 1 项，下降 1 项（第2项）" in units[0].text
    assert "与2021年的得分无法比较" in units[1].text


def test_an_empty_folder_reads_sensibly() -> None:
    page = PAGES["empty"]
    assert "没有核对成功的报告" in by_id(page, "ranking").text
    assert "没有可计分的报告" in by_id(page, "overview").text
    assert "未检出雷同的报告" in by_id(page, "copies").text
    assert "未能识别" in page.every("header")[0].text


@pytest.mark.parametrize("distinct", [False, True])
def test_3000_units_fit_into_one_file_and_all_are_linked(distinct: bool) -> None:
    district = sample.many(3000, distinct=distinct)
    source = dashboard(district)
    assert len(source.encode()) <= 5_000_000
    assert all(f'href="{address(unit.page)}"' in source for unit in district.units)
    assert source.count("<noscript>") == 1
    found = re.search(r'id="matrix-data">(.*?)</script>', source, re.S)
    assert found
    data = json.loads(found[1])
    assert len(data["units"]) == 3000
    assert all(len(unit[4]) == sample.ITEMS for unit in data["units"])
    if distinct:
        told = {text for column in range(sample.ITEMS) for text in lacking(data, 2999, column)}
        assert told == {"所缺内容见该单位的核对结果。"}


def test_long_lists_are_cut_and_say_so() -> None:
    full = DISTRICT
    district = replace(
        full,
        copies=full.copies * 400,
        promises=tuple(replace(one, text=one.text * 500) for one in full.promises * 100),
        pastes=full.pastes * 3000,
        kept=(replace(full.kept[0], stale=full.kept[0].stale * 9000),),
    )
    source = dashboard(district)
    assert len(source.encode()) < 6_000_000
    page = Page(source).root
    assert by_id(page, "last-year").text.count("全部见 汇总.xlsx") == 2
    assert by_id(page, "copies").text.count("全部见 汇总.xlsx") == 2
    assert "可能过时 9000 句" in by_id(page, "last-year").text
    assert "已兑现 800" in re.sub(r"\s+", " ", by_id(page, "last-year").text)


def test_one_unit_has_a_row_of_its_own() -> None:
    assert len(by_id(PAGES["one"], "matrix-rows").every("tr")) == 1
    assert "1 个单位" in by_id(PAGES["one"], "ranking").text


def marks(cell: Element) -> list[str]:
    return [mark.text for mark in cell.every("mark")]


def test_the_copies_stand_side_by_side_with_differences_marked() -> None:
    page = PAGES["copies"]
    exact, near = page.every("tbody")[0].every("tr")
    left, right, kind = exact.every("td")
    assert (marks(left), marks(right)) == (["民政", "36"], ["房管", "52"])
    assert left.every("small")[0].text == "第5段"
    assert kind.text == "只有单位名称或数字不同"
    left, right, kind = near.every("td")
    assert marks(left) == ["组织", "专题", "培训"]
    assert "12" not in "".join(marks(left) + marks(right))
    assert kind.text == "改写，数字相同相似 83%"
    assert "62%" in page.every("dl")[0].text
    assert "48%" in page.every("dl")[0].text
    assert page.every("p", class_="back")[0].every("a")[0].attributes["href"] == "../index.html"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("甲乙丙", "甲乙丙"),
        ("", "甲"),
        ("甲1乙23丙", "丁1戊23己"),
        ("a" * 5000, "b" * 5000),
        ("甲乙\n丙", "乙甲丙"),
    ],
)
def test_differences_keep_both_texts_whole(left: str, right: str) -> None:
    one, other = differences(left, right)
    assert "".join(text for text, _ in one) == left
    assert "".join(text for text, _ in other) == right


def test_numbers_differ_as_wholes() -> None:
    one, other = differences("开展检查1,204次", "开展检查1,304次")
    assert [text for text, differs in one if differs] == ["1,204"]
    assert [text for text, differs in other if differs] == ["1,304"]


def test_a_pair_without_sentences_or_page_is_shown() -> None:
    page = Page(copy_page(CopyPair("甲局", "乙局", 0.5, 0.2, ()))).root
    assert "没有列出的句子" in page.text
    assert page.every("p", class_="back") == []


def test_a_sentence_that_is_the_same_to_the_letter_is_told_so() -> None:
    same = SharedSentence("全年开会12次。", 0, "全年开会12次。", 1, "exact", 1.0, True)
    page = Page(copy_page(CopyPair("甲局", "乙局", 0.5, 0.2, (same,)))).root
    assert page.every("td", class_="kind")[0].text == "完全相同"
    assert page.every("tbody")[0].every("mark") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_signs_stand_out_from_the_ground_of_their_cell(scheme: str) -> None:
    colours = palettes()[scheme]
    css = SOURCES["full"]
    for status, share in re.findall(r"--c: var\(--(\w+)\); --part: (\d+)%;", css):
        ground = mixed(colours[status], colours["card"], int(share) / 100)
        assert contrast(colours[status], ground) >= 4.5, status
    assert contrast(colours["card"], colours["missing"]) >= 4.5


def mixed(one: str, other: str, share: float) -> str:
    parts = [
        round(share * int(one[at : at + 2], 16) + (1 - share) * int(other[at : at + 2], 16))
        for at in (1, 3, 5)
    ]
    return "#" + "".join(f"{part:02x}" for part in parts)


def test_print_is_landscape_and_opens_what_is_folded() -> None:
    css = FULL.every("style")[0].text
    assert re.findall(r"@page \{\s*size: ([^;]+);", css)[-1] == "A4 landscape"
    assert "beforeprint" in SOURCES["full"]


def test_file_names_that_are_no_text_do_not_stop_the_page() -> None:
    district: District = sample.district(("区科委",))
    odd = replace(district.units[0], page="单位/\udcff.html", file="\udcff.docx")
    page = Page(dashboard(replace(district, units=(odd,)))).root
    assert by_id(page, "ranking").every("a")[0].attributes["href"].endswith("/%FF.html")
