"""What a reviewer sees of each sample, whole: the terminal report, and the findings as data.

After a change that moves them on purpose: `pytest tests/golden --update-golden`, then read the diff.
"""

import json
from pathlib import Path

import pytest

from checker.cli.main import run

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.docx"))


def unit_of(sample: Path) -> str:
    return sample.stem.rpartition("-")[0]


def hold(golden: Path, found: str, update: bool) -> None:
    if update:
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8"), f"{golden.name} differs; see this module's docstring"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_terminal_report(
    sample: Path, capsys: pytest.CaptureFixture[str], pytestconfig: pytest.Config
) -> None:
    assert run([str(sample), "--unit", unit_of(sample)]) == 0
    golden = Path(__file__).parent / f"{sample.stem}.txt"
    hold(golden, capsys.readouterr().out, pytestconfig.getoption("update_golden"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_findings(sample: Path, capsys: pytest.CaptureFixture[str], pytestconfig: pytest.Config) -> None:
    assert run([str(sample), "--unit", unit_of(sample), "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    found = {
        "score": report["score"]["value"],
        "year": report["report"]["year"],
        "parts": {part["id"]: part["present"] for part in report["structure"]["parts"]},
        "faults": [(fault["kind"], (fault["quote"] or {}).get("quote")) for fault in report["faults"]],
        "items": {
            f"{item['item']:02d} {item['title']}": {
                "status": item["status"],
                "confidence": item["confidence"],
                "quotes": [quote["quote"] for quote in item["evidence"]],
            }
            for item in report["items"]
            if item["status"] != "not_applicable"
        },
    }
    golden = Path(__file__).parent / f"{sample.stem}.json"
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    hold(golden, text, pytestconfig.getoption("update_golden"))


def test_there_is_a_sample_of_each_kind() -> None:
    assert len(SAMPLES) >= 6
