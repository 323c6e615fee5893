"""Takes an upload apart while it streams in, counts its bytes and writes them to the draft's file."""

import os
from collections.abc import AsyncIterator
from typing import IO, Any
from urllib.parse import unquote_to_bytes

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from checker.model.errors import CheckerError
from checker.web import messages
from checker.web.drafts import Draft, Folder

_SLACK = 64 * 1024  # the form's own lines around the file


class Refused(CheckerError):
    """An upload that is not taken; `status` is the answer's."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


async def receive(
    stream: AsyncIterator[bytes], content_type: str, length: str, folder: Folder, limit: int
) -> Draft:
    """The draft in a multipart body, which must hold one file of at most `limit` bytes.

    The header's `length` can only refuse, never permit. Raises Refused; nothing is left on the disk then.
    """
    kind, options = parse_options_header(content_type)
    boundary = options.get(b"boundary", b"")
    if kind != b"multipart/form-data" or not boundary:
        raise Refused(messages.NO_FILE, 400)
    if length.isdigit() and int(length) > limit + _SLACK:
        raise Refused(messages.too_large(limit), 413)
    taker = _Taker(folder, limit)
    try:
        parser = MultipartParser(boundary, taker.callbacks())  # type: ignore[arg-type]
        total = 0
        async for chunk in stream:
            total += len(chunk)
            if total > limit + _SLACK:
                raise Refused(messages.too_large(limit), 413)
            parser.write(chunk)
        parser.finalize()
        if not taker.complete:
            raise Refused(messages.BROKEN_UPLOAD if taker.draft else messages.NO_FILE, 400)
    except FormParserError:
        taker.drop()
        raise Refused(messages.BROKEN_UPLOAD, 400) from None
    except BaseException:
        taker.drop()
        raise
    draft = taker.draft
    if draft is None:
        raise Refused(messages.NO_FILE, 400)
    return draft


class _Taker:
    """What the parser calls: keeps the first file, skips all else."""

    def __init__(self, folder: Folder, limit: int) -> None:
        self._folder, self._limit = folder, limit
        self._field = self._value = b""
        self._headers: dict[bytes, bytes] = {}
        self._file: IO[bytes] | None = None
        self._ended = False
        self.draft: Draft | None = None

    @property
    def complete(self) -> bool:
        return self.draft is not None and self._ended and self._file is None

    def callbacks(self) -> dict[str, Any]:
        return {
            "on_part_begin": self._headers.clear,
            "on_header_field": self._name,
            "on_header_value": self._text,
            "on_header_end": self._header,
            "on_headers_finished": self._open,
            "on_part_data": self._data,
            "on_part_end": self._close,
            "on_end": self._end,
        }

    def drop(self) -> None:
        self._close()
        if self.draft is not None:
            self._folder.delete(self.draft)

    def _name(self, data: bytes, start: int, end: int) -> None:
        self._field += data[start:end]

    def _text(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header(self) -> None:
        self._headers[self._field.lower()] = self._value
        self._field = self._value = b""

    def _open(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition"))
        name = options.get(b"filename")
        if not name or self.draft is not None:
            return
        # Browsers write a quote in a name as %22 and no other character so.
        text = (unquote_to_bytes(name) if b"%22" in name else name).decode("utf-8", "replace")
        self.draft = self._folder.new(text)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        self._file = os.fdopen(os.open(self.draft.path, flags, 0o600), "wb")

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._file is None or self.draft is None:
            return
        size = end - start
        if self.draft.size + size > self._limit:
            raise Refused(messages.too_large(self._limit), 413)
        if not self._folder.take(self.draft, size):
            raise Refused(messages.FULL, 507)
        self._file.write(data[start:end])

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _end(self) -> None:
        self._ended = True
