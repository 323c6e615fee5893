"""Who answers for which item: recomputed here, for every unit and item, from the published text."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from checker.model.plan import Applicability, Duty, Plan
from checker.rulebook.applicability import answers_for, party_faults
from checker.rulebook.units import UnitRegistry
from tests.rulebook.data import plan_from_data, registry_from_data

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "rules" / "changning-2022"
SEED = ROOT / "seeds" / "2022-长宁区法治政府建设工作要点与责任分工.txt"

# Written by hand, apart from units.yaml: the district's departments, those of them that enforce
# administrative law under their own name, the sub-districts, and the bodies that are neither.
ENFORCING = (
    "区市场监管局", "区城管执法局", "区卫生健康委", "区应急局", "区生态环境局", "区规划资源局",
    "区人力资源社会保障局", "区建设管理委", "区绿化市容局", "区公安分局", "区文化旅游局", "区民政局",
    "区医保局", "区税务局", "区统计局", "区教育局", "区房管局", "区司法局",
)  # fmt: skip
OTHER_DEPARTMENTS = (
    "区府办", "区发展改革委", "区商务委", "区科委", "区退役军人局", "区审计局", "区城运中心", "区东虹办",
    "区地区办", "区财政局", "区体育局", "区国资委", "区机管局", "区投促办", "区国动办", "区信访办",
)  # fmt: skip
PLACES = (
    "华阳路街道", "江苏路街道", "新华路街道", "周家桥街道", "天山路街道", "仙霞新村街道", "虹桥街道",
    "程家桥街道", "北新泾街道", "新泾镇",
)  # fmt: skip
JUSTICE_OFFICES = ("区委依法治区办", "区法治政府建设工作领导小组办公室")
OTHER_BODIES = (*JUSTICE_OFFICES, "区委组织部", "区委编办", "区疫情防控法治保障专班")
UNITS = (*ENFORCING, *OTHER_DEPARTMENTS, *PLACES, *OTHER_BODIES)
ORDER = ["none", "doubtful", "class", "named", "lead"]


def own_role(unit: str, parties: str) -> str:
    """The role of a unit by a plain reading of one 责任单位 text."""
    lead, _, rest = parties.rpartition("牵头")
    names = re.split("[、,]", rest)
    if unit in re.split("[、,]", lead):
        return "lead"
    if unit in names or f"{unit}等相关部门" in names:
        return "named"
    department = unit in ENFORCING or unit in OTHER_DEPARTMENTS
    if (
        (department and "各部门" in names)
        or (unit in ENFORCING and "区各执法部门" in names)
        or (unit in PLACES and "各街镇" in names)
    ):
        return "class"
    return "doubtful" if department and rest.find("相关部门") >= 0 else "none"


def expected_role(unit: str, parties: str) -> str:
    bodies = (unit, *JUSTICE_OFFICES) if unit == "区司法局" else (unit,)
    return max((own_role(body, parties) for body in bodies), key=ORDER.index)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plan_from_data(yaml.safe_load((RULES / "plan.yaml").read_text("utf-8")))


@pytest.fixture(scope="module")
def registry() -> UnitRegistry:
    return registry_from_data(yaml.safe_load((RULES / "units.yaml").read_text("utf-8")))


@pytest.fixture(scope="module")
def responsible() -> list[str]:
    texts = re.findall(r"\(责任单位:([^)]+)\)", SEED.read_text("utf-8"))
    assert len(texts) == 52
    return texts


def answers(plan: Plan, registry: UnitRegistry, unit: str) -> dict[int, Applicability]:
    return {answer.item: answer for answer in answers_for(plan, registry, registry.resolve(unit))}


def test_the_hand_written_lists_hold_every_unit_once(registry: UnitRegistry) -> None:
    assert Counter(unit.name for unit in registry.units) == Counter(UNITS)


@pytest.mark.parametrize("unit", UNITS)
def test_every_item_has_the_role_that_the_published_text_gives(
    unit: str, plan: Plan, registry: UnitRegistry, responsible: list[str]
) -> None:
    found = answers_for(plan, registry, registry.resolve(unit))
    assert [answer.item for answer in found] == list(range(1, 53))
    assert [answer.role.value for answer in found] == [expected_role(unit, text) for text in responsible]


def test_every_party_of_the_plan_is_known(plan: Plan, registry: UnitRegistry) -> None:
    assert party_faults(plan, registry) == ()


def test_a_party_that_the_registry_lacks_is_a_fault(plan: Plan) -> None:
    data = yaml.safe_load((RULES / "units.yaml").read_text("utf-8"))
    data["units"] = [unit for unit in data["units"] if unit["name"] != "区东虹办"]
    del data["vague"]["区各相关部门"]
    assert party_faults(plan, registry_from_data(data)) == (
        (("items", 11), "第11项的责任单位“区东虹办”在 units.yaml 里没有"),
        (("items", 34), "第34项的责任单位“区各相关部门”在 units.yaml 里没有"),
    )


@pytest.mark.parametrize(
    ("unit", "item", "role", "why"),
    [
        ("区民政局", 4, "class", "责任单位写明“各部门”，区民政局属于各部门"),
        ("区民政局", 35, "lead", "责任单位写明由区民政局牵头"),
        ("区民政局", 20, "named", "责任单位点名区民政局"),
        ("区民政局", 52, "class", "责任单位写明“区各执法部门”，区民政局属于区各执法部门"),
        ("区民政局", 13, "doubtful", "责任单位写了“区相关部门”而没有点名，区民政局是否在内，计划没有写明"),
        ("区民政局", 24, "none", "责任单位（“区市场监管局、区发展改革委”）不含区民政局"),
        ("华阳路街道", 38, "class", "责任单位写明“各街镇”，华阳路街道属于各街镇"),
        ("区司法局", 5, "lead", "区司法局承担区法治政府建设工作领导小组办公室职责，后者是该项的牵头单位"),
        (
            "区司法局",
            8,
            "lead",
            "区司法局承担区委依法治区办、区法治政府建设工作领导小组办公室职责，两者都是该项的牵头单位",
        ),
        ("区司法局", 51, "named", "区司法局承担区法治政府建设工作领导小组办公室职责，后者是该项的责任单位"),
        ("区司法局", 30, "lead", "责任单位写明由区司法局牵头"),
    ],
)
def test_the_reason_tells_what_the_plan_says(
    plan: Plan, registry: UnitRegistry, unit: str, item: int, role: str, why: str
) -> None:
    answer = answers(plan, registry, unit)[item]
    assert (answer.role, answer.why) == (Duty(role), why)


def test_item_18_has_no_lead_though_it_names_a_unit(plan: Plan, registry: UnitRegistry) -> None:
    assert answers(plan, registry, "区委编办")[18].role is Duty.NAMED
    assert answers(plan, registry, "区委编办")[17].role is Duty.LEAD


def test_an_open_list_is_doubtful_only_for_those_it_does_not_name(plan: Plan, registry: UnitRegistry) -> None:
    roles = {unit: answers(plan, registry, unit)[47].role.value for unit in UNITS}
    assert {unit for unit, role in roles.items() if role == "lead"} == {"区府办", "区科委"}
    named = {"区发展改革委", "区公安分局", "区司法局", "区市场监管局"}
    assert {unit for unit, role in roles.items() if role == "named"} == named
    assert {unit for unit, role in roles.items() if role == "none"} == {*PLACES, *OTHER_BODIES}


def test_streets_answer_for_the_42_items_that_name_them_and_no_other(
    plan: Plan, registry: UnitRegistry
) -> None:
    for place in PLACES:
        found = answers(plan, registry, place)
        assert {item for item, answer in found.items() if answer.role is Duty.NONE} == {
            9, 10, 11, 20, 21, 23, 24, 33, 47, 48,
        }  # fmt: skip
        assert Counter(answer.role for answer in found.values())[Duty.CLASS] == 42


def test_the_office_that_another_acts_for_keeps_its_own_items(plan: Plan, registry: UnitRegistry) -> None:
    roles = {
        item: a.role.value for item, a in answers(plan, registry, "区法治政府建设工作领导小组办公室").items()
    }
    assert {item for item, role in roles.items() if role == "lead"} == {1, 5, 6, 7, 8}
    assert {item for item, role in roles.items() if role == "named"} == {51}
    assert Counter(roles.values())["none"] == 46


def test_strength_follows_the_order_lead_named_class_doubtful_none() -> None:
    assert [duty.value for duty in sorted(Duty, key=lambda duty: duty.strength)] == ORDER
