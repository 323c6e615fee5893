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
        (43, "去年负责人出庭应诉3次。", "往年的事"),
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
    told = _real(real, 43, "参加旁听庭审12次。").requirements[0]
    assert told.nearest is not None
    assert told.nearest.quote == "参加旁听庭审12次。"
    assert "与要找的内容相近" in told.doubt
    assert not _real(real, 43, "认真参加旁听庭审。").requirements[0].doubt


def test_common_words_alone_bring_no_sentence_near(real: Checker) -> None:
    """Organising, checking, reviewing and handling are in many items' expressions."""
    text = "组织开展检查12次，审查材料30份，及时处理问题9个，健全制度3项。"
    lines = ("区司法局2022年法治政府建设情况报告", "一、主要举措和成效", text)
    report = real.check(document(*lines), real.unit("区司法局"), 2022, True)
    near = [item.item for item in report.items if any(one.nearest for one in item.requirements)]
    assert len(near) <= len(report.items) / 10, near


def _real(checker: Checker, item: int, text: str) -> ItemFinding:
    lines = ("区司法局2022年法治政府建设情况报告", "一、主要举措和成效", text)
    report = checker.check(document(*lines), checker.unit("区司法局"), 2022, True)
    return next(one for one in report.items if one.item == item)
