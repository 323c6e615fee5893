"""How a verdict came about: every sentence that was looked at, and what it came to."""

from dataclasses import dataclass

from checker.model.report import Quote
from checker.model.status import Status


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One sentence that a requirement's expression matched.

    `words` are the matched words as written, `facts` what counts as evidence and belongs to them,
    `reason` says in Chinese why the sentence came to `status` (None: it does not count).
    """

    quote: Quote
    status: Status | None
    words: tuple[str, ...]
    facts: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class RequirementTrace:
    """All steps of one requirement; `looks_for` is its expression in words."""

    id: str
    title: str
    looks_for: str
    excludes: str
    steps: tuple[TraceStep, ...]
    nearest: Quote | None
    lifts: str
    """The one thing that would lift the verdict; empty where it is evidenced."""
