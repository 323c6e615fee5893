"""From a gap report and the bytes it was made from to the bytes of the commented copy."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from checker.model.document import Block
from checker.model.report import GapReport, Quote
from checker.readers import messages
from checker.readers.docx.comments import Author, Draft, Note
from checker.readers.sniff import is_zip
from checker.reporters.annotate.merge import merged
from checker.reporters.annotate.remarks import remarks
from checker.reporters.annotate.summary import summary_lines

Comments = Literal["gaps", "all"]
_AUTHOR, _INITIALS = "法治报告核对", "核"


def annotate(original: bytes, report: GapReport, comments: Comments = "gaps", *, now: datetime) -> bytes:
    """The draft with comments: what is lacking and where, or with "all" what was found too.

    `original` are the bytes that `report` was made from; they are not changed. `now` dates the comments.
    Raises UnreadableError where the bytes are of another file, no .docx, or cannot carry comments.
    """
    name = report.report.name
    if hashlib.sha256(original).hexdigest() != report.report.sha256:
        raise messages.checked_another(name)
    if not is_zip(original):
        raise messages.comments_need_word(name)
    draft = Draft(name, original)
    found = remarks(report, comments)
    if not all(_stands(draft.blocks, remark.quote) for remark in found):
        raise messages.checked_another(name)
    top = _top(draft.blocks, report.structure.title)
    notes = (Note(top.index, 0, len(top.text), summary_lines(report)), *merged(found))
    return draft.commented(notes, Author(_AUTHOR, _INITIALS, now))


def _stands(blocks: Sequence[Block], quote: Quote) -> bool:
    """Whether the quote is where it says: a saved result may be of a program that read otherwise."""
    if not 0 <= quote.block < len(blocks) or quote.start >= quote.end:
        return False
    return blocks[quote.block].text[quote.start : quote.end] == quote.quote


def _top(blocks: Sequence[Block], title: str) -> Block:
    """The title, where it stands on one line; else the first block."""
    return next((block for block in blocks if title and block.text.strip() == title), blocks[0])
