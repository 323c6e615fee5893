"""The parts that change beside the text: comments, content types, relationships."""

import posixpath
from collections.abc import Sequence

from lxml import etree

from checker.readers import messages
from checker.readers.docx.comments.content import comment
from checker.readers.docx.comments.layout import Layout
from checker.readers.docx.comments.note import Author
from checker.readers.docx.names import RELATIONSHIP, W
from checker.readers.docx.package import Package

_TYPES = "[Content_Types].xml"
_TYPES_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_LINKS_NAMESPACE = RELATIONSHIP.strip("{}")
_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MARKS = ("comment", "commentRangeStart", "commentRangeEnd", "commentReference")

Parts = dict[str, bytes]
"""By part name: its bytes, new or changed."""


def layout_of(package: Package, part: str, root: etree._Element) -> tuple[Layout, str]:
    """The layout of a part that was parsed before, and its encoding."""
    entry = package.entry(part)
    encoding = root.getroottree().docinfo.encoding or "utf-8"
    try:
        layout = Layout(b"" if entry is None else package.unpacked(entry), encoding)
    except (LookupError, UnicodeError):
        raise messages.malformed(package.name, part) from None
    if len(layout.places) != sum(1 for _ in root.iter(etree.Element)):
        raise messages.malformed(package.name, part)
    return layout, encoding


def encoded(text: str, encoding: str) -> bytes:
    """The text in the encoding its part declares."""
    return text.encode(encoding, "xmlcharrefreplace")


def first_free(package: Package) -> int:
    """A comment number above every one that the document uses."""
    roots = (package.document, package.related("comments"))
    marks = (mark for root in roots if root is not None for mark in root.iter(*(W + m for m in _MARKS)))
    numbers = [mark.get(W + "id", "") for mark in marks]
    return max((int(n) for n in numbers if n.isascii() and n.isdecimal()), default=-1) + 1


def with_comments(
    package: Package, texts: Sequence[Sequence[str]], first: int, author: Author, namespace: str
) -> Parts:
    """The comments part with one comment for each of `texts`, numbered from `first`, and what names it."""
    linked = [target for kind, target in package.relationships(package.main).values() if kind == "comments"]
    part = next((target for target in linked if target in package), "")
    root = package.root(part) if part else None
    if root is not None:
        layout, encoding = layout_of(package, part, root)
        added = _comments(texts, first, author, layout.declaration)
        return {part: encoded(layout.with_child(added), encoding)}
    part = linked[0] if linked else _new_name(package)
    added = _comments(texts, first, author, "")
    content = f'{_DECLARATION}<w:comments xmlns:w="{namespace}">{added}</w:comments>'
    parts = {part: content.encode(), **_typed(package, part)}
    return parts if linked else {**parts, **_linked(package, part, namespace)}


def _comments(texts: Sequence[Sequence[str]], first: int, author: Author, declaration: str) -> str:
    return "".join(comment(first + i, lines, author, declaration) for i, lines in enumerate(texts))


def _new_name(package: Package) -> str:
    folder = posixpath.dirname(package.main)
    names = (
        posixpath.join(folder, f"comments{number or ''}.xml") for number in range(len(package.entries) + 1)
    )
    return next(name for name in names if name not in package)


def _typed(package: Package, part: str) -> Parts:
    """The list of content types, naming the part."""
    root = package.root(_TYPES)
    if root is None:  # no package that Word would open, and none that this can mend
        return {}
    if any(one.get("PartName", "").lower() == f"/{part}".lower() for one in root):
        return {}
    layout, encoding = layout_of(package, _TYPES, root)
    child = f'<Override xmlns="{_TYPES_NAMESPACE}" PartName="/{part}" ContentType="{_CONTENT_TYPE}"/>'
    return {_TYPES: encoded(layout.with_child(child), encoding)}


def _linked(package: Package, part: str, namespace: str) -> Parts:
    """The relationships of the main part, naming the part."""
    folder, file = posixpath.split(package.main)
    links = posixpath.join(folder, "_rels", f"{file}.rels")
    root = package.root(links)
    known = set() if root is None else {link.get("Id", "") for link in root}
    identity = next(name for i in range(len(known) + 1) if (name := f"rIdComments{i or ''}") not in known)
    kind = (_STRICT if "purl.oclc.org" in namespace else _TRANSITIONAL) + "/comments"
    child = (
        f'<Relationship xmlns="{_LINKS_NAMESPACE}" Id="{identity}" Type="{kind}" '
        f'Target="{posixpath.relpath(part, folder or ".")}"/>'
    )
    if root is None:
        content = f'{_DECLARATION}<Relationships xmlns="{_LINKS_NAMESPACE}">{child}</Relationships>'
        return {links: content.encode()}
    layout, encoding = layout_of(package, links, root)
    return {links: encoded(layout.with_child(child), encoding)}
