"""What the comments say, and which files are refused."""

import hashlib
from dataclasses import replace

import pytest

from checker.model.errors import UnreadableError
from checker.model.report import DraftFault, GapReport, Quote
from checker.model.status import Status
from checker.reporters.annotate import annotate
from checker.reporters.annotate.merge import merged
from checker.reporters.annotate.remark import Remark
from checker.reporters.annotate.remarks import remarks
from checker.reporters.annotate.summary import summary_lines
from tests.readers.build import p
from tests.reporters.annotate.word_files import NOW, by_comment, word
from tests.reporters.sample import empty_report, full_report, item, quote, requirement

TEXT = "全年组织学法，另有讲座2场。"


def judged(data: bytes, *items: object, faults: tuple[DraftFault, ...] = ()) -> GapReport:
    """A report with these items on these bytes."""
    report = full_report()
    stamp = replace(report.report, sha256=hashlib.sha256(data).hexdigest(), name="报告.docx")
    structure = replace(report.structure, title="标题")
    return replace(report, report=stamp, items=tuple(items), faults=faults, structure=structure)  # type: ignore[arg-type]


def at(text: str, start: int, end: int, block: int = 1) -> Quote:
    return Quote(text[start:end], block, start, end)


def lines_on(report: GapReport, text: str, comments: str = "gaps") -> list[str]:
    found = remarks(report, comments)  # type: ignore[arg-type]
    return [remark.line for remark in found if remark.quote.quote == text]


def test_weak_sentence_says_what_is_lacking_and_which_item() -> None:
    weak = requirement("会前学法", Status.STATED, evidence=(at(TEXT, 0, 6),), advice="写明全年会前学法次数。")
    data = word(p("标题"), p(TEXT))
    report = judged(data, item(51, "领导干部学法", 12, "named", (weak,)))
    assert by_comment(annotate(data, report, now=NOW))[1:] == [
        ("缺数量：写明全年会前学法次数。第51项 领导干部学法（会前学法）", "全年组织学法")
    ]


@pytest.mark.parametrize(
    ("advice", "lacking"),
    [
        ("写明开了几次会。", "缺数量"),
        ("写明制度名称。", "缺名称"),
        ("写明何时公布。", "缺日期"),
        ("写明做法。", "缺具体内容"),
    ],
)
def test_what_is_lacking_follows_the_advice(advice: str, lacking: str) -> None:
    weak = requirement("事", Status.STATED, evidence=(at(TEXT, 0, 6),), advice=advice)
    report = judged(b"", item(1, "学习", 1, "class", (weak,)))
    assert lines_on(report, "全年组织学法") == [f"{lacking}：{advice}第1项 学习（事）"]


def test_plans_shortfalls_thresholds_and_pasted_text_are_told_apart() -> None:
    lines = [remark.line for remark in remarks(full_report(), "gaps")]
    assert any(line.startswith("只是计划：已经做了的，另在工作部分写明。") for line in lines)
    assert any(line.startswith("低于要求：法治讲座写明的是1期，要求2期。") for line in lines)
    assert any(line.startswith("照抄任务原文：") for line in lines)
    admitted = requirement("资格", Status.SHORTFALL, evidence=(at(TEXT, 0, 6),))
    report = judged(b"", item(32, "资格管理", 7, "class", (admitted,)))
    assert lines_on(report, "全年组织学法")[0].startswith("自述不足：")


def test_what_else_an_item_asks_for_is_told_where_the_report_tells_of_it() -> None:
    done = requirement("讲座", Status.EVIDENCED, evidence=(at(TEXT, 0, 6),))
    missing = requirement("轮训", Status.MISSING, advice="写明轮训几期。")
    report = judged(b"", item(51, "领导干部学法", 12, "named", (done, missing)))
    assert lines_on(report, "全年组织学法") == ["还可补写：写明轮训几期。第51项 领导干部学法（轮训）"]


def test_a_near_sentence_is_told_what_it_may_be_and_nothing_twice() -> None:
    near = at(TEXT, 7, 13)
    done = requirement("讲座", Status.EVIDENCED, evidence=(at(TEXT, 0, 6),))
    missing = requirement("轮训", Status.MISSING, advice="写明轮训几期。", nearest=near, doubt="相近。")
    report = judged(b"", item(51, "领导干部学法", 12, "named", (done, missing)))
    assert lines_on(report, "全年组织学法") == []
    assert lines_on(report, near.quote) == [
        "可能与第51项 领导干部学法（轮训）有关，把握较小：如是这件事，写明轮训几期。"
    ]


def test_evidence_is_told_only_where_all_is_wanted() -> None:
    done = requirement("讲座", Status.EVIDENCED, evidence=(at(TEXT, 0, 6),))
    report = judged(b"", item(51, "领导干部学法", 12, "named", (done,)))
    assert lines_on(report, "全年组织学法") == []
    assert lines_on(report, "全年组织学法", "all") == ["实证：第51项 领导干部学法（讲座）"]


def test_doubtful_items_are_marked_and_not_among_the_gaps() -> None:
    weak = requirement("督办", Status.STATED, evidence=(at(TEXT, 0, 6),), advice="写明几项。")
    report = judged(b"", item(41, "政府督查", 10, "doubtful", (weak,)))
    assert lines_on(report, "全年组织学法") == []
    assert "（是否适用待定）" in lines_on(report, "全年组织学法", "all")[0]


def test_findings_on_one_phrase_share_a_comment_faults_first_costly_gaps_before_cheap_ones() -> None:
    place = at(TEXT, 0, 6)
    ranked = [
        Remark(place, "实证", 4),
        Remark(place, "小", 1, 0.5),
        Remark(place, "大", 1, 2.5),
        Remark(place, "大", 1, 2.5),
        Remark(place, "错", 0),
        Remark(at(TEXT, 0, 2), "别处", 1),
    ]
    assert [note.lines for note in merged(ranked)] == [("别处",), ("错", "大", "小", "实证")]


def test_long_lists_on_one_phrase_are_cut() -> None:
    (note,) = merged([Remark(at(TEXT, 0, 6), f"第{n}条", 1) for n in range(50)])
    assert len(note.lines) == 8
    assert note.lines[-1] == "这一处另有43条，见检查结果。"


def test_summary_tells_score_structure_and_missing_items_with_advice() -> None:
    lines = summary_lines(full_report())
    assert lines[0].startswith("区司法局：")
    assert "分（满分100分）" in lines[0]
    assert "缺“下一步安排”（第7项、国家规定）：另起一部分写明2023年的工作安排。" in lines
    missing = [line for line in lines if line.startswith(("第38项", "第44项"))]
    assert [line[:4] for line in missing] == ["第38项", "第44项"]
    assert all("写明全年" in line for line in missing)


def test_faults_without_a_place_are_told_at_the_top() -> None:
    assert any(line.startswith("占位符") for line in summary_lines(full_report()))


def test_many_missing_items_are_cut_and_the_others_named_by_number() -> None:
    items = [
        item(n, f"任务{n}", 1, "class", (requirement(f"要求{n}", Status.MISSING),)) for n in range(1, 53)
    ]
    lines = summary_lines(replace(full_report(), items=tuple(items)))
    assert sum(line.startswith("第") for line in lines) == 10
    assert any(
        line.startswith("其余42项（第11、12、") and line.endswith("等项）见检查结果。") for line in lines
    )
    assert sum(map(len, lines)) < 1500


def test_heaviest_items_come_first() -> None:
    light = item(1, "轻", 1, "class", (requirement("甲", Status.MISSING),))
    heavy = item(2, "重", 1, "lead", (requirement("乙", Status.MISSING),))
    lines = summary_lines(replace(full_report(), items=(light, heavy)))
    assert [line[:3] for line in lines if line.startswith("第")] == ["第2项", "第1项"]


def test_unit_that_answers_for_nothing_still_gets_a_summary() -> None:
    assert summary_lines(empty_report())[0] == "区司法局：无计分任务。没有任务可判。"


def test_no_line_is_long_or_breaks() -> None:
    lines = [remark.line for remark in remarks(full_report(), "all")] + list(summary_lines(full_report()))
    assert max(map(len, lines)) < 200
    assert not any("\n" in line or "\x1b" in line or "\u202e" in line for line in lines)


def test_never_says_that_something_was_not_done() -> None:
    lines = [remark.line for remark in remarks(full_report(), "all")] + list(summary_lines(full_report()))
    assert not any("未开展" in line for line in lines)


def test_comment_at_the_top_stands_on_the_title_wherever_it_is() -> None:
    data = word(p("机密★一年"), p("标题"), p(TEXT))
    assert by_comment(annotate(data, judged(data), now=NOW))[0][1] == "标题"
    untitled = word(p(TEXT), p("乙"))
    assert by_comment(annotate(untitled, judged(untitled), now=NOW))[0][1] == TEXT


def test_another_file_than_was_checked_is_refused() -> None:
    data = word(p("标题"))
    with pytest.raises(UnreadableError, match="对不上"):
        annotate(word(p("标题改")), judged(data), now=NOW)


def test_result_whose_quotes_are_not_in_the_file_is_refused() -> None:
    data = word(p("标题"), p(TEXT))
    for wrong in (
        quote("别的话"),
        replace(at(TEXT, 0, 6), start=-1),
        at(TEXT, 0, 6, block=9),
        at(TEXT, 3, 3),
    ):
        report = judged(data, faults=(DraftFault("placeholder", "占位符", "没填完", wrong),))
        with pytest.raises(UnreadableError, match="对不上"):
            annotate(data, report, now=NOW)


def test_plain_text_is_refused_in_a_sentence() -> None:
    data = "标题\n正文".encode()
    with pytest.raises(UnreadableError, match="不能加批注"):
        annotate(data, judged(data), now=NOW)
