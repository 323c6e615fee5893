"""Text left over: another year, another unit, placeholders."""

import re
from collections.abc import Iterator, Mapping, Sequence

from checker.engine.structure import wrong_years
from checker.engine.text import TextView
from checker.model.analysis import Role
from checker.model.plan import Mention, Unit
from checker.model.report import DraftFault, Quote

FOREIGN_TITLE = "foreign_title"
_OPENING_YEAR = re.compile(r"^(20\d\d)年(?:全年|度|来|里|,)")
_PAST_ROLES = frozenset({Role.WORK, Role.FIRST_RESPONSIBLE})


def foreign_title(
    text: TextView, unit: Unit, mentions: Mapping[int, Sequence[Mention]]
) -> Iterator[DraftFault]:
    """The title names another unit than the one the report is checked for."""
    block = text.analysis.title_block
    named = [] if block is None else [m.unit for m in mentions.get(block, ())]
    if named and unit not in named:
        name = named[0].name
        yield DraftFault(
            FOREIGN_TITLE,
            "标题是别的单位",
            f"标题写的是“{name}”，而检查的单位是“{unit.name}”，请核对文件或单位。",
            _title_quote(text, block),
        )


def foreign_subject(
    text: TextView, unit: Unit, mentions: Mapping[int, Sequence[Mention]]
) -> Iterator[DraftFault]:
    """The opening or the leaders' part speaks of another unit of the same kind as of itself."""
    for number, view in enumerate(text.sentences):
        sentence = view.sentence
        if sentence.block == text.analysis.title_block:
            continue
        for mention in mentions.get(sentence.block, ()):
            if mention.start != sentence.start or mention.unit == unit or mention.unit.kind != unit.kind:
                continue
            quote = text.quote(number, [(0, len(mention.name))], [(0, len(mention.name))])
            message = f"这里说的是“{mention.name}”，可能是别的单位报告的遗留，请核对。"
            yield DraftFault("other_unit", "别的单位的名称", message, quote)


def _title_quote(text: TextView, block: int | None) -> Quote | None:
    for number, view in enumerate(text.sentences):
        if view.sentence.block == block:
            return text.quote(number, [(0, len(view.sentence.view))])
    return None


def other_years(text: TextView, meant: re.Pattern[str]) -> Iterator[DraftFault]:
    """Another year in title, opening, headings, or at the start of a sentence about past work."""
    conflicts = wrong_years(text)
    for quote in conflicts:
        message = "这里的年度与报告年度不一致，可能是往年报告的遗留，请核对。"
        yield DraftFault("other_year", "年度不一致", message, quote)
    year = text.analysis.year
    for number, view in enumerate(text.sentences):
        sentence = view.sentence
        found = _OPENING_YEAR.match(sentence.view)
        if year is None or not found or sentence.role not in _PAST_ROLES or sentence.heading:
            continue
        if int(found[1]) != year and not meant.search(sentence.view[:40]):
            quote = text.quote(number, [found.span(1)], [found.span(1)])
            if quote not in conflicts:
                message = f"工作部分这句话说的是{found[1]}年，报告年度是{year}年，请核对。"
                yield DraftFault("other_year", "年度不一致", message, quote)


def foreign_self(
    text: TextView, foreign: re.Pattern[str], not_after: re.Pattern[str]
) -> Iterator[DraftFault]:
    """A name for itself that a unit of this kind does not use: 我街道 in a bureau's report."""
    for number, view in enumerate(text.sentences):
        for found in foreign.finditer(view.sentence.view):
            before = view.sentence.view[max(0, found.start() - 2) : found.start()]
            if not not_after.search(before):
                message = f"“{found[0]}”不是本单位的自称，可能是别的单位报告的遗留，请核对。"
                quote = text.quote(number, [found.span()], [found.span()])
                yield DraftFault("other_unit", "别的单位的自称", message, quote)
                break


def placeholders(text: TextView, pattern: re.Pattern[str]) -> Iterator[DraftFault]:
    """Something that was still to be filled in."""
    for number, view in enumerate(text.sentences):
        if found := pattern.search(view.sentence.view):
            quote = text.quote(number, [found.span()], [found.span()])
            yield DraftFault("placeholder", "占位符未填", "这里有没填完的内容，请补上。", quote)
