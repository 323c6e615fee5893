"""What a file is, told by its bytes and never by its name."""

import io
import re
import struct
import zipfile
from collections.abc import Callable

from checker.model.errors import UnreadableError
from checker.readers import messages

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# Possessive throughout: whatever was passed over once is not tried in other ways.
_HTML = re.compile(
    rb"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html\b)", re.I | re.S
)
_XML = re.compile(rb"\s*<\?xml[\s>]")

_Refusal = Callable[[str, str], UnreadableError]

# Opening bytes, how to refuse, what the thing is called.
_SIGNATURES: tuple[tuple[bytes, _Refusal, str], ...] = (
    (b"\xff\xd8\xff", messages.convert, "图片（JPEG）"),
    (b"\x89PNG\r\n\x1a\n", messages.convert, "图片（PNG）"),
    (b"GIF87a", messages.convert, "图片（GIF）"),
    (b"GIF89a", messages.convert, "图片（GIF）"),
    (b"II*\x00", messages.convert, "图片（TIFF）"),
    (b"MM\x00*", messages.convert, "图片（TIFF）"),
    (b"{\\rtf", messages.other_kind, " RTF 文档"),
    (b"MIME-Version:", messages.other_kind, "网页存档（MHT）"),
    (b"Rar!\x1a\x07", messages.not_a_report, "压缩包（RAR）"),
    (b"7z\xbc\xaf\x27\x1c", messages.not_a_report, "压缩包（7z）"),
    (b"\x1f\x8b\x08", messages.not_a_report, "压缩包（gzip）"),
    (b"MZ\x90\x00", messages.not_a_report, "可执行程序"),
    (b"\x7fELF", messages.not_a_report, "可执行程序"),
)

# A name inside a zip package, how to refuse, what the thing is called.
_PACKAGES: tuple[tuple[str, _Refusal, str], ...] = (
    ("xl/workbook.xml", messages.not_a_report, " Excel 表格（.xlsx）"),
    ("xl/workbook.bin", messages.not_a_report, " Excel 表格（.xlsb）"),
    ("ppt/presentation.xml", messages.not_a_report, " PowerPoint 演示文稿（.pptx）"),
    ("visio/document.xml", messages.not_a_report, " Visio 图（.vsdx）"),
    ("ofd.xml", messages.convert, " OFD 版式文件"),
)


def refuse_unreadable(name: str, data: bytes) -> None:
    """Raise UnreadableError if the opening bytes are those of a known format that is not read."""
    for signature, refusal, kind in _SIGNATURES:
        if data.startswith(signature):
            raise refusal(name, kind)
    if data.startswith(_OLE):
        raise _ole(name, data)
    if b"%PDF-" in data[:1024]:
        raise messages.convert(name, " PDF 文件")
    if _other_image(data):
        raise messages.convert(name, "图片")
    head = data[:2048].removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(head):
        raise messages.other_kind(name, "网页（HTML）")
    if _XML.match(head):
        raise messages.other_kind(name, " XML 文件")


def is_zip(data: bytes) -> bool:
    """Whether the bytes open as a zip package does."""
    return data.startswith(_ZIP)


def refuse_other_packages(name: str, data: bytes) -> None:
    """Raise UnreadableError unless the zip package may hold a Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {entry.replace("\\", "/").lower() for entry in package.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error):
        raise messages.damaged(name) from None
    for entry, refusal, kind in _PACKAGES:
        if entry in names:
            raise refusal(name, kind)
    if "content.xml" in names and "mimetype" in names:
        raise messages.other_kind(name, " OpenDocument 文档（.odt）")
    if "_rels/.rels" not in names and "word/document.xml" not in names:
        raise messages.not_a_report(name, "压缩包（ZIP）")


def _ole(name: str, data: bytes) -> UnreadableError:
    if _has_stream(data, "EncryptedPackage"):
        return messages.encrypted(name)
    if _has_stream(data, "WordDocument"):
        return messages.old_word(name)
    if _has_stream(data, "Workbook") or _has_stream(data, "Book"):
        return messages.not_a_report(name, "旧版 Excel 表格（.xls）")
    if _has_stream(data, "PowerPoint Document"):
        return messages.not_a_report(name, "旧版 PowerPoint 演示文稿（.ppt）")
    return messages.old_word(name)


def _has_stream(data: bytes, stream: str) -> bool:
    """Whether the OLE directory lists a stream: its entries begin with the name, every 128 bytes."""
    wanted = stream.encode("utf-16-le") + b"\0\0"
    position = data.find(wanted)
    while position >= 0:
        if position % 128 == 0:
            return True
        position = data.find(wanted, position + 1)
    return False


def _other_image(data: bytes) -> bool:
    bitmap = data.startswith(b"BM") and data[6:10] == b"\0\0\0\0"
    webp = data.startswith(b"RIFF") and data[8:12] == b"WEBP"
    heic = data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"mif1", b"avif")
    return bitmap or webp or heic
