"""One run over a folder of reports: check what is new, keep it, sum it all up, write it all down."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from checker import __version__
from checker.batch.assign import settle_duplicates
from checker.batch.folder import relative_name, report_files
from checker.batch.outputs import STORE_FILE, Writing, make_room, write_all, writing_pages
from checker.batch.pool import Pool, Stopped
from checker.batch.roster import Roster, read_roster
from checker.batch.store import Store
from checker.batch.summary import Reports, Roll, run_year, summarise
from checker.batch.work import CheckTask, check_file, start
from checker.compare.words import CompareWords
from checker.language.wording import Wording
from checker.model.district import District, Submission
from checker.model.errors import CheckerError
from checker.model.long_lived import collector_off
from checker.model.plan import Duty
from checker.pipeline import load_rulebook
from checker.readers import Limits
from checker.rulebook.applicability import answers_for
from checker.rulebook.load import LoadedRulebook

PROGRAM = f"checker {__version__}"
_TOO_SLOW = "检查超过{seconds:g}秒，已停下；请确认文件没有损坏，删去多余的图片和修订后另存一份再查。"
_DIED = "检查时内存不够或意外退出，已停下；请删去文件里多余的图片后另存一份再查。"
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
    """The files of one folder, and for each unit the store's key of the one that stands for it."""

    submissions: tuple[Submission, ...]
    keys: dict[str, str]


class _Run:
    def __init__(
        self, loaded: LoadedRulebook, roster: Roster | None, store: Store, progress: Progress
    ) -> None:
        self._loaded = loaded
        self._roster = roster
        self._store = store
        self._progress = progress
        self._stopped: dict[str, str] = {}
        """What became of files that were not finished, by key; never kept, so that they are tried again."""

    def check(self, tasks: Sequence[CheckTask], pool: Pool) -> None:
        """Check all that the store does not know yet."""
        known = self._store.known(task.key for task in tasks)
        new = list({task.key: task for task in tasks if task.key not in known}.values())
        self._progress.begin(len(new) + len(known), len(known))
        for task, result in pool.run(check_file, new):
            if isinstance(result, Stopped):
                message = _DIED if result.seconds is None else _TOO_SLOW.format(seconds=result.seconds)
                self._stopped[task.key] = message
            else:
                message = result.message
                self._store.put(task.key, result, PROGRAM, self._loaded.rulebook.stamp.sha256)
            self._progress.file_done(task.name, message)

    def sum_up(
        self, now: Sequence[CheckTask], before: Sequence[CheckTask], out: Path, how: Writing
    ) -> District:
        """Hold the reports beside each other, and write all results into the folder `out`."""
        self._progress.stage("正在比对各单位的报告…")
        loaded, roster = self._loaded, self._roster
        this_year, last_year = self._count(now, roster), self._count(before, None)
        self._note_current(last_year)
        self._note_current(this_year)
        with writing_pages(out, self._store, this_year.keys, how):
            district = summarise(
                loaded.rulebook,
                PROGRAM,
                Roll(_expected(loaded, roster), this_year.submissions),
                self._reports(this_year, last_year if before else None),
                _names(loaded),
                CompareWords.of(Wording(loaded.rulebook.wording)),
                tuple(self._store.history(years=2)),
            )
            self._progress.stage("正在写结果…")
            write_all(district, out)
        return district

    def _count(self, tasks: Sequence[CheckTask], roster: Roster | None) -> _Counted:
        """Settle which files stand for which unit."""
        submissions = settle_duplicates([_dated(self._submission(task), roster) for task in tasks])
        keys = {task.name: task.key for task in tasks}
        counted = {one.unit: keys[one.file] for one in submissions if one.state == "checked"}
        return _Counted(submissions, counted)

    def _submission(self, task: CheckTask) -> Submission:
        if task.key not in self._stopped:
            return self._store.submission(task.key)
        message = self._stopped[task.key]
        return Submission(task.name, task.sha256, "", "", (), "stopped", message)

    def _note_current(self, counted: _Counted) -> None:
        """Keep which results stand for the year, for the history."""
        years = self._store.years()
        year = run_year([years.get(key) for key in counted.keys.values()])
        if year is not None:
            self._store.set_current(year, counted.keys)

    def _reports(self, now: _Counted, before: _Counted | None) -> Reports:
        store = self._store
        judged = {unit: (store.report(key), store.text(key)) for unit, key in now.keys.items()}
        if before is None:
            return Reports(judged, None)
        return Reports(judged, {unit: store.text(key) for unit, key in before.keys.items()})


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
    arguments = (options.rules, roster, options.limits)
    pool = Pool(options.jobs, options.seconds, options.megabytes, start, arguments)
    with Store(options.output / STORE_FILE) as store, pool:
        run = _Run(loaded, roster, store, progress)
        run.check((*now, *before), pool)
        with collector_off():  # hundreds of thousands of findings and sentences, all kept to the end
            return run.sum_up(now, before, options.output, Writing(pool, options.letters))


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
