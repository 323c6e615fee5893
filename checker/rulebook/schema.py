"""The shape of the rulebook's YAML files; unknown keys are errors. Explained in docs/rules.md."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from checker.model.plan import Duty
from checker.model.status import Status
from checker.rulebook.shape import Strict, Text
from checker.rulebook.yaml_lines import Fault

EvidenceKind = Literal["count", "percent", "hours", "money", "document", "date", "named", "zero"]
Part = Literal["work", "problems", "plans", "first_responsible"]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
_UNSCORED = Status.NOT_APPLICABLE


class AnySpec(Strict):
    """任一成立即成立。"""

    any: list["ExpressionSpec"] = Field(min_length=1)


class AllSpec(Strict):
    """全部成立，次序不限，首尾相距不超过 within 字。"""

    all: list["ExpressionSpec"] = Field(min_length=2)
    within: int = Field(default=40, ge=2, le=400)


class SequenceSpec(Strict):
    """依次出现，相邻两项之间不超过 gap 字。"""

    seq: list["ExpressionSpec"] = Field(min_length=2)
    gap: int = Field(default=12, ge=0, le=200)


ExpressionSpec = Text | AnySpec | AllSpec | SequenceSpec


class ThresholdSpec(Strict):
    """计划写明的数值门槛。"""

    name: Text
    units: list[Text] = Field(min_length=1)
    min: float = Field(gt=0)
    combine: Literal["sum", "max"] = "max"


class RequirementSpec(Strict):
    """一个要求点。"""

    id: Identifier
    title: Text
    kind: Literal["duty", "prohibition", "report"] = "duty"
    weight: float = Field(default=1, gt=0, le=10)
    match: ExpressionSpec | None = None
    unless: list[Text] = Field(default=[], alias="not")
    evidence: list[Literal["count", "percent", "hours", "money", "document", "date", "named", "zero"]] = (
        Field(
            default=[
                "count",
                "percent",
                "hours",
                "money",
                "document",
                "date",
                "named",
                "zero",
            ]
        )
    )
    named: list[Text] = Field(default=[])
    proof: ExpressionSpec | None = None
    owned_by: list[Text] = Field(default=[])
    threshold: ThresholdSpec | None = None
    overrides: Literal["none", "stated", "all"] = "none"
    breach: ExpressionSpec | None = None
    heading_context: bool = False
    looked_for: Text
    advice: Text


class CaseSpec(Strict):
    """一个例句：放进报告的哪一部分（part），该要求点应判什么，引文应含什么。"""

    text: Text
    each: Text | None = None
    requirement: Identifier
    status: Status
    quote: Text | None = None
    part: Part = "work"


class RuleSpec(Strict):
    """items/NN-slug.yaml"""

    item: int = Field(ge=1)
    title: Text
    basis: Literal["item", "statutory", "practice"] = "item"
    requirements: list[RequirementSpec] = Field(min_length=1)
    cases: list[CaseSpec] = Field(default=[])


class ConceptSpec(Strict):
    """一个概念：许多说法，一个意思。"""

    id: Text
    note: Text | None = None
    phrases: list[Text] = Field(default=[])
    includes: list[Text] = Field(default=[])
    excepted: list[Text] = Field(default=[], alias="except")
    edges: Literal["any", "word"] = "word"


class ConceptFileSpec(Strict):
    """concepts/*.yaml"""

    concepts: list[ConceptSpec] = Field(min_length=1)


class ScoringSpec(Strict):
    """scoring.yaml"""

    version: Text
    coverage: dict[Status, Annotated[float, Field(ge=0, le=1)]]
    role_weights: dict[Duty, Annotated[float, Field(ge=0, le=100)]]
    foreign: list[Text] = Field(default=[])


def scoring_faults(spec: ScoringSpec) -> tuple[Fault, ...]:
    """What scoring.yaml leaves out: a score needs a figure for every status and every duty."""
    statuses = [status for status in Status if status not in spec.coverage and status is not _UNSCORED]
    duties = [duty for duty in Duty if duty not in spec.role_weights]
    return (
        *((("coverage",), f"coverage 里缺少“{status.value}”（{status.chinese}）") for status in statuses),
        *((("role_weights",), f"role_weights 里缺少“{duty.value}”") for duty in duties),
    )
