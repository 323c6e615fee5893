"""Plans and registries from the parsed data of a file, for tests that change the data."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from checker.model.errors import RulebookError
from checker.model.plan import Plan
from checker.rulebook.faults import FaultList, Spec
from checker.rulebook.plan import PlanSpec, plan_faults, plan_from
from checker.rulebook.units import UnitRegistry, UnitsSpec, unit_faults
from checker.rulebook.yaml_lines import Fault, LinedData

Built = TypeVar("Built")


def plan_from_data(data: Any) -> Plan:
    return _built(data, PlanSpec, plan_faults, plan_from)


def registry_from_data(data: Any) -> UnitRegistry:
    return _built(data, UnitsSpec, unit_faults, UnitRegistry)


def _built(
    data: Any, shape: type[Spec], check: Callable[[Spec], tuple[Fault, ...]], build: Callable[[Spec], Built]
) -> Built:
    faults = FaultList(Path())
    spec = faults.parse(Path("data.yaml"), LinedData(data, {}), shape)
    for place, message in () if spec is None else check(spec):
        faults.add(Path("data.yaml"), 1, f"{message}（{'.'.join(map(str, place))}）")
    if spec is None or faults.faults:
        raise RulebookError(tuple(faults.faults))
    return build(spec)
