"""Worker processes that can be stopped one by one.

Every worker is a `ProcessPoolExecutor` of one process: a file that hangs or takes its process down
costs that process and nothing else. Processes are spawned, as on Windows, never forked.
"""

import contextlib
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any, Generic, TypeVar

from checker.batch.watch import watch

Task = TypeVar("Task")
Result = TypeVar("Result")

# A worker has its next task at hand while it does one, so that it never waits for the parent.
_AT_HAND = 2
_PATIENCE = 0.2
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


class CannotBegin(Exception):
    """A worker process did not come up; no task is to blame."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """A task was not finished: it took longer than `seconds`, or (None) its process died."""

    seconds: float | None


@dataclass(slots=True)
class _Worker(Generic[Task, Result]):
    executor: ProcessPoolExecutor
    greeting: "Future[int]"
    """Its process id, once it has started."""
    waiting: deque[tuple[Task, "Future[Result]"]] = field(default_factory=deque)
    """The task it does, and the next one."""
    began: float = 0.0
    """When it began what it does, by the monotonic clock; 0 while it starts up."""


@dataclass(frozen=True, slots=True)
class Pool:
    """How many workers, how each begins, and how long and large it may become over one task."""

    workers: int
    seconds: float
    megabytes: int
    start: Callable[..., None]
    arguments: tuple[object, ...] = ()

    def run(
        self, work: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[tuple[Task, Result | Stopped]]:
        """Do all tasks; each is yielded with its result as soon as it is done, in no fixed order.

        An exception that `work` raises is raised here; CannotBegin where a worker does not come up.
        Closing the iterator stops the workers.
        """
        todo = deque(tasks)
        if not todo:
            return
        count = min(self.workers, len(todo))
        workers: list[_Worker[Task, Result]] = [self._worker() for _ in range(count)]
        try:
            while todo or any(worker.waiting for worker in workers):
                for worker in workers:
                    _fill(worker, work, todo)
                _wait(workers)
                for number, worker in enumerate(workers):
                    yield from _finished(worker)
                    if (stopped := self._stopped(worker)) is not None:
                        task, _ = worker.waiting.popleft()
                        todo.extendleft(one for one, _ in worker.waiting)
                        _kill(worker)
                        workers[number] = self._worker()
                        yield task, stopped
        finally:
            for worker in workers:
                _kill(worker)

    def _worker(self) -> _Worker[Task, Result]:
        arguments = (self.megabytes, self.start, self.arguments)
        executor = ProcessPoolExecutor(1, get_context("spawn"), _begin, arguments)
        return _Worker(executor, executor.submit(os.getpid))

    def _stopped(self, worker: _Worker[Task, Result]) -> Stopped | None:
        if not worker.waiting:
            return None
        if worker.waiting[0][1].done():  # and not finished: its process died
            return Stopped(None)
        late = worker.began and time.monotonic() - worker.began > self.seconds
        return Stopped(self.seconds) if late else None


def _begin(megabytes: int, start: Callable[..., None], arguments: tuple[object, ...]) -> None:
    watch(megabytes)
    start(*arguments)


def _fill(worker: _Worker[Task, Result], work: Callable[[Task], Result], todo: deque[Task]) -> None:
    while todo and len(worker.waiting) < _AT_HAND:
        task = todo.popleft()
        try:
            future = worker.executor.submit(work, task)
        except BrokenProcessPool:  # seen to be dead when what it does is asked for
            todo.appendleft(task)
            return
        worker.waiting.append((task, future))


def _wait(workers: list[_Worker[Task, Result]]) -> None:
    awaited: list[Future[Any]] = [
        worker.waiting[0][1] if worker.greeting.done() else worker.greeting
        for worker in workers
        if worker.waiting
    ]
    wait(awaited, timeout=_PATIENCE, return_when=FIRST_COMPLETED)
    for worker in workers:
        if not worker.began and worker.greeting.done():
            if worker.greeting.exception() is not None:
                raise CannotBegin from worker.greeting.exception()
            worker.began = time.monotonic()


def _finished(worker: _Worker[Task, Result]) -> Iterator[tuple[Task, Result]]:
    while worker.waiting and worker.waiting[0][1].done():
        task, future = worker.waiting[0]
        if isinstance(future.exception(), BrokenProcessPool):
            return
        worker.waiting.popleft()
        worker.began = time.monotonic()
        yield task, future.result()


def _kill(worker: _Worker[Task, Result]) -> None:
    if worker.waiting or not worker.greeting.done():
        _end(worker)
    worker.executor.shutdown(wait=not worker.waiting, cancel_futures=True)


def _end(worker: _Worker[Task, Result]) -> None:
    """End its process now; one that is still starting ends with its queue."""
    if worker.greeting.done() and worker.greeting.exception() is None:
        with contextlib.suppress(OSError):
            os.kill(worker.greeting.result(), _KILL)
