"""Which items of the plan a unit answers for, as what, and why."""

from collections.abc import Iterator

from checker.model.plan import Applicability, Duty, Plan, PlanItem, Responsible, Unit
from checker.rulebook.units import UnitRegistry
from checker.rulebook.yaml_lines import Fault


def answers_for(plan: Plan, registry: UnitRegistry, unit: Unit) -> tuple[Applicability, ...]:
    """One entry per item of the plan, in order; the strongest duty counts, its own before an acted one."""
    return tuple(_answers_for(item, registry, unit) for item in plan.items)


def party_faults(plan: Plan, registry: UnitRegistry) -> tuple[Fault, ...]:
    """Parties of the plan that units.yaml does not know, each at the number of its item."""
    return tuple(
        (("items", item.number), f"第{item.number}项的责任单位“{party.name}”在 units.yaml 里没有")
        for item in plan.items
        for party in item.responsible
        if not _known(party, registry)
    )


def _known(party: Responsible, registry: UnitRegistry) -> bool:
    if party.role is Duty.CLASS:
        return party.name in registry.classes
    if party.role is Duty.DOUBTFUL:
        return party.name in registry.vague
    return registry.named(party.name) is not None


def _answers_for(item: PlanItem, registry: UnitRegistry, unit: Unit) -> Applicability:
    own, party = _strongest(item, registry, unit)
    acted = [(_strongest(item, registry, body)[0], body) for body in _bodies(registry, unit)]
    strongest = max((duty for duty, _ in acted), key=lambda duty: duty.strength, default=Duty.NONE)
    if strongest.strength > own.strength:
        names = [body.name for duty, body in acted if duty is strongest]
        return Applicability(item.number, strongest, _acting_why(unit, names, strongest))
    return Applicability(item.number, own, _why(item, unit, own, party))


def _bodies(registry: UnitRegistry, unit: Unit) -> Iterator[Unit]:
    return (body for body in map(registry.named, unit.acts_for) if body)


def _strongest(item: PlanItem, registry: UnitRegistry, unit: Unit) -> tuple[Duty, str]:
    """The strongest duty of the unit itself, with the plan's word for it."""
    parties = [party for party in item.responsible if _covers(party, registry, unit)]
    best = max(parties, key=lambda party: party.role.strength, default=Responsible(Duty.NONE, ""))
    return best.role, best.name


def _covers(party: Responsible, registry: UnitRegistry, unit: Unit) -> bool:
    if party.role is Duty.CLASS:
        return party.name in unit.classes
    if party.role is Duty.DOUBTFUL:
        return registry.vague.get(party.name) in unit.classes
    return party.name == unit.name


def _why(item: PlanItem, unit: Unit, duty: Duty, party: str) -> str:
    match duty:
        case Duty.LEAD:
            return f"责任单位写明由{unit.name}牵头"
        case Duty.NAMED:
            return f"责任单位点名{unit.name}"
        case Duty.CLASS:
            return f"责任单位写明“{party}”，{unit.name}属于{party}"
        case Duty.DOUBTFUL:
            return f"责任单位写了“{party}”而没有点名，{unit.name}是否在内，计划没有写明"
        case Duty.NONE:
            return f"责任单位（“{item.responsible_text}”）不含{unit.name}"


def _acting_why(unit: Unit, bodies: list[str], duty: Duty) -> str:
    part = {Duty.LEAD: "牵头单位", Duty.NAMED: "责任单位"}.get(duty, "可能的责任单位")
    pronoun = "后者" if len(bodies) == 1 else "两者都" if len(bodies) == 2 else "都"
    return f"{unit.name}承担{'、'.join(bodies)}职责，{pronoun}是该项的{part}"
