"""Puts a composed letter into Word paragraphs and a table."""

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.parser import OxmlElement
from docx.shared import Length, Mm, Pt
from docx.styles.style import BaseStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from checker.reporters.letter import page, wording
from checker.reporters.letter.content import Heading, Letter
from checker.reporters.letter.table import ItemTable
from checker.reporters.letter.text import width

_COLUMNS = (Mm(12.5), Mm(36), Mm(13), Mm(18), Mm(76.5))
_CENTRED = frozenset((0, 2, 3))
# In characters of 16 points: the line (156 mm), the least room after office and date, the date's step.
_LINE, _FREE, _STEP = 27.6, 2.0, 2.0


def word_letter(letter: Letter) -> WordDocument:
    """The letter as a Word document."""
    document = page.new_document()
    _head(document, letter)
    for part in letter.body:
        if isinstance(part, Heading):
            last = _add(document, part.text, page.HEADINGS[part.level])
        else:
            last = _add(document, part, page.BODY)
    _close(document, letter, last)
    if letter.table is not None:
        _attachment(document, letter.table)
    return document


def _add(document: WordDocument, text: str, style: str) -> Paragraph:
    return document.add_paragraph(text, document.styles[style])


def _head(document: WordDocument, letter: Letter) -> None:
    """The title in the lines it is to stand in, an empty line, the addressee."""
    _add(document, "\n".join(letter.title), page.TITLE)
    _add(document, "", page.FLUSH)
    _add(document, letter.addressee, page.FLUSH)


def _close(document: WordDocument, letter: Letter, last: Paragraph) -> None:
    """Attachment, office and date; never on a page without the last words of the letter."""
    before = [last]
    if letter.table is not None:
        attached = wording.ATTACHED.format(title=wording.TABLE_TITLE)
        before += [_add(document, "", page.BODY), _add(document, attached, page.BODY)]
    before += [_add(document, "", page.FLUSH) for _ in range(2)]
    office, signed = _add(document, letter.office, page.SIGN), _add(document, letter.signed, page.SIGN)
    for paragraph in (*before, office):
        paragraph.paragraph_format.keep_with_next = True
    start = _start(letter.office, letter.signed)
    office.paragraph_format.left_indent = Length(round(page.CHARACTER * start))
    signed.paragraph_format.left_indent = Length(round(page.CHARACTER * (start + _STEP)))


def _start(office: str, signed: str) -> float:
    """Where the office's name starts, in characters; the date starts a step further in."""
    longer = max(width(office), width(signed) + _STEP)
    return max(0.0, _LINE - _FREE - longer)


def _attachment(document: WordDocument, items: ItemTable) -> None:
    """On a page of its own: the word 附件, a title, the table, notes."""
    mark = _add(document, wording.ATTACHMENT, page.MARK)
    mark.paragraph_format.page_break_before = True
    _add(document, wording.TABLE_TITLE, page.TITLE).paragraph_format.space_after = Pt(10)
    table = document.add_table(rows=1 + len(items.rows), cols=len(_COLUMNS), style="Table Grid")
    _frame(table)
    styles = document.styles[page.CELL_HEAD], document.styles[page.CELL]
    texts = (wording.TABLE_HEADS, *items.rows)
    for number, row in enumerate(table.rows):  # a look-up by number would count them from the start
        _fill(row, texts[number], styles[min(number, 1)], head=number == 0)
    for note in items.notes:
        _add(document, note, page.NOTE)


def _frame(table: Table) -> None:
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, length in zip(table.columns, _COLUMNS, strict=True):
        column.width = length


def _fill(row: _Row, texts: tuple[str, ...], style: BaseStyle, head: bool) -> None:
    """One row that stays on its page; the head is repeated on every page."""
    _mark_row(row, "w:cantSplit")
    if head:
        _mark_row(row, "w:tblHeader")
    for position, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        cell.width = _COLUMNS[position]
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        _write(cell, text, style, head or position in _CENTRED)


def _mark_row(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _write(cell: _Cell, text: str, style: BaseStyle, centred: bool) -> None:
    """Each line of the text is a paragraph."""
    first, *rest = text.split("\n")
    paragraphs = [cell.paragraphs[0], *(cell.add_paragraph() for _ in rest)]
    for paragraph, line in zip(paragraphs, (first, *rest), strict=True):
        paragraph.style = style
        paragraph.add_run(line)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
