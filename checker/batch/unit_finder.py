"""Finds the units that a title, a signature or a file name names, and how surely it names them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from checker.language.wording import Wording
from checker.model.normalise import fold
from checker.model.plan import Unit, UnitKind
from checker.rulebook.unit_names import any_of, loose_forms, strip_prefix, sure_forms
from checker.rulebook.units import UnitRegistry

Sureness = Literal["sure", "unclear", "foreign"]

# Long enough for any name of a unit with its place; more is running text.
_NEAR_LIMIT = 40
_NEAR_CUTOFF = 66
_SHORT_NAME = 6
_MOST_NEAR = 3
_STREET = "街道"
_HAN_RUN = re.compile(r"[一-龥]*$")
_HAN_START = re.compile(r"[一-龥]*")
_PLACE_LENGTHS = range(2, 7)


@dataclass(frozen=True, slots=True)
class Named:
    """A unit's name in a folded text: `start` to `end`, with the place before it and 党组 after it.

    "unclear": the words around may make it another body's name (区民政局婚姻登记中心).
    "foreign": the name stands behind another place's (徐汇区民政局, 市民政局); `shown` holds it.
    """

    start: int
    end: int
    unit: str
    sureness: Sureness
    shown: str


class UnitFinder:
    """All names of one registry, with the words around them that decide whose name it is."""

    def __init__(self, registry: UnitRegistry, wording: Wording) -> None:
        self._prefixes = registry.prefixes
        self._bases = _bases(registry, [fold(tail) for tail in wording.entries("assign.place_tails")])
        self._alone = {**_alone(registry), **self._bases}
        self._pattern = re.compile(any_of(self._bases))
        self._followers = wording.pattern("assign.followers")
        self._boundary = re.compile(f".*(?:{any_of(map(fold, wording.entries('assign.boundaries')))})")
        self._places = re.compile(f"(?:{any_of(map(fold, wording.entries('assign.other_places')))})$")
        levels = wording.pattern("assign.other_levels", "assign.other_places").pattern
        self._levels = re.compile(f"(?:{levels})$")
        self._elsewhere = re.compile(f"[一-龥]{{0,{_PLACE_LENGTHS[-1]}}}?(?:{levels}|(?<=[一-龥])区)")
        self._leads = re.compile(f"(?:{wording.pattern('assign.leads').pattern})$")
        self._recipients = wording.pattern("assign.recipients")
        self._own_tail = re.compile(rf"(?:\(?(?:{wording.pattern('assign.own_tails').pattern})\)?)+")
        self._bodies = wording.pattern("assign.bodies")
        self._stops = wording.pattern("assign.title_stops")

    def find(self, view: str) -> tuple[Named, ...]:
        """Every unit named in a folded text, in order; addressees and partners are left out."""
        found: list[Named] = []
        for match in self._pattern.finditer(view):
            named = match.start() - len(self._prefix(view, match.start()))
            start, sureness = self._read_before(view, named, match.start(), found)
            if self._recipients.search(view[:named]) or self._recipients.search(view[:start]):
                continue
            end = self._end(view, match.end())
            if sureness == "sure" and self._is_other_body(view, end):
                sureness = "unclear"
            found.append(Named(start, end, self._bases[match[0]].name, sureness, view[start:end]))
        return tuple(found)

    def alone(self, text: str) -> str:
        """The unit that a text means that holds nothing but a name, in full or short; "" if none."""
        unit = self._alone.get(strip_prefix(fold(text), self._prefixes))
        return unit.name if unit else ""

    def near(self, text: str) -> tuple[str, ...]:
        """The units with names like `text`, best first: for a person to choose from."""
        from rapidfuzz import fuzz, process  # only a name that nobody knows pays for the import

        base, forms = self._without_place(text), self._alone.keys()
        if not base:
            return ()
        matches = process.extract(base, forms, scorer=fuzz.ratio, score_cutoff=_NEAR_CUTOFF, limit=9)
        names = [self._alone[form].name for form, _, _ in matches]
        return tuple(dict.fromkeys(names))[:_MOST_NEAR]

    def misspelt(self, text: str) -> str:
        """The one unit whose name `text` is but for a slip of the pen, "" where it is none or several's.

        This confirms what another place says; alone it decides nothing.
        """
        from rapidfuzz.distance import Levenshtein

        base = self._without_place(text)
        slips = 1 if len(base) <= _SHORT_NAME else 2
        near = {unit.name for form, unit in self._bases.items() if Levenshtein.distance(base, form) <= slips}
        return near.pop() if len(near) == 1 else ""

    def _without_place(self, text: str) -> str:
        return strip_prefix(fold(text), self._prefixes)[:_NEAR_LIMIT]

    def elsewhere(self, view: str) -> bool:
        """Whether a folded issuer (徐汇区湖南路街道, 市司法局) opens with another place's name."""
        return not self.is_local(view) and self._elsewhere.match(view) is not None

    def is_local(self, view: str) -> bool:
        """Whether a folded text opens with the district's name, or with 区 for it."""
        return view.startswith(self._prefixes)

    def _prefix(self, view: str, base: int) -> str:
        return next((prefix for prefix in self._prefixes if view.endswith(prefix, 0, base)), "")

    def _read_before(self, view: str, start: int, base: int, found: list[Named]) -> tuple[int, Sureness]:
        """Where the name starts with its place, and what the words before it say of whose it is."""
        prefix = view[start:base]
        before = view[found[-1].end if found and found[-1].end <= start else 0 : start]
        run = _HAN_RUN.search(before)
        stretch = self._boundary.sub("", run[0]) if run else ""
        if self._leads.search(stretch):
            return start, "unclear"
        if len(prefix) > 1 or not stretch:
            return start, "sure"
        place = len(stretch) in _PLACE_LENGTHS if prefix else self._levels.search(stretch)
        if place or self._places.search(stretch):
            return start - min(len(stretch), _PLACE_LENGTHS[-1]), "foreign"
        return start, "unclear"

    def _end(self, view: str, end: int) -> int:
        tail = self._own_tail.match(view, end)
        return tail.end() if tail else end

    def _is_other_body(self, view: str, end: int) -> bool:
        if self._followers.search(view[end:]):
            return True
        stop = self._stops.search(view, end)
        run = _HAN_START.match(view[end : stop.start() if stop else len(view)])
        return bool(run and self._bodies.search(run[0]))


@lru_cache(maxsize=4)
def finder_of(registry: UnitRegistry, wording: Wording) -> UnitFinder:
    """The finder for a registry, built once."""
    return UnitFinder(registry, wording)


def _bases(registry: UnitRegistry, tails: list[str]) -> dict[str, Unit]:
    """Each form without the district's name, with its unit; what two streets could mean is left out."""
    bases = {
        strip_prefix(form, registry.prefixes): unit for unit in registry.units for form in sure_forms(unit)
    }
    short = [(form, unit) for unit in registry.units for form in _short_streets(unit, tails)]
    uses = Counter(form for form, _ in short)
    return bases | {form: unit for form, unit in short if uses[form] == 1 and form not in bases}


def _short_streets(unit: Unit, tails: list[str]) -> Iterator[str]:
    """华阳街道, 华阳街道办事处 for 华阳路街道."""
    place = fold(unit.name).removesuffix(_STREET)
    for tail in tails:
        if unit.kind is UnitKind.STREET and place.endswith(tail) and place != tail:
            yield f"{place.removesuffix(tail)}{_STREET}"
            yield f"{place.removesuffix(tail)}{_STREET}办事处"


def _alone(registry: UnitRegistry) -> dict[str, Unit]:
    """The forms that name a unit only where nothing else stands beside them (江苏路, 新泾)."""
    loose = [(form, unit) for unit in registry.units for form in loose_forms(unit)]
    uses = Counter(form for form, _ in loose)
    return {form: unit for form, unit in loose if uses[form] == 1}
