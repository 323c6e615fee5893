"""The wheel carries the rules and runs from any folder, without the checkout."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from checker.rulebook.location import DEFAULT_PLAN

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / "samples" / "区科委-2022.docx"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*command, "--target", str(target), str(wheel)], check=True, capture_output=True)
    return target


def run_installed(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed `check` in `folder`; the installed copy comes before the checkout's."""
    environment = os.environ | {"PYTHONPATH": str(installed), "PYTHONUTF8": "1"}
    command = [sys.executable, str(installed / "bin" / "check"), *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8"
    )


def test_it_carries_every_rule_file_template_and_type_marker(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        names = set(package.namelist())
    rules = {
        f"checker/_rules/{path.relative_to(ROOT / 'rules').as_posix()}" for path in files(ROOT / "rules")
    }
    package_files = {path.relative_to(ROOT).as_posix() for path in files(ROOT / "checker")}
    assert rules | package_files <= names
    assert "checker/py.typed" in names
    assert any(name.endswith("dist-info/licenses/LICENSE") for name in names)


def test_it_carries_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        tops = {name.split("/")[0] for name in package.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"checker"}


def test_it_checks_a_report_from_another_folder_with_its_own_rules(installed: Path, tmp_path: Path) -> None:
    done = run_installed(installed, tmp_path, str(SAMPLE), "--unit", "区科委", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["items"]) == 52
    (installed / "checker" / "_rules").rename(tmp_path / "gone")
    try:
        without = run_installed(installed, tmp_path, str(SAMPLE), "--unit", "区科委", "--format", "json")
    finally:
        (tmp_path / "gone").rename(installed / "checker" / "_rules")
    assert without.returncode == 2
    assert "找不到随程序安装的规则库" in without.stderr


def test_another_rules_folder_can_be_given(installed: Path, tmp_path: Path) -> None:
    folder = ROOT / "rules" / DEFAULT_PLAN
    done = run_installed(installed, tmp_path, "units", "--unit", "区科委", "--rules", str(folder))
    assert done.returncode == 0, done.stderr
    assert "区科委" in done.stdout


def files(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return [path for path in found if not path.name.startswith(".")]
