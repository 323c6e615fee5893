"""Slips of the draft itself (草稿问题): what a unit would not want to hand in."""

from checker.engine.faults.collect import DraftChecks
from checker.engine.faults.leftovers import FOREIGN_TITLE

__all__ = ["FOREIGN_TITLE", "DraftChecks"]
