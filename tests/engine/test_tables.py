"""A table row is read as one statement: its name, its unit, its number."""

import pytest

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


@pytest.mark.parametrize(
    ("lead", "between", "proof"),
    [
        ("全年负责人出庭应诉情况见下表：", (), "一季度\t3\t100%"),
        ("全年负责人出庭应诉情况如下：", ("表1 情况统计",), "一季度\t3\t100%"),
        ("全年认真落实负责人出庭应诉制度。", (), None),
        ("全年负责人出庭应诉情况见下表：", ("另附说明一份。", "下面是接种疫苗的情况。"), None),
    ],
)
def test_a_sentence_that_announces_a_table_is_proved_by_it(
    checker: Checker, lead: str, between: tuple[str, ...], proof: str | None
) -> None:
    rows = ("时间\t数量\t比例", "一季度\t3\t100%", "二季度\t2\t100%")
    opening = ("区司法局2022年法治政府建设情况报告", "一、主要工作", lead, *between)
    blocks = (
        *(Block(index, "paragraph", line) for index, line in enumerate(opening)),
        *(Block(index, "table_row", row) for index, row in enumerate(rows, len(opening))),
    )
    report = checker.check(Document("表.docx", "0", blocks), checker.unit("区司法局"), None, True)
    finding = {item.item: item for item in report.items}[43]
    assert finding.status is (Status.EVIDENCED if proof else Status.STATED)
    assert not proof or proof in [quote.quote for quote in finding.evidence]
