"""A reviewer's own judgement on the command line: applied, shown with both verdicts, used as labels."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome

Check = Callable[..., Outcome]
REPORT = """区司法局2022年法治政府建设情况报告
一、主要举措和成效
局里的负责同志去法院听了庭，也发了言。
"""
REVIEW = """复核:
  - 单位: 区司法局
    任务: 43
    判定: 有实证
    原判: {was}
    理由: 已核对出庭登记，发言即出声
    复核人: 张三
    日期: 2023-01-20
    原文: 局里的负责同志去法院听了庭
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(REPORT, "utf-8")
    return path


def review(folder: Path, text: str = REVIEW, name: str = "复核.yaml") -> Path:
    path = folder / name
    path.write_text(text.format(was="未检出"), "utf-8")
    return path


def test_both_verdicts_and_the_count_are_shown(check: Check, report: Path, tmp_path: Path) -> None:
    plain = check(report, "--unit", "区司法局", "--quiet").out
    said = check(report, "--unit", "区司法局", "--review", review(tmp_path)).out
    assert "复核判“有实证”" in said
    assert "程序判“" in said
    assert "已核对出庭登记" in said
    assert "人工复核 1 条，采用 1 条" in said
    assert "人工复核" not in plain


def test_an_entry_does_not_carry_over_to_another_text(check: Check, report: Path, tmp_path: Path) -> None:
    report.write_text(REPORT.replace("听了庭", "看了看"), "utf-8")
    said = check(report, "--unit", "区司法局", "--review", review(tmp_path)).out
    assert "人工复核 1 条，采用 0 条" in said
    assert "（未采用）" in said


def test_an_entry_without_a_reason_is_refused_and_lint_says_where(
    check: Check, report: Path, tmp_path: Path
) -> None:
    path = review(tmp_path, "".join(line for line in REVIEW.splitlines(True) if "理由" not in line))
    done = check(report, "--unit", "区司法局", "--review", path)
    assert done.code == 2
    assert "缺少“理由”" in done.err
    assert "Traceback" not in done.err
    linted = check("review", "lint", path)
    assert linted.code == 1
    assert "复核.yaml:2" in linted.out


def test_lint_finds_an_entry_whose_text_is_gone(check: Check, report: Path, tmp_path: Path) -> None:
    path = review(tmp_path)
    assert check("review", "lint", path, report, "--unit", "区司法局").code == 0
    report.write_text(REPORT.replace("听了庭", "看了看"), "utf-8")
    assert check("review", "lint", path, report, "--unit", "区司法局").code == 1
    assert check("review", "lint", path, report).code == 2


def test_the_html_and_the_json_have_the_entry_too(check: Check, report: Path, tmp_path: Path) -> None:
    page = tmp_path / "结果.html"
    path = review(tmp_path)
    check(report, "--unit", "区司法局", "--review", path, "-o", page)
    assert "复核判“有实证”" in page.read_text("utf-8")
    assert '"reviews"' in check(report, "--unit", "区司法局", "--review", path, "--format", "json").out


def test_eval_takes_entries_for_labels(check: Check, report: Path, tmp_path: Path) -> None:
    review(tmp_path, name="报告.复核.yaml")
    done = check("eval", tmp_path)
    assert done.code == 0
    assert "pairs              1" in done.out


def test_eval_of_a_folder_with_other_yaml_is_one_sentence(check: Check, report: Path, tmp_path: Path) -> None:
    review(tmp_path)
    done = check("eval", tmp_path)
    assert done.code == 2
    assert "不是例句文件" in done.err
