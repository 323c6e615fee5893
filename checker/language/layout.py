"""What surrounds the report proper: title, cover letter, page furniture, signature, attachments."""

import re
from collections import Counter
from dataclasses import dataclass

from checker.language.headings import CHAPTER, Heading
from checker.language.lines import Line
from checker.language.wording import Wording

_LINE_LIMIT = 60
_TITLE_LIMIT = 80
_TITLE_REACH, _TITLE_REACH_BARE = 60, 15
_BODY_BEFORE_SIGNATURE = 120


@dataclass(frozen=True, slots=True)
class Layout:
    """Line numbers: the title's lines, the first line after the report, lines that are no report."""

    title: range
    """Empty where no title was found; then it stands before the first line of the report."""
    end: int
    outside: frozenset[int]


def read_layout(lines: list[Line], headings: list[Heading | None], wording: Wording) -> Layout:
    """Find title, signature and page furniture. Cover letters stay inside: they may hold facts."""
    title = _find_title(lines, headings, wording)
    end = _find_end(lines, headings, wording, title.stop)
    outside = set(range(end, len(lines)))
    outside |= _furniture(lines, wording, title, end)
    outside |= _contents(lines, wording)
    return Layout(title, end, frozenset(outside))


def _find_title(lines: list[Line], headings: list[Heading | None], wording: Wording) -> range:
    chapters = [
        i for i, h in enumerate(headings) if h and h.rank <= CHAPTER and not _may_be_title(lines[i], wording)
    ]
    reach = min(chapters[0], _TITLE_REACH) if chapters else min(len(lines), _TITLE_REACH_BARE)
    for index in range(reach - 1, -1, -1):
        if _may_be_title(lines[index], wording):
            return _extend_title(lines, index, wording)
        if index + 1 < reach and _is_split_title(lines, index, wording):
            return _extend_title(lines, index, wording, tail=1)
    return range(0)


def _may_be_title(line: Line, wording: Wording) -> bool:
    return _titlelike(line) and wording.pattern("sections.title").search(line.view) is not None


def _titlelike(line: Line) -> bool:
    view = line.view
    if line.label or line.block.kind in ("table_row", "note") or not 2 <= len(view) <= _TITLE_LIMIT:
        return False
    return view[0] not in "一二三四五六七八九十(" and not any(mark in view for mark in "。;:!?|>")


def _is_split_title(lines: list[Line], index: int, wording: Wording) -> bool:
    head, tail = lines[index], lines[index + 1]
    if not (_titlelike(head) and _titlelike(tail)):
        return False
    joined = wording.pattern("sections.title").search(head.view + tail.view)
    return joined is not None and wording.pattern("sections.title_tail").search(tail.view) is not None


def _extend_title(lines: list[Line], index: int, wording: Wording, tail: int = 0) -> range:
    start = index
    unit = wording.pattern("sections.title_unit")
    if index and _titlelike(lines[index - 1]) and unit.search(lines[index - 1].view):
        start = index - 1
    return range(start, index + 1 + tail)


def _find_end(lines: list[Line], headings: list[Heading | None], wording: Wording, body: int) -> int:
    """The first line of signature, attachments and page foot."""
    last = max((i for i, h in enumerate(headings) if h and h.rank <= CHAPTER and not h.run_in), default=body)
    after_last = max(last + 1, body)
    signed = wording.pattern("sections.date_line", "sections.attachment")
    characters = sum(len(line.view) for line in lines[body:after_last])
    for index in range(after_last, len(lines)):
        if characters >= _BODY_BEFORE_SIGNATURE and signed.search(lines[index].view):
            return _back_over(lines, index, after_last, wording)
        characters += len(lines[index].view)
    return _back_over(lines, len(lines), after_last, wording)


def _back_over(lines: list[Line], index: int, floor: int, wording: Wording) -> int:
    foot = wording.pattern("sections.signature", "sections.furniture_after", "sections.furniture_inside")
    while index > floor and len(lines[index - 1].view) <= _LINE_LIMIT and foot.search(lines[index - 1].view):
        index -= 1
    return index


def _furniture(lines: list[Line], wording: Wording, title: range, end: int) -> set[int]:
    before = wording.pattern("sections.furniture_before")
    inside = wording.pattern("sections.furniture_inside")
    found = {
        i
        for i, line in enumerate(lines)
        if (line.block.kind != "table_row" and inside.search(line.view)) or not line.view
    }
    found |= {i for i in range(title.start) if _short_match(lines[i], before)}
    dated = wording.pattern("sections.date_line", "sections.furniture_before")
    index = title.stop
    while index < end and (index in found or _short_match(lines[index], dated)):
        found.add(index)
        index += 1
    return found


def _short_match(line: Line, pattern: re.Pattern[str]) -> bool:
    return len(line.view) <= _LINE_LIMIT and pattern.search(line.view) is not None


def _contents(lines: list[Line], wording: Wording) -> set[int]:
    """Lines of a table of contents: leaders with a page number, or after 目录 what comes again."""
    entry = wording.pattern("sections.contents_entry")
    heading = wording.pattern("sections.contents")
    found = {i for i, line in enumerate(lines) if len(line.view) <= _LINE_LIMIT and entry.search(line.view)}
    views = [line.view.rstrip("0123456789") for line in lines]
    for start in [i for i, view in enumerate(views[:_TITLE_REACH]) if heading.search(view)]:
        found.add(start)
        ahead = Counter(views[start + 1 :])
        for index in range(start + 1, len(lines)):
            if len(views[index]) > _LINE_LIMIT or ahead[views[index]] < 2:
                break
            ahead[views[index]] -= 1
            found.add(index)
    return found
