"""What a worker process does: checks one file, or writes one page."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.batch.assign import Assignment, assign
from checker.batch.roster import Roster
from checker.batch.store import Outcome, Packed, pack, unpack_report
from checker.model.district import State, Submission
from checker.model.errors import UnreadableError
from checker.model.report import GapReport
from checker.pipeline import Checker
from checker.readers import Limits, read
from checker.reporters.files import write_whole
from checker.reporters.html import html_report
from checker.reporters.letter import letter


@dataclass(frozen=True, slots=True)
class CheckTask:
    """One file to check. `name` is its path seen from its folder; `sha256` is over its bytes."""

    key: str
    path: Path
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PageTask:
    """One unit's gap report to be written: as HTML, or (a .docx) as the letter to the unit.

    `written` is the sha256 of what an earlier run wrote there: a letter that is no longer that was
    edited by somebody, and is kept.
    """

    key: str
    path: Path
    name: str
    report: bytes
    written: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A page that was written, and the sha256 over its bytes."""

    key: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class _Setting:
    checker: Checker
    roster: Roster | None
    limits: Limits


_setting: list[_Setting] = []
"""What this worker process was started with: one entry, set by `start`."""


def start(rules: Path | None, roster: Roster | None, limits: Limits) -> None:
    """Make this process ready; run once, when it begins."""
    _setting[:] = [_Setting(Checker.load(rules), roster, limits)]


def check_file(task: CheckTask) -> Packed:
    """Check one file; whatever is wrong with it becomes a sentence in the outcome."""
    return pack(_check(task))


def _check(task: CheckTask) -> Outcome:
    (setting,) = _setting
    document, fault = None, ""
    try:
        document = read(task.path, setting.limits)
    except UnreadableError as error:
        fault = error.message
    checker = setting.checker
    assigned = assign(task.name, document, checker.loaded.registry, setting.roster, checker.reader.wording)
    if document is None:
        return Outcome(_submission(task, assigned, "unreadable", fault))
    if assigned.state != "checked":
        return Outcome(_submission(task, assigned, assigned.state, assigned.message))
    report, text = checker.check_with_text(document, checker.unit(assigned.unit))
    return Outcome(_submission(task, assigned, "checked", ""), report, text)


def write_pages(tasks: Sequence[PageTask]) -> tuple[Written, ...]:
    """Write some units' gap reports or letters, each whole or not at all."""
    return tuple(map(_write_page, tasks))


def _write_page(task: PageTask) -> Written:
    report = unpack_report(task.report)
    if task.path.suffix == ".docx":
        return _write_letter(task, report)
    page = html_report(report).encode("utf-8")
    write_whole(task.path, page)
    return Written(task.key, task.name, hashlib.sha256(page).hexdigest())


def _write_letter(task: PageTask, report: GapReport) -> Written:
    data = letter(report)
    path = task.path
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() != task.written:
        path = path.with_name(f"{path.stem}-新{path.suffix}")
    write_whole(path, data)
    return Written(task.key, task.name, hashlib.sha256(data).hexdigest())


def _submission(task: CheckTask, assigned: Assignment, state: State, message: str) -> Submission:
    return Submission(
        file=task.name,
        sha256=task.sha256,
        unit=assigned.unit if assigned.state == "checked" else "",
        how=assigned.how,
        candidates=assigned.candidates,
        state=state,
        message=message,
    )
