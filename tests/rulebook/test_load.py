"""Loading a rulebook: every fault of every file, with file and line, in Chinese."""

from pathlib import Path

import pytest

from checker.model.errors import CheckerError, RulebookError
from checker.model.rules import AllOf, AnyOf, InOrder, Leaf
from checker.pipeline import Checker, load_rulebook
from tests.rulebooks import make_folder

CONCEPTS = "concepts:\n  - {id: 他项业务, phrases: [核酸]}\n  - {id: 出庭, phrases: [出庭…应诉]}\n"
RULE = """item: 43
title: 出庭
requirements:
  - id: appear
    title: 出庭
    match: {any: ["@出庭", {all: [甲, 乙], within: 9}, {seq: [丙, 丁], gap: 3}]}
    looked_for: 次数
    advice: 写明
"""


def faults(folder: Path, *items: int) -> str:
    with pytest.raises(RulebookError) as error:
        load_rulebook(folder, with_cases=True, items=frozenset(items))
    return error.value.message


def test_an_expression_becomes_a_tree(tmp_path: Path) -> None:
    loaded = load_rulebook(make_folder(tmp_path, CONCEPTS, n43=RULE), items=frozenset({43})).rulebook
    match = loaded.judges[0].match
    assert isinstance(match, AnyOf)
    concept, every, order = match.children
    assert isinstance(concept, Leaf)
    assert loaded.terms[concept.term].phrases == (("出庭", "应诉"),)
    assert isinstance(every, AllOf)
    assert every.within == 9
    assert isinstance(order, InOrder)
    assert order.gap == 3


def test_equal_requirements_share_one_judge(tmp_path: Path) -> None:
    other = RULE.replace("item: 43", "item: 42")
    folder = make_folder(tmp_path, CONCEPTS, n43=RULE, n42=other)
    loaded = load_rulebook(folder, items=frozenset({42, 43})).rulebook
    assert len(loaded.rules) == 2
    assert len(loaded.judges) == 1


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("title: 出庭\nreq", "titel: 出庭\nreq", 2, "不认识的键“titel”"),
        ("    advice: 写明\n", "", 4, "缺少“advice”"),
        ("within: 9", "within: many", 7, "within"),
        ('"@出庭"', '"@没有"', 4, "没有名为“没有”的概念"),
        ("item: 43", "item: 44", 1, "文件名应以任务编号“44-”开头"),
        ("id: appear", "id: Appear", 4, "只能用小写字母"),
        ("looked_for: 次数", "looked_for: ''", 7, "looked_for"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    assert old in RULE
    message = faults(make_folder(tmp_path, CONCEPTS, n43=RULE.replace(old, new)), 43)
    assert words in message
    assert "items/43-test.yaml" in message


def test_faults_of_all_files_come_together(tmp_path: Path) -> None:
    folder = make_folder(
        tmp_path,
        CONCEPTS + "  - {id: 空, phrases: []}\n",
        n43=RULE.replace("advice", "advise"),
        n42="item: 42\ntitle: [",
    )
    (folder / "scoring.yaml").write_text("version: x\n", "utf-8")
    message = faults(folder, 42, 43)
    for name in ("concepts/test.yaml:4", "items/42-test.yaml:", "items/43-test.yaml:", "scoring.yaml:1"):
        assert name in message


def test_yaml_faults_carry_their_line(tmp_path: Path) -> None:
    message = faults(make_folder(tmp_path, CONCEPTS, n43=RULE + "title: 再来一次\n"), 43)
    assert "items/43-test.yaml:9: 键“title”重复" in message


def test_a_case_must_name_a_requirement(tmp_path: Path) -> None:
    cases = "cases:\n  - {text: 甲乙, requirement: nobody, status: stated}\n"
    message = faults(make_folder(tmp_path, CONCEPTS, n43=RULE + cases), 43)
    assert "items/43-test.yaml:10: 例句所说的要求点“nobody”不存在" in message


def test_a_concept_that_contains_itself(tmp_path: Path) -> None:
    concepts = CONCEPTS + "  - {id: 甲, includes: [乙]}\n  - {id: 乙, includes: [甲]}\n"
    assert "又包含自己" in faults(make_folder(tmp_path, concepts, n43=RULE), 43)


def test_every_item_of_the_plan_needs_a_rule(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, CONCEPTS, n43=RULE)
    with pytest.raises(RulebookError) as error:
        load_rulebook(folder)
    assert "第 1 项没有规则文件" in error.value.message
    assert len(error.value.faults) == 51


def test_a_folder_without_rules(tmp_path: Path) -> None:
    with pytest.raises(CheckerError, match="不是规则库文件夹"):
        load_rulebook(tmp_path)


def test_a_missing_word_list_is_named(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, CONCEPTS, n43=RULE)
    (folder / "language" / "evidence.yaml").unlink()
    with pytest.raises(CheckerError, match="evidence"):
        Checker.load(folder, items=frozenset({43}))
