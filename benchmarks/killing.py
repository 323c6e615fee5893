"""Kills a run at random moments and starts it again: is anything lost, and does it end the same?

`python -m benchmarks.killing 50` does it fifty times. A test does it a few times.
"""

import contextlib
import hashlib
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.batch.outputs import STORE_FILE

_KNOWN = re.compile(r"其中 (\d+) 份已检查过")
_STORE = re.compile(rf"{re.escape(STORE_FILE)}(-wal|-shm)?")


@dataclass(frozen=True, slots=True)
class Trial:
    """One killed and repeated run."""

    killed_after: float
    """Seconds; the run may have been over by then."""
    kept: int
    """Files whose results were in the store when it was killed."""
    not_redone: int
    """Files that the second run did not check again."""
    same: bool
    """Whether everything is byte for byte as after an undisturbed run."""


def trials(reports: Path, count: int, seed: int, rules: Path | None = None) -> list[Trial]:
    """Kill a run over `reports` so many times, each time a new one, at moments all over its length."""
    chance = random.Random(seed)
    with TemporaryDirectory() as name:
        folder = Path(name)
        started = time.perf_counter()
        _start(reports, folder / "whole", rules).communicate()
        whole = time.perf_counter() - started
        wanted = _fingerprint(folder / "whole")
        found = []
        for number in range(count):
            output = folder / f"{number}"
            after = chance.uniform(0.0, whole)
            _kill_after(_start(reports, output, rules), after)
            kept = _stored(output)
            _, said = _start(reports, output, rules).communicate()
            known = _KNOWN.search(said)
            not_redone = int(known[1]) if known else 0
            found.append(Trial(after, kept, not_redone, _fingerprint(output) == wanted))
        return found


def _start(reports: Path, output: Path, rules: Path | None) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "checker", "batch", str(reports), "--out", str(output), "--jobs", "2"]
    if rules is not None:
        command += ["--rules", str(rules)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _kill_after(process: "subprocess.Popen[str]", seconds: float) -> None:
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
    process.communicate()


def _stored(output: Path) -> int:
    if not (output / STORE_FILE).exists():
        return 0
    database = sqlite3.connect(output / STORE_FILE)
    try:
        with contextlib.suppress(sqlite3.OperationalError):  # killed before the tables were made
            return int(database.execute("SELECT COUNT(*) FROM reports").fetchone()[0])
        return 0
    finally:
        database.close()


def _fingerprint(output: Path) -> dict[str, str]:
    """Each file's hash by its path; of the store, the hash of all its rows."""
    found = {
        path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(output.rglob("*"))
        if path.is_file() and not _STORE.fullmatch(path.name)
    }
    database = sqlite3.connect(output / STORE_FILE)
    found[STORE_FILE] = hashlib.sha256("\n".join(database.iterdump()).encode("utf-8")).hexdigest()
    database.close()
    return found


def main() -> None:
    """Print what came of it; exit 1 where anything was lost or differs."""
    from benchmarks.batch import make_reports, rules_with_units

    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    with TemporaryDirectory() as name:
        rules = rules_with_units(Path(name) / "rules", 60)
        found = trials(make_reports(Path(name) / "reports", 60), count, 7, rules)
    lost = sum(one.not_redone < one.kept for one in found)
    differ = sum(not one.same for one in found)
    midway = sum(0 < one.kept < 60 for one in found)
    print(f"杀掉 {count} 次（其中 {midway} 次在检查到一半时）：丢失 {lost} 次，结果不同 {differ} 次。")
    sys.exit(1 if lost or differ else 0)


if __name__ == "__main__":
    main()
