"""Time and polarity of clauses, after NegEx and ConText: triggers, false friends, scope, its end."""

import re
from bisect import bisect_left

from checker.language.polarity import FILLER, mask, read_polarities
from checker.language.sentences import split_clauses
from checker.language.wording import Wording
from checker.model.analysis import Clause, Role, Tense

_YEAR = re.compile(r"(?<![\d〔\[(])(20\d\d)年")
_TITLES = re.compile(r"《[^《》]*》")
# A year that a clause is about stands at its head, or behind its subject: 街道综合行政执法队2021年办结…
_HEAD = 12


def read_clauses(view: str, role: Role, wording: Wording, year: int | None = None) -> tuple[Clause, ...]:
    """Return the clauses of one sentence's view, with what their words say of time and polarity.

    `role` decides first: in plans everything is still to come, in problems everything is a lack,
    unless the clause plainly says otherwise. `year` is the report's, where it is known.
    """
    spans = split_clauses(view)
    tenses = _read_tenses(view, spans, role, wording)
    concessive = _read_concessions(view, spans, wording)
    former = _read_former(view, spans, year, wording)
    problems = role is Role.PROBLEMS
    praised = _read_praise(view, spans, wording) if problems else [False] * len(spans)
    clauses: list[Clause] = []
    for index, said in enumerate(read_polarities(view, spans, wording)):
        doubtful = tenses[index] is Tense.DONE and not concessive[index] and not praised[index]
        polarity = said.polarity(problems=problems, doubtful=doubtful)
        clauses.append(Clause(*spans[index], tenses[index], polarity, concessive[index], former[index]))
    return tuple(clauses)


def _read_tenses(view: str, spans: list[tuple[int, int]], role: Role, wording: Wording) -> list[Tense]:
    if role is Role.PLANS:
        past = wording.pattern("time.past_in_plans")
        return [Tense.DONE if past.search(view, *span) else Tense.FUTURE for span in spans]
    future = wording.pattern("time.future")
    if not future.search(view):
        return [Tense.DONE] * len(spans)
    hopes = mask(view, wording.pattern("time.future_pseudo"))
    facts = mask(view, wording.pattern("time.done_pseudo"))
    hoping = [match.start() for match in future.finditer(hopes)]
    ending = [match.start() for match in wording.pattern("time.done").finditer(facts)]
    tenses: list[Tense] = []
    governed = False
    for start, end in spans:
        if _any_within(hoping, start, end):
            governed = True
        elif _any_within(ending, start, end):
            governed = False
        tenses.append(Tense.FUTURE if governed else Tense.DONE)
    leads = wording.pattern("time.future_leads")
    for index in range(len(spans) - 2, -1, -1):
        start, end = spans[index]
        if tenses[index + 1] is Tense.FUTURE and leads.search(view[start:end]):
            tenses[index] = Tense.FUTURE
    return tenses


def _any_within(places: list[int], start: int, end: int) -> bool:
    return bisect_left(places, start) < bisect_left(places, end)


def _read_concessions(view: str, spans: list[tuple[int, int]], wording: Wording) -> list[bool]:
    granting = wording.pattern("time.concessive")
    if not granting.search(view):
        return [False] * len(spans)
    contrast = wording.pattern("time.contrast")
    granted: list[bool] = []
    holds = False
    for start, end in spans:
        clause = view[start:end]
        if granting.search(clause):
            holds = True
        elif holds and contrast.search(clause):
            holds = False
        granted.append(holds)
    return granted


def _read_former(view: str, spans: list[tuple[int, int]], year: int | None, wording: Wording) -> list[bool]:
    """Which clauses tell of a year before the report's: from one that begins so to one about this year."""
    words = wording.pattern("time.former")
    years = year is not None and "20" in view  # far faster than the pattern
    if not years and not words.search(view):
        return [False] * len(spans)
    text = _TITLES.sub(lambda match: FILLER * len(match[0]), view)
    masked = mask(text, wording.pattern("time.former_pseudo"))
    before = [match.start() for match in _YEAR.finditer(masked) if year is not None and int(match[1]) < year]
    places = sorted([*before, *(match.start() for match in words.finditer(masked))])
    # What only looks like a former year may name this one as well: 2021年11月至2022年10月.
    named = [match.start() for match in _YEAR.finditer(text) if year is None or int(match[1]) >= year]
    current = sorted([*named, *(match.start() for match in wording.pattern("time.current").finditer(text))])
    former: list[bool] = []
    governed = False
    for start, end in spans:
        if _any_within(current, start, end):
            governed = False
        elif _any_within(places, start, min(end, start + _HEAD)):
            governed = True
        former.append(governed)
    return former


def _read_praise(view: str, spans: list[tuple[int, int]], wording: Wording) -> list[bool]:
    """Which clauses before a 但 tell of something done: 已派员现场指导21次,但…"""
    turn = wording.pattern("time.turn")
    turns = [index for index, (start, end) in enumerate(spans) if turn.search(view[start:end])]
    if not turns:
        return [False] * len(spans)
    done = wording.pattern("time.done", "time.progress")
    return [
        index < turns[0] and done.search(view[start:end]) is not None
        for index, (start, end) in enumerate(spans)
    ]
