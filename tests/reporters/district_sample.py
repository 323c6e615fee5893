"""A made-up district: every state of a file, copies, promises, years, and hostile text."""

from dataclasses import replace

from checker.model.district import (
    CopyPair,
    District,
    ItemSummary,
    KeptText,
    PlanPaste,
    Promise,
    SharedSentence,
    Submission,
    Tally,
    UnitResult,
    YearCoverage,
)
from checker.model.report import (
    Figure,
    GapReport,
    ItemFinding,
    ItemRole,
    Quote,
    ReportStamp,
    RequirementFinding,
    RulebookStamp,
    Score,
    ScoreLine,
    Structure,
)
from checker.model.status import Status
from tests.reporters.sample import CHAPTERS, EARNED, WEIGHTS

FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "http://evil.example/x", "{=1}", "mailto:a@b.c")
CONTROL = "控制\x00\x07\x1b字符\ufffe_x0041_\r\n第二行\ud800"
BAD_NAME = '=HYPERLINK("http://x")报告.docx'
DOUBT = "实证写在相邻的句子里，请人工核对是否属于这件事。"
UNIT_NAMES = (
    "区府办", "区司法局", "区发展改革委", "区商务委", "区科委", "区建设管理委", "区卫生健康委",
    "区市场监管局", "区民政局", "区教育局", "区公安分局", "区人力资源社会保障局", "区规划资源局",
    "区生态环境局", "区应急局", "区绿化市容局", "区城管执法局", "区退役军人局", "区审计局",
    "区法治政府建设工作领导小组办公室", "华阳路街道", "江苏路街道", "新华路街道", "新泾镇",
)  # fmt: skip
ITEM_TITLES = (
    "学习贯彻习近平法治思想，党委（党组）统一领导法治建设",
    "领导干部带头学习行政处罚法、宪法、民法典，依法行政并接受监督",
    "法治工作队伍培训轮训，习近平法治思想列入初任、任职培训",
    "规范性文件依法制定",
    "城市运行“一网统管”与综合监管“一件事”",
    "行政执法“三项制度”、裁量基准、案例与协作",
    "多元化解纠纷机制",
    "行政机关负责人出庭应诉、旁听、讲评",
    "政务公开与信息公开申请办理",
    "行政执法人员培训：每人每年60学时、行政处罚法必修、新上岗培训",
)
RULEBOOK = RulebookStamp("changning-2022", "2022年法治政府建设工作要点", "2026.11", "ab12" * 16)
_ROLES: tuple[ItemRole, ...] = ("lead", "named", "class", "class", "doubtful", "class", "none")
_STATUSES = (
    Status.EVIDENCED, Status.MISSING, Status.STATED, Status.EVIDENCED, Status.PLANNED, Status.SHORTFALL,
    Status.EVIDENCED, Status.STATED, Status.MISSING, Status.EVIDENCED, Status.EVIDENCED,
)  # fmt: skip


def full_district() -> District:
    """24 units and ten items, with something on every sheet."""
    return district(len(UNIT_NAMES), len(ITEM_TITLES))


def district(units: int, items: int = 52) -> District:
    """A district of so many units, `items` items each; the parts beside the scores do not grow."""
    reports = [_report(_unit_name(number), number, items) for number in range(units)]
    scores = [report.score.value or 0 for report in reports]
    results = tuple(
        UnitResult(
            report.unit,
            report.report.name,
            f"单位/{report.unit}.html",
            1 + sum(score > (report.score.value or 0) for score in set(scores)),
            report,
        )
        for report in reports
    )
    return replace(
        empty_district(items),
        units=results,
        items=tuple(_summary(number, items, results) for number in range(1, items + 1)),
        submissions=(*_checked(results), *_matters()),
        absent=("区体育局", "区医保局", FORMULAS[0]),
        copies=_copies(),
        pastes=(
            PlanPaste("区科委", "落实规范性文件主体清单制度，严格制发程序，严控发文数量。", "一、主要做法"),
            PlanPaste("区科委", FORMULAS[1], ""),
        ),
        kept=_kept(),
        promises=_promises(),
        history=_history(items),
        last_year=True,
    )


def empty_district(items: int = 0) -> District:
    """A run over an empty folder."""
    none = Tally(0, 0, 0, 0, 0, 0)
    summaries = tuple(
        ItemSummary(n, item_title(n), chapter(n, items), none, none) for n in range(1, items + 1)
    )
    return District(
        program="checker 0.1.0",
        rulebook=RULEBOOK,
        plan_title="2022年上海市长宁区法治政府建设工作要点与责任分工",
        year=2022,
        units=(),
        items=summaries,
        submissions=(),
        absent=(),
        copies=(),
        pastes=(),
        kept=(),
        promises=(),
        history=(),
        last_year=False,
    )


def item_title(number: int) -> str:
    return ITEM_TITLES[(number - 1) % len(ITEM_TITLES)]


def chapter(number: int, items: int) -> str:
    return CHAPTERS[(number - 1) * len(CHAPTERS) // max(items, 1)]


def _unit_name(number: int) -> str:
    name = UNIT_NAMES[number % len(UNIT_NAMES)]
    return name if number < len(UNIT_NAMES) else f"{name}{number // len(UNIT_NAMES) + 1}"


def _report(unit: str, number: int, items: int) -> GapReport:
    findings = tuple(_item(number, item, items) for item in range(1, items + 1))
    lines = tuple(line for role in ("lead", "named", "class") if (line := _line(role, findings)))
    earned, possible = sum(line.earned for line in lines), sum(line.possible for line in lines)
    counts = {status.value: sum(one.status is status for one in findings) for status in Status}
    value = round(100 * earned / possible, 1) if possible else None
    return GapReport(
        schema_version="1",
        program="checker 0.1.0",
        rulebook=RULEBOOK,
        report=ReportStamp(f"{unit}2022年度法治政府建设情况报告.docx", "cd34" * 16, 2022, 5123),
        unit=unit,
        unit_full_name=f"上海市长宁{unit}",
        all_items=False,
        score=Score(value, earned, possible, lines, counts),
        structure=Structure("", 2022, (), ()),
        items=findings,
        faults=(),
    )


def _line(role: ItemRole, findings: tuple[ItemFinding, ...]) -> ScoreLine | None:
    chosen = [one for one in findings if one.role == role]
    if not chosen:
        return None
    earned = sum(one.weight * one.coverage for one in chosen)
    return ScoreLine(role, len(chosen), WEIGHTS[role], earned, WEIGHTS[role] * len(chosen))


def _item(unit: int, number: int, items: int) -> ItemFinding:
    seed = unit * 7 + number * 5 + unit * number
    role = _ROLES[(unit + 2 * number) % len(_ROLES)]
    first = _STATUSES[seed % len(_STATUSES)]
    asked = (
        (_requirement("主要要求", first, seed), _requirement("补充要求", _second(first, seed), seed + 1))
        if role != "none"
        else ()
    )
    weight = sum(one.weight for one in asked)
    doubts = tuple(one.doubt for one in asked if one.doubt and one.status is first)
    return ItemFinding(
        item=number,
        title=item_title(number),
        chapter=chapter(number, items),
        section="（一）",
        source="",
        status=first if asked else Status.NOT_APPLICABLE,
        role=role,
        why="",
        weight=WEIGHTS[role],
        coverage=sum(one.weight * EARNED[one.status] for one in asked) / weight if weight else 0.0,
        requirements=asked,
        evidence=(),
        lacking=(),
        advice=(),
        review=bool(doubts),
        doubts=doubts,
    )


def _second(first: Status, seed: int) -> Status:
    return Status.MISSING if seed % 3 == 0 else first


def _requirement(title: str, status: Status, seed: int) -> RequirementFinding:
    held = status is Status.EVIDENCED
    plans = status is Status.PLANNED
    quote = Quote(
        FORMULAS[seed % len(FORMULAS)]
        if seed % 13 == 0
        else "全年开展行政执法人员培训12次、365人次，逐人建立培训档案。",
        20 + seed % 60,
        0,
        10,
        "三、下一步安排" if plans else "一、主要举措和成效 › （二）严格规范公正文明执法",
        3,
        "plans" if plans else "work",
        ("12次", "365人次") if held else (),
    )
    return RequirementFinding(
        id=title,
        title=title,
        kind="duty",
        status=status,
        weight=2 if title == "主要要求" else 1,
        looked_for="",
        lacking="" if held else "没有可核查的次数、人数、日期或文件",
        advice=""
        if held
        else "写明全年培训的次数、参加人数、课时和结果；没有开展的如实说明原因和补办的时间。",
        evidence=() if status is Status.MISSING else (quote,),
        nearest=quote if status is Status.MISSING and seed % 2 else None,
        figure=Figure("人均学时", 60, 40, "学时", True) if status is Status.SHORTFALL else None,
        pasted=status is Status.STATED and seed % 2 == 0,
        doubt=DOUBT if seed % 9 == 0 else "",
    )


def _summary(number: int, items: int, results: tuple[UnitResult, ...]) -> ItemSummary:
    found = [result.report.items[number - 1] for result in results]
    lead = _tally([one for one in found if one.role == "lead"])
    members = _tally([one for one in found if one.role in ("named", "class")])
    return ItemSummary(number, item_title(number), chapter(number, items), lead, members)


def _tally(found: list[ItemFinding]) -> Tally:
    count = {status: sum(one.status is status for one in found) for status in Status}
    return Tally(
        len(found),
        count[Status.EVIDENCED],
        count[Status.STATED],
        count[Status.PLANNED],
        count[Status.SHORTFALL],
        count[Status.MISSING],
    )


def _checked(results: tuple[UnitResult, ...]) -> tuple[Submission, ...]:
    hows = ("title", "roster", "signature", "file_name")
    return tuple(
        Submission(
            result.file,
            f"{number:064x}",
            result.unit,
            hows[number % 4],  # type: ignore[arg-type]
            (),
            "checked",
            "",
            "2023-01-20" if number == 1 else "2023-01-10",
            "2023-01-15",
        )
        for number, result in enumerate(results)
    )


def _matters() -> tuple[Submission, ...]:
    unread = "文件已损坏，不是完整的 Word 文档，请单位重新报送。"
    stopped = "读取超过 60 秒，已停止。"
    doubt = "标题里没有单位名称，文件名与两家单位都相近。"
    both = "标题写区体育局，落款写区医保局。"
    twice = "区科委有两份报告。"
    return (
        Submission("坏文件.docx", "e1" * 32, "", "", (), "unreadable", unread),
        Submission("炸弹.docx", "e2" * 32, "区房管局", "file_name", (), "stopped", stopped),
        Submission(BAD_NAME, "e3" * 32, "", "", ("区体育局", "区教育局"), "doubtful", doubt),
        Submission("联合报告.docx", "e4" * 32, "", "", ("区体育局", "区医保局"), "two_units", both),
        Submission("区科委（最终版2）.docx", "e5" * 32, "区科委", "title", (), "duplicate", twice),
    )


def _copies() -> tuple[CopyPair, ...]:
    exact = SharedSentence(
        "区科委全年组织专题学习4次，邀请专家授课2场，推动领导干部带头学法、模范守法。",
        12,
        "区教育局全年组织专题学习4次，邀请专家授课2场，推动领导干部带头学法、模范守法。",
        15,
        "exact",
        1.0,
        True,
    )
    near = SharedSentence(
        "坚持把法治建设放在全局工作中统筹谋划。",
        20,
        "把法治建设放在全局中统筹谋划、推进。",
        22,
        "near",
        0.83,
        False,
    )
    hostile = SharedSentence(FORMULAS[2], 1, FORMULAS[3], 2, "exact", 1.0, False)
    return (
        CopyPair("区科委", "区教育局", 0.62, 0.571, (exact, near), "雷同/区科委-区教育局.html"),
        CopyPair("华阳路街道", "新泾镇", 0.31, 0.28, (hostile,)),
    )


def _kept() -> tuple[KeptText, ...]:
    stale = SharedSentence("2021年共受理案件36件。", 30, "2021年共受理案件36件。", 31, "exact", 1.0, True)
    kept = SharedSentence("不断健全工作机制。", 33, "不断健全工作机制。", 35, "exact", 1.0, False)
    return (KeptText("区民政局", 0.42, (stale, kept), (stale,)), KeptText("区科委", 0.0, (), ()))


def _promises() -> tuple[Promise, ...]:
    quote = "11月建成非诉讼争议解决中心，受理纠纷128件。"
    return (
        Promise("区民政局", "建成非诉讼争议解决中心。", "三、下一步", (38, 39), "kept", quote, "一、做法"),
        Promise(
            "区民政局", "推动负责人应出尽出。", "三、下一步", (43,), "planned_again", "推动应出尽出。", "三"
        ),
        Promise("区科委", FORMULAS[0], "三、下一步", (), "not_found", "", ""),
    )


def _history(items: int) -> tuple[YearCoverage, ...]:
    half = max(items // 2, 1)
    before = {number: 0.5 for number in range(1, half + 1)}
    after = {number: (1.0, 0.5, 0.0)[number % 3] for number in range(1, half + 2)}
    names = {1.0: "evidenced", 0.5: "stated", 0.0: "missing"}
    return (
        YearCoverage("区民政局", 2021, 50.0, before, {n: names[v] for n, v in before.items()}),
        YearCoverage("区民政局", 2022, 61.4, after, {n: names[v] for n, v in after.items()}),
        YearCoverage("区科委", 2022, None, {1: 0.25}, {1: "shortfall"}),
    )
