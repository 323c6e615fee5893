"""Small rulebooks for tests: the real language, plan and units with rules of the test's own."""

import shutil
from pathlib import Path

from checker.model.analysis import Analysis
from checker.model.document import Block, Document
from checker.pipeline import Checker

RULES = Path(__file__).resolve().parent.parent / "rules" / "changning-2022"


def make_folder(target: Path, concepts: str, **items: str) -> Path:
    """A rulebook folder with the given concepts and item files ("n43" becomes 43-test.yaml)."""
    folder = target / "test-plan"
    shutil.copytree(RULES, folder, ignore=shutil.ignore_patterns("items", "concepts"))
    (folder / "items").mkdir()
    (folder / "concepts").mkdir()
    (folder / "concepts" / "test.yaml").write_text(concepts, "utf-8")
    for name, text in items.items():
        number = int(name.removeprefix("n"))
        (folder / "items" / f"{number:02d}-test.yaml").write_text(text, "utf-8")
    return folder


def load(folder: Path, *items: int) -> Checker:
    """Load the rules of these items from a test's folder."""
    return Checker.load(folder, with_cases=True, items=frozenset(items))


def document(*lines: str, name: str = "报告.txt") -> Document:
    """A document of plain paragraphs."""
    return Document(name, "0" * 64, tuple(Block(i, "paragraph", line) for i, line in enumerate(lines)))


def analyse(checker: Checker, *lines: str) -> Analysis:
    """The analysis of plain paragraphs."""
    return checker.analyse(document(*lines))
