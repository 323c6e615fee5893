"""The page's templates: its own, and those of the HTML report that it shares signs and colours with."""

import hashlib
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment

from checker.reporters.html.templating import environment as shared_environment

_SHARED_STYLES = ("colours.css", "screen.css", "items.css")
_OWN_STYLES = ("page.css", "start.css", "result.css", "text.css")
_SCRIPTS = ("htmx.min.js", "start.js", "unit.js", "result.js")


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The environment for all of the page's templates; everything put in is escaped."""
    return shared_environment("checker.web")


@lru_cache(maxsize=1)
def static_files() -> dict[str, tuple[bytes, str]]:
    """Every file that the page loads: name → (bytes, media type). One style sheet, so one request."""
    shared = files("checker.reporters.html") / "templates"
    own = files("checker.web") / "static"
    styles = [(shared / name).read_text("utf-8") for name in _SHARED_STYLES]
    styles += [(own / name).read_text("utf-8") for name in _OWN_STYLES]
    found = {"page.css": ("\n".join(styles).encode("utf-8"), "text/css; charset=utf-8")}
    for name in _SCRIPTS:
        found[name] = ((own / name).read_bytes(), "text/javascript; charset=utf-8")
    found["icon.svg"] = ((own / "icon.svg").read_bytes(), "image/svg+xml")
    return found


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Changes with any of the static files, so that browsers may keep them for ever."""
    digest = hashlib.sha256()
    for name, (data, _) in sorted(static_files().items()):
        digest.update(name.encode() + data)
    return digest.hexdigest()[:16]
