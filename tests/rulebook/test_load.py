"""Loading a rulebook: every fault of every file, with file and line, in Chinese."""

import errno
import re
from pathlib import Path

import pytest

from checker.model.errors import CheckerError, RulebookError
from checker.model.plan import UnitKind
from checker.model.rules import AllOf, AnyOf, InOrder, Leaf
from checker.pipeline import Checker, load_rulebook
from checker.rulebook.word_lists import REQUIRED
from tests.rulebooks import RULES, make_folder

PACKAGE = RULES.parents[1] / "checker"

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


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("concepts:\n  - &a {id: 甲, phrases: [甲]}\n  - *a\n", 3, "别名"),
        ("concepts: &a\n  - *a\n", 2, "别名"),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", 2, "别名"),
        ("concepts:\n  - {id: &name 甲, phrases: [*name]}\n", 2, "别名"),
        ("a: &a {id: 甲}\nb:\n  <<: *a\n", 3, "别名"),
        ("concepts:\n\n" + "[" * 100_000, 3, "嵌套太深"),
        ("concepts:\n" + "{a: " * 100_000, 2, "嵌套太深"),
        ("concepts:\n" + "- " * 100_000 + "a\n", 2, "嵌套太深"),
        ("concepts:\n" + "- " * 100 + "a\n", 2, "嵌套太深"),
        ("".join(" " * i + "a:\n" for i in range(1000)), 1, "嵌套太深"),
        ("? [a, b]\n: c\n", 1, "键应为文字"),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else None,
)
def test_yaml_that_hides_or_buries_values_is_refused(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    message = faults(make_folder(tmp_path, text, n43=RULE), 43)
    told = [one for one in message.splitlines() if "concepts/test.yaml:" in one]
    assert any(words in one for one in told)
    if words != "嵌套太深" or line > 1:
        assert any(f"concepts/test.yaml:{line}: " in one for one in told)


def test_brackets_in_texts_are_no_nesting(tmp_path: Path) -> None:
    rule = RULE.replace("looked_for: 次数", f'looked_for: "{"(][)" * 500}"')
    assert load_rulebook(make_folder(tmp_path, CONCEPTS, n43=rule), items=frozenset({43}))


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ('"re:[一-"', "正则表达式写错了"),
        ('"re:(?P<甲"', "正则表达式写错了"),
        ('"re:甲(?i)乙"', "正则表达式写错了"),
        ('"re:"', "空白"),
        ('"re:甲*"', "空白"),
        ('""', "这一条是空的"),
        ('"　 "', "这一条是空的"),
        ("12", "应为文字的列表"),
        ("{a: b}", "应为文字的列表"),
    ],
)
def test_a_bad_entry_of_a_word_list_is_named_with_its_line(tmp_path: Path, entry: str, words: str) -> None:
    folder = make_folder(tmp_path, CONCEPTS, n43=RULE)
    path = folder / "language" / "evidence.yaml"
    extra = f"extra:\n  - 好词\n  - {entry}\n"
    text = path.read_text("utf-8")
    path.write_text(text + extra, "utf-8")
    line = text.count("\n") + (2 if "列表" in words else 3)
    message = faults(folder, 43)
    assert any(f"language/evidence.yaml:{n}: “extra”" in message for n in (line, line - 1))
    assert words in message


@pytest.mark.parametrize("text", ["", "[甲]\n", "甲\n", "denials: 甲\n"])
def test_a_word_list_of_another_shape_is_a_fault(tmp_path: Path, text: str) -> None:
    folder = make_folder(tmp_path, CONCEPTS, n43=RULE)
    (folder / "language" / "evidence.yaml").write_text(text, "utf-8")
    assert "language/evidence.yaml:1: " in faults(folder, 43)


def test_every_missing_word_list_is_named(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, CONCEPTS, n43=RULE)
    path = folder / "language" / "time.yaml"
    path.write_text(path.read_text("utf-8").replace("\nfuture:", "\nfutur:"), "utf-8")
    (folder / "language" / "structure.yaml").unlink()
    message = faults(folder, 43)
    assert "language/time.yaml:1: 缺少词表“future”" in message
    assert "language/structure.yaml:1: 缺少词表“causes”“" in message


def test_the_lists_asked_for_are_those_of_the_program_and_of_the_rulebook() -> None:
    asked = {f"{file}.{name}" for file, names in REQUIRED.items() for name in names.split()}
    assert asked == set(load_rulebook(RULES).rulebook.wording)
    code = "".join(
        path.read_text("utf-8")
        for folder in ("language", "engine", "compare", "batch")
        for path in (PACKAGE / folder).rglob("*.py")
    ).replace("'", '"')
    files = "|".join(REQUIRED)
    assert set(re.findall(rf'"((?:{files})\.[a-z_]+)"', code)) <= asked
    for name in asked:
        last = name.partition(".")[2]
        short = last.removeprefix("sub_")
        kind, _, rest = last.partition("_")
        assert (
            f'"{name}"' in code
            or f'"{last}"' in code
            or f"}}{short}" in code
            or (kind in set(UnitKind) and f"}}_{rest}" in code)
        ), f"nothing asks for {name}"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("  stated: 0.5\n", "", "coverage 里缺少“stated”（有表述缺实证）"),
        ("  named: 1.5\n", "", "role_weights 里缺少“named”"),
        ("stated: 0.5", "stated: 1.5", "“stated”不能大于 1"),
        ("stated: 0.5", "stated: -0.5", "“stated”不能小于 0"),
        ("stated: 0.5", "stated: .nan", "“stated”"),
        ("named: 1.5", "named: -1.5", "“named”不能小于 0"),
        ("named: 1.5", "named: .inf", "“named”"),
        ("stated: 0.5", "statd: 0.5", "“statd”只能是"),
        ("stated: 0.5", "stated: 一半", "“stated”应为数字"),
    ],
)
def test_scoring_is_complete_and_within_bounds(tmp_path: Path, old: str, new: str, words: str) -> None:
    folder = make_folder(tmp_path, CONCEPTS, n43=RULE)
    path = folder / "scoring.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    message = faults(folder, 43)
    assert words in message
    assert re.search(r"scoring\.yaml:(?!1:)\d+: ", message)


def test_the_stamp_does_not_depend_on_line_ends(tmp_path: Path) -> None:
    def stamp(folder: Path) -> str:
        return load_rulebook(folder, items=frozenset({43})).rulebook.stamp.sha256

    folder = make_folder(tmp_path, CONCEPTS, n43=RULE)
    before = stamp(folder)
    for path in folder.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert stamp(folder) == before
    path = folder / "items" / "43-test.yaml"
    path.write_text(path.read_text("utf-8").replace("advice: 写明", "advice: 写清"), "utf-8")
    assert stamp(folder) != before


@pytest.mark.parametrize(
    ("number", "says"), [(errno.EACCES, "没有权限"), (errno.EISDIR, "是文件夹"), (errno.EPIPE, "系统出错")]
)
def test_what_the_system_says_is_told_in_chinese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, says: str
) -> None:
    folder = make_folder(tmp_path, CONCEPTS, n43=RULE)

    def refuse(*_: object, **__: object) -> str:
        raise OSError(number, "Some English words")

    monkeypatch.setattr(Path, "read_text", refuse)
    message = faults(folder, 43)
    assert f"scoring.yaml:1: 读不了这个文件：{says}" in message
    assert "English" not in message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: [b, c\n", "YAML"),
        ("a: b: c\n", "这里不该有冒号"),
        ("a: 'b\n", "没有配对"),
        ("a:\n\t- b\n", "不能用的字符"),
        ("a: b\n c: d\n", "这里不该有冒号"),
        ('a: "\\d"\n', "反斜杠"),
        ("a: {b: c\nd: e\n", "没有配对"),
        ("a: \x01\n", "不能用的字符"),
        ("a: !!python/object:os.system x\n", "YAML 写法有误"),
        ("a: 2022-13-45\n", "日期或数字写错了"),
        ("2022-13-45: a\n", "日期或数字写错了"),
    ],
)
def test_bad_yaml_is_told_in_chinese(tmp_path: Path, text: str, says: str) -> None:
    message = faults(make_folder(tmp_path, text, n43=RULE), 43)
    (told,) = [one for one in message.splitlines() if "concepts/test.yaml:" in one]
    assert says in told
    assert not re.search(r"[a-z]{3}", told.partition("yaml:")[2])
