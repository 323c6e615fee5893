"""Lists on a sheet: a title, notes, and tables below each other on one grid of columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.reporters.workbook.book import Book
from checker.reporters.workbook.styles import BAR
from checker.reporters.workbook.text import fit, lines

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_LINE_HEIGHT = 15.0
_PADDING = 4.0
_HIGHEST = 409.0  # Excel's limit
_MOST_ROWS = 1_000_000  # Excel holds 1,048,576


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with a look of its own instead of its column's."""

    value: str | int | float | None
    look: str


Value = str | int | float | None | Cell
Row = Sequence[Value]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `bars` draws each share (0 to 1) as a bar behind its figure."""

    title: str
    look: str = "text"
    bars: bool = False


class Listing:
    """A sheet that is written from top to bottom. `widths` are those of its columns, in digits."""

    def __init__(self, book: Book, sheet: "Worksheet", title: str, widths: Sequence[float]) -> None:
        self.sheet, self._styles, self._widths = sheet, book.styles, widths
        self.row = 0
        for position, width in enumerate(widths):
            sheet.set_column(position, position, width)
        sheet.set_row(0, 30)
        self._put(0, title, "title")
        self.row = 1

    def note(self, text: str) -> None:
        """A remark as wide as the sheet."""
        self._wide(text, "note")

    def pair(self, name: str, text: str) -> None:
        """A name in the first column and what belongs to it across all others."""
        text, style = fit(text), self._styles.get("text")
        self.sheet.merge_range(self.row, 1, self.row, len(self._widths) - 1, "", style)
        self.sheet.write_string(self.row, 1, text, style)
        self._put(0, name, "strong")
        deepest = lines(text, sum(self._widths[1:]))
        self.sheet.set_row(self.row, min(deepest * _LINE_HEIGHT + _PADDING, _HIGHEST))
        self.row += 1

    def heading(self, text: str) -> None:
        """The name of the table that follows, after an empty line."""
        self.row += 1
        self.sheet.set_row(self.row, 22)
        self._put(0, text, "heading")
        self.row += 1

    def table(self, columns: Sequence[Column], rows: Sequence[Row], nothing: str) -> None:
        """A table with filters of its own; `nothing` is the sentence that stands for an empty one."""
        if not rows:
            self.note(nothing)
            return
        first, last = self._fill(columns, rows)
        head = self._styles.get("head")
        self.sheet.add_table(
            first,
            0,
            last,
            len(columns) - 1,
            {
                "style": None,
                "columns": [{"header": column.title, "header_format": head} for column in columns],
            },
        )
        self._after(rows)

    def only_table(self, columns: Sequence[Column], rows: Sequence[Row], nothing: str) -> None:
        """The one table of a sheet: filters, head kept in view and printed on every page."""
        if not rows:
            self.note(nothing)
            return
        first, last = self._fill(columns, rows)
        for position, column in enumerate(columns):
            self.sheet.write_string(first, position, column.title, self._styles.get("head"))
        self.sheet.autofilter(first, 0, last, len(columns) - 1)
        self.sheet.repeat_rows(first)
        self._after(rows)

    def _fill(self, columns: Sequence[Column], rows: Sequence[Row]) -> tuple[int, int]:
        first = self.row
        deepest = max(lines(c.title, w - 2) for c, w in zip(columns, self._widths, strict=False))
        self.sheet.set_row(first, deepest * _LINE_HEIGHT + 6)
        for row in rows[:_MOST_ROWS]:
            self.row += 1
            self._write_row(columns, row)
        for position, column in enumerate(columns):
            if column.bars:
                self._draw_bars(first + 1, position)
        return first, self.row

    def _after(self, rows: Sequence[Row]) -> None:
        self.row += 1
        if len(rows) > _MOST_ROWS:
            self.note(f"共 {len(rows):,} 行，表格放不下，只列前 {_MOST_ROWS:,} 行。")

    def _write_row(self, columns: Sequence[Column], row: Row) -> None:
        deepest = 1
        for position, (column, value) in enumerate(zip(columns, row, strict=True)):
            if isinstance(value, Cell):
                deepest = max(deepest, self._put(position, value.value, value.look))
            else:
                deepest = max(deepest, self._put(position, value, column.look))
        self.sheet.set_row(self.row, min(deepest * _LINE_HEIGHT + _PADDING, _HIGHEST))

    def _put(self, position: int, value: str | int | float | None, look: str) -> int:
        """Write one cell; says how many lines it takes."""
        style = self._styles.get(look)
        if value is None or value == "":
            self.sheet.write_blank(self.row, position, None, style)
        elif isinstance(value, str):
            text = fit(value)
            self.sheet.write_string(self.row, position, text, style)
            return lines(text, self._widths[position])
        else:
            self.sheet.write_number(self.row, position, value, style)
        return 1

    def _draw_bars(self, first: int, position: int) -> None:
        self.sheet.conditional_format(
            first,
            position,
            self.row,
            position,
            {
                "type": "data_bar",
                "data_bar_2010": True,
                "bar_solid": True,
                "bar_color": BAR,
                "min_type": "num",
                "max_type": "num",
                "min_value": 0,
                "max_value": 1,
            },
        )

    def _wide(self, text: str, look: str) -> None:
        text = fit(text)
        last = len(self._widths) - 1
        style = self._styles.get(look)
        if last:
            self.sheet.merge_range(self.row, 0, self.row, last, "", style)
        self.sheet.write_string(self.row, 0, text, style)
        height = lines(text, sum(self._widths)) * _LINE_HEIGHT + _PADDING
        self.sheet.set_row(self.row, min(height, _HIGHEST))
        self.row += 1


def share(value: float | None) -> float | str:
    """A share as a cell shows it in whole per cent: what is not whole never shows as 0% or 100%."""
    if value is None:
        return "－"
    return min(max(round(value, 2), 0.01), 0.99) if 0 < value < 1 else value
