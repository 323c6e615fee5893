"""Hand-labelled reports, and their labels beside what the checker found.

A gold folder holds NAME.json beside NAME.txt: {"report", "unit", "year", "items": {"45": {"status",
"quotes"}}}; an item that is not listed is missing. All items are labelled, whoever is responsible.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from checker.model.errors import CheckerError
from checker.model.report import GapReport
from checker.model.status import Status


class GoldItem(BaseModel):
    """The label of one item."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    status: Status
    quotes: tuple[str, ...] = ()


class GoldReport(BaseModel):
    """One labelled report; `report` names the file beside the label file.

    `complete` is False where only the listed items are labelled; else an unlisted one is missing.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    report: str
    unit: str
    year: int | None = None
    items: dict[int, GoldItem]
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Pair:
    """One item of one report: what the label says and what the checker found."""

    report: str
    item: int
    gold: Status
    found: Status
    gold_quotes: tuple[str, ...]
    found_quotes: tuple[str, ...]
    confident: bool = True


def read_gold(folder: Path) -> tuple[tuple[Path, GoldReport], ...]:
    """All label files of a folder, by name, none where it has none. Raises CheckerError for a bad one."""
    found = []
    for path in sorted(folder.glob("*.json")):
        try:
            gold = GoldReport.model_validate(json.loads(path.read_text("utf-8")))
        except (ValueError, ValidationError) as error:
            raise CheckerError(f"标注文件 {path.name} 格式不对：{error}") from error
        found.append((path.with_name(gold.report), gold))
    return tuple(found)


def pair_up(name: str, gold: GoldReport, report: GapReport) -> tuple[Pair, ...]:
    """One pair for each item that the checker judged and the label tells of."""
    return tuple(
        Pair(
            report=name,
            item=item.item,
            gold=gold.items[item.item].status if item.item in gold.items else Status.MISSING,
            found=item.status,
            gold_quotes=gold.items[item.item].quotes if item.item in gold.items else (),
            found_quotes=tuple(quote.quote for quote in item.evidence),
            confident=item.confidence == "high",
        )
        for item in report.items
        if gold.complete or item.item in gold.items
    )
