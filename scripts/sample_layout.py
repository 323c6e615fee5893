"""Lays a sample out after GB/T 9704 as offices do it in Word: fonts, numbering, table, page numbers."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.font import CT_RPr
from docx.oxml.text.parfmt import CT_PPr
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml.etree import _Element

_TITLE, _BODY, _HEADINGS = "方正小标宋简体", "仿宋_GB2312", ("黑体", "楷体_GB2312")
_DIGITS = "零一二三四五六七八九十"
_NUMBERING_ID = "90"
_LEVELS = (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"))


class Layout:
    """Adds paragraphs to a document; `numbering` is `style`, `direct` or `typed`."""

    def __init__(self, document: Document, numbering: str) -> None:
        self._document = document
        self._numbering = numbering
        self._counts = [0, 0]
        _set_page(document)
        _set_styles(document)
        _add_numbering(document)
        if numbering == "style":
            for level in range(len(_LEVELS)):
                style = document.styles[f"Heading {level + 1}"]
                _number(style.element.get_or_add_pPr(), level)

    def title(self, text: str) -> None:
        """The centred title, 22 pt, one paragraph for each line of it, then the usual empty line."""
        for line in text.split("|"):
            paragraph = self._document.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _indent(paragraph, 0)
            _font(paragraph.add_run(line), _TITLE, 22)
        self._document.add_paragraph()

    def heading(self, text: str, level: int) -> None:
        """A heading of level 0 or 1, numbered in the way of this document."""
        self._counts[level] += 1
        self._counts[level + 1 :] = [0] * (1 - level)
        if self._numbering == "style":
            self._document.add_paragraph(text, style=f"Heading {level + 1}")
            return
        label = self._label(level) if self._numbering == "typed" else ""
        paragraph = self._document.add_paragraph()
        _font(paragraph.add_run(label + text), _HEADINGS[level], 16)
        if self._numbering == "direct":
            _number(paragraph._p.get_or_add_pPr(), level)

    def body(self, text: str) -> None:
        """A paragraph of running text."""
        self._document.add_paragraph(text)

    def addressee(self, text: str) -> None:
        """Whom the report is for: flush left, no indent."""
        _indent(self._document.add_paragraph(text), 0)

    def caption(self, text: str) -> None:
        """The line above a table."""
        paragraph = self._document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _indent(paragraph, 0)
        _font(paragraph.add_run(text), _HEADINGS[0], 14)

    def signature(self, text: str) -> None:
        """The unit or the date at the end, to the right."""
        paragraph = self._document.add_paragraph(text)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.right_indent = Pt(32)

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """A ruled table whose first row is its head."""
        table = self._document.add_table(len(rows), len(rows[0]), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for cells, row in zip(table.rows, rows, strict=True):
            for cell, text in zip(cells.cells, row, strict=True):
                _fill(cell, text, head=row is rows[0])

    def _label(self, level: int) -> str:
        number = _DIGITS[self._counts[level]]
        return f"{number}、" if level == 0 else f"（{number}）"


def _fill(cell: _Cell, text: str, head: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _indent(paragraph, 0)
    _font(paragraph.add_run(text), _HEADINGS[0] if head else _BODY, 14)


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _indent(paragraph, 0)
    _font(paragraph.add_run("— "), "宋体", 14)
    run = paragraph.add_run()
    _font(run, "宋体", 14)
    for kind in ("begin", "instruction", "end"):
        run._r.append(_field_part(kind))
    _font(paragraph.add_run(" —"), "宋体", 14)


def _field_part(kind: str) -> _Element:
    if kind == "instruction":
        instruction = OxmlElement("w:instrText")
        instruction.text = "PAGE"
        return instruction
    element = OxmlElement("w:fldChar")
    element.set(qn("w:fldCharType"), kind)
    return element


def _set_styles(document: Document) -> None:
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    _font_of_style(normal, _BODY)
    spacing = normal.paragraph_format
    spacing.space_before = spacing.space_after = Pt(0)
    spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(28)
    _indent_properties(normal.element.get_or_add_pPr(), 2)
    for level, font in enumerate(_HEADINGS):
        style = document.styles[f"Heading {level + 1}"]
        assert isinstance(style, ParagraphStyle)
        _font_of_style(style, font)
        style.font.bold = False
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_before = Pt(0)


def _add_numbering(document: Document) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr></w:lvl>'
        for number, (form, text) in enumerate(_LEVELS)
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_NUMBERING_ID}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    number = parse_xml(
        f'<w:num {nsdecls("w")} w:numId="{_NUMBERING_ID}"><w:abstractNumId w:val="{_NUMBERING_ID}"/></w:num>'
    )
    root = document.part.numbering_part.element
    root.insert(0, abstract)  # Word wants every abstractNum before the first num
    root.append(number)


def _number(properties: Any, level: int) -> None:  # python-docx gives numPr no type
    numbering = properties.get_or_add_numPr()
    numbering.get_or_add_ilvl().val = level
    numbering.get_or_add_numId().val = int(_NUMBERING_ID)


def _indent(paragraph: Paragraph, characters: int) -> None:
    _indent_properties(paragraph._p.get_or_add_pPr(), characters)


def _indent_properties(properties: CT_PPr, characters: int) -> None:
    """First-line indent in characters of 16 pt, as Word's 首行缩进 writes it."""
    indent = properties.get_or_add_ind()
    indent.set(qn("w:firstLineChars"), str(characters * 100))
    indent.set(qn("w:firstLine"), str(characters * 320))


def _font(run: Run, name: str, points: float) -> None:
    run.font.size = Pt(points)
    _set_fonts(run._r.get_or_add_rPr(), name)


def _font_of_style(style: ParagraphStyle, name: str) -> None:
    style.font.size = Pt(16)
    _set_fonts(style.element.get_or_add_rPr(), name)


def _set_fonts(properties: CT_RPr, name: str) -> None:
    fonts = properties.get_or_add_rFonts()
    for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{attribute}"), "")
    for attribute in ("ascii", "hAnsi", "eastAsia"):
        fonts.set(qn(f"w:{attribute}"), name)
