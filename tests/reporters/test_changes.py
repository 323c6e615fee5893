"""The comparison of two versions on a terminal: order, words, widths, text that must stay text."""

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from checker.model.changes import SCHEMA_VERSION, Changes, Direction, ItemChange, RequirementChange
from checker.model.report import DraftFault, Part, ReportStamp
from checker.model.status import Status
from checker.reporters.changes import changes_report
from tests.reporters import sample
from tests.reporters.test_terminal import section, shown, squeezed

REPORT = sample.full_report()
HOSTILE = f"{sample.HOSTILE}{sample.ESCAPE}{sample.LONG_WORD}"


def requirement(before: Status, after: Status, why: str, **quotes: str) -> RequirementChange:
    first, second = (sample.quote(quotes[name]) if name in quotes else None for name in ("was", "now"))
    return RequirementChange("r1", f"要求点{why[:2]}", before, after, why, first, second)


def item(number: int, direction: Direction, *requirements: RequirementChange) -> ItemChange:
    before, after = requirements[0].before, requirements[0].after
    shares = {"better": (0.25, 0.5), "worse": (0.5, 0.0), "same": (0.5, 0.5)}[direction]
    return ItemChange(number, f"任务{number}", "lead", before, after, direction, requirements, *shares)


BETTER = item(
    3,
    "better",
    requirement(
        Status.STATED, Status.EVIDENCED, "改写时补上了“12次”", was="开展培训。", now="开展培训12次。"
    ),
    requirement(Status.MISSING, Status.EVIDENCED, "新写了一句，有“12次”", now="开展培训12次。"),
)
WORSE = item(
    9,
    "worse",
    requirement(Status.EVIDENCED, Status.MISSING, "这一句还在", was="审查19件。", now="审查工作有序推进。"),
)
SAME = item(
    12, "same", requirement(Status.EVIDENCED, Status.EVIDENCED, "原有“3次”，现为“5次”", was="3次", now="5次")
)
FAULT = DraftFault("placeholder", "占位符未填", "这里有没填完的内容。", sample.quote("共XX件。"))
PART = Part("plans", "下一步工作安排", ("plan", "national"), True, sample.quote("下一步打算"), "")


def changes(*items: ItemChange, **more: object) -> Changes:
    stamp = ReportStamp("原稿.docx", "0" * 64, 2022, 5021)
    made = Changes(
        schema_version=SCHEMA_VERSION,
        rulebook=REPORT.rulebook,
        before=stamp,
        after=replace(stamp, name="新稿.docx", characters=5321),
        unit="区民政局",
        score_before=63.1,
        score_after=70.4,
        items=items,
        faults_gone=(),
        faults_new=(),
        parts_gone=(),
        parts_new=(),
    )
    return replace(made, **more)  # type: ignore[arg-type]


FULL = changes(
    SAME, WORSE, BETTER, faults_gone=(FAULT,), faults_new=(FAULT,), parts_gone=(PART,), parts_new=(PART,)
)


def test_the_head_names_both_files_and_the_scores() -> None:
    head = shown(changes_report(FULL)).split("\n【")[0]
    assert "原稿  原稿.docx（2022年度，5,021 字）" in head
    assert "新稿  新稿.docx（2022年度，5,321 字）" in head
    assert "63.1 → 70.4，+7.3" in head


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [(70.4, 63.1, "70.4 → 63.1，-7.3"), (70.0, 70.0, "，不变"), (None, 70.0, "无计分任务 → 70.0\n")],
)
def test_scores_that_fall_stay_or_are_lacking(before: float | None, after: float | None, words: str) -> None:
    assert words in shown(changes_report(changes(WORSE, score_before=before, score_after=after)))


def test_what_got_better_comes_first_and_slips_last() -> None:
    names = re.findall(r"^【(.+?)】", shown(changes_report(FULL)), re.M)
    assert names == [
        "变好", "变差", "实证有变", "报告少了的部分", "报告新有的部分",
        "草稿问题：已消除", "草稿问题：新出现", "说明", "结果",
    ]  # fmt: skip


def test_an_item_shows_both_verdicts_the_reason_and_both_sentences() -> None:
    better = squeezed(section("变好", shown(changes_report(FULL))))
    for words in (
        "第3项任务3",
        "◎有表述缺实证→●有实证，覆盖25%→50%，牵头",
        "原因改写时补上了“12次”。",
        "原稿“开展培训。”",
        "新稿“开展培训12次。”（一、主要举措和成效",
    ):
        assert words in better
    assert better.count("开展培训12次。") == 1
    assert "新稿（同上一句）" in better


def test_a_sentence_that_does_not_answer_is_called_the_nearest() -> None:
    worse = squeezed(section("变差", shown(changes_report(FULL))))
    assert "新稿最接近的一句是“审查工作有序推进。”" in worse


def test_a_verdict_that_stays_is_shown_once() -> None:
    same = section("实证有变", shown(changes_report(FULL)))
    assert same.count("有实证") == 2
    assert "覆盖 50%，" in same


def test_the_last_line_counts() -> None:
    assert "变好 1 项，变差 1 项，实证有变 1 项；得分 63.1 → 70.4，+7.3" in shown(changes_report(FULL))


def test_nothing_changed_is_one_line() -> None:
    out = shown(changes_report(changes(score_after=63.1)))
    assert "没有变化" in out
    assert "【" not in out


def test_undetected_is_explained_where_it_occurs() -> None:
    assert "【说明】" not in shown(changes_report(changes(BETTER)))
    assert "不等于这项工作没有做" in squeezed(shown(changes_report(changes(WORSE))))


@pytest.mark.parametrize("width", [40, 60, 80])
def test_no_line_is_wider_than_the_console(width: int) -> None:
    names = ReportStamp("区民政局2022年度法治政府建设情况报告（送审稿第三稿）" * 3 + ".docx", "", None, 1)
    long = item(1, "worse", requirement(Status.EVIDENCED, Status.MISSING, HOSTILE, was=HOSTILE, now=HOSTILE))
    hostile = replace(long, title=HOSTILE)
    made = replace(FULL, before=names, after=names, unit=HOSTILE, items=(hostile, BETTER))
    assert max(map(cell_len, shown(changes_report(made), width).splitlines())) <= width


def test_text_of_the_report_stays_text() -> None:
    long = item(1, "worse", requirement(Status.EVIDENCED, Status.MISSING, HOSTILE, was=HOSTILE))
    out = shown(changes_report(changes(long)), colour=True)
    assert "[red]不是颜色[/red]" in squeezed(re.sub(r"\x1b\[[0-9;]*m", "", out))
    assert not re.search(r"\x1b(?!\[[0-9;]*m)", out)
    assert "\u202e" not in out
