"""The letter's attachment: the items that need something, and what each needs."""

from dataclasses import dataclass

from checker.model.report import GapReport, ItemFinding
from checker.model.status import Status
from checker.reporters.letter import wording
from checker.reporters.letter.text import clean
from checker.reporters.priority import covered


@dataclass(frozen=True, slots=True)
class ItemTable:
    """Rows of five cells under `wording.TABLE_HEADS`, and the notes below the table."""

    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


def item_table(report: GapReport) -> ItemTable | None:
    """Every item of the unit with something to add, in the plan's order; None where there is none."""
    items = [item for item in report.items if _needs(item)]
    if not items:
        return None
    return ItemTable(tuple(map(_row, items)), tuple(_notes(report, items)))


def _needs(item: ItemFinding) -> bool:
    if item.status is Status.NOT_APPLICABLE:
        return False
    return item.status is not Status.EVIDENCED or item.coverage < 1


def _row(item: ItemFinding) -> tuple[str, ...]:
    advice = [clean(one) for one in item.advice] or [clean(one) for one in item.lacking]
    numbered = advice if len(advice) < 2 else [f"{number}．{one}" for number, one in enumerate(advice, 1)]
    role = wording.TABLE_ROLES[item.role]
    return (str(item.item), clean(item.title), role, item.status.chinese, "\n".join(numbered))


def _notes(report: GapReport, items: list[ItemFinding]) -> list[str]:
    whole = len(covered(report))
    complete = [wording.TABLE_COMPLETE.format(count=whole)] if whole else []
    stamp = wording.TABLE_STAMP.format(
        doubtful=wording.TABLE_DOUBTFUL if any(item.role == "doubtful" for item in items) else "",
        program=clean(report.program),
        rulebook=clean(report.rulebook.id),
        version=clean(report.rulebook.version),
    )
    return [*complete, stamp]
