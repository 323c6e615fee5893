"""Figures with their measure words, and none of what only looks like a figure."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from checker.language.dates import MONTH_OR_DAY
from checker.language.numerals import NUMBER, number_value, scale_of
from checker.language.wording import Wording
from checker.model.analysis import Quantity
from checker.model.normalise import fold

Kind = Literal["count", "percent", "money", "hours", "duration", "bare"]

_FIGURE = re.compile(
    rf"(?P<ordinal>第)?(?<![a-z])(?P<low>{NUMBER})"
    rf"(?:(?P<per>分之)(?P<part>{NUMBER})|[-—–~至到]{{1,2}}(?P<high>{NUMBER}))?"
)
_ANY_DIGIT = re.compile(r"[\d一二两三四五六七八九十百千万廿卅壹贰叁肆伍陆柒捌玖拾佰仟]")
# A short quotation is a name or a slogan: “721工作法”, “一部电梯引发的三年之争”, “6天+365天”.
_NAMED = r"《[^《》]{0,120}》|[“‘][^“”‘’。]{1,20}[”’]|\"[^\"。]{1,20}\"|「[^」。]{1,20}」"
_CODES = (
    r"(?<!\d)\d{1,12}+-\d{5,}|\d{1,2}:\d\d(?!\d)|(?<!\d)\d{1,12}+(?:\+[\dnx]++)++"
    r"|(?:19|20)\d\d([-./])\d{1,2}\1\d{1,2}|[〔\[(【]20\d\d[〕\])】]第?\d+号"
)
_ENUMERATOR = re.compile(r"\(?\d{1,2}[.](?=\d)(?!\d+(?:[万亿%]|个百分点))")
_SCALE_BEFORE = re.compile(r"[近上超逾约达过破]$")
_TRAILING_SCALE = re.compile(r"(?<![十百千万亿])[十百千万亿]++$")
_LEAD_REACH = 8
_BEFORE_REACH = 6


@dataclass(frozen=True, slots=True)
class _Shapes:
    unit: re.Pattern[str]
    money_lead: re.Pattern[str]
    masked: re.Pattern[str]
    fixed: re.Pattern[str]
    not_counted: re.Pattern[str]
    before_one: re.Pattern[str]
    case_verb: re.Pattern[str]
    frequency: re.Pattern[str]
    one_measures: frozenset[str]


def _ending(wording: Wording, name: str) -> re.Pattern[str]:
    return re.compile(f"(?:{wording.pattern(name).pattern})$")


@lru_cache(maxsize=4)
def _shapes(wording: Wording) -> _Shapes:
    kinds = {
        "percent": "quantities.percents",
        "hours": "quantities.hours",
        "money": "quantities.money",
        "duration": "quantities.durations",
        "count": "quantities.counts",
    }
    unit = "|".join(f"(?P<{kind}>{wording.pattern(name).pattern})" for kind, name in kinds.items())
    return _Shapes(
        unit=re.compile(unit),
        money_lead=wording.pattern("quantities.money_leads"),
        masked=re.compile(f"{_NAMED}|{MONTH_OR_DAY}|{_CODES}"),
        fixed=wording.pattern("quantities.fixed"),
        not_counted=wording.pattern("quantities.not_counts"),
        before_one=_ending(wording, "quantities.before_one"),
        case_verb=_ending(wording, "quantities.one_case_verbs"),
        frequency=_ending(wording, "quantities.frequencies"),
        one_measures=frozenset(map(fold, wording.entries("quantities.one_measures"))),
    )


def find_quantities(view: str, table_row: bool, wording: Wording) -> tuple[Quantity, ...]:
    """The figures of a view, in order; a range counts as its lower end.

    Years, dates, ordinals, document numbers, slogans, hotlines and vague amounts are no figures.
    """
    if not _ANY_DIGIT.search(view):
        return ()
    shapes = _shapes(wording)
    enumerator = _ENUMERATOR.match(view)
    found = (
        _figure(view, match, table_row, shapes)
        for match in _FIGURE.finditer(view, enumerator.end() if enumerator else 0)
    )
    figures = [figure for figure in found if figure is not None]
    masks = _masks(view, shapes) if figures else b""
    return tuple(figure for figure in figures if not masks[figure.start])


def _masks(view: str, shapes: _Shapes) -> bytearray:
    """One byte per character, 1 where the text is a name, a date, a code or a fixed expression."""
    masks = bytearray(len(view))
    for pattern in (shapes.masked, shapes.fixed):
        for match in pattern.finditer(view):
            start, end = match.span()
            masks[start:end] = b"\x01" * (end - start)
    return masks


def _figure(view: str, match: re.Match[str], table_row: bool, shapes: _Shapes) -> Quantity | None:
    """The quantity that one number begins, or None."""
    start = match.start("low")
    if match["ordinal"] or shapes.not_counted.match(view, start):
        return None
    if match["per"]:
        return _fraction(match)
    value = _value(view, match)
    if value is None:
        return None
    unit = shapes.unit.match(view, match.end())
    if unit is None:
        return _without_unit(view, match, value, table_row, shapes)
    kind: Kind = unit.lastgroup  # type: ignore[assignment] # the groups of the pattern are the kinds
    if (kind == "duration" and _may_be_year(value)) or _is_article(view, match, unit[0], shapes):
        return None
    if kind == "percent":
        value, name = (value * 10, "%") if unit[0] == "成" else (value, "%")
    else:
        name = unit[0]
    return Quantity(start, unit.end(), value, name, kind)


def _fraction(match: re.Match[str]) -> Quantity | None:
    """百分之九十五, 三分之二: the whole comes first, the part second."""
    whole, part = number_value(match["low"]), number_value(match["part"])
    if not whole or part is None:
        return None
    return Quantity(match.start("low"), match.end(), round(part * 100 / whole, 6), "%", "percent")


def _value(view: str, match: re.Match[str]) -> float | None:
    """What the number amounts to; in "3-5万" the scale of the upper end serves for both."""
    low, high = match["low"], match["high"]
    if low[0] in "十百千万亿" and _is_bare_scale(view, match.start("low"), low):
        return None
    value = number_value(low)
    scale = _TRAILING_SCALE.search(high.rstrip("余多")) if high else None
    if value is None or scale is None or _TRAILING_SCALE.search(low.rstrip("余多")):
        return value
    return value * scale_of(scale[0]) if len(scale[0]) < len(high) else value


def _is_bare_scale(view: str, start: int, low: str) -> bool:
    """数十, 几百 and 百家, 千人 name no amount; 百余, 近百, 十 do."""
    before = view[max(0, start - 1) : start]
    if before in ("数", "几"):
        return True
    return low in ("百", "千", "万", "亿", "百万", "千万") and not _SCALE_BEFORE.search(before)


def _without_unit(
    view: str, match: re.Match[str], value: float, table_row: bool, shapes: _Shapes
) -> Quantity | None:
    start, end = match.start("low"), match.end()
    lead = view[max(0, start - _LEAD_REACH) : start]
    if _TRAILING_SCALE.search(match["low"].rstrip("余多")) and shapes.money_lead.search(lead):
        return Quantity(start, end, value, "元", "money") if value >= 10_000 else None
    if table_row and _is_bare(view, match, value):
        return Quantity(start, end, value, "", "bare")
    return None


def _is_bare(view: str, match: re.Match[str], value: float) -> bool:
    """Whether a number alone in a table cell may be a result: no year, no row number, no code."""
    low = match["low"]
    if not low[0].isdigit() or len(low) > 9 or (match.start() == 0 and match.end() < len(view)):
        return False
    return not _may_be_year(value)


def _may_be_year(value: float) -> bool:
    return 1900 <= value < 2100


def _is_article(view: str, match: re.Match[str], unit: str, shapes: _Shapes) -> bool:
    """Whether 一 is no figure here (新一轮, 一个, 每月一次, 一起商量)."""
    low, start = match["low"], match.start("low")
    if low not in ("一", "1"):
        return False
    before = view[max(0, start - _BEFORE_REACH) : start]
    if shapes.frequency.search(before):
        return True
    if low == "1":
        return False
    if unit == "起":
        return not shapes.case_verb.search(before)
    return unit not in shapes.one_measures or bool(shapes.before_one.search(before))
