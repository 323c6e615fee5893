"""The gap report on a terminal: rich renderables, which the command line prints.

Own words never depend on colour, and document text never reaches rich as markup: it is only ever put
into `Text`, with control characters taken out.
"""

from checker.reporters.terminal.whole import terminal_report, terminal_summary

__all__ = ["terminal_report", "terminal_summary"]
