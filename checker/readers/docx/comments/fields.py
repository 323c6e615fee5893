"""Fields of one paragraph: a comment goes around a field, never into it.

What a field shows is written anew whenever Word updates it, and would take the marks with it.
"""

from collections.abc import Mapping

from lxml import etree

from checker.readers.docx.names import W

_PARAGRAPH, _MARK = W + "p", W + "fldChar"
_KIND = W + "fldCharType"

_Field = tuple[etree._Element, etree._Element]


class Fields:
    """The fields that begin and end in one paragraph, looked up by what stands in them."""

    def __init__(self, numbers: Mapping[etree._Element, int]) -> None:
        self._numbers = numbers
        self._known: dict[etree._Element, list[_Field]] = {}

    def around(self, element: etree._Element) -> _Field | None:
        """The first and the last mark of the outermost field around an element; None outside of fields."""
        paragraph = next(element.iterancestors(_PARAGRAPH), None)
        if paragraph is None:
            return None
        if paragraph not in self._known:
            self._known[paragraph] = _fields(paragraph)
        number = self._numbers[element]
        numbers = self._numbers
        around = (f for f in self._known[paragraph] if numbers[f[0]] < number < numbers[f[1]])
        return min(around, key=lambda field: numbers[field[0]], default=None)


def _fields(paragraph: etree._Element) -> list[_Field]:
    """The whole fields of a paragraph, nested ones too."""
    found: list[_Field] = []
    opened: list[etree._Element] = []
    for mark in paragraph.iter(_MARK):
        if next(mark.iterancestors(_PARAGRAPH)) is not paragraph:
            continue  # of a text box that hangs on it
        if mark.get(_KIND) == "begin":
            opened.append(mark)
        elif mark.get(_KIND) == "end" and opened:
            found.append((opened.pop(), mark))
    return found
