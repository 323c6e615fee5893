"""What the workers of the tests do."""

import os
import time


def start() -> None:
    pass


def echo(task: str) -> str:
    return task


def process(_: str) -> int:
    return os.getpid()


def hang(_: str) -> str:
    time.sleep(60)
    return ""


def crash(_: str) -> str:
    os._exit(1)


def grow(_: str) -> str:
    held = []
    for _number in range(4000):
        held.append(bytearray(1024 * 1024))
        time.sleep(0.001)
    return str(len(held))


def fail(_: str) -> str:
    raise KeyError("x")
