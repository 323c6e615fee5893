"""The lines of a report: paragraphs, cut further where a web copy ran chapters together."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from checker.model.document import Block, Document
from checker.model.normalise import normalise

_LONG = 200
_MARKER = re.compile(
    r"(?:(?<=[。！？；：:\s])|(?<=如下))"
    r"(?:(?P<chapter>[一二三四五六七八九十]{1,2})、|[（(](?P<section>[一二三四五六七八九十]{1,2})[）)])"
    r"|[（(](?P<under>一)[）)]"
)
_GAP = re.compile(r"\S[ \t\u3000\u00a0]+(?=\S)")
_STOP = re.compile(r"[。；;，,]")
_NUMERALS = "零一二三四五六七八九十"
_HEADING_LIMIT = 45


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of one block that stands on its own: a paragraph, a heading, a table row."""

    block: Block
    start: int
    end: int
    first: bool
    """True where the line opens its block, so that the block's automatic number belongs to it."""
    view: str
    offsets: tuple[int, ...]
    """offsets[i] is the position of view[i] in the line's text, as `normalise` gives them."""

    def view_of(self, start: int, end: int) -> str:
        """The view of a stretch of the line's text."""
        return self.view[bisect_left(self.offsets, start) : bisect_left(self.offsets, end)]

    def offsets_of(self, start: int, end: int) -> tuple[int, ...]:
        """The offsets that `normalise` gives for a stretch of the line's text."""
        first, last = bisect_left(self.offsets, start), bisect_left(self.offsets, end)
        return (*[place - start for place in self.offsets[first:last]], end - start)

    @property
    def text(self) -> str:
        """The line as written, without the automatic number."""
        return self.block.text[self.start : self.end]

    @property
    def label(self) -> str:
        """The automatic number of the line, empty where there is none."""
        return self.block.label if self.first else ""

    @property
    def shown(self) -> str:
        """The line as the reader of the paper sees it, number included."""
        return f"{self.label}{self.text}".strip()


def read_lines(document: Document) -> list[Line]:
    """Return the lines of all judged blocks in reading order; blank lines are left out."""
    lines: list[Line] = []
    for block in document.body:
        first = True
        for start, end in _cut(block):
            if block.text[start:end].strip():
                lines.append(Line(block, start, end, first, *normalise(block.text[start:end])))
                first = False
    return lines


def _cut(block: Block) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = 0
    for piece in block.text.splitlines(keepends=True):
        spans.extend(_reflow(block.text, start, start + len(piece)))
        start += len(piece)
    return spans


def _reflow(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a one-line page before its chapter numbers, and after a heading that a gap sets off."""
    if end - start < _LONG:
        return [(start, end)]
    markers = _markers(text, start, end)
    cuts = [start]
    for position in [start, *markers] if markers else []:
        cuts.append(position)
        gap = _GAP.search(text, position + 2, min(position + _HEADING_LIMIT, end))
        if gap and not _STOP.search(text, position, gap.end()):
            cuts.append(gap.end())
    cuts.append(end)
    return [(a, b) for a, b in pairwise(cuts) if a < b]


def _markers(text: str, start: int, end: int) -> list[int]:
    """Positions of numbers that run on from 一; a lone （三） cited from a law is none."""
    found: list[int] = []
    chapter = section = 0
    for match in _MARKER.finditer(text, start, end):
        number = _value(match["chapter"] or match["section"] or "一")
        if match["under"]:
            if not found or match.start() - found[-1] > _HEADING_LIMIT or section:
                continue
            section = 1
        elif match["chapter"] and number == chapter + 1:
            chapter, section = number, 0
        elif match["section"] and number in (section + 1, 1):
            section = number
        else:
            continue
        found.append(match.start())
    return found if chapter > 1 or section > 1 else []


def _value(numeral: str) -> int:
    if len(numeral) == 1:
        return _NUMERALS.index(numeral)
    return (1 if numeral[0] == "十" else _NUMERALS.index(numeral[0])) * 10 + (
        _NUMERALS.index(numeral[1]) if numeral[1] != "十" else 0
    )
