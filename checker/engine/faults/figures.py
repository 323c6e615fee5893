"""Figures that contradict each other: parts (其中) that are more than their whole."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from checker.engine.text import TextView
from checker.model.analysis import Quantity, Sentence
from checker.model.report import DraftFault

_OF_WHICH = re.compile("其中")
# The whole stands close before 其中, its parts close behind.
_WHOLE_REACH = 14
_PARTS_REACH = 40
# Between two parts of one list stands the name of the second and nothing else, after it a stop.
_FIRST_NAME = re.compile(r"[:,]?[^\d\W_]{1,12}")
_NEXT_NAME = re.compile(r"[、和及与][^\d\W_]{1,12}")
_STOPS = frozenset("、,。;!?)和及与")
_MOST_PARTS = 12
_VAGUE = re.compile(r"[余多几近约逾超]|以上")


def sums_that_contradict(text: TextView) -> Iterator[DraftFault]:
    """Every 其中 after which a part, or all listed parts together, exceed the whole before it."""
    for number, view in enumerate(text.sentences):
        for whole, parts in _contradictions(view.sentence):
            message = _message(whole, parts)
            spans = [(one.start, one.end) for one in (whole, *parts)]
            yield DraftFault("sum", "数字前后矛盾", message, text.quote(number, spans, spans))


def _message(whole: Quantity, parts: Sequence[Quantity]) -> str:
    total = sum(part.value for part in parts)
    if len(parts) == 1:
        return f"“其中”的{total:g}{whole.unit}大于总数{whole.value:g}{whole.unit}，请核对数字。"
    return (
        f"“其中”各部分合计{total:g}{whole.unit}，大于总数{whole.value:g}{whole.unit}，"
        "请核对数字；各部分如有交叉，请写明。"
    )


def _contradictions(sentence: Sentence) -> Iterator[tuple[Quantity, Sequence[Quantity]]]:
    figures = sentence.quantities
    starts, ends = [q.start for q in figures], [q.end for q in figures]
    for place in _OF_WHICH.finditer(sentence.view):
        before = bisect_right(ends, place.start()) - 1
        if before < 0 or ends[before] < place.start() - _WHOLE_REACH or figures[before].kind == "percent":
            continue
        whole = figures[before]
        first = bisect_left(starts, place.end())
        near = figures[first : bisect_right(starts, place.end() + _PARTS_REACH)]
        alike = [part for part in near if _is_alike(part, whole)]
        listed = _listed(sentence.view, place.end(), figures[first : first + _MOST_PARTS], whole)
        vague = _VAGUE.search(sentence.view, max(0, whole.start - 2), place.start())
        if alike and alike[0].value > whole.value:
            yield whole, alike[:1]
        elif len(listed) > 1 and sum(part.value for part in listed) > whole.value and not vague:
            yield whole, listed


def _is_alike(part: Quantity, whole: Quantity) -> bool:
    return part.unit == whole.unit and part.kind == whole.kind


def _listed(view: str, place: int, figures: Sequence[Quantity], whole: Quantity) -> list[Quantity]:
    """The parts that follow as a list of names with their figures and nothing else: 简易6件、普通8件."""
    parts: list[Quantity] = []
    for part in figures:
        name = (_NEXT_NAME if parts else _FIRST_NAME).fullmatch(view, place, part.start)
        stops = part.end == len(view) or view[part.end] in _STOPS
        if name is None or not stops or not _is_alike(part, whole):
            break
        parts.append(part)
        place = part.end
    return parts
