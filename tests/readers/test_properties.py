"""Whatever the bytes, there is a document with text or one error of ours, and nothing else."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from checker.model.errors import UnreadableError
from checker.readers import read
from tests.readers.build import cell, docx, p, package, part, r, row, styles, table

NAMES = st.sampled_from(["报告.docx", "报告.txt", "报告.md", "报告.docm", "报告"])
SOUND = docx(
    p("一、主要举措", '<w:outlineLvl w:val="0"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
    p(f'{r("全年学法4次。")}<w:r><w:footnoteReference w:id="1"/></w:r>'),
    table(row("甲", cell("乙", table(row("内"))))),
    footnotes=part("footnotes", f'<w:footnote w:id="1">{p("注")}</w:footnote>'),
    numbering=part("numbering", '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'),
    styles=styles(),
)
STRINGS = [
    b"<w:p>",
    b"</w:p>",
    b"w:val",
    b"%1",
    b"PK\x01\x02",
    b"&#0;",
    b"\0",
    b"<!DOCTYPE",
    b"9" * 30,
    b"-1",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("properties")


def attempt(folder: Path, name: str, data: bytes) -> None:
    path = folder / name
    path.write_bytes(data)
    try:
        document = read(path)
    except UnreadableError:
        return
    assert any(character.isalnum() for block in document.body for character in block.text)
    assert [block.index for block in document.blocks] == list(range(len(document.blocks)))
    assert all(block.text.strip() for block in document.blocks)


COMMON = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@COMMON
@given(name=NAMES, data=st.binary(max_size=300))
@example(name="报告.txt", data=b"\x1c\x1d\x1e")
@example(name="报告.docx", data=b"PK\x05\x06" + b"\0" * 18)
def test_any_bytes(folder: Path, name: str, data: bytes) -> None:
    attempt(folder, name, data)


@COMMON
@given(name=NAMES, text=st.text(max_size=200), encoding=st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_any_text(folder: Path, name: str, text: str, encoding: str) -> None:
    attempt(folder, name, text.encode(encoding, "replace"))


@COMMON
@given(
    edits=st.lists(
        st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 30), st.binary(max_size=30)),
        min_size=1,
        max_size=5,
    )
)
def test_any_damage_to_a_package(folder: Path, edits: list[tuple[int, int, bytes]]) -> None:
    data = SOUND
    for position, length, replacement in edits:
        data = data[:position] + replacement + data[position + length :]
    attempt(folder, "报告.docx", data)


@COMMON
@given(data=st.data())
def test_any_damage_to_the_xml(folder: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["document", "numbering", "styles", "footnotes", "_rels/document.xml"]))
    whole = _part(name)
    position = data.draw(st.integers(0, len(whole)))
    length = data.draw(st.integers(0, 40))
    put = data.draw(st.sampled_from(STRINGS) | st.binary(max_size=5))
    damaged = whole[:position] + put + whole[position + length :]
    attempt(folder, "报告.docx", _repacked(name, damaged))


def _part(name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(SOUND)) as file:
        return file.read(_path(name))


def _path(name: str) -> str:
    return f"word/{name}.rels" if name.startswith("_rels") else f"word/{name}.xml"


def _repacked(name: str, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(SOUND)) as file:
        parts: dict[str, str | bytes] = {entry: file.read(entry) for entry in file.namelist()}
    return package({**parts, _path(name): content})
