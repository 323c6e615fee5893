"""The page a block begins on."""

from tests.readers.build import Reader, cell, p, r, row, table

RENDERED = "<w:r><w:lastRenderedPageBreak/></w:r>"
BREAK = '<w:r><w:br w:type="page"/></w:r>'


def pages(reader: Reader, *body: str) -> list[int | None]:
    return [block.page for block in reader.body(*body)]


def test_unknown_without_marks(reader: Reader) -> None:
    assert pages(reader, p("甲"), p("乙")) == [None, None]


def test_rendered_breaks_count(reader: Reader) -> None:
    body = p("甲"), p(RENDERED + r("乙")), p(r("丙") + RENDERED + r("丁")), p("戊")
    assert pages(reader, *body) == [1, 2, 2, 3]


def test_explicit_break_and_its_rendering_count_once(reader: Reader) -> None:
    assert pages(reader, p(r("甲") + BREAK), p(RENDERED + r("乙"))) == [1, 2]


def test_explicit_break_leaves_no_stray_line_end(reader: Reader) -> None:
    assert reader.texts(p(BREAK + r("甲"))) == ["甲"]
    assert reader.texts(p(r("甲") + BREAK + r("乙"))) == ["甲\n乙"]


def test_cells_of_a_row_that_breaks_count_one_page(reader: Reader) -> None:
    broken = [cell(p(r(text) + RENDERED + r("续"))) for text in "甲乙丙"]
    assert pages(reader, table(row(*broken), row("丁", "戊")), p("己")) == [1, 2, 2]
