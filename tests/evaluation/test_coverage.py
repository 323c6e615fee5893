"""A phrase counts as tried only where a case makes a branch hold by it."""

from pathlib import Path

from checker.evaluation.cases import run_cases
from checker.evaluation.coverage import Fired, unfired
from tests.rulebooks import load, make_folder

CONCEPTS = """concepts:
  - {id: 他项业务, phrases: [核酸]}
  - {id: 动作, phrases: [组织, 开展, 举办]}
  - {id: 机构, phrases: [仲裁院, 调解院]}
"""
RULE = """item: 43
title: 演练
requirements:
  - id: drill
    title: 演练
    match: {{any: [{{all: ["@动作", 演练], within: 8}}, 比武]}}
    named: ["@机构"]
    looked_for: 次数
    advice: 写明
cases:
{cases}
"""


def gaps(tmp_path: Path, *texts: str) -> list[str]:
    cases = "\n".join(f'  - {{text: "{text}", requirement: drill, status: evidenced}}' for text in texts)
    checker = load(make_folder(tmp_path, CONCEPTS, n43=RULE.format(cases=cases)), 43)
    fired = Fired(checker.loaded.rulebook)
    results = list(run_cases(checker, checker.loaded.cases[0], fired))
    assert [result.problem for result in results] == [""] * len(texts)
    return [gap.partition("：")[2] for gap in unfired(fired, frozenset({43}))]


def test_a_phrase_beside_a_match_is_not_lit(tmp_path: Path) -> None:
    found = gaps(tmp_path, "组织消防演练3次，随后在辖区的各个社区分别开展宣传，全年比武2场。")
    assert "没有例句点亮“@动作”的“开展”" in found
    assert "没有例句点亮“@动作”的“举办”" in found
    assert "没有例句点亮“@动作”的“组织”" not in found


def test_a_phrase_that_another_of_its_term_keeps_out_of_the_match_is_lit(tmp_path: Path) -> None:
    found = gaps(tmp_path, "组织开展演练3次。")
    assert "没有例句点亮“@动作”的“组织”" not in found
    assert "没有例句点亮“@动作”的“开展”" not in found


def test_branches_and_names_are_told(tmp_path: Path) -> None:
    found = gaps(tmp_path, "仲裁院举办演练3次。")
    assert "没有例句点亮这个分支：比武" in found
    assert "没有例句点亮“@机构”的“调解院”" in found
    assert "没有例句点亮“@机构”的“仲裁院”" not in found


def test_nothing_is_told_where_all_is_lit(tmp_path: Path) -> None:
    texts = ("组织演练3次。", "开展演练3次。", "举办演练3次。", "仲裁院比武3次。", "调解院比武3次。")
    assert gaps(tmp_path, *texts) == []
