"""Small .docx files written by hand, so that a test shows exactly the XML it is about."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from checker.model.document import Block, Document
from checker.readers import Limits, read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": f"{OFFICE}/relationships",
        "m": f"{OFFICE}/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(content: str = "", properties: str = "") -> str:
    """A paragraph; content without markup becomes one run."""
    runs = content if content.startswith("<") else r(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs if content else ''}</w:p>"


def cell(*content: str, properties: str = "") -> str:
    """A table cell; content without markup becomes paragraphs."""
    inside = "".join(c if c.startswith("<") else p(c) for c in content or ("",))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A table row; a cell without markup is plain text."""
    inside = "".join(c if c.startswith("<") else cell(c) for c in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def styles(*content: str) -> str:
    """The styles part."""
    return f"<w:styles {NAMESPACES}>{''.join(content)}</w:styles>"


def style(identity: str, inside: str, kind: str = "paragraph", name: str = "") -> str:
    """One style."""
    named = f'<w:name w:val="{name or identity}"/>'
    return f'<w:style w:type="{kind}" w:styleId="{identity}">{named}{inside}</w:style>'


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of the given parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def links(entries: Mapping[str, tuple[str, str]]) -> str:
    """A relationships part: by id, the type's last word and the target."""
    inside = "".join(
        f'<Relationship Id="{identity}" Type="{OFFICE}/relationships/{kind}" Target="{target}"/>'
        for identity, (kind, target) in entries.items()
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{inside}</Relationships>'


def docx(*body: str, parts: Mapping[str, str | bytes] | None = None, **related: str) -> bytes:
    """A .docx with this body. `related` gives parts by what they are: styles, numbering, footnotes …;

    a header or footer is called header1, footer1 …, which is then its relationship id as well.
    """
    entries = {key: (key.rstrip("123456789"), f"{key}.xml") for key in related}
    return package(
        {
            "_rels/.rels": links({"rId1": ("officeDocument", "word/document.xml")}),
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{''.join(body)}</w:body></w:document>",
            "word/_rels/document.xml.rels": links(entries),
            **{f"word/{key}.xml": content for key, content in related.items()},
            **(parts or {}),
        }
    )


def part(tag: str, *content: str) -> str:
    """A part of its own: w:ftr, w:footnotes …"""
    return f"<w:{tag} {NAMESPACES}>{''.join(content)}</w:{tag}>"


class Reader:
    """Writes bytes to a file in a folder and reads that file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def file(self, data: bytes, name: str = "报告.docx") -> Path:
        """The file holding `data`."""
        path = self.folder / name
        path.write_bytes(data)
        return path

    def bytes(self, data: bytes, name: str = "报告.docx", limits: Limits | None = None) -> Document:
        """The document that `data` reads as."""
        return read(self.file(data, name), limits or Limits())

    def body(self, *body: str, **related: str) -> tuple[Block, ...]:
        """The blocks of a .docx with this body."""
        return self.bytes(docx(*body, **related)).blocks  # type: ignore[arg-type]

    def texts(self, *body: str, **related: str) -> list[str]:
        """Their texts."""
        return [block.text for block in self.body(*body, **related)]
