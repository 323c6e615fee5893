"""What one place of a report, its title, its signature or its file name, says of who wrote it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from checker.batch.unit_finder import Named


@dataclass(frozen=True, slots=True)
class Issuer:
    """What one place of a report says of who wrote it.

    `units` are named surely; `joint` where they stand side by side, as of a joint report. `maybe` are
    named unclearly, or have a name like the one written. `foreign` is the name of another place's
    unit, `unknown` a name that looks like a unit's and is in no registry, `misspelt` the unit whose
    name that is but for a slip of the pen: "" where there is none.
    """

    units: tuple[str, ...] = ()
    joint: bool = False
    maybe: tuple[str, ...] = ()
    foreign: str = ""
    unknown: str = ""
    misspelt: str = ""


@dataclass(slots=True)
class Gathered:
    """Collects what the lines of one place say."""

    units: list[str] = field(default_factory=list)
    maybe: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    joint: bool = False
    misspelt: str = ""

    def add(self, names: Iterable[Named]) -> None:
        """Take in the names of one line."""
        for named in names:
            if named.sureness == "foreign":
                self.foreign.append(named.shown)
                self.maybe.append(named.unit)
            else:
                (self.units if named.sureness == "sure" else self.maybe).append(named.unit)

    def issuer(self) -> Issuer:
        """What the place says, each unit once."""
        units = tuple(dict.fromkeys(self.units))
        maybe = tuple(unit for unit in dict.fromkeys(self.maybe) if unit not in units)
        unknown = "" if units else "".join(self.unknown[:1])
        joint = self.joint and len(units) > 1
        return Issuer(units, joint, maybe, "".join(self.foreign[:1]), unknown, self.misspelt)
