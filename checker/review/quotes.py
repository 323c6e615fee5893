"""Whether the words that a reviewer went by still stand in a report."""

from collections.abc import Iterator

from checker.model.normalise import fold
from checker.model.report import GapReport, Quote

# A sentence of the report shorter than this inside a reviewer's longer quote may be there by chance.
_SHORTEST = 8


class Quotes:
    """What a report says, as far as it is known: its whole text, or else the sentences it quotes."""

    def __init__(self, report: GapReport, text: str = "") -> None:
        self._text = fold(text)
        self._sentences = tuple(dict.fromkeys(fold(one.quote) for one in _quotes(report)))

    def has(self, quote: str) -> bool:
        """Whether the quote stands there; white space, width and case do not matter.

        Without the whole text a quote that goes on beyond what the report quotes of it is there too.
        """
        wanted = fold(quote)
        if not wanted:
            return False
        if self._text:
            return wanted in self._text
        return any(
            wanted in sentence or (len(sentence) >= _SHORTEST and sentence in wanted)
            for sentence in self._sentences
        )


def _quotes(report: GapReport) -> Iterator[Quote]:
    for item in report.items:
        yield from item.evidence
        for one in item.requirements:
            yield from one.evidence
            if one.nearest is not None:
                yield one.nearest
