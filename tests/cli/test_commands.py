"""The other commands: units, explain, rules, eval, help."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.cli.app import app
from tests.cli.conftest import Outcome
from tests.rulebooks import RULES

Check = Callable[..., Outcome]
DEV = Path(__file__).parent.parent / "gold" / "dev"


def test_units_lists_them_all(check: Check) -> None:
    out = check("units").out
    for name in ("区司法局", "新泾镇", "华阳路街道", "上海市长宁区审计局"):
        assert name in out


@pytest.mark.parametrize("name", ["区科委", "区科技委", "上海市长宁区科学技术委员会"])
def test_units_shows_what_one_answers_for(check: Check, name: str) -> None:
    out = check("units", "--unit", name).out
    assert out.startswith("区科委")
    assert re.search(r"^ 47  牵头", out, re.M)
    assert "责任单位" in out


def test_an_unknown_unit(check: Check) -> None:
    done = check("units", "--unit", "区魔法局")
    assert done.code == 2
    assert "最接近" in done.err


def test_explain_tells_the_whole_trace(check: Check, report: Path) -> None:
    out = check("explain", report, "--unit", "区司法局", "--item", "43").out
    for words in ("任务原文", "匹配规则", "负责人出庭应诉率100%", "可核查的内容", "判定"):
        assert words in out.replace("\n", "")
    missing = check("explain", report, "--unit", "区司法局", "--item", "38").out
    assert "未检出" in missing
    assert "怎样改变" in missing


@pytest.mark.parametrize(
    ("text", "item", "reason"),
    [
        ("去年街道共排查矛盾纠纷96件。", "40", "写的是往年的事"),
        ("虽定期举办应急演练，但次数不够多，配合不够默契。", "34", "只是让步的话"),
        ("应急演练次数不够多。", "34", "是不足的说法"),
    ],
)
def test_explain_says_why_a_sentence_does_not_prove(
    check: Check, tmp_path: Path, text: str, item: str, reason: str
) -> None:
    path = tmp_path / "区司法局.txt"
    path.write_text(f"区司法局2022年法治政府建设情况报告\n一、主要举措和成效\n{text}\n", "utf-8")
    out = check("explain", path, "--unit", "区司法局", "--item", item).out
    assert reason in re.sub(r"\s", "", out)


@pytest.mark.parametrize("item", ["0", "53"])
def test_explain_knows_the_items(check: Check, report: Path, item: str) -> None:
    done = check("explain", report, "--unit", "区司法局", "--item", item)
    assert done.code == 2
    assert "没有第" in done.err


def test_rules_can_be_listed_shown_and_linted(check: Check) -> None:
    assert len(check("rules", "list").out.splitlines()) == 52
    shown = check("rules", "show", "43").out
    assert "责任单位" in shown
    assert "匹配" in shown
    assert check("rules", "show", "60").code == 2
    linted = check("rules", "lint")
    assert linted.code == 0
    assert "没有错误" in linted.out


def test_lint_names_every_fault_with_its_line(check: Check, tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "changning-2022"
    shutil.copytree(RULES, folder)
    for path in sorted((folder / "items").glob("4[23]-*.yaml")):
        path.write_text(path.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    done = check("rules", "lint", "--rules", folder)
    assert done.code == 1
    assert done.out.count("不认识的键“titel”") == 2
    assert re.search(r"items/42-[a-z-]+\.yaml:\d+: ", done.out)


@pytest.mark.parametrize(
    ("kind", "key"),
    [("items", "requirements"), ("concepts", "concepts"), ("scoring", "foreign"), ("units", "units")],
)
def test_the_schema_is_a_json_schema(check: Check, kind: str, key: str) -> None:
    schema = json.loads(check("rules", "schema", kind).out)
    assert schema["$schema"].startswith("https://json-schema.org")
    assert key in schema["properties"]
    assert schema["additionalProperties"] is False


def test_the_schema_of_items_is_the_default(check: Check) -> None:
    out = check("rules", "schema").out
    assert out == check("rules", "schema", "items").out
    assert '"not"' in out


def test_eval_prints_the_figures_and_a_table(check: Check, tmp_path: Path) -> None:
    for suffix in (".txt", ".json"):
        source = DEV / f"xinjingzhen-2022{suffix}"
        (tmp_path / source.name).write_bytes(source.read_bytes())
    done = check("eval", tmp_path, "--misses", "--predictions", tmp_path / "out")
    assert done.code == 0
    for name in ("accuracy", "kappa", "gap_f1", "mention_f1", "quote_recall", "pairs              52"):
        assert name in done.out
    assert json.loads((tmp_path / "out" / "xinjingzhen-2022.json").read_text("utf-8"))["all_items"]


def test_eval_of_an_empty_folder(check: Check, tmp_path: Path) -> None:
    assert check("eval", tmp_path).code == 2


HELPS = [
    [],
    ["batch"],
    ["history"],
    ["compare"],
    ["review", "lint"],
    ["explain"],
    ["render"],
    ["units"],
    ["eval"],
    ["rules"],
    ["rules", "test"],
    ["rules", "schema"],
]


@pytest.mark.parametrize("command", HELPS, ids=" ".join)
def test_help_is_chinese_throughout(check: Check, command: list[str]) -> None:
    out = check(*command, "--help").out
    assert out.startswith("用法：check")
    words = set(re.findall(r"(?<![-\w.])[A-Za-z]{4,}", out))
    assert words <= {
        "check",
        "rules",
        "json",
        "html",
        "terminal",
        "JSON",
        "Schema",
        "items",
        "concepts",
        "scoring",
        "plan",
        "NAME",
        "docx",
        "Word",
        "gaps",
        "text",
        "explain",
    } | {name for name in (*app, "units", "render", "eval", "list", "show", "lint", "test", "schema") if name}


def test_the_version(check: Check) -> None:
    assert re.fullmatch(r"check \d+\.\d+\.\d+\n", check("--version").out)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["chek"], "没有“chek”这个文件，也没有这个命令"),
        (["explain", "--unit", "区司法局", "--item", "1"], "缺少 “报告”"),
        (["rules", "test", "--item", "99"], "没有第 99 项"),
        (["eval", str(DEV), "--item", "99"], "没有第 99 项"),
        (["explain", "x.txt", "--unit", "区司法局", "--item", "1", "--year", "5"], "不是年度"),
    ],
)
def test_mistakes_get_one_chinese_sentence(check: Check, words: list[str], sentence: str) -> None:
    done = check(*words)
    assert done.code == 2
    assert sentence in done.err
    assert len(done.err.strip().splitlines()) == 1
