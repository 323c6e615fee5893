"""A whole run over a folder of reports: what is found, what is written, what a second run does."""

import hashlib
import sqlite3
from pathlib import Path

import pytest

from checker.batch.outputs import DASHBOARD_FILE, ROSTER_FILE, STORE_FILE, WORKBOOK_FILE
from checker.cli.main import run
from tests.batch.conftest import Batch, rows, run_over

CHECKED = ("区司法局", "区城管执法局", "区民政局", "华阳路街道", "区医保局", "区审计局")


def test_the_exit_code_says_that_some_could_not_be_checked(batch: Batch) -> None:
    assert batch.code == 2


def test_every_file_is_accounted_for(batch: Batch) -> None:
    text = "\n".join(cell for row in rows(batch.output / WORKBOOK_FILE, "提交情况") for cell in row)
    for path in batch.reports.iterdir():
        assert path.name in text
    assert "已损坏" in text
    assert "未提交 38" in text


def test_each_checked_unit_has_its_page_and_no_other_has(batch: Batch) -> None:
    assert {path.stem for path in (batch.output / "单位").iterdir()} == set(CHECKED)
    page = (batch.output / "单位" / "区民政局.html").read_text("utf-8")
    assert "区民政局" in page
    assert "未检出" in page


def test_the_screen_names_what_is_to_be_settled(batch: Batch) -> None:
    assert "检查了 6 个单位" in batch.said
    assert "区科委有 2 份文件" in batch.said
    assert "终稿.txt" in batch.said
    assert "街道报告.docx" in batch.said
    absent = next(line for line in batch.said.splitlines() if line.startswith("未提交"))
    assert "区教育局" in absent
    assert "区科委" not in absent


def test_the_copy_is_found_though_names_and_figures_were_changed(batch: Batch) -> None:
    assert "区医保局—区审计局" in batch.said or "区审计局—区医保局" in batch.said
    (page,) = (batch.output / "雷同").iterdir()
    assert "医保局" in page.read_text("utf-8")


def test_last_years_promises_are_told(batch: Batch) -> None:
    assert "去年计划 2 条" in batch.said
    promises = rows(batch.output / WORKBOOK_FILE, "去年计划")
    (lost,) = (row for row in promises if any("无人机" in cell for cell in row))
    assert "未检出" in lost
    (kept,) = (row for row in promises if any("双随机抽查。" in cell for cell in row))
    assert "已兑现" in kept
    assert any("抽查46家次" in cell for cell in kept)


def test_history_knows_both_years(batch: Batch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["history", "--unit", "民政局", "--out", str(batch.output)]) == 0
    said = capsys.readouterr().out
    assert "2021年" in said
    assert "2022年" in said
    assert "提高" in said


def test_a_second_run_checks_nothing_again_and_ends_the_same(batch: Batch, tmp_path: Path) -> None:
    before = fingerprint(batch.output)
    again = run_over(batch.reports, batch.last_year, batch.output)
    assert "其中 11 份已检查过" in again.told
    assert again.said == batch.said
    assert fingerprint(batch.output) == before


def test_the_roster_settles_what_was_in_doubt(batch: Batch, tmp_path: Path) -> None:
    roster = tmp_path / "名册.csv"
    roster.write_text(
        "单位,文件,收到日期,截止日期\n区科委,区科委2022年报告.docx,2023-01-20,2023-01-15\n区教育局,终稿.txt,,\n区财政局,,,\n",
        "gb18030",
    )
    found = run_over(batch.reports, None, tmp_path / "结果", "--roster", str(roster))
    assert "检查了 8 个单位" in found.said
    assert "未提交（1）：区财政局" in found.said
    assert "迟交（1）：区科委" in found.said
    assert found.code == 2, "one file is broken still"


def test_results_never_go_among_the_reports(batch: Batch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["batch", str(batch.reports), "--out", str(batch.reports)]) == 2
    assert "结果文件夹不能就是报告文件夹" in capsys.readouterr().err


def test_a_file_that_takes_too_long_is_stopped_and_tried_again_next_time(
    batch: Batch, tmp_path: Path
) -> None:
    reports = tmp_path / "报告"
    reports.mkdir()
    (reports / "民政局.docx").write_bytes((batch.reports / "区民政局2022年报告.docx").read_bytes())
    hasty = run_over(reports, None, tmp_path / "结果", "--seconds", "0.001")
    assert hasty.code == 2
    assert "已停下" in hasty.said
    assert run_over(reports, None, tmp_path / "结果").code == 0


def test_too_little_memory_to_begin_is_one_clear_sentence(
    batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(
        ["batch", str(batch.reports), "--out", str(tmp_path / "r"), "--max-memory", "20", "--jobs", "1"]
    )
    assert code == 2
    assert "--max-memory 调大" in capsys.readouterr().err


def test_the_reports_are_never_changed(batch: Batch) -> None:
    database = sqlite3.connect(batch.output / STORE_FILE)
    kept = {row[0] for row in database.execute("SELECT json_extract(submission, '$.sha256') FROM reports")}
    for path in batch.reports.iterdir():
        assert hashlib.sha256(path.read_bytes()).hexdigest() in kept


def test_letters_are_written_and_one_that_was_edited_is_kept(batch: Batch, tmp_path: Path) -> None:
    reports = tmp_path / "报告"
    reports.mkdir()
    (reports / "民政局.docx").write_bytes((batch.reports / "区民政局2022年报告.docx").read_bytes())
    assert run_over(reports, None, tmp_path / "结果", "--letters").code == 0
    letter = tmp_path / "结果" / "反馈意见" / "区民政局.docx"
    assert letter.read_bytes().startswith(b"PK")
    letter.write_bytes(b"edited by the office")
    (reports / "民政局.docx").write_bytes((batch.reports / "区科委2022年报告.docx").read_bytes())
    roster = tmp_path / "名单.csv"
    roster.write_text("单位,文件\n区民政局,民政局.docx\n", "utf-8")
    run_over(reports, None, tmp_path / "结果", "--letters", "--roster", str(roster))
    assert letter.read_bytes() == b"edited by the office"
    assert letter.with_name("区民政局-新.docx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("blocked", ["单位/区民政局.html", WORKBOOK_FILE])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_result_that_cannot_be_written_is_one_clear_sentence(
    batch: Batch, tmp_path: Path, blocked: str, jobs: str, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = tmp_path / "报告"
    reports.mkdir()
    (reports / "民政局.docx").write_bytes((batch.reports / "区民政局2022年报告.docx").read_bytes())
    (tmp_path / "结果" / blocked).mkdir(parents=True)
    assert run(["batch", str(reports), "--out", str(tmp_path / "结果"), "--jobs", jobs]) == 2
    said = capsys.readouterr().err
    assert "写不了" in said
    assert Path(blocked).name in said
    (tmp_path / "结果" / blocked).rmdir()
    assert run_over(reports, None, tmp_path / "结果").code == 0
    assert (tmp_path / "结果" / blocked).is_file()


def test_what_is_written_is_whole(batch: Batch) -> None:
    for name in (WORKBOOK_FILE, DASHBOARD_FILE, ROSTER_FILE, STORE_FILE):
        assert (batch.output / name).stat().st_size > 500
    assert not list(batch.output.rglob(".checker-*"))


def fingerprint(output: Path) -> dict[str, str]:
    return {
        path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in output.rglob("*")
        if path.is_file() and not path.name.startswith(STORE_FILE)
    }
