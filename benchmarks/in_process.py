"""One loaded checker, many reports: what a single check costs, and how that grows."""

import os
import time
from collections.abc import Callable
from functools import partial
from math import log
from pathlib import Path
from statistics import linear_regression, median
from tempfile import TemporaryDirectory

from benchmarks.many_rules import copied
from benchmarks.reports import report_docx, report_text
from benchmarks.result import Result
from checker.model.plan import Unit
from checker.pipeline import Checker
from checker.readers import Limits, read

_WARM_MILLISECONDS, _GROWTH_EXPONENT, _RULES_FACTOR = 60.0, 1.15, 3.0
_SIZES = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
_COPIES = 100


def measure_in_process() -> list[Result]:
    """The warm check, the growth with the text and the growth with the rules, all on one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    checker = Checker.load()
    unit = checker.unit("区司法局")
    with TemporaryDirectory() as folder:
        return [
            _warm(checker, unit, Path(folder)),
            *_growth(checker, unit, Path(folder)),
            *_rules(checker, unit, Path(folder)),
        ]


def _milliseconds(work: Callable[[], object]) -> float:
    """Of this process's own time: one thread, one core, whatever else the machine is doing."""
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


def _warm(checker: Checker, unit: Unit, folder: Path) -> Result:
    """31 different reports, so that no cache can know the text."""
    paths = [folder / f"{number}.docx" for number in range(34)]
    for seed, path in enumerate(paths):
        path.write_bytes(report_docx(5_000, seed))
    times = [_milliseconds(partial(checker.check_file, path, unit)) for path in paths]
    middle = median(times[3:])
    return Result(
        "热检查 5000 字 .docx，含读取（31 份不同报告的中位数）",
        f"{middle:.0f} 毫秒",
        f"≤ {_WARM_MILLISECONDS:g} 毫秒",
        middle <= _WARM_MILLISECONDS,
    )


def _growth(checker: Checker, unit: Unit, folder: Path) -> list[Result]:
    times = []
    for size in _SIZES:
        path = folder / f"{size}.txt"
        path.write_text(report_text(size, size), "utf-8")
        repeats = 3 if size > 10_000 else 7
        check = partial(checker.check_file, path, unit)
        times.append(median(_milliseconds(check) for _ in range(repeats)))
    exponent, _ = linear_regression([log(size) for size in _SIZES], [log(one) for one in times])
    shown = "、".join(f"{size // 1000} 千字 {one:.0f}" for size, one in zip(_SIZES, times, strict=True))
    return [
        Result("篇幅增长（毫秒）", shown),
        Result(
            "篇幅增长的指数（1 为线性）",
            f"{exponent:.2f}",
            f"≤ {_GROWTH_EXPONENT:g}",
            exponent <= _GROWTH_EXPONENT,
        ),
    ]


def _rules(checker: Checker, unit: Unit, folder: Path) -> list[Result]:
    """The same report by the rulebook and by the rulebook copied a hundred times."""
    path = folder / "rules.docx"
    path.write_bytes(report_docx(5_000, 1))
    read(path, Limits())
    one = _median_check(checker, unit, path)
    many = _median_check(copied(checker, _COPIES), unit, path)
    count = len(checker.loaded.rulebook.rules)
    return [
        Result(f"{count} 条规则（毫秒）", f"{one:.0f}"),
        Result(f"{count * _COPIES} 条规则（毫秒；判据相同的规则只判一次）", f"{many:.0f}"),
        Result(
            "规则增长百倍，耗时为原来的",
            f"{many / one:.2f} 倍",
            f"< {_RULES_FACTOR:g} 倍",
            many / one < _RULES_FACTOR,
        ),
    ]


def _median_check(checker: Checker, unit: Unit, path: Path) -> float:
    check = partial(checker.check_file, path, unit)
    return median([_milliseconds(check) for _ in range(10)][3:])
