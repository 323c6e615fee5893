"""The plan: what the parser reads from the published text, and that plan.yaml is exactly that."""

import copy
import re
import shutil
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.model.errors import RulebookError
from checker.model.plan import Duty, Plan, Responsible, Threshold
from checker.rulebook.plan import plan_data
from checker.rulebook.plan_text import PartyWords, parse_parties, parse_plan
from tests.rulebook.data import plan_from_data

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "2022-长宁区法治政府建设工作要点与责任分工.txt"
RULES = ROOT / "rules" / "changning-2022"
WORDS = PartyWords(
    classes=("各部门", "各街镇", "区各执法部门"),
    vague=("区相关部门", "各相关部门", "区各相关部门", "等相关部门"),
)


@pytest.fixture(scope="module")
def seed() -> str:
    return SEED.read_text("utf-8")


@pytest.fixture(scope="module")
def parsed(seed: str) -> Plan:
    return parse_plan(seed, WORDS)


@pytest.fixture
def data() -> Any:
    return yaml.safe_load((RULES / "plan.yaml").read_text("utf-8"))


def test_plan_yaml_is_the_published_text_word_for_word(parsed: Plan, data: Any) -> None:
    assert plan_from_data(data) == parsed


def test_full_width_punctuation_reads_the_same(seed: str, parsed: Plan) -> None:
    wide = str.maketrans("(),:;.", "（），：；．")
    narrow = str.maketrans("（），：；．", "(),:;.")
    found = parse_plan(seed.translate(wide), WORDS)
    assert len(found.items) == len(parsed.items) == 52
    for one, other in zip(found.items, parsed.items, strict=True):
        assert one.text.translate(narrow) == other.text.translate(narrow)
        assert one.responsible == other.responsible
        assert [(t.value, t.unit, t.period) for t in one.thresholds] == [
            (t.value, t.unit, t.period) for t in other.thresholds
        ]
    assert (found.number, found.published, found.year) == (parsed.number, parsed.published, parsed.year)
    assert [section.chapter for section in found.sections] == [section.chapter for section in parsed.sections]


@pytest.mark.parametrize("dot", [".", "．", "、"])
def test_an_item_number_may_end_in_any_of_its_marks(seed: str, parsed: Plan, dot: str) -> None:
    text = re.sub(r"(?m)^(\s*\d+)、", rf"\g<1>{dot}", seed)
    assert parse_plan(text, WORDS).items == parsed.items


def test_every_item_of_plan_yaml_stands_in_the_published_text(seed: str, data: Any) -> None:
    lines = {line.strip() for line in seed.splitlines()}
    for item in plan_from_data(data).items:
        assert f"{item.number}、{item.text}(责任单位:{item.responsible_text})" in lines


def test_headings_stand_in_the_published_text(seed: str, data: Any) -> None:
    lines = {line.strip() for line in seed.splitlines()}
    plan = plan_from_data(data)
    numerals = [*"一二三四五六七八九十", *(f"十{digit}" for digit in "一二三四五六七八九"), "二十"]
    assert all(f"{numerals[chapter.number - 1]}、{chapter.title}" in lines for chapter in plan.chapters)
    assert all(f"({numerals[section.number - 1]}){section.title}" in lines for section in plan.sections)


def test_the_script_writes_plan_yaml_byte_for_byte(tmp_path: Path) -> None:
    shutil.copy(RULES / "units.yaml", tmp_path)
    script = ROOT / "scripts" / "make_plan.py"
    subprocess.run([sys.executable, str(script), str(SEED), str(tmp_path)], check=True, cwd=ROOT)
    assert (tmp_path / "plan.yaml").read_bytes() == (RULES / "plan.yaml").read_bytes()


def test_data_and_plan_convert_both_ways(parsed: Plan, data: Any) -> None:
    assert plan_data(parsed) == data


def test_the_plan_has_its_title_number_and_date(parsed: Plan) -> None:
    assert parsed.title == "2022年上海市长宁区法治政府建设工作要点与责任分工"
    assert parsed.number == "长府法治政府办〔2022〕7号"
    assert (parsed.published, parsed.year) == (date(2022, 8, 5), 2022)


def test_counts_are_those_of_the_published_plan(parsed: Plan) -> None:
    assert len(parsed.chapters) == 12
    assert len(parsed.sections) == 20
    assert [item.number for item in parsed.items] == list(range(1, 53))
    assert sum(bool(item.parties(Duty.LEAD)) for item in parsed.items) == 41
    classes = Counter(name for item in parsed.items for name in item.parties(Duty.CLASS))
    assert classes == {"各部门": 28, "各街镇": 42, "区各执法部门": 8}
    vague = {item.number: item.parties(Duty.DOUBTFUL) for item in parsed.items if item.parties(Duty.DOUBTFUL)}
    assert vague == {
        3: ("各相关部门",),
        12: ("区相关部门",),
        13: ("区相关部门",),
        34: ("区各相关部门",),
        47: ("等相关部门",),
        48: ("各相关部门",),
    }


def test_items_belong_to_their_chapter_and_section(parsed: Plan) -> None:
    places = {
        number: (parsed.item(number).chapter, parsed.item(number).section) for number in (1, 12, 13, 43, 52)
    }
    assert places == {1: (1, 1), 12: (3, 4), 13: (4, 5), 43: (10, 16), 52: (12, 20)}
    assert {s.number: s.chapter for s in parsed.sections}[16] == 10


def test_typing_errors_of_the_source_are_kept(parsed: Plan) -> None:
    assert "聚焦随即抽查、" in parsed.item(21).text


def test_hard_numbers_stand_only_where_the_plan_has_them(parsed: Plan) -> None:
    thresholds = {item.number: item.thresholds for item in parsed.items if item.thresholds}
    assert thresholds == {
        21: (Threshold(28, "行业", "", "逐步扩大改革范围至28个行业"),),
        51: (
            Threshold(2, "期", "每年", "各级政府领导班子每年举办两期以上法治专题讲座"),
            Threshold(
                1,
                "次",
                "任期内",
                "承担行政执法职能的部门负责人和街镇相关负责人任期内至少接受一次法治专题脱产培训",
            ),
        ),
        52: (Threshold(60, "学时", "每人每年", "确保每人每年接受不少于60学时的业务知识和法律法规培训"),),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "区委编办、区府办牵头,各部门、各街镇",
            [("lead", "区委编办"), ("lead", "区府办"), ("class", "各部门"), ("class", "各街镇")],
        ),
        ("区委编办,各部门、各街镇", [("named", "区委编办"), ("class", "各部门"), ("class", "各街镇")]),
        ("区司法局牵头,区相关部门、各街镇", [
            ("lead", "区司法局"), ("class", "各街镇"), ("doubtful", "区相关部门"),
        ]),
        ("区府办牵头,区科委、区司法局等相关部门", [
            ("lead", "区府办"), ("named", "区科委"), ("named", "区司法局"), ("doubtful", "等相关部门"),
        ]),
        ("区司法局、区各执法部门", [("named", "区司法局"), ("class", "区各执法部门")]),
    ],
)  # fmt: skip
def test_parties_have_the_role_that_their_place_gives_them(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert parse_parties(text, WORDS) == tuple(Responsible(Duty(role), name) for role, name in expected)


def test_a_number_out_of_order_is_a_fault_with_its_line(seed: str) -> None:
    line = next(n for n, text in enumerate(seed.splitlines(), 1) if text.strip().startswith("17、"))
    with pytest.raises(RulebookError) as caught:
        parse_plan(re.sub(r"(?m)^(\s*)17、", r"\g<1>71、", seed), WORDS, "计划.txt")
    assert caught.value.faults == (f"计划.txt:{line}: 任务的编号应为17，现为71",)


def test_a_line_that_fits_no_shape_is_a_fault_not_a_silent_loss(seed: str) -> None:
    with pytest.raises(RulebookError) as caught:
        parse_plan(seed.replace("(责任单位:区府办牵头,各相关部门)", ""), WORDS)
    assert any("看不懂这一行" in fault for fault in caught.value.faults)


@pytest.mark.parametrize(
    "text", ["", "今日天气晴。", "1、没有章节。(责任单位:区府办)", "(一)只有节\n1、甲。(责任单位:区府办)"]
)
def test_a_text_that_is_no_plan_is_refused(text: str) -> None:
    with pytest.raises(RulebookError):
        parse_plan(text, WORDS)


def test_a_section_before_any_chapter_is_a_fault(seed: str) -> None:
    moved = seed.replace("一、深入学习贯彻习近平法治思想", "", 1)
    with pytest.raises(RulebookError) as caught:
        parse_plan(moved, WORDS)
    assert any("章的编号应为1，现为2" in fault for fault in caught.value.faults)


def test_all_faults_of_plan_yaml_are_reported_together(data: Any) -> None:
    broken = copy.deepcopy(data)
    first = broken["chapters"][0]["sections"][0]["items"]
    first[0]["number"] = 9
    first[1]["lead"] = ["区审计局"]
    broken["chapters"][1]["number"] = 5
    with pytest.raises(RulebookError) as caught:
        plan_from_data(broken)
    text = "\n".join(caught.value.faults)
    assert len(caught.value.faults) == 3
    assert "任务的编号应为1，现为9" in text
    assert "第2项的责任单位原文里没有“区审计局”" in text
    assert "章的编号应为2，现为5" in text


def test_an_item_without_parties_or_with_a_foreign_quote_is_a_fault(data: Any) -> None:
    item = data["chapters"][0]["sections"][0]["items"][1]
    del item["class"]
    item["thresholds"] = [{"value": 3, "unit": "次", "quote": "每年三次"}]
    with pytest.raises(RulebookError) as caught:
        plan_from_data(data)
    assert [fault.split(": ")[1].split("（")[0] for fault in caught.value.faults] == [
        "第2项没有列出责任单位",
        "第2项的原文里没有“每年三次”",
    ]


@pytest.mark.parametrize("broken", [None, [], "计划", {"chapters": 1}, {"titel": "x"}])
def test_data_of_another_shape_is_refused_in_chinese(broken: Any) -> None:
    with pytest.raises(RulebookError, match="规则库有误"):
        plan_from_data(broken)


def test_an_unknown_item_is_an_error(parsed: Plan) -> None:
    with pytest.raises(KeyError):
        parsed.item(53)
