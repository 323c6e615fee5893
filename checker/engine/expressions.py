"""Shows an expression in words, for people who read rules and explanations."""

from collections.abc import Sequence

from checker.model.rules import AllOf, AnyOf, Expression, Figures, InOrder, Leaf, Term


def show(expression: Expression, terms: Sequence[Term]) -> str:
    """An expression as one line, as close to its YAML as fits."""
    match expression:
        case Leaf(term):
            return terms[term].key
        case Figures(units):
            return "#" + "/".join(units)
        case AnyOf(children):
            return "(" + " 或 ".join(show(child, terms) for child in children) + ")"
        case AllOf(children, within):
            return " + ".join(show(child, terms) for child in children) + f"（相距≤{within}）"
        case InOrder(children, gap):
            return " → ".join(show(child, terms) for child in children) + f"（间隔≤{gap}）"
