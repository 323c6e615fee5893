"""`check batch FOLDER` and `check history`: all units in one run, and what the store knows of the years."""

import os
from dataclasses import dataclass
from pathlib import Path

from checker.batch.outputs import DASHBOARD_FILE, LETTERS, ROSTER_FILE, STORE_FILE, WORKBOOK_FILE
from checker.batch.run import BatchOptions, run_batch
from checker.batch.store import Store
from checker.cli.check import size_limits
from checker.cli.output import console
from checker.cli.progress import progress
from checker.model.district import District
from checker.model.errors import CheckerError
from checker.pipeline import load_rulebook
from checker.reporters.district_text import district_text
from checker.reporters.history_text import history_text

SOME_NOT_CHECKED = 2


@dataclass(frozen=True, slots=True)
class BatchArguments:
    """The options of `check batch`, as the command line gave them."""

    output: Path
    roster: Path | None
    last_year: Path | None
    jobs: int | None
    seconds: float
    max_memory: int
    max_megabytes: int
    letters: bool
    rules: Path | None


def check_all(folder: Path, given: BatchArguments) -> int:
    """Check all reports of a folder. Returns 2 where some could not be checked."""
    _refuse_overlap(folder, given)
    if given.jobs is not None and given.jobs < 1:
        raise CheckerError("--jobs 至少为 1。")
    if given.seconds <= 0 or given.max_memory < 1:
        raise CheckerError("--seconds 和 --max-memory 应大于 0。")
    options = BatchOptions(
        folder=folder,
        output=given.output,
        roster=given.roster,
        last_year=given.last_year,
        jobs=given.jobs or _cores(),
        seconds=given.seconds,
        megabytes=given.max_memory,
        limits=size_limits(given.max_megabytes),
        rules=given.rules,
        letters=given.letters,
    )
    with progress() as shown:
        district = run_batch(options, shown)
    out = console()
    out.print(district_text(district), markup=False, soft_wrap=True)
    letters = f"，{LETTERS}/ 里是给各单位的反馈意见" if given.letters else ""
    places = [
        WORKBOOK_FILE,
        DASHBOARD_FILE,
        *([ROSTER_FILE] if (given.output / ROSTER_FILE).exists() else []),
    ]
    out.print(
        f"\n结果在“{given.output}”：{'、'.join(places)}，单位/ 里是各单位的网页{letters}。",
        markup=False,
        soft_wrap=True,
    )
    return SOME_NOT_CHECKED if _unsettled(district) else 0


def _unsettled(district: District) -> bool:
    """Whether a file could not be checked; a second copy of a report that was checked is no harm."""
    checked = {one.unit for one in district.units}
    return any(
        one.state != "checked" and not (one.state == "duplicate" and one.unit in checked)
        for one in district.submissions
    )


def show_history(unit_name: str, output: Path, rules: Path | None) -> int:
    """Show a unit's coverage over the years that the store knows."""
    loaded = load_rulebook(rules)
    unit = loaded.registry.resolve(unit_name)
    path = output / STORE_FILE
    if not path.is_file():
        raise CheckerError(f"“{output}”里没有检查结果，请先运行 check batch，或用 --out 写明结果文件夹。")
    with Store(path) as store:
        years = tuple(store.history(unit.name))
    if not years:
        raise CheckerError(f"“{output}”里没有{unit.name}的检查结果，请先用 check batch 检查它的报告。")
    titles = {rule.item: rule.title for rule in loaded.rulebook.rules}
    console().print(history_text(unit.name, years, titles), markup=False, soft_wrap=True)
    return 0


def _cores() -> int:
    """The cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _refuse_overlap(folder: Path, given: BatchArguments) -> None:
    """Raise CheckerError where results would be written among the reports, or both years are one."""
    if _same(folder, given.output) or _same(given.last_year, given.output):
        raise CheckerError("结果文件夹不能就是报告文件夹，请用 --out 另写一个文件夹。")
    if _same(folder, given.last_year):
        raise CheckerError("--last-year 写的就是今年的文件夹，请写去年报告所在的文件夹。")


def _same(one: Path | None, other: Path | None) -> bool:
    return one is not None and other is not None and one.exists() and other.exists() and one.samefile(other)
