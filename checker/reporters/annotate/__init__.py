"""A copy of a draft with Word comments on the very phrases that the findings are about."""

from checker.reporters.annotate.annotate import annotate

__all__ = ["annotate"]
