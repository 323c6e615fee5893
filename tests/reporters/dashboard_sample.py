"""A made-up district: every list filled, hostile text in every free field, and one of any size."""

import random
from dataclasses import replace

from checker.model.district import (
    CopyPair,
    District,
    ItemSummary,
    KeptText,
    PlanPaste,
    Promise,
    PromiseState,
    SharedSentence,
    Submission,
    Tally,
    UnitResult,
    YearCoverage,
)
from checker.model.report import GapReport, ItemFinding, ItemRole, RulebookStamp, Score
from checker.model.status import Status
from tests.reporters import sample
from tests.reporters.sample import HOSTILE, SCRIPT

UNITS = (
    "区司法局",
    "区民政局",
    "区城管执法局",
    "区市场监管局",
    "区生态环境局",
    "区房管局",
    "区科委",
    "华阳路街道",
    "新泾镇",
)
ITEMS = 52
_TITLES = ("学法述法", "年度报告", "规范性文件", "一业一证", "三项制度", "多元解纷", "负责人出庭", "政务公开")
_STATUSES = (*[Status.EVIDENCED] * 9, *[Status.STATED] * 3, Status.SHORTFALL, Status.PLANNED, Status.MISSING)
_ROLES: tuple[ItemRole, ...] = ("lead", "named", "class", "class", "class", "doubtful", "none")
_STAMP = RulebookStamp("changning-2022", "2022年法治政府建设工作要点", "2022.1", "ab12" * 16)


def title(number: int) -> str:
    return f"{_TITLES[number % len(_TITLES)]}（{number}）"


def _item(number: int, chance: random.Random) -> ItemFinding:
    role = chance.choice(_ROLES)
    status = Status.NOT_APPLICABLE if role == "none" else chance.choice(_STATUSES)
    full = status is Status.EVIDENCED
    missing = () if full or role == "none" else (f"没有可核查的{title(number)}数量、日期或文件",)
    review = chance.random() < 0.06
    return ItemFinding(
        item=number,
        title=title(number),
        chapter=sample.CHAPTERS[number % 12],
        section="",
        source="",
        status=status,
        role=role,
        why="",
        weight=sample.WEIGHTS[role],
        coverage=sample.EARNED[status],
        requirements=(),
        evidence=(),
        lacking=missing,
        advice=(),
        review=review,
        doubts=("请人工核对。",) if review else (),
    )


def report(unit: str, chance: random.Random) -> GapReport:
    items = tuple(_item(number, chance) for number in range(1, ITEMS + 1))
    possible = sum(item.weight for item in items)
    earned = sum(item.weight * item.coverage for item in items)
    score = Score(100 * earned / possible, earned, possible, (), {})
    return replace(sample.empty_report(), unit=unit, unit_full_name=unit, items=items, score=score)


def _ranked(reports: list[GapReport]) -> tuple[UnitResult, ...]:
    scores = sorted((one.score.value or 0 for one in reports), reverse=True)
    return tuple(
        UnitResult(
            one.unit,
            f"{one.unit}.docx",
            f"单位/{one.unit} 1.html",
            scores.index(one.score.value or 0) + 1,
            one,
        )
        for one in reports
    )


def _tally(reports: list[GapReport], number: int, lead: bool) -> Tally:
    found = [
        item.status
        for one in reports
        for item in one.items
        if item.item == number and item.role in (("lead",) if lead else ("named", "class"))
    ]
    counts = [sum(status is wanted for status in found) for wanted in list(Status)[:5]]
    return Tally(len(found), *counts)


def district(units: tuple[str, ...] = UNITS) -> District:
    """A district of these units without trouble."""
    chance = random.Random(4)
    reports = [report(unit, chance) for unit in units]
    items = tuple(
        ItemSummary(
            number,
            title(number),
            sample.CHAPTERS[number % 12],
            _tally(reports, number, lead=True),
            _tally(reports, number, lead=False),
        )
        for number in range(1, ITEMS + 1)
    )
    return District(
        program="checker 0.1.0",
        rulebook=_STAMP,
        plan_title="2022年长宁区法治政府建设工作要点",
        year=2022,
        units=_ranked(reports),
        items=items,
        submissions=tuple(Submission(f"{u}.docx", "00" * 32, u, "roster", (), "checked", "") for u in units),
        absent=(),
        copies=(),
        pastes=(),
        kept=(),
        promises=(),
        history=(),
        last_year=False,
    )


def empty() -> District:
    """A folder without any report."""
    return replace(district(()), items=(), year=None)


def shared(kind: str = "near") -> SharedSentence:
    if kind == "exact":
        text = "区{}全年开展执法检查{}次，督促整改到位。"
        return SharedSentence(text.format("民政局", 36), 4, text.format("房管局", 52), 9, "exact", 1.0, False)
    return SharedSentence(
        f"组织全体执法人员参加专题培训12次，培训覆盖率达到100%。{SCRIPT}",
        5,
        f"安排全体执法人员参加业务培训12次，覆盖率达到了100%。{SCRIPT}",
        12,
        "near",
        0.83,
        True,
    )


def pair(left: str = "区民政局", right: str = "区房管局") -> CopyPair:
    return CopyPair(
        left, right, 0.62, 0.475, (shared("exact"), shared("near")), f"雷同/{left}与{right}#1.html"
    )


def _troubles() -> tuple[Submission, ...]:
    files = (
        Submission("坏.docx", "1" * 64, "", "", (), "unreadable", "文件已损坏，不能打开，请重新索取。"),
        Submission("大.pdf", "2" * 64, "区科委", "roster", (), "stopped", "读取超过 60 秒，已停止。"),
        Submission(
            f"报告终稿{HOSTILE}.docx", "3" * 64, "", "", ("区民政局", f"区民宗办{SCRIPT}"), "doubtful", ""
        ),
        Submission("两家.docx", "4" * 64, "", "", ("区房管局", "区科委"), "two_units", "标题写区房管局。"),
        Submission("民政局(2).docx", "5" * 64, "区民政局", "title", (), "duplicate", "区民政局已有一份。"),
        Submission("新泾镇.docx", "6" * 64, "新泾镇", "title", (), "checked", "", "2023-01-19", "2023-01-15"),
    )
    return files


def _promises() -> tuple[Promise, ...]:
    states: tuple[PromiseState, ...] = ("kept", "planned_again", "not_found", "kept")
    return tuple(
        Promise(
            unit,
            f"2022年将建立联合执法机制（{at}）{SCRIPT}",
            "四、下一步",
            (31, 38),
            state,
            f"建立联合执法机制，开展联合执法8次{SCRIPT}" if state != "not_found" else "",
            "一、主要做法" if state != "not_found" else "",
        )
        for unit in UNITS[:4]
        for at, state in enumerate(states)
    )


def _history() -> tuple[YearCoverage, ...]:
    return (
        YearCoverage("区司法局", 2020, 58.0, {1: 0.5, 2: 1.0}, {}),
        YearCoverage("区司法局", 2021, 70.0, {1: 0.5, 2: 1.0, 3: 1.0}, {}),
        YearCoverage("区司法局", 2022, 66.5, {1: 1.0, 2: 0.5, 3: 1.0}, {}),
        YearCoverage("区科委", 2022, 61.0, {1: 1.0}, {}),
        YearCoverage("新泾镇", 2021, None, {}, {}),
        YearCoverage("新泾镇", 2022, 40.0, {1: 1.0}, {}),
    )


def full() -> District:
    """Everything that a district may hold; the first unit's name and report are hostile."""
    plain = district()
    hostile = replace(
        sample.full_report(), unit=f"区司法局{SCRIPT}", score=replace(sample.full_report().score, value=None)
    )
    first = UnitResult(hostile.unit, f"坏{HOSTILE}.docx", "单位/..%2f #?&\"'<坏>.html", 99, hostile)
    return replace(
        plain,
        units=(first, *plain.units[1:]),
        submissions=(*plain.submissions, *_troubles()),
        absent=("区科协", f"区台办{SCRIPT}"),
        copies=(pair(), replace(pair("区科委", "新泾镇"), page="")),
        pastes=(
            PlanPaste("区科委", f"落实规范性文件主体清单制度{HOSTILE}", "一、主要做法"),
            PlanPaste("区房管局", "严格制发程序", ""),
            PlanPaste("区房管局", "严控发文数量", ""),
        ),
        kept=(
            KeptText("区民政局", 0.37, (shared("exact"), shared("near")), (shared("near"),)),
            KeptText("区科委", 0.05, (shared("exact"),), ()),
            KeptText("新泾镇", 0.0, (), ()),
        ),
        promises=_promises(),
        history=_history(),
        last_year=True,
    )


def many(count: int, *, distinct: bool = False) -> District:
    """A district of so many units, made of a few reports over and over.

    `distinct` gives each finding a text of its own for what is lacking.
    """
    few = district(tuple(f"第{number}号街道办事处" for number in range(40)))
    return replace(few, units=tuple(_again(few.units[at % 40], at, distinct) for at in range(count)))


def _again(unit: UnitResult, at: int, distinct: bool) -> UnitResult:
    name = f"第{at:04d}号街道办事处"
    items = unit.report.items
    if distinct:
        items = tuple(replace(item, lacking=(f"{name}缺第{item.item}项" * 12,)) for item in items)
    return replace(unit, unit=name, page=f"单位/{name}.html", report=replace(unit.report, items=items))
