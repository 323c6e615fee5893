"""The shape of the rulebook's YAML files; unknown keys are errors. Explained in docs/rules.md."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from checker.model.plan import Duty
from checker.model.status import Status

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Part = Literal["work", "problems", "plans", "first_responsible"]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AnySpec(_Strict):
    """任一成立即成立。"""

    any: list["ExpressionSpec"] = Field(min_length=1)


class AllSpec(_Strict):
    """全部成立，次序不限，首尾相距不超过 within 字。"""

    all: list["ExpressionSpec"] = Field(min_length=2)
    within: int = Field(default=40, ge=2, le=400)


class SequenceSpec(_Strict):
    """依次出现，相邻两项之间不超过 gap 字。"""

    seq: list["ExpressionSpec"] = Field(min_length=2)
    gap: int = Field(default=12, ge=0, le=200)


ExpressionSpec = Text | AnySpec | AllSpec | SequenceSpec


class ThresholdSpec(_Strict):
    """计划写明的数值门槛。"""

    name: Text
    units: list[Text] = Field(min_length=1)
    min: float = Field(gt=0)
    combine: Literal["sum", "max"] = "max"


class RequirementSpec(_Strict):
    """一个要求点。"""

    id: Identifier
    title: Text
    kind: Literal["duty", "prohibition", "report"] = "duty"
    weight: float = Field(default=1, gt=0, le=10)
    match: ExpressionSpec | None = None
    unless: list[Text] = Field(default=[], alias="not")
    evidence: list[Literal["count", "percent", "hours", "money", "document", "date", "named", "zero"]] = [
        "count",
        "percent",
        "hours",
        "money",
        "document",
        "date",
        "named",
        "zero",
    ]
    named: list[Text] = []
    proof: ExpressionSpec | None = None
    owned_by: list[Text] = []
    threshold: ThresholdSpec | None = None
    overrides: Literal["none", "stated", "all"] = "none"
    breach: ExpressionSpec | None = None
    heading_context: bool = False
    looked_for: Text
    advice: Text


class CaseSpec(_Strict):
    """一个例句：放进报告的哪一部分（part），该要求点应判什么，引文应含什么。"""

    text: Text
    each: Text | None = None
    requirement: Identifier
    status: Status
    quote: Text | None = None
    part: Part = "work"


class RuleSpec(_Strict):
    """items/NN-slug.yaml"""

    item: int = Field(ge=1)
    title: Text
    basis: Literal["item", "statutory", "practice"] = "item"
    requirements: list[RequirementSpec] = Field(min_length=1)
    cases: list[CaseSpec] = []


class ConceptSpec(_Strict):
    """一个概念：许多说法，一个意思。"""

    id: Text
    note: Text | None = None
    phrases: list[Text] = []
    includes: list[Text] = []
    excepted: list[Text] = Field(default=[], alias="except")
    edges: Literal["any", "word"] = "word"


class ConceptFileSpec(_Strict):
    """concepts/*.yaml"""

    concepts: list[ConceptSpec] = Field(min_length=1)


class ScoringSpec(_Strict):
    """scoring.yaml"""

    version: Text
    coverage: dict[Status, float]
    role_weights: dict[Duty, float]
    foreign: list[Text] = []


def wording_spec(data: Any) -> dict[str, list[str]]:
    """Check one language/*.yaml: list names over lists of strings. Raises ValueError otherwise."""
    if not isinstance(data, dict):
        raise ValueError("应为“名称: [词, …]”")
    for name, entries in data.items():
        if not isinstance(entries, list) or not all(isinstance(e, str) and e for e in entries):
            raise ValueError(f"“{name}”应为非空字符串的列表")
    return data
