"""The shared words: figures, places, quotes cut at their facts, text made safe."""

import pytest

from checker.model.report import Figure, Quote
from checker.model.status import Status
from checker.reporters import wording
from tests.reporters import sample


@pytest.mark.parametrize(
    ("value", "shown"), [(2.0, "2"), (1.5, "1.5"), (0, "0"), (12345, "12,345"), (100.0, "100")]
)
def test_number_has_no_needless_zeros(value: float, shown: str) -> None:
    assert wording.number(value) == shown


@pytest.mark.parametrize(
    ("share", "shown"), [(0, "0%"), (0.001, "1%"), (0.5, "50%"), (0.999, "99%"), (1.0, "100%")]
)
def test_percent_never_rounds_to_all_or_nothing(share: float, shown: str) -> None:
    assert wording.percent(share) == shown


@pytest.mark.parametrize(
    ("found", "words"),
    [(None, "报告未写明"), (40, "报告写明 40 学时，差 20 学时"), (60, "报告写明 60 学时，已达到")],
)
def test_figure_says_required_found_and_short(found: float | None, words: str) -> None:
    assert wording.figure_text(Figure("人均学时", 60, found, "学时")) == f"人均学时：要求 60 学时，{words}"


def test_place_counts_paragraphs_from_one_and_leaves_out_what_is_unknown() -> None:
    assert wording.place(Quote("x", 0, 0, 1, "", None, "plans")) == "第1段，下一步安排部分"
    assert (
        wording.place(Quote("x", 11, 0, 1, "一、做法", 3, "work")) == "一、做法，第12段，第3页，既往工作部分"
    )


def test_every_status_has_its_own_sign_and_meaning_and_fits_a_chinese_windows_console() -> None:
    assert set(wording.SIGNS) == set(wording.STATUS_MEANINGS) == set(Status)
    assert len(set(wording.SIGNS.values())) == len(Status)
    assert "".join(wording.SIGNS.values()).encode("gbk")


@pytest.mark.parametrize(
    "shows", [(), ("4次", "2场"), ("2场", "4次"), ("4", "4次"), ("不在引文里", ""), ("学习4次",)]
)
def test_pieces_put_together_are_the_quote(shows: tuple[str, ...]) -> None:
    quote = sample.quote("学习4次，授课2场", shows=shows)
    pieces = list(wording.pieces(quote))
    assert "".join(text for text, _ in pieces) == quote.quote
    assert [text for text, marked in pieces if marked] == [
        fact for fact in ("学习4次", "4次", "2场") if fact in shows
    ]


def test_a_reason_comes_with_the_quote_it_is_about() -> None:
    near, far = sample.quote("相近的一句"), sample.quote("另一句")
    item = sample.item(
        9,
        "甲",
        1,
        "class",
        (
            sample.requirement("乙", Status.MISSING, nearest=far),
            sample.requirement("丙", Status.MISSING, nearest=near, doubt=sample.NEAR),
            sample.requirement("丁", Status.MISSING, doubt=sample.WEAK),
        ),
    )
    assert wording.reasons(item) == ((sample.NEAR, near), (sample.WEAK, None))


def test_printable_leaves_no_way_to_steer_the_terminal() -> None:
    text = wording.printable(f"甲{sample.ESCAPE}乙\r\n丙\u202e丁\u200f\x9b31m\ud800")
    assert text == "甲\ufffd[31m\ufffd乙  丙丁\ufffd31m\ufffd"
