"""The district's workbook: everything a run found, as sheets to read, sort, filter and print."""

from checker.model.district import District
from checker.model.long_lived import collector_off
from checker.reporters.workbook.book import Book
from checker.reporters.workbook.copies import copies_sheet
from checker.reporters.workbook.gaps import gaps_sheet
from checker.reporters.workbook.history import history_sheet
from checker.reporters.workbook.items import items_sheet
from checker.reporters.workbook.method import method_sheet
from checker.reporters.workbook.overview import overview_sheet
from checker.reporters.workbook.promises import promises_sheet
from checker.reporters.workbook.submissions import submissions_sheet

__all__ = ["workbook"]


def workbook(district: District) -> bytes:
    """The whole .xlsx file; the same district gives the same bytes.

    Sheets: 总表, 任务, 缺口, 提交情况, 雷同, then 去年计划 where last year's reports were given and 历年
    where the store holds earlier years, and 计分说明.
    """
    with collector_off():  # a million cells
        return _workbook(district)


def _workbook(district: District) -> bytes:
    book = Book(district.year)
    overview_sheet(book, district)
    items_sheet(book, district)
    gaps_sheet(book, district)
    submissions_sheet(book, district)
    copies_sheet(book, district)
    if district.last_year:
        promises_sheet(book, district)
    if district.history:
        history_sheet(book, district)
    method_sheet(book, district)
    return book.finish()
