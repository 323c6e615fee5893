"""The file of reviews: what it must say, faults with their lines, and writing it without loss."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.review import Override
from checker.model.status import Status
from checker.pipeline import Checker, load_rulebook
from checker.review import ReviewFileError, read_reviews, write_reviews
from checker.rulebook.units import UnitRegistry
from tests.review.sample import override

ENTRY = """\
复核:
  - 单位: 上海市长宁区民政局
    任务: 31
    判定: 有实证
    理由: 附件里有案卷评查通报。
    复核人: 张三
    日期: 2023-01-15
    有效期至: 2023-12-31
    原文: "评查案卷88件"
    原判: 未检出
"""


@pytest.fixture
def registry(real: Checker) -> UnitRegistry:
    return real.loaded.registry


def written(folder: Path, text: str) -> Path:
    path = folder / "复核.yaml"
    path.write_text(text, "utf-8")
    return path


def faults(folder: Path, text: str, registry: UnitRegistry) -> tuple[str, ...]:
    with pytest.raises(ReviewFileError) as raised:
        read_reviews(written(folder, text), registry)
    return raised.value.faults


def test_an_entry_is_read_with_the_registrys_name_of_the_unit(tmp_path: Path, registry: UnitRegistry) -> None:
    (read,) = read_reviews(written(tmp_path, ENTRY), registry)
    assert read == Override(
        unit="区民政局",
        item=31,
        requirement="",
        decision=Status.EVIDENCED,
        reason="附件里有案卷评查通报。",
        reviewer="张三",
        date=date(2023, 1, 15),
        expires=date(2023, 12, 31),
        quote="评查案卷88件",
        was=Status.MISSING,
    )
    assert read.line == 2


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("    理由: 附件里有案卷评查通报。\n", "", "复核.yaml:2: 缺少“理由”"),
        ("附件里有案卷评查通报。", "'  '", "复核.yaml:5: “理由”不能为空"),
        ("    原判: 未检出\n", "", "复核.yaml:2: 缺少“原判”"),
        ("2023-01-15", "20230115", "复核.yaml:7: “日期”应为日期，如 2022-08-05"),
        ("2023-01-15", "明天", "复核.yaml:7: “日期”应为日期，如 2022-08-05"),
        ("任务: 31", "任务: 三十一", "复核.yaml:3: “任务”应为整数"),
        ("任务: 31", "任务: true", "复核.yaml:3: “任务”应为整数"),
        ("2023-12-31", "2022-12-31", "复核.yaml:8: 有效期至2022-12-31早于复核日期2023-01-15"),
        ("复核人:", "复合人:", "复核.yaml:6: 不认识的键“复合人”（若是句子的一部分，请给整句加引号）"),
    ],
)
def test_a_fault_is_named_with_file_and_line(
    tmp_path: Path, registry: UnitRegistry, old: str, new: str, fault: str
) -> None:
    assert fault in faults(tmp_path, ENTRY.replace(old, new), registry)


def test_an_unknown_status_names_those_there_are(tmp_path: Path, registry: UnitRegistry) -> None:
    (said,) = faults(tmp_path, ENTRY.replace("判定: 有实证", "判定: 通过"), registry)
    assert said.startswith("复核.yaml:4: “判定”只能是")
    assert all(status.chinese in said for status in Status)


def test_an_unknown_unit_is_named_with_the_nearest(tmp_path: Path, registry: UnitRegistry) -> None:
    (said,) = faults(tmp_path, ENTRY.replace("上海市长宁区民政局", "区民生局"), registry)
    assert said.startswith("复核.yaml:2: 单位名册里没有“区民生局”")


def test_the_faults_of_all_entries_are_told_together(tmp_path: Path, registry: UnitRegistry) -> None:
    entry = ENTRY.removeprefix("复核:\n").replace("    复核人: 张三\n", "")
    assert faults(tmp_path, f"复核:\n{entry}{entry}", registry) == (
        "复核.yaml:2: 缺少“复核人”",
        "复核.yaml:10: 缺少“复核人”",
    )


def test_the_same_entry_twice_is_a_fault(tmp_path: Path, registry: UnitRegistry) -> None:
    (said,) = faults(tmp_path, ENTRY + ENTRY.removeprefix("复核:\n"), registry)
    assert said == "复核.yaml:11: 与第2行重复：同一单位、任务、要点、原文和日期只能有一条"


@pytest.mark.parametrize("text", ["", "[]", "- 单位: 区民政局", "复核: 无", "复核: []\n别的: 1", "3"])
def test_another_kind_of_file_is_refused(tmp_path: Path, registry: UnitRegistry, text: str) -> None:
    (said,) = faults(tmp_path, text, registry)
    assert said.startswith("复核.yaml:1: 文件应以“复核:”开头")


def test_an_entry_that_is_no_mapping_is_a_fault_of_its_line(tmp_path: Path, registry: UnitRegistry) -> None:
    (said,) = faults(tmp_path, "复核:\n  - 无\n", registry)
    assert said.startswith("复核.yaml:2: ")


def test_a_file_that_is_not_there_or_no_yaml_is_told_in_chinese(
    tmp_path: Path, registry: UnitRegistry
) -> None:
    with pytest.raises(ReviewFileError, match=r"没有\.yaml:1: 读不了这个文件：文件不存在"):
        read_reviews(tmp_path / "没有.yaml", registry)
    (said,) = faults(tmp_path, '复核:\n  - 单位: "没完\n', registry)
    assert "YAML 写法有误" in said


REGISTRY = load_rulebook().registry
words = st.text(min_size=1).map(str.strip).filter(bool)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.builds(
            Override,
            unit=st.sampled_from(["区民政局", "区司法局"]),
            item=st.integers(1, 52),
            requirement=st.sampled_from(["", "court_training"]),
            decision=st.sampled_from(Status),
            reason=words,
            reviewer=words,
            date=st.dates(date(2022, 1, 1), date(2023, 1, 1)),
            expires=st.none() | st.dates(date(2023, 1, 1), date(2030, 1, 1)),
            quote=st.text(),
            was=st.sampled_from(Status),
        ),
        max_size=3,
        unique_by=lambda one: (one.unit, one.item, one.requirement, one.quote, one.date),
    )
)
def test_what_is_written_is_read_again(overrides: list[Override]) -> None:
    with TemporaryDirectory() as folder:
        path = written(Path(folder), write_reviews(overrides))
        assert read_reviews(path, REGISTRY) == tuple(overrides)


def test_a_written_file_reads_as_a_person_would_write_it() -> None:
    assert write_reviews([override(quote="案卷88件")]) == (
        "复核:\n"
        "- 单位: 区司法局\n"
        "  任务: 44\n"
        "  判定: 有实证\n"
        "  理由: 附件里有评查通报。\n"
        "  复核人: 张三\n"
        "  日期: 2023-01-15\n"
        "  原文: 案卷88件\n"
        "  原判: 未检出\n"
    )
