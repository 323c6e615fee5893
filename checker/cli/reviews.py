"""A reviewer's own judgement on the command line: applied to a check, and checked by itself."""

from datetime import date
from pathlib import Path

from checker.cli.output import console
from checker.model.errors import CheckerError
from checker.model.report import GapReport
from checker.pipeline import Checker, load_rulebook
from checker.readers import Limits, read
from checker.review import apply_reviews, lint_reviews, read_reviews

FAULTS_FOUND = 1


def reviewed(report: GapReport, path: Path, checker: Checker, text: str) -> GapReport:
    """The report with the entries of a file applied; both verdicts stay in it. Raises CheckerError."""
    entries = read_reviews(path, checker.loaded.registry)
    return apply_reviews(report, entries, date.today(), checker.loaded.rulebook, text).report


def lint_review_file(path: Path, report: Path | None, unit_name: str | None, rules: Path | None) -> int:
    """Say what is wrong with a file of entries; 1 where anything is. With a report also dead entries."""
    if (report is None) != (unit_name is None):
        raise CheckerError("对照报告时，要同时写明报告文件和 --unit 单位。")
    if report is None or unit_name is None:
        loaded = load_rulebook(rules)
        lines = lint_reviews(path, loaded.registry, loaded.rulebook, date.today())
    else:
        checker = Checker.load(rules)
        loaded = checker.loaded
        document = read(report, Limits())
        found = checker.check(document, checker.unit(unit_name))
        text = "\n".join(block.text for block in document.body)
        lines = lint_reviews(path, loaded.registry, loaded.rulebook, date.today(), found, text)
    out = console()
    for line in lines:
        out.print(line, markup=False, soft_wrap=True)
    out.print(f"共 {len(lines)} 处问题。" if lines else "没有问题。")
    return FAULTS_FOUND if lines else 0
