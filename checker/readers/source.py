"""Taking the bytes of a file, read-only and bounded."""

from pathlib import Path

from checker.readers import messages
from checker.readers.limits import Limits


def take(path: Path, name: str, limits: Limits) -> bytes:
    """The bytes of `path`, called `name`. Raises UnreadableError for whatever keeps them from being had."""
    try:
        return _take(path, name, limits)
    except FileNotFoundError:
        raise messages.missing(name) from None
    except PermissionError:
        raise messages.forbidden(name) from None
    except OSError as error:
        raise messages.unreadable(name, error) from None
    except ValueError:  # a NUL in the path
        raise messages.missing(name.replace("\0", "")) from None


def _take(path: Path, name: str, limits: Limits) -> bytes:
    state = path.stat()
    if path.is_dir():
        raise messages.folder(name)
    if not path.is_file():
        raise messages.not_regular(name)
    if state.st_size > limits.file_bytes:
        raise messages.too_large(name, limits.file_bytes)
    with path.open("rb") as file:
        data = file.read(limits.file_bytes + 1)  # the file may have grown since
    if len(data) > limits.file_bytes:
        raise messages.too_large(name, limits.file_bytes)
    if not data:
        raise messages.empty(name)
    return data
