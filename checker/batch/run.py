"""One run over a folder of reports: check what is new, keep it, sum it all up, write it all down."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from checker import __version__
from checker.batch.assign import settle_duplicates
from checker.batch.folder import relative_name, report_files
from checker.batch.outputs import STORE_FILE, Writing, make_room, write_all
from checker.batch.pool import CannotBegin, Pool, Stopped
from checker.batch.roster import Roster, read_roster
from checker.batch.store import Outcome, Packed, Store
from checker.batch.summary import Reports, Roll, chosen, run_year, summarise
from checker.batch.work import CheckTask, check_file, start
from checker.compare.words import CompareWords
from checker.language.wording import Wording
from checker.model.district import District, Submission, YearCoverage
from checker.model.errors import CheckerError
from checker.model.plan import Duty
from checker.pipeline import load_rulebook
from checker.readers import Limits
from checker.rulebook.applicability import answers_for
from checker.rulebook.load import LoadedRulebook

PROGRAM = f"checker {__version__}"
_TOO_SLOW = "检查超过{seconds:g}秒，已停下；请确认文件没有损坏，删去多余的图片和修订后另存一份再查。"
_DIED = "检查时内存不够或意外退出，已停下；请删去文件里多余的图片后另存一份再查。"
_CANNOT_BEGIN = (
    "检查进程启动不了，多半是内存不够；请关掉别的程序，或把 --jobs 调小、--max-memory 调大后再运行。"
)
_GONE = "读不了这个文件，请确认它还在、没有被别的程序占用。"


class Progress(Protocol):
    """Is told how a run goes on."""

    def begin(self, total: int, known: int) -> None:
        """There are `total` files, of which `known` were checked before."""

    def file_done(self, name: str, message: str) -> None:
        """A file is done; `message` says why it could not be checked, "" where it was."""

    def stage(self, what: str) -> None:
        """What comes after the checking."""


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """Where the reports are, where results go, and what one file may cost."""

    folder: Path
    output: Path
    roster: Path | None = None
    last_year: Path | None = None
    jobs: int = 1
    seconds: float = 60.0
    megabytes: int = 1500
    limits: Limits = field(default_factory=Limits)
    rules: Path | None = None
    letters: bool = False


@dataclass(frozen=True, slots=True)
class _Counted:
    """The reports of one folder: all files, and those that stand for a unit with their keys."""

    submissions: tuple[Submission, ...]
    outcomes: dict[str, Outcome]
    keys: dict[str, str]


class _Run:
    def __init__(
        self, loaded: LoadedRulebook, options: BatchOptions, store: Store, progress: Progress
    ) -> None:
        self._loaded = loaded
        self._options = options
        self._store = store
        self._progress = progress
        self._stopped: dict[str, str] = {}
        """What became of files that were not finished, by key; never kept, so that they are tried again."""

    def check(self, tasks: Sequence[CheckTask], roster: Roster | None) -> None:
        """Check all that the store does not know yet."""
        known = self._store.known(task.key for task in tasks)
        new = list({task.key: task for task in tasks if task.key not in known}.values())
        self._progress.begin(len(new) + len(known), len(known))
        options = self._options
        arguments = (options.rules, roster, options.limits)
        pool = Pool(options.jobs, options.seconds, options.megabytes, start, arguments)
        for task, result in self._results(pool, new):
            if isinstance(result, Stopped):
                message = _DIED if result.seconds is None else _TOO_SLOW.format(seconds=result.seconds)
                self._stopped[task.key] = message
            else:
                message = result.message
                self._store.put(task.key, result, PROGRAM, self._loaded.rulebook.stamp.sha256)
            self._progress.file_done(task.name, message)

    def _results(
        self, pool: Pool, tasks: Sequence[CheckTask]
    ) -> Iterator[tuple[CheckTask, Packed | Stopped]]:
        try:
            yield from pool.run(check_file, tasks)
        except CannotBegin as error:
            raise CheckerError(_CANNOT_BEGIN) from error

    def count(self, tasks: Sequence[CheckTask], roster: Roster | None) -> _Counted:
        """Settle which files stand for which unit."""
        outcomes = [self._outcome(task) for task in tasks]
        submissions = settle_duplicates([_dated(outcome.submission, roster) for outcome in outcomes])
        counted = chosen(outcomes, submissions)
        keys = {task.name: task.key for task in tasks}
        return _Counted(
            submissions, counted, {unit: keys[one.submission.file] for unit, one in counted.items()}
        )

    def _outcome(self, task: CheckTask) -> Outcome:
        if task.key not in self._stopped:
            return self._store.outcome(task.key)
        message = self._stopped[task.key]
        return Outcome(Submission(task.name, task.sha256, "", "", (), "stopped", message))

    def note_current(self, counted: _Counted) -> None:
        """Keep which results stand for the year, for the history."""
        year = run_year([outcome.year for outcome in counted.outcomes.values()])
        if year is not None:
            self._store.set_current(year, counted.keys)


def run_batch(options: BatchOptions, progress: Progress) -> District:
    """Check all reports of a folder and write all results.

    Raises CheckerError where the folder, the roster or the output folder cannot be used.
    """
    loaded = load_rulebook(options.rules)
    roster = None if options.roster is None else read_roster(options.roster, loaded.registry)
    stamp = loaded.rulebook.stamp.sha256
    now = _tasks(options.folder, stamp, roster)
    before = () if options.last_year is None else _tasks(options.last_year, stamp, None)
    if roster is not None:
        roster.check_files([task.name for task in now])
    make_room(options.output, options.letters)
    with Store(options.output / STORE_FILE) as store:
        run = _Run(loaded, options, store, progress)
        run.check((*now, *before), roster)
        progress.stage("正在比对各单位的报告…")
        this_year, last_year = run.count(now, roster), run.count(before, None)
        run.note_current(last_year)
        run.note_current(this_year)
        district = summarise(
            loaded.rulebook,
            PROGRAM,
            Roll(_expected(loaded, roster), this_year.submissions),
            _reports(this_year, last_year if before else None),
            _names(loaded),
            CompareWords.of(Wording(loaded.rulebook.wording)),
            _longer_than_a_year(tuple(store.history())),
        )
        progress.stage("正在写结果…")
        write_all(district, options.output, store, this_year.keys, Writing(options.jobs, options.letters))
    return district


def _tasks(folder: Path, rulebook: str, roster: Roster | None) -> tuple[CheckTask, ...]:
    return tuple(_task(folder, path, rulebook, roster) for path in report_files(folder))


def _task(folder: Path, path: Path, rulebook: str, roster: Roster | None) -> CheckTask:
    name = relative_name(path, folder)
    try:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise CheckerError(f"“{name}”：{_GONE}") from error
    unit = "" if roster is None else roster.unit_of(name)
    parts = (sha256, rulebook, PROGRAM, name, unit)
    key = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return CheckTask(key, path, name, sha256)


def _dated(submission: Submission, roster: Roster | None) -> Submission:
    if roster is None or not submission.unit:
        return submission
    received, due = roster.dates_of(submission.unit)
    return replace(submission, received=received, due=due)


def _reports(now: _Counted, before: _Counted | None) -> Reports:
    judged = {
        unit: (one.report, one.text)
        for unit, one in now.outcomes.items()
        if one.report is not None and one.text is not None
    }
    if before is None:
        return Reports(judged, None)
    old = {unit: one.text for unit, one in before.outcomes.items() if one.text is not None}
    return Reports(judged, old)


def _expected(loaded: LoadedRulebook, roster: Roster | None) -> tuple[str, ...]:
    """The units that are to report: the roster's, else those whom the item on the report names."""
    if roster is not None and roster.units:
        return roster.units
    rulebook, registry = loaded.rulebook, loaded.registry
    about_report = {
        rule.item
        for rule in rulebook.rules
        if any(rulebook.judges[one.judge].kind == "report" for one in rule.requirements)
    }
    return tuple(
        unit.name
        for unit in registry.units
        if any(
            duty.item in about_report and duty.role in (Duty.LEAD, Duty.NAMED, Duty.CLASS)
            for duty in answers_for(rulebook.plan, registry, unit)
        )
    )


def _names(loaded: LoadedRulebook) -> tuple[str, ...]:
    units = loaded.registry.units
    return tuple(name for unit in units for name in (unit.name, unit.full_name, *unit.other_names))


def _longer_than_a_year(rows: Sequence[YearCoverage]) -> tuple[YearCoverage, ...]:
    years: dict[str, int] = {}
    for row in rows:
        years[row.unit] = years.get(row.unit, 0) + 1
    return tuple(row for row in rows if years[row.unit] > 1)
