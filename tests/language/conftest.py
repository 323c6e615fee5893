"""The word lists of the rulebook, as the language side gets them."""

from pathlib import Path

import pytest
import yaml

from checker.language.wording import Wording

_FOLDER = Path(__file__).parents[2] / "rules" / "changning-2022" / "language"


@pytest.fixture(scope="session")
def wording() -> Wording:
    lists: dict[str, tuple[str, ...]] = {}
    for path in sorted(_FOLDER.glob("*.yaml")):
        for name, entries in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            lists[f"{path.stem}.{name}"] = tuple(entries)
    return Wording(lists)
