"""Plain text and Markdown."""

import pytest

from checker.model.errors import UnreadableError
from checker.readers import Limits
from tests.readers.build import Reader

REPORT = "长宁区法治政府建设报告\n\n\u3000\u3000一、主要举措。\r\n全年学法4次。 \n"
LINES = ["长宁区法治政府建设报告", "\u3000\u3000一、主要举措。", "全年学法4次。 "]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_kept_line_by_line(reader: Reader, encoding: str) -> None:
    document = reader.bytes(REPORT.encode(encoding), "报告.txt")
    assert [(b.index, b.kind, b.text) for b in document.blocks] == [
        (i, "paragraph", line) for i, line in enumerate(LINES)
    ]
    assert document.notices == ()


@pytest.mark.parametrize("mark", ["\t", "|", " | "])
def test_running_lines_of_the_same_cells_are_a_table(reader: Reader, mark: str) -> None:
    rows = [mark.join(cells) for cells in (("项目", "2021年", "2022年"), ("件数", "8", "12"))]
    lines = ["抽查情况如下：", *rows, "1.\t加强培训。", "2.\t加强检查。", mark.join("甲乙丙丁")]
    document = reader.bytes("\n".join(lines).encode(), "报告.txt")
    assert [b.text for b in document.blocks] == lines
    assert [b.index for b in document.blocks if b.kind == "table_row"] == [1, 2]


def test_big_endian_utf16(reader: Reader) -> None:
    document = reader.bytes(b"\xfe\xff" + REPORT.encode("utf-16-be"), "报告.txt")
    assert [b.text for b in document.blocks] == LINES


def test_gb18030_is_read_and_told(reader: Reader) -> None:
    document = reader.bytes(REPORT.encode("gb18030"), "报告.TXT")
    assert [b.text for b in document.blocks] == LINES
    assert document.notices == (
        "文件不是 UTF-8 编码，已按 GB18030（GBK）编码读取；如有乱码请另存为 UTF-8 后重新检查。",
    )


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_is_refused(reader: Reader, encoding: str) -> None:
    with pytest.raises(UnreadableError, match="没有标记的 UTF-16"):
        reader.bytes(REPORT.encode(encoding), "报告.txt")


@pytest.mark.parametrize(
    "data",
    [
        "报告内容".encode() * 50 + b"\0",
        b"\x01\x02\x03\x04" * 20 + b"abc",
        "\ufffd\ufffd报告".encode(),
        bytes(range(32)) * 9,
    ],
)
def test_garbage_is_refused(reader: Reader, data: bytes) -> None:
    with pytest.raises(UnreadableError, match="不是文本文件"):
        reader.bytes(data, "报告.txt")


@pytest.mark.parametrize("data", [b"\xb1\xa8\xb8\xe6\xff\xff" * 9, b"\xff\xfe\x00\xd8\x41\x00"])
def test_undecodable_text_is_refused(reader: Reader, data: bytes) -> None:
    with pytest.raises(UnreadableError, match="编码无法识别"):
        reader.bytes(data, "报告.txt")


@pytest.mark.parametrize("text", [" \n\u3000\n", "———\n……\n", "\ufeff", "\u200b\n"])
def test_text_without_a_letter_is_refused(reader: Reader, text: str) -> None:
    with pytest.raises(UnreadableError, match="没有可读的文字"):
        reader.bytes(text.encode(), "报告.txt")


def test_too_many_characters(reader: Reader) -> None:
    with pytest.raises(UnreadableError, match="超过 10 字"):
        reader.bytes(("字" * 11).encode(), "报告.txt", Limits(characters=10))


def test_markdown_headings_tables_and_text(reader: Reader) -> None:
    source = """# 报告
## 一、主要举措 ##
#没有空格
| 事项 | 次数 |
|:---|---:|
| 学法 | 4次 |
- 一是学法
---
"""
    document = reader.bytes(source.encode(), "报告.md")
    assert [(b.kind, b.level, b.text) for b in document.blocks] == [
        ("heading", 1, "报告"),
        ("heading", 2, "一、主要举措"),
        ("paragraph", None, "#没有空格"),
        ("table_row", None, "事项\t次数"),
        ("table_row", None, "学法\t4次"),
        ("paragraph", None, "- 一是学法"),
        ("paragraph", None, "---"),
    ]
    assert [b.index for b in document.blocks] == list(range(7))


def test_markdown_cells_may_hold_escaped_bars(reader: Reader) -> None:
    assert [b.text for b in reader.bytes(r"|甲\|乙|丙|".encode(), "报告.md").blocks] == ["甲|乙\t丙"]


def test_fenced_lines_are_text(reader: Reader) -> None:
    blocks = reader.bytes("```\n# 文字\n```\n# 标题\n".encode(), "报告.md").blocks
    assert [(b.kind, b.text) for b in blocks] == [("paragraph", "# 文字"), ("heading", "标题")]


def test_marks_in_plain_text_are_text(reader: Reader) -> None:
    assert [(b.kind, b.text) for b in reader.bytes("# 甲\n|乙|".encode(), "报告.txt").blocks] == [
        ("paragraph", "# 甲"),
        ("paragraph", "|乙|"),
    ]
