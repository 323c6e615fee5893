"""Headings, bold and centred: from direct formatting or through styles."""

import pytest

from tests.readers.build import Reader, p, r, style, styles

STYLES = styles(
    style("1", "", name="heading 1"),
    style("a3", '<w:basedOn w:val="1"/>', name="自定标题"),
    style("z", "", name="标题 2"),
    style("Heading3", "", name="whatever"),
    style("o", '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>', name="outlined"),
    style("plain", '<w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>', name="plain again"),
    style("b", "<w:rPr><w:b/></w:rPr>", name="strong"),
    style("c", '<w:pPr><w:jc w:val="center"/></w:pPr>', name="middle"),
    style("emphasis", "<w:rPr><w:b/></w:rPr>", kind="character"),
    style("loop", '<w:basedOn w:val="pool"/>'),
    style("pool", '<w:basedOn w:val="loop"/>'),
)


def styled(identity: str, direct: str = "") -> str:
    return p("文字", f'<w:pStyle w:val="{identity}"/>{direct}')


@pytest.mark.parametrize(
    ("paragraph", "level"),
    [
        (styled("1"), 1),
        (styled("a3"), 1),
        (styled("z"), 2),
        (styled("Heading3"), 3),
        (styled("o"), 4),
        (styled("plain"), None),
        (styled("1", '<w:outlineLvl w:val="9"/>'), None),
        (styled("b", '<w:outlineLvl w:val="1"/>'), 2),
        (styled("loop"), None),
        (styled("nowhere"), None),
        (styled("b", '<w:outlineLvl w:val="junk"/>'), None),
    ],
)
def test_heading_level(reader: Reader, paragraph: str, level: int | None) -> None:
    block = reader.body(paragraph, styles=STYLES)[0]
    assert (block.kind, block.level) == ("paragraph" if level is None else "heading", level)


@pytest.mark.parametrize(
    ("paragraph", "bold"),
    [
        (p(r("甲", "<w:b/>") + r(" ") + r("乙", '<w:b w:val="1"/>')), True),
        (p(r("甲", "<w:b/>") + r("乙")), False),
        (styled("b"), True),
        (p(r("甲", '<w:b w:val="0"/>'), '<w:pStyle w:val="b"/>'), False),
        (p(r("甲", '<w:rStyle w:val="emphasis"/>')), True),
        (p(r("甲", '<w:rStyle w:val="emphasis"/>'), '<w:pStyle w:val="b"/>'), False),
        (p("甲"), False),
    ],
)
def test_bold(reader: Reader, paragraph: str, bold: bool) -> None:
    assert reader.body(paragraph, styles=STYLES)[0].bold is bold


@pytest.mark.parametrize(
    ("paragraph", "centred"),
    [
        (p("甲", '<w:jc w:val="center"/>'), True),
        (styled("c"), True),
        (styled("c", '<w:jc w:val="both"/>'), False),
        (p("甲"), False),
    ],
)
def test_centred(reader: Reader, paragraph: str, centred: bool) -> None:
    assert reader.body(paragraph, styles=STYLES)[0].centred is centred


def test_default_style_applies_where_none_is_named(reader: Reader) -> None:
    default = '<w:style w:type="paragraph" w:default="1" w:styleId="n"><w:rPr><w:b/></w:rPr></w:style>'
    assert reader.body(p("甲"), styles=styles(default))[0].bold is True
