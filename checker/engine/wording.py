"""What a finding says in Chinese about what is lacking."""

from checker.model.report import Figure
from checker.model.status import Status

LACKING = {
    Status.STATED: "有表述,缺可核查的内容(数量、日期、文件名或文号、有专名的机构或案例)。",
    Status.PLANNED: "只列入下一步计划,未检出已做的事。",
    Status.SHORTFALL: "只以问题或不足的方式写到,未检出已做的事。",
    Status.MISSING: "未检出相关内容。",
}
PASTED = "与任务原文雷同,未检出本单位自己的情况。"
BREACHED = "检出与禁止性要求相反的表述,请核实。"


def lacking(status: Status, pasted: bool, breached: bool, figure: Figure | None) -> str:
    """The sentence for one requirement; empty where nothing is lacking."""
    if status is Status.EVIDENCED:
        return ""
    if breached:
        return BREACHED
    if figure is not None and figure.found is not None:
        return (
            f"写明的{figure.name}为{figure.found:g}{figure.unit},"
            f"低于要求的{figure.required:g}{figure.unit}。"
        )
    return PASTED if pasted else LACKING[status]
