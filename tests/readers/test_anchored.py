"""Text boxes, notes, headers and footers: each once, each in its place."""

from tests.readers.build import Reader, cell, docx, p, part, r, row, table


def box(content: str) -> str:
    inside = f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
    return (
        "<w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing><wps:wsp>{inside}</wps:wsp></w:drawing></mc:Choice>"
        f"<mc:Fallback>{vml(content)}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def vml(content: str) -> str:
    return (
        f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )


def note(kind: str, identity: str, *content: str) -> str:
    return f'<w:{kind} w:id="{identity}">{"".join(content)}</w:{kind}>'


def pairs(reader: Reader, *body: str, **related: str) -> list[tuple[str, str]]:
    return [(b.kind, b.text) for b in reader.body(*body, **related)]


def test_text_box_comes_once_after_its_paragraph(reader: Reader) -> None:
    assert pairs(reader, p(r("前半") + box(p("框一") + p("框二")) + r("后半")), p("下段")) == [
        ("paragraph", "前半后半"),
        ("text_box", "框一"),
        ("text_box", "框二"),
        ("paragraph", "下段"),
    ]


def test_old_text_box_is_read(reader: Reader) -> None:
    assert pairs(reader, p(f"{r('甲')}<w:r>{vml(p('框'))}</w:r>")) == [
        ("paragraph", "甲"),
        ("text_box", "框"),
    ]


def test_fallback_stands_in_for_a_choice_without_text(reader: Reader) -> None:
    silent = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing/></mc:Choice>"
        f"<mc:Fallback>{vml(p('框'))}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert pairs(reader, p(silent)) == [("text_box", "框")]


def test_text_box_in_a_cell_follows_the_row(reader: Reader) -> None:
    boxed = cell(p(r("甲") + box(p("框"))))
    assert pairs(reader, table(row(boxed, "乙"))) == [("table_row", "甲\t乙"), ("text_box", "框")]


def test_box_within_a_box_and_table_within_a_box(reader: Reader) -> None:
    inner = p(r("外框") + box(p("内框"))) + table(row("格一", "格二"))
    assert pairs(reader, p(box(inner))) == [
        ("text_box", "外框"),
        ("text_box", "内框"),
        ("text_box", "格一\t格二"),
    ]


def test_text_box_of_a_paragraph_with_a_deleted_end_is_kept(reader: Reader) -> None:
    deleted_end = '<w:rPr><w:del w:id="1"/></w:rPr>'
    assert pairs(
        reader, p(box(p("框一")), deleted_end), table(row("格")), p(box(p("框二")), deleted_end)
    ) == [
        ("text_box", "框一"),
        ("table_row", "格"),
        ("text_box", "框二"),
    ]


def test_notes_follow_the_paragraph_that_refers_to_them(reader: Reader) -> None:
    body = p(
        f"{r('甲')}<w:r><w:footnoteReference w:id='2'/></w:r>"
        f"{r('乙')}<w:r><w:endnoteReference w:id='2'/></w:r>"
    )
    footnotes = part(
        "footnotes", note("footnote", "0", p("分隔")), note("footnote", "2", p("脚一"), p("脚二"))
    )
    endnotes = part("endnotes", note("endnote", "2", p("尾注")))
    assert pairs(reader, body, p("丙"), footnotes=footnotes, endnotes=endnotes) == [
        ("paragraph", "甲乙"),
        ("note", "脚一"),
        ("note", "脚二"),
        ("note", "尾注"),
        ("paragraph", "丙"),
    ]


def test_note_of_a_deleted_reference_is_out(reader: Reader) -> None:
    body = p(f"{r('甲')}<w:del><w:r><w:footnoteReference w:id='2'/></w:r></w:del>")
    assert pairs(reader, body, footnotes=part("footnotes", note("footnote", "2", p("脚")))) == [
        ("paragraph", "甲")
    ]


def test_note_that_is_not_there_is_no_failure(reader: Reader) -> None:
    assert pairs(reader, p(f"{r('甲')}<w:r><w:footnoteReference w:id='7'/></w:r>")) == [("paragraph", "甲")]


def test_headers_and_footers_come_last_and_once(reader: Reader) -> None:
    def section(header: str) -> str:
        return f'<w:sectPr><w:headerReference r:id="{header}"/><w:footerReference r:id="footer1"/></w:sectPr>'

    document = reader.bytes(
        docx(
            p("甲", section("header1")),
            p("乙"),
            section("header2"),
            header1=part("hdr", p("长宁区")),
            header2=part("hdr", p("长宁区"), p("另一页眉")),
            footer1=part("ftr", table(row("— 1 —"))),
        )
    )
    assert [(b.index, b.kind, b.text) for b in document.blocks] == [
        (0, "paragraph", "甲"),
        (1, "paragraph", "乙"),
        (2, "header", "长宁区"),
        (3, "header", "另一页眉"),
        (4, "footer", "— 1 —"),
    ]
    assert [b.text for b in document.body] == ["甲", "乙"]
