"""Word lists of the general language, as the rulebook holds them, compiled to patterns once.

An entry is a literal phrase, or a regular expression after "re:". Literals are folded as the text is.
"""

import re
from collections.abc import Mapping

from checker.model.errors import CheckerError
from checker.model.normalise import fold

# An escaped character, a character class, or the bracket of a group that captures.
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<group>\()(?!\?)")
_REFERENCE = re.compile(r"\\[1-9]")


class Wording:
    """The lists of `rules/<plan>/language/*.yaml`, by "file.list" ("time.future")."""

    def __init__(self, lists: Mapping[str, tuple[str, ...]]) -> None:
        self._lists = dict(lists)
        self._patterns: dict[str, re.Pattern[str]] = {}

    def entries(self, name: str) -> tuple[str, ...]:
        """The entries of one list as written. Raises CheckerError where the rulebook lacks the list."""
        if name not in self._lists:
            file, _, key = name.partition(".")
            raise CheckerError(f"规则库的 language/{file}.yaml 里缺少词表“{key}”，请补上或恢复原来的文件。")
        return self._lists[name]

    def pattern(self, *names: str) -> re.Pattern[str]:
        """One pattern that finds any entry of the lists, longest literal first."""
        key = "|".join(names)
        if key not in self._patterns:
            self._patterns[key] = compile_entries([e for n in names for e in self.entries(n)])
        return self._patterns[key]


def compile_entries(entries: list[str]) -> re.Pattern[str]:
    """Compile literals and "re:" entries into one alternation; an empty list matches nothing."""
    literals = sorted({fold(e) for e in entries if not e.startswith("re:")}, key=lambda e: (-len(e), e))
    shapes = [f"(?:{_uncaptured(e[3:])})" for e in entries if e.startswith("re:")]
    parts = [*map(re.escape, literals), *shapes]
    return re.compile("|".join(parts) if parts else r"(?!)")


def _uncaptured(shape: str) -> str:
    """The same expression without capturing, which costs time; one that refers to its group keeps it."""
    if _REFERENCE.search(shape):
        return shape
    return _PIECE.sub(lambda piece: "(?:" if piece["group"] else piece[0], shape)
