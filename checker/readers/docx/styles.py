"""What the named styles say: outline level, numbering, hidden, bold, centred; inherited lazily."""

import re
from dataclasses import dataclass, replace
from typing import TypeVar

from lxml import etree

from checker.readers.docx.names import VAL, W, is_on, number

T = TypeVar("T")

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_BODY_LEVEL = 9
"""The outline level that means "body text"."""


@dataclass(frozen=True, slots=True)
class Style:
    """The facts of one style with all it is based on; None where nothing is said."""

    outline: int | None = None
    """0 = top; 9 = body text."""
    number_id: str | None = None
    number_level: int | None = None
    centred: bool | None = None
    bold: bool | None = None
    hidden: bool | None = None
    chain: tuple[str, ...] = ()
    """Style ids, the style itself first."""


_NOTHING = Style()


class Styles:
    """The styles of one document; a document may have none."""

    def __init__(self, root: etree._Element | None) -> None:
        self.elements: dict[str, etree._Element] = {}
        """The style elements by id."""
        self._cache: dict[str, Style] = {}
        self._default = ""
        for element in () if root is None else root.iterchildren(W + "style"):
            identity = element.get(W + "styleId", "")
            self.elements[identity] = element
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true", "on"):
                self._default = identity

    def paragraph(self, identity: str | None) -> Style:
        """The facts of a paragraph style; those of the default style for an unknown one."""
        return self._style(identity if identity in self.elements else self._default)

    def character(self, identity: str | None) -> Style:
        """The facts of a character style; nothing for an unknown one."""
        return self._style(identity)

    def _style(self, identity: str | None) -> Style:
        if identity is None:
            return _NOTHING
        if identity not in self._cache:
            self._cache[identity] = self._inherited(identity)
        return self._cache[identity]

    def _inherited(self, identity: str) -> Style:
        chain: list[str] = []
        current: str | None = identity
        while current in self.elements and current not in chain:
            chain.append(current)
            based_on = self.elements[current].find(W + "basedOn")
            current = None if based_on is None else based_on.get(VAL)
        style = _NOTHING
        for ancestor in reversed(chain):
            style = _overlaid(style, self.elements[ancestor])
        return replace(style, chain=tuple(chain))


def _overlaid(base: Style, element: etree._Element) -> Style:
    paragraph, run = element.find(W + "pPr"), element.find(W + "rPr")
    number_id, number_level = numbering_of(paragraph)
    outline = outline_of(paragraph)
    return Style(
        outline=_first(outline, _named_level(element), base.outline),
        number_id=_first(number_id, base.number_id),
        number_level=_first(number_level, base.number_level),
        centred=_first(centred_by(paragraph), base.centred),
        bold=_first(property_of(run, "b"), base.bold),
        hidden=_first(property_of(run, "vanish"), base.hidden),
    )


def _first(*values: T | None) -> T | None:
    return next((value for value in values if value is not None), None)


def _named_level(element: etree._Element) -> int | None:
    name = element.find(W + "name")
    for text in ("" if name is None else name.get(VAL, ""), element.get(W + "styleId", "")):
        if found := _HEADING_NAME.fullmatch(text.strip()):
            return int(found[1]) - 1
    return None


def outline_of(properties: etree._Element | None) -> int | None:
    """The outline level that paragraph properties give, 0 = top, 9 = body text."""
    level = None if properties is None else number(properties.find(W + "outlineLvl"))
    return None if level is None or not 0 <= level <= _BODY_LEVEL else level


def heading_level(outline: int | None) -> int | None:
    """The level of a heading, 1 = top; None for body text."""
    return None if outline is None or outline == _BODY_LEVEL else outline + 1


def numbering_of(properties: etree._Element | None) -> tuple[str | None, int | None]:
    """The numbering instance ("0" cancels) and level that paragraph properties give."""
    found = None if properties is None else properties.find(W + "numPr")
    if found is None:
        return None, None
    identity = found.find(W + "numId")
    return (None if identity is None else identity.get(VAL)), number(found.find(W + "ilvl"))


def centred_by(properties: etree._Element | None) -> bool | None:
    """Whether paragraph properties centre the text; None where they give no alignment."""
    alignment = None if properties is None else properties.find(W + "jc")
    return None if alignment is None else alignment.get(VAL) == "center"


def property_of(properties: etree._Element | None, name: str) -> bool | None:
    """An on/off run property; None where it is not given."""
    return None if properties is None else is_on(properties.find(W + name))
