"""What a worker process does for the page: reads drafts, checks them, writes what is downloaded.

Everything that touches a draft's content happens here, in a process that can be stopped; the page's own
process gets finished HTML and bytes.
"""

import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.batch.assign import assign
from checker.compare.versions import compare_versions
from checker.model.document import Block, Document
from checker.model.errors import CheckerError
from checker.model.report import GapReport, dump_json, load_json
from checker.model.review import Override, Reviewed
from checker.pipeline import Checker
from checker.readers import Limits, read
from checker.reporters.annotate import annotate
from checker.reporters.html import html_report
from checker.reporters.letter import letter
from checker.review import apply_reviews
from checker.web import result_page, unit_page

_COMPRESSION = 3


@dataclass(frozen=True, slots=True)
class Given:
    """A draft on the disk and all that is known of it; `report` and `before` are packed gap reports."""

    id: str
    path: Path
    word: bool
    unit: str = ""
    report: bytes = b""
    before: bytes = b""
    reviews: tuple[Override, ...] = ()
    reviewer: str = ""
    focus: int = 0
    """The item to which the reader's eye should go back, 0 for none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it: HTML to show, bytes to keep or to download; or one sentence why not."""

    html: str = ""
    data: bytes = b""
    unit: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class _Setting:
    checker: Checker
    limits: Limits


_WORDS = Document("草稿", "", (Block(0, "paragraph", "全年开展法治培训3次。"),))
_setting: list[_Setting] = []
"""What this worker process was started with: one entry, set by `start`."""


def start(rules: Path | None, limits: Limits) -> None:
    """Make this process ready; run once, when it begins."""
    _setting[:] = [_Setting(Checker.load(rules), limits)]
    _warm_up()


def _warm_up() -> None:
    """Check a few words, so that nothing is loaded only when the first user waits for it."""
    with TemporaryDirectory(prefix="check-serve-") as folder:
        path = Path(folder) / "草稿.docx"
        path.write_bytes(
            letter(_setting[0].checker.check(_WORDS, _setting[0].checker.loaded.registry.units[0]))
        )
        unit = _setting[0].checker.loaded.registry.units[0].name
        given = Given("", path, True, unit)
        look(given)
        check(given)


def look(given: Given) -> Answer:
    """Whose the draft is, as far as it says; the answer asks the user."""
    return _answer(_look, given)


def check(given: Given) -> Answer:
    """Check the draft; `data` is the packed gap report."""
    return _answer(_check, given)


def word(given: Given) -> Answer:
    """The draft with comments, for download."""
    return _answer(_word, given)


def feedback(given: Given) -> Answer:
    """The feedback letter, for download."""
    return _answer(_letter, given)


def page(given: Given) -> Answer:
    """The gap report as one HTML file, for download."""
    return _answer(_page, given)


def _answer(work: Callable[[Given], Answer], given: Given) -> Answer:
    """A fault that the user can mend is no exception: an exception would cost the worker's time to pickle."""
    try:
        return work(given)
    except CheckerError as error:
        return Answer(fault=error.message)


def _look(given: Given) -> Answer:
    (setting,) = _setting
    registry = setting.checker.loaded.registry
    document = read(given.path, setting.limits)
    found = assign(document.name, document, registry, None, setting.checker.reader.wording)
    return Answer(html=unit_page.render(given.id, document, found, registry.units))


def _check(given: Given) -> Answer:
    (setting,) = _setting
    checker = setting.checker
    unit = checker.unit(given.unit)
    document = read(given.path, setting.limits)
    report = checker.check(document, unit)
    reviewed = _reviewed(report, given, document)
    before = _unpack(given.before) if given.before else None
    comparable = before is not None and before.unit == report.unit
    changes = compare_versions(before, report) if before is not None and comparable else None
    shown = result_page.Shown(given.id, given.word, reviewed, document, changes, given.reviewer, given.focus)
    return Answer(result_page.render(shown), _pack(report), report.unit)


def _word(given: Given) -> Answer:
    now = datetime.now().replace(microsecond=0)
    return Answer(data=annotate(given.path.read_bytes(), _report(given), "all", now=now))


def _letter(given: Given) -> Answer:
    return Answer(data=letter(_report(given)))


def _page(given: Given) -> Answer:
    return Answer(data=html_report(_report(given)).encode("utf-8"))


def _report(given: Given) -> GapReport:
    """The findings as the reviewers see them."""
    (setting,) = _setting
    document = read(given.path, setting.limits)
    return _reviewed(_unpack(given.report), given, document).report


def _reviewed(report: GapReport, given: Given, document: Document) -> Reviewed:
    (setting,) = _setting
    text = "\n".join(block.text for block in document.body)
    reviews = tuple(replace(one, unit=report.unit) for one in given.reviews)
    return apply_reviews(report, reviews, date.today(), setting.checker.loaded.rulebook, text)


def _pack(report: GapReport) -> bytes:
    return zlib.compress(dump_json(report).encode("utf-8"), _COMPRESSION)


def _unpack(packed: bytes) -> GapReport:
    return load_json(zlib.decompress(packed).decode("utf-8"))
