"""A folder of reports as an office has it, checked once for all tests that look at the results."""

import contextlib
import io
import re
import warnings
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from checker.cli.main import run
from tests.rulebooks import RULES

GOLD = RULES.parent.parent / "tests" / "gold"
SAMPLES = RULES.parent.parent / "samples"


@dataclass(frozen=True)
class Batch:
    """The folders of one run, its exit code and what it said."""

    reports: Path
    last_year: Path
    output: Path
    code: int
    said: str
    told: str


def fill(reports: Path, last_year: Path) -> None:
    """Ten files: six good ones, one a copy of another, two of one unit, one broken, one nobody's."""
    reports.mkdir()
    last_year.mkdir()
    for name in ("区司法局", "区城管执法局", "区民政局", "华阳路街道", "区科委"):
        (reports / f"{name}2022年报告.docx").write_bytes((SAMPLES / f"{name}-2022.docx").read_bytes())
    text = (GOLD / "own" / "tune" / COPIED).read_text("utf-8")
    (reports / "医保局（送审稿）.txt").write_text(text, "utf-8")
    (reports / "审计局.txt").write_text(_as_if_of_another(text), "utf-8")
    (reports / "区科委 新.txt").write_text(_titled("区科委", "全年开展普法宣传3次。"), "utf-8")
    (reports / "街道报告.docx").write_bytes(b"PK\x03\x04 broken" * 40)
    (reports / "终稿.txt").write_text("工作总结\n一、主要举措\n全年开展普法宣传3次。\n", "utf-8")
    (last_year / "民政局.txt").write_text(_last_year(), "utf-8")


def rows(path: Path, sheet: str) -> list[list[str]]:
    """The texts of a workbook's sheet, row by row."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl does not know every extension that Excel does
        book = openpyxl.load_workbook(path)
        found = [["" if c.value is None else str(c.value) for c in row] for row in book[sheet].iter_rows()]
        book.close()
    return found


COPIED = "a-yibaoju-2023.txt"


def _as_if_of_another(text: str) -> str:
    return re.sub(
        r"\d+(?=[件次场人份])",
        "57",
        text.replace("长宁区医疗保障局", "长宁区审计局").replace("医保局", "审计局"),
    )


def _titled(unit: str, text: str) -> str:
    return f"{unit}2022年度法治政府建设情况报告\n一、主要举措和成效\n{text}\n"


def _last_year() -> str:
    return (
        "区民政局2021年度法治政府建设情况报告\n一、主要举措和成效\n组织会前学法9次。\n"
        "二、下一步工作安排\n开展社会组织双随机抽查。\n建设无人机巡河指挥中心。\n"
    )


@pytest.fixture(scope="session")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Batch:
    """One run over the folder."""
    folder = tmp_path_factory.mktemp("batch")
    reports, last_year, output = folder / "报告", folder / "去年", folder / "结果"
    fill(reports, last_year)
    return run_over(reports, last_year, output)


def run_over(reports: Path, last_year: Path | None, output: Path, *more: str) -> Batch:
    """Run the command over a folder, in this process; its workers are processes of their own."""
    said, told = io.StringIO(), io.StringIO()
    arguments = ["batch", str(reports), "--out", str(output), "--jobs", "2", *more]
    if last_year is not None:
        arguments += ["--last-year", str(last_year)]
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(told):
        code = run(arguments)
    return Batch(reports, last_year or output, output, code, said.getvalue(), told.getvalue())
