"""Which lines are headings, how deep they stand, and what part of the report they open."""

import re
from collections import Counter
from dataclasses import dataclass

from checker.language.lines import Line
from checker.language.sentences import split_sentences
from checker.language.wording import Wording
from checker.model.analysis import Role
from checker.model.normalise import fold

CHAPTER, SLOGAN, UNNUMBERED, ITEM_RANK = 20, 25, 65, 70
"""Ranks: smaller is higher. A slogan line stands below a chapter that names its part; an unnumbered
line among numbered headings, and the 一是…二是… of running text, stand below them all."""
_NUMBERS = (
    (10, re.compile(r"第[一二三四五六七八九十]{1,3}(?:部分|章|篇)[:、]?")),
    (CHAPTER, re.compile(r"[一二三四五六七八九十]{1,3}(?:、|[.](?!\d))")),
    (30, re.compile(r"\([一二三四五六七八九十]{1,3}\)[、.]?")),
    (40, re.compile(r"\d{1,2}(?:、|[.](?!\d))")),
    (50, re.compile(r"\(\d{1,2}\)[、.]?|\d{1,2}\)")),
    (ITEM_RANK, re.compile(r"[一二三四五六七八九十]是要?|[第其][一二三四五六七八九十][,、是]")),
)
_CIRCLED = re.compile(r"\s*[\u2460-\u2473\u2776-\u277f]")
_CIRCLED_RANK = 60

_SENTENCE_END = re.compile(r"[。!?;]|\.\.\.")
_BRACKETED = re.compile(r"【[^【】]{2,40}】$")
_RUN_IN_LIMIT = 45
_NUMBERED_LIMIT, _SHAPE_LIMIT, _MARKED_LIMIT, _LABEL_LIMIT = 60, 30, 45, 14


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading line, or the run-in heading that opens a paragraph."""

    rank: int
    title: str
    """The view without number and closing mark."""
    shown: str
    run_in: bool


def number_of(view: str, raw: str) -> tuple[int, str]:
    """Return rank and the rest of a numbered text; rank 0 where there is no number."""
    if circled := _CIRCLED.match(raw):
        return _CIRCLED_RANK, fold(raw[circled.end() :])
    for rank, pattern in _NUMBERS:
        if match := pattern.match(view):
            return rank, view[match.end() :]
    return 0, view


def name_role(title: str, wording: Wording, chapter: bool) -> tuple[Role | None, bool]:
    """Return the role a heading's words name, and whether problems and plans are named together.

    A sub-heading names problems or plans only when it says nothing else.
    """
    plain = wording.pattern("sections.misleading").sub("", title)
    if wording.pattern("sections.problems_and_plans").search(title):
        return Role.PROBLEMS, True
    if wording.pattern("sections.first_responsible").search(plain):
        return Role.FIRST_RESPONSIBLE, False
    prefix = "" if chapter else "sub_"
    if wording.pattern(f"sections.{prefix}problems").search(plain):
        return Role.PROBLEMS, False
    if wording.pattern(f"sections.{prefix}plans").search(plain):
        return Role.PLANS, False
    if wording.pattern("sections.results", "sections.work").search(plain):
        return Role.WORK, False
    return None, False


class HeadingReader:
    """Reads headings line by line, knowing what numbers and styles the whole report uses."""

    def __init__(self, lines: list[Line], wording: Wording) -> None:
        self._wording = wording
        self._numbered = [number_of(fold(line.label) + line.view, line.shown) for line in lines]
        self._styles = self._rank_styles(lines)
        ranks = [rank for rank, _ in self._numbered if 0 < rank <= 40]
        self._has_chapters = any(rank <= CHAPTER for rank in ranks)
        self._chapter_rank = min(ranks, default=CHAPTER)

    def _rank_styles(self, lines: list[Line]) -> dict[int, int]:
        """The rank of each outline level: that of its usual number, else one below the level."""
        seen: dict[int, Counter[int]] = {}
        for line, (rank, _) in zip(lines, self._numbered, strict=True):
            if line.block.level is not None:
                seen.setdefault(line.block.level, Counter())[rank] += 1
        ranks: dict[int, int] = {}
        for level, counts in seen.items():
            usual = max((rank for rank in counts if rank), key=lambda rank: counts[rank], default=0)
            ranks[level] = usual or CHAPTER + 10 * (level - min(seen))
        return ranks

    def read(self, lines: list[Line], index: int) -> Heading | None:
        """The heading that line `index` is or opens with, None for plain text."""
        line = lines[index]
        if line.block.kind in ("table_row", "note"):
            return None
        rank, rest = self._numbered[index]
        if line.block.kind == "heading" and line.block.level is not None and len(rest) <= _NUMBERED_LIMIT:
            return self._whole(line, rank or self._styles[line.block.level], rest)
        if rank >= ITEM_RANK:
            return None
        if rank:
            return self._read_numbered(lines, index, rank, rest)
        return self._read_shape(line)

    def _read_numbered(self, lines: list[Line], index: int, rank: int, rest: str) -> Heading | None:
        line = lines[index]
        first = split_sentences(line.text)[0]
        alone = not line.text[first[1] :].strip()
        if not alone:
            return self._run_in(line, rank, first)
        if len(rest) > _NUMBERED_LIMIT or self._counts(rest):
            return None
        if _SENTENCE_END.search(rest[-3:]) and not self._opens_text(lines, index, rest):
            return None
        return self._whole(line, rank, rest) if rest else None

    def _opens_text(self, lines: list[Line], index: int, rest: str) -> bool:
        """Whether a numbered line with a full stop is a heading: short, and plain text follows it."""
        if not rest.endswith("。") or len(rest) > _SHAPE_LIMIT or index + 1 >= len(lines):
            return False
        return self._numbered[index + 1][0] == 0 and len(lines[index + 1].view) > len(rest)

    def _run_in(self, line: Line, rank: int, first: tuple[int, int]) -> Heading | None:
        head = line.text[first[0] : first[1]]
        view = fold(line.label) + fold(head)
        rest = number_of(view, f"{line.label}{head}")[1]
        if not rest.endswith(("。", ".")) or len(rest) > _RUN_IN_LIMIT or self._counts(rest):
            return None
        if self._wording.pattern("sections.run_in_statement").search(rest) and rank > CHAPTER:
            return None
        following = line.text[first[1] :].strip()[:8]
        if 0 < number_of(fold(following), following)[0] <= rank:
            return None
        return self._build(rank, rest, f"{line.label}{head}", run_in=True)

    def _read_shape(self, line: Line) -> Heading | None:
        """A short unnumbered line: a chapter if it names a part, else a slogan."""
        view = line.view
        bracketed = _BRACKETED.match(view)
        limit = _MARKED_LIMIT if line.block.bold or line.block.centred or bracketed else _SHAPE_LIMIT
        if not 2 <= len(view) <= limit or _SENTENCE_END.search(view) or view.count(",") > 2:
            return None
        role, _ = name_role(view.strip("【】:"), self._wording, chapter=True)
        if self._wording.pattern("sections.preamble_end", "sections.closing").search(view):
            return None
        if view.endswith(":") and (role is None or len(view) > _LABEL_LIMIT):
            return None
        if view.endswith((",", "、")) or self._counts(view):
            return None
        return self._whole(line, self._shape_rank(role), view)

    def _shape_rank(self, role: Role | None) -> int:
        if role in (Role.PROBLEMS, Role.PLANS):
            return self._chapter_rank if self._has_chapters else CHAPTER
        if role is None or self._has_chapters:
            return UNNUMBERED if self._has_chapters else SLOGAN
        return CHAPTER

    def _counts(self, text: str) -> bool:
        return self._wording.pattern("sections.heading_quantity").search(text) is not None

    def _whole(self, line: Line, rank: int, rest: str) -> Heading:
        return self._build(rank, rest, line.shown, run_in=False)

    def _build(self, rank: int, rest: str, shown: str, *, run_in: bool) -> Heading:
        return Heading(rank, rest.strip("【】").rstrip(":。.;,"), shown, run_in)
