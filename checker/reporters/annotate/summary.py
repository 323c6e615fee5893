"""The comment at the top: score, parts of the report, what was not found and what to write."""

from collections.abc import Iterator

from checker.model.report import GapReport, ItemFinding
from checker.model.status import Status
from checker.reporters.annotate.words import item_name, sentence, short
from checker.reporters.priority import gaps, judged, points, tally
from checker.reporters.wording import askers, may_be_absent, number, score_text

_MOST_ITEMS = 10
_MOST_NUMBERS = 40
_ADVICE = 60
_UNDETECTED = "“未检出”只说明报告里没有找到相应的写法，不等于这项工作没有做。"


def summary_lines(report: GapReport) -> tuple[str, ...]:
    """The paragraphs of the comment."""
    return (
        _score(report),
        *_structure(report),
        *_faults(report),
        *_missing(report),
        _UNDETECTED,
    )


def _score(report: GapReport) -> str:
    counts = tally(judged(report))
    shown = "、".join(f"{status.chinese}{count}项" for status, count in counts.items() if count)
    value = score_text(report.score.value)
    points = value if report.score.value is None else f"{value}分（满分100分）"
    return f"{short(report.unit, 40)}：{points}。{shown or '没有任务可判'}。"


def _structure(report: GapReport) -> Iterator[str]:
    """What parts are missing, each with what to do; or that none is."""
    parts = report.structure.parts
    missing = [part for part in parts if not part.present and not may_be_absent(part)]
    for part in missing:
        yield f"缺“{short(part.title, 30)}”（{askers(part)}）：{sentence(part.advice)}"
    if parts and not missing:
        yield "报告结构：应有的部分都有。"


def _faults(report: GapReport) -> Iterator[str]:
    """Slips that stand nowhere in particular, and how many are marked in the text."""
    placed = sum(fault.quote is not None for fault in report.faults)
    for fault in report.faults:
        if fault.quote is None:
            yield f"{short(fault.title, 30)}：{sentence(fault.message)}"
    if placed:
        yield f"草稿问题{placed}处，已在文中标出。"


def _missing(report: GapReport) -> Iterator[str]:
    """The items not found, those that cost most first, with what to write."""
    found = [item for item in gaps(report) if item.status is Status.MISSING]
    if not found:
        return
    yield f"未检出{len(found)}项，按补齐可加的分数排列："
    for item in found[:_MOST_ITEMS]:
        yield _advised(report, item)
    if rest := found[_MOST_ITEMS:]:
        numbers = "、".join(str(item.item) for item in sorted(rest, key=lambda i: i.item)[:_MOST_NUMBERS])
        etc = "等" if len(rest) > _MOST_NUMBERS else ""
        yield f"其余{len(rest)}项（第{numbers}{etc}项）见检查结果。"


def _advised(report: GapReport, item: ItemFinding) -> str:
    heaviest = max(item.requirements, key=lambda one: one.weight, default=None)
    advice = "" if heaviest is None else sentence(heaviest.advice, _ADVICE)
    gain = points(report, item)
    worth = f"（最多+{number(gain)}分）" if gain >= 0.05 else ""
    return f"{item_name(item)}{worth}：{advice}"
