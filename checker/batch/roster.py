"""The list of the office: which units are to report, in which file, and by when."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from checker.batch.roster_table import Row, read_table
from checker.model.district import Submission
from checker.model.errors import CheckerError, UnknownUnitError
from checker.model.normalise import fold
from checker.rulebook.units import UnitRegistry

UNIT, FILE, RECEIVED, DUE = "单位", "文件", "收到日期", "截止日期"
_NOTE = "说明"
_COLUMNS = {
    UNIT: ("单位名称", "报送单位", "填报单位", "单位简称"),
    FILE: ("文件名", "文件名称", "报告文件", "报告"),
    RECEIVED: ("提交日期", "报送日期", "收到时间", "提交时间", "报送时间"),
    DUE: ("截止时间", "期限", "报送期限", "应报日期"),
}
_MOST_FAULTS, _MOST_NAMES, _LONGEST_SHOWN = 30, 5, 60
_DATE = re.compile(r"(\d{4})(?:[年/.\-](\d{1,2})[月/.\-](\d{1,2})日?|(\d{2})(\d{2}))")
_TIME = re.compile(r"\s+\d{1,2}:\d{2}.*$")
_SUFFIX = re.compile(r"\.[0-9a-z]{1,8}$")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Roster:
    """`units` are to report, in the order of the rows, by the registry's names.

    `files` is file name as written to unit, `dates` unit to received and due ("2023-01-15" or "").
    """

    units: tuple[str, ...]
    files: Mapping[str, str]
    dates: Mapping[str, tuple[str, str]]

    @cached_property
    def _by_key(self) -> Mapping[str, str]:
        return {_key(name): unit for name, unit in self.files.items()}

    def unit_of(self, file: str) -> str:
        """The unit that the list names for a file ("子文件夹/报告.docx"), "" where it names none."""
        return next((self._by_key[key] for key in _keys(file) if key in self._by_key), "")

    def dates_of(self, unit: str) -> tuple[str, str]:
        """When the unit's report came and when it was due, "" each where the list does not say."""
        return self.dates.get(unit, ("", ""))

    def check_files(self, files: Sequence[str]) -> None:
        """Raises CheckerError, with a sentence for each, where a named file is missing or not the only one.

        `files` are the paths in the reports' folder, parts joined by "/".
        """
        meant: dict[str, list[str]] = {}
        for file in files:
            for key in _keys(file):
                meant.setdefault(key, []).append(file)
        faults = []
        owners: dict[str, str] = {}
        for name, unit in self.files.items():
            found = meant.get(_key(name), [])
            owner = owners.setdefault(found[0], unit) if found else unit
            if owner != unit:
                faults.append(f"文件“{_short(found[0])}”写给了两个单位（{owner}、{unit}），请只留一个。")
            elif not found:
                faults.append(f"{unit}的文件“{_short(name)}”不在报告文件夹里，请核对文件名或补齐文件。")
            elif len(found) > 1:
                several = "、".join(f"“{_short(file)}”" for file in found[:_MOST_NAMES])
                faults.append(f"{unit}的文件“{_short(name)}”可以指{several}，请连扩展名和子文件夹一起写明。")
        _raise(faults)


def read_roster(path: Path, registry: UnitRegistry) -> Roster:
    """Read a list made in Excel and saved as CSV, in whatever encoding and with whatever separator.

    Raises CheckerError with every fault of every row.
    """
    faults: list[str] = []
    files: dict[str, tuple[str, str]] = {}
    dates: dict[str, tuple[str, str]] = {}
    for row in read_table(path, _COLUMNS, needed=UNIT):
        unit = _unit(row, registry, faults)
        if unit:
            _add_file(row, unit, files, faults)
            _add_dates(row, unit, dates, faults)
    _raise(faults + _several_files(files))
    if not dates:
        raise CheckerError("报送名单里没有单位，请在“单位”一列逐行写上应报送的单位。")
    named = dict(files.values())
    return Roster(tuple(dates), named, dates)


def write_roster_template(submissions: Sequence[Submission], absent: Sequence[str] = ()) -> str:
    """CSV of all files with the units found, for a person to complete and give back by --roster.

    `absent` are units that handed nothing in: without their rows they would be forgotten next time.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((UNIT, FILE, RECEIVED, DUE, _NOTE))
    for one in submissions:
        maybe = f"可能是{'、'.join(one.candidates)}" if one.candidates else ""
        unit = "" if one.state == "duplicate" else one.unit
        cells = (unit, one.file, one.received, one.due, one.message or maybe)
        writer.writerow([_plain(cell) for cell in cells])
    for unit in absent:
        writer.writerow((_plain(unit), "", "", "", "没有收到报告"))
    return f"\ufeff{out.getvalue()}"


def _unit(row: Row, registry: UnitRegistry, faults: list[str]) -> str:
    """The row's unit. A row without one is a file that is nobody's yet, as the template has them."""
    written = row.cells[UNIT]
    if not written:
        return ""
    try:
        return registry.resolve(written).name
    except UnknownUnitError as error:
        faults.append(f"第{row.number}行：{error.message}")
        return ""


def _add_file(row: Row, unit: str, files: dict[str, tuple[str, str]], faults: list[str]) -> None:
    """`files` is the name by which files are compared to the name as written and its unit."""
    written = row.cells[FILE]
    if not written:
        return
    name, other = files.setdefault(_key(written), (written, unit))
    if other != unit:
        faults.append(
            f"第{row.number}行：文件“{_short(name)}”写给了两个单位（{other}、{unit}），请只留一个。"
        )


def _several_files(files: Mapping[str, tuple[str, str]]) -> list[str]:
    by_unit: dict[str, list[str]] = {}
    for name, unit in files.values():
        by_unit.setdefault(unit, []).append(f"“{_short(name)}”")
    return [
        f"{unit}写了{len(names)}个文件（{'、'.join(names[:_MOST_NAMES])}），请只留作准的一个。"
        for unit, names in by_unit.items()
        if len(names) > 1
    ]


def _add_dates(row: Row, unit: str, dates: dict[str, tuple[str, str]], faults: list[str]) -> None:
    """The first date of each kind that the unit's rows give; another later on is a fault."""
    before = dates.get(unit, ("", ""))
    read = tuple(_date(row, column, faults) for column in (RECEIVED, DUE))
    for column, old, new in zip((RECEIVED, DUE), before, read, strict=True):
        if old and new and old != new:
            faults.append(f"第{row.number}行：{unit}的{column}写了两个（{old}、{new}），请只留一个。")
    dates[unit] = (before[0] or read[0], before[1] or read[1])


def _date(row: Row, column: str, faults: list[str]) -> str:
    """The cell's date as 2023-01-15, "" where it has none or a faulty one."""
    written = row.cells[column]
    if not written:
        return ""
    match = _DATE.fullmatch(fold(_TIME.sub("", written)))
    if match:
        year, month, day, *packed = match.groups()
        try:
            return date(int(year), int(month or packed[0]), int(day or packed[1])).isoformat()
        except ValueError:
            pass
    faults.append(f"第{row.number}行：{column}“{_short(written)}”不是日期，请写成 2023-01-15 的样子。")
    return ""


def _key(name: str) -> str:
    """What a file's name is compared by: case, width, blanks and kind of separator do not matter."""
    return fold("".join(name.split()).replace("\\", "/")).removeprefix("./").strip("/")


def _keys(file: str) -> tuple[str, ...]:
    """All keys under which a list may name a file, the fullest first: without folders, without extension."""
    key = _key(file)
    parts = key.split("/")
    whole = ["/".join(parts[start:]) for start in range(len(parts))]
    return tuple(dict.fromkeys([*whole, *(_SUFFIX.sub("", name) for name in whole)]))


def _plain(cell: str) -> str:
    """A cell that no table program takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _short(written: str) -> str:
    written = " ".join(written.split())
    return written if len(written) <= _LONGEST_SHOWN else f"{written[:_LONGEST_SHOWN]}…"


def _raise(faults: Sequence[str]) -> None:
    """Raises CheckerError with all faults where there are any."""
    if faults:
        more = f"\n……共{len(faults)}处。" if len(faults) > _MOST_FAULTS else ""
        raise CheckerError("报送名单有误：\n" + "\n".join(faults[:_MOST_FAULTS]) + more)
