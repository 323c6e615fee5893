"""`check eval DIR`: verdicts held against labelled reports."""

from collections.abc import Sequence
from pathlib import Path

from checker.cli.output import console
from checker.evaluation.gold import Figures, GoldReport, Pair, measure, pair_up, read_gold
from checker.model.report import dump_json
from checker.model.status import Status
from checker.pipeline import Checker


def evaluate_folder(
    folder: Path, items: frozenset[int], misses: bool, predictions: Path | None, rules: Path | None
) -> int:
    """Check every labelled report and print the figures, a table per item, and the misses if asked."""
    checker = Checker.load(rules)
    pairs: list[Pair] = []
    for path, gold in read_gold(folder):
        pairs += [p for p in _pairs(checker, path, gold, predictions) if not items or p.item in items]
    out = console()
    if misses:
        for pair in pairs:
            if pair.gold is not pair.found:
                out.print(_miss(pair), markup=False, soft_wrap=True)
    out.print(_table(pairs), markup=False, soft_wrap=True)
    out.print(_summary(measure(pairs)), markup=False, soft_wrap=True)
    return 0


def _pairs(checker: Checker, path: Path, gold: GoldReport, predictions: Path | None) -> tuple[Pair, ...]:
    report = checker.check_file(path, checker.unit(gold.unit), gold.year, all_items=True)
    if predictions is not None:
        predictions.mkdir(parents=True, exist_ok=True)
        (predictions / f"{path.stem}.json").write_text(dump_json(report), "utf-8")
    return pair_up(path.stem, gold, report)


def _miss(pair: Pair) -> str:
    quotes = pair.gold_quotes if pair.gold is not Status.MISSING else pair.found_quotes
    first = quotes[0] if quotes else ""
    return f"{pair.report}\t第{pair.item}项\t标注 {pair.gold}\t判为 {pair.found}\t{first[:70]}"


def _table(pairs: Sequence[Pair]) -> str:
    lines = ["项目  一致率  缺口P  缺口R  有实证（标注/判定/一致）"]
    for item in sorted({pair.item for pair in pairs}):
        mine = [pair for pair in pairs if pair.item == item]
        figures = measure(mine)
        gold = sum(p.gold is Status.EVIDENCED for p in mine)
        found = sum(p.found is Status.EVIDENCED for p in mine)
        both = sum(p.gold is p.found is Status.EVIDENCED for p in mine)
        lines.append(
            f"{item:>4}  {figures.accuracy:6.3f}  {figures.gap.precision:5.3f}  {figures.gap.recall:5.3f}"
            f"  {gold}/{found}/{both}"
        )
    return "\n".join(lines)


def _summary(figures: Figures) -> str:
    lines = [
        f"{status.value:10}  P {rates.precision:.3f}  R {rates.recall:.3f}  F1 {rates.f1:.3f}  (gold {count})"
        for status, rates, count in figures.per_status
    ]
    values = {
        "accuracy": figures.accuracy,
        "kappa": figures.kappa,
        "gap_precision": figures.gap.precision,
        "gap_recall": figures.gap.recall,
        "gap_f1": figures.gap.f1,
        "mention_precision": figures.mention.precision,
        "mention_recall": figures.mention.recall,
        "mention_f1": figures.mention.f1,
        "macro_f1": figures.macro_f1,
        "quote_recall": figures.quote_recall,
        "quote_precision": figures.quote_precision,
    }
    lines += [f"pairs              {figures.pairs}"]
    lines += [f"{name:18} {value:.3f}" for name, value in values.items()]
    return "\n".join(lines)
