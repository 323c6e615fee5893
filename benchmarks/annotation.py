"""What comments in Word cost beyond the check itself."""

import time
from datetime import datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.reports import report_docx
from benchmarks.result import Result
from checker.pipeline import Checker
from checker.reporters.annotate import annotate

_SECONDS = 0.3
_REPORTS = 12
_NOW = datetime(2023, 1, 15, 9, 30)


def measure_annotation() -> list[Result]:
    """A report of 5,000 characters with all its comments: the median and the slowest of several."""
    checker = Checker.load()
    with TemporaryDirectory() as folder:
        times = [_seconds(checker, Path(folder) / f"{seed}.docx", seed) for seed in range(_REPORTS)][2:]
    middle, slowest = median(times), max(times)
    return [
        Result(
            f"批注 5000 字 .docx，检查之外的耗时（{len(times)} 份不同报告的中位数；最慢的一份）",
            f"{middle * 1000:.0f} 毫秒；{slowest * 1000:.0f} 毫秒",
            f"≤ {_SECONDS:g} 秒",
            slowest <= _SECONDS,
        )
    ]


def _seconds(checker: Checker, path: Path, seed: int) -> float:
    data = report_docx(5_000, seed)
    path.write_bytes(data)
    report = checker.check_file(path, checker.unit("区司法局"))
    started = time.process_time()
    annotate(data, report, "all", now=_NOW)
    return time.process_time() - started
