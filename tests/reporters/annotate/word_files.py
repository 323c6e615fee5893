"""Hand-made .docx files that Word would open, and what a commented copy of one holds."""

import io
import zipfile
from collections.abc import Mapping
from copy import deepcopy
from datetime import datetime

from lxml import etree

from checker.readers.docx.comments import Author, Draft, Note
from tests.readers.build import docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NOW = datetime(2023, 1, 15, 9, 30)
AUTHOR = Author("法治报告核对", "核", NOW)
TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def word(*body: str, parts: Mapping[str, str | bytes] | None = None, **related: str) -> bytes:
    """A .docx with its content types."""
    return docx(*body, parts={"[Content_Types].xml": TYPES, **(parts or {})}, **related)


def commented(data: bytes, *phrases: str) -> bytes:
    """A copy with a comment on the first place of each phrase, which says the phrase."""
    draft = Draft("报告.docx", data)
    notes = []
    for phrase in phrases:
        block = next(block for block in draft.blocks if phrase in block.text)
        start = block.text.index(phrase)
        notes.append(Note(block.index, start, start + len(phrase), (phrase,)))
    return draft.commented(notes, AUTHOR)


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a package in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def root_of(data: bytes, part: str = "word/document.xml") -> etree._Element:
    """The root of a part."""
    return etree.fromstring(parts_of(data)[part])


def comment_texts(data: bytes) -> dict[str, str]:
    """The text of each comment by id, its paragraphs on lines."""
    return {
        comment.get(W + "id", ""): "\n".join(
            "".join(text.text or "" for text in paragraph.iter(W + "t")) for paragraph in comment
        )
        for comment in root_of(data, "word/comments.xml")
    }


def anchored_texts(data: bytes) -> dict[str, str]:
    """By comment id: what stands between the beginning and the end of its range."""
    texts: dict[str, str] = {}
    opened: set[str] = set()
    for element in root_of(data).iter(etree.Element):
        identity = element.get(W + "id", "")
        if element.tag == W + "commentRangeStart":
            opened.add(identity)
            texts[identity] = ""
        elif element.tag == W + "commentRangeEnd":
            opened.remove(identity)
        elif element.tag in (W + "t", W + "tab", W + "br"):
            for one in opened:
                texts[one] += element.text or " "
    assert not opened
    return texts


def by_comment(data: bytes) -> list[tuple[str, str]]:
    """What each comment says and what it stands on, in order."""
    anchored = anchored_texts(data)
    return [(text, anchored[identity]) for identity, text in comment_texts(data).items()]


def without_comments(data: bytes, kept: frozenset[str] = frozenset()) -> bytes:
    """The canonical main part without comments (but those `kept`), split runs merged again."""
    root = deepcopy(root_of(data))
    for mark in list(root.iter(W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference")):
        if mark.get(W + "id") not in kept:
            _removed(_run_of(mark) if mark.tag == W + "commentReference" else mark)
    for run in list(root.iter(W + "r")):
        _merged(run)
    for text in root.iter(W + "t"):
        text.attrib.pop(SPACE, "")
    return etree.tostring(root, method="c14n")


def _run_of(mark: etree._Element) -> etree._Element:
    run = mark.getparent()
    assert run is not None
    return run


def _removed(element: etree._Element) -> None:
    """Take an element out; what follows it stays."""
    parent, before = element.getparent(), element.getprevious()
    assert parent is not None
    if before is None:
        parent.text = (parent.text or "") + (element.tail or "")
    else:
        before.tail = (before.tail or "") + (element.tail or "")
    parent.remove(element)


def _merged(run: etree._Element) -> None:
    """Put the run's content at the end of the run before it, if that is one like it."""
    before = run.getprevious()
    if before is None or before.tag != run.tag or before.items() != run.items():
        _merge_texts(run)
        return
    own, other = run.find(W + "rPr"), before.find(W + "rPr")
    if _written(own) != _written(other):
        _merge_texts(run)
        return
    for child in list(run):
        if child is not own:
            before.append(child)
    _removed(run)
    _merge_texts(before)


def _written(properties: etree._Element | None) -> bytes:
    return b"" if properties is None else etree.tostring(properties, method="c14n", with_tail=False)


def _merge_texts(run: etree._Element) -> None:
    for child in list(run):
        before = child.getprevious()
        if child.tag == W + "t" and before is not None and before.tag == W + "t":
            before.text = (before.text or "") + (child.text or "")
            _removed(child)
