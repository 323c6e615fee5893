"""Where the elements of a part stand in its text: what a parser forgets, and splicing needs."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|</[^>]*>|<[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*>""",
    re.DOTALL,
)
_OTHER = ("<!", "<?")
_CHARACTER = re.compile(r"&[^;]*;|\r\n|.", re.DOTALL)
_PREFIX_W = re.compile(r"\sxmlns:w\s*=\s*[\"']([^\"']*)[\"']")


@dataclass(slots=True)
class Place:
    """Offsets of one element: its start tag, what is in it, its end. An empty tag has nothing in it."""

    start: int
    inside: int
    inside_end: int = 0
    end: int = 0


class Layout:
    """The text of one sound XML part and the places of its elements, in document order."""

    def __init__(self, data: bytes, encoding: str) -> None:
        self.text = data.decode(encoding)
        self.places = _places(self.text)

    @property
    def root(self) -> Place:
        """The outermost element."""
        return self.places[0]

    def start_tag(self, place: Place) -> str:
        """The start tag of an element as written."""
        return self.text[place.start : place.inside]

    def whole(self, place: Place) -> str:
        """An element as written."""
        return self.text[place.start : place.end]

    def name(self, place: Place) -> str:
        """The name of an element with its prefix."""
        found = re.match(r"<([^\s/>]+)", self.text[place.start : place.inside])
        return found[1] if found else ""

    @property
    def namespace(self) -> str:
        """The namespace of the root element."""
        prefix, colon, _ = self.name(self.root).rpartition(":")
        found = re.search(rf"""\sxmlns{colon}{prefix}\s*=\s*["']([^"']*)["']""", self.start_tag(self.root))
        return found[1] if found else ""

    @property
    def declaration(self) -> str:
        """What an added element must declare so that `w:` means the root's namespace; mostly nothing."""
        declared = _PREFIX_W.findall(self.text)
        everywhere = declared == [self.namespace] and _PREFIX_W.search(self.start_tag(self.root))
        return "" if everywhere else f' xmlns:w="{self.namespace}"'

    def at_character(self, place: Place, count: int) -> int | None:
        """The offset after `count` characters of an element's text; None where it is not plain text."""
        raw = self.text[place.inside : place.inside_end]
        if "<" in raw:
            return None
        if "&" not in raw and "\r" not in raw:
            return place.inside + count if count <= len(raw) else None
        offset = 0
        for number, found in enumerate(_CHARACTER.finditer(raw)):
            if number == count:
                break
            offset = found.end()
        return place.inside + offset

    def with_child(self, child: str) -> str:
        """The text with one more element at the end of the root."""
        root = self.root
        if root.inside_end == root.end:  # <root/>
            opened = self.start_tag(root)[:-2].rstrip()
            return f"{self.text[: root.start]}{opened}>{child}</{self.name(root)}>{self.text[root.end :]}"
        return self.text[: root.inside_end] + child + self.text[root.inside_end :]


def _places(text: str) -> list[Place]:
    places: list[Place] = []
    opened: list[Place] = []
    for found in _TOKEN.finditer(text):
        token, start, end = found[0], found.start(), found.end()
        if token.startswith(_OTHER):
            continue
        if token.startswith("</"):
            place = opened.pop()
            place.inside_end, place.end = start, end
            continue
        place = Place(start, end, end, end)
        places.append(place)
        if not token.endswith("/>"):
            opened.append(place)
    return places
