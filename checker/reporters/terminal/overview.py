"""The upper half of the terminal report: head, score, structure, table of items."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from checker.model.report import GapReport, ItemFinding, Part, ScoreLine
from checker.model.status import Status
from checker.reporters import wording
from checker.reporters.priority import asked_parts, doubtful, judged, not_applicable, to_review
from checker.reporters.terminal.layout import Hanging, plain
from checker.reporters.terminal.words import (
    STATUS_STYLES,
    counts_text,
    quote_text,
    review_text,
    status_text,
    title,
)

_LONGEST_START = 36
_SIGN_ENDS = 5
_TABLE_ORDER = (Status.MISSING, Status.PLANNED, Status.SHORTFALL, Status.STATED, Status.EVIDENCED)


def head(report: GapReport) -> Iterator[RenderableType]:
    """Which report was judged, for whom and by what."""
    yield Hanging(Text(), plain(report.report.name, "bold"), 0)
    unit = report.unit
    if report.unit_full_name and report.unit_full_name != unit:
        unit = f"{unit}（{report.unit_full_name}）"
    scope = "，核对全部任务" if report.all_items else ""
    year = wording.year_text(report.report.year)
    size = f"{wording.number(report.report.characters)} 字"
    yield Hanging(Text(), plain(f"{unit}，{year}，{size}{scope}"), 0)
    book = report.rulebook
    stamp = f"规则库：{book.title}，版本 {book.version}；程序：{report.program}"
    yield Hanging(Text(), plain(stamp, "dim"), 0)


def score(report: GapReport) -> Iterator[RenderableType]:
    """The score and how it came about."""
    value = report.score.value
    shown = wording.score_text(value)
    yield title("得分", f" {shown}" if value is None else f" {shown} 分（满分 100 分）")
    if value is not None:
        earned, possible = (wording.number(part, 2) for part in (report.score.earned, report.score.possible))
        rule = f"100 × 实得 {earned} ÷ 应得 {possible}。每项实得 = 权重 × 要求点覆盖率。"
        yield Hanging(Text("  算法"), Text(rule), 8)
        yield _score_table(report.score.lines)
    if judged(report):
        yield Hanging(Text("  状态"), counts_text(report), 8)
    if to_review(report):
        yield Hanging(Text("  核对"), review_text(report) + Text("，这些判定把握较小。"), 8)
    apart = [f"{len(doubtful(report))} 项是否适用待定，不计分"] if doubtful(report) else []
    if not_applicable(report):
        apart.append(f"{len(not_applicable(report))} 项不适用")
    if apart:
        yield Hanging(Text("  另有"), Text("；".join(apart) + "。"), 8)


def notices(report: GapReport) -> Iterator[RenderableType]:
    """What the reader of the file has to tell."""
    if report.structure.notices:
        yield title("读取提示")
        for notice in report.structure.notices:
            yield Hanging(Text("  ·"), plain(notice), 4)


def structure(report: GapReport) -> Iterator[RenderableType]:
    """Title and parts of the report, by who asks for them."""
    yield title("报告结构")
    yield Hanging(Text("  标题"), plain(report.structure.title or "未能识别"), 8)
    for asked in asked_parts(report):
        optional = f"，另有 {asked.optional} 个可不写" if asked.optional else ""
        line = f"{asked.name}：核对 {asked.asked} 个部分，检出 {asked.present} 个{optional}"
        yield Hanging(Text(), Text(line), 2)
    for part in report.structure.parts:
        yield Hanging(_part_head(part), _part_text(part), 6)


def table(report: GapReport) -> Iterator[RenderableType]:
    """One line an item, weakest status first."""
    items = judged(report)
    yield title("任务状态", f" 共 {len(items)} 项")
    if not items:
        yield Text("  没有须由本单位回应的任务。")
        return
    grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
    grid.add_column("  状态", no_wrap=True)
    marked = any(item.review for item in items)
    if marked:
        grid.add_column("人工", no_wrap=True)
    grid.add_column("项", justify="right", no_wrap=True)
    grid.add_column("任务", ratio=1)
    grid.add_column("覆盖", justify="right", no_wrap=True)
    grid.add_column("角色", no_wrap=True)
    for status in _TABLE_ORDER:
        for item in items:
            if item.status is status:
                state, *rest = _row(item)
                mark = (Text("核对" if item.review else "", "bold"),) if marked else ()
                grid.add_row(state, *mark, *rest)
    yield grid


def _row(item: ItemFinding) -> tuple[RenderableType, ...]:
    return (
        Text("  ") + status_text(item.status),
        Text(str(item.item)),
        Hanging(Text(), plain(item.title), 0),
        Text(wording.percent(item.coverage)),
        Text(wording.role_text(item)),
    )


def _score_table(lines: tuple[ScoreLine, ...]) -> Table:
    grid = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    grid.add_column("        角色", no_wrap=True)
    for name in ("项数", "权重", "实得", "应得"):
        grid.add_column(name, justify="right", no_wrap=True)
    for line in lines:
        figures = (line.weight, line.earned, line.possible)
        shown = (wording.number(figure, 2) for figure in figures)
        grid.add_row(f"        {wording.ROLE_NAMES[line.role]}", str(line.items), *shown)
    return grid


def _part_head(part: Part) -> Text:
    status = wording.part_status(part)
    sign = plain(wording.SIGNS[status], STATUS_STYLES[status])
    return Text(" " * (_SIGN_ENDS - sign.cell_len)) + sign


def _part_text(part: Part) -> Text:
    name = plain(f"{part.title}（{wording.askers(part)}）：")
    if wording.may_be_absent(part):
        return name + plain(wording.ABSENT_OPTIONAL)
    if not part.present:
        return name + plain(f"未检出。{part.advice}")
    return name + (quote_text(part.quote, _LONGEST_START) if part.quote else Text("有"))
