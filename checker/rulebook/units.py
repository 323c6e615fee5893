"""The unit registry: which units there are, what each is called, and where a text names one."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Annotated, Literal

from pydantic import Field

from checker.model.errors import UnknownUnitError
from checker.model.normalise import fold, normalise
from checker.model.plan import Mention, Unit, UnitKind
from checker.rulebook.shape import Strict, Text
from checker.rulebook.unit_names import (
    any_of,
    longest_first,
    loose_forms,
    strip_prefix,
    sure_forms,
)
from checker.rulebook.yaml_lines import Fault

_LONGEST_SHOWN = 40
_SEE_ALL = "请运行 check units 查看全部单位。"


class UnitSpec(Strict):
    """一个单位。"""

    name: Text
    full_name: Text
    assumed_full_name: bool = False
    kind: Literal["bureau", "street", "town", "party", "office"]
    classes: list[Text] = Field(default=[])
    acts_for: list[Text] = Field(default=[])
    other_names: list[Text] = Field(default=[])


class MentionSpec(Strict):
    """正文里哪些情形不算单位名称。"""

    not_after: list[Text] = Field(default=[])
    not_inside: list[Annotated[Text, Field(min_length=2)]] = Field(default=[])


class UnitsSpec(Strict):
    """units.yaml"""

    prefixes: list[Text] = Field(min_length=1)
    mentions: MentionSpec = MentionSpec()
    classes: dict[Text, Text] = Field(min_length=1)
    vague: dict[Text, Text] = Field(default={})
    units: list[UnitSpec] = Field(min_length=1)


class UnitRegistry:
    """All units of one rulebook. `classes` tells what each class is, `vague` whom a phrase may mean."""

    def __init__(self, spec: UnitsSpec) -> None:
        """`spec` is one in which `unit_faults` finds nothing."""
        self.units = tuple(map(_unit, spec.units))
        self.classes: Mapping[str, str] = dict(spec.classes)
        self.vague: Mapping[str, str] = dict(spec.vague)
        self._mention_spec = spec.mentions
        self._prefixes = longest_first(map(fold, spec.prefixes))
        self._by_name = {unit.name: unit for unit in self.units}
        self._by_base = {base: unit for unit in self.units for base in _bases(unit, self._prefixes)}

    @property
    def prefixes(self) -> tuple[str, ...]:
        """What may stand before a name (上海市长宁区, 区), folded, longest first."""
        return self._prefixes

    def named(self, name: str) -> Unit | None:
        """The unit with exactly this short name."""
        return self._by_name.get(name)

    def resolve(self, name: str) -> Unit:
        """The unit that a user means by `name`. Raises UnknownUnitError; never guesses between two."""
        base = strip_prefix(fold(name), self._prefixes)
        if not base:
            raise UnknownUnitError(f"没有写单位名称；{_SEE_ALL}", ())
        if base in self._by_base:
            return self._by_base[base]
        meant = tuple(unit for unit in self.units if base in loose_forms(unit))
        if not meant:
            raise self._unknown(name, base)
        if len(meant) > 1:
            raise _ambiguous(name, tuple(unit.name for unit in meant))
        return meant[0]

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Every unit that `text` names, in order, without overlap; of two names the longer one counts."""
        view, offsets = normalise(text)
        found = []
        for match in self._pattern.finditer(view):
            unit = self._by_base[strip_prefix(match[0], self._prefixes)]
            start, end = offsets[match.start()], offsets[match.end() - 1] + 1
            found.append(Mention(start, end, text[start:end], unit))
        return tuple(found)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        bare = [f for unit in self.units for f in sure_forms(unit) if strip_prefix(f, self._prefixes) == f]
        name = f"(?:{any_of(self._prefixes)})(?:{any_of(self._by_base)})|{any_of(bare)}"
        ours = "".join(f"(?<!{re.escape(fold(word))})" for word in self._mention_spec.not_after)
        whole = "".join(
            f"(?!(?<={re.escape(word[0])}){re.escape(word[1:])})"
            for word in map(fold, self._mention_spec.not_inside)
        )
        return re.compile(f"(?:(?!区)|{ours})(?:{name}){whole}")

    def _unknown(self, name: str, base: str) -> UnknownUnitError:
        nearest = self._nearest(base[:_LONGEST_SHOWN])
        said = f"单位名册里没有“{_shown(name)}”，最接近的是{'、'.join(nearest)}；{_SEE_ALL}"
        return UnknownUnitError(said, nearest)

    def _nearest(self, base: str) -> tuple[str, ...]:
        """The three units with the nearest names, best first."""
        from rapidfuzz import fuzz  # only a wrong name pays for the import

        scores: dict[str, float] = {}
        for form, unit in self._by_base.items():
            scores[unit.name] = max(fuzz.ratio(base, form), scores.get(unit.name, 0))
        return tuple(sorted(scores, key=lambda short: -scores[short])[:3])


def unit_faults(spec: UnitsSpec) -> tuple[Fault, ...]:
    """All faults that the shape alone does not show: names used twice, unknown units and classes."""
    return tuple(chain(_name_faults(spec), _reference_faults(spec)))


def _unit(spec: UnitSpec) -> Unit:
    return Unit(
        name=spec.name,
        full_name=spec.full_name,
        kind=UnitKind(spec.kind),
        other_names=tuple(spec.other_names),
        classes=tuple(spec.classes),
        acts_for=tuple(spec.acts_for),
        assumed_full_name=spec.assumed_full_name,
    )


def _bases(unit: Unit, prefixes: tuple[str, ...]) -> tuple[str, ...]:
    """The unit's sure forms without the district's name, each once."""
    return tuple(dict.fromkeys(strip_prefix(form, prefixes) for form in sure_forms(unit)))


def _ambiguous(name: str, meant: tuple[str, ...]) -> UnknownUnitError:
    said = f"“{_shown(name)}”可以指{'、'.join(meant)}，请写明是哪一个；{_SEE_ALL}"
    return UnknownUnitError(said, meant)


def _shown(name: str) -> str:
    name = " ".join(name.split())
    return name if len(name) <= _LONGEST_SHOWN else f"{name[:_LONGEST_SHOWN]}…"


def _name_faults(spec: UnitsSpec) -> Iterator[Fault]:
    """Two units with one name, also where the names differ only by what stands before them."""
    prefixes = longest_first(map(fold, spec.prefixes))
    owners: dict[str, int] = {}
    for position, unit in enumerate(spec.units):
        for base in _bases(_unit(unit), prefixes):
            owner = owners.setdefault(base, position)
            if owner != position:
                yield ("units", position), f"“{unit.name}”与“{spec.units[owner].name}”重名：“{base}”"


def _reference_faults(spec: UnitsSpec) -> Iterator[Fault]:
    names = {unit.name for unit in spec.units}
    for phrase, class_name in spec.vague.items():
        if class_name not in spec.classes:
            yield ("vague", phrase), f"没有“{class_name}”这一类"
    for position, unit in enumerate(spec.units):
        for i, class_name in enumerate(unit.classes):
            if class_name not in spec.classes:
                yield ("units", position, "classes", i), f"“{unit.name}”：没有“{class_name}”这一类"
        for i, other in enumerate(unit.acts_for):
            if other not in names or other == unit.name:
                yield ("units", position, "acts_for", i), f"“{unit.name}”：“{other}”不是别的单位的简称"
