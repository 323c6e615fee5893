"""Fills the page template from a gap report."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.model.report import GapReport, ItemFinding
from checker.reporters import priority, wording
from checker.reporters.html import charts
from checker.reporters.html.templating import environment

if TYPE_CHECKING:
    from jinja2 import Environment

_MOST_IMPORTANT = 3


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """Items listed together under one heading."""

    id: str
    title: str
    remark: str
    items: tuple[ItemFinding, ...]


def html_report(report: GapReport) -> str:
    """One complete HTML document; the same report gives the same bytes."""
    judged = priority.judged(report)
    counts = priority.tally(judged)
    context = {
        "report": report,
        "name": wording.printable(report.report.name),
        "counts": counts,
        "total": len(judged),
        "doubtful": len(priority.doubtful(report)),
        "distribution": charts.segments(counts, len(judged) or 1),
        "gauge_filled": charts.gauge_filled(report.score.value),
        "chapters": charts.chapter_bars(priority.chapters(report)),
        "first": (*priority.gaps(report), *priority.improvable(report))[:_MOST_IMPORTANT],
        "groups": [group for group in _groups(report) if group.items],
        "all_counts": priority.tally(report.items),
        "roles": _roles(report),
        "to_review": priority.to_review(report),
        "has_doubts": priority.has_doubts(report),
        "running_title": css_string(f"{report.unit}　{wording.printable(report.report.name)}"[:60]),
        "chapter_numbers": {c.title: n for n, c in enumerate(priority.chapters(report), 1)},
        "askers": priority.asked_parts(report),
        "gain": lambda item: wording.gain(priority.points(report, item)),
        "points": lambda item: priority.points(report, item),
    }
    return _environment().get_template("page.html.j2").render(context)


def css_string(text: str) -> str:
    """The text as a CSS string in which every character is escaped, so that none can end it."""
    return '"' + "".join(f"\\{ord(character):06X}" for character in text) + '"'


def _groups(report: GapReport) -> tuple[ItemGroup, ...]:
    return (
        ItemGroup("gaps", "缺口", "没有实证的任务，按补齐可加的分数排列", priority.gaps(report)),
        ItemGroup("improvable", "尚可补强", "已有实证，还有要求点未覆盖", priority.improvable(report)),
        ItemGroup("covered", "已覆盖", "各要求点都有实证", priority.covered(report)),
        ItemGroup(
            "doubtful", "是否适用待定", "任务只写“相关部门”等，请人工确认；不计分", priority.doubtful(report)
        ),
        ItemGroup("others", "不适用", "责任单位不含本单位，不计分", priority.not_applicable(report)),
    )


def _roles(report: GapReport) -> dict[str, int]:
    counted = {role: sum(item.role == role for item in report.items) for role in wording.ROLE_NAMES}
    return {role: count for role, count in counted.items() if count}


@lru_cache(maxsize=1)
def _environment() -> "Environment":
    return environment()
