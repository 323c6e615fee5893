"""The templates of this page, on top of those of the gap report, whose look it shares."""

import base64
import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import quote

from checker.reporters import wording
from checker.reporters.html.templating import environment as shared_environment
from checker.reporters.html.templating import visible

if TYPE_CHECKING:
    from jinja2 import Environment

LONGEST_QUOTE = 300
"""A sentence longer than this many characters is cut: the whole of it stands in the report."""


def address(path: str) -> str:
    """A relative link to a file of the output folder, percent-encoded; "" where there is none.

    Each part is encoded, so that no path can become a scheme ("javascript:") or leave this computer
    ("//host").
    """
    parts = [part for part in path.replace("\\", "/").split("/") if part]
    return "/".join(quote(part, safe="", errors="surrogateescape") for part in parts)


def short(text: str) -> str:
    """Text as written, without control characters, cut where it is very long."""
    return visible(text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}……")


@lru_cache(maxsize=1)
def script() -> tuple[str, str]:
    """The page's script, and the source expression by which the page allows no other one."""
    text = files(__package__).joinpath("templates", "dashboard.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return text, f"'sha256-{digest}'"


@lru_cache(maxsize=1)
def environment() -> "Environment":
    """Templates of both folders, everything escaped, a missing name an error."""
    made = shared_environment("checker.reporters.dashboard")
    made.filters.update(name=wording.printable, short=short, address=address, score=wording.score_text)
    return made
