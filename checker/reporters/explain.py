"""The trace of one item for the terminal: what was looked for, every sentence looked at, why."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from checker.model.report import ItemFinding
from checker.model.trace import RequirementTrace, TraceStep
from checker.reporters import wording
from checker.reporters.terminal.layout import Hanging, plain
from checker.reporters.terminal.words import quote_text, status_text, title

_BODY = 14


def explanation(finding: ItemFinding, traces: Sequence[RequirementTrace]) -> Group:
    """Everything that led to the verdict on one item."""
    return Group(*_lines(finding, traces))


def _lines(finding: ItemFinding, traces: Sequence[RequirementTrace]) -> Iterator[RenderableType]:
    head = f"第{finding.item}项"
    yield Hanging(plain(head, "bold"), plain(finding.title, "bold"), len(head) + 3)
    yield Hanging(Text("  判定"), status_text(finding.status), _BODY)
    for doubt in finding.doubts if finding.review else ():
        yield Hanging(Text("  请核对", "bold"), plain(doubt), _BODY)
    yield Hanging(Text("  责任"), plain(f"{wording.role_text(finding)}。{finding.why}"), _BODY)
    if finding.role == "none":
        yield Hanging(Text("  注意", "bold"), plain(wording.TRIAL_NOTE), _BODY)
    yield Hanging(Text("  任务原文"), plain(finding.source), _BODY)
    naming = next((trace for trace in traces if "@" in trace.looks_for), None)
    for requirement, trace in zip(finding.requirements, traces, strict=True):
        yield title(trace.title)
        yield _line("判定", status_text(requirement.status))
        if requirement.doubt:
            yield Hanging(Text("    请核对", "bold"), plain(requirement.doubt), _BODY)
        yield _line("找什么", plain(requirement.looked_for))
        if trace.looks_for:
            yield _line("匹配规则", plain(trace.looks_for, "dim"))
        if trace is naming:
            yield _line("", plain(f"各概念有哪些说法：check rules show {finding.item}"))
        if trace.excludes:
            yield _line("不算", plain(trace.excludes, "dim"))
        if requirement.figure:
            yield _line("数值", plain(wording.figure_text(requirement.figure)))
        yield from _steps(trace)
        if requirement.lacking:
            yield _line("缺什么", plain(requirement.lacking))
        if trace.lifts:
            yield _line("怎样改变", plain(trace.lifts, "bold"))
        if requirement.advice:
            yield _line("建议补写", plain(requirement.advice, "bold"))


def _steps(trace: RequirementTrace) -> Iterator[RenderableType]:
    if not trace.steps:
        if trace.nearest:
            yield _line("找到什么", Text("未检出；最接近的一句是") + quote_text(trace.nearest))
        elif trace.looks_for:
            yield _line("找到什么", Text("未检出，也没有相近的句子。"))
    for number, step in enumerate(trace.steps, 1):
        yield _line(f"第{number}句", quote_text(step.quote))
        yield _line("", _verdict(step))


def _verdict(step: TraceStep) -> Text:
    label = status_text(step.status) if step.status else Text("不计")
    parts = [label, Text("："), plain(step.reason)]
    if step.words:
        parts += [Text(" 命中："), plain("、".join(step.words))]
    if step.facts:
        parts += [Text("；实证："), plain("、".join(step.facts))]
    return Text.assemble(*parts)


def _line(label: str, body: Text) -> Hanging:
    return Hanging(plain(f"    {label}", "dim"), body, _BODY)
