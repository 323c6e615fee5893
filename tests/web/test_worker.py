"""Workers of the page: one that hangs, dies or grows costs its own task and nothing else."""

import asyncio
from collections.abc import Callable

import pytest

from checker.web.worker import Busy, Died, TooSlow, Workers
from tests.web import tasks


def workers(count: int = 1, seconds: float = 5, megabytes: int = 200, queue: int = 8) -> Workers:
    return Workers(count, seconds, megabytes, queue, tasks.start)


@pytest.mark.parametrize(
    ("bad", "error", "seconds"), [(tasks.hang, TooSlow, 0.3), (tasks.crash, Died, 5), (tasks.grow, Died, 5)]
)
def test_a_bad_task_is_stopped_and_the_next_one_is_done(
    bad: Callable[[str], str], error: type[Exception], seconds: float
) -> None:
    async def scene() -> None:
        made = workers(seconds=seconds)
        made.open()
        with pytest.raises(error):
            await made.run(bad, "x")
        assert await made.run(tasks.echo, "next") == "next"
        made.close()

    asyncio.run(scene())


def test_an_error_of_a_task_comes_through_and_the_process_stays() -> None:
    async def scene() -> None:
        made = workers()
        made.open()
        before = await made.run(tasks.process, "")
        with pytest.raises(KeyError):
            await made.run(tasks.fail, "")
        assert await made.run(tasks.process, "") == before
        made.close()

    asyncio.run(scene())


def test_no_more_tasks_wait_than_may_and_all_others_are_done() -> None:
    async def scene() -> None:
        made = workers(queue=3)
        made.open()
        runs = [made.run(tasks.echo, str(number)) for number in range(6)]
        done = await asyncio.gather(*runs, return_exceptions=True)
        assert [one for one in done if isinstance(one, str)] == ["0", "1", "2"]
        assert sum(isinstance(one, Busy) for one in done) == 3
        made.close()

    asyncio.run(scene())
