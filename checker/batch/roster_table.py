"""Reads the rows of a CSV file as offices make them: any encoding, any separator, a title above."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.model.errors import CheckerError
from checker.model.normalise import fold

_MOST_BYTES = 5 * 1024 * 1024
_HEADER_REACH = 20
_SEPARATORS = ",;\t，；|"
_SAVE_AS = "请用 Excel 或 WPS 打开，另存为“CSV（逗号分隔）”后再用"
_SEPARATOR_LINE = re.compile(r"\s*\"?sep=(.)\"?\s*", re.I)
# A cell that we (or a careful person) put an apostrophe before, so that Excel shows it as text.
_NEUTRALISED = re.compile(r"'(?=[=+\-@\t\r'])")
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as the table program shows it, and the cells by column."""

    number: int
    cells: Mapping[str, str]


def read_table(path: Path, columns: Mapping[str, Sequence[str]], needed: str) -> tuple[Row, ...]:
    """The rows below the header. `columns` is column to the header names that mean it.

    A column that the file lacks is "" in every row; rows without any of these cells are left out.
    Raises CheckerError where the file cannot be read or has no column `needed`.
    """
    name = _shown(path)
    text = _decode(name, _take(path, name))
    lines = list(io.StringIO(text, newline=""))
    mark = _SEPARATOR_LINE.fullmatch(lines[0]) if lines else None
    skipped = 1 if mark else 0
    readable = False
    for separator in mark[1] if mark else _SEPARATORS:
        records = _records(lines[skipped:], separator)
        readable = readable or records is not None
        for index, cells in enumerate((records or [])[:_HEADER_REACH]):
            places = _places(cells, columns)
            if records and needed in places:
                return tuple(_rows(records[index + 1 :], index + skipped + 2, places, columns))
    if not readable or text.count('"') % 2:
        raise CheckerError(f"“{name}”不是正常的 CSV 文件（可能引号没有成对）；{_SAVE_AS}。")
    raise CheckerError(
        f"“{name}”里没有“{needed}”一列；请在第一行写上列名"
        f"（{'、'.join(columns)}，其中“{needed}”必须有），每个单位一行。"
    )


def _take(path: Path, name: str) -> bytes:
    try:
        if path.is_dir():
            raise CheckerError(f"“{name}”是文件夹，不是报送名单；请指定一个 CSV 文件。")
        if not path.is_file():
            raise CheckerError(f"找不到报送名单“{name}”，请核对文件名和所在文件夹。")
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError:
        raise CheckerError(f"读取报送名单“{name}”时出错，请检查权限，或关闭正打开它的程序后再试。") from None
    if len(data) > _MOST_BYTES:
        raise CheckerError(f"“{name}”太大，不像一份报送名单；请只留单位、文件和日期几列。")
    if data.startswith(_PACKED):
        raise CheckerError(f"“{name}”是 Excel 表格，不是 CSV；{_SAVE_AS}。")
    return data


def _decode(name: str, data: bytes) -> str:
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise CheckerError(f"“{name}”的文字编码认不出来；{_SAVE_AS}。")


def _records(lines: list[str], separator: str) -> list[list[str]] | None:
    """The cells of all rows; None where the quotation marks do not go with this separator."""
    try:
        reader = csv.reader(lines, delimiter=separator, strict=True)
        return [[_clean(cell) for cell in record] for record in reader]
    except csv.Error:
        return None


def _clean(cell: str) -> str:
    return _NEUTRALISED.sub("", cell.strip().strip("\ufeff"), count=1).strip()


def _places(cells: list[str], columns: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """In which position each known column stands; of two with one name the first counts."""
    folded = [fold(cell) for cell in cells]
    found: dict[str, int] = {}
    for column, names in columns.items():
        position = next((folded.index(name) for name in (column, *names) if name in folded), None)
        if position is not None:
            found[column] = position
    return found


def _rows(
    records: list[list[str]], first: int, places: Mapping[str, int], columns: Mapping[str, Sequence[str]]
) -> Iterator[Row]:
    """`first` is the number of the first record."""
    for number, record in enumerate(records, first):
        cells = {
            column: record[places[column]] if places.get(column, len(record)) < len(record) else ""
            for column in columns
        }
        if any(cells.values()):
            yield Row(number, cells)


def _shown(path: Path) -> str:
    return (path.name or str(path)).encode("utf-8", "replace").decode("utf-8")
