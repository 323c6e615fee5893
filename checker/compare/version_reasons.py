"""Why a finding is not what it was, said of the sentences that the two versions quote."""

from collections.abc import Sequence
from dataclasses import dataclass

from checker.compare.version_quotes import Quoted, alike, likeness
from checker.model.normalise import fold
from checker.model.report import Figure, Quote, RequirementFinding
from checker.model.status import Status

_PLACES = {
    "preamble": "引言",
    "work": "既往工作部分",
    "problems": "问题与不足部分",
    "plans": "下一步安排部分",
    "first_responsible": "第一责任人履职部分",
}
# What a quoted sentence is to a requirement of this status.
_COUNTS_AS = {
    Status.EVIDENCED: "实证",
    Status.STATED: "表述",
    Status.SHORTFALL: "自述不足",
    Status.PLANNED: "计划",
}
_MOST_FACTS = 4


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
    old: Quoted
    new: Quoted

    @classmethod
    def of(cls, before: RequirementFinding, after: RequirementFinding, old: Quoted, new: Quoted) -> "Sides":
        """The two findings with what sets their quotes apart."""
        gone, come = _only(before.evidence, after.evidence), _only(after.evidence, before.evidence)
        return cls(before, after, gone, come, old, new)

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
    return fold(quote.quote), quote.role


def explain(sides: Sides) -> tuple[str, Quote | None, Quote | None]:
    """Why the requirement changed, and the sentence of each version that this is about."""
    first, second = _pair(sides)
    figure = _figure(sides.before.figure, sides.after.figure)
    same = alike(first, second)
    if not sides.gone and not sides.come:
        words = (
            "" if figure else f"引到的句子没有变，判定变了：{sides.after.lacking.rstrip('。')}".rstrip("：")
        )
    elif same and first and second:
        words = _moved(first, second) if figure else _reworded(sides, first, second)
    else:
        words = _apart(sides)
    parts = (figure, words, _more(sides, first, second))
    return "；".join(part for part in parts if part), first, second


def _pair(sides: Sides) -> tuple[Quote | None, Quote | None]:
    """The two quotes to show: one sentence as both versions have it, where there is such a one."""
    pairs = [(one, other) for one in sides.gone for other in sides.come if alike(one, other)]
    if pairs:
        return max(pairs, key=lambda pair: likeness(*pair))
    if sides.gone and (sides.gain <= 0 or not sides.come):
        first = sides.gone[0]
        return first, sides.new.nearest(first) or _first(sides.come) or sides.after.nearest
    if sides.come:
        second = sides.come[0]
        return sides.old.nearest(second) or _first(sides.gone), second
    return _first(sides.before.evidence), _first(sides.after.evidence)


def _first(quotes: Sequence[Quote]) -> Quote | None:
    return quotes[0] if quotes else None


def _figure(before: Figure | None, after: Figure | None) -> str:
    """How a threshold's figure changed; empty where it did not."""
    if before is None or after is None or before.found == after.found:
        return ""
    if after.found is None:
        return f"{after.name}原为{before.found:g}{before.unit}，新稿没有写明"
    still = "仍" if before.found is not None and before.short is after.short else ""
    result = f"{still}{'低于' if after.short else '达到'}要求的{after.required:g}{after.unit}"
    was = "原来没有写明，现" if before.found is None else f"由{before.found:g}{before.unit}改"
    return f"{after.name}{was}为{after.found:g}{after.unit}，{result}"


def _reworded(sides: Sides, first: Quote, second: Quote) -> str:
    """One sentence of which the two versions have different words, or another place for the same."""
    moved = _moved(first, second)
    if fold(first.quote) == fold(second.quote):
        return f"这一句{moved or '两稿都有'}，{_verdict(sides, second)}"
    lost, found = _missing_facts(first, second), _missing_facts(second, first)
    if lost and found:
        words = f"原有{lost}，现为{found}"
    elif lost:
        words = f"原有{lost}，改写后的这句没有了"
    elif found and sides.gain >= 0:
        words = f"改写时补上了{found}"
    else:
        words = f"原句已改写，{_verdict(sides, second)}"
    return f"{moved}；{words}" if moved else words


def _apart(sides: Sides) -> str:
    """A sentence went, another came, or both, and they are not one sentence."""
    left = _left(sides, sides.gone[0]) if sides.gone else ""
    come = _arrived(sides, sides.come[0]) if sides.come else ""
    order = (come, left) if sides.gain > 0 and sides.before.status is not Status.SHORTFALL else (left, come)
    return "；".join(part for part in order if part)


def _left(sides: Sides, quote: Quote) -> str:
    """A sentence that the new version does not quote."""
    match sides.new.holds(quote):
        case True:
            return f"这一句还在，但不再算作{sides.was}"
        case False:
            return f"新稿里没有了原来算作{sides.was}的这一句"
        case _:
            return f"新稿不再引到原来算作{sides.was}的这一句"


def _arrived(sides: Sides, quote: Quote) -> str:
    """A sentence that the old version did not quote."""
    if sides.old.holds(quote):
        return f"这一句原稿也有，现在算作{sides.now}"
    verb = "新引到" if sides.old.holds(quote) is None else "新写了"
    if quote.shows and sides.after.status is Status.EVIDENCED:
        return f"{verb}一句，有{_named(quote.shows)}"
    return f"{verb}一句，{_verdict(sides, quote)}"


def _more(sides: Sides, first: Quote | None, second: Quote | None) -> str:
    """How many other quotes changed beside the two that are shown."""
    left = sum(one != first for one in sides.gone)
    come = sum(one != second for one in sides.come)
    parts = [f"不再引到{left}句" if left else "", f"新引到{come}句" if come else ""]
    return "另" + "、".join(part for part in parts if part) if any(parts) else ""


def _moved(first: Quote, second: Quote) -> str:
    if first.role == second.role or second.role not in _PLACES:
        return ""
    return f"移到了{_PLACES[second.role]}"


def _verdict(sides: Sides, quote: Quote) -> str:
    """What a sentence of the new version comes to."""
    status = sides.after.status
    if quote not in sides.after.evidence:
        return f"不再算作{sides.was}"
    if status is Status.PLANNED and quote.role != "plans":
        return "是将来的口吻，只算计划"
    if status is sides.before.status:
        return f"仍算作{sides.now}"
    return f"只算{sides.now}" if status is not Status.EVIDENCED else "算作实证"


def _missing_facts(quote: Quote, other: Quote) -> str:
    """The facts that `quote` shows and the words of `other` lack, named."""
    view = fold(other.quote)
    return _named([fact for fact in quote.shows if fold(fact) not in view])


def _named(facts: Sequence[str]) -> str:
    shown = "".join(f"“{fact}”" for fact in facts[:_MOST_FACTS])
    return f"{shown}等{len(facts)}处" if len(facts) > _MOST_FACTS else shown
