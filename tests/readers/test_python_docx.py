"""Documents as python-docx, an independent writer, makes them."""

import io

import docx as python_docx
from docx.enum.text import WD_BREAK

from tests.readers.build import Reader


def test_paragraphs_headings_lists_and_tables_in_order(reader: Reader) -> None:
    written = python_docx.Document()
    written.add_heading("2022年度法治政府建设情况报告", 0)
    written.add_heading("一、主要举措", 1)
    written.add_paragraph("全年学法4次。").add_run("落实到位。").bold = True
    written.add_paragraph("第一项", style="List Number")
    written.add_paragraph("第二项", style="List Number")
    written.add_paragraph("要点", style="List Bullet")
    table = written.add_table(2, 2)
    for position, text in enumerate(["事项", "次数", "培训", "3次"]):
        table.cell(position // 2, position % 2).text = text
    written.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    written.add_heading("（一）细节", 2)
    written.sections[0].header.paragraphs[0].text = "内部资料"
    buffer = io.BytesIO()
    written.save(buffer)
    blocks = reader.bytes(buffer.getvalue()).blocks
    assert [(b.kind, b.level, b.label, b.text, b.page) for b in blocks] == [
        ("paragraph", None, "", "2022年度法治政府建设情况报告", 1),
        ("heading", 1, "", "一、主要举措", 1),
        ("paragraph", None, "", "全年学法4次。落实到位。", 1),
        ("paragraph", None, "1.", "第一项", 1),
        ("paragraph", None, "2.", "第二项", 1),
        ("paragraph", None, "", "要点", 1),
        ("table_row", None, "", "事项\t次数", 1),
        ("table_row", None, "", "培训\t3次", 1),
        ("heading", 2, "", "（一）细节", 2),
        ("header", None, "", "内部资料", None),
    ]
    assert [b.bold for b in blocks[:3]] == [False, True, False]


def test_merged_cells_come_once(reader: Reader) -> None:
    written = python_docx.Document()
    table = written.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "横"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "竖"
    table.cell(1, 1).text = "甲"
    table.cell(2, 1).text = "乙"
    buffer = io.BytesIO()
    written.save(buffer)
    assert [b.text for b in reader.bytes(buffer.getvalue()).blocks] == ["横\t", "竖\t甲\t", "乙\t"]
