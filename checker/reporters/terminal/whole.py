"""The terminal report put together, and its short form."""

from rich.console import Group
from rich.text import Text

from checker.model.report import GapReport
from checker.reporters import wording
from checker.reporters.priority import gaps, has_doubts, judged, points, to_review
from checker.reporters.terminal import gaps as lower
from checker.reporters.terminal import overview as upper
from checker.reporters.terminal.layout import Hanging, plain
from checker.reporters.terminal.review import review_list
from checker.reporters.terminal.words import counts_text, review_text, title

_MOST_NAMED = 3


def terminal_report(report: GapReport) -> Group:
    """The whole gap report: score, structure, table, gaps by weight, faults, doubtful items."""
    sections = (
        upper.head,
        upper.score,
        upper.notices,
        upper.structure,
        upper.table,
        lower.gap_list,
        review_list,
        lower.improvement_list,
        lower.fault_list,
        lower.doubtful_list,
    )
    return Group(*(part for section in sections for part in section(report)), *_closing(report))


def terminal_summary(report: GapReport) -> Group:
    """Two or three lines for --quiet: score, counts, what to mend first."""
    value = report.score.value
    shown = wording.score_text(value) + ("" if value is None else " 分")
    year = wording.year_text(report.report.year)
    lines = [plain(f"{report.unit} {year}（{report.report.name}）：{shown}")]
    if to_review(report):
        lines[0] = lines[0] + Text("，") + review_text(report)
    if judged(report):
        lines.append(counts_text(report))
    first = gaps(report)[:_MOST_NAMED]
    if first:
        named = (f"第{item.item}项（{wording.gain(points(report, item))}）" for item in first)
        lines.append(plain("先补：" + "、".join(named)))
    return Group(*(Hanging(Text(), line, 0) for line in lines))


def _closing(report: GapReport) -> tuple[Text | Hanging, ...]:
    found = gaps(report)
    example = found[0].item if found else 1
    more = (
        "网页版：加 --format html -o 结果.html；"
        f"逐句说明：check explain 报告 --unit {report.unit} --item {example}。"
    )
    notes = (
        (wording.UNDETECTED_NOTE, wording.REVIEW_NOTE) if has_doubts(report) else (wording.UNDETECTED_NOTE,)
    )
    return (title("说明"), *(Hanging(Text("  ·"), plain(note), 4) for note in (*notes, more)))
