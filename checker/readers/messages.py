"""Every sentence a reader can refuse a file with: what is wrong, and what to do about it."""

import errno

from checker.model.errors import UnreadableError

_SAVE_AS = "请用 Word 或 WPS 打开后另存为 .docx 再检查"


def missing(name: str) -> UnreadableError:
    """No such file."""
    return UnreadableError(f"找不到文件“{name}”，请核对文件名和所在文件夹。")


def folder(name: str) -> UnreadableError:
    """A folder where a file was meant."""
    return UnreadableError(f"“{name}”是文件夹，不是文件，请指定其中一份报告。")


def not_regular(name: str) -> UnreadableError:
    """A device, a pipe or the like."""
    return UnreadableError(f"“{name}”不是普通文件，请指定一份 .docx、.txt 或 .md 报告。")


def forbidden(name: str) -> UnreadableError:
    """No right to read."""
    return UnreadableError(f"没有权限读取“{name}”，请检查文件权限，或复制到自己的文件夹后再检查。")


_REASONS = {
    errno.EIO: "磁盘读写出错",
    errno.ENOSPC: "磁盘已满",
    errno.ENAMETOOLONG: "文件名或路径太长",
    errno.EBUSY: "文件正被别的程序占用",
    errno.ELOOP: "快捷链接指来指去",
    errno.ENOTDIR: "路径里有一段不是文件夹",
}


def unreadable(name: str, error: OSError) -> UnreadableError:
    """The system failed to hand over the bytes."""
    reason = _REASONS.get(error.errno or 0, f"系统错误 {error.errno}" if error.errno else "系统错误")
    return UnreadableError(f"读取“{name}”时出错（{reason}），请复制到本机硬盘后再检查。")


def empty(name: str) -> UnreadableError:
    """Zero bytes."""
    return UnreadableError(f"“{name}”是空文件（0 字节），请确认报告已保存后再检查。")


def too_large(name: str, limit: int) -> UnreadableError:
    """More bytes than allowed; `limit` in bytes."""
    size = _size(limit)
    return UnreadableError(f"“{name}”超过大小上限（{size}），请删去图片和附件、只留报告正文后再检查。")


def too_many_characters(name: str, limit: int) -> UnreadableError:
    """More text than any report holds."""
    return UnreadableError(f"“{name}”的文字超过 {limit:,} 字，不像一份报告，请只留报告正文后再检查。")


def lock_file(name: str) -> UnreadableError:
    """The owner file that Word keeps beside an open document."""
    return UnreadableError(f"“{name}”是 Word 或 WPS 打开文件时留下的临时文件，请改选不带“~$”的报告原件。")


def no_text(name: str, reason: str = "") -> UnreadableError:
    """Readable as a file, but without a single letter, digit or character of text."""
    return UnreadableError(f"“{name}”里没有可读的文字{reason}，请换成含有报告正文的文件后再检查。")


ONLY_PICTURES = "（只有图片，可能是扫描件）"
ONLY_HIDDEN = "（文字全部设成了隐藏）"
ONLY_OBJECTS = "（正文在嵌入的对象或文件里）"


def unknown_extension(name: str, suffix: str) -> UnreadableError:
    """Readable content under a name that promises something else."""
    shown = f"扩展名“{suffix}”不支持" if suffix else "文件名没有扩展名"
    return UnreadableError(f"“{name}”的{shown}，只检查 .docx、.txt 和 .md；{_SAVE_AS}。")


def word_by_another_name(name: str) -> UnreadableError:
    """A .docx by content, another extension by name."""
    return UnreadableError(f"“{name}”的内容是 Word 文档，扩展名却不是 .docx；请把扩展名改为 .docx 后再检查。")


def text_named_word(name: str, suffix: str) -> UnreadableError:
    """Plain text by content, .docx by name."""
    return UnreadableError(
        f"“{name}”的扩展名是 {suffix}，内容却是纯文本；"
        "请把扩展名改为 .txt，或用 Word 或 WPS 另存为 .docx 后再检查。"
    )


def not_word(name: str) -> UnreadableError:
    """A .docx by name whose bytes are nothing known."""
    return UnreadableError(f"“{name}”不是有效的 Word 文档（文件可能已损坏），请向报送单位重新索取。")


def encrypted(name: str) -> UnreadableError:
    """A password-protected Office file."""
    return UnreadableError(f"“{name}”设有打开密码，无法读取；请用 Word 或 WPS 取消密码后再检查。")


def old_word(name: str) -> UnreadableError:
    """The binary .doc or .wps format."""
    return UnreadableError(f"“{name}”是旧版 .doc 或 .wps 格式，请用 Word 或 WPS 另存为 .docx 后再检查。")


def other_kind(name: str, kind: str) -> UnreadableError:
    """A known format that holds text, but is not read; `kind` is its Chinese name."""
    return UnreadableError(f"“{name}”是{kind}，暂不能检查；{_SAVE_AS}。")


def convert(name: str, kind: str) -> UnreadableError:
    """A format that word processors do not turn into text by themselves."""
    return UnreadableError(f"“{name}”是{kind}，暂不能检查；请向报送单位索取 Word 原件（.docx）。")


def not_a_report(name: str, kind: str) -> UnreadableError:
    """A spreadsheet, a presentation, an archive."""
    return UnreadableError(f"“{name}”是{kind}，不是报告文档；请换成 .docx、.txt 或 .md 报告后再检查。")


def damaged(name: str) -> UnreadableError:
    """A .docx whose package cannot be unpacked."""
    return UnreadableError(f"“{name}”已损坏或不完整（可能没有传完），请重新拷贝，或向报送单位重新索取。")


def bomb(name: str) -> UnreadableError:
    """A package that unpacks to far more than it should."""
    return UnreadableError(f"“{name}”解压后大得异常，可能是恶意文件，已停止读取；请向报送单位重新索取。")


def malformed(name: str, part: str) -> UnreadableError:
    """A part of the package is not well-formed XML."""
    return UnreadableError(
        f"“{name}”的内部结构有错（{part}），无法完整读取；请用 Word 或 WPS 打开修复、另存为 .docx 后再检查。"
    )


def doctype(name: str, part: str) -> UnreadableError:
    """A part of the package declares a DOCTYPE, which no word processor writes."""
    return UnreadableError(
        f"“{name}”含有 Word 不会产生的外部声明（{part} 中的 DOCTYPE），可能是恶意文件，已停止读取；"
        "请向报送单位重新索取。"
    )


def too_deep(name: str) -> UnreadableError:
    """Elements nested beyond the limit."""
    return UnreadableError(f"“{name}”的内容嵌套层数过多（如表格层层套嵌），无法读取；请简化排版后再检查。")


def no_main_part(name: str) -> UnreadableError:
    """A package without a Word text."""
    return UnreadableError(f"“{name}”里没有 Word 正文（缺少 word/document.xml）；{_SAVE_AS}。")


def no_place_for_comments(name: str) -> UnreadableError:
    """A document none of whose text can carry a comment."""
    return UnreadableError(f"“{name}”的正文里没有可以加批注的段落，无法生成批注稿；{_SAVE_AS}。")


def comments_need_word(name: str) -> UnreadableError:
    """A plain text, which has no comments."""
    return UnreadableError(f"“{name}”不是 Word 文档，不能加批注；请用 Word 或 WPS 另存为 .docx 后再检查。")


def checked_another(name: str) -> UnreadableError:
    """A result that is not of this file."""
    return UnreadableError(f"“{name}”与检查结果对不上（文件在检查之后改过，或不是同一份），请重新检查一次。")


def utf16_without_mark(name: str) -> UnreadableError:
    """UTF-16 text that does not say so."""
    return UnreadableError(f"“{name}”像是没有标记的 UTF-16 编码；请用记事本另存为 UTF-8 编码后再检查。")


def undecodable(name: str) -> UnreadableError:
    """Text in no known encoding."""
    return UnreadableError(
        f"“{name}”的文字编码无法识别（不是 UTF-8、UTF-16 或 GB18030），请用记事本另存为 UTF-8 编码后再检查。"
    )


def binary(name: str) -> UnreadableError:
    """Control characters where text was promised."""
    return UnreadableError(
        f"“{name}”不是文本文件（含大量乱码或控制字符），请换成 .docx 或能正常打开的 .txt 报告后再检查。"
    )


def _size(count: int) -> str:
    return f"{count / 1024 / 1024:.0f} MB" if count >= 1024 * 1024 else f"{count:,} 字节"
