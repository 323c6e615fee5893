"""The view of a text on which matching works, with offsets that lead back to the text as written."""

import re
import unicodedata

# Stands between the cells of a table row, whose figures must not run together.
CELL_MARK = "\t"
# Zero-width marks and every kind of white space vanish from the view: a phrase broken by a no-break
# space or a soft line wrap is still the phrase.
# Far more than the characters of one language; bounds the table against hostile input.
_MOST_CHARACTERS = 20_000
_VANISHING = re.compile(r"[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")


class _Folded(dict[str, str]):
    """What each character becomes in the view, worked out when first met."""

    def __missing__(self, character: str) -> str:
        folded = _fold(character)
        if len(self) < _MOST_CHARACTERS:
            self[character] = folded
        return folded


def _fold(character: str) -> str:
    if character == CELL_MARK:
        return character
    if _VANISHING.match(character):
        return ""
    return "".join(unicodedata.normalize("NFKC", character).lower().split())


_FOLDED = _Folded()
# The wide marks that reports are full of, and what all else in most lines is made of: a line of these
# is folded by plain replacement, several times faster than character by character.
_MARKS = tuple((mark, _fold(mark)) for mark in "，：；（）！？％")
_PLAIN = re.compile(r"[0-9a-z一-鿿。、《》【】“”‘’〔〕·—,:;()!?%.\-+\t]*+")


def _fold_marks(text: str) -> str | None:
    """The view of a line of common characters, which is as long as the line; None for other lines."""
    for mark, folded in _MARKS:
        text = text.replace(mark, folded)
    return text if _PLAIN.fullmatch(text) else None


def normalise(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the view of `text` and, for each of its characters, the offset in `text`.

    NFKC (full-width to half-width, Kangxi radicals to characters), lower case, no white space but
    the tab between cells. The offsets hold one more entry, `len(text)`, so that an end offset can be
    looked up too.
    """
    if (marked := _fold_marks(text)) is not None:
        return marked, tuple(range(len(text) + 1))
    pieces = [_FOLDED[character] for character in text]
    view = "".join(pieces)
    if len(view) == len(text) and all(pieces):
        return view, tuple(range(len(text) + 1))
    offsets = [position for position, piece in enumerate(pieces) for _ in piece]
    return view, (*offsets, len(text))


def fold(text: str) -> str:
    """The view of a phrase, without offsets: what the phrase looks like where matching happens."""
    return "".join(map(_FOLDED.__getitem__, text))
