"""The gap report as JSON, for other programs and for rendering again later."""

from checker.model.report import GapReport, dump_json


def json_report(report: GapReport) -> str:
    """One JSON object, ending in a newline; `checker.model.report.load_json` reads it back."""
    return dump_json(report)
