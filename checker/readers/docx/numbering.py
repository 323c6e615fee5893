"""Automatic numbering, counted and written as Word shows it."""

import re
from dataclasses import dataclass

from lxml import etree

from checker.readers.docx.formats import padded, written
from checker.readers.docx.names import MC, VAL, W, is_on, number
from checker.readers.docx.styles import Style, numbering_of

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    """The members of a custom format, where `form` is "custom"."""
    text: str = ""
    legal: bool = False
    """Every number of the label in plain digits."""
    restart: int | None = None
    """Begins again only after a level up to this one (1 = top); 0 = never; None = after any higher."""
    style: str | None = None


@dataclass(frozen=True, slots=True)
class List:
    """One numbering instance: the counters it shares, its levels, its own first numbers."""

    counters: str
    levels: dict[int, Level]
    overrides: dict[int, int]


class Numbering:
    """The lists of one document and their running counters."""

    def __init__(self, root: etree._Element | None, style_elements: dict[str, etree._Element]) -> None:
        self._abstract = _by_id(root, "abstractNum", "abstractNumId")
        self._instances = _by_id(root, "num", "numId")
        self._style_elements = style_elements
        self._lists: dict[str, List | None] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._overridden: set[tuple[str, int]] = set()

    def label(self, properties: etree._Element | None, style: Style) -> str:
        """Count the paragraph and return its number as shown; "" if it has none or a bullet."""
        identity, depth = numbering_of(properties)
        own = identity if identity is not None else style.number_id
        if own is None or own == "0":
            return ""
        numbered = self._list(own)
        if numbered is None:
            return ""
        if depth is None:
            depth = _linked_level(numbered, style) if identity is None else None
        if depth is None:
            depth = style.number_level or 0
        depth = min(max(depth, 0), _LEVELS - 1)
        self._count(own, numbered, depth)
        return self._shown(numbered, depth)

    def _count(self, identity: str, numbered: List, depth: int) -> None:
        counters = self._counters.setdefault(numbered.counters, {})
        for higher in range(depth):  # a level skipped on the way down counts as begun
            counters.setdefault(higher, _start(numbered, higher))
        if depth in numbered.overrides and (identity, depth) not in self._overridden:
            self._overridden.add((identity, depth))
            counters[depth] = numbered.overrides[depth]
        elif depth in counters:
            counters[depth] += 1
        else:
            counters[depth] = _start(numbered, depth)
        for deeper in [level for level in counters if level > depth]:
            restart = numbered.levels.get(deeper, Level()).restart
            if restart is None or depth < restart:
                del counters[deeper]

    def _shown(self, numbered: List, depth: int) -> str:
        level = numbered.levels.get(depth)
        if level is None or level.form == "bullet":
            return ""
        counters = self._counters[numbered.counters]

        def place(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            own = numbered.levels.get(index, Level())
            count = counters.get(index, own.start)
            if own.form == "custom":
                return padded(count, own.pattern)
            plain = level.legal and own.form != "none"
            return str(count) if plain else written(count, own.form)

        return _PLACE.sub(place, level.text).strip()

    def _list(self, identity: str) -> List | None:
        if identity not in self._lists:
            self._lists[identity] = self._read_list(identity)
        return self._lists[identity]

    def _read_list(self, identity: str) -> List | None:
        instance = self._instances.get(identity)
        counters = _value(instance, "abstractNumId")
        if instance is None or counters is None:
            return None
        counters, levels = self._levels(counters)
        overrides: dict[int, int] = {}
        for override in instance.iterchildren(W + "lvlOverride"):
            depth = number(override, W + "ilvl") or 0
            start = number(override.find(W + "startOverride"))
            replaced = override.find(W + "lvl")
            if replaced is not None:
                levels[depth] = _level(replaced)
            if start is not None:
                overrides[depth] = start
        return List(counters, levels, overrides)

    def _levels(self, abstract_id: str) -> tuple[str, dict[int, Level]]:
        """The id and levels of an abstract list, or of the one its numbering style leads to."""
        seen: set[str] = set()
        while abstract_id not in seen:
            seen.add(abstract_id)
            abstract = self._abstract.get(abstract_id)
            link = _value(abstract, "numStyleLink")
            if link is None:
                break
            style = self._style_elements.get(link)
            identity, _ = numbering_of(None if style is None else style.find(W + "pPr"))
            abstract_id = _value(self._instances.get(identity or ""), "abstractNumId") or abstract_id
        levels = () if abstract is None else abstract.iterchildren(W + "lvl")
        return abstract_id, {number(lvl, W + "ilvl") or 0: _level(lvl) for lvl in levels}


def _start(numbered: List, depth: int) -> int:
    return numbered.overrides.get(depth, numbered.levels.get(depth, Level()).start)


def _linked_level(numbered: List, style: Style) -> int | None:
    """The level that is tied to the paragraph's style or to one it is based on."""
    for identity in style.chain:
        for depth, level in numbered.levels.items():
            if level.style == identity:
                return depth
    return None


def _level(element: etree._Element) -> Level:
    start = number(element.find(W + "start"))
    form = element.find(W + "numFmt")
    if form is None:
        form = next(element.iterfind(f"{MC}AlternateContent/{MC}Choice/{W}numFmt"), None)
    return Level(
        start=0 if start is None else start,
        form="decimal" if form is None else form.get(VAL, "decimal"),
        pattern="" if form is None else form.get(W + "format", ""),
        text=_value(element, "lvlText") or "",
        legal=bool(is_on(element.find(W + "isLgl"))),
        restart=number(element.find(W + "lvlRestart")),
        style=_value(element, "pStyle"),
    )


def _by_id(root: etree._Element | None, name: str, key: str) -> dict[str, etree._Element]:
    children = () if root is None else root.iterchildren(W + name)
    return {child.get(W + key, ""): child for child in children}


def _value(element: etree._Element | None, child: str) -> str | None:
    found = None if element is None else element.find(W + child)
    return None if found is None else found.get(VAL)
