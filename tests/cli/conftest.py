from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from checker.cli.main import run

REPORT = """区司法局2022年法治政府建设情况报告
2022年，区司法局依法履职。现将有关情况报告如下：
一、主要举措和成效
（一）做好应诉。全年行政应诉3件，局长出庭2次，负责人出庭应诉率100%。
二、存在的问题
一是力量不足，原因是编制偏紧。
三、2023年工作安排
将继续推进法治建设。
"""


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    def call(*words: str | Path) -> Outcome:
        code = run([str(word) for word in words])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(REPORT, "utf-8")
    return path
