"""The text of one paragraph: runs, fields, breaks, notes and what is anchored in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from checker.readers.docx.graphics import Graphic, Tally
from checker.readers.docx.names import MC, SPACE, M, W
from checker.readers.docx.structure import chosen, style_of
from checker.readers.docx.styles import Style, Styles, property_of

_XML_BLANKS = " \t\r\n"


@dataclass(slots=True)
class Pages:
    """The page that reading has come to."""

    known: bool
    """Whether the file tells at all."""
    current: int = 1
    fresh: bool = False
    """A break was counted and nothing stands on the new page yet."""

    def turn(self) -> None:
        """An explicit page break."""
        self.current += 1
        self.fresh = True

    def rendered(self) -> None:
        """A break that Word found when laying out; it repeats an explicit one just before."""
        if not self.fresh:
            self.current += 1
        self.fresh = True


@dataclass(slots=True)
class Context:
    """What reading any paragraph of the document needs."""

    styles: Styles
    pages: Pages
    tally: Tally


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a text, and the element that holds them.

    `skipped` are the characters of the element's own text that come before; None where what is shown
    is not character for character what the element holds.
    """

    start: int
    end: int
    element: etree._Element
    skipped: int | None = None


@dataclass(slots=True)
class Line:
    """What stands on one line: a paragraph, or several whose ends were deleted."""

    context: Context
    graphic: Graphic
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Notes referred to: "footnotes" or "endnotes", and the id."""
    page: int | None = None
    _pieces: list[str] = field(default_factory=list)
    _sources: list[tuple[etree._Element, int | None]] = field(default_factory=list)
    """Of each piece: its element, and how many of the element's characters come before."""
    _fields: list[bool] = field(default_factory=list)
    """Open fields, outermost first; True while their instruction, not their result, goes by."""
    style: Style = field(default_factory=Style)
    """The style of the paragraph read last, which is the one that shapes the line."""
    properties: etree._Element | None = None
    """The properties of that paragraph."""
    _hidden: bool = False
    _bold: bool = False
    _weights: set[bool] = field(default_factory=set)

    @property
    def text(self) -> str:
        """The text as written; a break at either end separates nothing."""
        return "".join(self._pieces).strip("\n")

    def spans(self, offset: int) -> Iterator[Span]:
        """Where the characters of `text` come from, in order, where the text begins at `offset`."""
        whole = "".join(self._pieces)
        first = len(whole) - len(whole.lstrip("\n"))
        last = len(whole.rstrip("\n"))
        at = 0
        for piece, (element, skipped) in zip(self._pieces, self._sources, strict=True):
            start, end = max(at, first), min(at + len(piece), last)
            if start < end:
                before = None if skipped is None else skipped + start - at
                yield Span(offset + start - first, offset + end - first, element, before)
            at += len(piece)

    @property
    def holds(self) -> bool:
        """Whether there is text, or something anchored."""
        return bool(self.text or self.graphic.boxes or self.notes)

    @property
    def bold(self) -> bool:
        """Whether every visible letter is bold."""
        return self._weights == {True}

    def take(self, paragraph: etree._Element) -> None:
        """Read the content of a paragraph."""
        self.properties = paragraph.find(W + "pPr")
        self.style = self.context.styles.paragraph(style_of(self.properties, "pStyle"))
        self._fields.clear()
        self._content(paragraph)
        if self.page is None:
            self.page = self.context.pages.current

    def _content(self, parent: etree._Element) -> None:
        for child in parent:
            handler = _HANDLERS.get(child.tag)
            if handler is not None:
                handler(self, child)

    def _run(self, run: etree._Element) -> None:
        properties = run.find(W + "rPr")
        named = self.context.styles.character(style_of(properties, "rStyle"))
        hidden = property_of(properties, "vanish")
        bold = property_of(properties, "b")
        # within the style hierarchy the two toggle each other; direct formatting settles it
        self._hidden = bool(self.style.hidden) ^ bool(named.hidden) if hidden is None else hidden
        self._bold = bool(self.style.bold) ^ bool(named.bold) if bold is None else bold
        self._content(run)

    def _write(self, text: str, source: etree._Element, skipped: int | None = None) -> None:
        if True in self._fields:
            return
        if self._hidden:
            self.context.tally.hidden += len("".join(text.split()))
            return
        self._pieces.append(text)
        self._sources.append((source, skipped))
        if text.strip():
            self._weights.add(self._bold)
            self.context.pages.fresh = False
            if self.page is None:
                self.page = self.context.pages.current

    def _text(self, element: etree._Element) -> None:
        text = element.text or ""
        skipped: int | None = 0
        if not keeps_blanks(element):
            skipped = len(text) - len(text.lstrip(_XML_BLANKS))
            text = text.strip(_XML_BLANKS)
        shown = text.replace("\r\n", " ").replace("\n", " ").replace("\t", " ")
        self._write(shown, element, skipped if len(shown) == len(text) else None)

    def _break(self, element: etree._Element) -> None:
        if element.get(W + "type") == "page" and not self._hidden:
            self.context.pages.turn()
        self._write("\n", element)

    def _rendered_break(self, _: etree._Element) -> None:
        self.context.pages.rendered()

    def _field_mark(self, element: etree._Element) -> None:
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()

    def _note(self, element: etree._Element) -> None:
        if not self._hidden:
            kind = "footnotes" if element.tag == W + "footnoteReference" else "endnotes"
            self.notes.append((kind, element.get(W + "id", "")))

    def _drawing(self, element: etree._Element) -> None:
        if not self._hidden:
            self.graphic.survey(element)

    def _formula(self, element: etree._Element) -> None:
        self._hidden = False
        self._write("".join(text.text or "" for text in element.iter(M + "t")), element)

    def _alternate(self, element: etree._Element) -> None:
        branch = chosen(element)
        if branch is not None:
            self._content(branch)


def _constant(text: str) -> Callable[[Line, etree._Element], None]:
    return lambda line, element: line._write(text, element)


def keeps_blanks(text: etree._Element) -> bool:
    """Whether blanks at the ends of a text element count."""
    return text.get(SPACE) == "preserve" or text.getroottree().getroot().get(SPACE) == "preserve"


# What is not listed says nothing: properties, bookmarks, field instructions, deleted and moved-away
# runs, comments' anchors, the reading above a ruby base.
_HANDLERS: dict[str, Callable[[Line, etree._Element], None]] = {
    W + "r": Line._run,
    W + "t": Line._text,
    W + "tab": _constant(" "),
    W + "ptab": _constant(" "),
    W + "br": Line._break,
    W + "cr": _constant("\n"),
    W + "noBreakHyphen": _constant("-"),
    W + "lastRenderedPageBreak": Line._rendered_break,
    W + "fldChar": Line._field_mark,
    W + "footnoteReference": Line._note,
    W + "endnoteReference": Line._note,
    W + "drawing": Line._drawing,
    W + "pict": Line._drawing,
    W + "object": Line._drawing,
    M + "oMath": Line._formula,
    M + "oMathPara": Line._formula,
    MC + "AlternateContent": Line._alternate,
} | {
    W + name: Line._content
    for name in (
        "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "ins", "moveTo",
        "dir", "bdo", "ruby", "rubyBase",
    )
}  # fmt: skip
