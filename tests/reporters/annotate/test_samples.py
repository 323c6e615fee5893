"""Every sample, annotated: the text is the same, and each comment stands on its quote."""

import hashlib
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from checker.model.report import GapReport, Quote
from checker.pipeline import Checker
from checker.reporters.annotate import annotate
from tests.readers.build import Reader
from tests.reporters.annotate.word_files import (
    NOW,
    anchored_texts,
    comment_texts,
    parts_of,
    without_comments,
)

SAMPLES = sorted((Path(__file__).parents[3] / "samples").glob("*.docx"))
Checked = Mapping[Path, GapReport]


@pytest.fixture(scope="module")
def checked(real: Checker) -> Checked:
    return {path: real.check_file(path, real.unit(path.stem.split("-")[0])) for path in SAMPLES}


def quotes(report: GapReport) -> set[str]:
    every = [
        quote for item in report.items for one in item.requirements for quote in (*one.evidence, one.nearest)
    ]
    every += [fault.quote for fault in report.faults]
    return {quote.quote for quote in every if isinstance(quote, Quote)}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_text_and_xml_are_as_before(path: Path, checked: Checked, reader: Reader) -> None:
    data = path.read_bytes()
    result = annotate(data, checked[path], "all", now=NOW)
    assert reader.bytes(result).blocks == reader.bytes(data).blocks
    assert without_comments(result) == without_comments(data)
    before, after = parts_of(data), parts_of(result)
    assert {name for name in before if before[name] != after[name]} == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
    }


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_comment_but_the_first_stands_on_a_quote(path: Path, checked: Checked) -> None:
    report = checked[path]
    anchored = list(anchored_texts(annotate(path.read_bytes(), report, "all", now=NOW)).values())
    assert len(anchored) > 10
    assert len(anchored[0]) > 6
    assert report.structure.title.startswith(anchored[0])
    known = {quote.replace("\t", "") for quote in quotes(report)}
    assert {text for text in anchored[1:] if text not in known} == set()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_all_evidence_weak_sentences_and_faults_are_commented_on(path: Path, checked: Checked) -> None:
    report = checked[path]
    anchored = set(anchored_texts(annotate(path.read_bytes(), report, "all", now=NOW)).values())
    told = [quote for item in report.items for one in item.requirements for quote in one.evidence]
    told += [fault.quote for fault in report.faults if fault.quote]
    assert {quote.quote.replace("\t", "") for quote in told} <= anchored


def test_only_gaps_are_commented_on_unless_all_is_wanted(checked: Checked) -> None:
    path = SAMPLES[0]
    gaps, everything = (
        comment_texts(annotate(path.read_bytes(), checked[path], mode, now=NOW)) for mode in ("gaps", "all")
    )
    assert not any("实证：" in text for text in gaps.values())
    assert sum("实证：第" in text for text in everything.values()) > 5
    assert gaps["0"] == everything["0"]


def test_same_input_gives_same_bytes_and_leaves_the_original(checked: Checked) -> None:
    path = SAMPLES[0]
    data = path.read_bytes()
    digest = hashlib.sha256(data).digest()
    assert annotate(data, checked[path], now=NOW) == annotate(data, checked[path], now=NOW)
    assert hashlib.sha256(data).digest() == digest


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_with_every_comment_at_its_place(checked: Checked, tmp_path: Path) -> None:
    path = SAMPLES[0]
    result = annotate(path.read_bytes(), checked[path], "all", now=NOW)
    (tmp_path / "批注.docx").write_bytes(result)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "fodt",
        "--outdir",
        str(tmp_path),
        "批注.docx",
    ]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    shown = _open_document_ranges(etree.parse(tmp_path / "批注.fodt").getroot())
    assert shown == {text.replace(" ", "") for text in anchored_texts(result).values()}


def _open_document_ranges(root: etree._Element) -> set[str]:
    """What stands between the beginning and the end of each comment, as LibreOffice sees it."""
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    texts: dict[str, str] = {}
    opened: set[str] = set()

    def walk(element: etree._Element) -> None:
        name = element.get(office + "name", "")
        if element.tag == office + "annotation":
            opened.add(name)
            texts[name] = ""
        else:
            if element.tag == office + "annotation-end":
                opened.discard(name)
            add(element.text)
            for child in element:
                walk(child)
        add(element.tail)

    def add(text: str | None) -> None:
        for one in opened:
            texts[one] += "".join((text or "").split())

    walk(root)
    return set(texts.values())
