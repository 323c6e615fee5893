"""The sheet of items: how the district stands on each."""

from checker.model.district import District, ItemSummary
from checker.model.status import Status
from checker.reporters.wording import percent
from checker.reporters.workbook.book import Book
from checker.reporters.workbook.styles import ACCENT
from checker.reporters.workbook.table import Column, Listing, Row, share

_COLUMNS = (
    Column("任务号", "centre"),
    Column("任务"),
    Column("章"),
    Column("责任单位数", "count"),
    Column("有实证的占比", "percent", bars=True),
    Column("牵头单位数", "count"),
    Column("牵头：有实证的占比", "percent", bars=True),
    Column("其他单位数", "count"),
    Column("其他：有实证的占比", "percent", bars=True),
    *(Column(status.chinese, "count") for status in Status if status is not Status.NOT_APPLICABLE),
)
_WIDTHS = (9, 46, 40, 10, 15, 10, 15, 10, 15, 9, 11, 10, 10, 9)
_THINNEST = 5


def items_sheet(book: Book, district: District) -> None:
    """Write the sheet 任务."""
    sheet = book.sheet("任务", ACCENT)
    listing = Listing(book, sheet, f"{book.year}各项任务的覆盖情况", _WIDTHS)
    listing.note(
        "占比＝有实证的单位数÷负责这项任务的单位数，牵头单位与其他负责的单位（点名、类别）分开计算。"
        "点“有实证的占比”右边的箭头，选“升序”，最薄弱的任务就排在最前。"
    )
    listing.note(_thinnest(district.items))
    listing.only_table(_COLUMNS, [_row(item) for item in district.items], "没有可以汇总的任务。")
    sheet.freeze_panes(4, 2)


def _thinnest(items: tuple[ItemSummary, ...]) -> str:
    known = [(item.all.share, item) for item in items if item.all.share is not None]
    ranked = sorted(known, key=lambda pair: (pair[0], pair[1].item))[:_THINNEST]
    if not ranked:
        return "没有单位的报告检查成功，暂无占比。"
    named = "；".join(f"第{item.item}项 {item.title}（{percent(value)}）" for value, item in ranked)
    return f"全区最薄弱的 {len(ranked)} 项：{named}。"


def _row(item: ItemSummary) -> Row:
    total = item.all
    return (
        item.item,
        item.title,
        item.chapter,
        total.units,
        share(total.share),
        item.lead.units,
        share(item.lead.share),
        item.members.units,
        share(item.members.share),
        total.evidenced,
        total.stated,
        total.shortfall,
        total.planned,
        total.missing,
    )
