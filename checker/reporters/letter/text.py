"""Small matters of official Chinese: numbers, quotations, text that a Word file can hold."""

import unicodedata

from checker.reporters.wording import printable

_DIGITS = "零一二三四五六七八九"
_LONGEST_QUOTE = 70
_INNER = str.maketrans("“”", "‘’")
_NO_XML = str.maketrans({0xFFFE: None, 0xFFFF: None})
_WIDE = frozenset("WFA")


def chinese_number(number: int) -> str:
    """1 to 99 as headings count: 一, 十, 十二, 二十."""
    tens, ones = divmod(number, 10)
    first = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return first + (_DIGITS[ones] if ones or not tens else "")


def clean(text: str) -> str:
    """Text without what an XML file cannot hold or what turns the direction of writing."""
    return " ".join(printable(text).translate(_NO_XML).split())


def sentence(text: str) -> str:
    """Text that ends in a full stop."""
    text = clean(text)
    return text if text.endswith(("。", "！", "？")) else f"{text}。"


def quoted(text: str, longest: int = _LONGEST_QUOTE) -> str:
    """Text in quotation marks, cut after `longest` characters; marks inside it become single ones."""
    text = clean(text).rstrip("。；;")
    if len(text) > longest:
        text = f"{text[:longest].rstrip('，、；')}……"
    return f"“{text.translate(_INNER)}”"


def width(text: str) -> float:
    """How many Chinese characters wide a text is."""
    return sum(1.0 if unicodedata.east_asian_width(one) in _WIDE else 0.5 for one in text)
