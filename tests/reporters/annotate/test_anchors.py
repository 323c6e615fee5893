"""A comment stands on the very phrase, whatever the phrase is made of, and harms nothing around it."""

import pytest

from checker.model.errors import UnreadableError
from checker.readers.docx.comments import Draft, Note
from tests.readers.build import Reader, cell, p, part, r, row, table
from tests.readers.test_anchored import box, note
from tests.reporters.annotate.word_files import (
    AUTHOR,
    W,
    anchored_texts,
    by_comment,
    commented,
    root_of,
    without_comments,
    word,
)

BOLD = "<w:b/>"


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


FIELD = (
    f"{field('begin')}<w:r><w:instrText>REF x</w:instrText></w:r>"
    f"{field('separate')}{r('第三条')}{field('end')}"
)
NESTED = f"{field('begin')}{field('separate')}{r('甲')}{FIELD}{r('乙')}{field('end')}"
LINK = f'<w:hyperlink r:id="rId9">{r("区政府门户网站")}</w:hyperlink>'
CONTROL = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('富文本控件里的字')}</w:sdtContent></w:sdt>"
TYPED = f"<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent>{r('2022年12月')}</w:sdtContent></w:sdt>"
INSERTED = f'<w:ins w:id="1" w:author="甲">{r("新增两句话")}</w:ins>'
DELETED = '<w:del w:id="2" w:author="甲"><w:r><w:delText>删去的</w:delText></w:r></w:del>'
CHOICE = f"<mc:AlternateContent><mc:Choice Requires='wps'>{p('换用内容')}</mc:Choice></mc:AlternateContent>"
TABBED = "<w:r><w:rPr><w:b/></w:rPr><w:t>甲</w:t><w:tab/><w:t>乙丙</w:t><w:br/><w:t>丁</w:t></w:r>"

EXACT = {
    "a whole run": (p("全年学法4次。"), "全年学法4次。"),
    "within a run": (p("全年学法4次，讲座2场。"), "学法4次"),
    "across runs split amid a word": (p(r("全年学") + r("法4", BOLD) + r("次，讲座")), "学法4次"),
    "text with entities": (p("A&B、<12>件，另有&5件"), "B、<12>件，"),
    "inside an insertion": (p(r("前") + INSERTED + r("后")), "增两句"),
    "across an insertion and a deletion": (p(r("前面") + INSERTED + DELETED + r("后面")), "面新增两句话后"),
    "inside a hyperlink": (p(r("见") + LINK + r("。")), "政府门户"),
    "into a hyperlink": (p(r("刊于") + LINK + r("。")), "刊于区政府"),
    "inside a content control": (p(CONTROL), "控件里"),
    "a table cell": (table(row("事项", "办理12件次")), "12件"),
    "across cells": (table(row("事项", "办理12件")), "项\t办理"),
    "across paragraphs of a cell": (table(row(cell("甲事项", "乙事项"))), "项\n乙事"),
    "a nested table": (table(row(cell(table(row("内层的字"))))), "层的"),
    "after a tab in the same run": (p(TABBED), "乙丙"),
    "up to a tab in the same run": (p(TABBED), "甲"),
    "a run with more before and behind": (p(TABBED), " 乙"),
    "a paragraph whose end was deleted": (
        p("上半", '<w:rPr><w:del w:id="9"/></w:rPr>') + p("下半"),
        "半下",
    ),
    "a block-level content control": (
        f"<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent>{p('整段控件')}</w:sdtContent></w:sdt>",
        "段控",
    ),
}


@pytest.mark.parametrize(("body", "phrase"), EXACT.values(), ids=EXACT)
def test_exactly_the_phrase_is_anchored_and_all_else_stays(body: str, phrase: str, reader: Reader) -> None:
    data = word(p("标题"), body, p("尾"))
    result = commented(data, phrase)
    (said, anchored) = by_comment(result)[0]
    assert said == phrase
    assert anchored == phrase.replace("\t", "").replace("\n", "")
    assert without_comments(result) == without_comments(data)
    assert reader.bytes(result).blocks == reader.bytes(data).blocks


AROUND = {
    "a complex field": (p(r("依据") + FIELD + r("办理")), "三", "第三条"),
    "from before a field into it": (p(r("依据") + FIELD + r("办理")), "据第", "据第三条"),
    "a field within a field": (p(r("依据") + NESTED + r("办理")), "条", "甲第三条乙"),
    "the second of two fields": (p(FIELD + r("和") + FIELD + r("办理")), "和第", "和第三条"),
    "a field whose beginning is elsewhere": (p(field("end") + r("目录一") + FIELD), "录", "录"),
    "a simple field": (p(f'<w:fldSimple w:instr="X">{r("第三条")}</w:fldSimple>{r("办理")}'), "三", "第三条"),
    "a control that Word fills": (p(r("于") + TYPED + r("办理")), "12月办", "2022年12月办"),
    "a text box": (p(r("前") + box(p("框里的字"))), "里的", "框里的字框里的字"),
    "a reading above": (
        p("<w:r><w:ruby><w:rubyBase>" + r("注音字") + "</w:rubyBase></w:ruby></w:r>" + r("后")),
        "音",
        "注音字",
    ),
}


@pytest.mark.parametrize(("body", "phrase", "anchored"), AROUND.values(), ids=AROUND)
def test_what_must_not_be_split_is_commented_on_as_a_whole(
    body: str, phrase: str, anchored: str, reader: Reader
) -> None:
    data = word(p("标题"), body, p("尾"))
    result = commented(data, phrase)
    assert by_comment(result) == [(phrase, anchored)]
    assert without_comments(result) == without_comments(data)
    assert reader.bytes(result).blocks == reader.bytes(data).blocks


def test_no_mark_stands_inside_a_field_or_a_drawing() -> None:
    result = commented(word(p(r("前") + FIELD + box(p("框里的字")))), "三", "里的")
    for mark in root_of(result).iter(W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference"):
        assert not list(mark.iterancestors(W + "txbxContent"))
    assert anchored_texts(result)["0"] == "第三条"


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_is_commented_on_at_its_mark(kind: str, reader: Reader) -> None:
    mark = f'<w:r><w:{kind}Reference w:id="5"/></w:r>'
    notes = part(f"{kind}s", note(kind, "5", p("脚注里的话")))
    body = p(r("正文甲") + mark + r("正文乙"))
    data = word(body, footnotes=notes) if kind == "footnote" else word(body, endnotes=notes)
    result = commented(data, "注里")
    ((begin, reference),) = [
        (start, start.getnext()) for start in root_of(result).iter(W + "commentRangeStart")
    ]
    assert begin is not None
    assert reference is not None
    assert reference.find(f"{W}{kind}Reference") is not None
    assert without_comments(result) == without_comments(data)


def test_text_that_cannot_be_commented_on_falls_to_the_text_before_it() -> None:
    data = word(p("前一段"), CHOICE, p("后一段"))
    assert by_comment(commented(data, "换用")) == [("换用", "前一段")]


def test_text_with_nothing_before_it_falls_to_the_text_after_it() -> None:
    assert by_comment(commented(word(CHOICE, p("后一段")), "换用")) == [("换用", "后一段")]


def test_document_without_any_place_is_refused_in_a_sentence() -> None:
    with pytest.raises(UnreadableError, match="没有可以加批注的段落"):
        commented(word(CHOICE), "换用")


def test_comments_may_touch_overlap_and_nest() -> None:
    data = word(p(r("甲乙丙") + r("丁戊己", BOLD)))
    phrases = ("甲乙", "丙丁", "乙丙丁", "甲乙丙丁戊己", "丁", "戊己")
    result = commented(data, *phrases)
    assert by_comment(result) == [(phrase, phrase) for phrase in phrases]
    assert without_comments(result) == without_comments(data)


def test_many_comments_on_one_phrase_share_its_place() -> None:
    data = word(p("全年学法4次，讲座2场。"))
    draft = Draft("报告.docx", data)
    result = draft.commented([Note(0, 2, 6, (str(i),)) for i in range(5)], AUTHOR)
    assert set(anchored_texts(result).values()) == {"学法4次"}
    assert without_comments(result) == without_comments(data)


@pytest.mark.parametrize("phrase", ["one", "two", "three", "ne tw", " two "])
def test_blanks_count_after_a_split_as_they_did_before(phrase: str, reader: Reader) -> None:
    plain = "<w:r><w:t>one two three</w:t></w:r>"
    data = word(p(plain + "<w:r><w:t>  edged text  </w:t></w:r>"))
    result = commented(data, phrase)
    assert by_comment(result) == [(phrase, phrase)]
    assert reader.bytes(result).blocks == reader.bytes(data).blocks


def test_a_run_with_blanks_that_do_not_count_is_not_split_beside_a_blank(reader: Reader) -> None:
    data = word(p("<w:r><w:t>  one two  </w:t></w:r>"))
    result = commented(data, "one")
    assert reader.bytes(result).blocks == reader.bytes(data).blocks
    assert anchored_texts(result)["0"].strip() == "one two"


def test_formatting_is_carried_to_both_halves() -> None:
    run = '<w:r w:rsidR="00AA"><w:rPr><w:b/><w:sz w:val="32"/></w:rPr><w:t>全年学法4次</w:t></w:r>'
    runs = [
        run for run in root_of(commented(word(p(run)), "学法")).iter(W + "r") if run.find(W + "t") is not None
    ]
    assert [one.get(W + "rsidR") for one in runs] == ["00AA"] * 3
    assert all(one.find(f"{W}rPr/{W}sz") is not None for one in runs)


def test_automatic_numbers_are_no_part_of_the_phrase() -> None:
    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>',
    )
    numbered = p("工作情况", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>')
    result = commented(word(numbered, p("正文"), numbering=numbering), "工作")
    assert by_comment(result) == [("工作", "工作")]
