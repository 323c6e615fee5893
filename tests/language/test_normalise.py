"""The view of a text is its characters folded one by one, however it is worked out."""

import sys

import pytest

from checker.model.normalise import fold, normalise


def test_every_character_is_seen_as_it_is_folded() -> None:
    characters = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    assert [c for c in characters if normalise(c) != (fold(c), (*[0] * len(fold(c)), 1))] == []


@pytest.mark.parametrize(
    ("text", "view", "offsets"),
    [
        ("全年（不含镇）共12件，办结率９６％！", "全年(不含镇)共12件,办结率96%!", range(20)),
        ("第　一 项", "第一项", (0, 2, 4, 5)),
        ("等…Ⅲ级", "等...iii级", (0, 1, 1, 1, 2, 2, 2, 3, 4)),
        ("", "", (0,)),
    ],
)
def test_offsets_lead_back_to_the_text(text: str, view: str, offsets: tuple[int, ...]) -> None:
    assert normalise(text) == (view, tuple(offsets))
