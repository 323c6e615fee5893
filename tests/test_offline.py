"""The program needs no network: neither at its first use, when it prepares its model, nor later."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "区司法局-2022.docx"
# No socket can be made; whoever tries to, looks up a name or asks for a connection is told of.
GUARD = """
import socket, sys

class NoSocket(socket.socket):
    def __init__(self, *arguments, **options):
        refuse()

def refuse(*arguments, **options):
    print("NETWORK", file=sys.stderr)
    raise OSError("the network is forbidden here")

socket.socket = NoSocket
socket.getaddrinfo = socket.gethostbyname = socket.create_connection = refuse
"""
SEGMENT = (
    GUARD
    + """
from checker.language.segmenter import PkusegSegmenter
print(sorted(PkusegSegmenter().boundaries("公开政府信息")))
"""
)
CHECK = GUARD + "from checker.__main__ import main\nmain()\n"
ASK = GUARD + "import urllib.request\nurllib.request.urlopen('http://127.0.0.1:9/')\n"


def guarded(script: str, cache: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"XDG_CACHE_HOME": str(cache), "LOCALAPPDATA": str(cache), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_the_guard_would_notice(tmp_path: Path) -> None:
    done = guarded(ASK, tmp_path)
    assert done.returncode != 0
    assert "NETWORK" in done.stderr


def test_the_model_is_prepared_without_network(tmp_path: Path) -> None:
    done = guarded(SEGMENT, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "首次使用" in done.stderr
    assert "NETWORK" not in done.stderr
    assert done.stdout.strip() == "[0, 2, 4, 6]"


def test_a_check_needs_no_network(tmp_path: Path) -> None:
    done = guarded(CHECK, Path.home() / ".cache", str(SAMPLE), "--unit", "区司法局")
    assert done.returncode == 0, done.stderr
    assert "NETWORK" not in done.stderr
    assert "得分" in done.stdout


@pytest.mark.parametrize("form", ["json", "html"])
def test_no_form_of_the_result_needs_it(form: str, tmp_path: Path) -> None:
    target = tmp_path / "result"
    options = ["--unit", "区司法局", "--format", form, "-o", str(target)]
    done = guarded(CHECK, Path.home() / ".cache", str(SAMPLE), *options)
    assert done.returncode == 0, done.stderr
    assert "NETWORK" not in done.stderr
    assert target.stat().st_size > 0
