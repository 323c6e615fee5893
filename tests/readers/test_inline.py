"""What the text of a paragraph is."""

import pytest

from tests.readers.build import Reader, docx, p, r, style, styles


def field(instruction: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return (
        f"{mark('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f"{mark('separate')}{result}{mark('end')}"
    )


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (f"{r('甲')}<w:r><w:tab/></w:r>{r('乙')}", "甲 乙"),
        (f"{r('甲')}<w:r><w:br/></w:r>{r('乙')}", "甲\n乙"),
        (f"{r('甲')}<w:r><w:cr/></w:r>{r('乙')}", "甲\n乙"),
        (f"{r('甲')}<w:r><w:noBreakHyphen/></w:r>{r('乙')}", "甲-乙"),
        (f"{r('甲')}<w:r><w:softHyphen/></w:r>{r('乙')}", "甲乙"),
        (f'{r("甲")}<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>{r("乙")}', "甲乙"),
        (f'<w:hyperlink r:id="x">{r("甲")}</w:hyperlink>{r("乙")}', "甲乙"),
        (f"<w:smartTag>{r('甲')}</w:smartTag><w:customXml>{r('乙')}</w:customXml>", "甲乙"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('甲')}</w:sdtContent></w:sdt>{r('乙')}", "甲乙"),
        (f'<w:fldSimple w:instr="PAGE">{r("12")}</w:fldSimple>{r("页")}', "12页"),
        (f"{field('DATE', r('3月'))}{r('底')}", "3月底"),
        (field("IF 1", field("PAGE", r("内"))), "内"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            + field("PAGE", r("在指令里"))
            + f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("结果")}',
            "结果",
        ),
        (
            f"<w:r><w:ruby><w:rt>{r('zhǎng')}</w:rt><w:rubyBase>{r('长')}</w:rubyBase></w:ruby></w:r>{r('宁')}",
            "长宁",
        ),
        (f"<m:oMath><m:r><m:t>95%</m:t></m:r></m:oMath>{r('以上')}", "95%以上"),
        (f"<w:r><w:t>  甲  </w:t></w:r>{r(' 乙 ')}", "甲 乙 "),
        (r("\u3000\u3000甲 < 乙 & 丙"), "\u3000\u3000甲 < 乙 & 丙"),
    ],
)
def test_text_as_word_shows_it(reader: Reader, content: str, text: str) -> None:
    assert reader.texts(p(content)) == [text]


def test_field_without_end_swallows_no_later_paragraph(reader: Reader) -> None:
    broken = f'{r("甲")}<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert reader.texts(p(broken), p("乙")) == ["甲", "乙"]


def test_field_result_may_run_over_paragraphs(reader: Reader) -> None:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "separate", "end")
    )
    assert reader.texts(p(begin + separate + r("甲")), p(r("乙") + end), p("丙")) == ["甲", "乙", "丙"]


def test_blank_paragraphs_leave_no_block(reader: Reader) -> None:
    blocks = reader.body(p("甲"), p(""), p(" \u3000"), p("乙"))
    assert [(b.index, b.text) for b in blocks] == [(0, "甲"), (1, "乙")]


def test_alternate_content_is_read_once(reader: Reader) -> None:
    def alternate(choice: str) -> str:
        fallback = f"<mc:Fallback>{r('旧')}</mc:Fallback>"
        branches = f"<mc:Choice Requires='w14'>{choice}</mc:Choice>{fallback}"
        return f"<mc:AlternateContent>{branches}</mc:AlternateContent>"

    assert reader.texts(p(alternate(r("新"))), p(alternate("<w:r/>"))) == ["新", "旧"]


def test_hidden_text_is_out_and_counted(reader: Reader) -> None:
    secret = style("Secret", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    quiet = style("Quiet", "<w:rPr><w:vanish/></w:rPr>")
    heir = style("Heir", '<w:basedOn w:val="Quiet"/>')
    document = reader.bytes(
        docx(
            p(r("甲") + r("藏一", "<w:vanish/>") + r("藏", '<w:rStyle w:val="Secret"/>')),
            p("藏匿三字", '<w:pStyle w:val="Heir"/>'),
            p(r("乙", '<w:vanish w:val="0"/>'), '<w:pStyle w:val="Quiet"/>'),
            p(r("丙", "<w:webHidden/>")),
            styles=styles(secret, quiet, heir),
        )
    )
    assert [b.text for b in document.blocks] == ["甲", "乙", "丙"]
    assert document.notices == ("有 7 字设为隐藏文字，未纳入检查。",)
