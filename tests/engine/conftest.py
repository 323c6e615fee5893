from collections.abc import Callable
from pathlib import Path

import pytest

from checker.model.report import GapReport, ItemFinding
from checker.pipeline import Checker
from tests.rulebooks import document, load, make_folder

CONCEPTS = """
concepts:
  - id: 他项业务
    phrases: [核酸, 宣传资料, 党课]
  - id: 出庭
    phrases: [出庭应诉, 负责人…出庭, 到庭]
  - id: 排查
    phrases: [排查]
  - id: 纠纷
    phrases: [纠纷, 矛盾]
"""
COURT = """
item: 43
title: 出庭应诉
requirements:
  - id: appear
    title: 负责人出庭
    weight: 2
    match: {any: ["@出庭"]}
    not: [居民出庭]
    looked_for: 出庭次数
    advice: 写明出庭次数。
"""
DISPUTES = """
item: 40
title: 矛盾排查
requirements:
  - id: search
    title: 排查
    match: {all: ["@排查", "@纠纷"], within: 20}
    looked_for: 排查次数
    advice: 写明次数。
  - id: brand
    title: 平台
    match: {any: [解纷中心]}
    named: [解纷中心]
    looked_for: 平台
    advice: 写明平台。
"""
TRAINING = """
item: 52
title: 培训学时
requirements:
  - id: hours
    title: 学时
    match: {any: [学时]}
    threshold: {name: 每人每年培训学时, units: [学时], min: 60}
    overrides: all
    looked_for: 学时
    advice: 写明学时。
  - id: training
    title: 执法培训
    match: {any: [执法培训]}
    looked_for: 培训次数
    advice: 写明培训次数。
"""
LECTURES = """
item: 51
title: 法治讲座
requirements:
  - id: lectures
    title: 讲座
    match: {any: [法治讲座]}
    threshold: {name: 法治讲座期数, units: [期, 场], min: 2, combine: sum}
    overrides: stated
    looked_for: 讲座期数
    advice: 写明期数。
  - id: study
    title: 会前学法
    match: {any: [会前学法]}
    looked_for: 会前学法次数
    advice: 写明次数。
"""
FINES = """
item: 44
title: 案卷评查
requirements:
  - id: quota
    title: 严禁下达罚没指标
    kind: prohibition
    match: {any: [罚没指标, {all: [罚没, 挂钩]}]}
    breach: {any: [下达罚没任务, 完成罚没指标]}
    looked_for: 罚没与考核不挂钩的表述
    advice: 写明未下达罚没指标。
"""

Judge = Callable[..., ItemFinding]


@pytest.fixture(scope="session")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    folder: Path = make_folder(
        tmp_path_factory.mktemp("rules"),
        CONCEPTS,
        n40=DISPUTES,
        n43=COURT,
        n44=FINES,
        n51=LECTURES,
        n52=TRAINING,
    )
    return load(folder, 40, 43, 44, 51, 52)


@pytest.fixture(scope="session")
def report(checker: Checker) -> Callable[..., GapReport]:
    def run(*lines: str, unit: str = "区司法局", all_items: bool = True) -> GapReport:
        return checker.check(document(*lines), checker.unit(unit), None, all_items)

    return run


@pytest.fixture(scope="session")
def judge(report: Callable[..., GapReport]) -> Judge:
    """Judge one item on a text in the work part (or in the part that `heading` opens)."""

    def run(item: int, text: str, heading: str = "一、主要举措和成效") -> ItemFinding:
        found = report("区司法局2022年法治政府建设情况报告", heading, *text.split("\n"))
        return next(one for one in found.items if one.item == item)

    return run
