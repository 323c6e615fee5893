"""The view of a text on which matching works, with offsets that lead back to the text as written."""

import re
import unicodedata
from functools import lru_cache

# Stands between the cells of a table row, whose figures must not run together.
CELL_MARK = "\t"
# Zero-width marks and every kind of white space vanish from the view: a phrase broken by a no-break
# space or a soft line wrap is still the phrase.
_VANISHING = re.compile(r"[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")


@lru_cache(maxsize=8192)
def _fold(character: str) -> str:
    if character == CELL_MARK:
        return character
    if _VANISHING.match(character):
        return ""
    return "".join(unicodedata.normalize("NFKC", character).lower().split())


def normalise(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the view of `text` and, for each of its characters, the offset in `text`.

    NFKC (full-width to half-width, Kangxi radicals to characters), lower case, no white space but
    the tab between cells. The offsets hold one more entry, `len(text)`, so that an end offset can be
    looked up too.
    """
    pieces: list[str] = []
    offsets: list[int] = []
    for position, character in enumerate(text):
        folded = _fold(character)
        pieces.append(folded)
        offsets.extend([position] * len(folded))
    offsets.append(len(text))
    return "".join(pieces), tuple(offsets)


def fold(text: str) -> str:
    """The view of a phrase, without offsets: what the phrase looks like where matching happens."""
    return normalise(text)[0]
