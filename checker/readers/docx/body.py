"""The blocks of a document: paragraphs and tables in reading order, with what is anchored in them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from checker.model.document import Block, BlockKind
from checker.readers import messages
from checker.readers.docx.graphics import Graphic
from checker.readers.docx.line import Context, Line, Span
from checker.readers.docx.names import W
from checker.readers.docx.notes import Notes
from checker.readers.docx.numbering import Numbering
from checker.readers.docx.structure import cell_left_out, mark_deleted, row_deleted, seen
from checker.readers.docx.styles import centred_by, heading_level, outline_of, property_of
from checker.readers.limits import Limits

_PARAGRAPH, _TABLE, _INSERTED = W + "p", W + "tbl", W + "altChunk"
_BLOCKS = frozenset({_PARAGRAPH, _TABLE, _INSERTED})
_ROWS = frozenset({W + "tr"})
_CELLS = frozenset({W + "tc"})


@dataclass(slots=True)
class _Row:
    """One table row while its cells are read."""

    cells: list[str] = field(default_factory=list)
    label: str = ""
    tables: list[etree._Element] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """Where the text of each line begins in the row's text."""
    length: int = 0

    @property
    def written(self) -> list[Line]:
        """The lines that hold text."""
        return [line for line in self.lines if line.text.strip()]

    def add(self, lines: Sequence[Line]) -> None:
        """Add the next cell."""
        texts = [line.text for line in lines]
        for text in texts:
            self.starts.append(self.length)
            self.length += len(text) + 1 if text else 0
        if not any(texts):
            self.length += 1  # the tab after an empty cell; a full one ends in its last line's break
        self.lines += lines
        self.cells.append("\n".join(text for text in texts if text))


class Body:
    """Collects the blocks of one document."""

    def __init__(
        self, name: str, context: Context, numbering: Numbering, notes: Notes, limits: Limits
    ) -> None:
        self.blocks: list[Block] = []
        self.places: list[tuple[Span, ...]] | None = None
        """Of each block: where its characters come from; kept where a list is given."""
        self._name = name
        self._context = context
        self._numbering = numbering
        self._notes = notes
        self._limits = limits
        self._characters = 0

    def read(self, container: etree._Element, kind: BlockKind | None = None) -> None:
        """Add the blocks of a container; `kind` replaces the kinds its paragraphs would have."""
        for piece in self._pieces(container):
            if isinstance(piece, Line):
                self._paragraph(piece, kind)
            else:
                self._table(piece, kind)

    def read_margin(self, container: etree._Element, kind: BlockKind) -> None:
        """Add the blocks of a header or footer whose text has not come before."""
        known = {block.text for block in self.blocks if block.kind == kind}
        before = len(self.blocks)
        self.read(container, kind)
        added = [block for block in self.blocks[before:] if block.text not in known]
        self.blocks[before:] = [replace(block, index=before + i, page=None) for i, block in enumerate(added)]

    def _pieces(self, container: etree._Element) -> Iterator[Line | etree._Element]:
        """The lines and the tables of a container; inserted documents are only counted."""
        line: Line | None = None
        for element in seen(container, _BLOCKS):
            if element.tag == _PARAGRAPH:
                line = line or Line(self._context, Graphic(self._context.tally))
                line.take(element)
                if mark_deleted(line.properties):
                    continue
            if line is not None and (line.holds or element.tag == _PARAGRAPH):
                yield line
            line = None
            if element.tag == _TABLE:
                yield element
            elif element.tag == _INSERTED:
                self._context.tally.objects += 1
        if line is not None and line.holds:  # its end was deleted, with nothing to follow on
            yield line

    def _paragraph(self, line: Line, kind: BlockKind | None) -> None:
        outline = outline_of(line.properties)
        level = heading_level(line.style.outline if outline is None else outline)
        centred = centred_by(line.properties)
        self._add(
            Block(
                index=len(self.blocks),
                kind=kind or ("paragraph" if level is None else "heading"),
                text=line.text,
                label=self._label(line),
                level=None if kind else level,
                page=line.page if self._context.pages.known else None,
                bold=line.bold,
                centred=bool(line.style.centred if centred is None else centred),
            ),
            [line],
            [0],
        )
        self._anchored([line])

    def _label(self, line: Line) -> str:
        mark = None if line.properties is None else line.properties.find(W + "rPr")
        if not line.text and property_of(mark, "vanish"):
            return ""  # a paragraph hidden altogether takes no number
        return self._numbering.label(line.properties, line.style)

    def _add(self, block: Block, lines: Sequence[Line], starts: Sequence[int]) -> None:
        if not block.text.strip():
            return
        self._characters += len(block.text)
        if self._characters > self._limits.characters:
            raise messages.too_many_characters(self._name, self._limits.characters)
        self.blocks.append(block)
        if self.places is not None:
            pairs = zip(lines, starts, strict=True)
            self.places.append(tuple(span for line, start in pairs for span in line.spans(start)))

    def _anchored(self, lines: Iterable[Line]) -> None:
        """Add text boxes and notes right after what they hang on."""
        for line in lines:
            for box in line.graphic.boxes:
                self.read(box, "text_box")
            for note in self._notes.taken(line.notes):
                self.read(note, "note")

    def _table(self, table: etree._Element, kind: BlockKind | None) -> None:
        for row in seen(table, _ROWS):
            if not row_deleted(row):
                self._table_row(row, kind)

    def _table_row(self, element: etree._Element, kind: BlockKind | None) -> None:
        row = _Row()
        pages = self._context.pages
        first = last = pages.current
        for cell in seen(element, _CELLS):
            if not cell_left_out(cell):
                pages.current = first  # cells stand side by side
                self._cell(cell, row)
                last = max(last, pages.current)
        pages.current = last
        self._add(
            Block(
                index=len(self.blocks),
                kind=kind or "table_row",
                text="\t".join(row.cells),
                label=row.label,
                page=row.written[0].page if pages.known and row.written else None,
                bold=all(line.bold for line in row.written),
            ),
            row.lines,
            row.starts,
        )
        for table in row.tables:
            self._table(table, kind)
        self._anchored(row.lines)

    def _cell(self, cell: etree._Element, row: _Row) -> None:
        lines: list[Line] = []
        for piece in self._pieces(cell):
            if isinstance(piece, Line):
                label = self._label(piece)
                if not row.cells and not lines:
                    row.label = label
                lines.append(piece)
            else:
                row.tables.append(piece)
        row.add(lines)
