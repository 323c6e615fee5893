"""The office's list of units, files and dates, as Excel and people make it."""

import csv
import io
import pickle
from pathlib import Path

import pytest

from checker.batch.roster import Roster, read_roster, write_roster_template
from checker.model.district import Submission
from checker.model.errors import CheckerError
from checker.pipeline import Checker

TABLE = """单位,文件,收到日期,截止日期
区民政局,民政局.docx,2023-01-10,2023-01-15
华阳路街道,街镇\\华阳.docx,2023/1/20,2023/1/15
区司法局,,,20230115
"""


def roster_of(real: Checker, folder: Path, content: str | bytes, name: str = "units.csv") -> Roster:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_roster(path, real.loaded.registry)


def refusal(real: Checker, folder: Path, content: str | bytes) -> str:
    with pytest.raises(CheckerError) as error:
        roster_of(real, folder, content)
    return error.value.message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "，"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_way_of_saving_gives_the_same_list(
    real: Checker, tmp_path: Path, encoding: str, separator: str, line_end: str
) -> None:
    text = TABLE.replace(",", separator).replace("\n", line_end)
    roster = roster_of(real, tmp_path, text.encode(encoding))
    assert roster.units == ("区民政局", "华阳路街道", "区司法局")
    assert dict(roster.files) == {"民政局.docx": "区民政局", "街镇\\华阳.docx": "华阳路街道"}
    assert dict(roster.dates) == {
        "区民政局": ("2023-01-10", "2023-01-15"),
        "华阳路街道": ("2023-01-20", "2023-01-15"),
        "区司法局": ("", "2023-01-15"),
    }


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2023-01-15", "2023-01-15"),
        ("2023/1/5", "2023-01-05"),
        ("2023年1月15日", "2023-01-15"),
        ("2023 年 1 月 15 日", "2023-01-15"),
        ("20230115", "2023-01-15"),
        ("2023.1.15", "2023-01-15"),
        ("２０２３年１月５日", "2023-01-05"),
        ("2023/1/1 10:30", "2023-01-01"),
        ("2023-01-15 09:30:00", "2023-01-15"),
        ("", ""),
    ],
)
def test_dates_as_people_write_them(real: Checker, tmp_path: Path, written: str, date: str) -> None:
    roster = roster_of(real, tmp_path, f"单位,提交日期\n区民政局,{written}\n")
    assert roster.dates_of("区民政局") == (date, "")


@pytest.mark.parametrize("written", ["昨天", "2023-13-01", "2023-02-30", "1/15/2023", "44941", "2023"])
def test_what_is_no_date_is_refused_with_its_row(real: Checker, tmp_path: Path, written: str) -> None:
    message = refusal(real, tmp_path, f"单位,截止日期\n区司法局,\n区民政局,{written}\n")
    assert f"第3行：截止日期“{written}”不是日期，请写成 2023-01-15 的样子。" in message


def test_columns_stand_in_any_order_beside_others_under_a_title(real: Checker, tmp_path: Path) -> None:
    text = "2022年度报送名单,,,\n,,,\n备注,截止日期,文件名,单位名称\n急,2023-01-15,a.docx,长宁区民政局\n,,,\n"
    roster = roster_of(real, tmp_path, text)
    assert roster.units == ("区民政局",)
    assert dict(roster.files) == {"a.docx": "区民政局"}
    assert roster.dates_of("区民政局") == ("", "2023-01-15")


def test_the_line_that_tells_excel_the_separator_is_understood(real: Checker, tmp_path: Path) -> None:
    assert roster_of(real, tmp_path, "sep=;\n单位;文件\n民政局;a.docx\n").units == ("区民政局",)


def test_quoted_cells_go_with_any_separator(real: Checker, tmp_path: Path) -> None:
    roster = roster_of(real, tmp_path, '"单位";"文件"\n"区民政局";"甲;乙,""终"".docx"\n')
    assert dict(roster.files) == {'甲;乙,"终".docx': "区民政局"}


def test_rows_are_numbered_as_the_table_program_does(real: Checker, tmp_path: Path) -> None:
    text = '名单,\n\n单位,备注\n区民政局,"两\n行"\n区某局,\n'
    assert "第5行" in refusal(real, tmp_path, text)


def test_names_are_understood_as_the_registry_does(real: Checker, tmp_path: Path) -> None:
    text = "单位\n民政局\n上海市长宁区人民政府华阳路街道办事处\n卫健委\n江苏路\n"
    assert roster_of(real, tmp_path, text).units == ("区民政局", "华阳路街道", "区卫生健康委", "江苏路街道")


def test_all_unknown_units_are_named_with_row_and_nearest(real: Checker, tmp_path: Path) -> None:
    message = refusal(real, tmp_path, "单位\n区民证局\n区司法局\n区妇联\n")
    assert "第2行：单位名册里没有“区民证局”，最接近的是区民政局" in message
    assert "第4行：单位名册里没有“区妇联”" in message
    assert "第3行" not in message


def test_a_file_for_two_units_is_refused(real: Checker, tmp_path: Path) -> None:
    message = refusal(real, tmp_path, "单位,文件\n区民政局,A.docx\n区司法局,./a.docx\n")
    assert "第3行：文件“A.docx”写给了两个单位（区民政局、区司法局），请只留一个。" in message


def test_a_unit_with_two_files_is_refused(real: Checker, tmp_path: Path) -> None:
    message = refusal(real, tmp_path, "单位,文件\n区民政局,a.docx\n民政局,b.docx\n")
    assert "区民政局写了2个文件（“a.docx”、“b.docx”），请只留作准的一个。" in message


def test_a_unit_that_stands_twice_without_contradiction_counts_once(real: Checker, tmp_path: Path) -> None:
    text = "单位,文件,截止日期\n区民政局,,2023-01-15\n民政局,a.docx,\n区民政局,a.docx,2023-01-15\n"
    roster = roster_of(real, tmp_path, text)
    assert roster.units == ("区民政局",)
    assert roster.dates_of("区民政局") == ("", "2023-01-15")


def test_two_days_for_one_unit_are_refused(real: Checker, tmp_path: Path) -> None:
    message = refusal(real, tmp_path, "单位,截止日期\n区民政局,2023-01-15\n区民政局,2023-01-20\n")
    assert "第3行：区民政局的截止日期写了两个（2023-01-15、2023-01-20），请只留一个。" in message


def test_a_row_without_unit_is_a_file_not_settled_yet(real: Checker, tmp_path: Path) -> None:
    roster = roster_of(real, tmp_path, "单位,文件\n,谁的.docx\n区民政局,a.docx\n")
    assert dict(roster.files) == {"a.docx": "区民政局"}


@pytest.mark.parametrize(
    "written",
    ["街镇/华阳.docx", "街镇\\华阳.docx", "街镇/华阳", "./街镇/华阳.docx", "华阳.docx", "华阳", "华阳.DOCX"],
)
def test_a_file_may_be_named_in_many_ways(real: Checker, tmp_path: Path, written: str) -> None:
    roster = roster_of(real, tmp_path, f"单位,文件\n华阳路街道,{written}\n")
    assert roster.unit_of("街镇/华阳.docx") == "华阳路街道"
    assert roster.unit_of("街镇/华阳2.docx") == ""
    roster.check_files(["街镇/华阳.docx", "街镇/华阳2.docx"])


def test_a_dot_in_a_name_is_no_extension(real: Checker, tmp_path: Path) -> None:
    roster = roster_of(real, tmp_path, "单位,文件\n区民政局,3.民政局\n")
    assert roster.unit_of("3.民政局.docx") == "区民政局"


def test_named_files_that_are_missing_or_several_are_refused_together(real: Checker, tmp_path: Path) -> None:
    roster = roster_of(real, tmp_path, "单位,文件\n区民政局,报告\n区司法局,没有.docx\n区财政局,\n")
    with pytest.raises(CheckerError) as error:
        roster.check_files(["甲/报告.docx", "乙/报告.docx"])
    assert "区民政局的文件“报告”可以指“甲/报告.docx”、“乙/报告.docx”" in error.value.message
    assert "区司法局的文件“没有.docx”不在报告文件夹里" in error.value.message
    assert "区财政局" not in error.value.message


def test_one_file_named_in_two_ways_for_two_units_is_refused(real: Checker, tmp_path: Path) -> None:
    roster = roster_of(real, tmp_path, "单位,文件\n区民政局,甲/a.docx\n区司法局,a\n")
    with pytest.raises(CheckerError, match=r"文件“甲/a\.docx”写给了两个单位（区民政局、区司法局）"):
        roster.check_files(["甲/a.docx"])


def test_a_list_goes_to_another_process_and_back(real: Checker, tmp_path: Path) -> None:
    roster = roster_of(real, tmp_path, TABLE)
    copy = pickle.loads(pickle.dumps(roster))
    assert copy == roster
    assert copy.unit_of("民政局.docx") == "区民政局"


def test_three_thousand_files_are_looked_up(real: Checker, tmp_path: Path) -> None:
    units = [unit.name for unit in real.loaded.registry.units]
    rows = "".join(f"{unit},{unit}.docx\n" for unit in units)
    roster = roster_of(real, tmp_path, f"单位,文件\n{rows}")
    files = [f"{number}/{unit}.doc" for number in range(60) for unit in units]
    assert not any(roster.unit_of(file) for file in files)
    roster.check_files([f"甲/{unit}.docx" for unit in units] + files)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "没有“单位”一列"),
        (b"\n\n\n", "没有“单位”一列"),
        ("名称,文件\n区民政局,a\n".encode(), "没有“单位”一列"),
        ("单位,文件\n,\n".encode(), "没有单位"),
        (b"PK\x03\x04" + bytes(100), "是 Excel 表格，不是 CSV"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "是 Excel 表格，不是 CSV"),
        ("单位\n区民政局\n".encode("utf-16-le"), "文字编码认不出来"),
        (b"\xff\xff\xff\xff\x81", "文字编码认不出来"),
        ("单位\n".encode() + b"\x00" * 10, "文字编码认不出来"),
        ('单位,文件\n区民政局,"'.encode() + b"a" * 200_000, "不是正常的 CSV 文件"),
        ('单位,文件\n区民政局,"a.docx\n区司法局,b.docx\n'.encode(), "不是正常的 CSV 文件"),
        (b"x" * (5 * 1024 * 1024 + 1), "太大"),
    ],
)
def test_what_is_no_list_is_refused_with_what_to_do(
    real: Checker, tmp_path: Path, content: bytes, said: str
) -> None:
    message = refusal(real, tmp_path, content)
    assert said in message
    assert "请" in message


def test_a_missing_list_and_a_folder_are_refused(real: Checker, tmp_path: Path) -> None:
    for path, said in ((tmp_path / "没有.csv", "找不到报送名单“没有.csv”"), (tmp_path, "是文件夹")):
        with pytest.raises(CheckerError, match=said):
            read_roster(path, real.loaded.registry)


def test_a_thousand_wrong_rows_give_a_short_message(real: Checker, tmp_path: Path) -> None:
    message = refusal(real, tmp_path, "单位\n" + "区某某局\n" * 1_000)
    assert message.endswith("……共1000处。")
    assert message.count("\n") < 40


HOSTILE_NAMES = ("=cmd|'/c calc'!A0.docx", "+1.docx", "-甲.docx", "@甲.docx", '甲",乙.docx', "\t=1.docx")


def rows_of(template: str) -> list[list[str]]:
    assert template.startswith("\ufeff")
    return list(csv.reader(io.StringIO(template[1:], newline="")))


def test_the_template_holds_no_formula_and_comes_back_as_it_went(real: Checker, tmp_path: Path) -> None:
    units = [unit.name for unit in real.loaded.registry.units]
    files = [
        Submission(name, str(i), units[i], "file_name", (), "checked", "")
        for i, name in enumerate(HOSTILE_NAMES)
    ]
    template = write_roster_template(files)
    assert not [cell for row in rows_of(template) for cell in row if cell[:1] in "=+-@\t\r" and cell]
    roster = roster_of(real, tmp_path, template)
    assert [roster.unit_of(name) for name in HOSTILE_NAMES] == units[: len(HOSTILE_NAMES)]


def test_the_template_lists_what_is_found_and_what_is_not(real: Checker, tmp_path: Path) -> None:
    sure = Submission("a.docx", "1", "区民政局", "title", (), "checked", "", "2023-01-20", "2023-01-15")
    doubt = Submission("b.docx", "2", "", "", ("区司法局", "区财政局"), "doubtful", "")
    twice = Submission("c.docx", "3", "区教育局", "title", (), "duplicate", "区教育局有 2 份文件。")
    template = write_roster_template((sure, doubt, twice), absent=("新泾镇",))
    assert rows_of(template) == [
        ["单位", "文件", "收到日期", "截止日期", "说明"],
        ["区民政局", "a.docx", "2023-01-20", "2023-01-15", ""],
        ["", "b.docx", "", "", "可能是区司法局、区财政局"],
        ["", "c.docx", "", "", "区教育局有 2 份文件。"],
        ["新泾镇", "", "", "", "没有收到报告"],
    ]
    roster = roster_of(real, tmp_path, template)
    assert roster.units == ("区民政局", "新泾镇")
    assert dict(roster.files) == {"a.docx": "区民政局"}
    assert roster.dates_of("区民政局") == ("2023-01-20", "2023-01-15")
    assert roster.dates_of("区卫生健康委") == ("", "")
