"""The figures that `check eval` prints, on pairs small enough to work out by hand."""

import pytest

from checker.evaluation.figures import measure, overlaps
from checker.evaluation.gold import Pair
from checker.model.status import Status

E, S, F, P, M = Status.EVIDENCED, Status.STATED, Status.SHORTFALL, Status.PLANNED, Status.MISSING


def pair(
    gold: Status, found: Status, gold_quotes: tuple[str, ...] = (), quotes: tuple[str, ...] = ()
) -> Pair:
    return Pair("r", 1, gold, found, gold_quotes, quotes)


def test_perfect_agreement() -> None:
    figures = measure([pair(status, status) for status in (E, S, P, F, M)])
    assert figures.accuracy == figures.kappa == figures.macro_f1 == 1
    assert figures.gap.f1 == figures.mention.f1 == 1


def test_accuracy_gap_and_mention() -> None:
    figures = measure([pair(E, E), pair(E, S), pair(M, M), pair(S, M), pair(P, E)])
    assert figures.accuracy == pytest.approx(0.4)
    assert figures.gap.precision == figures.gap.recall == pytest.approx(2 / 3)
    assert figures.mention.precision == 1
    assert figures.mention.recall == pytest.approx(3 / 4)


def test_kappa_takes_chance_out() -> None:
    figures = measure([pair(E, E), pair(E, M), pair(M, E), pair(M, M)])
    assert figures.kappa == pytest.approx(0)


def test_quotes_overlap_by_a_run_of_twelve() -> None:
    assert overlaps("负责人出庭应诉3次", "全年负责人 出庭应诉3次。")
    assert overlaps("甲" + "一二三四五六七八九十百千", "一二三四五六七八九十百千" + "乙")
    assert not overlaps("甲一二三四五六七八九十", "乙一二三四五六七八九十丙")
    assert not overlaps("", "任何")


def test_quote_recall_and_precision() -> None:
    figures = measure(
        [
            pair(E, E, ("应诉3次",), ("应诉3次", "别的话")),
            pair(E, M, ("培训5场",), ()),
            pair(M, E, (), ("不算",)),
        ]
    )
    assert figures.quote_recall == pytest.approx(1 / 2)
    assert figures.quote_precision == pytest.approx(1 / 2)


def test_nothing_to_measure() -> None:
    with pytest.raises(ValueError, match="no pairs"):
        measure([])
