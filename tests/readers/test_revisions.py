"""Tracked changes read as accepted, comments out, and what the reviewer is told."""

from tests.readers.build import Reader, cell, docx, p, r, row, table

DELETED_MARK = '<w:rPr><w:del w:id="9"/></w:rPr>'


def deletion(text: str, kind: str = "del") -> str:
    return f'<w:{kind} w:id="1"><w:r><w:delText>{text}</w:delText><w:t>{text}</w:t></w:r></w:{kind}>'


def test_insertions_in_deletions_out(reader: Reader) -> None:
    document = reader.bytes(
        docx(
            p(r("甲") + f'<w:ins w:id="1">{r("增")}</w:ins>' + deletion("删")),
            p(f'<w:moveTo w:id="2">{r("移入")}</w:moveTo>' + deletion("移出", "moveFrom") + r("乙")),
        )
    )
    assert [b.text for b in document.blocks] == ["甲增", "移入乙"]
    assert document.notices == ("文件带有修订痕迹（插入 2 处、删除 2 处），已按接受全部修订后的文字检查。",)


def test_deletion_within_an_insertion_is_out(reader: Reader) -> None:
    assert reader.texts(p(f'<w:ins w:id="1">{r("增")}{deletion("又删")}</w:ins>')) == ["增"]


def test_paragraph_with_deleted_end_goes_on_with_the_next(reader: Reader) -> None:
    body = (
        p("甲", DELETED_MARK),
        p(deletion("全删"), DELETED_MARK),
        p("乙", '<w:outlineLvl w:val="0"/>'),
        p("丙"),
    )
    assert [(b.text, b.level) for b in reader.body(*body)] == [("甲乙", 1), ("丙", None)]


def test_deleted_end_before_a_table_or_the_end_loses_nothing(reader: Reader) -> None:
    ended = p("乙", DELETED_MARK)
    assert reader.texts(ended, table(row(cell(ended))), ended) == ["乙", "乙", "乙"]


def test_comments_are_out_and_told(reader: Reader) -> None:
    end = '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    commented = f'<w:commentRangeStart w:id="0"/>{r("甲")}{end}'
    document = reader.bytes(docx(p(commented), comments="<w:comments/>"))
    assert [b.text for b in document.blocks] == ["甲"]
    assert document.notices == ("文件带有 1 条批注，批注内容未纳入检查。",)


def test_pictures_charts_and_objects_are_told(reader: Reader) -> None:
    picture = "<w:r><w:drawing><pic:pic/></w:drawing></w:r>"
    old_picture = '<w:r><w:pict><v:shape><v:imagedata r:id="x"/></v:shape></w:pict></w:r>'
    chart = '<w:r><w:drawing><c:chart r:id="x"/></w:drawing></w:r>'
    embedded = '<w:r><w:object><v:shape><v:imagedata r:id="x"/></v:shape><o:OLEObject/></w:object></w:r>'
    document = reader.bytes(
        docx(p(r("甲") + picture + old_picture + chart + embedded), '<w:altChunk r:id="x"/>')
    )
    assert document.notices == (
        "文件含 2 张图片，图片中的文字未检查。",
        "文件含 1 个图表或 SmartArt 图形，其中的文字未检查。",
        "文件含 2 个嵌入的对象或文件，其内容未检查。",
    )


def test_macros_are_told(reader: Reader) -> None:
    document = reader.bytes(docx(p("甲"), parts={"word/vbaProject.bin": b"macro"}), "报告.docm")
    assert document.notices == ("文件含宏，宏未运行，只检查文字。",)


def test_plain_document_has_no_notices(reader: Reader) -> None:
    assert reader.bytes(docx(p("甲"))).notices == ()
