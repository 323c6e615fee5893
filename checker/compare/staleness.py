"""Whether a sentence kept from last year's report can still be true."""

import re

from checker.compare.figures import figures
from checker.model.district import ReportText, TextSentence

# The set phrases every report opens and closes with, to the next comma.
_SLOGAN = re.compile(
    r"[^,。;]*(?:习近平(?:新时代|法治思想|总书记)|中国特色社会主义|党的(?:[一二三四五六七八九十]+|\d+)大"
    r"|[一二三四五六七八九十]+届[一二三四五六七八九十]+中全会|两个(?:维护|确立)|四个(?:意识|自信))[^,。;]*"
)
_NOT_PRESENT = re.compile(r"《[^《》]*》|[〔\[(]\d{4}[〕\])]|\d{4}年?[-—–~至到]+\d{4}年?")
# 较2021年, 自2021年以来, 在2021年基础上 and 2021年7月15日起施行 look back rightly.
_BEFORE = r"(?<![较比与同和自从])(?<!相对于)"
_BACK = "以来|以前|起|底起|至今|相比|同期|度?[^,。;]{0,12}(?:基础上|相比|同期)"
_IN_FORCE = r"\d{1,2}月[^,。;]{0,12}(?:起|施行|实施|生效|修订|印发|出台|通过|以来)"
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_SPOKEN_YEAR = re.compile("二[〇○零][一二三][〇○零一二三四五六七八九](?=年)")


def last_year(now: ReportText, before: ReportText) -> int | None:
    """The year the older report is about; None where the years are unknown or do not fit."""
    if before.year is None:
        return now.year - 1 if now.year is not None else None
    return before.year if now.year is None or before.year < now.year else None


def is_stale(now: TextSentence, before: TextSentence, year: int | None) -> bool:
    """Whether the sentence `now`, kept from `before`, repeats its figures or names last year as present.

    `year` is last year. In the plans the present is the year to come. Set phrases never go stale:
    what stands in them does not count.
    """
    view = _SLOGAN.sub("", now.view)
    kept = figures(view)
    if kept and kept == figures(_SLOGAN.sub("", before.view)):
        return True
    if year is None:
        return False
    passed = year + (now.role == "plans")
    plain = _SPOKEN_YEAR.sub(lambda match: match[0].translate(_DIGITS), _NOT_PRESENT.sub("", view))
    return bool(re.search(f"{_BEFORE}(?<!\\d){passed}年(?!{_BACK}|{_IN_FORCE})", plain))
