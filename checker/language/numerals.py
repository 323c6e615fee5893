"""Numbers as reports write them, Arabic, Chinese or mixed, and what they amount to."""

import re
from functools import lru_cache

_ARABIC = r"(?:\d{1,4}(?:亿\d{1,4}万|万\d千)|\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:\.\d++)?"
_SPOKEN = (
    r"(?:[一二两三四五六七八九十百千万亿廿卅][零〇一二两三四五六七八九十百千万亿廿卅]*+"
    r"(?:点[零〇一二三四五六七八九]++)?|[壹贰叁肆伍陆柒捌玖拾佰仟]{2,}+)"
)

NUMBER = rf"(?:{_ARABIC}|{_SPOKEN})[余多来几]?(?:[百千万亿]{{1,2}}[余多]?)?"
"""Source of a pattern for one number with its 余/多/几 and its 百/千/万/亿 ("1,480", "20余万")."""

_SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
_SMALL = {
    ten + one: float(10 * tens + ones)
    for tens, ten in enumerate(("", "十", "二十"))
    for ones, one in enumerate(("", *"一二三四五六七八九"))
    if tens or ones
} | {"两": 2.0}
_MIXED = re.compile(r"([\d,]+(?:\.\d+)?)([十百千万亿]*)")
_ADJACENT = re.compile(r"([一二两三四五六七八])([二三四五六七八九])([十百千万亿]*)")
_LONGEST = 20  # characters; longer strings of digits are codes, and would overflow a float
_ONLY_DIGITS = re.compile(r"[零〇一二两三四五六七八九]{2,}")


@lru_cache(maxsize=4096)
def number_value(text: str) -> float | None:
    """Return what a number found by `NUMBER` amounts to, at least; None where it is no amount.

    余, 多 and 几 count for nothing (五百余 = 500), of two adjacent digits the lower counts (三五 = 3).
    Digits read one by one, such as the year 二〇二二, are no amount.
    """
    core = re.sub(r"[余多来几]", "", text)
    if len(core) > _LONGEST:
        return None
    mixed = _MIXED.fullmatch(core)
    if mixed:
        return _clean(float(mixed[1].replace(",", "")) * scale_of(mixed[2]))
    pair = _ADJACENT.fullmatch(core)
    if pair:
        low, high = _DIGITS[pair[1]], _DIGITS[pair[2]]
        return float(low * scale_of(pair[3])) if low < high <= low + 2 else None
    if _ONLY_DIGITS.fullmatch(core):
        return None
    return _spoken_value(core)


def scale_of(scales: str) -> int:
    """Multiply 十, 百, 千, 万, 亿 out: "千万" = 10,000,000; "" = 1."""
    product = 1
    for scale in scales:
        product *= _SCALES[scale]
    return product


def _clean(value: float) -> float:
    """1.1 * 10000 is 11000.000000000002 in binary; figures are exact to a few places at most."""
    return round(value, 6)


def _spoken_value(core: str) -> float | None:
    core = core.replace("卅", "三十")
    if core in _SMALL:
        return _SMALL[core]
    import cn2an  # 0.1 s to import, needed only for larger Chinese numerals

    if core and core[0] in "百千万亿":
        core = "一" + core
    # cn2an knows 三十七点五 but not 三十七点五万.
    plain = core.rstrip("百千万亿") if "点" in core else core
    try:
        return _clean(cn2an.cn2an(plain, "smart") * scale_of(core[len(plain) :]))
    except (ValueError, LookupError):  # cn2an leaks a KeyError for 一亿一
        return None
