"""Text as a cell can hold it, and how much room it takes."""

import math
import re
from functools import lru_cache

LONGEST = 32_767
"""Excel's limit for one cell, in UTF-16 units."""
_CUT_NOTE = "……（全文过长，此处截断，请看原文件）"
_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
# What XML forbids, what has no shape, and marks that turn the direction of writing.
_UNFIT = re.compile(
    "[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)


@lru_cache(maxsize=20_000)  # titles and advice come back with every unit
def fit(text: str) -> str:
    """The text without what a cell cannot hold; too long a text is cut, which is said."""
    if text.isascii() and text.isprintable():
        clean = text
    else:
        clean = _UNFIT.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " "))
    if len(clean) * 2 <= LONGEST or _units(clean) <= LONGEST:
        return clean
    room = 2 * (LONGEST - len(_CUT_NOTE))
    return clean.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + _CUT_NOTE


@lru_cache(maxsize=20_000)
def lines(text: str, width: float) -> int:
    """How many lines a wrapped text takes in a column of `width` digits, indented by one step."""
    room = max(width - 2.5, 2)
    return sum(max(1, math.ceil(_halves(line) / room)) for line in text.split("\n"))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _halves(text: str) -> float:
    """Width in half-width characters: one byte in UTF-8 is one, three bytes (Chinese) are two."""
    return (len(text) + len(text.encode("utf-8"))) / 2
