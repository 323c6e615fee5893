"""Reading a .docx: the text as Word shows it, from the few parts that hold it."""

from lxml import etree

from checker.model.document import Block, BlockKind
from checker.readers import messages
from checker.readers.docx.body import Body
from checker.readers.docx.graphics import Tally
from checker.readers.docx.line import Context, Pages
from checker.readers.docx.names import W
from checker.readers.docx.notes import Notes
from checker.readers.docx.notices import notices
from checker.readers.docx.numbering import Numbering
from checker.readers.docx.package import Package, target_of
from checker.readers.docx.structure import has_page_marks
from checker.readers.docx.styles import Styles
from checker.readers.limits import Limits

_MARGINS: tuple[tuple[str, BlockKind], ...] = (("headerReference", "header"), ("footerReference", "footer"))


def read_docx(name: str, data: bytes, limits: Limits) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks and notices of a .docx. Raises UnreadableError if it is not sound or has no text."""
    package = Package(name, data, limits)
    tally = Tally()
    body = open_body(package, tally, limits)
    body.read(package.body)
    remarks = notices(package, tally)
    if not any(character.isalnum() for block in body.blocks for character in block.text):
        raise messages.no_text(name, _reason(tally))
    _read_margins(package, package.document, body)
    return tuple(body.blocks), remarks


def open_body(package: Package, tally: Tally, limits: Limits) -> Body:
    """A body ready to read the main part of a package."""
    styles = Styles(package.related("styles"))
    numbering = Numbering(package.related("numbering"), styles.elements)
    context = Context(styles, Pages(has_page_marks(package.document)), tally)
    return Body(package.name, context, numbering, Notes(package), limits)


def _reason(tally: Tally) -> str:
    if tally.hidden:
        return messages.ONLY_HIDDEN
    if tally.pictures:
        return messages.ONLY_PICTURES
    return messages.ONLY_OBJECTS if tally.objects else ""


def _read_margins(package: Package, root: etree._Element, body: Body) -> None:
    """Headers and footers come last, each text once, whichever sections repeat it."""
    links = package.relationships(package.main)
    parts = [
        (target_of(reference, links), kind) for tag, kind in _MARGINS for reference in root.iter(W + tag)
    ]
    for part, kind in dict.fromkeys(parts):
        margin = package.root(part)
        if margin is not None:
            body.read_margin(margin, kind)
