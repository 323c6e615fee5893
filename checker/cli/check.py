"""`check REPORT --unit U` and `check render`: from a file to what the reviewer sees."""

import io
import sys
from dataclasses import dataclass, field
from pathlib import Path

from checker.cli.output import console, refuse_input, write_text
from checker.cli.reviews import reviewed
from checker.cli.side_outputs import SideOutputs, refuse_side_outputs, write_side_outputs
from checker.model.errors import CheckerError
from checker.model.report import GapReport, load_json
from checker.pipeline import Checker
from checker.readers import Limits, read

BELOW = 1
_FORMS = {"": "terminal", ".txt": "terminal", ".json": "json", ".html": "html", ".htm": "html"}


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """The options of `check`, as the command line gave them."""

    format: str | None
    output: Path | None
    year: int | None
    all_items: bool
    quiet: bool
    fail_under: float | None
    max_megabytes: int
    rules: Path | None
    reviews: Path | None = None
    side: SideOutputs = field(default_factory=SideOutputs)


def check_report(path: Path, unit_name: str, options: CheckOptions) -> int:
    """Check one report and show the result. Returns 1 where the score is below `fail_under`."""
    check_year(options.year)
    limits = size_limits(options.max_megabytes)
    _check_fail_under(options.fail_under)
    inputs = (path, *([options.reviews] if options.reviews else []))
    if options.output is not None:
        refuse_input(options.output, inputs)
        _ = options.format or _form_of(options.output)
    refuse_side_outputs(options.side, inputs)
    checker = Checker.load(options.rules)
    unit = checker.unit(unit_name)
    document = read(path, limits)
    report = checker.check(document, unit, options.year, options.all_items)
    if options.reviews is not None:
        text = "\n".join(block.text for block in document.body)
        report = reviewed(report, options.reviews, checker, text)
    write_side_outputs(options.side, path, report, options.quiet)
    show(report, options.format, options.output, options.quiet, inputs)
    return _exit_code(report, options.fail_under)


def render_saved(path: Path, format: str | None, output: Path | None, quiet: bool) -> int:
    """Show a result that was saved as JSON."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CheckerError(f"读不了“{path}”，请检查文件名，须是 --format json 保存的结果。") from error
    show(load_json(text), format, output, quiet, (path,))
    return 0


def show(
    report: GapReport, asked: str | None, output: Path | None, quiet: bool, inputs: tuple[Path, ...]
) -> None:
    """Render a gap report and write it once; the form asked for, or the one the file's name asks for."""
    format = asked or _form_of(output)
    if format == "terminal":
        _show_terminal(report, output, quiet, inputs)
        return
    if format == "html" and output is None and sys.stdout.isatty():
        raise CheckerError("网页不宜打在屏幕上，请用 -o 写明文件名，如 -o 结果.html。")
    if format == "json":
        from checker.reporters.json_report import json_report as render
    else:
        from checker.reporters.html import html_report as render
    write_text(render(report), output, inputs)
    _say_written(output, quiet)


def _form_of(output: Path | None) -> str:
    """The form that a file's name asks for. Raises CheckerError for a name that asks for another."""
    suffix = "" if output is None else output.suffix.lower()
    if suffix not in _FORMS:
        raise CheckerError(f"不能写成 {suffix} 文件，请把 -o 的文件名改为 .html、.json 或 .txt。")
    return _FORMS[suffix]


def _show_terminal(report: GapReport, output: Path | None, quiet: bool, inputs: tuple[Path, ...]) -> None:
    from checker.reporters.terminal import terminal_report, terminal_summary

    screen = console()
    body = terminal_summary(report) if quiet else terminal_report(report)
    if output is None:
        screen.print(body)
        return
    from rich.console import Console

    paper = io.StringIO()
    Console(width=100, force_terminal=False, color_system=None, file=paper).print(body)
    write_text(paper.getvalue(), output, inputs)
    _say_written(output, quiet)


def _say_written(output: Path | None, quiet: bool) -> None:
    if output is not None and not quiet:
        print(f"结果已写入 {output}", file=sys.stderr)


def check_year(year: int | None) -> None:
    """Raise CheckerError for what is no year."""
    if year is not None and not 1990 <= year <= 2100:
        raise CheckerError(f"--year {year} 不是年度，请写四位数字，如 2022。")


def size_limits(megabytes: int) -> Limits:
    """The reader's limits for a file of this size. Raises CheckerError below 1."""
    if megabytes < 1:
        raise CheckerError("--max-megabytes 至少为 1。")
    return Limits(file_bytes=megabytes * 1024 * 1024)


def _check_fail_under(points: float | None) -> None:
    if points is not None and not 0 <= points <= 100:
        raise CheckerError(f"--fail-under {points:g} 应在 0 到 100 之间。")


def _exit_code(report: GapReport, fail_under: float | None) -> int:
    if fail_under is None:
        return 0
    if report.score.value is None:
        raise CheckerError("没有可以计分的任务，无法与 --fail-under 比较，请核对单位。")
    return BELOW if report.score.value < fail_under else 0
