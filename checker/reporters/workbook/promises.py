"""The sheet of last year's promises: what this year's reports say of each."""

from collections import Counter

from checker.model.district import District, Promise, PromiseState
from checker.model.status import Status
from checker.reporters.workbook.book import Book
from checker.reporters.workbook.styles import verdict
from checker.reporters.workbook.table import Cell, Column, Listing, Row, share

PROMISE_NAMES: dict[PromiseState, str] = {
    "kept": "已兑现",
    "planned_again": "仅再次列计划",
    "not_found": "未检出",
}
_LOOKS: dict[PromiseState, str] = {
    "kept": verdict(Status.EVIDENCED),
    "planned_again": verdict(Status.PLANNED),
    "not_found": verdict(Status.MISSING),
}
_WIDTHS = (18, 16, 14, 24, 24, 56, 56)
_COUNTS = (
    Column("单位", "strong"),
    Column("去年计划句数", "count"),
    Column("已兑现", "count"),
    Column("仅再次列计划", "count"),
    Column("未检出", "count"),
    Column("已兑现的占比", "percent", bars=True),
)
_PROMISES = (
    Column("单位", "strong"),
    Column("今年的情况", "centre"),
    Column("涉及任务", "centre"),
    Column("去年所在部分"),
    Column("今年所在部分"),
    Column("去年的计划"),
    Column("今年报告的原文"),
)
_NOTHING = "去年的报告里没有找到计划句，或者没有一家单位两年的报告都在。"


def promises_sheet(book: Book, district: District) -> None:
    """Write the sheet 去年计划."""
    sheet = book.sheet("去年计划", "#1F5FA8", paper="A3")
    listing = Listing(book, sheet, "去年的计划，今年怎样", _WIDTHS)
    listing.note(
        "去年报告“下一步安排”里的每一句，与今年报告的工作部分对照：“已兑现”附今年的原文；“仅再次列计划”指今年"
        "又写成打算；“未检出”只说明今年的报告里没有找到相应的写法，不等于这项工作没有做。"
    )
    listing.heading("一、各单位兑现情况")
    listing.table(_COUNTS, _count_rows(district.promises), _NOTHING)
    listing.heading("二、逐句对照")
    listing.table(_PROMISES, [_row(promise) for promise in district.promises], _NOTHING)


def _count_rows(promises: tuple[Promise, ...]) -> list[Row]:
    counted: dict[str, Counter[PromiseState]] = {}
    for promise in promises:
        counted.setdefault(promise.unit, Counter())[promise.state] += 1
    return [_count_row(unit, counts) for unit, counts in counted.items()]


def _count_row(unit: str, counts: Counter[PromiseState]) -> Row:
    total = counts.total()
    return (unit, total, *(counts[state] for state in PROMISE_NAMES), share(counts["kept"] / total))


def _row(promise: Promise) -> Row:
    items = f"第{'、'.join(map(str, promise.items))}项" if promise.items else ""
    state = Cell(PROMISE_NAMES[promise.state], _LOOKS[promise.state])
    headings = promise.heading, promise.quote_heading
    return (promise.unit, state, items, *headings, promise.text, promise.quote)
