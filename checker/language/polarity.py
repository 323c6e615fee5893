"""What the words of a clause admit: a lack, a zero that is an achievement, or nothing of the kind."""

import re
from enum import Enum, auto

from checker.language.wording import Wording
from checker.model.analysis import Polarity

FILLER = "\u25a1"
_COUNT = re.compile(r"\d|[两三四五六七八九十百千]+(?:余|多)?[次场期件份条户名项]")
_REACH = 30
_SEVERAL = 2
_TRIGGERS = ("negation.zero", "negation.zero_neutral", "negation.absence", "negation.shortfall")


class Said(Enum):
    """What a clause says by its own words."""

    NOTHING = auto()
    LACK = auto()
    ZERO = auto()
    NEUTRAL_ZERO = auto()
    """There was no such business this year; among the problems it is a lack."""

    def polarity(self, *, problems: bool, doubtful: bool) -> Polarity:
        """The polarity meant; `doubtful` clauses of the problems part lack something by default."""
        if self is Said.LACK or (problems and self is Said.NEUTRAL_ZERO):
            return Polarity.LACKING
        if self is not Said.NOTHING:
            return Polarity.ZERO
        return Polarity.LACKING if problems and doubtful else Polarity.AFFIRMED


def mask(view: str, pattern: re.Pattern[str]) -> str:
    """Blank out what only looks like a trigger, keeping every offset."""
    return pattern.sub(lambda match: FILLER * len(match[0]), view)


def read_polarities(view: str, spans: list[tuple[int, int]], wording: Wording) -> list[Said]:
    """Return for each clause what its own words say, and the scope of a lack over its neighbours."""
    if not any(wording.pattern(name).search(view) for name in _TRIGGERS):  # far faster than their union
        return [Said.NOTHING] * len(spans)
    masked = mask(view, wording.pattern("negation.pseudo"))
    clauses = [masked[start:end] for start, end in spans]
    said = [_read_clause(clause, wording) for clause in clauses]
    _spread(clauses, said, wording)
    return said


def _read_clause(clause: str, wording: Wording) -> Said:
    zero, neutral = wording.pattern("negation.zero"), wording.pattern("negation.zero_neutral")
    rest = mask(mask(clause, zero), neutral)
    if _lacks(rest, wording):
        return Said.LACK
    if zero.search(clause):
        return Said.ZERO
    return Said.NEUTRAL_ZERO if neutral.search(clause) else Said.NOTHING


def _lacks(clause: str, wording: Wording) -> bool:
    acts, targets = wording.pattern("negation.frames"), wording.pattern("negation.frames_target")
    for match in wording.pattern("negation.absence").finditer(clause):
        if not acts.search(clause, max(0, match.start() - _REACH), match.start()):
            return True
    after = wording.pattern("negation.frames_after")
    for match in wording.pattern("negation.shortfall").finditer(clause):
        before = max(0, match.start() - _REACH), match.start()
        handled = acts.search(clause, *before) or targets.search(clause, *before)
        if not handled and not after.search(clause, match.end(), match.end() + _REACH):
            return True
    return False


def _spread(clauses: list[str], said: list[Said], wording: Wording) -> None:
    """Carry a lack back to a clause that is its subject, forward from a colon, and between lacks."""
    subjectless, done = wording.pattern("negation.subjectless"), wording.pattern("time.done")
    lacks = [one is Said.LACK for one in said]
    if sum(lacks) >= _SEVERAL and lacks[-1]:
        # From its first lack on, a sentence that ends in another tells of nothing else, but for facts.
        for index in range(lacks.index(True), len(clauses)):
            clause = clauses[index]
            if said[index] is Said.NOTHING and not done.search(clause) and not _COUNT.search(clause):
                said[index] = Said.LACK
    listed = False
    for index, clause in enumerate(clauses):
        if said[index] is Said.LACK:
            if index and said[index - 1] is Said.NOTHING and subjectless.search(clause):
                told = done.search(clauses[index - 1]) or _COUNT.search(clauses[index - 1])
                said[index - 1] = Said.NOTHING if told else Said.LACK
            listed = listed or clause.endswith(":")
        elif listed and said[index] is Said.NOTHING:
            said[index] = Said.LACK
