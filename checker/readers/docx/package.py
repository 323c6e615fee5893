"""The zip package of a .docx: bounded unpacking, secure parsing, relationships."""

import io
import posixpath
import struct
import zipfile
import zlib
from functools import cached_property

from lxml import etree

from checker.readers import messages
from checker.readers.docx.names import RELATIONSHIP, R, W, to_transitional
from checker.readers.limits import Limits

_CHUNK = 1024 * 1024
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    OverflowError,
)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1

Relationships = dict[str, tuple[str, str]]


class Package:
    """The parts of one .docx. Every way to a part raises UnreadableError if the part is not sound."""

    def __init__(self, name: str, data: bytes, limits: Limits) -> None:
        self.name = name
        self._limits = limits
        self._left = limits.unpacked_bytes
        self._links: dict[str, Relationships] = {}
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE:
            raise messages.damaged(name) from None
        self._entries = {_plain(entry.filename): entry for entry in self._zip.infolist()}
        if sum(entry.file_size for entry in self._zip.infolist()) > limits.unpacked_bytes:
            raise messages.bomb(name)
        self._too_deep = etree.XPath(f"boolean(/{'/'.join('*' * (limits.depth + 1))})")

    def __contains__(self, part: str) -> bool:
        return _plain(part) in self._entries

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the report's text, whatever it is called."""
        for kind, target in self.relationships("").values():
            if kind == "officeDocument" and target in self:
                return target
        return "word/document.xml"

    @cached_property
    def document(self) -> etree._Element:
        """The root of the main part."""
        root = self.root(self.main)
        if root is None or root.tag != W + "document":
            raise messages.no_main_part(self.name)
        return root

    @cached_property
    def body(self) -> etree._Element:
        """The body of the main part."""
        content = self.document.find(W + "body")
        if content is None:
            raise messages.no_main_part(self.name)
        return content

    def related(self, kind: str) -> etree._Element | None:
        """The root of the part that the main part calls its `kind` ("styles", "footnotes" …)."""
        targets = (target for own, target in self.relationships(self.main).values() if own == kind)
        return next((root for target in targets if (root := self.root(target)) is not None), None)

    def relationships(self, part: str) -> Relationships:
        """By id: the last word of the type, and the part meant; external targets are left out."""
        if part not in self._links:
            folder, file = posixpath.split(part)
            root = self.root(posixpath.join(folder, "_rels", file + ".rels"))
            self._links[part] = {} if root is None else _links(folder, root)
        return self._links[part]

    def root(self, part: str) -> etree._Element | None:
        """The root element of a part, with transitional names; None where there is no such part."""
        entry = self.entry(part)
        if entry is None:
            return None
        root = self._parsed(part, self.unpacked(entry))
        to_transitional(root)
        return root

    @property
    def entries(self) -> list[zipfile.ZipInfo]:
        """Everything in the package, in its order."""
        return self._zip.infolist()

    @property
    def comment(self) -> bytes:
        """The comment of the zip archive itself."""
        return self._zip.comment

    def entry(self, part: str) -> zipfile.ZipInfo | None:
        """Where a part is in the package; None where there is no such part."""
        return self._entries.get(_plain(part))

    def _parsed(self, part: str, data: bytes) -> etree._Element:
        if b"<!DOCTYPE" in data:
            raise messages.doctype(self.name, part)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
            collect_ids=False,
        )
        try:
            root = etree.fromstring(_without_table_styles(data), parser)
        except etree.XMLSyntaxError as error:
            if "depth" in str(error):
                raise messages.too_deep(self.name) from None
            raise messages.malformed(self.name, part) from None
        except ValueError:  # an encoding declared that does not exist
            raise messages.malformed(self.name, part) from None
        if root.getroottree().docinfo.internalDTD is not None:  # in UTF-16 the bytes do not show it
            raise messages.doctype(self.name, part)
        if self._too_deep(root):
            raise messages.too_deep(self.name)
        return root

    def unpacked(self, entry: zipfile.ZipInfo) -> bytes:
        """The bytes of one entry, within the limits."""
        if entry.flag_bits & _ENCRYPTED:
            raise messages.encrypted(self.name)
        if entry.compress_type not in _METHODS:
            raise messages.damaged(self.name)
        if self._excessive(entry, entry.file_size):
            raise messages.bomb(self.name)
        try:
            return self._stream(entry)
        except _DAMAGE:
            raise messages.damaged(self.name) from None

    def _stream(self, entry: zipfile.ZipInfo) -> bytes:
        chunks: list[bytes] = []
        size = 0
        with self._zip.open(entry) as file:
            while chunk := file.read(_CHUNK):
                size += len(chunk)
                self._left -= len(chunk)
                if self._left < 0 or self._excessive(entry, size):
                    raise messages.bomb(self.name)
                chunks.append(chunk)
        return b"".join(chunks)

    def _excessive(self, entry: zipfile.ZipInfo, size: int) -> bool:
        limits = self._limits
        ratio = size / max(entry.compress_size, 1)
        return size > limits.part_bytes or (size > limits.ratio_floor and ratio > limits.ratio)


def _without_table_styles(data: bytes) -> bytes:
    """Cut the styles of tables out of a styles part.

    They are most of it and say nothing of text: parsing them would take longer than all else together.
    """
    *styles, rest = data.split(b"</w:style>")
    kept: list[bytes] = []
    for style in styles:
        start = style.rfind(b"<w:style ")
        opening = style[start : style.find(b">", start)]
        table = start >= 0 and b'w:type="table"' in opening and not opening.endswith(b"/")
        kept.append(style[:start] if table else style + b"</w:style>")
    return b"".join(kept) + rest


def _links(folder: str, root: etree._Element) -> Relationships:
    return {
        link.get("Id", ""): (link.get("Type", "").rpartition("/")[2], _target(folder, link))
        for link in root.iter(RELATIONSHIP + "Relationship")
        if link.get("TargetMode") != "External"
    }


def target_of(element: etree._Element, links: Relationships) -> str:
    """The part that an element's r:id names; "" where the link leads nowhere."""
    return links.get(element.get(R + "id", ""), ("", ""))[1]


def _plain(part: str) -> str:
    """Part names are case-insensitive, and some programs write them with backslashes."""
    return part.replace("\\", "/").lstrip("/").lower()


def _target(folder: str, link: etree._Element) -> str:
    target = link.get("Target", "").replace("\\", "/")
    absolute = target.startswith("/")
    return posixpath.normpath(target.lstrip("/") if absolute else posixpath.join(folder, target))
