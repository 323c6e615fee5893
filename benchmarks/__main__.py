"""Measure everything, print the table, write it to results.md with the machine and the day."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.annotation import measure_annotation
from benchmarks.batch import measure_batch
from benchmarks.copies import measure_copies
from benchmarks.in_process import measure_in_process
from benchmarks.processes import measure_processes
from benchmarks.segmentation import measure_segmentation
from benchmarks.web import measure_web

RESULTS = Path(__file__).resolve().parent / "results.md"
_HEAD = """\
# 速度与内存

由 `make bench` 写成，不手改。{day}；{machine}；Python {python}；开始时负载 {load:.1f}（空闲时才准）。

| 测什么 | 结果 | 目标 | |
| --- | --- | --- | --- |
"""


def main() -> None:
    """Measure, print, write."""
    print("正在测量，约五分钟…", flush=True)
    head = _HEAD.format(
        day=datetime.now(UTC).date().isoformat(),
        machine=_machine(),
        python=platform.python_version(),
        load=os.getloadavg()[0],
    )
    # Whole processes first, while this one is still small and holds no core.
    results = [*measure_processes(), *measure_web(), *measure_batch()]
    results += [*measure_segmentation(), *measure_copies(), *measure_annotation(), *measure_in_process()]
    table = head + "\n".join(result.row for result in results) + "\n"
    RESULTS.write_text(table, "utf-8")
    print(table)


def _machine() -> str:
    name = platform.processor() or platform.machine()
    information = Path("/proc/cpuinfo")
    if information.exists():
        lines = information.read_text("utf-8").splitlines()
        name = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), name)
    return f"{platform.system()} {platform.machine()}，{name}，{os.cpu_count()} 核"


if __name__ == "__main__":
    main()
