"""The figures of a sentence that change from year to year, and from unit to unit."""

import re
from functools import lru_cache

_NAMED = re.compile(r"《[^《》]*》|[“\"][^“”\"]{1,20}[”\"]|[〔\[(]\d{4}[〕\])]\d*号?")
_DATE = re.compile(r"\d{4}年度?|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日")
_FIGURE = re.compile(
    r"\d[\d,]*(?:\.\d+)?[余多]?[十百千万亿]*%?"
    r"|[一二两三四五六七八九十百千][零〇一二两三四五六七八九十百千万亿]*[余多]?"
    r"(?=[件次人场个期家部份项名起篇条批处套户幅轮支]|万|亿)"
)
_ONE = frozenset(("1", "一"))


@lru_cache(maxsize=65_536)
def figures(view: str, fixed: re.Pattern[str]) -> tuple[str, ...]:
    """The figures in order, as written, dates and `fixed` ones left out; 一 and 1 are none."""
    for pattern in (_NAMED, _DATE, fixed):
        view = pattern.sub("□", view)
    found = (match[0].replace(",", "") for match in _FIGURE.finditer(view))
    return tuple(figure for figure in found if figure not in _ONE)
