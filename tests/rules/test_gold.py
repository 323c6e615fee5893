"""The verdicts on labelled reports do not fall below what is promised (docs/accuracy.md)."""

from pathlib import Path

from checker.evaluation.figures import Figures, measure
from checker.evaluation.gold import Pair, pair_up, read_gold
from checker.evaluation.sentences import judge_bank, read_banks
from checker.pipeline import Checker

GOLD = Path(__file__).parent.parent / "gold"


def measured(real: Checker, *folders: str) -> Figures:
    """What the shipped rules reach on the labelled reports of these folders together."""
    pairs: list[Pair] = []
    for folder in folders:
        for path, gold in read_gold(GOLD / folder):
            report = real.check_file(path, real.unit(gold.unit), gold.year, all_items=True)
            pairs.extend(pair_up(path.stem, gold, report))
    return measure(pairs)


def test_the_floors_hold_on_the_labelled_reports(real: Checker) -> None:
    dev = measured(real, "dev")
    assert dev.pairs == 17 * 52
    assert dev.accuracy >= 0.97
    assert dev.kappa >= 0.95
    assert dev.gap.precision >= 0.98
    assert dev.gap.recall >= 0.98
    assert dev.mention.f1 >= 0.95
    assert dev.macro_f1 >= 0.93
    assert dev.quote_recall >= 0.92


def test_the_floors_hold_on_reports_that_no_rule_was_written_for(real: Checker) -> None:
    held = measured(real, "own/held")
    assert held.pairs == 10 * 52
    assert held.accuracy >= 0.95
    assert held.kappa >= 0.92
    assert held.gap.precision >= 0.97
    assert held.gap.recall >= 0.97
    assert held.mention.f1 >= 0.95
    assert held.macro_f1 >= 0.90
    assert held.quote_recall >= 0.92


def test_the_floors_hold_on_reports_as_they_are_published(real: Checker) -> None:
    formal = measured(real, "formal/held")
    assert formal.pairs == 9 * 52
    assert formal.accuracy >= 0.90
    assert formal.gap.precision >= 0.95
    assert formal.gap.recall >= 0.91
    assert formal.mention.f1 >= 0.95


def test_the_floors_hold_on_reports_that_avoid_the_usual_words(real: Checker) -> None:
    loose = measured(real, "loose/held")
    assert loose.pairs == 3 * 52
    assert loose.accuracy >= 0.85
    assert loose.gap.precision >= 0.92
    assert loose.gap.recall >= 0.90
    assert loose.mention.f1 >= 0.91


def test_the_floors_hold_on_excerpts_that_are_hard_in_status(real: Checker) -> None:
    banks = read_banks(GOLD / "status" / "held")
    status = measure([verdict.pair for bank in banks for verdict in judge_bank(real, bank)])
    assert status.pairs == 243
    assert status.accuracy >= 0.87


def test_every_quote_stands_in_its_report(real: Checker) -> None:
    for path, gold in read_gold(GOLD / "dev"):
        lines = [line for line in path.read_text("utf-8").split("\n") if line.strip()]
        report = real.check_file(path, real.unit(gold.unit), gold.year, all_items=True)
        quotes = [quote for item in report.items for one in item.requirements for quote in one.evidence]
        assert quotes
        for quote in quotes:
            assert lines[quote.block].strip("\r")[quote.start : quote.end] == quote.quote
