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
_BEFORE = r"(?<![较比与同和自从于截])(?<!相对)(?<!相较)(?<!对比)"
_AFTER = r"年(?!以来|以前|起|底起|至今|相比|同期|\d{1,2}月|度?[^,。;]{0,12}(?:基础上|相比|同期))"


def last_year(now: ReportText, before: ReportText) -> int | None:
    """The year before this report's; None where neither report tells, or they are of one year."""
    if now.year is not None:
        return now.year - 1 if before.year is None or before.year < now.year else None
    return before.year


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
    return bool(re.search(f"{_BEFORE}{passed}{_AFTER}", _NOT_PRESENT.sub("", view)))
