"""The year a report is about, and the places where it names that year."""

import re
from collections import Counter

from checker.language.sections import Structure
from checker.model.analysis import Role, Sentence, YearMention, YearMentions
from checker.model.normalise import fold

_YEAR = r"(?<![\d〔\[(])(20\d\d)"
_TITLE_YEAR = re.compile(rf"{_YEAR}(?![\d〕\])]|[-—–~至]+20)")
_OWN_YEAR = re.compile(rf"{_YEAR}年(?!\d{{1,2}}月)")
_RANGE = re.compile(r"20\d\d年?[-—–~至到]+20\d\d年?")
_QUOTED = re.compile(r"《[^《》]*》|〔[^〔〕]*〕")
_OPENING = re.compile(rf"^(?:(?:刚刚)?过去的)?{_YEAR}年(?!度?[^,。]{{0,16}}(?:年报|报告))")
_REPORTING = re.compile(rf"现[将就把].{{0,40}}?{_YEAR}年")
_EARLIER = re.compile(r"上(?:一)?年度|去年|年报|信息公开")
_CHINESE_YEAR = re.compile(r"二[〇○零]([一二三])([〇○零一二三四五六七八九])年")
_DIGITS = {c: str(i % 10) for i, c in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0"}
_MONTH_LINE = re.compile(r"^\(?(20\d\d)年(\d{1,2})月")


def report_year(title: str, structure: Structure) -> int | None:
    """Return the year the report is about: by its title, else by what its text names most often."""
    if years := _title_years(title):
        return years[0]
    counts: Counter[int] = Counter()
    for sentence in structure.sentences:
        if sentence.role not in (Role.PLANS, Role.OTHER):
            counts.update(int(match[1]) for match in _OWN_YEAR.finditer(_without_citations(sentence.view)))
    if counts:
        return min(counts, key=lambda year: (-counts[year], year))
    return _year_before_signature(structure)


def year_mentions(title: str, structure: Structure) -> YearMentions:
    """Return the years that title, opening and headings give as the report's own."""
    years = _title_years(title)
    opening: list[YearMention] = []
    headings: list[YearMention] = []
    for sentence in _body(structure):
        if sentence.heading:
            headings.extend(_mentions(sentence, _TITLE_YEAR))
        elif sentence.role is Role.PREAMBLE or (len(opening) == 0 and not headings):
            opening.extend(_mentions(sentence, _OPENING))
            if not _EARLIER.search(sentence.view):
                opening.extend(_mentions(sentence, _REPORTING))
    return YearMentions(years[0] if years else None, tuple(opening), tuple(headings))


def _title_years(title: str) -> list[int]:
    view = _CHINESE_YEAR.sub(lambda match: f"20{_DIGITS[match[1]]}{_DIGITS[match[2]]}年", fold(title))
    return [int(match[1]) for match in _TITLE_YEAR.finditer(_RANGE.sub("", view))]


def _body(structure: Structure) -> list[Sentence]:
    """The sentences below the title, without signature and page foot."""
    title = [s.index for s in structure.sentences if s.block == structure.title_block and s.heading]
    first = title[-1] + 1 if title else 0
    return [s for s in structure.sentences[first:] if s.role is not Role.OTHER]


def _without_citations(view: str) -> str:
    blank = _QUOTED.sub(lambda match: "\u25a1" * len(match[0]), view)
    return _RANGE.sub(lambda match: "\u25a1" * len(match[0]), blank)


def _mentions(sentence: Sentence, pattern: re.Pattern[str]) -> list[YearMention]:
    view = _without_citations(sentence.view)
    return [
        YearMention(int(match[1]), sentence.role, sentence.index, match.start(1), match.end(1))
        for match in pattern.finditer(view)
    ]


def _year_before_signature(structure: Structure) -> int | None:
    """A report signed early in a year is about the year before; from November on, about that year."""
    for sentence in reversed(structure.sentences):
        if match := _MONTH_LINE.match(sentence.view):
            return int(match[1]) - (int(match[2]) < 11)
    return None
