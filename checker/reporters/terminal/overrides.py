"""What reviewers decided, beside what the program found; nothing is hidden."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from checker.model.report import GapReport, ReviewNote
from checker.reporters.terminal.layout import Hanging, plain
from checker.reporters.terminal.words import title
from checker.reporters.wording import review_verdicts, reviews_text

_BODY = 10


def override_list(report: GapReport) -> Iterator[RenderableType]:
    """Each entry with both verdicts, the reason, and why it does not count where it does not."""
    if not report.reviews:
        return
    yield title("人工复核", f" {reviews_text(report)}")
    for note in report.reviews:
        yield Text()
        yield from _entry(note)


def _entry(note: ReviewNote) -> Iterator[RenderableType]:
    number = f"第{note.item}项"
    about = f"{note.requirement}：" if note.requirement else ""
    mark = "" if note.counts else "（未采用）"
    body = plain(f"{about}{review_verdicts(note)}{mark}")
    yield Hanging(plain(number, "bold"), body, _BODY)
    yield Hanging(Text("    理由"), plain(f"{note.reason}（{note.reviewer}，{note.date}）"), _BODY)
    yield Hanging(Text("    说明"), plain(note.message), _BODY)
