"""`check compare`: what it takes, what it prints, how it exits."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from checker.pipeline import Checker
from tests.cli.conftest import Outcome
from tests.compare.drafts import SAMPLES, revise

Check = Callable[..., Outcome]
SAMPLE = SAMPLES / "区民政局-2022.docx"
UNIT = ("--unit", "区民政局")
EDITS = {
    "举办民法典婚姻家庭编专题讲座2期，": "举办民法典婚姻家庭编专题讲座1期，",
    "依申请公开答复7件。": "",
    "持证人员仅有XX名，": "",
    "组织执法人员学习新版文书样式，": "执法人员人均完成培训62学时。组织执法人员学习新版文书样式，",
}


@pytest.fixture(autouse=True)
def loaded_once(real: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command of these tests uses the rulebook that is shipped; it need not be read each time."""
    monkeypatch.setattr(Checker, "load", lambda folder: real)


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return revise(SAMPLE.name, tmp_path / "区民政局-2022-第二稿.docx", EDITS)


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_an_edited_draft_is_compared_with_the_first(check: Check, second: Path) -> None:
    done = check("compare", SAMPLE, second, *UNIT)
    assert done.code == 1
    assert done.err == ""
    assert "\x1b[" not in done.out
    assert "未开展" not in done.out
    assert max(map(cell_len, done.out.splitlines())) <= 80
    shown = squeezed(done.out)
    for words in (
        "法治专题讲座期数由2期改为1期，低于要求的2期",
        "新稿里没有了原来算作实证的这一句。原稿“依申请公开答复7件。”",
        "每人每年培训学时原来没有写明，现为62学时，达到要求的60学时",
        "【草稿问题：已消除】1处",
    ):
        assert words in shown


def test_the_exit_code_is_0_where_no_item_got_worse(check: Check, tmp_path: Path) -> None:
    done = check("compare", SAMPLE, SAMPLE, *UNIT)
    assert done.code == 0
    assert "没有变化" in done.out
    better = revise(SAMPLE.name, tmp_path / "好.docx", {"依申请公开答复7件。": "依申请公开答复9件。"})
    done = check("compare", SAMPLE, better, *UNIT)
    assert done.code == 0
    assert "原有“7件”，现为“9件”" in done.out


def test_json_tells_the_same(check: Check, second: Path, tmp_path: Path) -> None:
    target = tmp_path / "变化.json"
    assert check("compare", SAMPLE, second, *UNIT, "-o", target).code == 1
    found = json.loads(target.read_text("utf-8"))
    assert (found["before"]["name"], found["after"]["name"]) == (SAMPLE.name, second.name)
    lecture = next(one for one in found["items"] if one["item"] == 51)
    assert (lecture["direction"], lecture["requirements"][0]["after"]) == ("worse", "shortfall")
    assert "低于要求的2期" in lecture["requirements"][0]["why"]
    assert [fault["kind"] for fault in found["faults_gone"]] == ["placeholder"]
    assert check("compare", SAMPLE, second, *UNIT, "--format", "json").out == target.read_text("utf-8")


def test_text_can_be_written_to_a_file(check: Check, second: Path, tmp_path: Path) -> None:
    target = tmp_path / "变化.txt"
    done = check("compare", SAMPLE, second, *UNIT, "-o", target)
    assert (done.code, done.out) == (1, "")
    assert "结果已写入" in done.err
    assert "【变差】" in target.read_text("utf-8")


def saved(check: Check, report: Path, target: Path, *words: str, unit: str = "区民政局") -> Path:
    assert check(report, "--unit", unit, "--format", "json", "-o", target, *words).code == 0
    return target


def test_saved_results_may_stand_for_reports(check: Check, second: Path, tmp_path: Path) -> None:
    first = saved(check, SAMPLE, tmp_path / "一.json")
    later = saved(check, second, tmp_path / "二.json")
    direct = json.loads(check("compare", SAMPLE, second, *UNIT, "--format", "json").out)
    for pair in ((first, second), (SAMPLE, later), (first, later)):
        done = check("compare", *pair, *UNIT, "--format", "json")
        assert done.code == 1
        found = json.loads(done.out)
        assert [(one["item"], one["direction"]) for one in found["items"]] == [
            (one["item"], one["direction"]) for one in direct["items"]
        ]


def test_a_result_of_all_items_is_compared_with_a_report_judged_alike(check: Check, tmp_path: Path) -> None:
    every = saved(check, SAMPLE, tmp_path / "全部.json", "--all-items")
    assert check("compare", every, SAMPLE, *UNIT).code == 0
    some = saved(check, SAMPLE, tmp_path / "部分.json")
    done = check("compare", every, some, *UNIT)
    assert done.code == 2
    assert "只有原稿的结果是用 --all-items 保存的" in done.err


def test_results_of_another_unit_or_rulebook_are_refused(check: Check, tmp_path: Path) -> None:
    result = saved(check, SAMPLE, tmp_path / "结果.json")
    done = check("compare", SAMPLE, result, "--unit", "区科委")
    assert done.code == 2
    assert "新稿“结果.json”是区民政局的检查结果，不是区科委的" in done.err
    found = json.loads(result.read_text("utf-8"))
    found["rulebook"] |= {"sha256": "f" * 64, "version": "2025.1"}
    result.write_text(json.dumps(found), "utf-8")
    done = check("compare", result, SAMPLE, *UNIT)
    assert done.code == 2
    assert "原稿用规则库 2025.1" in done.err


@pytest.mark.parametrize("label", ["原稿", "新稿"])
@pytest.mark.parametrize("name", ["没有.docx", "没有.json", "坏.docx", "坏.json", "表.xlsx"])
def test_what_cannot_be_read_is_named_with_its_side(
    check: Check, tmp_path: Path, label: str, name: str
) -> None:
    bad = tmp_path / name
    if "没有" not in name:
        bad.write_bytes(b"\x00\x01{}")
    pair = (bad, SAMPLE) if label == "原稿" else (SAMPLE, bad)
    done = check("compare", *pair, *UNIT)
    assert done.code == 2
    assert done.out == ""
    assert done.err.startswith(f"错误：{label}")
    assert name in done.err
    assert len(done.err.strip().splitlines()) == 1


def test_neither_version_is_ever_overwritten(check: Check, tmp_path: Path, second: Path) -> None:
    result = saved(check, SAMPLE, tmp_path / "一.json")
    for target in (second, result):
        before = target.read_bytes()
        done = check("compare", result, second, *UNIT, "--format", "json", "-o", target)
        assert done.code == 2
        assert "不能覆盖" in done.err
        assert target.read_bytes() == before


def test_a_form_it_has_not_is_refused(check: Check, tmp_path: Path) -> None:
    done = check("compare", SAMPLE, SAMPLE, *UNIT, "-o", tmp_path / "变化.html")
    assert done.code == 2
    assert ".txt 或 .json" in done.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [((), "缺少 “原稿”"), ((SAMPLE,), "缺少 “新稿”"), ((SAMPLE, SAMPLE), "缺少 --unit")],
)
def test_what_is_left_out_is_said_in_chinese(check: Check, words: tuple[Path, ...], sentence: str) -> None:
    done = check("compare", *words)
    assert done.code == 2
    assert sentence in done.err


def test_help_says_what_the_exit_code_means(check: Check) -> None:
    out = squeezed(check("compare", "--help").out)
    assert out.startswith("用法：checkcompare原稿新稿--unit单位")
    assert "有任务变差时退出码为1" in out
    assert "BEFORE" not in out
