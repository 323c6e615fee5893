"""Headings with nothing under them, text pasted from the plan, sentences that stand twice."""

from collections.abc import Iterable, Iterator

from checker.engine.text import TextView, is_judged
from checker.model.report import DraftFault

# A sentence this long does not stand twice by chance.
_LONG_ENOUGH = 24


def empty_headings(text: TextView) -> Iterator[DraftFault]:
    """A heading that the next heading of its level, or the end, follows at once."""
    for number, view in enumerate(text.sentences):
        sentence = view.sentence
        if not sentence.heading or sentence.block == text.analysis.title_block:
            continue
        if not is_judged(sentence.role) or _has_body(text, number):
            continue
        quote = text.quote(number, [(0, len(sentence.view))])
        yield DraftFault("empty_heading", "标题下没有内容", "这个标题下面没有正文，请补写或删去标题。", quote)


def _has_body(text: TextView, number: int) -> bool:
    """Whether the next sentence is text, or a heading further down."""
    if number + 1 >= len(text.sentences):
        return False
    here, following = text.sentences[number].sentence, text.sentences[number + 1].sentence
    return is_judged(following.role) and (not following.heading or len(following.trail) > len(here.trail))


def pasted_text(text: TextView, pasted: Iterable[int]) -> Iterator[DraftFault]:
    """The sentences that repeat the plan's words."""
    for number in pasted:
        quote = text.quote(number, [(0, len(text.sentences[number].sentence.view))])
        message = "这句话与任务原文雷同，请改写成本单位做了什么、做到什么程度。"
        yield DraftFault("pasted", "照抄任务原文", message, quote)


def repeated_sentences(text: TextView) -> Iterator[DraftFault]:
    """A sentence that stands a second time."""
    seen: set[str] = set()
    for number, view in enumerate(text.sentences):
        words = view.sentence.view
        if len(words) < _LONG_ENOUGH or view.sentence.heading:
            continue
        if words in seen:
            quote = text.quote(number, [(0, len(words))])
            yield DraftFault("repeated", "句子重复", "这句话前面已经写过，请删去一处。", quote)
        seen.add(words)
