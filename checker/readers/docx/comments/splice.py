"""What is added to the text of a part: marks at offsets, runs split around them."""

from collections import defaultdict
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """An offset where marks may stand; `closing` and `reopening` split what they stand in.

    `attribute_at` is the end of a start tag that must say xml:space="preserve" once it is split.
    """

    at: int
    closing: str = ""
    reopening: str = ""
    attribute_at: int | None = None


class Splices:
    """Collects marks and applies them all at once."""

    def __init__(self) -> None:
        self._points: dict[int, Point] = {}
        self._starts: dict[int, list[str]] = defaultdict(list)
        self._ends: dict[int, list[str]] = defaultdict(list)

    def add(self, first: Point, opening: str, last: Point, closing: str) -> None:
        """One comment's marks: at the same offset, ends come before beginnings."""
        for point in (first, last):
            self._points.setdefault(point.at, point)
        self._starts[first.at].append(opening)
        self._ends[last.at].append(closing)

    def applied(self, text: str) -> str:
        """The text with everything added."""
        added = {at: self._at(point) for at, point in self._points.items()}
        for point in self._points.values():
            if point.attribute_at is not None:
                added[point.attribute_at] = ' xml:space="preserve"'
        pieces: list[str] = []
        done = 0
        for at in sorted(added):
            pieces += text[done:at], added[at]
            done = at
        return "".join((*pieces, text[done:]))

    def _at(self, point: Point) -> str:
        marks = "".join((*self._ends.get(point.at, ()), *self._starts.get(point.at, ())))
        return point.closing + marks + point.reopening
