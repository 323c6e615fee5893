"""A report as a reader yields it: blocks in reading order, text kept as written."""

from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["paragraph", "heading", "table_row", "text_box", "note", "header", "footer"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or table row.

    `text` is exactly what the file holds, without automatic numbering. `label` is the automatic
    number as Word shows it ("一、", "（一）", "1.", "①"), empty where the number is typed or absent.
    `level` is the outline level (1 = top) that a heading style or outline gives, None where unknown:
    the language side then judges by number pattern and shape. `kind` is "heading" only when the file
    itself says so (style or outline). Cells of a table row are joined by a tab. Headers and footers
    come last and are not judged. `page` is the page where known (from rendered page breaks).
    """

    index: int
    kind: BlockKind
    text: str
    label: str = ""
    level: int | None = None
    page: int | None = None
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report.

    `name` is the file name without folders; `sha256` that of the file's bytes. `notices` are Chinese
    sentences a reviewer must know: hidden text left out, tracked changes applied, encoding guessed.
    """

    name: str
    sha256: str
    blocks: tuple[Block, ...]
    notices: tuple[str, ...] = field(default=())

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks that are judged: all but page headers and footers."""
        return tuple(block for block in self.blocks if block.kind not in ("header", "footer"))

    @property
    def characters(self) -> int:
        """Characters of the judged blocks, white space left out."""
        return sum(len("".join(block.text.split())) for block in self.body)
