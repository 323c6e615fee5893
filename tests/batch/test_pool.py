"""Workers that hang, die or swell cost one task each; the others are done all the same."""

import os
import signal
import time

import pytest

from checker.batch.pool import CannotBegin, Pool, Stopped
from tests.batch import jobs


def run(
    *tasks: str, workers: int = 2, seconds: float = 1.5, megabytes: int = 300
) -> dict[str, str | Stopped]:
    with Pool(workers, seconds, megabytes, jobs.start) as pool:
        return dict(pool.run(jobs.work, tasks))


def test_all_tasks_are_done_whatever_happens_to_one_of_them() -> None:
    good = [f"do {number}" for number in range(8)]
    found = run(*good[:2], "hang 1", *good[2:4], "die 2", *good[4:6], "swell 3", *good[6:])
    assert {task: found[task] for task in good} == {task: f"{task[3:]} done" for task in good}
    assert found["hang 1"] == Stopped(1.5)
    assert found["die 2"] == found["swell 3"] == Stopped(None)
    assert len(found) == 11


def test_a_task_behind_one_that_hangs_is_not_lost() -> None:
    assert run("hang 1", "do 2", workers=1) == {"hang 1": Stopped(1.5), "do 2": "2 done"}


def test_every_worker_dying_every_time_still_comes_to_an_end() -> None:
    assert set(run("die 1", "die 2", "die 3", "die 4").values()) == {Stopped(None)}


def test_nothing_to_do() -> None:
    assert run() == {}


def test_no_more_workers_than_tasks() -> None:
    with Pool(4, 5.0, 300, jobs.start) as pool:
        assert len({pid for _, pid in pool.run(jobs.process, ["do 1"])}) == 1


def test_one_run_after_the_other_is_done_by_the_same_workers() -> None:
    with Pool(1, 0.5, 300, jobs.start) as pool:
        ((_, first),) = pool.run(jobs.process, ["do 1"])
        time.sleep(0.7)  # idleness is no hanging
        ((_, second),) = pool.run(jobs.process, ["do 2"])
    assert first == second


def test_a_worker_that_died_between_two_runs_is_replaced() -> None:
    with Pool(1, 5.0, 300, jobs.start) as pool:
        ((_, first),) = pool.run(jobs.process, ["do 1"])
        assert isinstance(first, int)
        os.kill(first, signal.SIGTERM)
        time.sleep(0.5)
        assert dict(pool.run(jobs.work, ["do 2"])) == {"do 2": "2 done"}


def test_a_run_that_is_given_up_leaves_the_pool_usable() -> None:
    with Pool(2, 5.0, 300, jobs.start) as pool:
        given_up = pool.run(jobs.work, ["do 1", "hang 2", "hang 3"])
        next(given_up)
        given_up.close()
        assert dict(pool.run(jobs.work, ["do 4"])) == {"do 4": "4 done"}


def test_what_the_work_itself_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="7"):
        run("fail 7")


def test_a_worker_that_cannot_begin_is_nobody_elses_fault() -> None:
    with pytest.raises(CannotBegin, match="启动不了"), Pool(1, 5.0, 300, jobs.refuse) as pool:
        list(pool.run(jobs.work, ["do 1"]))
