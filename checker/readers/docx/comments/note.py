"""What is to be written into a document, and by whom."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Author:
    """Who the comments are by, and when: `now` is shown as the clock it was read from shows it."""

    name: str
    initials: str
    now: datetime


@dataclass(frozen=True, slots=True)
class Note:
    """One comment: its paragraphs, on the characters `start` to `end` of a block's text."""

    block: int
    start: int
    end: int
    lines: tuple[str, ...]
