"""The trace of one item on a terminal."""

import re
from dataclasses import replace

from checker.model.report import ItemFinding
from checker.model.status import Status
from checker.model.trace import RequirementTrace, TraceStep
from checker.reporters.explain import explanation
from tests.reporters import sample
from tests.reporters.test_terminal import shown, squeezed

ITEMS = {item.item: item for item in sample.full_report().items}


def traces(item: ItemFinding) -> list[RequirementTrace]:
    return [
        RequirementTrace(
            id=one.id,
            title=one.title,
            looks_for="@甲 + 乙",
            excludes="",
            steps=tuple(
                TraceStep(quote, Status.EVIDENCED, ("审核",), quote.shows, "同句写有可核查的内容。")
                for quote in one.evidence
            ),
            nearest=one.nearest,
            lifts="",
        )
        for one in item.requirements
    ]


def test_the_item_and_its_requirement_say_why_to_look() -> None:
    item = ITEMS[31]
    words = shown(explanation(item, traces(item)))
    assert f"判定●有实证请核对{sample.APART}责任" in squeezed(words)
    assert re.findall(r"^ +(判定|请核对|找什么) ", words, re.M) == [
        "判定", "请核对", "判定", "请核对", "找什么",
    ]  # fmt: skip


def test_a_doubt_that_does_not_decide_stands_with_its_requirement_only() -> None:
    item = ITEMS[1]
    words = squeezed(shown(explanation(item, traces(item))))
    assert words.count("请核对") == 1
    assert f"【向党委报告重大问题】判定×未检出请核对{sample.NEAR}" in words


def test_nothing_is_said_where_nothing_is_in_doubt() -> None:
    item = ITEMS[45]
    words = shown(explanation(item, traces(item)))
    assert "● 有实证" in words
    assert "请核对" not in words


def test_a_hostile_reason_stays_text() -> None:
    item = ITEMS[43]
    words = shown(explanation(item, traces(item)))
    assert squeezed(sample.SCRIPT + sample.MARKUP) in squeezed(words)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", words)


def test_a_task_of_others_is_said_to_be_judged_on_trial_only() -> None:
    item = ITEMS[31]
    note = "该项不在本单位的责任范围，这里只是按规则试判。"
    assert note not in squeezed(shown(explanation(item, traces(item))))
    words = squeezed(shown(explanation(replace(item, role="none"), traces(item))))
    assert words.count(note) == 1
    assert words.index(note) < words.index("任务原文")


def test_the_first_rule_that_names_concepts_says_where_they_are_told() -> None:
    item = ITEMS[38]
    found = traces(item)
    assert len(found) > 1
    words = squeezed(shown(explanation(item, found)))
    assert words.count("@甲+乙") == len(found)
    assert words.count("各概念有哪些说法：checkrulesshow38") == 1
    assert words.index("checkrulesshow38") < words.index(f"【{found[1].title}】")
    later = [replace(found[0], looks_for="乙"), *found[1:]]
    words = squeezed(shown(explanation(item, later)))
    assert words.index("checkrulesshow38") > words.index(f"【{found[1].title}】")
    bare = [replace(trace, looks_for="乙") for trace in found]
    assert "checkrulesshow" not in squeezed(shown(explanation(item, bare)))
