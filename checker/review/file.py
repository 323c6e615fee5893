"""The file in which reviewers record their judgement (复核.yaml): reading it with its faults, writing it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import yaml
from pydantic import Field

from checker.model.errors import CheckerError, UnknownUnitError
from checker.model.review import Override
from checker.model.status import Status
from checker.review import wording
from checker.rulebook.faults import FaultList
from checker.rulebook.shape import Strict, Text
from checker.rulebook.units import UnitRegistry
from checker.rulebook.yaml_lines import LinedData

ENTRIES = "复核"
_STATUSES = {status.chinese: status for status in Status}
_StatusName = Literal["有实证", "有表述缺实证", "自述不足", "仅列计划", "未检出", "不适用"]


class ReviewFileError(CheckerError):
    """The file has faults; `faults` are "file:line: what is wrong", all of them together."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__(wording.FAULTS.format(count=len(faults), faults="\n".join(faults)))
        self.faults = faults


class _EntrySpec(Strict):
    """One entry, keys as the reviewer writes them."""

    unit: Text = Field(alias="单位")
    item: int = Field(alias="任务", ge=1)
    requirement: str = Field(default="", alias="要点")
    decision: _StatusName = Field(alias="判定")
    reason: Text = Field(alias="理由")
    reviewer: Text = Field(alias="复核人")
    on: date = Field(alias="日期")
    expires: date | None = Field(default=None, alias="有效期至")
    quote: str = Field(default="", alias="原文")
    was: _StatusName = Field(alias="原判")


@dataclass(frozen=True, slots=True)
class ReviewFile:
    """The entries that could be read, and the faults of the others and of the file."""

    overrides: tuple[Override, ...]
    faults: tuple[str, ...]


def read_reviews(path: Path, registry: UnitRegistry) -> tuple[Override, ...]:
    """Every entry of the file, in order, units by the registry's short names.

    Raises ReviewFileError with all faults where one entry lacks something, as a reason, or names an
    unknown unit. Whether item and quote are there is for `apply_reviews` and `lint_reviews` to say.
    """
    found = load_reviews(path, registry)
    if found.faults:
        raise ReviewFileError(found.faults)
    return found.overrides


def load_reviews(path: Path, registry: UnitRegistry) -> ReviewFile:
    """What can be read of the file; never raises for what stands in it."""
    faults = FaultList(path)
    lined = faults.read(path)
    if lined is None:
        return ReviewFile((), tuple(faults.faults))
    entries = lined.data.get(ENTRIES) if isinstance(lined.data, dict) else None
    if not isinstance(entries, list) or len(lined.data) > 1:
        faults.add(path, 1, wording.NOT_A_LIST)
        return ReviewFile((), tuple(faults.faults))
    read = [_entry(path, _part(lined, number), registry, faults) for number in range(len(entries))]
    overrides = tuple(one for one in read if one is not None)
    _refuse_duplicates(path, overrides, faults)
    return ReviewFile(overrides, tuple(faults.faults))


def write_reviews(overrides: Sequence[Override]) -> str:
    """The file's text; reading it gives the same entries."""
    data = {ENTRIES: [_data(one) for one in overrides]}
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6)


def _part(lined: LinedData, number: int) -> LinedData:
    """One entry as if it were a file, so that a fault in one does not hide the others."""
    place = (ENTRIES, number)
    lines = {path[2:]: line for path, line in lined.lines.items() if path[:2] == place}
    return LinedData(lined.data[ENTRIES][number], lines)


def _entry(path: Path, lined: LinedData, registry: UnitRegistry, faults: FaultList) -> Override | None:
    spec = faults.parse(path, lined, _EntrySpec)
    if spec is None:
        return None
    try:
        unit = registry.resolve(spec.unit).name
    except UnknownUnitError as error:
        faults.add(path, lined.line(("单位",)), error.message)
        return None
    if spec.expires is not None and spec.expires < spec.on:
        said = wording.EXPIRES_EARLY.format(expires=spec.expires, date=spec.on)
        faults.add(path, lined.line(("有效期至",)), said)
        return None
    return Override(
        unit=unit,
        item=spec.item,
        requirement=spec.requirement.strip(),
        decision=_STATUSES[spec.decision],
        reason=spec.reason,
        reviewer=spec.reviewer,
        date=spec.on,
        expires=spec.expires,
        quote=spec.quote,
        was=_STATUSES[spec.was],
        line=lined.line(()),
    )


def _refuse_duplicates(path: Path, overrides: Sequence[Override], faults: FaultList) -> None:
    seen: dict[tuple[str, int, str, str, date], int] = {}
    for one in overrides:
        first = seen.setdefault((one.unit, one.item, one.requirement, one.quote, one.date), one.line)
        if first != one.line:
            faults.add(path, one.line, wording.DUPLICATE.format(line=first))


def _data(one: Override) -> dict[str, object]:
    """The entry by its Chinese keys; what is empty is left out."""
    data: dict[str, object] = {
        "单位": one.unit,
        "任务": one.item,
        "要点": one.requirement,
        "判定": one.decision.chinese,
        "理由": one.reason,
        "复核人": one.reviewer,
        "日期": one.date,
        "有效期至": one.expires,
        "原文": one.quote,
        "原判": one.was.chinese,
    }
    return {key: value for key, value in data.items() if value not in ("", None)}
