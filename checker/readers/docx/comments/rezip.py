"""A zip package written again with some of its parts changed."""

import io
import zipfile
from copy import copy

from checker.readers.docx.comments.parts import Parts
from checker.readers.docx.package import Package

_NEW_DATE = (1980, 1, 1, 0, 0, 0)


def rezipped(package: Package, parts: Parts) -> bytes:
    """The same entries in the same order, packed as they were; new parts come last."""
    buffer = io.BytesIO()
    changed = {id(entry): data for part, data in parts.items() if (entry := package.entry(part))}
    with zipfile.ZipFile(buffer, "w") as file:
        file.comment = package.comment
        for entry in package.entries:
            data = changed.get(id(entry))
            file.writestr(copy(entry), package.unpacked(entry) if data is None else data)
        for part, data in parts.items():
            if package.entry(part) is None:
                new = zipfile.ZipInfo(part, _NEW_DATE)
                new.compress_type = zipfile.ZIP_DEFLATED
                file.writestr(new, data)
    return buffer.getvalue()
