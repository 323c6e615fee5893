"""Which files of a folder are taken for reports."""

from pathlib import Path

import pytest

from checker.batch.folder import relative_name, report_files
from checker.model.errors import CheckerError


def fill(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", "utf-8")
    return folder


def listed(folder: Path) -> list[str]:
    return [relative_name(path, folder) for path in report_files(folder)]


def test_reports_are_listed_by_name_with_those_of_subfolders(tmp_path: Path) -> None:
    fill(tmp_path, "b.docx", "A.txt", "c.md", "街镇/华阳路街道.docx", "街镇/旧/新泾镇.docx", "区民政局.DOCX")
    names = ["A.txt", "b.docx", "c.md", "区民政局.DOCX", "街镇/华阳路街道.docx", "街镇/旧/新泾镇.docx"]
    assert listed(tmp_path) == names


@pytest.mark.parametrize(
    "name", ["a.doc", "a.wps", "a.pdf", "a.ofd", "a.rtf", "a.odt", "a.jpg", "a.zip", "a.html", "区民政局"]
)
def test_what_people_send_in_place_of_a_report_is_listed_too(tmp_path: Path, name: str) -> None:
    assert listed(fill(tmp_path, name)) == [name]


@pytest.mark.parametrize(
    "name",
    [
        "~$民政局.docx",
        ".DS_Store",
        ".~民政局.docx",
        ".隐藏/民政局.docx",
        "__MACOSX/民政局.docx",
        "Thumbs.db",
        "desktop.ini",
        "汇总.xlsx",
        "index.html",
        "结果.sqlite",
        "units.csv",
        "程序.exe",
        "README",
    ],
)
def test_what_is_no_report_is_left_out(tmp_path: Path, name: str) -> None:
    fill(tmp_path, "区民政局.docx", name)
    assert listed(tmp_path) == ["区民政局.docx"]


def test_our_results_inside_the_folder_are_left_out(tmp_path: Path) -> None:
    fill(tmp_path, "区民政局.docx", "结果/汇总.xlsx", "结果/index.html", "结果/单位/区民政局.html")
    fill(tmp_path, "中断/x.sqlite", "中断/区民政局.html")
    assert listed(tmp_path) == ["区民政局.docx"]


def test_our_pages_beside_the_reports_are_left_out(tmp_path: Path) -> None:
    fill(tmp_path, "区民政局.docx", "汇总.xlsx", "index.html", "区民政局.html")
    assert listed(tmp_path) == ["区民政局.docx"]


def test_a_table_of_the_user_does_not_hide_the_reports_beside_it(tmp_path: Path) -> None:
    assert listed(fill(tmp_path, "街镇/汇总.xlsx", "街镇/新泾镇.docx")) == ["街镇/新泾镇.docx"]


def test_links_that_lead_back_are_followed_once(tmp_path: Path) -> None:
    fill(tmp_path, "街镇/新泾镇.docx")
    try:
        (tmp_path / "街镇" / "回").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "另").symlink_to(tmp_path / "街镇", target_is_directory=True)
        (tmp_path / "自.docx").symlink_to(tmp_path / "自.docx")
    except OSError:
        pytest.skip("no links here")
    names = [name for name in listed(tmp_path) if name.endswith("新泾镇.docx")]
    assert len(names) == 1


def test_a_file_that_vanished_behind_its_link_is_listed_for_the_reader_to_report(tmp_path: Path) -> None:
    try:
        (tmp_path / "区民政局.docx").symlink_to(tmp_path / "没有.docx")
    except OSError:
        pytest.skip("no links here")
    assert listed(tmp_path) == ["区民政局.docx"]


def test_the_same_folder_gives_the_same_order(tmp_path: Path) -> None:
    one = fill(tmp_path / "1", "a.docx", "B.docx", "区.docx", "b.docx")
    two = fill(tmp_path / "2", "b.docx", "区.docx", "B.docx", "a.docx")
    assert listed(one) == listed(two)


def refusal(folder: Path) -> str:
    with pytest.raises(CheckerError) as error:
        report_files(folder)
    return error.value.message


def test_a_missing_folder_says_so(tmp_path: Path) -> None:
    assert refusal(tmp_path / "没有") == "找不到文件夹“没有”，请核对文件夹的名称和位置。"


def test_a_file_in_place_of_a_folder_says_so(tmp_path: Path) -> None:
    message = refusal(fill(tmp_path, "a.docx") / "a.docx")
    assert message.startswith("“a.docx”是文件，不是文件夹")


def test_a_folder_without_reports_says_what_to_put_there(tmp_path: Path) -> None:
    fill(tmp_path, "汇总.xlsx", "~$a.docx")
    assert "里没有报告；请把各单位的报告（.docx、.txt 或 .md）放进去" in refusal(tmp_path)
