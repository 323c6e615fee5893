"""Two reports side by side: the sentences they share, with what differs marked."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from checker.model.district import CopyPair, SharedSentence
from checker.reporters.dashboard.environment import environment

_LONGEST_COMPARED = 1500
"""Comparing takes the square of the length; sentences longer than this stand side by side unmarked."""
_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*%?|[A-Za-z]+|.", re.S)
_SHORTEST_SAME = 2
"""One character that happens to be the same between two changes is no help to the eye."""
Pieces = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """One shared sentence: each side cut into (text, differs), and its kind in words."""

    sentence: SharedSentence
    left: Pieces
    right: Pieces
    kind: str


def copy_page(pair: CopyPair) -> str:
    """One complete HTML document; the same pair gives the same bytes."""
    context = {
        "pair": pair,
        "rows": tuple(_pair(sentence) for sentence in pair.sentences),
        "home": "../" * pair.page.replace("\\", "/").strip("/").count("/") + "index.html"
        if pair.page
        else "",
        "exact": sum(sentence.kind == "exact" for sentence in pair.sentences),
    }
    return environment().get_template("copies.html.j2").render(context)


def differences(left: str, right: str) -> tuple[Pieces, Pieces]:
    """Both texts cut into (text, differs); numbers and Latin words are not cut through."""
    if left == right or max(len(left), len(right)) > _LONGEST_COMPARED:
        return ((left, False),), ((right, False),)
    one, other = _WORD.findall(left), _WORD.findall(right)
    steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    cuts = [
        ("".join(one[a:b]), "".join(other[c:d]), name != "equal" or _only_chance(name, at, b - a, len(steps)))
        for at, (name, a, b, c, d) in enumerate(steps)
    ]
    return _joined([(text, differs) for text, _, differs in cuts]), _joined(
        [(text, differs) for _, text, differs in cuts]
    )


def _only_chance(name: str, at: int, length: int, steps: int) -> bool:
    return name == "equal" and 0 < at < steps - 1 and length < _SHORTEST_SAME


def _joined(cuts: list[tuple[str, bool]]) -> Pieces:
    joined: list[tuple[str, bool]] = []
    for text, differs in cuts:
        if joined and joined[-1][1] == differs:
            joined[-1] = (joined[-1][0] + text, differs)
        elif text:
            joined.append((text, differs))
    return tuple(joined)


def _pair(sentence: SharedSentence) -> Pair:
    left, right = differences(sentence.left, sentence.right)
    return Pair(sentence, left, right, kind_words(sentence))


def kind_words(sentence: SharedSentence) -> str:
    """What two sentences have in common, in words."""
    if sentence.left == sentence.right:
        return "完全相同"
    if sentence.kind == "exact":
        return "只有单位名称不同" if sentence.kept_figures else "只有单位名称或数字不同"
    return "改写，数字相同" if sentence.kept_figures else "改写"
