"""`check units`: the registry, and what one unit answers for."""

from pathlib import Path

from checker.cli.output import console
from checker.model.plan import Duty
from checker.model.report import item_role
from checker.pipeline import load_rulebook
from checker.reporters.wording import ROLE_NAMES
from checker.rulebook.applicability import answers_for


def list_units(folder: Path | None) -> int:
    """Print every unit with its full name, other names and classes."""
    out = console()
    registry = load_rulebook(folder).registry
    for unit in registry.units:
        names = "、".join(name for name in unit.other_names[:3])
        classes = "、".join(unit.classes)
        out.print(
            f"{unit.name}  {unit.full_name}{'（推定）' if unit.assumed_full_name else ''}", markup=False
        )
        details = ";".join(
            part
            for part in (
                f"又称 {names}" if names else "",
                f"属于 {classes}" if classes else "",
                f"代行 {'、'.join(unit.acts_for)}" if unit.acts_for else "",
            )
            if part
        )
        if details:
            out.print(f"    {details}", markup=False)
    out.print("“推定”的全称按惯例拼成，未见于公文。")
    out.print(f"共 {len(registry.units)} 个单位。check units --unit 区司法局 可看一个单位负责的任务。")
    return 0


def show_unit(name: str, folder: Path | None) -> int:
    """Print the items a unit answers for, and why. Raises UnknownUnitError."""
    loaded = load_rulebook(folder)
    unit = loaded.registry.resolve(name)
    out = console()
    out.print(f"{unit.name}（{unit.full_name}）", markup=False)
    duties = answers_for(loaded.rulebook.plan, loaded.registry, unit)
    titles = {rule.item: rule.title for rule in loaded.rulebook.rules}
    counted = 0
    for duty in duties:
        if duty.role is Duty.NONE:
            continue
        counted += 1
        out.print(f"{duty.item:>3}  {ROLE_NAMES[item_role(duty.role)]}  {titles[duty.item]}", markup=False)
        out.print(f"     {duty.why}", markup=False)
    out.print(f"共 {counted} 项，其余 {len(duties) - counted} 项不适用。")
    return 0
