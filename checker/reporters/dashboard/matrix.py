"""Units × items as letters: small enough for 3,000 units, and the same cells as a table for fewer."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model.district import District, UnitResult
from checker.model.report import ItemFinding, ItemRole
from checker.model.status import Status
from checker.reporters import wording
from checker.reporters.dashboard.environment import LONGEST_QUOTE, address, short

if TYPE_CHECKING:
    from markupsafe import Markup

MOST_DRAWN = 150
"""Up to this many units the table stands in the page; beyond it the script draws one page at a time."""
_MOST_CHARACTERS = 400_000
LETTERS = {
    Status.EVIDENCED: "E",
    Status.STATED: "S",
    Status.SHORTFALL: "F",
    Status.PLANNED: "P",
    Status.MISSING: "M",
    Status.NOT_APPLICABLE: "N",
}
_ROLE_LETTERS: dict[ItemRole, str] = {"lead": "L", "named": "N", "class": "C", "doubtful": "D", "none": "-"}
_NOTHING = "."
_ELSEWHERE = "所缺内容见该单位的核对结果。"


@dataclass(frozen=True, slots=True)
class Row:
    """One unit: a letter for each item's status (lower case: to be looked at) and for its role.

    `lacking` has for each item the places of the texts that say what is missing, in base 36, parted
    by "."; items are parted by "|".
    """

    unit: UnitResult
    letters: str
    roles: str
    lacking: str


class _Texts:
    """What is lacking, each text once: units that lack the same share it."""

    def __init__(self) -> None:
        self.all: list[str] = [_ELSEWHERE]
        self._places: dict[str, int] = {}
        self._characters = 0

    def place(self, text: str) -> int:
        """Where the text stands; once the table is full, the place of a pointer to the unit's page."""
        if text not in self._places:
            size = min(len(text), LONGEST_QUOTE)
            if self._characters + size > _MOST_CHARACTERS:
                return 0
            self._characters += size
            self._places[text] = len(self.all)
            self.all.append(short(text))
        return self._places[text]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix: its columns (item number, title), its rows in the district's order, its texts."""

    columns: tuple[tuple[int, str], ...]
    rows: tuple[Row, ...]
    texts: tuple[str, ...]

    @property
    def drawn(self) -> bool:
        """Whether the table stands in the page, so that it can be read without the script."""
        return len(self.rows) <= MOST_DRAWN


def matrix(district: District) -> Matrix:
    """The findings of every unit on every item."""
    columns = tuple((item.item, wording.printable(item.title)) for item in district.items)
    texts = _Texts()
    rows = tuple(_row(unit, columns, texts) for unit in district.units)
    return Matrix(columns, rows, tuple(texts.all))


def data(made: Matrix) -> "Markup":
    """The matrix for the script: JSON in which no character can end the element it stands in."""
    from markupsafe import Markup

    content = {
        "statuses": {
            letter: {"name": status.chinese, "sign": wording.SIGNS[status]}
            for status, letter in LETTERS.items()
        },
        "roles": {letter: wording.ROLE_NAMES[role] for role, letter in _ROLE_LETTERS.items()},
        "items": made.columns,
        "texts": made.texts,
        "units": [
            [
                wording.printable(row.unit.unit),
                address(row.unit.page),
                "－"
                if row.unit.report.score.value is None
                else wording.score_text(row.unit.report.score.value),
                row.unit.rank,
                row.letters,
                row.roles,
                row.lacking,
            ]
            for row in made.rows
        ],
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def cells(row: Row) -> "Markup":
    """The row's cells, of letters and signs alone; the script draws the same ones."""
    from markupsafe import Markup

    signs = {letter: wording.SIGNS[status] for status, letter in LETTERS.items()}
    drawn = (
        f'<td class="{letter.upper()}{" r" if letter.islower() else ""}">{signs[letter.upper()]}</td>'
        if letter != _NOTHING
        else "<td></td>"
        for letter in row.letters
    )
    return Markup("".join(drawn))


def _row(unit: UnitResult, columns: tuple[tuple[int, str], ...], texts: _Texts) -> Row:
    findings = {item.item: item for item in unit.report.items}
    found = [findings.get(number) for number, _ in columns]
    return Row(
        unit,
        "".join(_letter(item) for item in found),
        "".join(_ROLE_LETTERS[item.role] if item else "-" for item in found),
        "|".join(_lacking(item, texts) for item in found),
    )


def _letter(item: ItemFinding | None) -> str:
    if item is None:
        return _NOTHING
    letter = LETTERS[item.status]
    return letter.lower() if item.review else letter


def _lacking(item: ItemFinding | None, texts: _Texts) -> str:
    if item is None or item.status is Status.NOT_APPLICABLE:
        return ""
    places = dict.fromkeys(texts.place(text) for text in item.lacking)
    return ".".join(_base36(place) for place in places)


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    written = digits[number % 36]
    while number := number // 36:
        written = digits[number % 36] + written
    return written
