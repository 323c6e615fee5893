"""How a count is written in each of Word's number formats."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL_SIMPLIFIED = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_CIRCLES = "".join(map(chr, [*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0)]))
_LARGEST = 9999


def written(count: int, form: str) -> str:
    """`count` in the number format `form`; plain digits for a format or a count it does not know."""
    writer = _FORMATS.get(form)
    if writer is None or not 0 < count <= _LARGEST:
        return "" if form in ("none", "bullet") else str(count)
    return writer(count)


def padded(count: int, pattern: str) -> str:
    """`count` in a custom format, given by its first members: "001, 002, 003, ..."."""
    first = pattern.partition(",")[0].strip()
    return str(count).zfill(len(first)) if first.isdigit() else str(count)


def _positional(count: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(count))


def _spoken(count: int, digits: str, powers: str) -> str:
    """With units between the digits: 一百零一; `powers` are the units for 10, 100, 1000."""
    text = str(count)
    parts: list[str] = []
    for position, digit in enumerate(text):
        power = len(text) - position - 1
        if digit != "0":
            parts.append(digits[int(digit)] + (powers[power - 1] if power else ""))
        elif parts and parts[-1] != digits[0]:
            parts.append(digits[0])
    return "".join(parts).rstrip(digits[0])


def _thousand(count: int) -> str:
    text = _spoken(count, "零" + _DIGITS[1:], "十百千")
    return text.removeprefix("一") if count < 20 and count >= 10 else text


def _counting(count: int) -> str:
    """Units up to 99, then digits one by one."""
    return _thousand(count) if count < 100 else _positional(count)


def _japanese(count: int) -> str:
    """No zeros, and no 一 before a unit."""
    parts = []
    for digit, unit in zip(str(count).rjust(4, "0"), ("千", "百", "十", ""), strict=True):
        if digit != "0":
            parts.append(("" if digit == "1" and unit else _DIGITS[int(digit)]) + unit)
    return "".join(parts)


def _letters(count: int) -> str:
    """a … z, aa, bb … as Word counts."""
    rounds, letter = divmod(count - 1, 26)
    return chr(ord("a") + letter) * (rounds + 1)


def _roman(count: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        repeats, count = divmod(count, value)
        text += sign * repeats
    return text


def _ordinal(count: int) -> str:
    if count % 100 in (11, 12, 13):
        return f"{count}th"
    return f"{count}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th') }"


def _full_width(count: int) -> str:
    return "".join(chr(ord(digit) - ord("0") + ord("０")) for digit in str(count))


def _sequence(characters: str) -> Callable[[int], str]:
    """One character per count, plain digits after the last."""
    return lambda count: characters[count - 1] if count <= len(characters) else str(count)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda count: f"{count:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "numberInDash": lambda count: f"- {count} -",
    "hex": lambda count: f"{count:X}",
    "ordinal": _ordinal,
    "decimalEnclosedCircle": _sequence(_CIRCLES),
    "decimalEnclosedCircleChinese": _sequence(_CIRCLES),
    "decimalEnclosedParen": _sequence("".join(map(chr, range(0x2474, 0x2488)))),
    "decimalEnclosedFullstop": _sequence("".join(map(chr, range(0x2488, 0x249C)))),
    "ideographEnclosedCircle": _sequence("".join(map(chr, range(0x3280, 0x328A)))),
    "ideographTraditional": _sequence("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _sequence("子丑寅卯辰巳午未申酉戌亥"),
    "chineseCounting": _counting,
    "chineseCountingThousand": _thousand,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _thousand,
    "japaneseCounting": _japanese,
    "ideographDigital": _positional,
    "japaneseDigitalTenThousand": _positional,
    "taiwaneseDigital": _positional,
    "chineseLegalSimplified": lambda count: _spoken(count, _LEGAL_SIMPLIFIED, "拾佰仟"),
    "ideographLegalTraditional": lambda count: _spoken(count, _LEGAL_TRADITIONAL, "拾佰仟"),
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": lambda count: _roman(count).lower(),
    "upperRoman": _roman,
    "none": lambda _: "",
    "bullet": lambda _: "",
}
