"""The page by GB/T 9704: paper, margins, styles, page numbers. One of the two homes of python-docx."""

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

TITLE, BODY, FLUSH, MARK, SIGN = "公文标题", "公文正文", "公文顶格", "公文附件", "公文落款"
HEADINGS = {1: "公文一级标题", 2: "公文二级标题"}
CELL, CELL_HEAD, NOTE, NUMBER = "公文表格", "公文表头", "公文表注", "公文页码"
SONG, HEI, KAI, FANG = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"
LINE = Pt(28.95)
CHARACTER = Pt(16)
_KEPT = frozenset(("Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid"))
_LATIN = "Times New Roman"
_TABLE_LINE = Pt(16)
# 28 characters of 16 points in 156 mm: each gives up a quarter of a point (in twentieths). A grid of
# characters would do the same in Word, but spreads them all over the page in LibreOffice.
_CLOSER = "-5"


def new_document() -> WordDocument:
    """An empty document with page and styles ready."""
    document = Document()
    _only_needed_styles(document)
    _page(document)
    _base(document)
    _styles(document)
    _page_numbers(document)
    return document


def _only_needed_styles(document: WordDocument) -> None:
    """Out with the template's other hundred and sixty: no use to anyone, and slow to search."""
    for style in tuple(document.styles):
        if style.name not in _KEPT:
            style.delete()


def _page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(24)
    document.settings.odd_and_even_pages_header_footer = True
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is not None:  # of the template; lines are exact
        section._sectPr.remove(grid)


def _base(document: WordDocument) -> None:
    """Normal is 16 points: the character grid is counted from it."""
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    _font(normal, FANG, 16)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.widow_control = False
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    normal.element.get_or_add_rPr().append(language)


def _styles(document: WordDocument) -> None:
    centre = WD_ALIGN_PARAGRAPH.CENTER
    title = _style(document, TITLE, SONG, 22)
    title.paragraph_format.alignment = centre
    title.paragraph_format.line_spacing = Pt(36)
    title.paragraph_format.keep_together = True
    flush = _style(document, FLUSH, FANG, 16)
    _style(document, MARK, HEI, 16)
    _style(document, SIGN, FANG, 16)
    body = _style(document, BODY, FANG, 16)
    body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _indent_first(body)
    for level, name in HEADINGS.items():
        heading = _style(document, name, HEI if level == 1 else KAI, 16)
        heading.paragraph_format.keep_with_next = True
        _indent_first(heading)
        _outline(heading, level)
    for style in (flush, body):
        _closer(style)
    for name, font, size in (
        (CELL, FANG, 10.5),
        (CELL_HEAD, HEI, 10.5),
        (NOTE, FANG, 10.5),
        (NUMBER, "宋体", 14),
    ):
        style = _style(document, name, font, size)
        style.paragraph_format.line_spacing = _TABLE_LINE
    for name in (CELL, CELL_HEAD):
        cell = document.styles[name].paragraph_format
        cell.space_before = cell.space_after = Pt(2)
    document.styles[CELL_HEAD].paragraph_format.alignment = centre


def _style(document: WordDocument, name: str, font: str, points: float) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    _font(style, font, points)
    style.paragraph_format.line_spacing = LINE
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    return style


def _font(style: ParagraphStyle, name: str, points: float) -> None:
    style.font.name, style.font.size = _LATIN, Pt(points)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{attribute}"), None)
    fonts.set(qn("w:eastAsia"), name)


def _indent_first(style: ParagraphStyle) -> None:
    """Two characters of whatever size; the length is for programs that do not count in characters."""
    style.paragraph_format.first_line_indent = CHARACTER * 2
    style.element.get_or_add_pPr().ind.set(qn("w:firstLineChars"), "200")


def _closer(style: ParagraphStyle) -> None:
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), _CLOSER)
    size = style.element.get_or_add_rPr().find(qn("w:sz"))
    size.addprevious(spacing)


def _outline(style: ParagraphStyle, level: int) -> None:
    """Headings show in the navigation pane."""
    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), str(level - 1))
    style.element.get_or_add_pPr().append(outline)


def _page_numbers(document: WordDocument) -> None:
    """ "— 1 —", outside: right on odd pages, left on even ones, one character in."""
    section = document.sections[0]
    for footer, alignment in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style = document.styles[NUMBER]
        paragraph.alignment = alignment
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(14)
        paragraph.add_run("— ")
        _field(paragraph, "PAGE")
        paragraph.add_run(" —")


def _field(paragraph: Paragraph, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = paragraph.add_run("1")
    field.append(run._r)
    paragraph._p.append(field)
