"""Parses the plan as published (a text file in seeds/) into a `Plan`, word for word.

Strict on purpose: a line of the numbered part that fits no known shape, or a number out of order, is
a fault. A plan read wrongly would make every later verdict wrong.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

from checker.model.errors import RulebookError
from checker.model.plan import Duty, Plan, PlanChapter, PlanItem, PlanSection, Responsible, Threshold

_DIGITS = ["", *"一二三四五六七八九"]
_NUMERALS = {
    {0: "", 1: "十"}.get(tens, _DIGITS[tens] + "十") + _DIGITS[ones]: tens * 10 + ones
    for tens in range(10)
    for ones in range(10)
    if tens or ones
}
_LEAD = "牵头"
_CHAPTER = re.compile(r"([一二三四五六七八九十]+)、(.+)")
_SECTION = re.compile(r"[(（]([一二三四五六七八九十]+)[)）](.+)")
_ITEM = re.compile(r"(\d+)[、.．](.+)[(（]责任单位[:：](.+)[)）]")
_TITLE = re.compile(r"《((\d{4})年.*?工作要点.*?)》")
_NUMBER = re.compile(r"发文字号[:：]\s*(\S+)")
_PUBLISHED = re.compile(r"发布日期[:：]\s*(\d{4})-(\d{2})-(\d{2})")
_THRESHOLD = re.compile(
    r"(?:至|不少于|至少(?:接受|举办|开展)?)(?P<floor>\d+|[一二两三四五六七八九十]+)个?(?P<unit>学时|期|次|行业)"
    r"|(?P<least>\d+|[一二两三四五六七八九十]+)(?P<measure>学时|期|次)以上"
)
_PERIOD = re.compile(r"每人每年|每年|任期内")


@dataclass(frozen=True, slots=True)
class PartyWords:
    """The plan's collective names, from units.yaml: classes, and phrases that leave open who is meant."""

    classes: Collection[str]
    vague: Collection[str]


@dataclass(slots=True)
class _Reading:
    """What has been read so far, and what could not be."""

    words: PartyWords
    chapters: list[PlanChapter] = field(default_factory=list)
    sections: list[PlanSection] = field(default_factory=list)
    items: list[PlanItem] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def parse_plan(text: str, words: PartyWords, name: str = "seeds") -> Plan:
    """Parse a published plan. Raises RulebookError with every fault, as "name:line: what is wrong"."""
    reading = _Reading(words)
    for number, line in _numbered_part(text):
        fault = _read_line(line, reading)
        if fault:
            reading.faults.append(f"{name}:{number}: {fault}")
    title, issued, published = _TITLE.search(text), _NUMBER.search(text), _PUBLISHED.search(text)
    if not reading.items:
        reading.faults.append(f"{name}:1: 没有读到任何任务（“1、……（责任单位：……）”）")
    if not (title and issued and published):
        reading.faults.append(f"{name}:1: 缺少标题、发文字号或发布日期")
    if reading.faults or not (title and issued and published):
        raise RulebookError(tuple(reading.faults))
    return Plan(
        title=title[1],
        number=issued[1],
        published=date(int(published[1]), int(published[2]), int(published[3])),
        year=int(title[2]),
        chapters=tuple(reading.chapters),
        sections=tuple(reading.sections),
        items=tuple(reading.items),
    )


def parse_parties(text: str, words: PartyWords) -> tuple[Responsible, ...]:
    """The parties of one 责任单位 text; everything before 牵头 leads, collective names keep their kind."""
    leading, marker, rest = text.rpartition(_LEAD)
    parties = [Responsible(Duty.LEAD, name) for name in _names(leading, words)] if marker else []
    parties += [Responsible(_duty(name, words), name) for name in _names(rest, words)]
    order = list(Duty)
    return tuple(sorted(parties, key=lambda party: order.index(party.role)))


def _numbered_part(text: str) -> Iterator[tuple[int, str]]:
    """The lines from the first chapter heading to the last item, without what the web page adds."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    starts = [position for position, (_, line) in enumerate(lines) if _CHAPTER.fullmatch(line)]
    ends = [position for position, (_, line) in enumerate(lines) if "责任单位" in line]
    if starts and ends:
        yield from lines[starts[0] : ends[-1] + 1]


def _read_line(line: str, reading: _Reading) -> str:
    """Take one line in; returns what is wrong with it, empty where nothing is."""
    if match := _ITEM.fullmatch(line):
        return _read_item(int(match[1]), match[2], match[3], reading)
    if match := _CHAPTER.fullmatch(line):
        reading.chapters.append(PlanChapter(_NUMERALS.get(match[1], 0), match[2]))
        return _expect(reading.chapters[-1].number, len(reading.chapters), "章")
    if match := _SECTION.fullmatch(line):
        number = _NUMERALS.get(match[1], 0)
        reading.sections.append(PlanSection(number, reading.chapters[-1].number, match[2]))
        return _expect(number, len(reading.sections), "节")
    return f"看不懂这一行：“{line[:20]}”"


def _read_item(number: int, text: str, responsible: str, reading: _Reading) -> str:
    if not reading.sections:
        return f"第{number}项之前没有节标题"
    section = reading.sections[-1]
    item = PlanItem(
        number=number,
        chapter=section.chapter,
        section=section.number,
        text=text,
        responsible_text=responsible,
        responsible=parse_parties(responsible, reading.words),
        thresholds=tuple(_thresholds(text)),
    )
    reading.items.append(item)
    return _expect(number, len(reading.items), "任务")


def _expect(found: int, expected: int, what: str) -> str:
    return "" if found == expected else f"{what}的编号应为{expected}，现为{found}"


def _names(text: str, words: PartyWords) -> Iterator[str]:
    for part in re.split(r"[、,，;；]", text):
        name = part.strip()
        open_end = next((v for v in words.vague if v.startswith("等") and name.endswith(v)), "")
        if open_end:
            yield from filter(None, (name.removesuffix(open_end), open_end))
        elif name:
            yield name


def _duty(name: str, words: PartyWords) -> Duty:
    if name in words.classes:
        return Duty.CLASS
    return Duty.DOUBTFUL if name in words.vague else Duty.NAMED


def _thresholds(text: str) -> Iterator[Threshold]:
    for clause in re.split(r"[,，。;；]", text):
        for match in _THRESHOLD.finditer(clause):
            value = (match["floor"] or match["least"]).replace("两", "二")
            period = _PERIOD.search(clause[: match.start()])
            yield Threshold(
                value=int(value) if value.isdigit() else _NUMERALS[value],
                unit=match["unit"] or match["measure"],
                period=period[0] if period else "",
                quote=clause,
            )
