"""Drafts for the page: good, hostile and strange ones."""

import io
import zipfile
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
SAMPLE = (SAMPLES / "区民政局-2022.docx").read_bytes()
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


def text(*lines: str, unit: str = "区民政局") -> bytes:
    """A short report as plain text."""
    body = "\n".join(lines or ("全年开展法治培训3次。",))
    return f"{unit}2022年法治政府建设情况报告\n一、主要举措\n{body}\n".encode()


def zip_bomb() -> bytes:
    """A .docx whose text unpacks to far more than it is packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("word/document.xml", b"<w>" + b"A" * 80_000_000)
    return out.getvalue()


HOSTILE: dict[str, tuple[str, bytes]] = {
    "zip bomb": ("炸弹.docx", zip_bomb()),
    "picture": ("照片.docx", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 20),
    "empty": ("空.docx", b""),
    "broken zip": ("坏.docx", b"PK\x03\x04" + b"\x00" * 500),
    "program": ("工具.exe", b"MZ\x90\x00" + b"\x00" * 500),
    "blanks": ("空白.txt", b" \n\t\n" * 50),
}
