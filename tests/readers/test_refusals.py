"""Whatever is no report gets one sentence that says what it is and what to do."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.model.errors import UnreadableError
from checker.readers import Limits, read
from tests.readers.build import Reader, docx, p, package

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def ole(*streams: str) -> bytes:
    entries = (stream.encode("utf-16-le").ljust(128, b"\0") for stream in ("Root Entry", *streams))
    return OLE.ljust(512, b"\0") + b"".join(entries)


def refusal(reader: Reader, data: bytes, name: str = "报告.docx", limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableError) as caught:
        reader.bytes(data, name, limits)
    message = caught.value.message
    assert name in message
    assert message.endswith("。")
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "报告.docx", "空文件"),
        (b"", "报告.txt", "空文件"),
        (ole("EncryptionInfo", "EncryptedPackage"), "报告.docx", "打开密码"),
        (ole("WordDocument", "1Table"), "报告.doc", "旧版 .doc 或 .wps 格式，请用 Word 或 WPS 另存为 .docx"),
        (ole("WordDocument"), "报告.docx", "旧版 .doc 或 .wps"),
        (ole("WordDocument"), "报告.wps", "旧版 .doc 或 .wps"),
        (OLE, "报告.doc", "旧版 .doc 或 .wps"),
        (ole("Workbook"), "报告.xls", "Excel"),
        (ole("PowerPoint Document"), "报告.ppt", "PowerPoint"),
        (b"%PDF-1.7\n...", "报告.pdf", "PDF"),
        (b"%PDF-1.7\n...", "报告.docx", "PDF"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "报告.jpg", "JPEG"),
        (b"\x89PNG\r\n\x1a\n\0\0", "报告.docx", "PNG"),
        (b"GIF89a....", "报告.gif", "GIF"),
        (b"II*\x00....", "报告.tif", "TIFF"),
        (b"BM\x10\x00\x00\x00\x00\x00\x00\x00", "报告.bmp", "图片"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "报告.webp", "图片"),
        (b"\x00\x00\x00\x18ftypheic\x00", "报告.heic", "图片"),
        (rb"{\rtf1\ansi abc}", "报告.docx", "RTF"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "报告.txt", "网页"),
        (b"\xef\xbb\xbf \n<!-- saved --><HTML lang='zh'>", "报告.doc", "网页"),
        (b"<?xml version='1.0'?><w:wordDocument/>", "报告.docx", "XML"),
        (b"MIME-Version: 1.0\r\n", "报告.mht", "MHT"),
        (b"Rar!\x1a\x07\x01\x00", "报告.rar", "RAR"),
        (b"7z\xbc\xaf\x27\x1c\x00", "报告.docx", "7z"),
        (b"\x1f\x8b\x08\x00", "报告.gz", "gzip"),
        (package({"xl/workbook.xml": "<x/>", "_rels/.rels": "<x/>"}), "报告.xlsx", "Excel"),
        (package({"xl/workbook.xml": "<x/>", "_rels/.rels": "<x/>"}), "报告.docx", "Excel"),
        (package({"ppt/presentation.xml": "<x/>"}), "报告.pptx", "PowerPoint"),
        (package({"OFD.xml": "<x/>"}), "报告.ofd", "OFD"),
        (package({"mimetype": "application/x", "content.xml": "<x/>"}), "报告.odt", "OpenDocument"),
        (package({"甲.txt": "文字"}), "报告.zip", "压缩包"),
        (package({}), "报告.docx", "压缩包"),
        ("年度报告正文".encode(), "报告.docx", "内容却是纯文本"),
        ("年度报告正文".encode("gb18030"), "报告.docx", "内容却是纯文本"),
        (b"\x80\x81\xff\x00\x01" * 9, "报告.docx", "不是有效的 Word 文档"),
        (docx(p("正文")), "报告.txt", "内容是 Word 文档，扩展名却不是 .docx"),
        (docx(p("正文")), "报告.doc", "扩展名改为 .docx"),
        (docx(p("正文")), "报告", "扩展名改为 .docx"),
        ("年度报告正文".encode(), "报告.log", "扩展名“.log”不支持"),
        ("年度报告正文".encode(), "报告", "没有扩展名"),
        (b"\x15" + "张三".encode().ljust(161, b"\0"), "~$报告.docx", "临时文件"),
    ],
)  # fmt: skip
def test_refused_with_what_it_is(reader: Reader, data: bytes, name: str, says: str) -> None:
    assert says in refusal(reader, data, name)


def test_a_text_full_of_comments_is_told_from_a_page_at_once(reader: Reader) -> None:
    comments = b"<!---->" * 300 + b"<!-- x --> "
    assert [b.kind for b in reader.bytes(comments + "报告正文".encode(), "报告.txt").blocks] == ["paragraph"]
    assert "网页" in refusal(reader, b"<!---->" * 280 + b"<html>", "报告.txt")
    assert "网页" in refusal(reader, b"<?xml version='1.0'?>\n<!-- a --><!DOCTYPE html>", "报告.txt")


def test_stream_name_in_the_text_of_an_old_document_does_not_make_it_encrypted(reader: Reader) -> None:
    talk = b"\0\0" + "EncryptedPackage".encode("utf-16-le") + b"\0\0"
    assert "旧版" in refusal(reader, ole("WordDocument") + talk, "报告.doc")


@pytest.mark.parametrize("name", ["报告.docx", "报告.DOCX", "报告.docm"])
def test_word_names(reader: Reader, name: str) -> None:
    assert [b.text for b in reader.bytes(docx(p("正文")), name).blocks] == ["正文"]


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"找不到文件“无此报告\.docx”"):
        read(tmp_path / "无此报告.docx")
    with pytest.raises(UnreadableError, match="找不到文件"):
        read(tmp_path / "无此文件夹" / "报告.docx")


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="是文件夹"):
        read(tmp_path)
    with pytest.raises(UnreadableError, match="是文件夹"):
        read(Path("."))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_forbidden_file(reader: Reader) -> None:
    path = reader.file(b"x", "报告.txt")
    path.chmod(0)
    with pytest.raises(UnreadableError, match="没有权限"):
        read(path)


def test_forbidden_by_the_system(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    path = reader.file(b"x", "报告.txt")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableError, match="没有权限"):
        read(path)


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.EIO, "磁盘读写出错"),
        (errno.EBUSY, "别的程序占用"),
        (errno.EISDIR, "系统错误"),
        (None, "系统错误"),
    ],
)
def test_what_the_system_says_is_told_in_chinese(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, number: int | None, says: str
) -> None:
    path = reader.file(b"x", "报告.txt")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, "Some English words") if number else OSError("Some English words")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableError, match=says) as caught:
        read(path)
    assert "English" not in caught.value.message


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system allows no such names")
@pytest.mark.parametrize("suffix", [b".txt", b".log", b".docx"])
def test_a_name_of_any_bytes_can_be_written_out(reader: Reader, suffix: bytes) -> None:
    path = Path(os.fsdecode(os.fsencode(reader.folder) + b"/\xb1\xa8" + suffix))
    path.write_bytes("年度报告正文".encode())
    try:
        said = read(path).name
    except UnreadableError as error:
        said = error.message
    assert suffix.decode() in said
    said.encode("utf-8")


@pytest.mark.parametrize("name", ["长" * 400 + ".docx", "报\0告.docx"])
def test_impossible_names(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableError):
        read(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "报告.txt")
    with pytest.raises(UnreadableError, match="不是普通文件"):
        read(tmp_path / "报告.txt")


def test_too_large(reader: Reader) -> None:
    assert "大小上限（10 字节）" in refusal(reader, b"x" * 11, "报告.txt", Limits(file_bytes=10))


def test_input_is_left_alone(reader: Reader) -> None:
    data = docx(p("正文"))
    path = reader.file(data)
    path.chmod(0o444)
    document = read(path)
    assert path.read_bytes() == data
    assert [entry.name for entry in reader.folder.iterdir()] == ["报告.docx"]
    assert document.name == "报告.docx"


def test_sha256_is_that_of_the_bytes(reader: Reader) -> None:
    document = reader.bytes(b"abc", "报告.txt")
    assert document.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_plain_text_is_read_without_the_xml_library(reader: Reader) -> None:
    path = reader.file("正文".encode(), "报告.txt")
    program = (
        "import sys; from pathlib import Path; from checker.readers import read; "
        "read(Path(sys.argv[1])); sys.exit('lxml' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program, str(path)], check=False).returncode == 0
