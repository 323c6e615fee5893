"""The lower half of the terminal report: gaps, what may be strengthened, faults, doubtful items."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from checker.model.report import GapReport, ItemFinding, RequirementFinding
from checker.model.status import Status
from checker.reporters import wording
from checker.reporters.priority import doubtful, gaps, improvable, judged, points
from checker.reporters.terminal.layout import Hanging, plain
from checker.reporters.terminal.words import quote_text, status_text, title

_MOST_QUOTES = 2
_BODY = 14


def gap_list(report: GapReport) -> Iterator[RenderableType]:
    """Every gap, heaviest first, with what was looked for, found, lacking and advised."""
    found = gaps(report)
    if not judged(report):
        return
    yield title("缺口", f" 共 {len(found)} 项，按补齐可加的分数排列" if found else " 没有")
    for item in found:
        yield from _item(report, item)


def improvement_list(report: GapReport) -> Iterator[RenderableType]:
    """Items with evidence that leave some requirement uncovered, one advice a requirement."""
    found = improvable(report)
    if not found:
        return
    yield title("尚可补强", f" 共 {len(found)} 项，已有实证，部分要求点未覆盖")
    for item in found:
        yield Text()
        yield _item_title(item)
        yield _facts(report, item)
        for requirement in item.requirements:
            if requirement.status is not Status.EVIDENCED:
                yield Hanging(Text("    ") + status_text(requirement.status), _short(requirement), 20)
                if requirement.doubt:
                    yield Hanging(Text("      请核对"), plain(requirement.doubt), 20)


def fault_list(report: GapReport) -> Iterator[RenderableType]:
    """Slips of the draft itself."""
    if not report.faults:
        return
    yield title("草稿问题", f" 共 {len(report.faults)} 处")
    for position, fault in enumerate(report.faults, 1):
        body = plain(fault.title, "bold") + Text("：") + plain(fault.message)
        if fault.quote:
            body = body + Text(" ") + quote_text(fault.quote)
        yield Hanging(Text(f"  {position}."), body, 6)


def doubtful_list(report: GapReport) -> Iterator[RenderableType]:
    """Items of which a person must say whether they apply."""
    found = doubtful(report)
    if not found:
        return
    yield title("是否适用待定", f" 共 {len(found)} 项，不计分，请人工确认")
    for item in found:
        yield Text()
        yield _item_title(item)
        yield Hanging(Text("  ") + status_text(item.status), plain(item.why), 20)
        for advice in item.advice if item.status is not Status.EVIDENCED else ():
            yield Hanging(Text("  如适用"), plain(advice), 20)


def _item(report: GapReport, item: ItemFinding) -> Iterator[RenderableType]:
    yield Text()
    yield _item_title(item)
    yield _facts(report, item)
    for requirement in item.requirements:
        yield from _requirement(requirement)


def _item_title(item: ItemFinding) -> Hanging:
    head = f"第{item.item}项"
    return Hanging(plain(head, "bold"), plain(item.title, "bold"), len(head) + 3)


def _facts(report: GapReport, item: ItemFinding) -> Hanging:
    coverage = f"覆盖 {wording.percent(item.coverage)}"
    words = (wording.role_text(item), coverage, wording.gain(points(report, item)))
    facts = status_text(item.status) + Text("，" + "，".join(words))
    return Hanging(Text("  "), facts + Text("，请人工核对", "bold") if item.review else facts, 2)


def _requirement(requirement: RequirementFinding) -> Iterator[RenderableType]:
    remarks = "".join(f"（{mark}）" for mark in wording.marks(requirement))
    name = plain(requirement.title) + Text(f"{remarks}：") + status_text(requirement.status)
    yield Hanging(Text("  -"), name, 4)
    if requirement.status is not Status.EVIDENCED:
        yield _line("找什么", plain(requirement.looked_for))
    yield from _found(requirement)
    if requirement.figure:
        yield _line("数值", plain(wording.figure_text(requirement.figure)))
    if requirement.doubt:
        yield Hanging(Text("    请核对", "bold"), plain(requirement.doubt), _BODY)
    if requirement.status is not Status.EVIDENCED:
        yield _line("缺什么", plain(requirement.lacking))
        yield _line("建议补写", plain(requirement.advice, "bold"))


def _found(requirement: RequirementFinding) -> Iterator[RenderableType]:
    for position, quote in enumerate(requirement.evidence[:_MOST_QUOTES]):
        yield _line("找到什么" if position == 0 else "", quote_text(quote))
    more = len(requirement.evidence) - _MOST_QUOTES
    if more > 0:
        yield _line("", Text(f"另有 {more} 处。"))
    if requirement.evidence or requirement.status is Status.EVIDENCED:
        return
    if requirement.nearest:
        yield _line("找到什么", Text("未检出；最接近的一句是") + quote_text(requirement.nearest))
    else:
        yield _line("找到什么", Text("未检出，也没有相近的句子。"))


def _short(requirement: RequirementFinding) -> Text:
    return plain(f"{requirement.title}：{requirement.advice or requirement.lacking}")


def _line(label: str, body: Text) -> Hanging:
    return Hanging(plain(f"    {label}", "dim"), body if body.plain else Text("（规则未说明）"), _BODY)
