"""Building much at once without the collector walking it again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_off() -> Iterator[None]:
    """Leave the collector off while the block builds a great many objects and no cycles of them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def long_lived() -> Iterator[None]:
    """As `collector_off`, and put all that exists then out of the collector's reach for good."""
    with collector_off():
        yield
    gc.freeze()
