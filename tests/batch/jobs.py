"""Work for worker processes; a spawned process imports it by name."""

import os
import time


def start() -> None:
    """Nothing to make ready."""


def refuse() -> None:
    """A worker that cannot begin."""
    raise RuntimeError("cannot begin")


def work(task: str) -> str:
    """Do what the task says."""
    what, _, number = task.partition(" ")
    if what == "hang":
        time.sleep(60)
    if what == "die":
        os._exit(3)
    if what == "swell":
        held = bytearray(400 * 1024 * 1024)
        time.sleep(60)
        del held
    if what == "fail":
        raise ValueError(number)
    return f"{number} done"


def process(task: str) -> int:
    """Which process did it."""
    return os.getpid()
