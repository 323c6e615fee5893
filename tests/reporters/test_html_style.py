"""The style sheets: contrast, focus, print, both colour schemes."""

import re
from importlib.resources import files

import pytest

_FOLDER = files("checker.reporters.html").joinpath("templates")
_STATUSES = ("evidenced", "stated", "shortfall", "planned", "missing", "not_applicable")
_TEXT = ("ink", "soft", "accent", "seal", *_STATUSES)
_GROUNDS = ("paper", "card", "inset")


def read(name: str) -> str:
    return _FOLDER.joinpath(name).read_text(encoding="utf-8")


def palettes() -> dict[str, dict[str, str]]:
    light, dark = read("colours.css").split("@media")
    found = {
        name: dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))
        for name, css in (("light", light), ("dark", dark))
    }
    assert set(found["light"]) == set(found["dark"])
    return found


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("text", _TEXT)
def test_text_stands_out_from_every_ground(scheme: str, text: str) -> None:
    colours = palettes()[scheme]
    for ground in _GROUNDS:
        assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_marks_and_advice_and_lines_from_the_card(scheme: str) -> None:
    colours = palettes()[scheme]
    for text, ground in (("ink", "mend"), ("accent", "mend"), ("ink", "marked"), ("card", "accent")):
        assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    assert contrast(colours["control"], colours["card"]) >= 3


def test_colours_are_named_once_and_every_name_used_is_known() -> None:
    known = set(palettes()["light"]) | {"shadow", "edge"}
    for name in ("screen.css", "items.css", "print.css", "symbols.html.j2"):
        assert set(re.findall(r"var\(--([\w-]+)\)", read(name))) <= known
    for name in ("screen.css", "items.css"):
        assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?=\s*[;,)])", read(name))


def test_the_mark_to_look_at_is_framed_ink_on_the_marker_also_in_print() -> None:
    (rule,) = re.findall(r"^\.review \{(.+)\}$", read("items.css"), re.M)
    assert "color: var(--ink); background: var(--marked); border: 1px solid var(--control)" in rule
    (kept,) = re.findall(r"^(.+)\{ print-color-adjust: exact", read("print.css").replace("  ", ""), re.M)
    assert ".review" in kept


def test_print_is_a4_light_and_opens_what_is_folded() -> None:
    css = read("print.css")
    assert "size: A4" in css
    assert "::details-content" in css
    assert "beforeprint" in read("page.js")
    assert "@media screen and (prefers-color-scheme: dark)" in read("colours.css")


def test_print_keeps_chart_and_heading_together_and_the_long_sum_after_the_findings() -> None:
    css = read("print.css")
    assert re.search(r"^  \.chart, \.item > summary, .*\{ break-inside: avoid; \}$", css, re.M)
    assert re.search(r"^  h2, .*\{ break-after: avoid; \}", css, re.M)
    assert re.search(r"#conclusion > \.explain \{ order: 1;", css)
    assert "#conclusion { display: contents; }" in css


def test_print_drops_only_what_says_nothing_about_the_report() -> None:
    rules = re.findall(r"^  (.+?) \{ (.+) \}$", read("print.css"), re.M)
    hidden = [rule for rule, body in rules if "display: none" in body]
    assert hidden == [
        ".skip, .contents, .filters fieldset, .filters .fields, .filters button",
        ".filters:not(.narrowed)",
        ".item > summary::after",
        ".chart details",
        ".source",
        '.group[data-group="others"] :is(.tags, .item-facts, .body)',
        "summary::-webkit-details-marker",
    ]


def test_focus_is_shown() -> None:
    assert re.search(r":focus-visible \{ outline: 3px solid", read("screen.css"))


def test_style_and_script_cannot_be_taken_for_template_code() -> None:
    for name in ("colours.css", "screen.css", "items.css", "print.css", "page.js"):
        assert not re.search(r"\{\{|\{%|\{#", read(name))
        assert "</" not in read(name)
