"""Footnotes and endnotes, fetched when the text refers to them."""

from collections.abc import Iterable, Iterator

from lxml import etree

from checker.readers.docx.names import W
from checker.readers.docx.package import Package


class Notes:
    """The notes of one document; each is given out once."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._known: dict[str, dict[str, etree._Element]] = {}

    def taken(self, references: Iterable[tuple[str, str]]) -> Iterator[etree._Element]:
        """The notes meant by references ("footnotes" or "endnotes", id), in their order."""
        for kind, identity in references:
            note = self._of(kind).pop(identity, None)
            if note is not None:
                yield note

    def _of(self, kind: str) -> dict[str, etree._Element]:
        if kind not in self._known:
            root = self._package.related(kind)
            children = () if root is None else root.iterchildren(W + kind.removesuffix("s"))
            self._known[kind] = {note.get(W + "id", ""): note for note in children}
        return self._known[kind]
