"""Whole commands, each in a process of its own: wall time and the most memory it held."""

import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.result import Result

ROOT = Path(__file__).resolve().parent.parent
# A report with pairs that may straddle two words, so that the check reads the model as most do.
SAMPLE = ROOT / "samples" / "区司法局-2022.docx"
_COLD_SECONDS, _COLD_MEGABYTES, _HELP_SECONDS = 2.0, 400.0, 0.15


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took: on the clock, on the processor (all cores together), in memory."""

    seconds: float
    processor: float
    megabytes: float


def run_once(*arguments: str) -> Cost:
    """Run `check` once. Raises RuntimeError where it fails."""
    silence = os.open(os.devnull, os.O_RDWR)
    command = [sys.executable, "-m", "checker", *arguments]
    actions = [(os.POSIX_SPAWN_DUP2, silence, stream) for stream in (0, 1, 2)]
    started = time.perf_counter()
    process = os.posix_spawn(sys.executable, command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - started
    os.close(silence)
    if status != 0:
        raise RuntimeError(f"check {' '.join(arguments)} ended with status {status}")
    return Cost(
        seconds,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024),
    )


def measure_processes() -> list[Result]:
    """The cold check and the help page. The model is in the cache already, as on any day but the first."""
    check = (str(SAMPLE), "--unit", "区司法局")
    run_once(*check)
    cold = [run_once(*check) for _ in range(9)]
    page = [run_once("--help") for _ in range(21)]
    help_seconds = median(cost.seconds for cost in page)
    return [
        *_cold_results("冷启动检查样例，要读分词模型", cold),
        Result(
            "check --help（新进程，21 次中位数）",
            f"{help_seconds:.3f} 秒",
            f"≤ {_HELP_SECONDS:g} 秒",
            help_seconds <= _HELP_SECONDS,
        ),
    ]


def _cold_results(name: str, costs: Sequence[Cost]) -> list[Result]:
    seconds = median(cost.seconds for cost in costs)
    processor = median(cost.processor for cost in costs)
    megabytes = max(cost.megabytes for cost in costs)
    return [
        Result(
            f"{name}（新进程，{len(costs)} 次中位数）",
            f"{seconds:.2f} 秒（处理器 {processor:.2f} 秒）",
            f"≤ {_COLD_SECONDS:g} 秒",
            seconds <= _COLD_SECONDS,
        ),
        Result(
            f"{name}：内存（最大）",
            f"{megabytes:.0f} MB",
            f"≤ {_COLD_MEGABYTES:g} MB",
            megabytes <= _COLD_MEGABYTES,
        ),
    ]
