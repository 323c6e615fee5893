"""The sheet that says how the score is made, what the words mean, and what it all rests on."""

from collections.abc import Iterator

from checker.model.district import District
from checker.model.report import ItemRole, ScoreLine
from checker.model.status import Status
from checker.reporters.wording import (
    REVIEW_NOTE,
    ROLE_MEANINGS,
    ROLE_NAMES,
    STATUS_MEANINGS,
    UNDETECTED_NOTE,
    number,
    percent,
    year_text,
)
from checker.reporters.workbook.book import Book
from checker.reporters.workbook.overview import WORDS
from checker.reporters.workbook.styles import verdict
from checker.reporters.workbook.table import Cell, Column, Listing, Row

_HOW_SCORED = (
    "得分＝100×（各项任务的权重×覆盖率之和）÷（各项任务的权重之和），只算计分的任务。",
    "覆盖率是一项任务的各要求点按判定折算后、以要求点自己的权重加权的平均。一项任务的判定取各要求点中最强的一个，"
    "写出的数值低于门槛的除外。",
    "名次按得分从高到低，得分相同的名次相同；没有计分任务的单位不排名。",
)
_WIDTHS = (20, 16, 16, 62)
_NOT_SCORED: tuple[ItemRole, ...] = ("doubtful", "none")
_NONE_HERE = "本次没有"


def method_sheet(book: Book, district: District) -> None:
    """Write the sheet 计分说明."""
    sheet = book.sheet("计分说明", "#505B67", portrait=True)
    listing = Listing(book, sheet, "计分说明", _WIDTHS)
    for text in _HOW_SCORED:
        listing.note(text)
    listing.heading("一、任务的权重，看单位在任务里的角色")
    columns = (
        Column("角色", "strong"),
        Column("权重", "centre"),
        Column("出现次数", "count"),
        Column("含义"),
    )
    listing.table(columns, list(_role_rows(district)), "")
    listing.heading("二、判定的意思，各折算多少覆盖率")
    columns = (
        Column("判定", "centre"),
        Column("总表里的字", "centre"),
        Column("折算", "centre"),
        Column("含义"),
    )
    listing.table(columns, list(_status_rows(district)), "")
    listing.heading("三、依据")
    for name, value in _stamps(district):
        listing.pair(name, value)
    listing.heading("四、请注意")
    listing.note(UNDETECTED_NOTE)
    listing.note(REVIEW_NOTE)


def _role_rows(district: District) -> Iterator[Row]:
    weights = {line.role: line.weight for line in _score_lines(district)}
    for role, name in ROLE_NAMES.items():
        count = sum(item.role == role for result in district.units for item in result.report.items)
        if role in weights:
            weight = number(weights[role], 2)
        else:
            weight = "不计分" if role in _NOT_SCORED else _NONE_HERE
        yield (name, weight, count, f"{ROLE_MEANINGS[role]}。")


def _score_lines(district: District) -> Iterator[ScoreLine]:
    return (line for result in district.units for line in result.report.score.lines)


def _status_rows(district: District) -> Iterator[Row]:
    earned = earned_by_status(district)
    for status in Status:
        if status is Status.NOT_APPLICABLE:
            share = "不计分"
        else:
            share = percent(earned[status]) if status in earned else _NONE_HERE
        name = Cell(status.chinese, verdict(status))
        yield (name, WORDS[status] or "（空白）", share, STATUS_MEANINGS[status])


def earned_by_status(district: District) -> dict[Status, float]:
    """What a requirement of each status earns, 0 to 1, as the reports themselves show it.

    An item whose requirements all have one status has the coverage that this status earns. A status
    that no such item has is left out.
    """
    earned: dict[Status, float] = {}
    for result in district.units:
        for item in result.report.items:
            statuses = {one.status for one in item.requirements if one.weight > 0}
            if len(statuses) == 1:
                earned.setdefault(statuses.pop(), item.coverage)
    return earned


def _stamps(district: District) -> Iterator[tuple[str, str]]:
    yield "年度", year_text(district.year)
    yield "工作要点", district.plan_title
    yield "规则库", f"{district.rulebook.title}（{district.rulebook.id}）"
    yield "规则库版本", district.rulebook.version
    yield "规则库校验值", f"{district.rulebook.sha256}（SHA-256）"
    yield "程序", district.program
