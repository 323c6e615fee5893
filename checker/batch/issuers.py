"""Whom the title and the signature of a report name as the unit that wrote it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from checker.batch.issuer import Gathered, Issuer
from checker.batch.unit_finder import Named, UnitFinder
from checker.language.headings import number_of
from checker.language.lines import Line, read_lines
from checker.language.wording import Wording
from checker.model.document import Document

_HEAD_LINES = 40
_BARE_HEAD_LINES = 15
_TAIL_LINES = 40
_END_LINES = 6
_TITLE_LIMIT = 90
_SIGNATURE_LIMIT = 70
_OPENING_REACH = 120
_CHAPTER_RANK = 40
_NO_TITLE = re.compile(r"[。;!?|>]|:$")
_RUN_ON = re.compile(r"^[^。;!?,|>:]{4,80}?(?:报告|总结|汇报)")
_SUBTITLE = re.compile(r"(?:\([^()]*\)|的函|[-—–]+[^-—–]{2,30})$")
_BETWEEN = re.compile(r"[\s、,，和与及暨·/&+()\-—.:]*(?:以及|联合|会同|共同)?[\s、,(]*")
_DATE = re.compile(
    r"\(?(?:20\d\d|二[〇○o0零]二[〇○零一二三四五六七八九])[年./-][\dx×*一二三四五六七八九十]{1,3}[月./-]?"
    r"(?:[\dx×*一二三四五六七八九十廿]{1,4}日?)?\)?"
)
_ABOUT = "关于"
# Who is reported to stands after 向 or 给: 关于报送区民政局2022年…的报告 is 区民政局's own.
_REPORTING = re.compile("^关于(?:报送|上报|呈报|提交)")


class IssuerReader:
    """Reads the first and the last lines of a report."""

    def __init__(self, document: Document, finder: UnitFinder, wording: Wording) -> None:
        self._lines = read_lines(document)
        self._finder = finder
        self._wording = wording
        self._head = self._head_end()

    def title(self) -> Issuer:
        """What titles, cover lines and a line 报送单位 say, all lines above the first chapter."""
        gathered = Gathered()
        titled = False
        for index, line in enumerate(self._lines[: self._head]):
            if label := self._wording.pattern("assign.unit_labels").search(line.view):
                gathered.add(self._finder.find(line.view[label.end() :][:_TITLE_LIMIT]))
            elif title := self._title_at(index):
                self._read_title(title, gathered)
                titled = True
            elif names := self._whole(line):
                self._add_cover(names, gathered, titled)
        return gathered.issuer()

    def signature(self) -> Issuer:
        """What the lines below the text say that hold nothing but names and a date."""
        gathered = Gathered()
        for index in self._signature_places():
            line = self._lines[index]
            names = self._whole(line)
            if names and self._is_signed(index):
                gathered.add(names)
                gathered.joint = True
        return gathered.issuer()

    def subjects(self) -> tuple[str, ...]:
        """Whom the paragraphs above the first chapter speak of first: a hint for a person, no proof."""
        paragraphs = [line.view for line in self._lines[: self._head] if len(line.view) > _SIGNATURE_LIMIT]
        found = [self._finder.find(view[:_OPENING_REACH]) for view in paragraphs]
        return tuple(dict.fromkeys(names[0].unit for names in found if names and names[0].sureness == "sure"))

    def others(self, units: tuple[str, ...]) -> tuple[str, ...]:
        """Units beside these whose reports open further down: several reports in one file."""
        found = []
        for line in self._lines[self._head :]:
            names = self._finder.find(self._as_title(line.view)) if self._may_be_title(line) else ()
            if names and names[0].start == 0 and names[0].sureness == "sure":
                found.append(names[0].unit)
        return tuple(unit for unit in dict.fromkeys(found) if unit not in units)

    def _head_end(self) -> int:
        """The first line of the first chapter; where no line is numbered, a few lines are the head."""
        for index, line in enumerate(self._lines[:_HEAD_LINES]):
            if index and 0 < number_of(line.label + line.view, line.shown)[0] <= _CHAPTER_RANK:
                return index
        return min(_BARE_HEAD_LINES, len(self._lines))

    def _title_at(self, index: int) -> str:
        """The view of the title that ends in this line, with the line above where it began there.

        Also of a title that opens a text run into one line; "" where there is no title.
        """
        line = self._lines[index]
        if not self._may_be_title(line):
            opening = _RUN_ON.match(line.view) if index == 0 else None
            return opening[0] if opening and self._is_title(opening[0]) else ""
        above = self._lines[index - 1] if index else None
        joined = above is not None and self._may_be_title(above) and not self._whole(above)
        if above is not None and joined and not self._is_title(above.view):
            return self._as_title(above.view + line.view)
        return self._as_title(line.view)

    def _may_be_title(self, line: Line) -> bool:
        table = line.block.kind in ("table_row", "note")
        return not table and len(line.view) <= _TITLE_LIMIT and not _NO_TITLE.search(line.view)

    def _as_title(self, view: str) -> str:
        view = view.strip("《》#*")
        return view if self._is_title(_SUBTITLE.sub("", view)) else ""

    def _is_title(self, view: str) -> bool:
        return self._wording.pattern("sections.title").search(view) is not None

    def _read_title(self, title: str, gathered: Gathered) -> None:
        title = _REPORTING.sub(_ABOUT, title)
        names = self._finder.find(title)
        about = title.find(_ABOUT)
        names = tuple(n for n in names if n.start < about) or names
        if not names:
            self._add_unknown(self._written_issuer(title), gathered)
        sure = [named for named in names if named.sureness == "sure"]
        if len({named.unit for named in sure}) > 1:
            gathered.joint = gathered.joint or _side_by_side(title, sure)
        gathered.add(names)

    def _written_issuer(self, title: str) -> str:
        """The stretch of a title where the unit stands: 区民证局 of 区民证局2022年法治政府建设报告."""
        opener = self._wording.pattern("assign.title_openers").match(title)
        rest = title[opener.end() :] if opener else title
        stop = self._wording.pattern("assign.title_stops").search(rest)
        return rest[: stop.start()] if stop else ""

    def _add_unknown(self, written: str, gathered: Gathered) -> None:
        if not (
            self._finder.is_local(written) or self._wording.pattern("assign.unit_endings").search(written)
        ):
            return
        if self._finder.elsewhere(written):
            gathered.foreign.append(written)
        else:
            gathered.unknown.append(written)
            gathered.misspelt = gathered.misspelt or self._finder.misspelt(written)
        gathered.maybe.extend(self._finder.near(written))

    def _add_cover(self, names: tuple[Named, ...], gathered: Gathered, titled: bool) -> None:
        """A name in a line of its own: the writer above the title; below it perhaps the addressee."""
        addressees = self._wording.entries("assign.addressees")
        if titled and any(named.unit in addressees for named in names):
            return
        if titled and gathered.units:
            return
        gathered.joint = gathered.joint or len(names) > 1
        gathered.add(names)

    def _whole(self, line: Line) -> tuple[Named, ...]:
        """The names of a line that holds nothing else but a date; none for any other line."""
        if line.block.kind in ("table_row", "note") or len(line.view) > _SIGNATURE_LIMIT:
            return ()
        view = _DATE.sub("", line.view)
        names = self._finder.find(view)
        rest = list(_gaps(view, names))
        return names if names and all(_BETWEEN.fullmatch(gap) for gap in rest) and view[-1] != ":" else ()

    def _signature_places(self) -> range:
        return range(max(self._head, len(self._lines) - _TAIL_LINES), len(self._lines))

    def _is_signed(self, index: int) -> bool:
        """Whether a name stands as a signature does: with its date, or among the very last lines."""
        if index and self._wording.pattern("assign.recipients").search(
            self._lines[index - 1].view.rstrip(":")
        ):
            return False
        after = [line.view for line in self._lines[index : index + 3]]
        dated = any(_DATE.fullmatch(view) for view in after[1:]) or _DATE.search(after[0])
        return bool(dated) or index >= len(self._lines) - _END_LINES


def _gaps(view: str, names: tuple[Named, ...]) -> Iterator[str]:
    """What stands before, between and after the names."""
    end = 0
    for named in names:
        yield view[end : named.start]
        end = named.end
    yield view[end:]


def _side_by_side(title: str, names: list[Named]) -> bool:
    """Whether the names stand in one row: 区民政局、区财政局2022年…"""
    return all(_BETWEEN.fullmatch(title, left.end, right.start) for left, right in pairwise(names))
