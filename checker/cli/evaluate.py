"""`check eval DIR`: verdicts held against labelled reports."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.cli.eval_tables import comparison_lines, item_table, status_lines, summary_lines
from checker.cli.items import refuse_unknown_items
from checker.cli.output import console, write_text
from checker.evaluation.ablation import variants
from checker.evaluation.baselines import best_sentences, search_terms
from checker.evaluation.figures import Figures, intervals, measure
from checker.evaluation.gold import GoldItem, GoldReport, Pair, pair_up, read_gold
from checker.evaluation.sentences import TextVerdict, judge_bank, read_banks
from checker.model.errors import CheckerError
from checker.model.report import GapReport, ItemFinding, dump_json
from checker.model.status import Status
from checker.pipeline import Checker
from checker.review import read_reviews

_REVIEWS = ".复核.yaml"
_REPORTS = (".docx", ".txt", ".md")


@dataclass(frozen=True, slots=True)
class EvalOptions:
    """The options of `check eval`, as the command line gave them."""

    items: frozenset[int]
    misses: bool
    compare: bool
    predictions: Path | None
    rules: Path | None


def evaluate_folder(folder: Path, options: EvalOptions) -> int:
    """Check every labelled report and print the figures, a table per item, and the misses if asked."""
    checker = Checker.load(options.rules)
    refuse_unknown_items(options.items, checker.loaded.rulebook)
    labels = (*read_gold(folder), *_reviewed(folder, checker))
    if not labels and any(folder.glob("*.yaml")):
        return _evaluate_bank(checker, folder, options)
    if not labels:
        raise CheckerError(f"“{folder}”里没有标注文件（*.json、*{_REVIEWS}），请检查路径。")
    out = console()
    pairs: list[Pair] = []
    for path, gold in labels:
        report = checker.check_file(path, checker.unit(gold.unit), gold.year, all_items=True)
        if options.predictions is not None:
            _save(report, options.predictions / f"{path.stem}.json")
        for pair in pair_up(path.stem, gold, report):
            if options.items and pair.item not in options.items:
                continue
            pairs.append(pair)
            if options.misses and pair.gold is not pair.found:
                finding = next(item for item in report.items if item.item == pair.item)
                out.print(_miss(pair, finding), markup=False, soft_wrap=True)
    out.print("\n".join(item_table(pairs)), markup=False, soft_wrap=True)
    out.print("\n".join(summary_lines(measure(pairs), intervals(pairs))), markup=False, soft_wrap=True)
    if options.compare:
        runs = {"本工具": measure(pairs), **_others(checker, folder)}
        out.print("\n".join(["", *comparison_lines(runs)]), markup=False, soft_wrap=True)
    return 0


def _reviewed(folder: Path, checker: Checker) -> Iterator[tuple[Path, GoldReport]]:
    """Reviewers' files as labels: NAME.复核.yaml beside the report NAME.docx; only what they judged."""
    for path in sorted(folder.glob(f"*{_REVIEWS}")):
        stem = path.name.removesuffix(_REVIEWS)
        reports = [p for p in (folder / f"{stem}{suffix}" for suffix in _REPORTS) if p.is_file()]
        if not reports:
            raise CheckerError(f"“{path.name}”旁边没有它的报告（{stem}.docx 或 .txt），请放在一起。")
        items: dict[str, dict[int, GoldItem]] = {}
        for one in read_reviews(path, checker.loaded.registry):
            if not one.requirement:
                quotes = (one.quote,) if one.quote else ()
                items.setdefault(one.unit, {})[one.item] = GoldItem(status=one.decision, quotes=quotes)
        for unit, labelled in items.items():
            yield reports[0], GoldReport(report=reports[0].name, unit=unit, items=labelled, complete=False)


def _evaluate_bank(checker: Checker, folder: Path, options: EvalOptions) -> int:
    """Judge single labelled paragraphs and print the share that comes out as labelled."""
    out = console()
    pairs: list[Pair] = []
    for bank in read_banks(folder):
        for verdict in judge_bank(checker, bank) if not options.items or bank.item in options.items else ():
            pairs.append(verdict.pair)
            if options.misses and verdict.pair.gold is not verdict.pair.found:
                out.print(_missed_text(verdict), markup=False, soft_wrap=True)
    figures = measure(pairs)
    out.print("\n".join(item_table(pairs)), markup=False, soft_wrap=True)
    out.print("\n".join(status_lines(figures)), markup=False, soft_wrap=True)
    out.print(f"pairs              {figures.pairs}\naccuracy           {figures.accuracy:.3f}")
    return 0


def _missed_text(verdict: TextVerdict) -> str:
    pair = verdict.pair
    return f"第{pair.item}项\t{verdict.label.part}\t标注 {pair.gold}\t判为 {pair.found}\t{verdict.label.text}"


def _others(checker: Checker, folder: Path) -> dict[str, Figures]:
    """The figures of what one would do without the checker, and of the checker without a mechanism."""
    reports = read_gold(folder)
    rulebook = checker.loaded.rulebook
    found = {
        "逐句查找任务用语": measure(search_terms(reports, rulebook.rules)),
        "BM25 逐句检索": measure(best_sentences(reports, rulebook.plan)),
    }
    for name, variant in variants(checker).items():
        pairs = [
            pair
            for path, gold in reports
            for pair in pair_up(
                path.stem, gold, variant.check_file(path, variant.unit(gold.unit), gold.year, True)
            )
        ]
        found[f"本工具，{name}"] = measure(pairs)
    return found


def _save(report: GapReport, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(dump_json(report), path, ())


def _miss(pair: Pair, finding: ItemFinding) -> str:
    """One line: what differs, the label's sentence, and what the checker went by."""
    wanted = pair.gold_quotes[0][:60] if pair.gold_quotes else ""
    return (
        f"{pair.report}\t第{pair.item}项\t标注 {pair.gold}\t判为 {pair.found}"
        f"{'' if pair.confident else '（请核对）'}\t标注句 {wanted}\t依据 {_key_line(finding)}"
    )


def _key_line(finding: ItemFinding) -> str:
    """The sentence that decided, or the nearest one where nothing was found."""
    deciding: Sequence[str] = [quote.quote for quote in finding.evidence]
    if finding.status is Status.MISSING:
        deciding = [f"最近 {one.nearest.quote}" for one in finding.requirements if one.nearest]
    return deciding[0][:60] if deciding else "未检出相近的句子"
