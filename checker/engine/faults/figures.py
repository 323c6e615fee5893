"""Figures that contradict each other: a part (其中) that is more than its whole."""

from collections.abc import Iterator

from checker.engine.text import TextView
from checker.model.analysis import Quantity, Sentence
from checker.model.report import DraftFault

_OF_WHICH = "其中"
# The whole stands close before 其中, its parts close behind.
_WHOLE_REACH = 14
_PARTS_REACH = 40


def sums_that_contradict(text: TextView) -> Iterator[DraftFault]:
    """Every 其中 after which a part of the same unit exceeds the whole before it."""
    for number, view in enumerate(text.sentences):
        for whole, part in _contradictions(view.sentence):
            message = f"“其中”的{part.value:g}{part.unit}大于总数{whole.value:g}{whole.unit}，请核对数字。"
            spans = [(whole.start, whole.end), (part.start, part.end)]
            yield DraftFault("sum", "数字前后矛盾", message, text.quote(number, spans, spans))


def _contradictions(sentence: Sentence) -> Iterator[tuple[Quantity, Quantity]]:
    place = sentence.view.find(_OF_WHICH)
    while place >= 0:
        before = [q for q in sentence.quantities if place - _WHOLE_REACH <= q.end <= place]
        following = place + len(_OF_WHICH)
        after = [q for q in sentence.quantities if following <= q.start <= following + _PARTS_REACH]
        if before:
            whole = before[-1]
            parts = [q for q in after if q.unit == whole.unit and q.kind == whole.kind]
            if whole.kind != "percent" and parts and parts[0].value > whole.value:
                yield whole, parts[0]
        place = sentence.view.find(_OF_WHICH, following)
