"""Blocks of the documents are filled with what commands print, whole or in part."""

import pytest

from scripts.update_docs import output, update

VERSION = "check rules list"


def block(choice: str, command: str = VERSION) -> list[str]:
    text = update(f"before\n<!-- run{choice} {command} -->\nold\n<!-- end -->\nafter\n")
    lines = text.splitlines()
    assert (lines[0], lines[1], lines[-2], lines[-1]) == (
        "before",
        f"<!-- run{choice} {command} -->",
        "<!-- end -->",
        "after",
    )
    assert lines[2] == "```console"
    assert lines[3] == f"$ {command}"
    return lines[4:-3]


def test_the_whole_output() -> None:
    assert block("") == [line.rstrip() for line in output(VERSION).splitlines()]


def test_a_part_says_that_there_is_more() -> None:
    whole = block("")
    assert block("[:3]") == [*whole[:3], "…"]
    assert block("[-3:]") == ["…", *whole[-3:]]
    assert block("[:9999]") == whole


def test_from_a_word_on() -> None:
    whole = block("")
    start = next(number for number, line in enumerate(whole) if "出庭" in line)
    assert block("[出庭+2]") == ["…", *whole[start : start + 2], "…"]


def test_an_updated_document_stays_as_it_is() -> None:
    once = update(f"<!-- run[:3] {VERSION} -->\n<!-- end -->\n")
    assert update(once) == once


def test_errors_are_shown_too() -> None:
    assert "错误" in output("check rules show 99")


def test_other_programs_are_not_run() -> None:
    with pytest.raises(ValueError, match="only check"):
        output("rm -rf .")
