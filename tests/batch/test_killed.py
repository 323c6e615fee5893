"""A run that is killed at any moment and started again loses nothing and ends the same."""

from pathlib import Path

import pytest

from benchmarks.killing import trials
from tests.batch.conftest import Batch

# Fifty of them: `python -m benchmarks.killing 50`.
TRIALS = 2


@pytest.mark.parametrize("seed", range(TRIALS))
def test_a_killed_run_goes_on_where_it_was(batch: Batch, seed: int, tmp_path: Path) -> None:
    (trial,) = trials(batch.reports, 1, seed)
    assert trial.not_redone == trial.kept
    assert trial.same
