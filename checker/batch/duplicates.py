"""Several files of one unit: which of them is checked, and what a person has to settle."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from checker.model.district import Submission

_MOST_SHOWN = 5


def settle_duplicates(submissions: Sequence[Submission]) -> tuple[Submission, ...]:
    """The submissions in the order given, those that compete for one unit marked "duplicate".

    Of the same bytes the first by name stays; of different ones that which the roster names, or none.
    Only submissions that are "checked" compete.
    """
    by_unit: dict[str, list[Submission]] = defaultdict(list)
    for one in submissions:
        if one.state == "checked" and one.unit:
            by_unit[one.unit].append(one)
    settled: dict[str, Submission] = {}
    for group in by_unit.values():
        settled |= {one.file: one for one in _settle(sorted(group, key=lambda one: one.file))}
    return tuple(settled.get(one.file, one) for one in submissions)


def _settle(group: list[Submission]) -> Iterable[Submission]:
    """`group` is one unit's files by name."""
    first: dict[str, Submission] = {}
    for one in sorted(group, key=lambda one: one.how != "roster"):
        first.setdefault(one.sha256 or one.file, one)
    named = next((one for one in group if one.how == "roster"), None)
    for one in group:
        kept = first[one.sha256 or one.file]
        if kept is not one:
            yield _duplicate(one, f"与“{kept.file}”是同一份文件，不再重复检查。")
        elif named is None and len(first) > 1:
            yield _duplicate(one, _several(one.unit, [other.file for other in group]))
        elif named is None or one is named:
            yield one
        else:
            yield _duplicate(one, f"报送名单写明{one.unit}以“{named.file}”为准，这一份没有检查。")


def _several(unit: str, files: list[str]) -> str:
    shown = "、".join(f"“{file}”" for file in files[:_MOST_SHOWN])
    more = "等" if len(files) > _MOST_SHOWN else ""
    return (
        f"{unit}有 {len(files)} 份文件（{shown}{more}），请在报送名单（--roster）里写明以哪一份为准，"
        "再运行一次。"
    )


def _duplicate(one: Submission, message: str) -> Submission:
    return replace(one, state="duplicate", message=message)
