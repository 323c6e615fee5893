"""Worker processes that can be stopped one by one.

Every worker is a `ProcessPoolExecutor` of one process: a file that hangs or takes its process down
costs that process and nothing else. Processes are spawned, as on Windows, never forked.
"""

import contextlib
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from types import TracebackType
from typing import Any, TypeVar

from checker.batch.watch import watch
from checker.model.errors import CheckerError

Task = TypeVar("Task")
Result = TypeVar("Result")

# A worker has its next task at hand while it does one, so that it never waits for the parent.
_AT_HAND = 2
_PATIENCE = 0.2
_CANNOT_BEGIN = (
    "检查进程启动不了，多半是内存不够；请关掉别的程序，或把 --jobs 调小、--max-memory 调大后再运行。"
)
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


class CannotBegin(CheckerError):
    """A worker process did not come up; no task is to blame."""

    def __init__(self) -> None:
        super().__init__(_CANNOT_BEGIN)


@dataclass(frozen=True, slots=True)
class Stopped:
    """A task was not finished: it took longer than `seconds`, or (None) its process died."""

    seconds: float | None


@dataclass(slots=True)
class _Worker:
    executor: ProcessPoolExecutor
    greeting: "Future[int]"
    """Its process id, once it has started."""
    waiting: deque[tuple[Any, "Future[Any]"]] = field(default_factory=deque)
    """The task it does, and the next one."""
    began: float = 0.0
    """When it began what it does, by the monotonic clock; 0 while it starts up."""


@dataclass(slots=True)
class Pool:
    """How many workers, how each begins, and how long and large it may become over one task.

    Use as a context manager: workers start when they are first needed, serve one `run` after the
    other, and end with the block.
    """

    workers: int
    seconds: float
    megabytes: int
    start: Callable[..., None]
    arguments: tuple[object, ...] = ()
    _live: list[_Worker] = field(default_factory=list)

    def __enter__(self) -> "Pool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._live:
            _kill(worker)
        self._live.clear()

    @property
    def started(self) -> bool:
        """Whether there are workers that wait for more."""
        return bool(self._live)

    def run(
        self,
        work: Callable[[Task], Result],
        tasks: Iterable[Task],
        spare: int = 0,
        seconds: float | None = None,
    ) -> Generator[tuple[Task, Result | Stopped], None, None]:
        """Do all tasks; each is yielded with its result as soon as it is done, in no fixed order.

        So many workers are to `spare` where there are more, for a parent that is busy meanwhile.
        One task may take so many `seconds` where that is not the pool's own limit.
        An exception that `work` raises is raised here; CannotBegin where a worker does not come up.
        Closing the iterator stops what is being done. One run at a time.
        """
        todo = deque(tasks)
        count = min(max(1, self.workers - spare), len(todo))
        limit = self.seconds if seconds is None else seconds
        live = self._live
        live += [self._worker() for _ in range(count - len(live))]
        try:
            while todo or any(worker.waiting for worker in live):
                for number in range(count):
                    if not _fill(live[number], work, todo):
                        live[number] = self._replacement(live[number])
                _wait(live[:count])
                for number in range(count):
                    yield from _finished(live[number])
                    if (stopped := _stopped(live[number], limit)) is not None:
                        task, _ = live[number].waiting.popleft()
                        todo.extendleft(one for one, _ in live[number].waiting)
                        live[number] = self._replacement(live[number])
                        yield task, stopped
        finally:
            for worker in [worker for worker in live if worker.waiting]:
                _kill(worker)
                live.remove(worker)

    def _replacement(self, worker: _Worker) -> _Worker:
        _kill(worker)
        return self._worker()

    def _worker(self) -> _Worker:
        arguments = (self.megabytes, self.start, self.arguments)
        executor = ProcessPoolExecutor(1, get_context("spawn"), _begin, arguments)
        return _Worker(executor, executor.submit(os.getpid))


def _stopped(worker: _Worker, seconds: float) -> Stopped | None:
    if not worker.waiting:
        return None
    if worker.waiting[0][1].done():  # and not finished: its process died
        return Stopped(None)
    late = worker.began and time.monotonic() - worker.began > seconds
    return Stopped(seconds) if late else None


def _begin(megabytes: int, start: Callable[..., None], arguments: tuple[object, ...]) -> None:
    watch(megabytes)
    start(*arguments)


def _fill(worker: _Worker, work: Callable[[Task], Result], todo: deque[Task]) -> bool:
    """Hand tasks to a worker; False where it died while it had nothing to do."""
    while todo and len(worker.waiting) < _AT_HAND:
        task = todo.popleft()
        try:
            future = worker.executor.submit(work, task)
        except BrokenProcessPool:  # seen to be dead when what it does is asked for
            todo.appendleft(task)
            return bool(worker.waiting)
        if worker.began and not worker.waiting:
            worker.began = time.monotonic()
        worker.waiting.append((task, future))
    return True


def _wait(workers: list[_Worker]) -> None:
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


def _finished(worker: _Worker) -> Iterator[tuple[Any, Any]]:
    while worker.waiting and worker.waiting[0][1].done():
        task, future = worker.waiting[0]
        if isinstance(future.exception(), BrokenProcessPool):
            return
        worker.waiting.popleft()
        worker.began = time.monotonic()
        yield task, future.result()


def _kill(worker: _Worker) -> None:
    if worker.waiting or not worker.greeting.done():
        _end(worker)
    worker.executor.shutdown(wait=not worker.waiting, cancel_futures=True)


def _end(worker: _Worker) -> None:
    """End its process now; one that is still starting ends with its queue."""
    if worker.greeting.done() and worker.greeting.exception() is None:
        with contextlib.suppress(OSError):
            os.kill(worker.greeting.result(), _KILL)
