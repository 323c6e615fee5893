"""The template environment that all pages share: the gap report's templates, filters and names."""

import re
from functools import cache
from typing import TYPE_CHECKING

from checker.model.status import Status
from checker.reporters import wording
from checker.reporters.html import charts

if TYPE_CHECKING:
    from jinja2 import Environment

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_YEAR = re.compile("([0-9]{4}年度?)")


def environment(*packages: str) -> "Environment":
    """Templates of `packages`, and of the gap report's behind them; everything is escaped."""
    # Imported here: a run that prints no HTML need not pay for it.
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    folders = (*packages, "checker.reporters.html")
    made = Environment(
        loader=ChoiceLoader([PackageLoader(package, "templates") for package in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.filters.update(
        visible=visible,
        years=years,
        number=wording.number,
        percent=wording.percent,
        place=wording.heading_place,
        figure=wording.figure_text,
        marks=wording.marks,
        pieces=wording.pieces,
        askers=wording.askers,
    )
    made.globals.update(
        Status=Status,
        wording=wording,
        drawn=charts.DRAWN,
        gauge_length=charts.GAUGE_LENGTH,
        radius=charts.GAUGE_RADIUS,
    )
    # The same few signs stand hundreds of times on a page.
    tags = made.get_template("tags.html.j2").module
    made.globals.update({name: cache(getattr(tags, name)) for name in ("sign", "status_tag", "review_tag")})
    return made


def visible(text: str) -> str:
    """Text as written, but for control characters, which HTML does not allow."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def years(text: str) -> tuple[tuple[str, bool], ...]:
    """The text cut so that years stand alone: (text, is a year); no line should break inside one."""
    cut = _YEAR.split(text)
    return tuple((piece, bool(at % 2)) for at, piece in enumerate(cut) if piece)
