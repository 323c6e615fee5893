"""Proper names in quotation marks: platforms, projects, brands, cases that a unit calls its own."""

import re
from dataclasses import dataclass
from functools import lru_cache

from checker.language.wording import Wording
from checker.model.analysis import NamedThing
from checker.model.normalise import fold

_QUOTED = re.compile(
    r"“(?P<a>[^“”。;]{2,24})”|‘(?P<b>[^‘’。;]{2,24})’|「(?P<c>[^「」。;]{2,24})」|\"(?P<d>[^\"。;]{2,24})\""
)
_ALIKE = re.compile(r"[、,·\s“”‘’'\"()\-]")
_PLACEHOLDER = re.compile(r"[x*_○□×.]+")
_HAN = re.compile(r"[一-龥]")
_LENGTHS = range(2, 15)
_NOUN_REACH = 6
_INTRODUCTION_REACH = 6
_LEAD_REACH = 14


@dataclass(frozen=True, slots=True)
class _Shapes:
    generic: frozenset[str]
    generic_shape: re.Pattern[str]
    noun_after: re.Pattern[str]
    noun_within: re.Pattern[str]
    introduction: re.Pattern[str]


def _bare(text: str) -> str:
    return _ALIKE.sub("", text)


@lru_cache(maxsize=4)
def _shapes(wording: Wording) -> _Shapes:
    generic = wording.entries("names.generic")
    nouns = wording.pattern("names.nouns").pattern
    endings = wording.pattern("names.nouns", "names.endings").pattern
    never = wording.pattern("names.false_endings").pattern
    introductions = wording.pattern("names.introductions").pattern
    return _Shapes(
        generic=frozenset(_bare(fold(entry)) for entry in generic),
        generic_shape=wording.pattern("names.generic_shapes"),
        noun_after=re.compile(
            rf"[^,。;:、!?《》“”‘’「」\"()\d为成是让使将被把]{{0,{_NOUN_REACH}}}?(?:{nouns})"
        ),
        noun_within=re.compile(rf"(?!.*(?:{never})$).+(?:{endings})"),
        introduction=re.compile(rf"(?:{introductions})[^,。;:!?《》]{{0,{_INTRODUCTION_REACH}}}$"),
    )


def find_names(view: str, wording: Wording) -> tuple[NamedThing, ...]:
    """The quoted strings that name a thing, quotation marks left out; terms and slogans are none."""
    quoted = list(_QUOTED.finditer(view))
    if not quoted:
        return ()
    shapes = _shapes(wording)
    names: list[NamedThing] = []
    for row in _rows(quoted):
        marked = _is_marked(view, row[0].start(), row[-1].end(), shapes)
        for start, end in ((match.start() + 1, match.end() - 1) for match in row):
            if _may_name(view[start:end], shapes) and (
                marked or shapes.noun_within.fullmatch(view, start, end)
            ):
                names.append(NamedThing(start, end))
    return tuple(names)


def _rows(quoted: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    """Quotations side by side share what marks them: “清风”“网盾”等专项行动 names two."""
    rows = [quoted[:1]]
    for match in quoted[1:]:
        if match.start() - rows[-1][-1].end() <= 1:
            rows[-1].append(match)
        else:
            rows.append([match])
    return rows


def _is_marked(view: str, start: int, end: int, shapes: _Shapes) -> bool:
    """Whether a noun right after, or a verb of founding right before, marks the row as names."""
    lead = view[max(0, start - _LEAD_REACH) : start]
    return bool(shapes.noun_after.match(view, end) or shapes.introduction.search(lead))


def _may_name(inner: str, shapes: _Shapes) -> bool:
    """Whether a quoted string could be somebody's own name: long enough, no term, no placeholder."""
    if len(inner) not in _LENGTHS or not _HAN.search(inner) or _PLACEHOLDER.match(inner):
        return False
    bare = _bare(inner)
    return bare not in shapes.generic and not shapes.generic_shape.search(bare)
