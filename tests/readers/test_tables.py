"""Tables: a block per row, cells by tab, merged cells once."""

import pytest

from tests.readers.build import Reader, cell, p, r, row, table


def test_rows_stand_in_place(reader: Reader) -> None:
    blocks = reader.body(p("前"), table(row("事项", "次数"), row("学法", "4次")), p("后"))
    assert [(b.kind, b.text) for b in blocks] == [
        ("paragraph", "前"),
        ("table_row", "事项\t次数"),
        ("table_row", "学法\t4次"),
        ("paragraph", "后"),
    ]


def test_empty_cells_keep_their_place_and_empty_rows_vanish(reader: Reader) -> None:
    assert reader.texts(table(row("甲", "", "丙"), row("", "", ""))) == ["甲\t\t丙"]


def test_paragraphs_of_a_cell_are_lines(reader: Reader) -> None:
    assert reader.texts(table(row(cell("甲", "", "乙"), "丙"))) == ["甲\n乙\t丙"]


def test_tab_within_a_cell_is_no_cell_border(reader: Reader) -> None:
    tabbed = p(f"{r('甲')}<w:r><w:tab/></w:r>{r('乙')}")
    assert reader.texts(table(row(cell(tabbed), "丙"))) == ["甲 乙\t丙"]


@pytest.mark.parametrize(
    "merge", ["<w:vMerge/>", '<w:vMerge w:val="continue"/>', '<w:hMerge w:val="continue"/>']
)
def test_merged_cells_come_once(reader: Reader, merge: str) -> None:
    first = row(cell("合", properties='<w:vMerge w:val="restart"/>'), "一")
    assert reader.texts(table(first, row(cell("", properties=merge), "二"))) == ["合\t一", "二"]


def test_spanning_cell_comes_once(reader: Reader) -> None:
    assert reader.texts(table(row(cell("合计", properties='<w:gridSpan w:val="2"/>'), "3"))) == ["合计\t3"]


def test_nested_table_follows_its_row(reader: Reader) -> None:
    inner = table(row("内一", "内二"))
    outer = table(row(cell("外一", inner, ""), "外二"), row("外三", "外四"))
    assert reader.texts(outer) == ["外一\t外二", "内一\t内二", "外三\t外四"]


def test_content_controls_at_every_level(reader: Reader) -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    assert reader.texts(
        control(p("块")),
        control(table(row("表一"))),
        table(control(row("行")), row(control(cell("格")), cell(control(p("段"))))),
    ) == ["块", "表一", "行", "格\t段"]


def test_deleted_rows_and_cells_are_out(reader: Reader) -> None:
    deleted = row("删", properties='<w:del w:id="1"/>')
    gone = cell("删", properties='<w:cellDel w:id="2"/>')
    assert reader.texts(table(deleted, row("留", gone), row("增", properties='<w:ins w:id="3"/>'))) == [
        "留",
        "增",
    ]


def test_row_is_bold_only_if_all_of_it_is(reader: Reader) -> None:
    bold = p(r("甲", "<w:b/>"))
    assert [b.bold for b in reader.body(table(row(cell(bold), cell(bold)), row(cell(bold), "乙")))] == [
        True,
        False,
    ]
