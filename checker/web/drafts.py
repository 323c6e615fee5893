"""Drafts on the disk: in a private folder, under names nobody can guess, gone when no longer needed."""

import asyncio
import contextlib
import os
import re
import secrets
import shutil
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from checker.model.review import Override

_LONGEST_STEM, _LONGEST_SUFFIX = 48, 10
_PREFIX = "check-serve-"
_LEFT_SECONDS = 3600.0
_SHOWN = ".result.html"  # no draft is called so: its name begins with no dot
_UNSAFE = {ord(one): chr(ord(one) + 0xFEE0) for one in '<>:"|?*\\/'}
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)")
OUTPUTS = frozenset({"word", "letter", "page"})
"""What can be downloaded of a checked draft; when all of it was, the draft goes."""


@dataclass(slots=True)
class Draft:
    """One uploaded file and what was found in it.

    `report` is the gap report as the checker found it, packed; `before` that of the draft checked
    earlier, b"" where there is none. `checking` is the check under way or done. `gone` once the file and
    the shown text were deleted; the findings stay to compare with until the session ends.
    """

    id: str
    folder: Path
    name: str
    size: int = 0
    unit: str = ""
    report: bytes = b""
    before: bytes = b""
    reviews: tuple[Override, ...] = ()
    checking: "asyncio.Task[None] | None" = None
    taken: set[str] = field(default_factory=set)
    gone: bool = False

    @property
    def path(self) -> Path:
        """Where the file lies; the name is the one shown to the user."""
        return self.folder / self.name

    @property
    def shown(self) -> Path:
        """Where the result waits to be shown: on the disk, so that many take no memory."""
        return self.folder / _SHOWN

    @property
    def word(self) -> bool:
        """Whether comments can be written into it."""
        return self.path.suffix.lower() in (".docx", ".docm")

    @property
    def complete(self) -> bool:
        """Whether everything that there is of it was downloaded."""
        return (OUTPUTS if self.word else OUTPUTS - {"word"}) <= self.taken


class Folder:
    """The private folder of one server, with a bound on all that lies in it."""

    def __init__(self, most_bytes: int) -> None:
        _clear_left_over()
        self.path = Path(tempfile.mkdtemp(prefix=_PREFIX))  # 0700 by itself
        self._most = most_bytes
        self._used = 0

    def touch(self) -> None:
        """Tell other servers that this one still runs."""
        with contextlib.suppress(OSError):
            os.utime(self.path)

    def new(self, name: str) -> Draft:
        """A place for one draft, empty as yet."""
        id = secrets.token_urlsafe(18)
        folder = self.path / id
        folder.mkdir(mode=0o700)
        return Draft(id, folder, safe_name(name))

    def take(self, draft: Draft, size: int) -> bool:
        """Count `size` more bytes for the draft; False where the folder is full."""
        if self._used + size > self._most:
            return False
        self._used += size
        draft.size += size
        return True

    def delete(self, draft: Draft) -> None:
        """Delete the draft's file; what runs over it is stopped."""
        if draft.gone:
            return
        draft.gone = True
        if draft.checking is not None:
            draft.checking.cancel()
            draft.checking = None
        shutil.rmtree(draft.folder, ignore_errors=True)
        self._used -= draft.size

    def close(self) -> None:
        """Delete everything."""
        shutil.rmtree(self.path, ignore_errors=True)


def _clear_left_over() -> None:
    """Delete what servers left that were killed before they could: nobody has touched it for an hour."""
    for path in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if path.is_dir() and not path.is_symlink() and time.time() - path.stat().st_mtime > _LEFT_SECONDS:
                shutil.rmtree(path, ignore_errors=True)


def safe_name(given: str) -> str:
    """A file name that every system takes, as near as can be to the one given; folders are left out."""
    name = re.split(r"[/\\]", given)[-1]
    name = _CONTROLS.sub("", name).translate(_UNSAFE).strip(" .") or "草稿"
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > _LONGEST_SUFFIX:
        stem, dot, suffix = name, "", ""
    return _RESERVED.sub(r"_\1", stem[:_LONGEST_STEM].rstrip(" ") or "草稿") + dot + suffix
