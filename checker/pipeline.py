"""The one path from a file to a gap report: load, read, analyse, judge."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from checker.engine.check import Engine, Judged
from checker.language.analyse import Reader
from checker.model.analysis import Analysis, Clause, Polarity, Role, Tense
from checker.model.district import ReportText, TextSentence
from checker.model.document import Document
from checker.model.long_lived import collector_off, long_lived
from checker.model.plan import Applicability, Mention, Unit
from checker.model.report import GapReport
from checker.readers import Limits, read
from checker.rulebook.applicability import answers_for
from checker.rulebook.load import LoadedRulebook, load
from checker.rulebook.location import rulebook_folder

_OF_ITSELF = frozenset({Role.PREAMBLE, Role.FIRST_RESPONSIBLE})


@dataclass(frozen=True, slots=True)
class Checker:
    """A loaded rulebook, ready to check any number of reports."""

    loaded: LoadedRulebook
    reader: Reader
    engine: Engine
    _duties: dict[str, tuple[Applicability, ...]] = field(default_factory=dict)

    @classmethod
    def load(
        cls,
        folder: Path | None = None,
        with_cases: bool = False,
        items: frozenset[int] = frozenset(),
    ) -> "Checker":
        """Load the rulebook in `folder`, or the one that came with the program; all rules or some.

        Raises RulebookError where it has faults, CheckerError where there is none.
        """
        with long_lived():
            loaded = load_rulebook(folder, with_cases, items)
            rulebook = loaded.rulebook
            reader = Reader.of(rulebook.terms, rulebook.wording)
            return cls(loaded, reader, Engine(rulebook, reader.wording.pattern))

    def unit(self, name: str) -> Unit:
        """The unit that a user means. Raises UnknownUnitError."""
        return self.loaded.registry.resolve(name)

    def analyse(self, document: Document, year: int | None = None) -> Analysis:
        """Read the document's language."""
        return self.reader.analyse(document, year)

    def check_file(
        self,
        path: Path,
        unit: Unit,
        year: int | None = None,
        all_items: bool = False,
        limits: Limits | None = None,
    ) -> GapReport:
        """Check one file. Raises UnreadableError where it cannot be read as a report."""
        document = read(path, limits or Limits())
        return self.check(document, unit, year, all_items)

    def check(
        self, document: Document, unit: Unit, year: int | None = None, all_items: bool = False
    ) -> GapReport:
        """Check one document that was read before."""
        with collector_off():  # what a check builds goes when its last user does
            return self.judge(self.analyse(document, year), unit, all_items)

    def judge(self, analysis: Analysis, unit: Unit, all_items: bool = False) -> GapReport:
        """Judge an analysis that was made before."""
        return self._judged(analysis, unit, all_items).report

    def check_with_text(
        self, document: Document, unit: Unit, year: int | None = None
    ) -> tuple[GapReport, ReportText]:
        """Check one document that was read before; with its sentences, to hold beside other reports."""
        with collector_off():
            analysis = self.analyse(document, year)
            judged = self._judged(analysis, unit, False)
            return judged.report, _text_of(analysis, unit, judged.items)

    def _judged(self, analysis: Analysis, unit: Unit, all_items: bool) -> Judged:
        return self.engine.check(analysis, unit, self.duties(unit), self._mentions(analysis), all_items)

    def duties(self, unit: Unit) -> tuple[Applicability, ...]:
        """What the unit answers for: one entry for each item of the plan."""
        if unit.name not in self._duties:
            plan, registry = self.loaded.rulebook.plan, self.loaded.registry
            self._duties[unit.name] = answers_for(plan, registry, unit)
        return self._duties[unit.name]

    def _mentions(self, analysis: Analysis) -> dict[int, tuple[Mention, ...]]:
        """The units named where a report speaks of itself: title, opening, leaders' part."""
        speaks = {s.block for s in analysis.sentences if s.role in _OF_ITSELF}
        blocks = [block for block in analysis.document.body if block.index in speaks]
        return {block.index: self.loaded.registry.mentions(block.text) for block in blocks}


def _text_of(analysis: Analysis, unit: Unit, items: Sequence[tuple[int, ...]]) -> ReportText:
    sentences = (
        TextSentence(
            text=sentence.text,
            view=sentence.view,
            role=sentence.role.value,
            heading=sentence.heading,
            done=any(_tells_of_done(clause) for clause in sentence.clauses),
            items=own,
            block=sentence.block,
            start=sentence.start,
            end=sentence.end,
        )
        for sentence, own in zip(analysis.sentences, items, strict=True)
    )
    return ReportText(unit.name, analysis.year, tuple(sentences))


def _tells_of_done(clause: Clause) -> bool:
    return clause.tense is Tense.DONE and clause.polarity is not Polarity.LACKING


def load_rulebook(
    folder: Path | None = None, with_cases: bool = False, items: frozenset[int] = frozenset()
) -> LoadedRulebook:
    """Load a rulebook alone, for commands that check no report."""
    return load(rulebook_folder(folder), with_cases, items)
