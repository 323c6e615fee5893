"""One requirement in two versions: the findings, and which quotes only one of them rests on."""

from collections.abc import Sequence
from dataclasses import dataclass

from checker.compare.version_quotes import Counterparts, Quoted, essence
from checker.model.report import Quote, RequirementFinding
from checker.model.status import Status

# What a quoted sentence is to a requirement of this status.
_COUNTS_AS = {
    Status.EVIDENCED: "实证",
    Status.STATED: "表述",
    Status.SHORTFALL: "自述不足",
    Status.PLANNED: "计划",
}


class Versions:
    """The sentences of both versions, and how to find those of one in the other."""

    def __init__(self, old: Quoted, new: Quoted) -> None:
        self.old, self.new = old, new
        self.earlier, self.later = Counterparts(old, new), Counterparts(new, old)

    def kept(self, quote: Quote) -> bool | None:
        """Whether the new version still has a quote of the old one; None where it cannot be known."""
        return self.new.holds(quote, self.old)

    def known(self, quote: Quote) -> bool | None:
        """Whether the old version had a quote of the new one; None where it cannot be known."""
        return self.old.holds(quote, self.new)


@dataclass(frozen=True, slots=True)
class Sides:
    """One requirement in both versions.

    `gone` are the quotes that only the earlier version rests on, `come` those of the later one alone;
    a quote is known by its words and its part of the report, so that a shifted paragraph is no change.
    """

    before: RequirementFinding
    after: RequirementFinding
    gone: tuple[Quote, ...]
    come: tuple[Quote, ...]
    versions: Versions

    @classmethod
    def of(cls, before: RequirementFinding, after: RequirementFinding, versions: Versions) -> "Sides":
        """The two findings with what sets their quotes apart."""
        gone, come = _only(before.evidence, after.evidence), _only(after.evidence, before.evidence)
        return cls(before, after, gone, come, versions)

    @property
    def gain(self) -> int:
        """Above 0 where the verdict is stronger than before, below where it is weaker."""
        return self.after.status.strength - self.before.status.strength

    @property
    def was(self) -> str:
        """What a quoted sentence was to the requirement."""
        return _COUNTS_AS.get(self.before.status, "依据")

    @property
    def now(self) -> str:
        """What a quoted sentence is to the requirement."""
        return _COUNTS_AS.get(self.after.status, "依据")


def _only(quotes: Sequence[Quote], others: Sequence[Quote]) -> tuple[Quote, ...]:
    known = {_key(quote) for quote in others}
    return tuple({_key(quote): quote for quote in quotes if _key(quote) not in known}.values())


def _key(quote: Quote) -> tuple[str, str]:
    return essence(quote), quote.role
