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
    data = take(path, limits)
    blocks, notices = _blocks(path, data, limits)
    document = Document(path.name, hashlib.sha256(data).hexdigest(), blocks, notices)
    if not any(character.isalnum() for block in document.body for character in block.text):
        raise messages.no_text(path.name)
    return document


def _blocks(path: Path, data: bytes, limits: Limits) -> _Reading:
    name, suffix = path.name, path.suffix.lower()
    if name.startswith("~$"):
        raise messages.lock_file(name)
    refuse_unreadable(name, data)
    if is_zip(data):
        return _word(name, suffix, data, limits)
    if suffix in _WORD:
        raise _not_word(name, suffix, data)
    if suffix in _MARKDOWN:
        return read_markdown(name, data, limits)
    if suffix == ".txt":
        return read_text(name, data, limits)
    raise messages.unknown_extension(name, path.suffix)


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
