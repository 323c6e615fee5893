"""Holds verdicts against single labelled paragraphs: a bank of wordings that no rule was written for.

A bank folder holds NN.yaml: {item, sentences: [{text, part, status, quote}]}. The label is the item's
status for a report whose only text in that part is this paragraph.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from checker.evaluation.cases import part_document
from checker.evaluation.gold import Pair
from checker.model.errors import CheckerError
from checker.model.status import Status
from checker.pipeline import Checker
from checker.rulebook.schema import Part
from checker.rulebook.yaml_lines import YamlFault, read_yaml


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LabelledText(_Strict):
    """One paragraph with its label."""

    text: str
    part: Part = "work"
    status: Status
    quote: str | None = None


class Bank(_Strict):
    """The paragraphs of one item."""

    item: int
    sentences: tuple[LabelledText, ...]


@dataclass(frozen=True, slots=True)
class TextVerdict:
    """One paragraph, judged: its label, and the label beside what was found."""

    label: LabelledText
    pair: Pair


def read_banks(folder: Path) -> tuple[Bank, ...]:
    """All banks of a folder. Raises CheckerError where there are none, or where a file is no bank."""
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise CheckerError(f"“{folder}”里没有例句文件（*.yaml），请检查路径。")
    return tuple(map(_bank, paths))


def _bank(path: Path) -> Bank:
    try:
        return Bank.model_validate(read_yaml(path).data)
    except (ValidationError, YamlFault) as error:
        raise CheckerError(f"“{path.name}”不是例句文件，请检查文件夹。") from error


def judge_bank(checker: Checker, bank: Bank) -> Iterator[TextVerdict]:
    """Judge every paragraph of one item."""
    unit = checker.loaded.registry.units[0]
    for number, label in enumerate(bank.sentences):
        report = checker.check(part_document(label.part, label.text), unit, None, all_items=True)
        finding = next(one for one in report.items if one.item == bank.item)
        wanted = () if label.quote is None else (label.quote,)
        found = tuple(quote.quote for quote in finding.evidence)
        confident = finding.confidence == "high"
        pair = Pair(f"{number}", bank.item, label.status, finding.status, wanted, found, confident)
        yield TextVerdict(label, pair)
