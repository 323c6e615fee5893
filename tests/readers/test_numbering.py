"""Automatic numbers as Word shows them."""

import pytest

from checker.readers.docx.formats import padded, written
from tests.readers.build import Reader, cell, p, part, row, style, styles, table


def level(depth: int, text: str, form: str = "decimal", more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(identity: int, *content: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{identity}">{"".join(content)}</w:abstractNum>'


def num(identity: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def override(depth: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def item(identity: int, depth: int = 0, more: str = "") -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{identity}"/></w:numPr>'
    return p("文字", f"{more}{numbered}")


def labels(reader: Reader, body: list[str], numbering: list[str], *style_list: str) -> list[str]:
    blocks = reader.body(*body, numbering=part("numbering", *numbering), styles=styles(*style_list))
    assert all(block.text == "文字" for block in blocks)
    return [block.label for block in blocks]


OUTLINE = abstract(
    0,
    level(0, "%1、", "chineseCounting"),
    level(1, "（%2）", "chineseCounting"),
    level(2, "%3."),
    level(3, "%1.%3.%4"),
)


def test_levels_count_and_deeper_levels_begin_again(reader: Reader) -> None:
    depths = [0, 1, 1, 2, 2, 0, 1, 2]
    assert labels(reader, [item(1, d) for d in depths], [OUTLINE, num(1, 0)]) == [
        "一、", "（一）", "（二）", "1.", "2.", "二、", "（一）", "1.",
    ]  # fmt: skip


def test_level_text_may_show_several_levels(reader: Reader) -> None:
    assert labels(reader, [item(1, 0), item(1, 2), item(1, 3)], [OUTLINE, num(1, 0)]) == [
        "一、",
        "1.",
        "一.1.1",
    ]


def test_legal_numbering_shows_plain_digits(reader: Reader) -> None:
    lists = abstract(0, level(0, "第%1章", "chineseCounting"), level(1, "%1.%2", more="<w:isLgl/>"))
    assert labels(reader, [item(1), item(1, 1)], [lists, num(1, 0)]) == ["第一章", "1.1"]


def test_level_that_never_begins_again(reader: Reader) -> None:
    lists = abstract(0, level(0, "%1"), level(1, "(%2)", more='<w:lvlRestart w:val="0"/>'))
    assert labels(reader, [item(1, d) for d in (0, 1, 0, 1)], [lists, num(1, 0)]) == ["1", "(1)", "2", "(2)"]


def test_level_that_begins_again_after_the_first_only(reader: Reader) -> None:
    lists = abstract(0, level(0, "%1"), level(1, "%2"), level(2, "(%3)", more='<w:lvlRestart w:val="1"/>'))
    assert labels(reader, [item(1, d) for d in (0, 1, 2, 1, 2, 0, 2)], [lists, num(1, 0)]) == [
        "1", "1", "(1)", "2", "(2)", "2", "(1)",
    ]  # fmt: skip


def test_lists_of_one_abstract_share_their_count(reader: Reader) -> None:
    assert labels(reader, [item(1), item(2), item(1)], [OUTLINE, num(1, 0), num(2, 0)]) == [
        "一、",
        "二、",
        "三、",
    ]


def test_first_number_is_overridden_once(reader: Reader) -> None:
    lists = [OUTLINE, num(1, 0), num(2, 0, override(0, 1))]
    assert labels(reader, [item(1), item(1), item(2), item(2)], lists) == ["一、", "二、", "一、", "二、"]
    assert labels(reader, [item(2), item(1), item(2)], lists) == ["一、", "二、", "三、"]


def test_level_replaced_for_one_list(reader: Reader) -> None:
    replaced = (
        f'<w:lvlOverride w:ilvl="0">{level(0, "<%1>".replace("<", "[").replace(">", "]"))}</w:lvlOverride>'
    )
    assert labels(reader, [item(2)], [OUTLINE, num(2, 0, replaced)]) == ["[1]"]


def test_start_other_than_one(reader: Reader) -> None:
    assert labels(reader, [item(1), item(1)], [abstract(0, level(0, "%1.", start=5)), num(1, 0)]) == [
        "5.",
        "6.",
    ]


def test_number_through_a_style_and_what_it_is_based_on(reader: Reader) -> None:
    base = style("base", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    heir = style("heir", '<w:basedOn w:val="base"/>')
    cancelled = style(
        "none", '<w:basedOn w:val="base"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
    )
    second = style("second", '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>')
    body = [p("文字", f'<w:pStyle w:val="{s}"/>') for s in ("base", "heir", "second", "none")]
    body.append(item(0, more='<w:pStyle w:val="base"/>'))
    assert labels(reader, body, [OUTLINE, num(1, 0)], base, heir, cancelled, second) == [
        "一、", "二、", "（一）", "", "",
    ]  # fmt: skip


def test_level_tied_to_the_style(reader: Reader) -> None:
    tied = abstract(0, level(0, "%1、"), level(1, "(%2)", more='<w:pStyle w:val="h2"/>'))
    h2 = style("h2", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    assert labels(reader, [item(1), p("文字", '<w:pStyle w:val="h2"/>')], [tied, num(1, 0)], h2) == [
        "1、",
        "(1)",
    ]


def test_list_defined_by_a_numbering_style(reader: Reader) -> None:
    lists = [
        abstract(0, '<w:styleLink w:val="公文"/>', level(0, "%1、", "chineseCounting")),
        abstract(1, '<w:numStyleLink w:val="公文"/>'),
        num(1, 0),
        num(2, 1),
    ]
    linked = style("公文", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering")
    assert labels(reader, [item(2), item(2)], lists, linked) == ["一、", "二、"]


def test_lists_of_one_numbering_style_share_their_count(reader: Reader) -> None:
    lists = [
        abstract(0, '<w:styleLink w:val="公文"/>', level(0, "%1.")),
        *(abstract(identity, '<w:numStyleLink w:val="公文"/>') for identity in (1, 2)),
        *(num(identity + 1, identity) for identity in (0, 1, 2)),
    ]
    linked = style("公文", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering")
    assert labels(reader, [item(2), item(3), item(1)], lists, linked) == ["1.", "2.", "3."]


def test_level_skipped_on_the_way_down_counts_as_begun(reader: Reader) -> None:
    depths = [1, 2, 0, 2, 1]
    assert labels(reader, [item(1, d) for d in depths], [OUTLINE, num(1, 0)]) == [
        "（一）", "1.", "二、", "1.", "（二）",
    ]  # fmt: skip


def test_numbering_styles_that_lead_in_a_circle(reader: Reader) -> None:
    lists = [abstract(1, '<w:numStyleLink w:val="公文"/>'), num(2, 1)]
    linked = style("公文", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', kind="numbering")
    assert labels(reader, [item(2)], lists, linked) == [""]


def test_bullets_and_unknown_lists_have_no_label(reader: Reader) -> None:
    bullets = [abstract(0, level(0, "●", "bullet")), num(1, 0), num(3, 8)]
    assert labels(reader, [item(1), item(2), item(3), item(1, 7)], bullets) == ["", "", "", ""]


def test_literal_text_of_an_unnumbered_level_is_shown(reader: Reader) -> None:
    assert labels(reader, [item(1)], [abstract(0, level(0, "附件%1", "none")), num(1, 0)]) == ["附件"]


def test_custom_format(reader: Reader) -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )
    assert labels(reader, [item(1)], [abstract(0, custom), num(1, 0)]) == ["007"]


def test_empty_numbered_paragraphs_count_and_hidden_ones_do_not(reader: Reader) -> None:
    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    hidden = p("", f"{numbered}<w:rPr><w:vanish/></w:rPr>")
    body = [item(1), p("", numbered), hidden, item(1)]
    assert labels(reader, body, [OUTLINE, num(1, 0)]) == ["一、", "三、"]


def test_paragraph_merged_by_a_deleted_end_counts_once(reader: Reader) -> None:
    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    merged = p("文", f"{numbered}<w:rPr><w:del/></w:rPr>"), p("字", numbered)
    assert labels(reader, [*merged, item(1)], [OUTLINE, num(1, 0)]) == ["一、", "二、"]


def test_row_shows_the_number_of_its_first_cell(reader: Reader) -> None:
    numbered = p("", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    body = table(row(cell(numbered), "甲"), row(cell(numbered), "乙"), row("丙", cell(numbered)))
    lists = part("numbering", abstract(0, level(0, "%1")), num(1, 0))
    assert [(b.label, b.text) for b in reader.body(body, numbering=lists)] == [
        ("1", "\t甲"), ("2", "\t乙"), ("", "丙\t"),
    ]  # fmt: skip


def test_numbering_part_may_be_missing(reader: Reader) -> None:
    assert [b.label for b in reader.body(item(1))] == [""]


@pytest.mark.parametrize(
    ("form", "shown"),
    {
        "decimal": {1: "1", 12: "12"},
        "decimalZero": {1: "01", 10: "10"},
        "decimalFullWidth": {12: "１２"},
        "decimalEnclosedCircle": {1: "①", 20: "⑳", 21: "㉑", 50: "㊿", 51: "51"},
        "decimalEnclosedCircleChinese": {3: "③"},
        "decimalEnclosedParen": {1: "⑴", 20: "⒇", 21: "21"},
        "decimalEnclosedFullstop": {1: "⒈", 20: "⒛"},
        "chineseCounting": {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 101: "一〇一"},
        "chineseCountingThousand": {10: "十", 12: "十二", 21: "二十一", 100: "一百", 101: "一百零一",
                                    110: "一百一十", 1001: "一千零一", 2020: "二千零二十"},
        "taiwaneseCounting": {15: "十五"},
        "taiwaneseCountingThousand": {15: "十五"},
        "japaneseCounting": {1: "一", 10: "十", 21: "二十一", 100: "百", 111: "百十一"},
        "ideographDigital": {1: "一", 10: "一〇", 25: "二五"},
        "chineseLegalSimplified": {1: "壹", 10: "壹拾", 12: "壹拾贰", 101: "壹佰零壹"},
        "ideographLegalTraditional": {3: "參"},
        "ideographTraditional": {1: "甲", 10: "癸", 11: "11"},
        "ideographZodiac": {12: "亥"},
        "ideographEnclosedCircle": {1: "㊀"},
        "lowerLetter": {1: "a", 26: "z", 27: "aa", 28: "bb"},
        "upperLetter": {2: "B"},
        "lowerRoman": {4: "iv", 9: "ix", 14: "xiv"},
        "upperRoman": {1994: "MCMXCIV"},
        "ordinal": {1: "1st", 2: "2nd", 3: "3rd", 11: "11th", 21: "21st"},
        "numberInDash": {2: "- 2 -"},
        "hex": {255: "FF"},
        "none": {1: ""},
        "bullet": {1: ""},
        "neverHeardOf": {7: "7"},
    }.items(),
)  # fmt: skip
def test_number_formats(form: str, shown: dict[int, str]) -> None:
    assert {count: written(count, form) for count in shown} == shown


@pytest.mark.parametrize("form", ["chineseCounting", "lowerRoman", "decimal", "decimalEnclosedCircle"])
def test_counts_beyond_a_format_are_plain(form: str) -> None:
    assert [written(0, form), written(10_000_000, form)] == ["0", "10000000"]


def test_custom_pattern_that_is_no_number() -> None:
    assert padded(3, "甲, 乙, 丙") == "3"
