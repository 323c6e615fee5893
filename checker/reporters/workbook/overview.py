"""The first sheet: units × items, each cell a word and its colour."""

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from checker.model.district import District, ItemSummary, UnitResult
from checker.model.report import ItemFinding
from checker.model.status import Status
from checker.reporters import priority
from checker.reporters.workbook.book import Book
from checker.reporters.workbook.styles import heat
from checker.reporters.workbook.table import share
from checker.reporters.workbook.text import fit, lines

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

WORDS = {
    Status.EVIDENCED: "实证",
    Status.STATED: "表述",
    Status.SHORTFALL: "不足",
    Status.PLANNED: "计划",
    Status.MISSING: "未检出",
    Status.NOT_APPLICABLE: "",
}
"""The words of the heat map, short enough for its narrow cells."""
_LEAD_COLUMNS = (("单位", 0), ("得分", 8), ("名次", 8), ("待核对项数", 13))
_ITEM_WIDTH = 5.3
_TITLE, _LEGEND, _CHAPTERS, _TITLES, _NUMBERS = range(5)
_FIRST_ROW = _NUMBERS + 1
_LEGEND_CELLS = 6
_LONGEST_TITLE = 15
_BREAKS = "，、：与和"


def overview_sheet(book: Book, district: District) -> None:
    """Write the sheet 总表."""
    sheet = book.sheet("总表", "#1F4E79", paper="A3")
    sheet.set_row(_TITLE, 30)
    title = f"{book.year}法治政府建设情况报告汇总"
    sheet.write_string(_TITLE, 0, title, book.styles.get("title"))
    sheet.write_string(_TITLE, 12, conclusion(district), book.styles.get("remark"))
    _set_columns(sheet, district)
    _write_legend(book, sheet)
    _write_heads(book, sheet, district)
    if district.units:
        _write_units(book, sheet, district)
    else:
        sheet.write_string(_FIRST_ROW, 0, "没有检查成功的报告，请看“提交情况”。", book.styles.get("remark"))
    sheet.freeze_panes(_FIRST_ROW, len(_LEAD_COLUMNS))
    sheet.repeat_rows(_LEGEND, _NUMBERS)
    sheet.repeat_columns(0, len(_LEAD_COLUMNS) - 1)


def conclusion(district: District) -> str:
    """What came in and what did not, in one line."""
    states = Counter(one.state for one in district.submissions)
    counts = (
        (len(district.absent), "家未提交"),
        (sum(one.late for one in district.submissions), "件迟交"),
        (states["unreadable"] + states["stopped"], "件未能检查"),
        (states["doubtful"] + states["two_units"], "件归属存疑"),
        (states["duplicate"], "件重复"),
        (len(district.copies), "对报告雷同"),
    )
    found = "、".join(f"{count} {what}" for count, what in counts if count)
    rest = f"；{found}（见“提交情况”“雷同”）" if found else ""
    return f"已检查 {len(district.units)} 家单位{rest}。"


def short_title(title: str) -> str:
    """A title that fits the head of a narrow column: cut where a part ends, else with an ellipsis."""
    if len(title) <= _LONGEST_TITLE:
        return title
    at = max((title.rfind(sign, 4, _LONGEST_TITLE + 1) for sign in _BREAKS), default=-1)
    return title[:at] if at > 0 else title[: _LONGEST_TITLE - 1] + "…"


def cell_word(item: ItemFinding) -> str:
    """What the heat map says of an item: the short word, "?" where a person should look at it, in
    brackets where it is in doubt whether the unit answers for it."""
    word = WORDS[item.status]
    if not word:
        return ""
    word += "?" if item.review else ""
    return f"({word})" if item.role == "doubtful" else word


def _set_columns(sheet: "Worksheet", district: District) -> None:
    longest = max((len(result.unit) for result in district.units), default=0)
    sheet.set_column(0, 0, min(max(2 * longest + 2, 14), 24))
    for position, (_, width) in enumerate(_LEAD_COLUMNS[1:], 1):
        sheet.set_column(position, position, width)
    first = len(_LEAD_COLUMNS)
    sheet.set_column(first, first + max(len(district.items), 1) - 1, _ITEM_WIDTH)


def _write_legend(book: Book, sheet: "Worksheet") -> None:
    entries = [(_legend(one), heat(one)) for one in Status if WORDS[one]]
    entries += [
        ("空白：不适用", heat(Status.NOT_APPLICABLE)),
        ("带 ?：请人工核对", "legend"),
        ("带括号：适用待定，不计分", "legend"),
    ]
    sheet.set_row(_LEGEND, 20)
    sheet.write_string(_LEGEND, 0, "图例", book.styles.get("remark"))
    for number, (text, look) in enumerate(entries):
        first = len(_LEAD_COLUMNS) + number * _LEGEND_CELLS
        style = book.styles.get(look)
        sheet.merge_range(_LEGEND, first, _LEGEND, first + _LEGEND_CELLS - 1, text, style)


def _legend(status: Status) -> str:
    short, full = WORDS[status], status.chinese
    return full if short == full else f"{short}：{full}"


def _write_heads(book: Book, sheet: "Worksheet", district: District) -> None:
    small, head = book.styles.get("head_small"), book.styles.get("head_filter")
    for position, (name, _) in enumerate(_LEAD_COLUMNS):
        sheet.write_blank(_CHAPTERS, position, None, small)
        sheet.write_blank(_TITLES, position, None, small)
        sheet.write_string(_NUMBERS, position, name, head)
    deepest = 1
    for position, item in enumerate(district.items, len(_LEAD_COLUMNS)):
        title = fit(short_title(item.title))
        deepest = max(deepest, lines(title, 8.6))
        sheet.write_string(_TITLES, position, title, small)
        sheet.write_number(_NUMBERS, position, item.item, head)
    _write_chapters(book, sheet, district.items)
    sheet.set_row(_CHAPTERS, 40)
    sheet.set_row(_TITLES, deepest * 12 + 6)
    sheet.set_row(_NUMBERS, 19)


def _write_chapters(book: Book, sheet: "Worksheet", items: tuple[ItemSummary, ...]) -> None:
    first, style = len(_LEAD_COLUMNS), book.styles.get("head")
    for chapter, group in groupby(items, key=lambda item: item.chapter):
        last = first + len(list(group)) - 1
        if last > first:
            sheet.merge_range(_CHAPTERS, first, _CHAPTERS, last, "", style)
        sheet.write_string(_CHAPTERS, first, fit(chapter), style)
        first = last + 1


def _write_units(book: Book, sheet: "Worksheet", district: District) -> None:
    numbers = [item.item for item in district.items]
    for row, result in enumerate(district.units, _FIRST_ROW):
        sheet.set_row(row, 21)
        _write_unit(book, sheet, row, result)
        _write_cells(book, sheet, row, {item.item: item for item in result.report.items}, numbers)
    last = _FIRST_ROW + len(district.units) - 1
    sheet.autofilter(_NUMBERS, 0, last, len(_LEAD_COLUMNS) + len(numbers) - 1)
    _write_shares(book, sheet, last + 1, district.items)


def _write_unit(book: Book, sheet: "Worksheet", row: int, result: UnitResult) -> None:
    score, count = book.styles.get("row_score"), book.styles.get("row_count")
    sheet.write_string(row, 0, fit(result.unit), book.styles.get("row_name"))
    if result.report.score.value is None:
        sheet.write_string(row, 1, "不计分", score)
        sheet.write_blank(row, 2, None, count)
    else:
        sheet.write_number(row, 1, result.report.score.value, score)
        sheet.write_number(row, 2, result.rank, count)
    sheet.write_number(row, 3, len(priority.to_review(result.report)), count)


def _write_cells(
    book: Book, sheet: "Worksheet", row: int, items: dict[int, ItemFinding], numbers: list[int]
) -> None:
    for position, number in enumerate(numbers, len(_LEAD_COLUMNS)):
        item = items.get(number)
        status = item.status if item else Status.NOT_APPLICABLE
        word = cell_word(item) if item else ""
        if word:
            sheet.write_string(row, position, word, book.styles.get(heat(status)))
        else:
            sheet.write_blank(row, position, None, book.styles.get(heat(Status.NOT_APPLICABLE)))


def _write_shares(book: Book, sheet: "Worksheet", row: int, items: tuple[ItemSummary, ...]) -> None:
    name, style = book.styles.get("sum_name"), book.styles.get("sum")
    sheet.set_row(row, 20)
    sheet.merge_range(row, 0, row, len(_LEAD_COLUMNS) - 1, "有实证的单位占比", name)
    for position, item in enumerate(items, len(_LEAD_COLUMNS)):
        value = share(item.all.share)
        if isinstance(value, str):
            sheet.write_string(row, position, value, style)
        else:
            sheet.write_number(row, position, value, style)
