"""Walking a part in reading order: wrappers seen through, deleted content left out."""

from collections.abc import Iterator

from lxml import etree

from checker.readers.docx.names import MC, VAL, M, W

_ALTERNATE = MC + "AlternateContent"
_WRAPPERS = frozenset(
    W + name
    for name in (
        "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "fldSimple", "dir", "bdo",
    )
)  # fmt: skip
_TEXT = (W + "t", M + "t")


def seen(parent: etree._Element, wanted: frozenset[str]) -> Iterator[etree._Element]:
    """The elements called one of `wanted` directly in `parent`, content controls and the like opened."""
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from seen(child, wanted)
        elif child.tag == _ALTERNATE and (branch := chosen(child)) is not None:
            yield from seen(branch, wanted)


def chosen(alternate: etree._Element) -> etree._Element | None:
    """The one branch of alternate content to read: the first choice with text, else the fallback."""
    choices = alternate.findall(MC + "Choice")
    fallback = alternate.find(MC + "Fallback")
    branches = [*choices, *(() if fallback is None else (fallback,))]
    return next((branch for branch in branches if _has_text(branch)), branches[0] if branches else None)


def _has_text(branch: etree._Element) -> bool:
    return any(text.text and text.text.strip() for text in branch.iter(*_TEXT))


def mark_deleted(properties: etree._Element | None) -> bool:
    """Whether the end of the paragraph was deleted, so that the next paragraph follows on its line."""
    mark = None if properties is None else properties.find(W + "rPr")
    return mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None)


def row_deleted(row: etree._Element) -> bool:
    """Whether a tracked change took the table row away."""
    properties = row.find(W + "trPr")
    return properties is not None and properties.find(W + "del") is not None


def cell_left_out(cell: etree._Element) -> bool:
    """Whether the cell continues a merged one, or a tracked change took it away."""
    properties = cell.find(W + "tcPr")
    if properties is None:
        return False
    merges = (properties.find(W + "vMerge"), properties.find(W + "hMerge"))
    continued = any(merge is not None and merge.get(VAL, "continue") == "continue" for merge in merges)
    return continued or properties.find(W + "cellDel") is not None


def style_of(properties: etree._Element | None, kind: str) -> str | None:
    """The style id that paragraph ("pStyle") or run ("rStyle") properties name."""
    found = None if properties is None else properties.find(W + kind)
    return None if found is None else found.get(VAL)


def has_page_marks(root: etree._Element) -> bool:
    """Whether the file tells where any page ends."""
    if next(root.iter(W + "lastRenderedPageBreak"), None) is not None:
        return True
    return any(line_break.get(W + "type") == "page" for line_break in root.iter(W + "br"))
