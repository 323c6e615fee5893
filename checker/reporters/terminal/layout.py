"""Paragraphs with a hanging indent, broken as Chinese is set: no comma at the start of a line."""

import re
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from checker.reporters.wording import printable

_NEVER_FIRST = "，。；：、！？）》〉」』】〕”’…—·%％°,.;:!?)]}"
_NEVER_LAST = "（《〈「『【〔“‘([{"
_UNIT = re.compile(
    rf"[{re.escape(_NEVER_LAST)}]*(?:[A-Za-z0-9][A-Za-z0-9.,/_+%-]*|[^A-Za-z0-9])[{re.escape(_NEVER_FIRST)}]*"
)
_NARROWEST = 8


@dataclass(frozen=True, slots=True)
class Hanging:
    """A head in a column of `indent` cells, and a body beside it whose lines all start there."""

    head: Text
    body: Text
    indent: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines for the width at hand."""
        lead = self.head.copy()
        lead.append(" " * max(self.indent - cell_len(lead.plain), 0))
        room = max(options.max_width - self.indent, min(_NARROWEST, options.max_width))
        for line in break_lines(self.body, room):
            yield lead + line
            lead = Text(" " * self.indent)


@dataclass(frozen=True, slots=True)
class Pieces:
    """Pieces set one after another; a line breaks between two of them, inside only one wider than a line."""

    pieces: tuple[Text, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines for the width at hand."""
        line = Text()
        for piece in self.pieces:
            if line.plain and line.cell_len + cell_len(piece.plain.rstrip()) > options.max_width:
                yield line
                line = Text()
            *full, line = break_lines(line + piece, options.max_width)
            yield from full
        yield line


def plain(text: str, style: str = "") -> Text:
    """Document or rulebook text, taken literally."""
    # As a span: a base style would spread to whatever is appended later.
    return Text.assemble((printable(text), style))


def break_lines(text: Text, width: int) -> list[Text]:
    """Cut styled text into lines of at most `width` cells."""
    lines = text.divide(_break_offsets(text.plain, width))
    for line in lines:
        line.rstrip()
    return list(lines)


def _break_offsets(text: str, width: int) -> list[int]:
    offsets: list[int] = []
    used = 0
    for start, unit in _units(text, width):
        cells = cell_len(unit)
        if used and used + cell_len(unit.rstrip()) > width:
            offsets.append(start)
            used = 0
        used += cells
    return offsets


def _units(text: str, width: int) -> list[tuple[int, str]]:
    """Pieces that stay whole: words and characters with their punctuation; too long ones in characters."""
    units: list[tuple[int, str]] = []
    for match in _UNIT.finditer(text):
        if cell_len(match.group()) <= width:
            units.append((match.start(), match.group()))
        else:
            units += [(match.start() + at, character) for at, character in enumerate(match.group())]
    return units
