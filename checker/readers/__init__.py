"""Reading a report from a file: .docx, .txt and .md, told apart by content."""

import hashlib
from pathlib import Path

from checker.model.document import Block, Document
from checker.model.errors import UnreadableError
from checker.readers import messages
from checker.readers.limits import Limits
from checker.readers.sniff import is_zip, refuse_other_packages, refuse_unreadable
from checker.readers.source import take
from checker.readers.text import decode, read_markdown, read_text

__all__ = ["Limits", "read"]

_WORD = (".docx", ".docm")
_MARKDOWN = (".md", ".markdown")

_DEFAULT = Limits()

_Reading = tuple[tuple[Block, ...], tuple[str, ...]]


def read(path: Path, limits: Limits = _DEFAULT) -> Document:
    """The report in `path`. Raises UnreadableError, with one Chinese sentence, if there is none.

    A document that comes back holds at least one letter, digit or Chinese character.
    """
    name = _shown_name(path)
    data = take(path, name, limits)
    blocks, notices = _blocks(name, data, limits)
    document = Document(name, hashlib.sha256(data).hexdigest(), blocks, notices)
    if not any(character.isalnum() for block in document.body for character in block.text):
        raise messages.no_text(name)
    return document


def _shown_name(path: Path) -> str:
    """The file's name in characters that every output can hold: Linux allows any bytes in a name."""
    return (path.name or str(path)).encode("utf-8", "replace").decode("utf-8")


def _blocks(name: str, data: bytes, limits: Limits) -> _Reading:
    suffix = Path(name).suffix
    if name.startswith("~$"):
        raise messages.lock_file(name)
    refuse_unreadable(name, data)
    kind = suffix.lower()
    if is_zip(data):
        return _word(name, kind, data, limits)
    if kind in _WORD:
        raise _not_word(name, kind, data)
    if kind in _MARKDOWN:
        return read_markdown(name, data, limits)
    if kind == ".txt":
        return read_text(name, data, limits)
    raise messages.unknown_extension(name, suffix)


def _word(name: str, suffix: str, data: bytes, limits: Limits) -> _Reading:
    refuse_other_packages(name, data)
    if suffix not in _WORD:
        raise messages.word_by_another_name(name)
    # lxml takes time to load, and a plain text needs none of it
    from checker.readers.docx import read_docx

    return read_docx(name, data, limits)


def _not_word(name: str, suffix: str, data: bytes) -> UnreadableError:
    try:
        text, _ = decode(name, data)
    except UnreadableError:
        return messages.not_word(name)
    controls = sum(not (character.isprintable() or character.isspace()) for character in text)
    return messages.not_word(name) if controls > len(text) / 50 else messages.text_named_word(name, suffix)
