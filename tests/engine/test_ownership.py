"""Which figure, date, document, name or zero belongs to which act: the table in ownership.yaml."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from checker.model.document import Block, Document
from checker.model.report import ItemFinding
from checker.model.status import Status
from checker.pipeline import Checker
from tests.rulebooks import load, make_folder

TABLE = Path(__file__).with_name("ownership.yaml")
ACTS = {
    "出庭应诉": 43,
    "矛盾排查": 40,
    "行政复议": 42,
    "合同审查": 27,
    "会前学法": 51,
    "执法检查": 33,
    "政务公开": 45,
    "应急演练": 34,
    "联合执法": 31,
}
CONCEPTS = """
concepts:
  - id: 他项业务
    phrases: [核酸, 疫苗, 宣传资料, 宣传活动, 党课, 主题党日, 加装电梯, 税收, 阅读量]
  - id: 承上
    phrases: [共, 累计, 合计, 其中, 分别]
    except: [公共, 共同]
"""
MATCHES = {
    "出庭应诉": "{any: [出庭应诉, 负责人…出庭, 应诉案件]}",
    "矛盾排查": "{all: [排查, {any: [纠纷, 矛盾]}], within: 20}",
    "行政复议": "{any: [行政复议, 复议案件]}",
    "合同审查": "{any: [合同审查, 审查…合同, 审核…合同]}",
    "会前学法": "{any: [会前学法]}",
    "执法检查": "{any: [执法检查]}",
    "政务公开": "{any: [政务公开, 主动公开, 依申请公开]}",
    "应急演练": "{any: [应急演练, 演练]}",
    "联合执法": "{any: [会同派出所, 执法队…会同]}",
}
# As in the real rulebook, about half of the acts say in whose clauses their figures may stand.
OWNED_BY = {
    "出庭应诉": '[出庭, 应诉, 行政案件, "@承上"]',
    "行政复议": '[复议, 审结, 维持, 纠错, "@承上"]',
    "合同审查": '[合同, 审查, 法律意见, 修改意见, "@承上"]',
    "政务公开": '[公开, 更新, "@承上"]',
    "联合执法": '[查处, 联合, "@承上"]',
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of the table, and what each act in it comes to: its facts, or the status without any.

    `lent` are facts that an act with facts of its own may show as well.
    """

    text: str
    acts: dict[str, list[str] | str]
    table: bool = False
    lent: tuple[str, ...] = ()
    known_gap: str = ""


def _known_gap(reason: str) -> tuple[pytest.MarkDecorator]:
    return (pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason),)


def _entries() -> Iterator[object]:
    groups: dict[str, list[dict[str, object]]] = yaml.safe_load(TABLE.read_text("utf-8"))
    for group, entries in groups.items():
        for number, fields in enumerate(entries, 1):
            entry = Entry(**fields)  # type: ignore[arg-type] # a wrong key or value fails the tests
            marks = _known_gap(entry.known_gap) if entry.known_gap else ()
            yield pytest.param(entry, id=f"{group} {number}", marks=marks)


def _rule(act: str) -> str:
    owned_by = f"    owned_by: {OWNED_BY[act]}\n" if act in OWNED_BY else ""
    return (
        f"item: {ACTS[act]}\ntitle: {act}\nrequirements:\n  - id: act\n    title: {act}\n"
        f"    match: {MATCHES[act]}\n{owned_by}    looked_for: {act}\n    advice: 写明{act}的数量。\n"
    )


@pytest.fixture(scope="module")
def acts_checker(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    rules = {f"n{item}": _rule(act) for act, item in ACTS.items()}
    folder = make_folder(tmp_path_factory.mktemp("ownership"), CONCEPTS, **rules)
    return load(folder, *ACTS.values())


def _judge(checker: Checker, entry: Entry) -> dict[str, ItemFinding]:
    opening = ("区司法局2022年法治政府建设情况报告", "一、主要举措和成效")
    blocks = [Block(index, "paragraph", line) for index, line in enumerate(opening)]
    for index, line in enumerate(entry.text.split("\n"), len(opening)):
        blocks.append(Block(index, "table_row" if entry.table else "paragraph", line))
    document = Document("报告.docx", "0" * 64, tuple(blocks))
    report = checker.check(document, checker.unit("区司法局"), None, True)
    by_item = {finding.item: finding for finding in report.items}
    return {act: by_item[item] for act, item in ACTS.items()}


def _shown(finding: ItemFinding) -> set[str]:
    return {shown.rstrip("，。；") for quote in finding.evidence for shown in quote.shows}


def _outcome(finding: ItemFinding, expected: list[str] | str, lent: set[str]) -> list[str] | str:
    """The facts shown as evidence, what is only lent left out; where there are none, the status."""
    if finding.status is not Status.EVIDENCED:
        return finding.status.value
    return sorted(_shown(finding) - (lent - set(expected) if isinstance(expected, list) else set()))


@pytest.mark.parametrize("entry", list(_entries()))
def test_every_act_is_proved_by_its_own_facts_and_no_others(acts_checker: Checker, entry: Entry) -> None:
    findings = _judge(acts_checker, entry)
    expected = {act: entry.acts.get(act, "missing") for act in ACTS}
    found = {act: _outcome(findings[act], expected[act], set(entry.lent)) for act in ACTS}
    assert found == {act: sorted(set(e)) if isinstance(e, list) else e for act, e in expected.items()}
