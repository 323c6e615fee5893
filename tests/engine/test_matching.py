"""Expressions over the hits of one sentence."""

from checker.engine.matching import Places, needed_terms
from checker.model.analysis import Quantity, Role, Sentence
from checker.model.rules import AllOf, AnyOf, Figures, InOrder, Leaf

A, B, C = Leaf(0), Leaf(1), Leaf(2)


def places(*hits: tuple[int, int, int], figures: tuple[Quantity, ...] = ()) -> Places:
    """Hits as (term, start, end)."""
    view = "。" * 60
    found: dict[int, list[tuple[int, int]]] = {}
    for term, start, end in sorted(hits):
        found.setdefault(term, []).append((start, end))
    return Places(
        Sentence(
            index=0,
            block=0,
            start=0,
            end=60,
            text=view,
            view=view,
            offsets=tuple(range(61)),
            role=Role.WORK,
            heading=False,
            trail=(),
            paragraph=0,
            quantities=figures,
            hits=found,
            likely=frozenset(found),
        )
    )


def spans(found: Places, expression: AllOf | AnyOf | InOrder | Leaf) -> list[tuple[int, int]]:
    return [(match.start, match.end) for match in found.matches((expression,))]


def test_all_of_takes_the_shortest_stretch_whichever_side_the_others_are() -> None:
    found = places((0, 10, 12), (1, 0, 2), (1, 21, 23), (2, 24, 26))
    assert (10, 26) in spans(found, AllOf((A, B, C), 17))
    assert spans(found, AllOf((A, B, C), 15)) == []


def test_any_order_counts_and_within_is_the_whole_stretch() -> None:
    found = places((0, 20, 22), (1, 0, 2))
    assert spans(found, AllOf((A, B), 22)) == [(0, 22)]
    assert spans(found, AllOf((A, B), 21)) == []


def test_in_order_asks_for_order_and_gap() -> None:
    found = places((0, 0, 2), (1, 5, 7))
    assert spans(found, InOrder((A, B), 3)) == [(0, 7)]
    assert spans(found, InOrder((A, B), 2)) == []
    assert spans(found, InOrder((B, A), 9)) == []


def test_figures_may_set_off_an_expression_alone() -> None:
    figure = Quantity(4, 6, 3, "件", "count")
    found = places((1, 0, 2), figures=(figure,))
    either = AllOf((AnyOf((A, Figures(("件",)))), B), 20)
    assert spans(found, either) == [(0, 6)]
    assert needed_terms(either) == {1}
    assert needed_terms(AnyOf((A, Figures(())))) == frozenset()


def test_the_heading_helps_to_hold_but_marks_no_place_and_is_forgotten() -> None:
    found = places((0, 0, 2))
    both = AllOf((A, B), 20)
    assert [(m.start, m.end) for m in found.matches((both,), frozenset({1}))] == [(0, 2)]
    assert spans(found, both) == []
