"""The sheet of years: coverage by item as the store holds it, what improved and what fell back."""

from collections.abc import Iterator, Mapping

from checker.model.district import District, YearCoverage
from checker.model.status import Status
from checker.reporters.wording import percent
from checker.reporters.workbook.book import Book
from checker.reporters.workbook.styles import verdict
from checker.reporters.workbook.table import Cell, Column, Listing, Row, Value

_LEAD_WIDTHS = (18, 9, 40)
_YEAR_WIDTH = 18
_CHANGE_WIDTHS = (12, 16)
_BETTER, _WORSE, _SAME, _ALONE = "提高", "退步", "持平", "只有一年"
_LOOKS = {_BETTER: "better", _WORSE: "worse"}


def history_sheet(book: Book, district: District) -> None:
    """Write the sheet 历年."""
    years = sorted({one.year for one in district.history})
    units: dict[str, dict[int, YearCoverage]] = {}
    for one in district.history:
        units.setdefault(one.unit, {})[one.year] = one
    widths = (*_LEAD_WIDTHS, *(_YEAR_WIDTH for _ in years), *_CHANGE_WIDTHS)
    listing = Listing(book, book.sheet("历年", "#1C6B3C", paper="A3"), "历年对比", widths)
    listing.note(
        "每格是当年的判定和覆盖率（各要求点按权重折算的份额）；“变化”比较一家单位最近的两个年度。"
        "各年的工作要点和规则可能不同，得分的高低不宜直接相比。"
    )
    titles = {item.item: item.title for item in district.items}
    by_year = tuple(Column(f"{year}年度", "centre") for year in years)
    change = (Column("变化", "centre"), Column("幅度", "centre"))
    lead = (Column("单位", "strong"), Column("年数", "count"), Column("提高和退步的任务"))
    listing.heading("一、得分")
    rows = [_score_row(unit, years, told) for unit, told in units.items()]
    listing.table((*lead, *by_year, *change), rows, "")
    listing.heading("二、逐项任务")
    lead = (Column("单位", "strong"), Column("任务号", "centre"), Column("任务"))
    detail = [row for unit, told in units.items() for row in _item_rows(unit, years, told, titles)]
    listing.table((*lead, *by_year, *change), detail, "各年都没有这些单位负责的任务。")


def _score_row(unit: str, years: list[int], told: Mapping[int, YearCoverage]) -> Row:
    scores = {year: one.score for year, one in told.items() if one.score is not None}
    shown: list[Value] = [
        Cell(scores[year], "score") if year in scores else ("不计分" if year in told else "")
        for year in years
    ]
    return (unit, len(told), _moved_items(told), *shown, *_moved(scores, 1, " 分"))


def _moved_items(told: Mapping[int, YearCoverage]) -> str:
    """Which items improved and which fell back, in words."""
    words = {number: _change(told, number) for number in _numbers(told)}
    found = {sought: [n for n, word in words.items() if word == sought] for sought in (_BETTER, _WORSE)}
    lines = (
        f"{word} {len(items)} 项：第{'、'.join(map(str, items))}项" for word, items in found.items() if items
    )
    return "\n".join(lines) or (_ALONE if len(told) == 1 else "没有变化")


def _item_rows(
    unit: str, years: list[int], told: Mapping[int, YearCoverage], titles: Mapping[int, str]
) -> Iterator[Row]:
    for number in _numbers(told):
        shown = [_year_cell(told.get(year), number) for year in years]
        yield (unit, number, titles.get(number, ""), *shown, *_moved(_shares(told, number), 0, " 个百分点"))


def _year_cell(one: YearCoverage | None, number: int) -> Value:
    if one is None or number not in one.coverage:
        return ""
    try:
        status = Status(one.status.get(number, ""))
    except ValueError:  # a store that another version wrote may know other words
        return percent(one.coverage[number])
    return Cell(f"{status.chinese} {percent(one.coverage[number])}", verdict(status))


def _numbers(told: Mapping[int, YearCoverage]) -> list[int]:
    return sorted({number for one in told.values() for number in one.coverage})


def _shares(told: Mapping[int, YearCoverage], number: int) -> dict[int, float]:
    """The coverage of an item by year, in per cent."""
    return {year: 100 * one.coverage[number] for year, one in told.items() if number in one.coverage}


def _change(told: Mapping[int, YearCoverage], number: int) -> str:
    return _direction(_shares(told, number), 0)[0]


def _direction(values: Mapping[int, float], digits: int) -> tuple[str, float]:
    """The word for the change between the last two years, and its size."""
    if len(values) < 2:
        return _ALONE, 0
    before, after = (values[year] for year in sorted(values)[-2:])
    difference = round(after - before, digits)
    if not difference:
        return _SAME, 0
    return (_BETTER if difference > 0 else _WORSE), difference


def _moved(values: Mapping[int, float], digits: int, unit: str) -> tuple[Value, Value]:
    """The two cells that tell of the change between the last two years."""
    word, difference = _direction(values, digits)
    size = f"{'+' if difference > 0 else '－'}{abs(difference):.{digits}f}{unit}" if difference else ""
    return Cell(word, _LOOKS.get(word, "centre")), size
