"""A made-up gap report that holds every kind of finding, and hostile text in every free field."""

import hashlib
from dataclasses import replace

from checker.model.report import (
    DraftFault,
    Figure,
    GapReport,
    ItemFinding,
    ItemRole,
    Part,
    Quote,
    ReportStamp,
    RequirementFinding,
    RulebookStamp,
    Score,
    ScoreLine,
    Structure,
)
from checker.model.status import Status

SCRIPT = "<script>alert('x')</script>"
MARKUP = "[red]不是颜色[/red] [link=x]不是链接[/link] [/]"
TEMPLATE = "{{ 7*7 }} {% raw %} ${x}"
LONG_WORD = "a" * 150
EMOJI = "👩‍👩‍👧‍👦🇨🇳"
TURNED = "\u202egnp.exe\u202c\u200f"
ESCAPE = "\x1b[31m\x07"
QUOTES = "\"双引号\" '单引号' & 连字符"
NEAR = "有一句话与要找的内容相近，可能是另一种说法，请人工核对。"
WEAK = "只有日期或专名，没有数量，请人工核对是否足以证明。"
APART = "实证写在相邻的句子里，请人工核对是否属于这件事。"
HOSTILE = f"{SCRIPT}{MARKUP}{TEMPLATE}{EMOJI}{TURNED}{QUOTES}"

CHAPTERS = (
    "一、深入学习贯彻习近平法治思想",
    "二、完善法治政府建设全方位推进机制",
    "三、加大全区中心工作法治保障力度",
    "四、着力提升行政制度建设质效",
    "五、推进政府职能转变",
    "六、落实重大行政决策制度",
    "七、全面推进严格规范公正文明执法",
    "八、健全完善突发事件应对处置制度机制",
    "九、完善社会矛盾纠纷预防调处化解机制",
    "十、加强行政权力制约和监督",
    "十一、加快推进数字法治政府建设",
    "十二、加强法治政府建设组织保障",
)
WEIGHTS: dict[ItemRole, float] = {"lead": 2, "named": 1.5, "class": 1, "doubtful": 0, "none": 0}
EARNED = {
    Status.EVIDENCED: 1.0,
    Status.STATED: 0.5,
    Status.SHORTFALL: 0.25,
    Status.PLANNED: 0.2,
    Status.MISSING: 0.0,
    Status.NOT_APPLICABLE: 0.0,
}


def quote(text: str, block: int = 11, *, page: int | None = 3, role: str = "work", **more: object) -> Quote:
    shows = more.get("shows", ())
    assert isinstance(shows, tuple)
    heading = str(more.get("heading", "一、主要举措和成效 › （二）严格规范公正文明执法"))
    return Quote(text, block, 4, 4 + len(text), heading, page, role, shows)


def requirement(
    name: str,
    status: Status,
    *,
    weight: float = 1,
    evidence: tuple[Quote, ...] = (),
    nearest: Quote | None = None,
    **more: object,
) -> RequirementFinding:
    finding = RequirementFinding(
        id=f"r{abs(hash_of(name)) % 1000}",
        title=name,
        kind="duty",
        status=status,
        weight=weight,
        looked_for=f"写明{name}的次数、件数或文件名称的句子",
        lacking="" if status is Status.EVIDENCED else f"没有可核查的{name}数量、日期或文件",
        advice="" if status is Status.EVIDENCED else f"写明全年{name}的次数、参加人数和结果。",
        evidence=evidence,
        nearest=nearest,
        confidence="low" if more.get("doubt") else "high",
    )
    return replace(finding, **more)  # type: ignore[arg-type]


def hash_of(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16)


def item(
    number: int, title: str, chapter: int, role: ItemRole, requirements: tuple[RequirementFinding, ...]
) -> ItemFinding:
    strongest = max((r.status for r in requirements), key=lambda s: s.strength, default=Status.NOT_APPLICABLE)
    doubts = tuple(dict.fromkeys(r.doubt for r in requirements if r.doubt and r.status is strongest))
    total = sum(r.weight for r in requirements)
    share = sum(r.weight * EARNED[r.status] for r in requirements) / total if total else 0.0
    return ItemFinding(
        item=number,
        title=title,
        chapter=CHAPTERS[chapter - 1],
        section="（一）" + title,
        source=f"{number}、{title}：各部门、各街镇要认真落实。（责任单位：区司法局牵头，各部门）",
        status=strongest,
        role=role,
        why=f"责任单位写明“区司法局”（{role}）",
        weight=WEIGHTS[role] if requirements else 0,
        coverage=share,
        requirements=requirements,
        evidence=tuple(q for r in requirements for q in r.evidence),
        lacking=tuple(r.lacking for r in requirements if r.lacking),
        advice=tuple(r.advice for r in requirements if r.advice),
        confidence="low" if doubts else "high",
        review=bool(doubts),
        doubts=doubts,
    )


def _items() -> tuple[ItemFinding, ...]:
    long_text = (
        "全年组织行政执法人员培训" + "，覆盖一线执法、法制审核、行政复议等岗位" * 12 + "，共12次、365人次。"
    )
    hours = item(
        52,
        "执法人员培训",
        12,
        "class",
        (
            requirement(
                "每人每年60学时",
                Status.SHORTFALL,
                evidence=(quote(long_text, 72, role="problems", shows=("12次", "365人次")),),
                figure=Figure("人均学时", 60, 40, "学时"),
            ),
            requirement(
                "行政处罚法纳入必修", Status.EVIDENCED, evidence=(quote("必修课《行政处罚法》2课时", 73),)
            ),
        ),
    )
    return (
        item(
            1,
            "学习贯彻习近平法治思想",
            1,
            "class",
            (
                requirement(
                    "专题学习",
                    Status.EVIDENCED,
                    evidence=(
                        quote(
                            "党委中心组专题学习习近平法治思想4次，邀请专家授课2场",
                            5,
                            page=1,
                            shows=("4次", "2场"),
                        ),
                        quote("召开党委会研究法治建设议题6次", 6, page=1, shows=("6次",)),
                        quote("第一议题学法12次", 7, page=None, shows=("12次",)),
                    ),
                ),
                requirement("向党委报告重大问题", Status.MISSING, weight=0.5, doubt=NEAR),
            ),
        ),
        item(
            2,
            "领导干部带头学法守法",
            1,
            "class",
            (
                requirement(
                    "学习行政处罚法",
                    Status.EVIDENCED,
                    evidence=(quote("局领导班子集中学习新修订的《行政处罚法》3次", 8, shows=("3次",)),),
                ),
                requirement(
                    "不得违背法律减损权益",
                    Status.STATED,
                    kind="prohibition",
                    evidence=(quote("坚持依法行政，不违背法律法规减损公民权益", 9),),
                ),
            ),
        ),
        item(
            7,
            "法治政府建设情况年度报告",
            2,
            "class",
            (
                requirement(
                    "报告四部分齐备",
                    Status.STATED,
                    kind="report",
                    evidence=(quote("二、存在的问题", 40, heading="", role="problems"),),
                    lacking="没有“下一步工作安排”部分",
                ),
            ),
        ),
        item(
            14,
            "规范性文件依法制定",
            4,
            "named",
            (
                requirement(
                    "制定数量与程序",
                    Status.STATED,
                    pasted=True,
                    evidence=(quote("落实规范性文件主体清单制度，严格制发程序，严控发文数量", 15),),
                ),
            ),
        ),
        item(21, "“一业一证”改革", 5, "doubtful", (requirement("一业一证行业数", Status.MISSING),)),
        item(
            31,
            "行政执法“三项制度”",
            7,
            "lead",
            (
                requirement(
                    "公示、记录、审核",
                    Status.EVIDENCED,
                    weight=2,
                    evidence=(quote("办理重大执法决定法制审核36件", 20, shows=("36件",)),),
                    doubt=APART,
                ),
            ),
        ),
        item(
            38,
            "多元化解纠纷机制",
            9,
            "lead",
            (
                requirement(
                    "人民调解",
                    Status.MISSING,
                    nearest=quote("不断完善多元化解机制，纠纷化解能力持续提升", 22, page=None),
                    doubt=NEAR,
                ),
                requirement("非诉讼争议解决中心", Status.MISSING),
            ),
        ),
        item(
            41,
            "政府督查",
            10,
            "doubtful",
            (
                requirement(
                    "督查督办",
                    Status.EVIDENCED,
                    evidence=(quote("督办重点事项18项", 25, shows=("18项",)),),
                    doubt=WEAK,
                ),
            ),
        ),
        item(
            43,
            f"负责人出庭应诉{HOSTILE}",
            10,
            "lead",
            (
                requirement(
                    f"出庭应诉{MARKUP}",
                    Status.PLANNED,
                    evidence=(
                        quote(
                            f"2023年将推动负责人应出尽出{HOSTILE}{ESCAPE}",
                            50,
                            role="plans",
                            heading=f"三、{SCRIPT}",
                        ),
                    ),
                    advice=f"写明出庭次数和出庭率。{SCRIPT}{MARKUP}",
                    lacking=LONG_WORD,
                    doubt=f"工作部分里有不足的说法。{SCRIPT}{MARKUP}{ESCAPE}",
                ),
            ),
        ),
        item(
            44,
            "执法案卷评查",
            10,
            "named",
            (requirement("严禁罚没指标", Status.MISSING, kind="prohibition"),),
        ),
        item(
            45,
            "政务公开",
            10,
            "class",
            (
                requirement(
                    "主动公开、依申请公开",
                    Status.EVIDENCED,
                    evidence=(
                        quote(
                            "主动公开政府信息1,204条\t依申请公开32件", 60, page=6, shows=("1,204条", "32件")
                        ),
                    ),
                ),
            ),
        ),
        item(49, "统一综合执法系统", 11, "none", ()),
        item(
            51,
            "领导干部法治讲座",
            12,
            "named",
            (
                requirement(
                    "每年两期以上法治讲座",
                    Status.SHORTFALL,
                    weight=2,
                    evidence=(quote("全年举办法治专题讲座1期", 70, shows=("1期",)),),
                    figure=Figure("法治讲座", 2, 1, "期"),
                ),
                requirement("任期内一次脱产培训", Status.MISSING, figure=Figure("脱产培训", 1, None, "次")),
            ),
        ),
        replace(hours, status=Status.SHORTFALL),  # hours below the threshold override other evidence
    )


def _score(items: tuple[ItemFinding, ...]) -> Score:
    lines = []
    for role in ("lead", "named", "class"):
        chosen = [i for i in items if i.role == role and i.weight]
        weight = WEIGHTS[role]
        earned = sum(weight * i.coverage for i in chosen)
        lines.append(ScoreLine(role, len(chosen), weight, earned, weight * len(chosen)))
    earned, possible = sum(line.earned for line in lines), sum(line.possible for line in lines)
    counts = {status.value: sum(i.status is status for i in items) for status in Status}
    return Score(100 * earned / possible, earned, possible, tuple(lines), counts)


def _structure() -> Structure:
    parts = (
        Part(
            "work", "情况与举措", ("plan", "national"), True, quote("一、主要举措和成效", 3, heading=""), ""
        ),
        Part("results", "主要成效", ("plan",), True, quote("成效明显", 30), ""),
        Part(
            "problems",
            "突出问题及原因",
            ("plan", "national"),
            True,
            quote("二、存在的问题", 40, heading=""),
            "",
        ),
        Part("plans", "下一步安排", ("plan", "national"), False, None, "另起一部分写明2023年的工作安排。"),
        Part(
            "first", "第一责任人履职情况", ("national",), False, None, "写明党政主要负责人履职的次数和事项。"
        ),
        Part("other", "其他需要报告的情况", ("national",), False, None, "没有的写明“无”。"),
    )
    return Structure(
        f"区司法局2022年度法治政府建设情况报告{MARKUP}",
        2022,
        parts,
        (f"已忽略隐藏文字3处{SCRIPT}", "已接受修订2处"),
    )


def full_report() -> GapReport:
    """Every status, role and kind, a threshold, pasted text, faults, notices, hostile text."""
    items = _items()
    faults = (
        DraftFault("wrong_year", "年度有误", "标题写2022年，正文仍写“2021年度”", quote("2021年度", 2)),
        DraftFault("placeholder", f"占位符{MARKUP}", f"有未填的“XX”{SCRIPT}", None),
    )
    return GapReport(
        schema_version="1",
        program="checker 0.1.0",
        rulebook=RulebookStamp("changning-2022", "2022年法治政府建设工作要点", "2022.1", "ab12" * 16),
        report=ReportStamp(f"区司法局{SCRIPT}{MARKUP}.docx", "cd34" * 16, 2022, 5123),
        unit="区司法局",
        unit_full_name="上海市长宁区司法局",
        all_items=False,
        score=_score(items),
        structure=_structure(),
        items=items,
        faults=faults,
    )


def with_optional_part(report: GapReport) -> GapReport:
    """The same report; its last part, which is absent, may be left out."""
    *parts, last = report.structure.parts
    structure = replace(report.structure, parts=(*parts, replace(last, required=False)))
    return replace(report, structure=structure)


def empty_report() -> GapReport:
    """A unit that answers for nothing, and a report of which nothing could be made out."""
    items = tuple(
        replace(
            i,
            status=Status.NOT_APPLICABLE,
            role="none",
            weight=0.0,
            coverage=0.0,
            requirements=(),
            evidence=(),
            lacking=(),
            advice=(),
            confidence="high",
            review=False,
            doubts=(),
        )
        for i in _items()
    )
    return replace(
        full_report(),
        report=ReportStamp("空.txt", "00" * 32, None, 0),
        unit_full_name="",
        score=Score(None, 0.0, 0.0, (), {"not_applicable": len(items)}),
        structure=Structure("", None, (), ()),
        items=items,
        faults=(),
    )


def without_doubts(report: GapReport) -> GapReport:
    """The same report with every verdict sure."""
    items = (
        replace(
            item,
            review=False,
            confidence="high",
            doubts=(),
            requirements=tuple(replace(one, doubt="", confidence="high") for one in item.requirements),
        )
        for item in report.items
    )
    return replace(report, items=tuple(items))
