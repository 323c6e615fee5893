"""A draft read with the place of every character, and its copy with comments."""

from collections.abc import Sequence

from checker.readers import messages
from checker.readers.docx import open_body
from checker.readers.docx.comments.anchors import Anchors
from checker.readers.docx.comments.content import closing, opening
from checker.readers.docx.comments.note import Author, Note
from checker.readers.docx.comments.parts import encoded, first_free, layout_of, with_comments
from checker.readers.docx.comments.rezip import rezipped
from checker.readers.docx.comments.splice import Splices
from checker.readers.docx.comments.spots import Spots
from checker.readers.docx.graphics import Tally
from checker.readers.docx.package import Package
from checker.readers.limits import Limits

_DEFAULT = Limits()


class Draft:
    """A .docx to be commented on. Raises UnreadableError if it is not sound."""

    def __init__(self, name: str, data: bytes, limits: Limits = _DEFAULT) -> None:
        self._name, self._data, self._limits = name, data, limits
        self._package = Package(name, data, limits)
        body = open_body(self._package, Tally(), limits)
        self._places = body.places = []
        body.read(self._package.body)
        self.blocks = tuple(body.blocks)
        """The blocks as `read_docx` gives them, without headers and footers."""

    def commented(self, notes: Sequence[Note], author: Author) -> bytes:
        """A copy with these comments, in their order. Raises UnreadableError where none can stand."""
        package = self._package
        layout, encoding = layout_of(package, package.main, package.document)
        anchors = Anchors(package.document, Spots(package.document, layout), self._places)
        splices, declaration = Splices(), layout.declaration
        first = first_free(package)
        for number, note in enumerate(notes, first):
            anchor = anchors.of(note)
            if anchor is None:
                raise messages.no_place_for_comments(self._name)
            start, end = anchor
            splices.add(start, opening(number, declaration), end, closing(number, declaration))
        texts = [note.lines for note in notes]
        parts = with_comments(package, texts, first, author, layout.namespace) if notes else {}
        parts[package.main] = encoded(splices.applied(layout.text), encoding)
        return rezipped(Package(self._name, self._data, self._limits), parts)
