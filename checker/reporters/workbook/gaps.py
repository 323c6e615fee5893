"""The sheet of gaps: one requirement without evidence a row, what is lacking and what to write."""

from collections.abc import Iterator

from checker.model.district import District, UnitResult
from checker.model.report import ItemFinding, RequirementFinding
from checker.model.status import GAP_STATUSES, Status
from checker.reporters import priority
from checker.reporters.wording import figure_text, marks, place, role_text
from checker.reporters.workbook.book import Book
from checker.reporters.workbook.styles import PAINT, verdict
from checker.reporters.workbook.table import Cell, Column, Listing, Row

_COLUMNS = (
    Column("单位", "strong"),
    Column("任务号", "centre"),
    Column("任务"),
    Column("角色", "centre"),
    Column("类别", "centre"),
    Column("要求点"),
    Column("判定", "centre"),
    Column("缺什么"),
    Column("怎么补"),
    Column("报告原文"),
    Column("原文位置"),
    Column("任务权重", "figure"),
    Column("补齐加分", "score"),
    Column("请核对"),
)
_WIDTHS = (16, 9, 24, 10, 11, 24, 13, 30, 36, 46, 26, 10, 10, 28)


def gaps_sheet(book: Book, district: District) -> None:
    """Write the sheet 缺口."""
    sheet = book.sheet("缺口", PAINT[Status.MISSING][0], paper="A3")
    listing = Listing(book, sheet, f"{book.year}缺口清单", _WIDTHS)
    listing.note(
        "每行一个没有实证的要求点，按单位排列，同一单位内补齐加分多的在前。类别：“缺口”指整项任务没有实证；"
        "“尚可补强”指任务已有实证、这个要求点还没有；“适用待定”指任务只写“相关部门”等，是否包括本单位须由人"
        "判断，不计分。“补齐加分”是整项任务全部补齐时得分最多增加的分数。“未检出”只说明报告里没有找到相应"
        "的写法，不等于这项工作没有做。"
    )
    rows = [row for result in district.units for row in _unit_rows(result)]
    nothing = "没有缺口。" if district.units else "没有检查成功的报告，请看“提交情况”。"
    listing.only_table(_COLUMNS, rows, nothing)
    sheet.freeze_panes(3, 3)


def _unit_rows(result: UnitResult) -> Iterator[Row]:
    report = result.report
    kinds = (
        *((item, "缺口") for item in priority.gaps(report)),
        *((item, "尚可补强") for item in priority.improvable(report)),
        *((item, "适用待定") for item in priority.doubtful(report)),
    )
    for item, kind in sorted(kinds, key=lambda pair: (-round(priority.lost(pair[0]), 6), pair[0].item)):
        points = priority.points(report, item)
        for finding in item.requirements:
            if finding.status in GAP_STATUSES:
                yield _row(result.unit, item, kind, finding, points)


def _row(unit: str, item: ItemFinding, kind: str, finding: RequirementFinding, points: float) -> Row:
    text, where = _quoted(finding)
    return (
        unit,
        item.item,
        item.title,
        role_text(item),
        kind,
        finding.title,
        Cell(finding.status.chinese, verdict(finding.status)),
        _lacking(finding),
        finding.advice,
        text,
        where,
        item.weight,
        points,
        finding.doubt or _other_doubts(item),
    )


def _lacking(finding: RequirementFinding) -> str:
    figure = (figure_text(finding.figure),) if finding.figure else ()
    remarks = tuple(f"（{mark}）" for mark in marks(finding))
    return "\n".join(part for part in (finding.lacking, *figure, *remarks) if part)


def _quoted(finding: RequirementFinding) -> tuple[str, str]:
    """The first quote, else the nearest sentence, and where it stands."""
    if finding.evidence:
        first, *more = finding.evidence
        rest = f"\n（另有 {len(more)} 处，见单位报告）" if more else ""
        return f"{first.quote}{rest}", place(first)
    if finding.nearest:
        return f"最接近的一句：{finding.nearest.quote}", place(finding.nearest)
    return "", ""


def _other_doubts(item: ItemFinding) -> str:
    """Doubts about the item as a whole, which no requirement of it carries."""
    told = {finding.doubt for finding in item.requirements}
    return "\n".join(doubt for doubt in item.doubts if doubt not in told)
