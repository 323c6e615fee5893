"""Slips of the draft itself (草稿问题): what a unit would not want to hand in."""

from checker.engine.faults.collect import DraftChecks

__all__ = ["DraftChecks"]
