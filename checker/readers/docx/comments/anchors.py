"""From a phrase of a block to where its comment begins and ends in the main part."""

from collections.abc import Iterator, Sequence
from itertools import chain

from lxml import etree

from checker.readers.docx.comments.note import Note
from checker.readers.docx.comments.splice import Point
from checker.readers.docx.comments.spots import Spot, Spots
from checker.readers.docx.line import Span
from checker.readers.docx.names import W

Anchor = tuple[Point, Point]
_NOTES = (W + "footnote", W + "endnote")


class Anchors:
    """Finds where comments stand; `places` are those of each block's characters.

    A phrase that Word lets nobody comment on is stood for by what it hangs on: a text box by its
    drawing, a footnote by its mark, anything else by the text before it.
    """

    def __init__(self, root: etree._Element, spots: Spots, places: Sequence[Sequence[Span]]) -> None:
        self._root = root
        self._spots = spots
        self._places = places

    def of(self, note: Note) -> Anchor | None:
        """Where the comment begins and ends; None where the document has no place for any."""
        return self._exact(note) or self._reference(note.block) or self._nearest(note.block)

    def _exact(self, note: Note) -> Anchor | None:
        spans = self._places[note.block] if note.block < len(self._places) else ()
        touched = [span for span in spans if span.start < note.end and span.end > note.start]
        held = [(span, spot) for span in touched if (spot := self._spots.of(span.element))]
        if not held:
            return None
        (first, begin), (last, end) = held[0], held[-1]
        before, behind = max(note.start - first.start, 0), min(note.end, last.end) - last.start
        return (
            self._spots.before(begin, None if first.skipped is None else first.skipped + before),
            self._spots.after(end, None if last.skipped is None else last.skipped + behind),
        )

    def _around(self, spot: Spot | None) -> Anchor | None:
        return None if spot is None else (self._spots.before(spot, None), self._spots.after(spot, None))

    def _reference(self, block: int) -> Anchor | None:
        """The mark of the footnote or endnote that the block is of."""
        element = next((span.element for span in self._of(block)), None)
        note = None if element is None else next(element.iterancestors(*_NOTES), None)
        if note is None:
            return None
        marks = self._root.iter(f"{note.tag}Reference")
        named = (mark for mark in marks if mark.get(W + "id") == note.get(W + "id"))
        return next((anchor for mark in named if (anchor := self._around(self._spots.of(mark)))), None)

    def _nearest(self, block: int) -> Anchor | None:
        """The last characters before the block, else the first after it."""
        before = chain.from_iterable(
            reversed(self._of(b)) for b in range(min(block, self._count) - 1, -1, -1)
        )
        after = chain.from_iterable(self._of(b) for b in range(block + 1, self._count))
        return next(self._holding(chain(before, after)), None)

    def _holding(self, spans: Iterator[Span]) -> Iterator[Anchor]:
        return (anchor for span in spans if (anchor := self._around(self._spots.of(span.element))))

    @property
    def _count(self) -> int:
        return len(self._places)

    def _of(self, block: int) -> Sequence[Span]:
        return self._places[block] if block < self._count else ()
