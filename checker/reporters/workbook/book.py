"""One workbook in memory, and its sheets as the reporters of this package fill them."""

import io
from datetime import datetime
from typing import TYPE_CHECKING

from checker.reporters.wording import year_text
from checker.reporters.workbook.styles import FONT, Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_CREATED = datetime(2000, 1, 1)  # fixed: the same findings give the same bytes
_PAPERS = {"A3": 8, "A4": 9}


class Book:
    """A workbook under construction; every text written into it stays text."""

    def __init__(self, year: int | None) -> None:
        # Imported here: a run that writes no workbook need not pay for it.
        from xlsxwriter.workbook import Workbook

        self._file = io.BytesIO()
        self._workbook = Workbook(
            self._file,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": FONT,
            },
        )
        self.year = "" if year is None else year_text(year)
        self.styles = Styles(self._workbook)
        self._workbook.set_properties({"title": f"{self.year}法治政府建设情况报告汇总", "created": _CREATED})

    def sheet(self, name: str, colour: str, *, paper: str = "A4", portrait: bool = False) -> "Worksheet":
        """A new sheet, set up for print: one page wide, as many high as it takes, pages numbered."""
        sheet = self._workbook.add_worksheet(name)
        sheet.set_tab_color(colour)
        sheet.hide_gridlines(2)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        sheet.set_paper(_PAPERS[paper])
        if portrait:
            sheet.set_portrait()
        else:
            sheet.set_landscape()
        sheet.set_margins(left=0.3, right=0.3, top=0.5, bottom=0.5)
        sheet.fit_to_pages(1, 0)
        # The blank after the size keeps the digits of the year apart from it.
        sheet.set_footer(f"&L&8 {self.year}法治政府建设情况报告汇总　&A&R&8 第 &P 页，共 &N 页")
        return sheet

    def finish(self) -> bytes:
        """Close the workbook and give its bytes."""
        self._workbook.close()
        return self._file.getvalue()
