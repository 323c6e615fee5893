"""Puts a composed letter into Word paragraphs and a table."""

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.parser import OxmlElement
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from checker.reporters.letter import page, wording
from checker.reporters.letter.content import Heading, Letter
from checker.reporters.letter.table import ItemTable
from checker.reporters.letter.text import width

_COLUMNS = (Mm(11), Mm(37), Mm(13), Mm(18), Mm(77))
_CENTRED = frozenset((0, 2, 3))
# In characters: what stays free at the right of office or date, and how far the date stands in from the office.
_FREE, _STEP, _MOST = 2.0, 2.0, 18.0


def word_letter(letter: Letter) -> WordDocument:
    """The letter as a Word document."""
    document = page.new_document()
    _head(document, letter)
    for part in letter.body:
        if isinstance(part, Heading):
            _add(document, part.text, page.HEADINGS[part.level])
        else:
            _add(document, part, page.BODY)
    if letter.table is not None:
        _add(document, "", page.BODY)
        _add(document, wording.ATTACHED.format(title=wording.TABLE_TITLE), page.BODY)
    _sign(document, letter)
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


def _sign(document: WordDocument, letter: Letter) -> None:
    """Office and date: the date two characters in from the office, neither nearer than two to the edge."""
    difference = width(letter.office) - width(letter.signed) - _STEP
    office, signed = _FREE - min(difference, 0), _FREE + max(difference, 0)
    for _ in range(2):
        _add(document, "", page.FLUSH).paragraph_format.keep_with_next = True
    for text, free in ((letter.office, office), (letter.signed, signed)):
        paragraph = _add(document, text, page.FLUSH)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.right_indent = Length(round(page.CHARACTER * min(free, _MOST)))
        paragraph.paragraph_format.keep_with_next = text is letter.office


def _attachment(document: WordDocument, items: ItemTable) -> None:
    """On a page of its own: the word 附件, a title, the table, notes."""
    mark = _add(document, wording.ATTACHMENT, page.MARK)
    mark.paragraph_format.page_break_before = True
    _add(document, wording.TABLE_TITLE, page.TITLE).paragraph_format.space_after = Pt(10)
    table = document.add_table(rows=1 + len(items.rows), cols=len(_COLUMNS), style="Table Grid")
    _frame(table)
    rows = list(table.rows)  # each look-up of a row counts them all from the start
    for row, texts in zip(rows, (wording.TABLE_HEADS, *items.rows), strict=True):
        _fill(row, texts, head=row is rows[0])
    for note in items.notes:
        _add(document, note, page.NOTE)


def _frame(table: Table) -> None:
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, length in zip(table.columns, _COLUMNS, strict=True):
        column.width = length


def _fill(row: _Row, texts: tuple[str, ...], head: bool) -> None:
    """One row that stays on its page; the head is repeated on every page."""
    _mark_row(row, "w:cantSplit")
    if head:
        _mark_row(row, "w:tblHeader")
    for position, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        cell.width = _COLUMNS[position]
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        _write(cell, text, page.CELL_HEAD if head else page.CELL, head or position in _CENTRED)


def _mark_row(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _write(cell: _Cell, text: str, style: str, centred: bool) -> None:
    """Each line of the text is a paragraph."""
    first, *rest = text.split("\n")
    paragraphs = [cell.paragraphs[0], *(cell.add_paragraph() for _ in rest)]
    for paragraph, line in zip(paragraphs, (first, *rest), strict=True):
        paragraph.style = cell.part.document.styles[style]
        paragraph.add_run(line)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

