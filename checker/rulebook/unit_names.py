"""What a unit may be called: names folded for comparison, and the forms that names take."""

import re
from collections.abc import Iterable, Iterator

from checker.model.normalise import fold
from checker.model.plan import Unit, UnitKind

# The words by which a street or a town is called in full stand before and after its short name.
_PLACE_WORDS = {UnitKind.STREET: "街道", UnitKind.TOWN: "镇"}
_PLACE_TAILS = {UnitKind.STREET: ("", "办事处"), UnitKind.TOWN: ("", "人民政府", "政府")}
_GOVERNMENT = "人民政府"


def sure_forms(unit: Unit) -> Iterator[str]:
    """Every form, folded, that names the unit beyond doubt, also in running text."""
    yield from map(fold, (unit.name, unit.full_name, *unit.other_names))
    if unit.kind in _PLACE_WORDS:
        for tail in _PLACE_TAILS[unit.kind]:
            yield f"{fold(unit.name)}{tail}"
            yield f"{_GOVERNMENT}{fold(unit.name)}{tail}"


def loose_forms(unit: Unit) -> frozenset[str]:
    """Forms that a user may type for a street or town, but that mean a road or a place in a text."""
    word = _PLACE_WORDS.get(unit.kind)
    name = fold(unit.name)
    return frozenset({name.removesuffix(word), f"{name}办"}) if word else frozenset()


def strip_prefix(name: str, prefixes: Iterable[str]) -> str:
    """The name without the district's name before it; `prefixes` are folded, longest first."""
    for prefix in prefixes:
        if name.startswith(prefix) and name != prefix:
            return name.removeprefix(prefix)
    return name


def longest_first(words: Iterable[str]) -> tuple[str, ...]:
    """The words without repeats, longest first, so that the first match is the longest."""
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longest first; of no words, one that never matches."""
    return "|".join(map(re.escape, longest_first(words))) or r"(?!)"
