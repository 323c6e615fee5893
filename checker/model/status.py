"""The verdicts of the codebook, their order and their Chinese names."""

from enum import StrEnum


class Status(StrEnum):
    """A verdict on one requirement or one item (docs/codebook.md, part 1)."""

    EVIDENCED = "evidenced"
    STATED = "stated"
    SHORTFALL = "shortfall"
    PLANNED = "planned"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"

    @property
    def chinese(self) -> str:
        """The name a user sees."""
        return _CHINESE[self]

    @property
    def strength(self) -> int:
        """Rank in the codebook's order; the strongest requirement decides the item."""
        return _STRENGTH[self]


_CHINESE = {
    Status.EVIDENCED: "有实证",
    Status.STATED: "有表述缺实证",
    Status.SHORTFALL: "自述不足",
    Status.PLANNED: "仅列计划",
    Status.MISSING: "未检出",
    Status.NOT_APPLICABLE: "不适用",
}
_STRENGTH = {
    Status.EVIDENCED: 4,
    Status.STATED: 3,
    Status.SHORTFALL: 2,
    Status.PLANNED: 1,
    Status.MISSING: 0,
    Status.NOT_APPLICABLE: -1,
}
GAP_STATUSES = (Status.STATED, Status.SHORTFALL, Status.PLANNED, Status.MISSING)
