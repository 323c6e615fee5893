"""Long-lived worker processes for the page: each takes one task at a time and can be stopped by itself.

Processes are spawned, never forked. One that overruns its time is killed and replaced; one that holds
too much memory ends itself (`checker.batch.watch`). The page's own process never opens a draft.
"""

import asyncio
import contextlib
import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import TypeVar

from checker.batch.watch import watch

Task = TypeVar("Task")
Result = TypeVar("Result")

_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
_START_SECONDS = 120.0


class Busy(Exception):
    """As many tasks wait as may."""


class TooSlow(Exception):
    """The task was stopped after its time."""


class Died(Exception):
    """The process ended over the task: too much memory, or a crash."""


@dataclass(slots=True)
class _Slot:
    """One place for a worker process; None while there is none."""

    executor: ProcessPoolExecutor | None = None
    process: int = 0


@dataclass(slots=True)
class Workers:
    """A fixed number of processes, each started with `start(*arguments)`, and a bounded queue before them.

    `seconds` is for one task, waiting left out; `megabytes` for one process.
    """

    count: int
    seconds: float
    megabytes: int
    queue: int
    start: Callable[..., None]
    arguments: tuple[object, ...] = ()
    waiting: int = 0
    """How many tasks wait for a process."""
    _free: asyncio.Queue[_Slot] = field(default_factory=asyncio.Queue)
    _slots: list[_Slot] = field(default_factory=list)
    _starting: set[asyncio.Task[None]] = field(default_factory=set)

    def open(self) -> None:
        """Start all processes, without waiting for them."""
        self._slots = [_Slot() for _ in range(self.count)]
        for slot in self._slots:
            self._replace(slot)

    async def ready(self) -> None:
        """Wait until every process has started."""
        while self._starting:
            await asyncio.wait(self._starting)

    def close(self) -> None:
        """End all processes now."""
        for task in self._starting:
            task.cancel()
        for slot in self._slots:
            _end(slot)

    async def run(self, work: Callable[[Task], Result], task: Task) -> Result:
        """Do one task. Raises Busy, TooSlow or Died; whatever `work` raises comes through."""
        if self.waiting >= self.queue:
            raise Busy
        self.waiting += 1
        try:
            slot = await self._free.get()
        finally:
            self.waiting -= 1
        try:
            result = await self._run(slot, work, task)
        except (TooSlow, Died, asyncio.CancelledError):
            _end(slot)
            self._replace(slot)
            raise
        except BaseException:
            self._free.put_nowait(slot)
            raise
        self._free.put_nowait(slot)
        return result

    async def _run(self, slot: _Slot, work: Callable[[Task], Result], task: Task) -> Result:
        if slot.executor is None:
            raise Died
        try:
            future = slot.executor.submit(work, task)
            return await asyncio.wait_for(asyncio.wrap_future(future), self.seconds)
        except TimeoutError:
            raise TooSlow from None
        except BrokenProcessPool:
            raise Died from None

    def _replace(self, slot: _Slot) -> None:
        task = asyncio.get_running_loop().create_task(self._begin(slot))
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _begin(self, slot: _Slot) -> None:
        """Start a process for the slot and, once it is ready, or cannot be had, set it free for tasks."""
        arguments = (self.megabytes, self.start, self.arguments)
        slot.executor = ProcessPoolExecutor(1, get_context("spawn"), _begin, arguments)
        greeting = asyncio.wrap_future(slot.executor.submit(os.getpid))
        with contextlib.suppress(TimeoutError, BrokenProcessPool):
            slot.process = await asyncio.wait_for(greeting, _START_SECONDS)
        self._free.put_nowait(slot)


def _begin(megabytes: int, start: Callable[..., None], arguments: tuple[object, ...]) -> None:
    watch(megabytes)
    start(*arguments)


def _end(slot: _Slot) -> None:
    """End the slot's process; one that is still starting ends with its queue."""
    executor, process = slot.executor, slot.process
    slot.executor, slot.process = None, 0
    if executor is None:
        return
    if process:
        with contextlib.suppress(OSError):
            os.kill(process, _KILL)
    executor.shutdown(wait=False, cancel_futures=True)
