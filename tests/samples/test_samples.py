"""The samples are what the script makes of their sources, and look as Word users make reports."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from checker.readers import Limits, read
from scripts.make_samples import SOURCES, TARGET, Source, make

NAMES = sorted(path.stem for path in SOURCES.glob("*.txt"))
PASTED = ("区房管局-2022",)  # copies the plan, as labelled reports do too


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_there_are_at_least_six_and_no_others() -> None:
    assert len(NAMES) >= 6
    assert sorted(path.stem for path in TARGET.glob("*.docx")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_file_is_what_the_script_makes(name: str) -> None:
    made = parts(make(Source.read(SOURCES / f"{name}.txt")))
    kept = parts((TARGET / f"{name}.docx").read_bytes())
    # Held part by part: how well the parts are packed depends on the machine's zlib.
    assert [part for part in made if made[part] != kept.get(part)] == []
    assert set(made) == set(kept)


def test_the_same_source_makes_the_same_bytes() -> None:
    source = Source.read(SOURCES / f"{NAMES[0]}.txt")
    assert make(source) == make(source)


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_as_long_as_a_real_report_is(name: str) -> None:
    assert 1500 <= read(TARGET / f"{name}.docx", Limits()).characters <= 3500


@pytest.mark.parametrize("name", NAMES)
def test_headings_are_numbered_in_order_however_the_numbers_come_about(name: str) -> None:
    document = read(TARGET / f"{name}.docx", Limits())
    shown = [f"{block.label}{block.text}" for block in document.body]
    numbers = [match[1] for line in shown if (match := re.match(r"([一二三四五六七八九])、", line))]
    assert numbers == list("一二三四五六七八九"[: len(numbers)])
    assert len(numbers) >= 2


def test_automatic_typed_and_styled_numbers_all_occur() -> None:
    ways = {Source.read(SOURCES / f"{name}.txt").settings["numbering"] for name in NAMES}
    assert ways == {"style", "direct", "typed"}


def test_some_sample_has_a_table() -> None:
    kinds = {block.kind for name in NAMES for block in read(TARGET / f"{name}.docx", Limits()).body}
    assert "table_row" in kinds


@pytest.mark.parametrize("name", [name for name in NAMES if name not in PASTED])
def test_no_sentence_stands_in_a_labelled_report(name: str) -> None:
    gold = Path(__file__).resolve().parent.parent / "gold"
    known = re.sub(r"\s", "", "".join(path.read_text("utf-8") for path in gold.rglob("*.txt")))
    lines = Source.read(SOURCES / f"{name}.txt").lines
    sentences = [
        s for line in lines if not line.startswith(("#", "|", "^", "@", ">>")) for s in line.split("。")
    ]
    assert [s for s in sentences if len(s) >= 15 and s in known] == []
