"""Reports of any length, made of the samples' sentences with ever new figures in them."""

import random
import re
from collections.abc import Iterator

from scripts.make_samples import SOURCES, Source, make

_HEAD = {"title": "上海市长宁区司法局2022年度法治政府建设情况报告", "numbering": "direct"}


def report_lines(characters: int, seed: int) -> tuple[str, ...]:
    """Lines of a sample's source that come to about `characters` without white space."""
    chosen, length = [], 0
    for line in _endless_lines(random.Random(seed)):
        chosen.append(line)
        length += len("".join(line.split()))
        if length >= characters:
            return tuple(chosen)
    raise AssertionError("the lines never end")


def report_docx(characters: int, seed: int, title: str = _HEAD["title"]) -> bytes:
    """A .docx of about that length."""
    return make(Source({**_HEAD, "title": title}, report_lines(characters, seed)))


def report_text(characters: int, seed: int) -> str:
    """The same as plain text."""
    return "\n".join([_HEAD["title"], *(line.lstrip("#@^>| ") for line in report_lines(characters, seed))])


def _endless_lines(chance: random.Random) -> Iterator[str]:
    sources = [Source.read(path) for path in sorted(SOURCES.glob("*.txt"))]
    while True:
        for source in sources:
            for line in source.lines:
                if not line.startswith(("|", "^", "@", ">>")):
                    yield re.sub(r"\d{2,}(?!年)", lambda _: str(chance.randint(10, 999)), line)
