"""Takes expressions apart, and shows them in words for people who read rules and explanations."""

from collections.abc import Iterator, Sequence

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


def branches(expression: Expression) -> Iterator[Expression]:
    """The alternatives of an expression: the children of its `any`s, or the whole where it has none."""
    match expression:
        case AnyOf(children):
            for child in children:
                yield from branches(child)
        case _:
            yield expression
