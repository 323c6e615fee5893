"""The terminal report put together, and its short form."""

from rich.console import Group, RenderableType
from rich.text import Text

from checker.model.report import GapReport, ItemFinding
from checker.reporters import wording
from checker.reporters.priority import gaps, has_doubts, judged, points, to_review
from checker.reporters.terminal import gaps as lower
from checker.reporters.terminal import overview as upper
from checker.reporters.terminal.layout import Hanging, Pieces, plain
from checker.reporters.terminal.overrides import override_list
from checker.reporters.terminal.review import review_list
from checker.reporters.terminal.words import count_pieces, review_text, title

_MOST_NAMED = 3


def terminal_report(report: GapReport) -> Group:
    """The whole gap report: score, structure, table, gaps by weight, faults, doubtful items."""
    sections = (
        upper.head,
        upper.score,
        upper.notices,
        upper.structure,
        upper.table,
        override_list,
        lower.gap_list,
        review_list,
        lower.improvement_list,
        lower.fault_list,
        lower.doubtful_list,
    )
    body = (part for section in sections for part in section(report))
    return Group(*body, *_closing(report), *_result(report))


def terminal_summary(report: GapReport) -> Group:
    """A few lines for --quiet: score, counts, what to mend first, what the reader has to tell."""
    year = wording.year_text(report.report.year)
    head = plain(f"{report.unit} {year}（{report.report.name}）：{_shown_score(report)}")
    if to_review(report):
        head = head + Text("，") + review_text(report)
    if report.reviews:
        head = head + Text("，") + plain(wording.reviews_text(report))
    lines: list[RenderableType] = [Hanging(Text(), head, 0)]
    if judged(report):
        lines.append(Pieces(count_pieces(report)))
    first = gaps(report)[:_MOST_NAMED]
    if first:
        lines.append(Pieces(_named(report, first)))
    lines += [Hanging(Text(), plain(f"注意：{notice}"), 0) for notice in report.structure.notices]
    return Group(*lines)


def _shown_score(report: GapReport) -> str:
    value = report.score.value
    return wording.score_text(value) + ("" if value is None else " 分")


def _named(report: GapReport, items: tuple[ItemFinding, ...]) -> tuple[Text, ...]:
    names = [f"第{item.item}项（{wording.gain(points(report, item))}）" for item in items]
    names[0] = f"先补：{names[0]}"
    return tuple(plain(name) for name in (*(f"{name}、" for name in names[:-1]), names[-1]))


def _result(report: GapReport) -> tuple[RenderableType, ...]:
    """The score once more: the top of a long report has scrolled away."""
    line = [Text.assemble(("【结果】", "bold"), f" {_shown_score(report)}")]
    if judged(report):
        line[0].append("；")
        line += count_pieces(report)
    if to_review(report):
        line[-1].append("；")
        line.append(review_text(report))
    if report.reviews:
        line[-1].append("；")
        line.append(plain(wording.reviews_text(report)))
    return (Text(), Pieces(tuple(line)))


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
