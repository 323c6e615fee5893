"""What a finding says in Chinese about what is lacking."""

from dataclasses import dataclass
from typing import Literal

from checker.model.report import Figure
from checker.model.status import Status

LACKING = {
    Status.STATED: "有表述，缺可核查的内容（数量、日期、文件名或文号、有专名的机构或案例）。",
    Status.PLANNED: "只列入下一步计划，未检出已做的事。",
    Status.SHORTFALL: "只以问题或不足的方式写到，未检出已做的事。",
    Status.MISSING: "未检出相关内容。",
}
PASTED = "与任务原文雷同，未检出本单位自己的情况。"
BREACHED = "检出与禁止性要求相反的表述，请核实。"


def lacking(status: Status, pasted: bool, breached: bool, figure: Figure | None) -> str:
    """The sentence for one requirement; empty where nothing is lacking."""
    if status is Status.EVIDENCED:
        return ""
    if breached:
        return BREACHED
    if figure is not None and figure.found is not None:
        found, required = f"{figure.found:g}{figure.unit}", f"{figure.required:g}{figure.unit}"
        return f"写明的{figure.name}为{found}，低于要求的{required}。"
    return PASTED if pasted else LACKING[status]


@dataclass(frozen=True, slots=True)
class PartWords:
    """A part that a report must have, and who asks for it."""

    id: str
    title: str
    of: tuple[Literal["plan", "national"], ...]
    advice: str
    required: bool = True


# The plan's item 7 names four heads, the national rule of 2019 five (docs/codebook.md, item 7): "plan"
# and "national" each stand with as many of these.
PARTS = (
    PartWords("content", "工作情况与主要举措", ("plan", "national"), "写明本年度法治政府建设的主要举措。"),
    PartWords("results", "主要成效", ("plan",), "写明工作取得的主要成效（不必单列标题）。"),
    PartWords("problems", "突出问题", ("plan",), "增写“存在的问题”部分，写具体问题。"),
    PartWords("causes", "不足和原因", ("national",), "在问题部分写明产生问题的原因。"),
    PartWords(
        "first_responsible",
        "党政主要负责人履行第一责任人职责",
        ("national",),
        "增写党政主要负责人履行推进法治建设第一责任人职责的情况。",
    ),
    PartWords(
        "next_steps",
        "下一步工作安排",
        ("plan", "national"),
        "增写“下一步工作安排”部分，写明下一年度的主要任务。",
    ),
    PartWords(
        "other_matters",
        "其他需要报告的情况",
        ("national",),
        "如有其他需要报告的情况，请补写；没有可不写。",
        required=False,
    ),
)
YEAR_LACKING = "报告标题、开头与各部分标题所写的年度不一致。"
YEAR_UNKNOWN = "标题和正文都没有写明报告的年度。"
TOO_SHORT = "正文只有{characters}字，不像一份完整的年度报告，请核对文件。"
OTHER_PLAN = "报告写的是{report}年度，规则库依据的是{plan}年的工作要点，两个年度的任务可能不同，请留意。"

REASONS = {
    "evidence": "同句写有可核查的内容。",
    "evidence_near": "紧邻句写有可核查的内容。",
    "below": "写明的数值低于门槛。",
    "no_facts": "只有概括说法，同句和紧邻句没有属于它的数量、日期、文件名或专名。",
    "former_year": "写的是往年的事，不作今年的实证。",
    "pasted": "与任务原文雷同，没有本单位自己的情况。",
    "plans_part": "在下一步安排部分。",
    "future_words": "是将来口吻。",
    "problems_part": "在问题与不足部分。",
    "lacking_words": "是不足的说法。",
    "granted": "只是让步的话（虽……），后面说的是不足。",
    "breach": "与禁止性要求相反。",
    "heading": "是标题，其下没有属于它的实证，不算数。",
    "past_in_problems": "是问题部分里提到的过去之事，不作实证。",
}
LIFTS = {
    "stated": "在这句话里（或紧接着）写上数量、日期、文件名或专名，就能成为实证。",
    "planned": "若今年已经做了，写进工作情况部分并附数量或日期。",
    "shortfall": "若今年已有做法，写进工作情况部分并附数量或日期。",
    "missing": "在工作情况部分补写这件事，并附数量、日期、文件名或专名。",
    "breach": "核实有没有这回事：没有，就改正这句话；有，就写明怎样纠正的。",
    "figure": "把{figure.name}补足到{figure.required:g}{figure.unit}并写明；若实际已达到，请改正数字。",
}

DOUBTS = {
    "near": "有一句话与要找的内容相近，可能是另一种说法。",
    "figures_beside": "同一句里有数字，但未能确认属于这件事。",
    "former_year": "写的是往年的事，不作今年的实证；请核对年份是否写错。",
    "evidence_near": "实证写在相邻的句子里，未必属于这件事。",
    "evidence_before": "数字写在前一个分句里，未必属于这件事。",
    "weak_evidence": "只有日期或专名，没有数量，未必足以证明。",
    "contested": "只有这一句，用词较泛，同时也像在说别的任务。",
    "lack_by_words": "工作部分里有不足的说法，未必说的是这件事。",
}
