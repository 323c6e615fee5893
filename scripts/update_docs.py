"""Puts the real output of commands into the documents, between HTML comments.

    <!-- run check samples/X.docx --unit U -->      everything the command prints
    <!-- run[:12] check … -->                       its first 12 lines
    <!-- run[-12:] check … -->                      its last 12 lines
    <!-- run[缺口+12] check … -->                   12 lines from the first that says 缺口
    <!-- end -->

`make demo` stands for the last command that the Makefile's target runs. usage: update_docs.py [--check]
"""

import contextlib
import functools
import io
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from checker.cli.main import run

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = (ROOT / "README.md", ROOT / "README.en.md", *sorted((ROOT / "docs").glob("*.md")))
_BLOCK = re.compile(r"(<!-- run(?:\[([^\]]+)\])? (.+?) -->\n).*?(<!-- end -->)", re.DOTALL)


def update(text: str) -> str:
    """The document with every block filled anew."""
    return _BLOCK.sub(_fill, text)


def _fill(block: re.Match[str]) -> str:
    opening, choice, command, closing = block.groups()
    lines = [line.rstrip() for line in output(command).splitlines()]
    chosen = _choose(lines, choice) if choice else slice(0, len(lines))
    before = ["…"] if chosen.start else []
    after = ["…"] if chosen.stop < len(lines) else []
    body = "\n".join([f"$ {command}", *before, *lines[chosen], *after])
    return f"{opening}```console\n{body}\n```\n{closing}"


def _choose(lines: Sequence[str], choice: str) -> slice:
    """The lines meant by `:12`, `-12:` or `text+12`."""
    text, plus, count = choice.rpartition("+")
    if plus:
        start = next((number for number, line in enumerate(lines) if text in line), 0)
        return slice(start, min(start + int(count), len(lines)))
    first, last = choice.split(":")
    start, stop, _ = slice(int(first or 0), int(last) if last else None).indices(len(lines))
    return slice(start, stop)


@functools.cache
def output(command: str) -> str:
    """What `command` prints, run from the repository's root. Raises ValueError for a foreign command."""
    if command == "make demo":
        recipe = _demo_recipe()
        return f"{recipe}\n{output(recipe)}"
    program, *arguments = shlex.split(command)
    if Path(program).name != "check":
        raise ValueError(f"only check and make demo can be run here: {command}")
    printed = errors = io.StringIO()
    if arguments[0] == "batch":  # what an earlier run left, and how fast this one goes, must not show
        shutil.rmtree(ROOT / arguments[arguments.index("--out") + 1], ignore_errors=True)
        errors = io.StringIO()
    with contextlib.chdir(ROOT), contextlib.redirect_stdout(printed), contextlib.redirect_stderr(errors):
        run(arguments)
    return printed.getvalue()


def _demo_recipe() -> str:
    command = ["make", "--no-print-directory", "--dry-run", "--always-make", "demo"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stdout.splitlines()[-1]


def main() -> int:
    """Update the documents; with --check only say which ones are out of date, and return 1 for any."""
    stale = []
    for path in DOCUMENTS:
        old = path.read_text("utf-8")
        new = update(old)
        if new != old:
            stale.append(path.relative_to(ROOT))
            if "--check" not in sys.argv[1:]:
                path.write_text(new, "utf-8")
    for name in stale:
        print(name)
    return 1 if stale and "--check" in sys.argv[1:] else 0


if __name__ == "__main__":
    sys.exit(main())
