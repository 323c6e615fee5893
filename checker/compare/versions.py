"""Two versions of one report: which findings changed, and why."""

from collections import Counter
from collections.abc import Sequence

from checker.compare.version_quotes import ALIKE, Quoted, essence, likeness
from checker.compare.version_reasons import explain
from checker.compare.version_sides import Sides, Versions
from checker.model.changes import SCHEMA_VERSION, Changes, Direction, ItemChange, RequirementChange
from checker.model.report import DraftFault, GapReport, ItemFinding, Part, Quote, RequirementFinding


def compare_versions(
    before: GapReport,
    after: GapReport,
    sentences_before: Sequence[Quote] = (),
    sentences_after: Sequence[Quote] = (),
) -> Changes:
    """What changed from `before` to `after`: two versions of one unit's report, judged by one rulebook.

    With all sentences of the two reports it is known whether a sentence that is quoted no more was
    deleted or reworded; without them (saved results) that is left open: nothing is said beyond the quotes.
    """
    versions = Versions(Quoted(before, sentences_before), Quoted(after, sentences_after))
    later = {item.item: item for item in after.items}
    pairs = ((item, later[item.item]) for item in before.items if item.item in later)
    gone, come = _faults(before.faults, after.faults)
    return Changes(
        schema_version=SCHEMA_VERSION,
        rulebook=after.rulebook,
        before=before.report,
        after=after.report,
        unit=after.unit,
        score_before=before.score.value,
        score_after=after.score.value,
        items=tuple(change for one, other in pairs if (change := _item(one, other, versions))),
        faults_gone=gone,
        faults_new=come,
        parts_gone=_parts(before, after),
        parts_new=_parts(after, before),
    )


def _item(before: ItemFinding, after: ItemFinding, versions: Versions) -> ItemChange | None:
    """How one item changed; None where it did not."""
    later = {one.id: one for one in after.requirements}
    pairs = ((one, later[one.id]) for one in before.requirements if one.id in later)
    changes = tuple(change for one, other in pairs if (change := _requirement(one, other, versions)))
    direction = _direction(before, after)
    if not changes and direction == "same":
        return None
    return ItemChange(
        item=after.item,
        title=after.title,
        role=after.role,
        before=before.status,
        after=after.status,
        direction=direction,
        requirements=changes,
        coverage_before=before.coverage,
        coverage_after=after.coverage,
    )


def _direction(before: ItemFinding, after: ItemFinding) -> Direction:
    was, now = ((item.status.strength, item.coverage) for item in (before, after))
    if was == now:
        return "same"
    return "better" if now > was else "worse"


def _requirement(
    before: RequirementFinding, after: RequirementFinding, versions: Versions
) -> RequirementChange | None:
    sides = Sides.of(before, after, versions)
    same_figure = before.figure == after.figure
    if before.status is after.status and same_figure and not sides.gone and not sides.come:
        return None
    why, first, second = explain(sides)
    return RequirementChange(after.id, after.title, before.status, after.status, why, first, second)


def _faults(
    before: Sequence[DraftFault], after: Sequence[DraftFault]
) -> tuple[tuple[DraftFault, ...], tuple[DraftFault, ...]]:
    """The slips that are gone and those that are new."""
    # Those that stayed word for word are settled first, so that no reworded one takes their place.
    kept = Counter(map(_fault_key, before)) & Counter(map(_fault_key, after))
    gone, new = _without(before, kept), _without(after, kept)
    for fault in tuple(new):
        stayed = next((other for other in gone if _is_alike(fault, other)), None)
        if stayed is not None:
            gone.remove(stayed)
            new.remove(fault)
    return tuple(gone), tuple(new)


def _fault_key(fault: DraftFault) -> tuple[str, str, str]:
    return fault.kind, fault.message, essence(fault.quote) if fault.quote else ""


def _without(faults: Sequence[DraftFault], kept: Counter[tuple[str, str, str]]) -> list[DraftFault]:
    left = Counter(kept)
    others = []
    for fault in faults:
        key = _fault_key(fault)
        if left[key]:
            left[key] -= 1
        else:
            others.append(fault)
    return others


def _is_alike(fault: DraftFault, other: DraftFault) -> bool:
    if fault.kind != other.kind or fault.quote is None or other.quote is None:
        return False
    return likeness(fault.quote, other.quote) >= ALIKE


def _parts(report: GapReport, other: GapReport) -> tuple[Part, ...]:
    """The parts that `report` has and `other` lacks."""
    lacking = {part.id for part in other.structure.parts if not part.present}
    return tuple(part for part in report.structure.parts if part.present and part.id in lacking)
