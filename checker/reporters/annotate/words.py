"""The words of the comments: short, for a margin."""

import re

from checker.model.report import Figure, ItemFinding, RequirementFinding
from checker.reporters.wording import KIND_NAMES, number, printable

_TITLE, _ADVICE = 24, 80
_COUNT = re.compile(r"几|多少|[次件人场份项期条户张]数|率")
_NAME = re.compile(r"名称|文号|文件名")
_DATE = re.compile(r"几月|日期|何时|什么时间")


def short(text: str, most: int) -> str:
    """The text on one line, cut with an ellipsis where it is longer than `most` characters."""
    line = " ".join(printable(text).split())
    return line if len(line) <= most else line[: most - 1] + "…"


def sentence(text: str, most: int = _ADVICE) -> str:
    """The text as a sentence: it ends in a stop."""
    line = short(text, most)
    return line if not line or line[-1] in "。！？…" else f"{line}。"


def item_name(item: ItemFinding) -> str:
    """Number and title of an item, and a word where it may not be the unit's."""
    doubt = {"doubtful": "（是否适用待定）", "none": "（不在本单位责任范围，试判）"}.get(item.role, "")
    return f"第{item.item}项 {short(item.title, _TITLE)}{doubt}"


def of_requirement(item: ItemFinding, requirement: RequirementFinding) -> str:
    """Which item and which of its requirements: 第43项 出庭应诉（负责人出庭）."""
    title = short(requirement.title, _TITLE)
    name = item_name(item)
    return name if title == short(item.title, _TITLE) else f"{name}（{title}）"


def lack(requirement: RequirementFinding) -> str:
    """What a sentence lacks, in two or three words, by what the advice asks for."""
    if requirement.kind == "prohibition":
        return f"缺明确说明（{KIND_NAMES['prohibition']}）"
    asked = ((_COUNT, "数量"), (_NAME, "名称"), (_DATE, "日期"))
    missing = [word for pattern, word in asked if pattern.search(requirement.advice)]
    return f"缺{missing[0]}" if missing else "缺具体内容"


def threshold(figure: Figure) -> str:
    """A threshold that is not reached."""
    found = "" if figure.found is None else f"写明的是{number(figure.found)}{figure.unit}，"
    return f"{short(figure.name, _TITLE)}{found}要求{number(figure.required)}{figure.unit}"
