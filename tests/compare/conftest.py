"""Reports as comparing sees them, made from plain text or from single sentences."""

from collections.abc import Callable, Sequence

import pytest

from checker.compare.words import CompareWords
from checker.language.wording import Wording
from checker.model.analysis import Polarity, Tense
from checker.model.district import ReportText, TextSentence
from checker.model.document import Block, Document
from checker.model.normalise import fold
from checker.pipeline import Checker

MakeReport = Callable[[str, int, str], ReportText]
FILLER = (
    "局党组坚持以习近平法治思想为指导，加强对法治政府建设工作的领导。",
    "党组理论学习中心组开展法治专题学习4次。",
    "局主要负责人切实履行推进法治建设第一责任人职责。",
    "依法履行行政管理职能，优化营商环境，提高服务水平。",
    "严格落实行政执法责任制，规范执法行为。",
    "办理政府信息公开申请12件，均在法定期限内答复。",
    "不断提升依法行政能力和水平，推动各项工作健康发展。",
)


def sentence(text: str, role: str = "work", done: bool = True, heading: bool = False) -> TextSentence:
    """One sentence in a block of its own."""
    return TextSentence(text, fold(text), role, heading, done, (), 0, 0, len(text))


def report(unit: str, texts: Sequence[str | TextSentence], year: int | None = 2022) -> ReportText:
    """A report of those sentences, texts being of the work part."""
    made = tuple(text if isinstance(text, TextSentence) else sentence(text) for text in texts)
    return ReportText(unit, year, made)


@pytest.fixture(scope="session")
def words(real: Checker) -> CompareWords:
    """The words of the rulebook that is shipped."""
    return CompareWords.of(Wording(real.loaded.rulebook.wording))


@pytest.fixture(scope="session")
def reading(real: Checker) -> MakeReport:
    """Makes a report of its text, read as the program reads it."""

    def make(unit: str, year: int, text: str) -> ReportText:
        lines = text.splitlines()
        blocks = tuple(Block(number, "paragraph", line) for number, line in enumerate(lines))
        analysis = real.analyse(Document("报告.txt", "", blocks), year)
        sentences = tuple(
            TextSentence(
                text=one.text,
                view=one.view,
                role=one.role.value,
                heading=one.heading,
                done=any(c.tense is Tense.DONE and c.polarity is not Polarity.LACKING for c in one.clauses),
                items=(),
                block=one.block,
                start=one.start,
                end=one.end,
            )
            for one in analysis.sentences
        )
        return ReportText(unit, analysis.year, sentences)

    return make
