"""Makes samples/*.docx from scripts/samples/*.txt: reports as an office's Word would save them.

A source begins with `key: value` lines up to `---`: `title` (`|` between its lines) and `numbering`,
which says how the numbers of headings come about: `style` (automatic, through the heading styles),
`direct` (automatic, set on each paragraph) or `typed` (written as text). After that each line is one
paragraph:

    # 一级标题    ## 二级标题    @称呼    ^表题    | 表格 | 行 |    >>落款    anything else: body text
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

import docx
from docx.document import Document

from scripts.sample_layout import Layout

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "scripts" / "samples"
TARGET = ROOT / "samples"
# Any fixed moment: the same source must make the same file.
_MADE = datetime(2023, 1, 16, 9, 30, tzinfo=UTC)
_ZIP_DATE = (2023, 1, 16, 9, 30, 0)


@dataclass(frozen=True, slots=True)
class Source:
    """A sample's text: its settings and its lines."""

    settings: dict[str, str]
    lines: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> "Source":
        """Read one source. Raises ValueError where the `---` is missing."""
        head, separator, body = path.read_text("utf-8").partition("---\n")
        if not separator:
            raise ValueError(f"{path.name}: no --- line after the settings")
        pairs = (line.split(": ", 1) for line in head.splitlines())
        return cls(dict(pairs), tuple(line for line in body.splitlines() if line))


def make(source: Source) -> bytes:
    """The .docx of one source."""
    document = docx.Document()
    _stamp(document, source.settings["title"].replace("|", ""))
    layout = Layout(document, source.settings["numbering"])
    layout.title(source.settings["title"])
    for is_table, lines in _runs(source.lines):
        if is_table:
            layout.table([[cell.strip() for cell in line.strip("|").split("|")] for line in lines])
        else:
            for line in lines:
                _add(layout, line)
    return _repack(document)


def _runs(lines: tuple[str, ...]) -> Iterator[tuple[bool, list[str]]]:
    for is_table, run in groupby(lines, key=lambda line: line.startswith("|")):
        yield is_table, list(run)


def _add(layout: Layout, line: str) -> None:
    if line.startswith("## "):
        layout.heading(line[3:], 1)
    elif line.startswith("# "):
        layout.heading(line[2:], 0)
    elif line.startswith("@"):
        layout.addressee(line[1:])
    elif line.startswith("^"):
        layout.caption(line[1:])
    elif line.startswith(">>"):
        layout.signature(line[2:])
    else:
        layout.body(line)


def _stamp(document: Document, title: str) -> None:
    properties = document.core_properties
    properties.title = title
    properties.author = properties.last_modified_by = "办公室"
    properties.comments = ""
    properties.created = properties.modified = _MADE


def _repack(document: Document) -> bytes:
    """The saved file with every part dated alike, since zip entries carry the time of writing."""
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _ZIP_DATE), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def main() -> None:
    """Write every sample."""
    TARGET.mkdir(exist_ok=True)
    for path in sorted(SOURCES.glob("*.txt")):
        (TARGET / f"{path.stem}.docx").write_bytes(make(Source.read(path)))


if __name__ == "__main__":
    main()
