"""Damaged, hostile and unusual .docx packages."""

import io
import struct
import zipfile

import pytest

from checker.model.errors import UnreadableError
from checker.readers import Limits
from tests.readers.build import NAMESPACES, Reader, docx, links, p, package, part, r, style, styles

PARTS = {"styles": part("x"), "numbering": part("x"), "footnotes": part("x"), "header1": part("x")}
DOCUMENT = "word/document.xml"


def document(body: str, prolog: str = "") -> str:
    return f"{prolog}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def refusal(reader: Reader, data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableError) as caught:
        reader.bytes(data, limits=limits)
    return caught.value.message


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_truncated(reader: Reader, share: float) -> None:
    data = docx(p("正文" * 100))
    assert "已损坏或不完整" in refusal(reader, data[: int(len(data) * share)])


def test_damaged_content(reader: Reader) -> None:
    data = bytearray(docx(*(p(f"正文{i}") for i in range(200))))
    start = data.index(b"word/document.xml") + len("word/document.xml")
    data[start + 50 : start + 60] = b"\xff" * 10
    assert "已损坏或不完整" in refusal(reader, bytes(data))


def test_bomb_by_declared_size(reader: Reader) -> None:
    assert "大得异常" in refusal(reader, docx(p("正" * 1000)), Limits(unpacked_bytes=1000))


def test_bomb_by_ratio(reader: Reader) -> None:
    bomb = docx(p("正" * 2_000_000))
    assert len(bomb) < 50_000
    assert "大得异常" in refusal(reader, bomb)


def test_large_part(reader: Reader) -> None:
    assert "大得异常" in refusal(reader, docx(p("正" * 1000)), Limits(part_bytes=1000))


def test_bomb_that_declares_a_small_size(reader: Reader) -> None:
    data = bytearray(docx(p("正" * 100_000)))
    lie = struct.pack("<L", 100)
    true = struct.pack("<L", len(document(p("正" * 100_000)).encode()))
    assert data.count(true) >= 1
    message = refusal(reader, bytes(data.replace(true, lie)))
    assert "已损坏" in message or "大得异常" in message


def test_part_with_a_password(reader: Reader) -> None:
    data = bytearray(docx(p("正文")))
    directory = data.index(b"PK\x01\x02")
    while directory >= 0:
        data[directory + 8] |= 1
        directory = data.find(b"PK\x01\x02", directory + 4)
    assert "打开密码" in refusal(reader, bytes(data))


def test_unusual_compression(reader: Reader) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as file:
        file.writestr("word/document.xml", document(p("正文")))
    assert "已损坏" in refusal(reader, buffer.getvalue())


@pytest.mark.parametrize(
    "broken", ["", "<w:document", document("<w:p>"), document("<w:p>&missing;</w:p>"), "正文"]
)
def test_malformed_xml(reader: Reader, broken: str) -> None:
    assert "内部结构有错（word/document.xml）" in refusal(reader, docx(parts={DOCUMENT: broken}))


def test_malformed_styles(reader: Reader) -> None:
    assert "word/styles.xml" in refusal(reader, docx(p("正文"), styles="<w:styles"))


@pytest.mark.parametrize(
    "prolog",
    [
        "<!DOCTYPE w>",
        '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
    ],
)
def test_doctype_in_the_text(reader: Reader, prolog: str) -> None:
    assert "DOCTYPE" in refusal(reader, docx(parts={DOCUMENT: document(p("正文"), prolog)}))


def test_doctype_in_another_encoding(reader: Reader) -> None:
    hostile = document(p("正文"), '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w [<!ENTITY e "x">]>')
    assert "DOCTYPE" in refusal(reader, docx(parts={DOCUMENT: hostile.encode("utf-16")}))


@pytest.mark.parametrize("name", ["styles", "numbering", "footnotes", "header1"])
def test_doctype_in_any_part_that_is_read(reader: Reader, name: str) -> None:
    body = (
        p(f'{r("正文")}<w:r><w:footnoteReference w:id="1"/></w:r>'),
        '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>',
    )
    assert "DOCTYPE" in refusal(
        reader, docx(*body, parts={f"word/{name}.xml": f"<!DOCTYPE x>{part('x')}"}, **PARTS)
    )


@pytest.mark.parametrize("depth", [210, 3000])
def test_deep_nesting(reader: Reader, depth: int) -> None:
    deep = "<w:sdt>" * depth + "</w:sdt>" * depth
    assert "嵌套层数过多" in refusal(reader, docx(p("正文"), deep))


def test_nesting_as_deep_as_allowed(reader: Reader) -> None:
    levels = 60
    tables = "<w:tbl><w:tr><w:tc>" * levels + p("底") + "</w:tc></w:tr></w:tbl>" * levels
    assert reader.texts(p("正文"), tables) == ["正文", "底"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "没有可读的文字，"),
        (p(" \u3000—"), "没有可读的文字，"),
        (p(r("藏", "<w:vanish/>")), "隐藏"),
        (p("<w:r><w:drawing><pic:pic/></w:drawing></w:r>"), "扫描件"),
        ('<w:altChunk r:id="x"/>', "嵌入的对象"),
    ],
)
def test_document_without_text(reader: Reader, body: str, reason: str) -> None:
    assert reason in refusal(reader, docx(body))


def test_document_with_text_in_the_margins_only(reader: Reader) -> None:
    section = '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    assert "没有可读的文字" in refusal(reader, docx(section, header1=part("hdr", p("页眉"))))


@pytest.mark.parametrize("root", ["<w:document/>", "<other/>", f"<w:document {NAMESPACES}/>"])
def test_part_that_is_no_word_text(reader: Reader, root: str) -> None:
    data = docx(parts={DOCUMENT: root.replace("<w:document/>", f"<w:styles {NAMESPACES}/>")})
    assert "没有 Word 正文" in refusal(reader, data)


def test_too_many_characters(reader: Reader) -> None:
    assert "超过 10 字" in refusal(reader, docx(p("正文" * 3), p("正文" * 3)), Limits(characters=10))


def test_main_part_of_another_name(reader: Reader) -> None:
    data = package(
        {
            "_rels/.rels": links({"rId1": ("officeDocument", "/text/main2.xml")}),
            "text/main2.xml": document(p("正文", '<w:pStyle w:val="h"/>')),
            "text/_rels/main2.xml.rels": links({"rId1": ("styles", "../looks.xml")}),
            "looks.xml": styles(style("h", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')),
        }
    )
    assert [(b.text, b.level) for b in reader.bytes(data).blocks] == [("正文", 1)]


def test_nothing_but_the_text(reader: Reader) -> None:
    assert [b.text for b in reader.bytes(package({DOCUMENT: document(p("正文"))})).blocks] == ["正文"]


def test_backslashes_and_capitals_in_part_names(reader: Reader) -> None:
    data = package(
        {
            "_rels\\.rels": links({"a": ("officeDocument", "Word/Document.xml")}),
            "word\\document.xml": document(p("正文")),
        }
    )
    assert [b.text for b in reader.bytes(data).blocks] == ["正文"]


def test_links_that_lead_out_of_the_package_are_not_followed(reader: Reader) -> None:
    outside = links({"a": ("styles", "http://example.invalid/styles.xml")}).replace(
        "/></", ' TargetMode="External"/></'
    )
    climbing = links({"a": ("numbering", "../../../etc/passwd")})
    for rels in (outside, climbing):
        data = docx(p("正文"), parts={"word/_rels/document.xml.rels": rels})
        assert [b.text for b in reader.bytes(data).blocks] == ["正文"]


def test_strict_documents(reader: Reader) -> None:
    strict = {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
    plain = zipfile.ZipFile(
        io.BytesIO(
            docx(
                p("正文", '<w:pStyle w:val="h"/>'),
                '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>',
                styles=styles(style("h", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')),
                header1=part("hdr", p("页眉")),
            )
        )
    )
    parts = {name: plain.read(name).decode() for name in plain.namelist()}
    for usual, other in strict.items():
        parts = {name: content.replace(usual, other) for name, content in parts.items()}
    blocks = reader.bytes(package(parts)).blocks
    assert [(b.kind, b.text, b.level) for b in blocks] == [("heading", "正文", 1), ("header", "页眉", None)]


def test_table_styles_are_passed_over_and_the_rest_kept(reader: Reader) -> None:
    both = styles(
        style("t", "<w:tblPr/>", kind="table"),
        style("h", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
        '<w:style w:type="table" w:styleId="void"/>',
        style("g", '<w:basedOn w:val="h"/>'),
    )
    assert [b.level for b in reader.body(p("甲", '<w:pStyle w:val="g"/>'), styles=both)] == [2]
