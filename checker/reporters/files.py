"""Writes what was rendered: a file appears whole or not at all."""

import os
import stat
import tempfile
from pathlib import Path

_HALF = ".checker-"


def clear_halves(folder: Path) -> None:
    """Remove what a killed run had only half written in a folder. Raises OSError."""
    for half in folder.glob(f"{_HALF}*"):
        half.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Replace `path` by a file with `data`. Raises OSError, which names `path`; the old file is kept then."""
    try:
        _write_beside(path, data)
    except OSError as error:
        # The system names the file written beside it, of which nobody knows.
        raise OSError(error.errno, error.strerror, str(path)) from error


def _write_beside(path: Path, data: bytes) -> None:
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
    handle, name = tempfile.mkstemp(prefix=_HALF, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        # mkstemp's file is private; the result of a confidential draft stays so unless it was not before.
        if mode is not None:
            os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
