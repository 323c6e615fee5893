"""Whom a file's name names, or the folder in which the file lies."""

import re
from pathlib import PurePosixPath

from checker.batch.issuer import Issuer
from checker.batch.unit_finder import UnitFinder
from checker.model.normalise import fold

_SEPARATORS = re.compile(r"[\s\-_—–·.,，、;；()（）【】\[\]〔〕《》“”\"'+&#@~|/\\\d]+")
_SPACED = re.compile(r"(?<=[一-龥])[\s\u3000]+(?=[一-龥](?:[\s\u3000]|$))")
_LONGEST = 120
_SHORTEST_NEAR, _LONGEST_NEAR = 2, 24


def name_issuer(file: str, finder: UnitFinder) -> Issuer:
    """Whom the name of a file names; `file` is its path in the reports' folder."""
    path = PurePosixPath(file.replace("\\", "/"))
    return _read(path.stem if path.suffix else path.name, finder)


def folder_unit(file: str, finder: UnitFinder) -> str:
    """The unit whose name the nearest folder bears and nothing more, "" where none does."""
    parts = PurePosixPath(file.replace("\\", "/")).parts[:-1]
    names = (fold(_SEPARATORS.sub("", part[:_LONGEST])) for part in reversed(parts))
    return next((unit for name in names if (unit := finder.alone(name))), "")


def _read(name: str, finder: UnitFinder) -> Issuer:
    """Words apart first (定稿 民政局), then with the blanks taken out (民 政 局)."""
    text = _SPACED.sub("", name[:_LONGEST])
    marked = fold(_SEPARATORS.sub("|", text))
    names = finder.find(marked)
    segments = [segment for segment in marked.split("|") if segment]
    sure = [named.unit for named in names if named.sureness == "sure"]
    sure += [unit for segment in segments if (unit := finder.alone(segment))]
    maybe = [named.unit for named in names if named.sureness != "sure"]
    foreign = "".join([named.shown for named in names if named.sureness == "foreign"][:1])
    if not sure and not maybe:
        maybe = _near(segments, finder)
    units = tuple(dict.fromkeys(sure))
    return Issuer(units, False, tuple(u for u in dict.fromkeys(maybe) if u not in units), foreign)


def _near(segments: list[str], finder: UnitFinder) -> list[str]:
    short = [segment for segment in segments if _SHORTEST_NEAR <= len(segment) <= _LONGEST_NEAR]
    return [unit for segment in short for unit in finder.near(segment)]
