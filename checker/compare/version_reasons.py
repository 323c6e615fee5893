"""Why a finding is not what it was, said of the sentences that the two versions quote."""

from collections.abc import Sequence

from checker.compare.version_quotes import essence, likeness
from checker.compare.version_sides import Sides
from checker.model.normalise import fold
from checker.model.report import Figure, Quote
from checker.model.status import Status

_PLACES = {
    "preamble": "引言",
    "work": "既往工作部分",
    "problems": "问题与不足部分",
    "plans": "下一步安排部分",
    "first_responsible": "第一责任人履职部分",
    "other": "附件、落款一类不判定的部分",
}
# What went and what came under one requirement is one sentence reworded if they are this much alike.
_ALIKE_HERE = 45.0
_MOST_FACTS = 4
_LONGEST_FACT = 40


def explain(sides: Sides) -> tuple[str, Quote | None, Quote | None]:
    """Why the requirement changed, and the sentence of each version that this is about."""
    one = _one_sentence(sides)
    first, second = one or _two_sentences(sides)
    after = sides.after.figure
    figure = _figure(sides.before.figure, after)
    if not sides.gone and not sides.come:
        words = "" if figure else _same_quotes(sides)
    elif one is None:
        words = _apart(sides)
    elif figure and after and after.found is not None:
        words = _moved(*one)  # the figures say the rest
    else:
        words = _reworded(sides, *one)
    parts = (figure, words, _more(sides, first, second))
    return "；".join(part for part in parts if part), first, second


def _one_sentence(sides: Sides) -> tuple[Quote, Quote] | None:
    """One sentence as both versions have it; None where what went and what came are two."""
    pairs = [(one, other) for one in sides.gone for other in sides.come if _may_be_one(sides, one, other)]
    best = max(pairs, key=lambda pair: likeness(*pair), default=None)
    if best is not None and likeness(*best) >= _ALIKE_HERE:
        return best
    if sides.gone and (sides.gain <= 0 or not sides.come):
        first, later = sides.gone[0], sides.versions.later.find(sides.gone[0])
        # A sentence that stands where it stood is no news beside the one now quoted in its stead.
        stayed = later is not None and not _moved(first, later) and essence(first) == essence(later)
        return None if later is None or (stayed and sides.come) else (first, later)
    if sides.come:
        earlier = sides.versions.earlier.find(sides.come[0])
        return (earlier, sides.come[0]) if earlier else None
    return None


def _may_be_one(sides: Sides, one: Quote, other: Quote) -> bool:
    """Whether one sentence can have become the other: what both versions have became nothing."""
    if essence(one) == essence(other):
        return True
    return not sides.versions.kept(one) and not sides.versions.known(other)


def _two_sentences(sides: Sides) -> tuple[Quote | None, Quote | None]:
    """What each version quotes, be it only a near sentence in the new one."""
    if not sides.gone and not sides.come:
        return _first(sides.before.evidence), _first(sides.after.evidence)
    return _first(sides.gone), _first(sides.come) or sides.after.nearest


def _first(quotes: Sequence[Quote]) -> Quote | None:
    return quotes[0] if quotes else None


def _figure(before: Figure | None, after: Figure | None) -> str:
    """How a threshold's figure changed; empty where it did not."""
    if before is None or after is None or before.found == after.found:
        return ""
    if after.found is None:
        return f"{after.name}原为{before.found:g}{before.unit}，新稿没有写明做到了多少"
    still = "仍" if before.found is not None and before.short is after.short else ""
    result = f"{still}{'低于' if after.short else '达到'}要求的{after.required:g}{after.unit}"
    was = "原来没有写明，现" if before.found is None else f"由{before.found:g}{before.unit}改"
    return f"{after.name}{was}为{after.found:g}{after.unit}，{result}"


def _same_quotes(sides: Sides) -> str:
    """The verdict changed for what no quote shows, as the year that a title lacks."""
    lacking = sides.after.lacking.rstrip("。")
    if sides.after.evidence:
        return f"引到的句子没有变，判定变了{'：' if lacking else ''}{lacking}"
    return lacking or f"原来的问题没有了：{sides.before.lacking.rstrip('。')}"


def _reworded(sides: Sides, first: Quote, second: Quote) -> str:
    """One sentence of which the two versions have different words, or another place for the same."""
    moved = _moved(first, second)
    if essence(first) == essence(second):
        return f"这一句{moved}，{_verdict(sides, second)}" if moved else _unmoved(sides, first, second)
    lost, found = _missing_facts(first, second), _missing_facts(second, first)
    if lost and found:
        words = f"原有{lost}，现为{found}"
    elif lost:
        words = f"原有{lost}，改写后的这句没有了"
    elif found and sides.gain >= 0:
        words = f"改写时补上了{found}"
    else:
        words = f"原句已改写，{_verdict(sides, second)}"
    return f"这一句{moved}；{words}" if moved else words


def _unmoved(sides: Sides, first: Quote, second: Quote) -> str:
    """A sentence that both versions have in the same words and part, and only one rests on."""
    if first not in sides.gone:
        return "这一句原稿也有，现在" + (_verdict(sides, second) if sides.gain else "才引到")
    lacking = sides.after.lacking.rstrip("。") if sides.after.kind == "report" else ""
    return f"这一句还在，但{_verdict(sides, second)}{'：' if lacking else ''}{lacking}"


def _apart(sides: Sides) -> str:
    """A sentence went, another came, or both, and they are not one sentence."""
    left = _left(sides, sides.gone[0]) if sides.gone else ""
    come = _arrived(sides, sides.come[0]) if sides.come else ""
    order = (come, left) if sides.gain > 0 and sides.before.status is not Status.SHORTFALL else (left, come)
    return "；".join(part for part in order if part)


def _left(sides: Sides, quote: Quote) -> str:
    """A sentence that the new version does not quote."""
    match sides.versions.kept(quote):
        case True:
            return f"原来的那一句还在，{_since(sides)}".rstrip("，")
        case False:
            return f"新稿里没有了原来算作{sides.was}的这一句"
        case _:
            return f"新稿不再引到原来算作{sides.was}的这一句"


def _since(sides: Sides) -> str:
    """What became of a sentence that is still there, but quoted no more."""
    if sides.gain < 0:
        return f"但不再算作{sides.was}"
    return "现改引别的句子" if sides.gain == 0 and sides.come else ""


def _arrived(sides: Sides, quote: Quote) -> str:
    """A sentence that the old version did not quote."""
    if sides.versions.known(quote):
        return f"现在引到的这一句原稿也有，{_verdict(sides, quote)}"
    verb = "新引到" if sides.versions.known(quote) is None else "新写了"
    if quote.shows and sides.after.status is Status.EVIDENCED:
        return f"{verb}一句，有{_named(quote.shows)}"
    return f"{verb}一句，{_verdict(sides, quote)}"


def _more(sides: Sides, first: Quote | None, second: Quote | None) -> str:
    """How many other quotes changed beside the two that are shown."""
    left = sum(one != first for one in sides.gone)
    come = sum(one != second for one in sides.come)
    parts = [f"{left}句不再引到" if left else "", f"{come}句新引到" if come else ""]
    return "另有" + "、".join(part for part in parts if part) if any(parts) else ""


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
    return f"只算作{sides.now}" if status is not Status.EVIDENCED else "算作实证"


def _missing_facts(quote: Quote, other: Quote) -> str:
    """The facts that `quote` shows and the words of `other` lack, named."""
    view = fold(other.quote)
    return _named([fact for fact in quote.shows if fold(fact) not in view])


def _named(facts: Sequence[str]) -> str:
    shown = "".join(f"“{_shortened(fact)}”" for fact in facts[:_MOST_FACTS])
    return f"{shown}等{len(facts)}处" if len(facts) > _MOST_FACTS else shown


def _shortened(fact: str) -> str:
    return fact if len(fact) <= _LONGEST_FACT else f"{fact[:_LONGEST_FACT]}……"
