"""From a document to sentences with everything the engine needs, in one pass for all rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.language.context import read_clauses
from checker.language.dates import find_dates
from checker.language.documents import find_documents
from checker.language.lexicon import Lexicon
from checker.language.names import find_names
from checker.language.quantities import find_quantities
from checker.language.sections import read_structure
from checker.language.segmenter import PkusegSegmenter, Segmenter
from checker.language.tables import YearColumns
from checker.language.wording import Wording
from checker.language.year import report_year, year_mentions
from checker.model.analysis import Analysis, Sentence
from checker.model.document import Document
from checker.model.rules import Term


@dataclass(frozen=True, slots=True)
class Reader:
    """The language side of one rulebook: its word lists and phrases, compiled once."""

    wording: Wording
    lexicon: Lexicon

    @classmethod
    def of(
        cls,
        terms: Sequence[Term],
        wording: Mapping[str, tuple[str, ...]],
        segmenter: Segmenter | None = None,
    ) -> "Reader":
        """Compile the terms and lists of a rulebook; pkuseg judges word edges unless another is given."""
        return cls(Wording(wording), Lexicon(terms, segmenter or PkusegSegmenter()))

    def analyse(self, document: Document, year: int | None = None) -> Analysis:
        """Read one document. `year` is the report year where the caller knows it."""
        structure = read_structure(document, self.wording)
        own_year = year if year is not None else report_year(structure.title, structure)
        rows = {block.index for block in document.blocks if block.kind == "table_row"}
        columns = YearColumns(own_year)
        hits = self.lexicon.scan([sentence.view for sentence in structure.sentences])
        for sentence, found in zip(structure.sentences, hits, strict=True):
            sentence.hits, sentence.likely = found, found.likely
            self._read(sentence, sentence.block in rows, own_year)
            if sentence.block in rows:
                sentence.quantities = columns.own(sentence, sentence.quantities)
        return Analysis(
            document=document,
            title=structure.title,
            title_block=structure.title_block,
            year=own_year,
            years=year_mentions(structure.title, structure),
            sentences=structure.sentences,
            sections=structure.sections,
        )

    def _read(self, sentence: Sentence, table_row: bool, year: int | None) -> None:
        view = sentence.view
        sentence.clauses = read_clauses(view, sentence.role, self.wording, year)
        sentence.quantities = find_quantities(view, table_row, self.wording)
        sentence.documents = find_documents(view, self.wording)
        sentence.dates = find_dates(view, self.wording)
        sentence.names = find_names(view, self.wording)
