"""From a character to the offset in the main part where a comment may begin or end."""

from dataclasses import dataclass

from lxml import etree

from checker.readers.docx.comments.fields import Fields
from checker.readers.docx.comments.layout import Layout, Place
from checker.readers.docx.comments.splice import Point
from checker.readers.docx.line import keeps_blanks
from checker.readers.docx.names import W

_PARAGRAPH, _RUN, _TEXT, _CONTROL = W + "p", W + "r", W + "t", W + "sdt"
_CONTAINERS = frozenset(
    W + name
    for name in (
        "document", "body", "tbl", "tr", "tc", "sdt", "sdtContent", "customXml", "p", "hyperlink",
        "smartTag", "ins", "moveTo", "dir", "bdo",
    )
)  # fmt: skip
# A control of one of these kinds has its content written by Word, or holds nothing but plain text.
_CLOSED = frozenset(
    ("text", "dataBinding", "dropDownList", "comboBox", "date", "checkbox", "picture", "citation")
)
_XML_BLANKS = " \t\r\n"


@dataclass(frozen=True, slots=True)
class Spot:
    """What holds a character: `node` lies where marks may stand before and after it; where it is a
    run, `child` is what of it holds the character."""

    node: etree._Element
    child: etree._Element | None
    element: etree._Element


class Spots:
    """The places of one main part."""

    def __init__(self, root: etree._Element, layout: Layout) -> None:
        self._layout = layout
        self._elements = list(root.iter(etree.Element))
        self._numbers = {element: number for number, element in enumerate(self._elements)}
        self._fields = Fields(self._numbers)

    @property
    def sound(self) -> bool:
        """Whether parser and layout have seen the same elements."""
        return len(self._elements) == len(self._layout.places)

    def place(self, element: etree._Element) -> Place:
        """Where an element stands."""
        return self._layout.places[self._numbers[element]]

    def of(self, element: etree._Element) -> Spot | None:
        """What holds an element; None where marks cannot stand anywhere around it."""
        if element not in self._numbers:
            return None
        path = [*reversed(list(element.iterancestors())), element]
        paragraph = False
        for depth, node in enumerate(path):
            paragraph = paragraph or node.tag == _PARAGRAPH
            if node.tag not in _CONTAINERS or (paragraph and _closed(node)):
                child = path[depth + 1] if node.tag == _RUN and depth + 1 < len(path) else None
                return Spot(node, child, element) if paragraph else None
        return None

    def before(self, spot: Spot, skipped: int | None) -> Point:
        """Where a range begins whose first character comes after `skipped` of the element's own."""
        if field := self._fields.around(spot.element):
            return self._beside(self.of(field[0]) or spot, False)
        return (self._within(spot, skipped) if skipped else None) or self._beside(spot, False)

    def after(self, spot: Spot, skipped: int | None) -> Point:
        """Where a range ends whose last character is number `skipped` (from 1) of the element's own."""
        if field := self._fields.around(spot.element):
            return self._beside(self.of(field[1]) or spot, True)
        inside = skipped is not None and skipped < len(spot.element.text or "")
        return (self._within(spot, skipped) if inside else None) or self._beside(spot, True)

    def _beside(self, spot: Spot, behind: bool) -> Point:
        """Right before or behind what holds the character, a run being split where more stands in it."""
        node, child = self.place(spot.node), spot.child
        if child is not None and _has_more(child, behind):
            inner = self.place(child)
            name = self._layout.name(node)
            return Point(inner.end if behind else inner.start, f"</{name}>", self._opening(spot.node))
        return Point(node.end if behind else node.start)

    def _within(self, spot: Spot, count: int | None) -> Point | None:
        """Amid the text of the element, or None where it cannot be split there."""
        element, text = spot.element, spot.element.text or ""
        if count is None or element.tag != _TEXT or spot.child is not element:
            return None
        at = self._layout.at_character(self.place(element), count)
        if at is None:
            return None
        tag = self._layout.start_tag(self.place(element))
        attribute_at = None
        if not keeps_blanks(element) and (text[count - 1] in _XML_BLANKS or text[count] in _XML_BLANKS):
            if text != text.strip(_XML_BLANKS) or "xml:space" in tag:
                return None
            attribute_at = self.place(element).inside - 1
            tag = tag[:-1] + ' xml:space="preserve">'
        name, run = self._layout.name(self.place(element)), self._layout.name(self.place(spot.node))
        return Point(at, f"</{name}></{run}>", self._opening(spot.node) + tag, attribute_at)

    def _opening(self, run: etree._Element) -> str:
        """The beginning of a run like this one."""
        properties = run.find(W + "rPr")
        tag = self._layout.start_tag(self.place(run))
        return tag if properties is None else tag + self._layout.whole(self.place(properties))


def _closed(node: etree._Element) -> bool:
    if node.tag != _CONTROL:
        return False
    return any(etree.QName(one).localname in _CLOSED for one in node.iterfind(f"{W}sdtPr/*"))


def _has_more(child: etree._Element, behind: bool) -> bool:
    if behind:
        return child.getnext() is not None
    previous = child.getprevious()
    return previous is not None and previous.tag != W + "rPr"
