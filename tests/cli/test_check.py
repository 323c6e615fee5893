"""`check REPORT --unit U`: what comes out, where it goes, how it exits."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome

Check = Callable[..., Outcome]


def test_the_terminal_report_fits_80_columns_and_is_plain(check: Check, report: Path) -> None:
    from rich.cells import cell_len

    done = check(report, "--unit", "区司法局")
    assert done.code == 0
    assert "\x1b[" not in done.out
    assert "行政机关负责人出庭应诉" in done.out
    assert "未开展" not in done.out
    assert max(map(cell_len, done.out.splitlines())) <= 80


def test_quiet_is_a_few_lines(check: Check, report: Path) -> None:
    done = check(report, "--unit", "区司法局", "--quiet")
    assert done.code == 0
    summary = [line for line in done.out.splitlines() if not line.startswith("注意：")]
    assert 1 <= len(summary) <= 4
    assert "注意：正文只有" in done.out


def test_json_has_one_finding_for_each_item(check: Check, report: Path) -> None:
    done = check(report, "--unit", "长宁区司法局", "--format", "json")
    found = json.loads(done.out)
    assert [item["item"] for item in found["items"]] == list(range(1, 53))
    assert found["unit"] == "区司法局"
    assert found["report"]["year"] == 2022
    court = found["items"][42]
    assert court["status"] == "evidenced"
    assert "负责人出庭应诉率100%" in court["evidence"][0]["quote"]
    assert {"score", "structure", "rulebook", "schema_version"} <= found.keys()


def test_all_items_judges_whoever_is_responsible(check: Check, report: Path) -> None:
    some = json.loads(check(report, "--unit", "区科委", "--format", "json").out)
    every = json.loads(check(report, "--unit", "区科委", "--format", "json", "--all-items").out)
    assert any(item["status"] == "not_applicable" for item in some["items"])
    assert not any(item["status"] == "not_applicable" for item in every["items"])


def test_html_is_written_whole_and_can_be_made_again_from_json(
    check: Check, report: Path, tmp_path: Path
) -> None:
    first, saved, second = tmp_path / "一.html", tmp_path / "结果.json", tmp_path / "二.html"
    assert check(report, "--unit", "区司法局", "--format", "html", "-o", first).code == 0
    assert check(report, "--unit", "区司法局", "--format", "json", "-o", saved).code == 0
    assert check("render", saved, "--format", "html", "-o", second).code == 0
    assert first.read_bytes() == second.read_bytes()
    assert first.read_text("utf-8").startswith("<!")


def test_two_runs_give_the_same_bytes(check: Check, report: Path) -> None:
    for form in ("json", "html", "terminal"):
        words = (report, "--unit", "区司法局", "--format", form)
        assert check(*words).out == check(*words).out


def test_an_input_is_never_overwritten(check: Check, report: Path) -> None:
    before = report.read_bytes()
    for form in ("terminal", "json", "html"):
        done = check(report, "--unit", "区司法局", "--format", form, "-o", report)
        assert done.code == 2
        assert "不能覆盖" in done.err
    assert report.read_bytes() == before


def test_a_link_to_the_input_is_the_input(check: Check, report: Path, tmp_path: Path) -> None:
    link = tmp_path / "链接.txt"
    link.hardlink_to(report)
    assert check(report, "--unit", "区司法局", "-f", "json", "-o", link).code == 2


def test_output_into_a_missing_folder(check: Check, report: Path, tmp_path: Path) -> None:
    done = check(report, "--unit", "区司法局", "-f", "json", "-o", tmp_path / "没有" / "结果.json")
    assert done.code == 2
    assert "写不了" in done.err


@pytest.mark.parametrize(("limit", "code"), [("100", 1), ("0", 0)])
def test_fail_under_sets_the_exit_code(check: Check, report: Path, limit: str, code: int) -> None:
    assert check(report, "--unit", "区司法局", "-q", "--fail-under", limit).code == code


def test_the_year_can_be_given(check: Check, report: Path) -> None:
    done = check(report, "--unit", "区司法局", "-f", "json", "--year", "2023")
    assert json.loads(done.out)["report"]["year"] == 2023


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--unit", "区司法"], "区司法局"),
        (["--unit", "司法大队"], "check units"),
        (["--unit", ""], "没有写单位名称"),
        ([], "缺少 --unit"),
        (["--unit"], "缺少 --unit"),
        (["--unit", "区司法局", "--frmat", "json"], "没有“--frmat”这个选项"),
        (
            ["--unit", "区司法局", "--format", "pdf"],
            "--format 的值“pdf”不合要求，只能是 terminal、json、html",
        ),
        (["--unit", "区司法局", "--year", "去年"], "--year 的值“去年”不合要求，应为数字"),
        (["--unit", "区司法局", "--year", "22"], "不是年度"),
        (["--unit", "区司法局", "--fail-under", "120"], "应在 0 到 100 之间"),
        (["--unit", "区司法局", "--max-megabytes", "0"], "至少为 1"),
        (["--unit", "区司法局", "--rules", "没有"], "不是规则库文件夹"),
        (["另一份.docx", "--unit", "区司法局"], "多出来的内容：另一份.docx"),
    ],
)
def test_mistakes_get_one_chinese_sentence(
    check: Check, report: Path, words: list[str], sentence: str
) -> None:
    done = check(report, *words)
    assert done.code == 2
    assert sentence in done.err
    assert done.out == ""
    assert len(done.err.strip().splitlines()) == 1
    assert "Traceback" not in done.err


def test_unknown_units_get_the_nearest_three(check: Check, report: Path) -> None:
    message = check(report, "--unit", "区市场监督局").err
    assert message.count("、") >= 2
    assert "区市场监管局" in message


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("没有.docx", None),
        ("空.docx", b""),
        ("图片.docx", b"\xff\xd8\xff\xe0" + b"\0" * 64),
        ("坏.docx", b"PK\x03\x04" + b"\0" * 64),
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("空白.txt", b" \n\n"),
        ("报告.pdf", b"%PDF-1.7\n"),
    ],
)
@pytest.mark.parametrize("form", ["terminal", "json"])
def test_a_bad_file_is_an_error_and_never_a_report(
    check: Check, tmp_path: Path, name: str, data: bytes | None, form: str
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    done = check(path, "--unit", "区司法局", "--format", form)
    assert done.code == 2
    assert done.out == ""
    assert done.err.startswith("错误：")
    assert len(done.err.strip().splitlines()) == 1


def test_a_file_above_the_limit(check: Check, tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    path.write_text("法治" * 400_000, "utf-8")
    assert check(path, "--unit", "区司法局", "--max-megabytes", "1").code == 2


def test_another_report_is_never_overwritten(check: Check, report: Path, tmp_path: Path) -> None:
    other = tmp_path / "别的单位.docx"
    other.write_bytes(b"PK")
    done = check(report, "--unit", "区司法局", "-f", "json", "-o", other)
    assert done.code == 2
    assert "已有的报告文件" in done.err
    assert other.read_bytes() == b"PK"


def test_results_are_private_unless_they_were_not_before(check: Check, report: Path, tmp_path: Path) -> None:
    fresh, known = tmp_path / "新.json", tmp_path / "旧.json"
    known.write_text("", "utf-8")
    known.chmod(0o644)
    for path in (fresh, known):
        assert check(report, "--unit", "区司法局", "-f", "json", "-o", path).code == 0
    assert fresh.stat().st_mode & 0o077 == 0
    assert known.stat().st_mode & 0o777 == 0o644


def test_nothing_to_score_is_no_pass(check: Check, report: Path) -> None:
    done = check(report, "--unit", "区疫情防控法治保障专班", "-q", "--fail-under", "60")
    assert done.code in (1, 2)


def test_a_result_of_another_version_is_refused(check: Check, report: Path, tmp_path: Path) -> None:
    saved = tmp_path / "结果.json"
    check(report, "--unit", "区司法局", "-f", "json", "-o", saved)
    saved.write_text(
        saved.read_text("utf-8").replace('"schema_version": "1"', '"schema_version": "9"'), "utf-8"
    )
    done = check("render", saved)
    assert done.code == 2
    assert "别的版本" in done.err


def test_what_goes_wrong_inside_is_one_sentence(
    check: Check, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("checker.pipeline.Checker.check", fail)
    done = check(report, "--unit", "区司法局")
    assert done.code == 2
    assert "程序内部出错" in done.err
    assert len(done.err.strip().splitlines()) == 1


def test_render_refuses_what_is_no_result(check: Check, report: Path, tmp_path: Path) -> None:
    other = tmp_path / "别的.json"
    other.write_text("{}", "utf-8")
    for path in (report, other, tmp_path / "没有.json"):
        done = check("render", path)
        assert done.code == 2
        assert len(done.err.strip().splitlines()) == 1


def test_the_files_name_decides_the_form(check: Check, report: Path, tmp_path: Path) -> None:
    for name, opening in (("结果.html", "<!"), ("结果.json", "{"), ("结果.txt", "报告")):
        path = tmp_path / name
        assert check(report, "--unit", "区司法局", "-o", path).code == 0
        assert path.read_text("utf-8").lstrip().startswith(opening)
    done = check(report, "--unit", "区司法局", "-o", tmp_path / "结果.pdf")
    assert done.code == 2
    assert "不能写成 .pdf" in done.err


def test_a_report_of_another_unit_is_said_at_once(check: Check, report: Path) -> None:
    assert "区司法局" in check(report, "--unit", "区民政局", "--quiet").out
