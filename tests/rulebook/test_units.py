"""The unit registry: names that must resolve, names that must not, and units named in a text."""

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checker.model.errors import RulebookError, UnknownUnitError
from checker.model.plan import UnitKind
from checker.rulebook.units import UnitRegistry
from tests.rulebook.data import registry_from_data

UNITS = Path(__file__).resolve().parents[2] / "rules" / "changning-2022" / "units.yaml"


@pytest.fixture
def data() -> Any:
    return yaml.safe_load(UNITS.read_text("utf-8"))


@pytest.fixture(scope="module")
def registry() -> UnitRegistry:
    return registry_from_data(yaml.safe_load(UNITS.read_text("utf-8")))


NAMES = {
    "区府办": "上海市长宁区人民政府办公室 长宁区人民政府办公室 区政府办公室 上海市长宁区政府办公室",
    "区司法局": "上海市长宁区司法局 长宁区司法局 长宁司法局 司法局",
    "区发展改革委": "上海市长宁区发展和改革委员会 区发改委 长宁区发改委 发改委",
    "区商务委": "上海市长宁区商务委员会 区商务委员会 长宁区商务委",
    "区科委": "区科技委 上海市长宁区科学技术委员会 区科学技术委员会 长宁区科委 科委",
    "区建设管理委": "上海市长宁区建设和管理委员会 区建管委 长宁区建设管理委",
    "区卫生健康委": "上海市长宁区卫生健康委员会 区卫健委 卫健委",
    "区市场监管局": "上海市长宁区市场监督管理局 区市场监督管理局 区市监局 市场监管局",
    "区民政局": "上海市长宁区民政局 长宁区民政局 民政局",
    "区教育局": "上海市长宁区教育局 长宁教育局",
    "区公安分局": "上海市公安局长宁分局 长宁公安分局 公安分局",
    "区人力资源社会保障局": "上海市长宁区人力资源和社会保障局 区人社局 人社局",
    "区规划资源局": "上海市长宁区规划和自然资源局 区规划和自然资源局 区规资局",
    "区生态环境局": "上海市长宁区生态环境局",
    "区应急局": "上海市长宁区应急管理局 区应急管理局 应急局",
    "区绿化市容局": "上海市长宁区绿化和市容管理局 区绿化和市容管理局 区绿容局",
    "区城管执法局": "上海市长宁区城市管理行政执法局 区城市管理行政执法局 区城管局",
    "区退役军人局": "上海市长宁区退役军人事务局 区退役军人事务局",
    "区审计局": "上海市长宁区审计局",
    "区城运中心": "长宁区城市运行管理中心 城运中心",
    "区东虹办": "长宁区东虹桥发展办公室",
    "区地区办": "长宁区地区工作办公室 地区办",
    "区财政局": "上海市长宁区财政局",
    "区统计局": "上海市长宁区统计局",
    "区文化旅游局": "上海市长宁区文化和旅游局 区文旅局",
    "区体育局": "上海市长宁区体育局",
    "区房管局": "上海市长宁区住房保障和房屋管理局",
    "区医保局": "上海市长宁区医疗保障局 区医疗保障局",
    "区国资委": "上海市长宁区国有资产监督管理委员会",
    "区机管局": "上海市长宁区机关事务管理局",
    "区投促办": "上海市长宁区投资促进办公室",
    "区国动办": "上海市长宁区国防动员办公室 区民防办 长宁区民防办公室",
    "区信访办": "上海市长宁区人民政府信访办公室",
    "区税务局": "国家税务总局上海市长宁区税务局 长宁区税务局",
    "区委组织部": "中共上海市长宁区委组织部 长宁区委组织部",
    "区委编办": "中共上海市长宁区委机构编制委员会办公室 区委机构编制委员会办公室",
    "区委依法治区办": "中共上海市长宁区委全面依法治区委员会办公室 区委全面依法治区委员会办公室",
    "区法治政府建设工作领导小组办公室": "上海市长宁区法治政府建设工作领导小组办公室",
    "区疫情防控法治保障专班": "区疫情防控法治保障工作专班",
    "华阳路街道": "华阳路 华阳路街道办事处 长宁区华阳路街道 上海市长宁区人民政府华阳路街道办事处",
    "江苏路街道": "江苏路 江苏路街道办事处 上海市长宁区人民政府江苏路街道办事处",
    "新华路街道": "新华路 新华路街道办事处 上海市长宁区人民政府新华路街道办事处",
    "周家桥街道": "周家桥 周家桥街道办事处 上海市长宁区周家桥街道办事处",
    "天山路街道": "天山路 天山路街道办 长宁区人民政府天山路街道办事处",
    "仙霞新村街道": "仙霞新村 仙霞新村街道办事处",
    "虹桥街道": "虹桥 虹桥街道办事处 长宁区虹桥街道",
    "程家桥街道": "程家桥 长宁区人民政府程家桥街道办事处",
    "北新泾街道": "北新泾 北新泾街道办事处",
    "新泾镇": "新泾 新泾镇人民政府 新泾镇政府 长宁区新泾镇 上海市长宁区新泾镇人民政府",
}


def test_the_table_above_knows_every_unit_of_the_registry(registry: UnitRegistry) -> None:
    assert {unit.name for unit in registry.units} == set(NAMES)
    assert len(registry.units) == 49


@pytest.mark.parametrize("short", NAMES)
def test_every_name_of_a_unit_leads_to_it(registry: UnitRegistry, short: str) -> None:
    for name in (short, *NAMES[short].split()):
        assert registry.resolve(name).name == short, name


def test_every_declared_name_leads_to_its_unit(registry: UnitRegistry) -> None:
    for unit in registry.units:
        for name in (unit.name, unit.full_name, *unit.other_names):
            assert registry.resolve(name) is unit, name


@pytest.mark.parametrize(
    "name", ["区 民 政 局", " 区民政局\n", "区\u3000民政局", "区\u00a0民政局", "\ufeff区民政局"]
)
def test_spaces_and_invisible_marks_do_not_matter(registry: UnitRegistry, name: str) -> None:
    assert registry.resolve(name).name == "区民政局"


def test_full_width_and_half_width_are_the_same() -> None:
    unit = {"name": "区IT办", "full_name": "长宁区IT办公室", "kind": "bureau"}
    registry = registry_from_data(
        {"prefixes": ["区", "长宁区"], "classes": {"各部门": "部门"}, "units": [unit]}
    )
    assert registry.resolve("区IT办").name == "区IT办"


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("区民证局", "区民政局"),
        ("华阴路街道", "华阳路街道"),
        ("区市场监督局", "区市场监管局"),
        ("区规划和土地管理局", "区规划资源局"),
    ],
)
def test_a_wrong_name_is_told_with_the_nearest_three(registry: UnitRegistry, name: str, nearest: str) -> None:
    with pytest.raises(UnknownUnitError) as caught:
        registry.resolve(name)
    error = caught.value
    assert error.candidates[0] == nearest
    assert len(set(error.candidates)) == 3
    assert f"“{name}”" in error.message
    assert all(candidate in error.message for candidate in error.candidates)
    assert "check units" in error.message


@pytest.mark.parametrize(
    "name",
    [
        "上海市民政局",  # the city's, not the district's
        "市民政局",
        "浦东新区民政局",
        "虹桥镇",  # another district's town, not the street of that name
        "新泾街道",
        "办公室",
        "人民政府",
        "街道",
        "镇",
        "区",
        "长宁区",
        "上海市长宁区",
        "各部门",
        "局",
        "x" * 100_000,
    ],
)
def test_a_name_of_no_unit_of_the_district_never_resolves(registry: UnitRegistry, name: str) -> None:
    with pytest.raises(UnknownUnitError) as caught:
        registry.resolve(name)
    assert len(caught.value.message) < 200


@pytest.mark.parametrize("name", ["", "  ", "\u200b"])
def test_an_empty_name_is_told_as_such(registry: UnitRegistry, name: str) -> None:
    with pytest.raises(UnknownUnitError, match="没有写单位名称"):
        registry.resolve(name)


def test_two_units_that_fit_equally_are_both_named(data: Any) -> None:
    data["units"].append({"name": "虹桥镇", "full_name": "长宁区虹桥镇人民政府", "kind": "town"})
    registry = registry_from_data(data)
    assert registry.resolve("虹桥街道").name == "虹桥街道"
    assert registry.resolve("虹桥镇").name == "虹桥镇"
    with pytest.raises(UnknownUnitError) as caught:
        registry.resolve("虹桥")
    assert caught.value.candidates == ("虹桥街道", "虹桥镇")
    assert "虹桥街道、虹桥镇" in caught.value.message


def mentioned(registry: UnitRegistry, text: str) -> list[tuple[str, str]]:
    return [(mention.name, mention.unit.name) for mention in registry.mentions(text)]


def test_units_are_found_with_their_place(registry: UnitRegistry) -> None:
    text = "联合区司法局、上海市长宁区\u3000民政局和新华路街道办事处开展检查。"
    found = registry.mentions(text)
    assert [mention.unit.name for mention in found] == ["区司法局", "区民政局", "新华路街道"]
    assert [text[mention.start : mention.end] for mention in found] == [mention.name for mention in found]
    assert found[1].name == "上海市长宁区\u3000民政局"


def test_the_longest_name_wins(registry: UnitRegistry) -> None:
    assert mentioned(registry, "区政府办公室") == [("区政府办公室", "区府办")]
    assert mentioned(registry, "区商务委员会会议") == [("区商务委员会", "区商务委")]
    assert mentioned(registry, "中共上海市长宁区委全面依法治区委员会办公室") == [
        ("中共上海市长宁区委全面依法治区委员会办公室", "区委依法治区办")
    ]
    full = "上海市长宁区人民政府北新泾街道办事处"
    assert mentioned(registry, f"{full}2022年度报告") == [(full, "北新泾街道")]


@pytest.mark.parametrize("short", NAMES)
def test_a_title_names_its_unit_only(registry: UnitRegistry, short: str) -> None:
    unit = registry.resolve(short)
    for name in (unit.name, unit.full_name):
        found = mentioned(registry, f"{name}关于2022年度法治政府建设情况的报告")
        assert found == [(name, short)]


@pytest.mark.parametrize(
    "text",
    [
        "市民政局、上海市司法局指导",
        "赴浦东新区司法局、静安区民政局交流",
        "各区司法局",
        "社区教育局面",
        "沿江苏路、天山路、虹桥路开展巡查，服务虹桥国际开放枢纽",
        "区商务委托第三方评估",
        "群众来访由区府办理",
        "区委、区政府领导下，我局办公室",
        "浦东新区司法局",
        "崇明区民政局",
        "社区审计局",
        "",
    ],
)
def test_what_only_looks_like_a_unit_is_not_one(registry: UnitRegistry, text: str) -> None:
    assert mentioned(registry, text) == []


@pytest.mark.parametrize("before", ["本地", "各", "街", "外", "全校", "辖区内"])
def test_a_name_without_the_word_for_district_may_follow_anything(
    registry: UnitRegistry, before: str
) -> None:
    assert mentioned(registry, f"{before}新华路街道") == [("新华路街道", "新华路街道")]


def test_our_district_after_other_words_is_still_ours(registry: UnitRegistry) -> None:
    assert mentioned(registry, "长宁区司法局会同区民政局，由区科委配合") == [
        ("长宁区司法局", "区司法局"),
        ("区民政局", "区民政局"),
        ("区科委", "区科委"),
    ]


@given(
    st.lists(
        st.sampled_from(["长宁", "区", "司法局", "华阳路", "街道", "办事处", "\u3000", "市", "(", "委", "A"])
    )
)
def test_mentions_stand_in_the_text_in_order(registry: UnitRegistry, pieces: list[str]) -> None:
    text = "".join(pieces)
    end = 0
    for mention in registry.mentions(text):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.name
        assert registry.resolve(mention.name) is mention.unit
        end = mention.end


def test_kinds_and_classes_agree(registry: UnitRegistry) -> None:
    kinds = {kind: {unit.name for unit in registry.units if unit.kind is kind} for kind in UnitKind}
    places = kinds[UnitKind.STREET] | kinds[UnitKind.TOWN]
    assert len(kinds[UnitKind.STREET]) == 9
    assert kinds[UnitKind.TOWN] == {"新泾镇"}
    members = {
        name: {unit.name for unit in registry.units if name in unit.classes} for name in registry.classes
    }
    assert members["各街镇"] == places
    assert members["各部门"] == kinds[UnitKind.BUREAU]
    assert all(not unit.classes for unit in registry.units if unit.kind in (UnitKind.PARTY, UnitKind.OFFICE))


def test_only_the_justice_bureau_acts_for_others(registry: UnitRegistry) -> None:
    acting = {unit.name: unit.acts_for for unit in registry.units if unit.acts_for}
    assert acting == {"区司法局": ("区委依法治区办", "区法治政府建设工作领导小组办公室")}


def test_all_faults_of_the_registry_are_reported_together(data: Any) -> None:
    broken = copy.deepcopy(data)
    broken["units"][2]["classes"] = ["各部們"]
    broken["units"][3]["acts_for"] = ["区无此办", "区商务委"]
    broken["units"][4]["other_names"] = ["长宁区民政局"]
    broken["vague"]["有关单位"] = "各单位"
    with pytest.raises(RulebookError) as caught:
        registry_from_data(broken)
    text = "\n".join(caught.value.faults)
    assert len(caught.value.faults) == 5
    assert "“区发展改革委”：没有“各部們”这一类" in text
    assert "“区商务委”：“区无此办”不是别的单位的简称" in text
    assert "“区商务委”：“区商务委”不是别的单位的简称" in text
    assert "“区民政局”与“区科委”重名" in text
    assert "没有“各单位”这一类" in text


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "ministry"},
        {"colour": "red"},
        {"name": ""},
        {"classes": "各部门"},
    ],
)
def test_a_unit_of_another_shape_is_refused(data: Any, change: dict[str, Any]) -> None:
    data["units"][0] |= change
    with pytest.raises(RulebookError) as caught:
        registry_from_data(data)
    assert next(iter(change)) in caught.value.faults[0]


@pytest.mark.parametrize("broken", [None, [], "名册", {}, {"units": []}])
def test_data_of_another_shape_is_refused(broken: Any) -> None:
    with pytest.raises(RulebookError, match="规则库有误"):
        registry_from_data(broken)


def test_a_registry_without_streets_finds_its_units_and_nothing_else() -> None:
    unit = {"name": "区审计局", "full_name": "长宁区审计局", "kind": "bureau"}
    registry = registry_from_data(
        {"prefixes": ["区", "长宁区"], "classes": {"各部门": "部门"}, "units": [unit]}
    )
    assert mentioned(registry, "区审计局、区民政局") == [("区审计局", "区审计局")]
