"""The feedback letter (反馈意见) from the office to the unit, as a Word file laid out by GB/T 9704."""

from datetime import date

from checker.model.report import GapReport
from checker.reporters.letter.content import compose
from checker.reporters.letter.document import word_letter
from checker.reporters.letter.package import packed
from checker.reporters.letter.wording import OFFICE

__all__ = ["letter"]


def letter(report: GapReport, office: str = OFFICE, due: date | None = None, on: date | None = None) -> bytes:
    """The letter on one report as the bytes of a .docx file.

    `office` signs. `due` is the last day for the amended report; without it a term counted from receipt
    is set. `on` is the letter's date; without it room is left to write one. Same input, same bytes.
    """
    return packed(word_letter(compose(report, office, due, on)))
