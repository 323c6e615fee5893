"""A table row is read as one statement: its name, its unit, its number."""

from checker.model.document import Block, Document
from checker.model.status import Status
from checker.pipeline import Checker


def test_a_number_in_a_row_proves_what_the_row_names(checker: Checker) -> None:
    rows = ("事项\t单位\t数量", "排查矛盾纠纷\t次\t1021", "负责人出庭应诉\t5", "会前学法\t\t")
    blocks = (
        Block(0, "paragraph", "区司法局2022年法治政府建设情况报告"),
        Block(1, "heading", "一、主要工作", level=1),
        *(Block(index, "table_row", row) for index, row in enumerate(rows, 2)),
    )
    report = checker.check(Document("表.docx", "0", blocks), checker.unit("区司法局"), None, True)
    by_item = {item.item: item for item in report.items}
    assert by_item[40].requirements[0].status is Status.EVIDENCED
    assert by_item[40].requirements[0].evidence[0].quote == rows[1]
    assert by_item[43].status is Status.EVIDENCED
    assert by_item[51].status is Status.STATED


def test_a_column_of_another_year_is_not_this_years(checker: Checker) -> None:
    rows = ("事项\t2022年\t2021年", "排查矛盾纠纷\t—\t900", "负责人出庭应诉\t5\t8")
    blocks = (
        Block(0, "paragraph", "区司法局2022年法治政府建设情况报告"),
        Block(1, "heading", "一、主要工作", level=1),
        *(Block(index, "table_row", row) for index, row in enumerate(rows, 2)),
    )
    report = checker.check(Document("表.docx", "0", blocks), checker.unit("区司法局"), None, True)
    by_item = {item.item: item for item in report.items}
    assert by_item[40].requirements[0].status is Status.STATED
    assert by_item[43].requirements[0].evidence[0].shows == ("5",)
