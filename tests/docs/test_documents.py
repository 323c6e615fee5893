"""What the documents show is what the commands print; every field and figure they name exists."""

import dataclasses
import re
from typing import Any, get_args, get_type_hints

from checker.model.report import GapReport
from checker.model.status import Status
from checker.readers import Limits
from scripts.update_docs import DOCUMENTS, ROOT, update

COMMANDS = (
    "batch",
    "compare",
    "explain",
    "history",
    "render",
    "units",
    "eval",
    "review lint",
    "serve",
    "rules list",
    "rules show",
    "rules lint",
    "rules test",
)


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def test_every_output_is_current() -> None:
    """One test for all documents: several show the same command, which is run once."""
    texts = {path.name: path.read_text("utf-8") for path in DOCUMENTS}
    stale = [name for name, text in texts.items() if update(text) != text]
    assert not stale, "run `make docs` and read the difference"


def test_the_first_command_and_its_output_stand_at_the_top() -> None:
    for name in ("README.md", "README.en.md"):
        top = read(name).splitlines()[:15]
        command = next(number for number, line in enumerate(top) if line.startswith("$ make demo"))
        assert any("check samples/" in line for line in top[command + 1 :])
        assert len(top[command + 1 :]) >= 5


def test_the_two_readmes_have_the_same_parts() -> None:
    chinese, english = read("README.md"), read("README.en.md")
    for pattern in (r"^#+ ", r"^```", r"^\|", r"^<!-- run", r"^- "):
        counts = [len(re.findall(pattern, text, re.MULTILINE)) for text in (chinese, english)]
        assert counts[0] == counts[1], pattern
    links = [set(re.findall(r"\]\((?!https)([^)]+)\)", text)) for text in (chinese, english)]
    assert links[0] ^ links[1] == {"README.md", "README.en.md"}


def test_every_local_link_leads_somewhere() -> None:
    for path in DOCUMENTS:
        for target in re.findall(r"\]\((?!https?://)([^)#]+)\)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_every_status_is_explained() -> None:
    for name in ("README.md", "README.en.md", "docs/json.md"):
        assert [status for status in Status if status.chinese not in read(name)] == []


def test_the_limits_are_the_programs_own() -> None:
    limits, text = Limits(), read("README.md")
    megabyte = 1024 * 1024
    for figure in (
        f"不超过 {limits.file_bytes // megabyte} MB",
        f"解压后不超过 {limits.unpacked_bytes // megabyte} MB",
        f"不超过 {limits.part_bytes // megabyte} MB",
        f"{limits.ratio} 倍",
        f"{limits.ratio_floor // megabyte} MB 以内",
        f"{limits.characters // 10_000} 万字",
        f"嵌套不超过 {limits.depth} 层",
    ):
        assert figure in text, figure


def test_every_command_is_named() -> None:
    both = read("README.md") + read("docs/rules.md")
    assert [command for command in COMMANDS if f"check {command}" not in both] == []


def test_every_json_field_is_described() -> None:
    text = read("docs/json.md")
    fields = {field.name for kind in _kinds(GapReport) for field in dataclasses.fields(kind)}
    assert [name for name in sorted(fields) if f"`{name}`" not in text] == []


def _kinds(kind: type[Any]) -> set[type[Any]]:
    """A dataclass and all dataclasses it is made of."""
    found = {kind}
    for hint in get_type_hints(kind).values():
        for inner in (hint, *get_args(hint)):
            if dataclasses.is_dataclass(inner) and isinstance(inner, type):
                found |= _kinds(inner)
    return found
