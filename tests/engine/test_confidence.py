"""Where a person should look, and which sentence is shown as the nearest."""

import pytest

from checker.model.report import ItemFinding
from checker.pipeline import Checker
from tests.engine.conftest import Judge
from tests.rulebooks import document


def doubts(finding: ItemFinding) -> str:
    assert finding.review is bool(finding.doubts)
    assert finding.confidence == ("low" if finding.doubts else "high")
    return "".join(finding.doubts)


@pytest.mark.parametrize(
    ("item", "text", "reason"),
    [
        (43, "落实出庭应诉制度，全年召开局务会12次。宣传3次。", ""),
        (43, "宣传资料500份，落实出庭应诉制度。", "未能确认属于这件事"),
        (43, "全年3次，负责人出庭应诉。", "前一个分句"),
        (43, "负责人于3月2日出庭应诉。", "没有数量"),
        (43, "负责人尚未出庭应诉。", "工作部分里有不足的说法"),
    ],
)
def test_each_kind_of_doubt(judge: Judge, item: int, text: str, reason: str) -> None:
    found = doubts(judge(item, text))
    assert reason in found if reason else not found


def test_few_words_that_another_item_claims_too_are_doubtful(judge: Judge) -> None:
    both = "到庭的工作人员共排查纠纷3件。"
    assert "也像在说别的任务" in doubts(judge(43, both))
    assert "也像在说别的任务" in doubts(judge(40, both))
    assert not doubts(judge(43, "到庭的工作人员共3人。"))


def test_a_second_sentence_or_many_words_leave_no_such_doubt(judge: Judge) -> None:
    assert not doubts(judge(43, "到庭的工作人员共排查纠纷3件。负责人出庭应诉3次。"))
    assert not doubts(judge(43, "负责人积极带头出庭参与排查纠纷3件。"))


def test_a_sentence_near_to_what_was_not_found_is_doubtful_where_it_tells_of_facts(real: Checker) -> None:
    told = _real(real, 12, "封控期间处理棋牌室、网吧共86家。")
    assert "与要找的内容相近" in doubts(told)
    assert not doubts(_real(real, 12, "封控期间关心居民。"))


def test_what_the_item_is_about_weighs_more_than_what_all_items_do(real: Checker) -> None:
    """Checking, reviewing and handling are in many items' expressions; the epidemic is in one's alone."""
    finding = _real(real, 12, "依法处置各类案件12件，审查合同30份，化解纠纷9件，严厉打击非法行医。")
    assert [one.nearest for one in finding.requirements] == [None, None, None]


def _real(checker: Checker, item: int, text: str) -> ItemFinding:
    lines = ("区司法局2022年法治政府建设情况报告", "一、主要举措和成效", text)
    report = checker.check(document(*lines), checker.unit("区司法局"), 2022, True)
    return next(one for one in report.items if one.item == item)
