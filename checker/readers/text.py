"""Reading plain text and Markdown: decoding, then one block per line."""

import re
from contextlib import suppress

from checker.model.document import Block
from checker.readers import messages
from checker.readers.limits import Limits

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")
_CONTROL_SHARE = 0.02
# Marks that are frequent in any Chinese text, and whose UTF-16 bytes ASCII and GB18030 text lack.
_UTF16_SIGNS = "，。、的：；"
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_TABLE_ROW = re.compile(r"\s*\|(.*)\|\s*")
_TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?\s*")
_FEWEST_CELLS = 3
_FENCE = re.compile(r" {0,3}(?:```|~~~)")

GUESSED = "文件不是 UTF-8 编码，已按 GB18030（GBK）编码读取；如有乱码请另存为 UTF-8 后重新检查。"


def read_text(name: str, data: bytes, limits: Limits) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks and notices of a plain text file: a paragraph or table row per line that is not blank."""
    text, notices = _text(name, data, limits)
    lines = [line for line in text.splitlines() if line.strip()]
    rows = _table_lines(lines)
    blocks = (Block(i, "table_row" if i in rows else "paragraph", line) for i, line in enumerate(lines))
    return tuple(blocks), notices


def read_markdown(name: str, data: bytes, limits: Limits) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks and notices of a Markdown file: headings and table rows told from other lines."""
    text, notices = _text(name, data, limits)
    blocks: list[Block] = []
    fenced = False
    for line in text.splitlines():
        if _FENCE.match(line):
            fenced = not fenced
        elif line.strip() and (fenced or not _TABLE_RULE.fullmatch(line)):
            blocks.append(Block(len(blocks), "paragraph", line) if fenced else _markdown(len(blocks), line))
    return tuple(block for block in blocks if block.text.strip()), notices


def decode(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of `data`, and a notice where the encoding had to be guessed."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strict(name, data, "utf-16"), ()
    if b"\0" not in data:
        with suppress(UnicodeDecodeError):
            return data.decode("utf-8-sig"), ()
    if _is_utf16(data):
        raise messages.utf16_without_mark(name)
    if b"\0" in data:
        raise messages.binary(name)
    return _strict(name, data, "gb18030"), (GUESSED,)


def _text(name: str, data: bytes, limits: Limits) -> tuple[str, tuple[str, ...]]:
    text, notices = decode(name, data)
    if len(_CONTROL.findall(text)) > len(text) * _CONTROL_SHARE or "\0" in text:
        raise messages.binary(name)
    if len(text) > limits.characters:
        raise messages.too_many_characters(name, limits.characters)
    return text, notices


def _strict(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise messages.undecodable(name) from None


def _is_utf16(data: bytes) -> bool:
    sample = data[:4096]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
        chinese = sum("\u4e00" <= c <= "\u9fff" or c in _UTF16_SIGNS for c in text)
        if chinese > len(text) / 2 and any(sign in text for sign in _UTF16_SIGNS):
            return True
    return False


def _table_lines(lines: list[str]) -> frozenset[int]:
    """The lines of tables: at least two running with the same number of cells between tabs or bars."""
    cells = [max(line.strip().count(mark) for mark in "\t|") + 1 for line in lines]
    return frozenset(
        number
        for number, count in enumerate(cells)
        # Two cells may be a number and its text, as a list copied out of a Word file has them.
        if count >= _FEWEST_CELLS and count in (*cells[max(0, number - 1) : number], *cells[number + 1 :][:1])
    )


def _markdown(index: int, line: str) -> Block:
    if heading := _HEADING.fullmatch(line):
        return Block(index, "heading", heading[2], level=len(heading[1]))
    if row := _TABLE_ROW.fullmatch(line):
        cells = re.split(r"(?<!\\)\|", row[1])
        return Block(index, "table_row", "\t".join(cell.strip().replace("\\|", "|") for cell in cells))
    return Block(index, "paragraph", line)
