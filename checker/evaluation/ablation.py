"""The checker with one of its mechanisms taken out, to show what each brings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from checker.engine.candidates import Candidate
from checker.engine.check import Engine
from checker.engine.evidence import Evidence, Ownership
from checker.language.analyse import Reader
from checker.language.context import read_clauses
from checker.language.lexicon import Lexicon
from checker.language.wording import Wording
from checker.model.analysis import Analysis, Clause, Polarity, Role, Tense
from checker.model.document import Document
from checker.model.rules import Judge, Rulebook
from checker.pipeline import Checker


class OwnsEverything(Ownership):
    """Takes every fact of the match's sentence, and of the one after it, for the match's own."""

    def evidence(self, number: int, judge: Judge, candidate: Candidate) -> Evidence | None:
        """The facts of the sentence or the next."""
        following = self.text.neighbour(candidate.sentence, 1)
        for place in (candidate.sentence, following):
            if place is not None and (facts := self.text.sentences[place].facts):
                return Evidence(place, facts)
        return None


@dataclass(frozen=True, slots=True)
class EditedReader(Reader):
    """A reader whose analysis is changed before it is judged."""

    edit: Callable[[Analysis, Wording], None]

    def analyse(self, document: Document, year: int | None = None) -> Analysis:
        """Read one document and change what was read."""
        analysis = Reader.analyse(self, document, year)
        self.edit(analysis, self.wording)
        return analysis


def variants(checker: Checker) -> Mapping[str, Checker]:
    """The checker without each mechanism, by a Chinese name."""
    rulebook, reader = checker.loaded.rulebook, checker.reader
    edited = {
        "不看时态和否定": _plain_clauses,
        "不看报告的各部分": _one_part,
    }
    found = {
        name: replace(checker, reader=EditedReader(reader.wording, reader.lexicon, edit))
        for name, edit in edited.items()
    }
    found["不查词的边界"] = replace(checker, reader=Reader(reader.wording, Lexicon(rulebook.terms, None)))
    found["不管数字归谁"] = replace(
        checker, engine=Engine(rulebook, reader.wording.pattern, ownership=OwnsEverything)
    )
    bare = _without_antipatterns(rulebook)
    found["不用排除词"] = replace(
        checker,
        reader=Reader.of(bare.terms, bare.wording),
        engine=Engine(bare, reader.wording.pattern),
    )
    return found


def _plain_clauses(analysis: Analysis, wording: Wording) -> None:
    for sentence in analysis.sentences:
        sentence.clauses = tuple(
            Clause(clause.start, clause.end, Tense.DONE, Polarity.AFFIRMED, False)
            for clause in sentence.clauses
        )


def _one_part(analysis: Analysis, wording: Wording) -> None:
    for sentence in analysis.sentences:
        if sentence.role is not Role.OTHER:
            sentence.role = Role.WORK
            sentence.clauses = read_clauses(sentence.view, Role.WORK, wording)


def _without_antipatterns(rulebook: Rulebook) -> Rulebook:
    return replace(
        rulebook,
        judges=tuple(replace(judge, unless=()) for judge in rulebook.judges),
        terms=tuple(replace(term, excepted=()) for term in rulebook.terms),
        foreign=(),
    )
