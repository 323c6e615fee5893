"""Days, months and parts of months that a sentence names."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from checker.language.wording import Wording
from checker.model.analysis import DateMention

_MONTH_NUMBER = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_YEAR = r"(?:(?:19|20)\d\d|[一二][九〇零][〇零一二三四五六七八九]{2})年"
_TO = r"[-—–~至到]{1,2}"
_AND = rf"(?:{_TO}|[、和及])"

# A list of days or months ends somewhere: without a bound a long one would be tried from each member.
_DAYS = rf"(?:{_DAY_NUMBER}[日号]?{_AND}){{0,30}}{_DAY_NUMBER}[日号]"
_MONTH = rf"(?:{_MONTH_NUMBER}月?{_AND}){{0,11}}{_MONTH_NUMBER}月(?![度均内子])份?"

MONTH_OR_DAY = rf"(?<![\d第个十百.])(?:{_YEAR})?{_MONTH}(?:{_DAYS})?"
"""Source of a pattern for a month, a day, or a list or range of either, with its year if written."""

_ISO = r"(?<![\d.])(?:19|20)\d\d([-./])(?:1[0-2]|0?[1-9])\1(?:3[01]|[12]\d|0?[1-9])(?![\d.])"
_TITLE = re.compile(r"《[^《》]{0,120}》")
_LOOK_BACK = 6


@dataclass(frozen=True, slots=True)
class _Shapes:
    date: re.Pattern[str]
    standing_before: re.Pattern[str]
    standing_after: re.Pattern[str]


@lru_cache(maxsize=4)
def _shapes(wording: Wording) -> _Shapes:
    part = f"(?:{wording.pattern('dates.parts').pattern})?"
    return _Shapes(
        date=re.compile(rf"{MONTH_OR_DAY}{part}(?:{_TO}{MONTH_OR_DAY}{part})*|{_ISO}"),
        standing_before=re.compile(f"(?:{wording.pattern('dates.standing_before').pattern})$"),
        standing_after=wording.pattern("dates.standing_after"),
    )


def find_dates(view: str, wording: Wording) -> tuple[DateMention, ...]:
    """The dates that may place one act: no years alone, no dates of laws, deadlines or titles."""
    if "月" not in view and "20" not in view:
        return ()
    shapes = _shapes(wording)
    titles = [match.span() for match in _TITLE.finditer(view)]
    openings = [start for start, _ in titles]
    return tuple(
        DateMention(*match.span())
        for match in shapes.date.finditer(view)
        if not _inside(match.start(), titles, openings)
        and not _is_standing(view, match.start(), match.end(), shapes)
    )


def _inside(place: int, spans: list[tuple[int, int]], starts: list[int]) -> bool:
    before = bisect_right(starts, place) - 1
    return before >= 0 and place < spans[before][1]


def _is_standing(view: str, start: int, end: int, shapes: _Shapes) -> bool:
    """Whether the date belongs to a rule, a cut-off or a signature rather than to an act."""
    if start == 0 and end >= len(view.rstrip("。.;,)")):
        return True
    before = view[max(0, start - _LOOK_BACK) : start]
    return bool(shapes.standing_before.search(before) or shapes.standing_after.match(view, end))
