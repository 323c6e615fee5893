"""Slips of the draft itself (草稿问题)."""

from collections.abc import Mapping, Sequence

from checker.engine.text import TextView
from checker.model.plan import Mention, Unit
from checker.model.report import DraftFault
from checker.model.rules import Rulebook


def draft_faults(
    text: TextView, rulebook: Rulebook, unit: Unit, mentions: Mapping[int, Sequence[Mention]]
) -> tuple[DraftFault, ...]:
    """All slips found, in order of place."""
    return ()
