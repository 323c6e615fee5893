"""The gap report as one HTML file that needs nothing from outside, on screen and on A4."""

from checker.reporters.html.page import html_report

__all__ = ["html_report"]
