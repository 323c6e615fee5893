"""Whether a sentence kept from last year's report can still be true."""

import re

from checker.compare.figures import figures
from checker.compare.words import CompareWords
from checker.model.district import ReportText, TextSentence

_NOT_PRESENT = re.compile(r"《[^《》]*》|[〔\[(]\d{4}[〕\])]|\d{4}年?[-—–~至到]+\d{4}年?")
# Words that look back stand right before the year and are no longer than this.
_LEAD = 12
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_SPOKEN_YEAR = re.compile("二[〇○零][一二三][〇○零一二三四五六七八九](?=年)")


def last_year(now: ReportText, before: ReportText) -> int | None:
    """The year the older report is about; None where the years are unknown or do not fit."""
    if before.year is None:
        return now.year - 1 if now.year is not None else None
    return before.year if now.year is None or before.year < now.year else None


def is_stale(now: TextSentence, before: TextSentence, year: int | None, words: CompareWords) -> bool:
    """Whether the sentence `now`, kept from `before`, repeats its figures or names last year as present.

    `year` is last year. In the plans the present is the year to come. Set phrases never go stale:
    what stands in them does not count.
    """
    view = words.set_phrases.sub("", now.view)
    kept = figures(view, words.fixed_figures)
    if kept and kept == figures(words.set_phrases.sub("", before.view), words.fixed_figures):
        return True
    if year is None:
        return False
    passed = year + (now.role == "plans")
    plain = _SPOKEN_YEAR.sub(lambda match: match[0].translate(_DIGITS), _NOT_PRESENT.sub("", view))
    return any(not _looks_back(plain, match, words) for match in re.finditer(rf"(?<!\d){passed}年", plain))


def _looks_back(view: str, year: re.Match[str], words: CompareWords) -> bool:
    """较2021年, 自2021年以来, 在2021年基础上 and 2021年7月15日起施行 look back rightly."""
    lead = max(0, year.start() - _LEAD)
    before = words.back_before.search(view, lead, year.start())
    return bool(before or words.back_after.match(view, year.end()))
