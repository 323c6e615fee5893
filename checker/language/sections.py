"""The structure of a report: its parts, the role of each, its headings and sentences."""

from dataclasses import dataclass, replace

from checker.language.headings import CHAPTER, ITEM_RANK, SLOGAN, Heading, HeadingReader, number_of
from checker.language.layout import Layout, read_layout
from checker.language.lines import Line, read_lines
from checker.language.roles import RoleTracker
from checker.language.sentences import split_sentences
from checker.language.wording import Wording
from checker.model.analysis import Role, Section, Sentence
from checker.model.document import Document
from checker.model.normalise import fold

_ITEM_LIMIT = 22
_LONG_OPENING, _LONG_TAIL = 800, 200


@dataclass(frozen=True, slots=True)
class Structure:
    """A report cut into sentences that know their part; clauses, figures and hits come later."""

    title: str
    """As written, a title over two lines joined; empty where none was found."""
    title_block: int | None
    sentences: tuple[Sentence, ...]
    sections: tuple[Section, ...]


def read_structure(document: Document, wording: Wording) -> Structure:
    """Read parts, headings and sentences. Every character but white space lies in one sentence."""
    lines = read_lines(document)
    reader = HeadingReader(lines, wording)
    headings = [reader.read(lines, index) for index in range(len(lines))]
    layout = read_layout(lines, headings, wording)
    walk = _Walk(lines, headings, layout, wording)
    walk.run()
    title_block = lines[layout.title.start].block.index if layout.title else None
    return Structure(walk.title, title_block, tuple(walk.sentences), _sections(walk))


@dataclass(frozen=True, slots=True)
class _Part:
    """A top-level part: first sentence of its heading, first of its text, heading block, title."""

    start: int
    text: int
    block: int | None
    title: str
    role: Role


class _Walk:
    """Goes through the lines once and yields the sentences, each with its role and headings."""

    def __init__(
        self, lines: list[Line], headings: list[Heading | None], layout: Layout, wording: Wording
    ) -> None:
        self.title = "".join(lines[index].text.strip() for index in layout.title)
        self.sentences: list[Sentence] = []
        self.parts: list[_Part] = []
        self._lines = lines
        self._layout = layout
        self._wording = wording
        inside = range(layout.title.stop, layout.end)
        kept = [
            heading if index in inside and index not in layout.outside else None
            for index, heading in enumerate(headings)
        ]
        self._headings = _settle_slogans(kept)
        found = [heading for heading in self._headings if heading]
        self._tracker = RoleTracker(found, self.title, self._first_role(), wording)
        self._total = sum(len(line.view) for line in lines) or 1
        self._written = 0
        self._item: str | None = None

    def run(self) -> None:
        """Fill `sentences` and `parts`."""
        for index, line in enumerate(self._lines):
            self._item = None
            heading = self._headings[index]
            if index in self._layout.outside:
                self._emit_all(index, Role.OTHER, heading=False)
            elif index < self._layout.title.stop:
                self._emit_all(index, Role.PREAMBLE, heading=index in self._layout.title)
            elif not self.parts and self._matches("addressee", line.view):
                self._emit_all(index, Role.PREAMBLE, heading=False)
            elif heading is not None:
                self._emit_headed(index, heading)
            else:
                self._start_unheaded_part()
                self._emit_text(index, split_sentences(line.text), opens_line=True)

    def _first_role(self) -> Role:
        """The role of the text below the title: preamble, unless it is the report itself."""
        body = range(self._layout.title.stop, self._layout.end)
        first = next((index for index in body if self._headings[index]), None)
        above = [self._lines[i].view for i in range(body.start, body.stop if first is None else first)]
        ends = [i for i, view in enumerate(above) if self._matches("preamble_end", view)]
        behind = sum(map(len, above[ends[-1] + 1 :])) if ends else 0
        self._preamble_ends = first is None or behind > _LONG_TAIL
        long = sum(map(len, above)) > _LONG_OPENING
        return Role.PREAMBLE if ends or (first is not None and not long) else Role.WORK

    def _matches(self, name: str, view: str) -> bool:
        return self._wording.pattern(f"sections.{name}").search(view) is not None

    def _start_unheaded_part(self) -> None:
        if not self.parts:
            count = len(self.sentences)
            self.parts.append(_Part(count, count, None, "", self._tracker.role))

    def _emit_all(self, index: int, role: Role, *, heading: bool) -> None:
        for span in split_sentences(self._lines[index].text):
            self._emit(index, span, role, heading=heading)

    def _emit_headed(self, index: int, heading: Heading) -> None:
        line = self._lines[index]
        spans = split_sentences(line.text)
        count = 1 if heading.run_in else len(spans)
        self._tracker.enter(heading, self._below(index, spans[count:]))
        before = len(self.sentences)
        for span in spans[:count]:
            self._emit(index, span, self._tracker.role, heading=True, trail=self._tracker.trail[:-1])
        if self._tracker.is_chapter(heading):
            after = len(self.sentences)
            self.parts.append(_Part(before, after, line.block.index, heading.shown, self._tracker.role))
        self._emit_text(index, spans[count:], opens_line=False)

    def _below(self, index: int, rest: list[tuple[int, int]]) -> str:
        """The view of the first plain sentence under the heading of line `index`."""
        if rest:
            return self._lines[index].view_of(*rest[0])
        if index + 1 >= len(self._lines) or self._headings[index + 1]:
            return ""
        below = self._lines[index + 1]
        return below.view_of(*split_sentences(below.text)[0])

    def _emit_text(self, index: int, spans: list[tuple[int, int]], *, opens_line: bool) -> None:
        line = self._lines[index]
        numbered = [self._number(line, span, opens_line and span == spans[0]) for span in spans]
        if opens_line and numbered:
            self._tracker.start_line(numbered[0][0] if numbered[0][0] < ITEM_RANK else 0)
        topics = self._item_headings(numbered)
        for position, (span, (rank, rest)) in enumerate(zip(spans, numbered, strict=True)):
            self._tracker.follow(
                rest,
                rank,
                opens_line=opens_line and position == 0,
                progress=self._written / self._total,
            )
            self._item = None if rank else self._item
            heading = position in topics and self._tracker.role in (Role.WORK, Role.FIRST_RESPONSIBLE)
            role = Role.OTHER if self._matches("closing", rest) else self._tracker.role
            self._emit(index, span, role, heading=heading)
            if heading:
                self._item = line.view_of(*span)
            if self._preamble_ends and self._matches("preamble_end", rest):
                self._tracker.end_preamble()

    def _number(self, line: Line, span: tuple[int, int], opens_line: bool) -> tuple[int, str]:
        label = line.label if opens_line else ""
        return number_of(fold(label) + line.view_of(*span), label + line.text[slice(*span)])

    def _item_headings(self, numbered: list[tuple[int, str]]) -> set[int]:
        """Which sentences of a paragraph name topics: 一是严格文件管理。 with text of its own behind.

        Where most items are full statements, a short one among them is a statement too.
        """
        items = [place for place, (rank, _) in enumerate(numbered) if rank == ITEM_RANK]
        topics = {
            place
            for place in items
            if self._is_topic(numbered[place][1]) and place + 1 < len(numbered) and not numbered[place + 1][0]
        }
        return topics if 2 * len(topics) > len(items) else set()

    def _is_topic(self, rest: str) -> bool:
        if not rest.endswith("。") or "," in rest or len(rest) > _ITEM_LIMIT:
            return False
        return not (self._matches("heading_quantity", rest) or self._matches("run_in_statement", rest))

    def _emit(
        self,
        index: int,
        span: tuple[int, int],
        role: Role,
        *,
        heading: bool,
        trail: tuple[str, ...] | None = None,
    ) -> None:
        line = self._lines[index]
        start, end = line.start + span[0], line.start + span[1]
        text = line.block.text[start:end]
        view = line.view_of(*span)
        above = self._tracker.trail if trail is None else trail
        self._written += len(view)
        self.sentences.append(
            Sentence(
                index=len(self.sentences),
                block=line.block.index,
                start=start,
                end=end,
                text=text,
                view=view,
                offsets=line.offsets_of(*span),
                role=role,
                heading=heading,
                trail=(*above, self._item) if self._item and role is not Role.OTHER else above,
                paragraph=index,
            )
        )


def _settle_slogans(headings: list[Heading | None]) -> list[Heading | None]:
    """Slogan lines are chapters themselves where no chapter that names its part comes first."""
    first = next((heading for heading in headings if heading and heading.rank <= SLOGAN), None)
    if first is None or first.rank != SLOGAN:
        return headings
    return [replace(h, rank=CHAPTER) if h and h.rank == SLOGAN else h for h in headings]


def _sections(walk: _Walk) -> tuple[Section, ...]:
    """One section for each run of one role within a top-level part."""
    sections: list[Section] = []
    ends = [*(part.start for part in walk.parts[1:]), len(walk.sentences)]
    for part, end in zip(walk.parts, ends, strict=False):
        runs = _runs(walk.sentences[part.text : end])
        for run in runs:
            sections.append(Section(part.block, part.title, run[0].role, run[0].index, run[-1].index))
        if not runs:
            sections.append(Section(part.block, part.title, part.role, part.text, part.text - 1))
    return tuple(sections)


def _runs(sentences: list[Sentence]) -> list[list[Sentence]]:
    """Runs of one role; what lies outside the report (signature, page foot) belongs to none."""
    runs: list[list[Sentence]] = []
    for sentence in sentences:
        if sentence.role is Role.OTHER:
            continue
        if runs and runs[-1][-1].role is sentence.role:
            runs[-1].append(sentence)
        else:
            runs.append([sentence])
    return runs
