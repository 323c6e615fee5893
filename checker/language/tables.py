"""Columns of other years in a table: what stands in them is not this year's."""

import re
from collections.abc import Sequence

from checker.model.analysis import Quantity, Sentence
from checker.model.normalise import CELL_MARK

_CELL_MARKS = re.compile(rf"[{CELL_MARK}|]")  # bars in plain text
_YEAR_CELL = re.compile(r"\(?(20\d\d)年?(?:度)?(?:数|情况|合计|累计|件数|\))?")


class YearColumns:
    """Goes through the rows of a report in order and knows which columns are other years'."""

    def __init__(self, year: int | None) -> None:
        self._year = year
        self._block = -2
        self._foreign: frozenset[int] = frozenset()

    def own(self, row: Sentence, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
        """The row's quantities but for those in columns that are headed by another year."""
        if row.block > self._block + 1:
            self._foreign = frozenset()
        self._block = row.block
        cells = _CELL_MARKS.split(row.view)
        years = {column: int(m[1]) for column, cell in enumerate(cells) if (m := _YEAR_CELL.fullmatch(cell))}
        if years:
            self._foreign = frozenset(column for column, year in years.items() if year != self._year)
            return ()
        columns = (len(_CELL_MARKS.findall(row.view, 0, quantity.start)) for quantity in quantities)
        return tuple(q for q, column in zip(quantities, columns, strict=True) if column not in self._foreign)
