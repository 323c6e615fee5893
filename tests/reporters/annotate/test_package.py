"""The commented copy as a package: only what must change does, and every sound .docx can be commented."""

import io
import zipfile
from datetime import datetime

import pytest
from lxml import etree

from checker.model.errors import UnreadableError
from checker.readers.docx.comments import Author, Draft, Note
from tests.readers.build import NAMESPACES, Reader, p, package, part
from tests.reporters.annotate.word_files import (
    TYPES,
    W,
    anchored_texts,
    by_comment,
    comment_texts,
    commented,
    parts_of,
    root_of,
    without_comments,
    word,
)

STRICT = "http://purl.oclc.org/ooxml"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
OLD_MARKS = '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
OLD = p('<w:commentRangeStart w:id="4"/><w:r><w:t>已有批注的话</w:t></w:r>' + OLD_MARKS)
OLD_COMMENTS = part(
    "comments", f'<w:comment w:id="4" w:author="王五" w:date="2022-12-01T00:00:00Z">{p("请核实")}</w:comment>'
)


def infos(data: bytes) -> list[tuple[object, ...]]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return [(i.filename, i.compress_type, i.date_time, i.extra, i.comment) for i in file.infolist()]


def test_parts_that_need_no_change_are_the_same_bytes_in_the_same_order() -> None:
    other: dict[str, str | bytes] = {
        "word/settings.xml": part("settings", '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'),
        "_xmlsignatures/sig1.xml": "<Signature/>",
        "word/media/image1.png": bytes(range(256)),
        "word/vbaProject.bin": b"\xd0\xcf\x11\xe0",
    }
    data = word(p("全年学法4次"), parts=other, styles=part("styles"), header1=part("hdr", p("页眉")))
    before, after = parts_of(data), parts_of(commented(data, "学法"))
    changed = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert [*after] == [*before, "word/comments.xml"]
    assert {name for name in before if after[name] != before[name]} == changed


def test_entries_keep_their_packing_dates_and_the_archive_its_comment() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.comment = b"archive"
        for number, (name, content) in enumerate(parts_of(word(p("甲乙丙"))).items()):
            entry = zipfile.ZipInfo(name, (2020, 1, number + 1, 0, 0, 0))
            entry.compress_type = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)[number % 2]
            file.writestr(entry, content)
    data = buffer.getvalue()
    result = commented(data, "乙")
    assert infos(result)[:-1] == infos(data)
    with zipfile.ZipFile(io.BytesIO(result)) as file:
        assert file.comment == b"archive"
        assert file.testzip() is None


def test_text_outside_the_marks_is_the_same_bytes() -> None:
    document = (
        f"\ufeff<?xml version='1.0' encoding='UTF-8'?>\r\n<!-- 注释 --><?pi x?><w:document {NAMESPACES} >"
        "<w:body  a='1'><w:p><!-- 内 --><w:r><w:t>A&#x26;甲<![CDATA[乙<]]></w:t></w:r>"
        "<w:r><w:t>丙丁</w:t></w:r>"
        "</w:p></w:body></w:document>"
    )
    data = word(parts={"word/document.xml": document})
    result = parts_of(commented(data, "丙丁"))["word/document.xml"].decode()
    added = result.index("<w:commentRangeStart"), result.index("</w:p>")
    assert result[: added[0]] == document[: added[0]]
    assert result[added[1] :] == document[document.index("</w:p>") :]


def test_existing_comments_stay_and_new_ones_take_other_numbers() -> None:
    extended = "<x/>"
    data = word(OLD, p("新的话"), comments=OLD_COMMENTS, parts={"word/commentsExtended.xml": extended})
    result = commented(data, "新的", "批注")
    assert by_comment(result) == [("请核实", "已有批注的话"), ("新的", "新的"), ("批注", "批注")]
    assert list(comment_texts(result)) == ["4", "5", "6"]
    before, after = parts_of(data), parts_of(result)
    assert after["word/comments.xml"].startswith(before["word/comments.xml"].removesuffix(b"</w:comments>"))
    assert {n for n in before if before[n] != after[n]} == {"word/comments.xml", "word/document.xml"}
    assert without_comments(result, frozenset({"4"})) == without_comments(data, frozenset({"4"}))


def test_empty_comments_part_takes_the_new_ones() -> None:
    data = word(p("甲乙丙"), comments=f"<w:comments {NAMESPACES} />")
    assert by_comment(commented(data, "乙")) == [("乙", "乙")]


def test_commenting_twice_keeps_the_first_comments() -> None:
    once = commented(word(p("甲乙丙丁")), "乙丙")
    assert by_comment(commented(once, "丙丁")) == [("乙丙", "乙丙"), ("丙丁", "丙丁")]


def test_comments_part_that_is_not_of_the_document_is_not_taken_over() -> None:
    data = word(p("甲乙丙"), parts={"word/comments.xml": "<stray/>"})
    parts = parts_of(commented(data, "乙"))
    assert parts["word/comments.xml"] == b"<stray/>"
    assert b"commentRange" not in parts["word/comments1.xml"]


def test_relationship_takes_a_free_name() -> None:
    taken = (
        f'<Relationships xmlns="{RELATIONSHIPS.strip("{}")}">'
        '<Relationship Id="rIdComments" Type="x/hyperlink" Target="http://a.cn" TargetMode="External"/>'
        "</Relationships>"
    )
    data = word(p("甲乙丙"), parts={"word/_rels/document.xml.rels": taken})
    links = root_of(commented(data, "乙"), "word/_rels/document.xml.rels")
    assert len({link.get("Id") for link in links}) == 2


def test_document_without_relationships_gets_them() -> None:
    parts = {
        name: content
        for name, content in parts_of(word(p("甲乙丙"))).items()
        if "document.xml.rels" not in name
    }
    result = commented(package(parts), "乙")
    (link,) = root_of(result, "word/_rels/document.xml.rels")
    assert link.get("Target") == "comments.xml"


def with_root(document: str) -> bytes:
    return word(parts={"word/document.xml": document})


def test_default_namespace_and_strange_prefixes(reader: Reader) -> None:
    uri = W.strip("{}")
    plain = f'<document xmlns="{uri}"><body><p><r><t>甲乙丙丁</t></r></p></body></document>'
    strange = (
        f'<q:document xmlns:q="{uri}"><q:body><q:p><q:r><q:t>甲乙丙丁</q:t></q:r></q:p></q:body></q:document>'
    )
    other = (
        f'<q:document xmlns:q="{uri}" xmlns:w="urn:x"><q:body><q:p><q:r><q:t>甲乙丙丁</q:t></q:r></q:p>'
        "</q:body></q:document>"
    )
    for document in (plain, strange, other):
        result = commented(with_root(document), "乙丙")
        assert by_comment(result) == [("乙丙", "乙丙")]
        assert reader.bytes(result).blocks[0].text == "甲乙丙丁"


@pytest.mark.parametrize("encoding", ["UTF-16", "GB18030", "UTF-8"])
def test_other_encodings(encoding: str, reader: Reader) -> None:
    document = f"<w:document {NAMESPACES}><w:body>{p('全年学法4次')}</w:body></w:document>"
    declared = f'<?xml version="1.0" encoding="{encoding}"?>{document}'.encode(encoding)
    result = commented(word(parts={"word/document.xml": declared}), "学法")
    assert by_comment(result) == [("学法", "学法")]


def test_strict_documents_get_strict_comments() -> None:
    strict = f"{STRICT}/wordprocessingml/main"
    text = "<w:body><w:p><w:r><w:t>甲乙丙</w:t></w:r></w:p></w:body>"
    document = f'<w:document xmlns:w="{strict}">{text}</w:document>'
    result = commented(with_root(document), "乙")
    assert root_of(result, "word/comments.xml").tag == f"{{{strict}}}comments"
    (start,) = root_of(result).iter(f"{{{strict}}}commentRangeStart")
    assert start.xpath("string(following-sibling::*[1])") == "乙"
    (link,) = root_of(result, "word/_rels/document.xml.rels")
    assert link.get("Type") == f"{STRICT}/officeDocument/relationships/comments"


def test_main_part_by_another_name() -> None:
    parts = parts_of(word(p("甲乙丙")))
    moved: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": parts["_rels/.rels"].replace(b"word/document.xml", b"office/main.xml"),
        "office/main.xml": parts["word/document.xml"],
    }
    result = parts_of(commented(package(moved), "乙"))
    assert list(result)[3:] == ["office/comments.xml", "office/_rels/main.xml.rels"]


def test_content_types_name_the_new_part() -> None:
    types = root_of(commented(word(p("甲乙丙")), "乙"), "[Content_Types].xml")
    assert [one.get("ContentType") for one in types if one.get("PartName") == "/word/comments.xml"] == [
        "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    ]


def test_author_and_date_are_those_given() -> None:
    author = Author('核"<&', "核", datetime(2023, 1, 15, 9, 30))
    data = Draft("报告.docx", word(p("甲乙丙"))).commented([Note(0, 1, 2, ("甲",))], author)
    (comment,) = root_of(data, "word/comments.xml")
    assert comment.get(W + "author") == '核"<&'
    assert comment.get(W + "initials") == "核"
    assert comment.get(W + "date") == "2023-01-15T09:30:00Z"


def test_any_text_makes_a_sound_comment() -> None:
    hostile = "a\x00b\x1b\ud800\ufffe<w:r>&amp;]]>\U0001f600"
    data = Draft("报告.docx", word(p("甲乙丙"))).commented(
        [Note(0, 1, 2, (hostile,))], Author("核", "核", datetime(2023, 1, 15))
    )
    assert comment_texts(data)["0"] == "ab<w:r>&amp;]]>\U0001f600"


def test_damaged_package_is_refused_in_a_sentence() -> None:
    with pytest.raises(UnreadableError, match="报告"):
        Draft("报告.docx", b"PK\x03\x04 nothing")
    with pytest.raises(UnreadableError, match="内部结构有错"):
        commented(word(p("甲乙丙"), comments="<w:comments"), "乙")


def test_every_changed_part_is_sound_xml() -> None:
    for name, content in parts_of(commented(word(OLD, p("甲"), comments=OLD_COMMENTS), "甲")).items():
        assert etree.fromstring(content) is not None, name


def test_numbers_are_read_from_marks_too() -> None:
    result = commented(word(OLD, p("甲乙")), "乙")
    assert set(anchored_texts(result)) == {"4", "5"}
