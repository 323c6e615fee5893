"""A thousand reports in one run: reports a second, memory of the workers, size of what is written."""

import os
import random
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.copies import varied_sentences
from benchmarks.result import Result
from checker.batch.outputs import STORE_FILE
from checker.batch.run import BatchOptions, run_batch
from checker.model.district import District
from checker.reporters.dashboard import dashboard
from checker.reporters.html import html_report
from checker.reporters.workbook import workbook
from checker.rulebook.location import rulebook_folder
from scripts.make_samples import Source, make

_REPORTS = 1_000
_PER_SECOND, _SPEED_UP, _WORKER_MEGABYTES, _FLAT = 40.0, 1.7, 400.0, 1.1
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


class _Watch:
    """Is told how the run goes on, and looks at the memory of the workers as it does."""

    def __init__(self) -> None:
        self.done = 0
        self.memory: list[float] = []
        """The largest worker's megabytes after each file."""
        self.stages: list[tuple[str, float]] = []

    def begin(self, total: int, known: int) -> None:
        self.stages.append(("检查", time.perf_counter()))

    def file_done(self, name: str, message: str) -> None:
        self.done += 1
        self.memory.append(max(_workers_megabytes(), default=0.0))

    def stage(self, what: str) -> None:
        self.stages.append((what, time.perf_counter()))


def measure_batch() -> list[Result]:
    """A thousand reports by one process, and by two."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        rules = rules_with_units(folder / "rules", _REPORTS)
        reports = make_reports(folder / "reports", _REPORTS)
        one, _, _ = _timed(BatchOptions(reports, folder / "one", jobs=1, rules=rules))
        seconds, watch, district = _timed(BatchOptions(reports, folder / "two", jobs=2, rules=rules))
        size = (folder / "two" / STORE_FILE).stat().st_size / 1024 / 1024
        return [
            _speed(seconds, watch),
            *_memory(watch),
            Result(
                f"两个进程对一个进程（{_REPORTS} 份；一个进程 {one:.0f} 秒）",
                f"{one / seconds:.2f} 倍",
                f"≥ {_SPEED_UP:g} 倍",
                one / seconds >= _SPEED_UP,
            ),
            Result(f"存档大小（{_REPORTS} 份）", f"{size:.0f} MB"),
            *_writing(district),
        ]


def _timed(options: BatchOptions) -> tuple[float, _Watch, District]:
    watch = _Watch()
    started = time.perf_counter()
    district = run_batch(options, watch)
    return time.perf_counter() - started, watch, district


def _speed(seconds: float, watch: _Watch) -> Result:
    ends = [*(begun for _, begun in watch.stages[1:]), watch.stages[0][1] + seconds]
    parts = [end - begun for (_, begun), end in zip(watch.stages, ends, strict=True)]
    shown = "、".join(
        f"{what} {part:.0f} 秒" for what, part in zip(("检查", "比对", "写结果"), parts, strict=True)
    )
    speed = _REPORTS / seconds
    return Result(
        f"{_REPORTS} 份，两个进程，全部开着（{shown}）",
        f"每秒 {speed:.1f} 份",
        f"≥ {_PER_SECOND:g} 份",
        speed >= _PER_SECOND,
    )


def _memory(watch: _Watch) -> list[Result]:
    if not any(watch.memory):
        return []
    early, late = median(watch.memory[90:110]), median(watch.memory[-20:])
    return [
        Result(
            "每个工作进程的内存，第 100 份和最后一份时",
            f"{early:.0f} MB、{late:.0f} MB",
            f"≤ {_WORKER_MEGABYTES:g} MB，不增长",
            late <= _WORKER_MEGABYTES and late <= early * _FLAT,
        )
    ]


def _writing(district: District) -> list[Result]:
    report = district.units[0].report
    works: tuple[tuple[str, Callable[[], object]], ...] = (
        (f"写汇总表格（{_REPORTS} 个单位）", lambda: workbook(district)),
        (f"写汇总网页（{_REPORTS} 个单位）", lambda: dashboard(district)),
        ("写一个单位的网页", lambda: html_report(report)),
    )
    return [Result(what, f"{_seconds(work):.2f} 秒") for what, work in works]


def _seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return median(times)


def rules_with_units(folder: Path, count: int) -> Path:
    """The rulebook with so many units more."""
    shutil.copytree(rulebook_folder(None), folder)
    units = "".join(
        f"  - {{name: 区{_name(number)}, full_name: 上海市长宁区{_name(number)}, kind: bureau,"
        f" classes: [各部门, 区各执法部门]}}\n"
        for number in range(count)
    )
    path = folder / "units.yaml"
    path.write_text(path.read_text("utf-8").rstrip() + "\n" + units, "utf-8")
    return folder


def _name(number: int) -> str:
    return "测" + "".join("甲乙丙丁戊己庚辛壬癸"[int(digit)] for digit in f"{number:04d}") + "局"


def make_reports(folder: Path, count: int) -> Path:
    """Reports of 3,000 to 8,000 characters, each of a unit of its own, none copied from another."""
    folder.mkdir()
    chance = random.Random(4)
    for number in range(count):
        settings = {
            "title": f"上海市长宁区{_name(number)}2022年度法治政府建设情况报告",
            "numbering": "direct",
        }
        sentences = varied_sentences(chance, chance.randint(3_000, 8_000))
        report = make(Source(settings, tuple(_lines(sentences))))
        (folder / f"{number:04d}.docx").write_bytes(report)
    return folder


def _lines(sentences: list[str]) -> Iterator[str]:
    """The sentences in paragraphs under headings: work, problems, plans."""
    work, problems = len(sentences) * 8 // 10, len(sentences) * 9 // 10
    for title, part in (
        ("主要举措和成效", sentences[:work]),
        ("存在的问题和不足", sentences[work:problems]),
        ("下一步工作安排", sentences[problems:]),
    ):
        yield f"# {title}"
        for start in range(0, len(part), 4):
            yield "".join(part[start : start + 4])


def _workers_megabytes() -> list[float]:
    """The memory that each child process holds, where the system tells."""
    if sys.platform != "linux":
        return []
    held = []
    for line in Path("/proc").glob("[0-9]*"):
        try:
            fields = (line / "stat").read_text("utf-8").rsplit(")", 1)[1].split()
            if int(fields[1]) == os.getpid():
                held.append(int(fields[21]) * _PAGE / 1024 / 1024)
        except (OSError, ValueError, IndexError):  # it ended meanwhile
            continue
    return held


if __name__ == "__main__":
    for result in measure_batch():
        print(result.row)
