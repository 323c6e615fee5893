"""Puts the outcomes of the judges into findings: quotes, what is lacking, what to add."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from checker.engine.confidence import doubt
from checker.engine.items import NOT_JUDGED, Together, together
from checker.engine.judge import Outcome, Verdict, facts_of
from checker.engine.nearest import Nearest
from checker.engine.structure import PartsOutcome
from checker.engine.text import TextView, one_of_each_place
from checker.engine.wording import DOUBTS, lacking
from checker.model.plan import Applicability, Duty
from checker.model.report import Figure, ItemFinding, Quote, RequirementFinding, item_role
from checker.model.rules import Judge, Requirement, Rule, Rulebook
from checker.model.status import Status

# More quotes than this for one requirement make a report longer, not surer.
_MOST_QUOTES = 3


@dataclass(frozen=True, slots=True)
class _Shared:
    """What a judge's verdict says, whichever requirement asks for it."""

    status: Status
    lacking: str
    evidence: tuple[Quote, ...]
    nearest: Quote | None
    figure: Figure | None
    pasted: bool
    doubt: str


class FindingMaker:
    """Makes the findings of one report."""

    def __init__(
        self,
        rulebook: Rulebook,
        nearest: Nearest,
        text: TextView,
        outcome: Callable[[int], Outcome],
        parts: PartsOutcome,
        alike: Mapping[int, int],
        all_items: bool,
    ) -> None:
        """`outcome` gives what the judge of a number decides on the report.

        `alike` gives for each item the first one whose rule has the same requirements.
        """
        self._rulebook = rulebook
        self._text = text
        self._outcome = outcome
        self._parts = parts
        self._all_items = all_items
        self._known: dict[int, _Shared] = {}
        self._alike = alike
        self._known_rules: dict[int, Together] = {}
        self._nearest = nearest
        self._items = {item.number: item for item in rulebook.plan.items}
        self._chapters = {chapter.number: chapter.title for chapter in rulebook.plan.chapters}
        self._sections = {section.number: section.title for section in rulebook.plan.sections}

    def item(self, rule: Rule, applies: Applicability | None) -> ItemFinding:
        """The one finding on one rule."""
        duty = applies.role if applies is not None else Duty.NONE
        judged = self._all_items or duty is not Duty.NONE
        item = self._items[rule.item]
        found = self._together(rule) if judged else NOT_JUDGED
        return ItemFinding(
            item=rule.item,
            title=rule.title,
            chapter=self._chapters[item.chapter],
            section=self._sections[item.section],
            source=item.text,
            status=found.status,
            role=item_role(duty),
            why=applies.why if applies is not None else "",
            weight=self._weight(duty),
            coverage=found.coverage,
            requirements=found.requirements,
            evidence=found.evidence,
            lacking=found.lacking,
            advice=found.advice,
            confidence="low" if found.doubts else "high",
            review=bool(found.doubts),
            doubts=found.doubts,
        )

    def _together(self, rule: Rule) -> Together:
        """Rules that ask for the same come to the same, as judges that look for the same are one."""
        first = self._alike[rule.item]
        if first not in self._known_rules:
            requirements = tuple(map(self.requirement, rule.requirements))
            self._known_rules[first] = together(requirements, rule, self._rulebook.scoring)
        return self._known_rules[first]

    def _weight(self, duty: Duty) -> float:
        if self._all_items and duty is Duty.NONE:
            return self._rulebook.scoring.role_weights[Duty.CLASS]
        return self._rulebook.scoring.role_weights[duty]

    def requirement(self, requirement: Requirement) -> RequirementFinding:
        """The finding on one requirement."""
        judge = self._rulebook.judges[requirement.judge]
        if judge.kind == "report":
            return self._parts.finding(requirement)
        shared = self._shared(requirement.judge)
        return RequirementFinding(
            id=requirement.id,
            title=requirement.title,
            kind=judge.kind,
            status=shared.status,
            weight=requirement.weight,
            looked_for=requirement.looked_for,
            lacking=shared.lacking,
            advice="" if shared.status is Status.EVIDENCED else requirement.advice,
            evidence=shared.evidence,
            nearest=shared.nearest,
            figure=shared.figure,
            pasted=shared.pasted,
            confidence="low" if shared.doubt else "high",
            doubt=shared.doubt,
        )

    def _shared(self, number: int) -> "_Shared":
        if number not in self._known:
            self._known[number] = self._work_out(number)
        return self._known[number]

    def _work_out(self, number: int) -> "_Shared":
        outcome = self._outcome(number)
        figure = _figure(self._rulebook.judges[number], outcome)
        pasted = any(verdict.pasted for verdict in outcome.verdicts)
        near = self._nearest.find(number, self._text) if outcome.status is Status.MISSING else None
        doubtful = doubt(outcome, near, self._text)
        return _Shared(
            status=outcome.status,
            lacking=lacking(outcome.status, pasted, outcome.breached, figure),
            evidence=self._quotes_of(outcome),
            nearest=None if near is None else self._nearest.quote(number, near, self._text),
            figure=figure,
            pasted=pasted,
            doubt=DOUBTS[doubtful] if doubtful else "",
        )

    def _quotes_of(self, outcome: Outcome) -> tuple[Quote, ...]:
        best = outcome.verdicts[: _MOST_QUOTES * 2]
        return one_of_each_place(map(self._quote, best))[:_MOST_QUOTES]

    def _quote(self, verdict: Verdict) -> Quote:
        """The sentence that proves it; where that is a neighbour's, the neighbour's."""
        sentence = verdict.evidence.sentence if verdict.evidence else verdict.candidate.sentence
        facts = [(fact.start, fact.end) for fact in facts_of(verdict)]
        pieces = verdict.candidate.match.pieces if sentence == verdict.candidate.sentence else ()
        return self._text.quote(sentence, [*pieces, *facts], facts)


def _figure(judge: Judge, outcome: Outcome) -> Figure | None:
    threshold = judge.threshold
    if threshold is None:
        return None
    return Figure(threshold.name, threshold.minimum, outcome.figure, threshold.units[0], outcome.below)
