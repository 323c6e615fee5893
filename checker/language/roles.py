"""Which part of the report a sentence belongs to: headings above it, and turns of running text."""

import re
from dataclasses import dataclass

from checker.language.headings import UNNUMBERED, Heading, name_role
from checker.language.wording import Wording
from checker.model.analysis import Role
from checker.model.normalise import fold

_PAST = (Role.WORK, Role.FIRST_RESPONSIBLE)
_LATE = 0.6
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_ANY_RANK = 999
_PLANNING = "(?:我|本|将|要|[一二三首]要|拟|计划|打算|重点|着力|着重|继续|进一步|一是|首先)"


@dataclass(frozen=True, slots=True)
class _Open:
    """A heading that still holds, with the role it set (None: that of the heading above)."""

    rank: int
    shown: str
    role: Role | None
    joint: bool


class RoleTracker:
    """Follows headings and sentences in reading order and knows the role of where it stands."""

    def __init__(self, headings: list[Heading], title: str, opening: Role, wording: Wording) -> None:
        self._wording = wording
        ranks = [heading.rank for heading in headings]
        self.top = min(ranks, default=0)
        """The lowest rank that still makes a part of the report."""
        years = _YEAR.findall(fold(title))
        self._coming = str(int(years[0]) + 1) if years else None
        self._opening = opening
        self._stack: list[_Open] = []
        self._line_rank = 0
        self._turn: tuple[Role, int] | None = None
        named = [self._name(heading) for heading in headings]
        self._has_problems = any(role is Role.PROBLEMS for role, _ in named)
        self._has_plans = any(role is Role.PLANS or joint for role, joint in named)

    @property
    def role(self) -> Role:
        """The role of text that stands here."""
        return self._turn[0] if self._turn else self._base()[0]

    @property
    def trail(self) -> tuple[str, ...]:
        """The headings that hold here, outermost first."""
        return tuple(above.shown for above in self._stack)

    def is_chapter(self, heading: Heading) -> bool:
        """Whether the heading opens a top-level part."""
        return heading.rank <= self.top

    def enter(self, heading: Heading, below: str) -> None:
        """Pass a heading; `below` is the view of the first plain sentence under it, or empty."""
        while self._stack and self._stack[-1].rank >= heading.rank:
            self._stack.pop()
        if self._turn and heading.rank <= self._turn[1]:
            self._turn = None
        self._line_rank = 0
        parent, joint_above = self._base()
        role, joint = self._name(heading)
        if self.is_chapter(heading):
            role = role or self._opened_by(below) or Role.WORK
        elif role is Role.WORK or (role is Role.FIRST_RESPONSIBLE and parent is not Role.WORK):
            role = None
        elif role in (Role.PROBLEMS, Role.PLANS):
            self._turn = None
        self._stack.append(_Open(heading.rank, heading.shown, role, joint or (not joint and joint_above)))

    def start_line(self, rank: int) -> None:
        """Start a plain paragraph; `rank` is that of its number, 0 where it has none."""
        self._line_rank = rank
        if rank == 0:
            return
        while self._stack and rank <= self._stack[-1].rank < UNNUMBERED:
            self._stack.pop()
        if self._turn and rank <= self._turn[1]:
            self._turn = None

    def follow(self, view: str, rank: int, *, opens_line: bool, progress: float) -> None:
        """Pass a sentence, its number taken off: running text may turn to problems or plans here.

        `rank` is that of its number, 0 where it has none; `progress` the share of the report behind.
        """
        turned = self._turned_to(view, opens_line or rank > 0, progress)
        if turned is not None:
            above = self._stack[-1].rank if self._stack else _ANY_RANK
            plain = opens_line and rank == 0
            self._turn = (turned, (self.top or _ANY_RANK) if plain else self._line_rank or above)

    def end_preamble(self) -> None:
        """What follows is the report's own text."""
        self._opening = Role.WORK

    def _name(self, heading: Heading) -> tuple[Role | None, bool]:
        role, joint = name_role(heading.title, self._wording, chapter=self.is_chapter(heading))
        coming = self._coming is not None and self._coming in heading.title
        if coming and role in (None, Role.WORK):
            looks_back = self._wording.pattern("sections.looks_back").search(heading.title)
            return (role, joint) if looks_back else (Role.PLANS, False)
        return role, joint

    def _base(self) -> tuple[Role, bool]:
        for above in reversed(self._stack):
            if above.role is not None:
                return above.role, above.joint
        return self._opening, False

    def _opened_by(self, view: str) -> Role | None:
        """The role that a slogan chapter shows in its first sentence."""
        if not self._has_problems and self._admits(view):
            return Role.PROBLEMS
        if not self._has_plans and self._announces(view):
            return Role.PLANS
        return None

    def _admits(self, view: str) -> bool:
        if not self._wording.pattern("sections.problem_openers").search(view):
            return False
        return self._wording.pattern("sections.problem_opener_cancels").search(view) is None

    def _announces(self, view: str) -> bool:
        return self._wording.pattern("sections.plan_openers").search(view) is not None

    def _looks_ahead(self, view: str) -> bool:
        """Whether a sentence among the problems tells what the coming year is for: 2023年,一要…"""
        return self._coming is not None and re.match(rf"{self._coming}年度?,?{_PLANNING}", view) is not None

    def _turned_to(self, view: str, prominent: bool, progress: float) -> Role | None:
        role, late = self.role, progress >= _LATE
        if role is Role.PROBLEMS:
            return Role.PLANS if self._announces(view) or self._looks_ahead(view) else None
        if role is Role.PLANS:
            label = self._base()[1] and self._wording.pattern("sections.problem_labels").search(view)
            return Role.PROBLEMS if label else None
        if role not in _PAST or not (prominent or (late and not self._stack)):
            return None
        if not self._has_problems and self._admits(view):
            return Role.PROBLEMS
        return Role.PLANS if not self._has_plans and self._announces(view) else None
