"""Turns the YAML form of an expression into terms and `Expression` trees."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from checker.model.normalise import fold
from checker.model.rules import AllOf, AnyOf, Expression, Figures, InOrder, Leaf, Term
from checker.rulebook.schema import AllSpec, AnySpec, ConceptSpec, ExpressionSpec

GAP_MARK = "…"


class ReferenceFault(Exception):
    """A name that stands for nothing; the message is Chinese."""


@dataclass(slots=True)
class TermTable:
    """Gives every concept and literal of the rulebook its one `Term`, made when first asked for."""

    concepts: Mapping[str, ConceptSpec]
    terms: list[Term] = field(default_factory=list)
    indexes: dict[str, int] = field(default_factory=dict)

    def index(self, name: str) -> int:
        """The index of "@concept" or of a literal phrase. Raises ReferenceFault."""
        if name not in self.indexes:
            term = self._concept(name[1:]) if name.startswith("@") else self._literal(name)
            self.indexes[name] = len(self.terms)
            self.terms.append(term)
        return self.indexes[name]

    def _literal(self, phrase: str) -> Term:
        return Term(phrase, (self._parts(phrase),))

    def _concept(self, name: str) -> Term:
        phrases, excepted = self._gather(name, ())
        parts = tuple(dict.fromkeys(self._parts(p) for p in phrases))
        hiding = tuple(dict.fromkeys(self._parts(e) for e in excepted))
        return Term(f"@{name}", parts, hiding, self.concepts[name].edges == "word")

    def _gather(self, name: str, above: tuple[str, ...]) -> tuple[list[str], list[str]]:
        if name not in self.concepts:
            raise ReferenceFault(f"没有名为“{name}”的概念")
        if name in above:
            raise ReferenceFault(f"概念“{name}”转了一圈又包含自己")
        concept = self.concepts[name]
        phrases, excepted = list(concept.phrases), list(concept.excepted)
        for included in concept.includes:
            more, masked = self._gather(included, (*above, name))
            phrases += more
            excepted += masked
        return phrases, excepted

    def _parts(self, phrase: str) -> tuple[str, ...]:
        parts = tuple(fold(part) for part in phrase.split(GAP_MARK))
        if not all(parts):
            raise ReferenceFault(f"“{phrase}”的省略号两边都要有字")
        return parts


def build_expression(spec: ExpressionSpec, table: TermTable) -> Expression:
    """Build the tree of one expression. Raises ReferenceFault for an unknown concept."""
    if isinstance(spec, str):
        if spec.startswith("#"):
            return Figures(tuple(unit for unit in spec[1:].split("/") if unit))
        return Leaf(table.index(spec))
    if isinstance(spec, AnySpec):
        return AnyOf(tuple(build_expression(child, table) for child in spec.any))
    if isinstance(spec, AllSpec):
        return AllOf(tuple(build_expression(child, table) for child in spec.all), spec.within)
    return InOrder(tuple(build_expression(child, table) for child in spec.seq), spec.gap)
