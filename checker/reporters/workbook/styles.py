"""Colours and cell formats. Colours only repeat what a word in the same cell says.

The grounds of the statuses grow darker from evidence to nothing found, so that they can be told apart
in print without colour and by eyes that see fewer colours.
"""

from typing import TYPE_CHECKING

from checker.model.status import Status

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

FONT: dict[str, object] = {"font_name": "微软雅黑", "font_size": 10, "font_scheme": "none"}
PAINT: dict[Status, tuple[str, str]] = {
    Status.EVIDENCED: ("#E6F4EA", "#1C6B3C"),
    Status.STATED: ("#FFDC82", "#5E3C00"),
    Status.SHORTFALL: ("#D9B6E6", "#46195C"),
    Status.PLANNED: ("#7FAEE4", "#0B2C57"),
    Status.MISSING: ("#A81D19", "#FFFFFF"),
    Status.NOT_APPLICABLE: ("#F5F5F3", "#5A646E"),
}
"""Ground and ink of each status."""
ACCENT = "#1F4E79"
BAR = "#B5DBC0"
_LINE = "#C9CDC9"
_SOFT = "#505B67"

_BOXED: dict[str, object] = {"border": 1, "border_color": _LINE}
_TEXT: dict[str, object] = {**_BOXED, "text_wrap": True, "valign": "vcenter", "indent": 1}
_CENTRE: dict[str, object] = {**_BOXED, "align": "center", "valign": "vcenter", "text_wrap": True}
_HEAT: dict[str, object] = {
    **_BOXED,
    "border_color": "#FFFFFF",
    "align": "center",
    "valign": "vcenter",
    "shrink": True,
    "font_size": 9,
}
_HEAD: dict[str, object] = {
    "bold": True,
    "bg_color": ACCENT,
    "font_color": "#FFFFFF",
    "border": 1,
    "border_color": "#FFFFFF",
    "text_wrap": True,
    "align": "center",
    "valign": "vcenter",
}
_LOOKS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 16, "font_color": ACCENT, "valign": "vcenter"},
    "note": {"font_color": _SOFT, "valign": "top", "text_wrap": True},
    "remark": {"font_color": _SOFT, "valign": "vcenter"},
    "heading": {"bold": True, "font_size": 12, "font_color": ACCENT, "valign": "vcenter"},
    "head": _HEAD,
    "head_small": {**_HEAD, "bold": False, "font_size": 8, "valign": "top"},
    "head_filter": {**_HEAD, "align": "left"},
    "text": _TEXT,
    "strong": {**_TEXT, "bold": True},
    "centre": _CENTRE,
    "count": {**_CENTRE, "num_format": "#,##0"},
    "percent": {**_CENTRE, "num_format": "0%"},
    "figure": {**_CENTRE, "num_format": "0.##"},
    "score": {**_CENTRE, "num_format": "0.0"},
    "better": {**_CENTRE, "font_color": PAINT[Status.EVIDENCED][1]},
    "worse": {**_CENTRE, "font_color": PAINT[Status.MISSING][0], "bold": True},
    "row_name": {**_BOXED, "bold": True, "valign": "vcenter", "shrink": True},
    "row_score": {**_BOXED, "align": "center", "valign": "vcenter", "num_format": "0.0", "shrink": True},
    "row_count": {**_BOXED, "align": "center", "valign": "vcenter", "num_format": "#,##0"},
    "sum": {**_HEAT, "bold": True, "bg_color": "#E8EDF2", "num_format": "0%"},
    "sum_name": {**_BOXED, "bold": True, "bg_color": "#E8EDF2", "valign": "vcenter"},
    "legend": {**_HEAT, "align": "left", "border_color": _LINE},
}


def heat(status: Status) -> str:
    """The look of a cell of the heat map."""
    return f"heat {status.value}"


def verdict(status: Status) -> str:
    """The look of a cell of a list that holds a status."""
    return f"verdict {status.value}"


def _painted(status: Status) -> dict[str, object]:
    ground, ink = PAINT[status]
    return {"bg_color": ground, "font_color": ink}


_LOOKS |= {heat(status): {**_HEAT, **_painted(status)} for status in PAINT}
_LOOKS |= {verdict(status): {**_CENTRE, **_painted(status)} for status in PAINT}
_LOOKS[heat(Status.MISSING)]["bold"] = True
# A list of gaps is mostly of these: the heat map's ground would be too much ink.
_LOOKS[verdict(Status.MISSING)] |= {"bg_color": "#F7DEDB", "font_color": "#8E1512", "bold": True}


class Styles:
    """The formats of one workbook, each made when it is first asked for."""

    def __init__(self, workbook: "Workbook") -> None:
        self._workbook = workbook
        self._made: dict[str, Format] = {}

    def get(self, look: str) -> "Format":
        """The format of a look named above. Raises KeyError for another name."""
        made = self._made.get(look)
        if made is None:
            made = self._made[look] = self._workbook.add_format(_LOOKS[look])
        return made
