"""Shows how a run goes on: a bar on a terminal, plain lines elsewhere."""

import sys
import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

# A log or a pipe is told this often, not for each file.
_SECONDS_BETWEEN_LINES = 5.0


class BarProgress:
    """Bar, current file, time left and failures so far, on a terminal. A context manager."""

    def __init__(self) -> None:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("剩余"),
            TimeRemainingColumn(compact=True),
            TextColumn("{task.fields[failed]}"),
            TextColumn("{task.fields[name]}", markup=False),
        )
        self._console = Console(stderr=True, highlight=False)
        self._progress = Progress(*columns, console=self._console, transient=True)
        self._task: TaskID | None = None
        self._failed = 0

    def __enter__(self) -> "BarProgress":
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def begin(self, total: int, known: int) -> None:
        """There are `total` files, of which `known` were checked before."""
        if known:
            self._console.print(f"其中 {known} 份已检查过，不再重查。")
        self._task = self._progress.add_task("检查", total=total, completed=known, failed="", name="")

    def file_done(self, name: str, message: str) -> None:
        """A file is done."""
        if self._task is None:
            return
        self._failed += bool(message)
        failed = f"未能检查 {self._failed} 份" if self._failed else ""
        self._progress.update(self._task, advance=1, name=_short(name), failed=failed)

    def stage(self, what: str) -> None:
        """What comes after the checking."""
        if self._task is not None:
            self._progress.update(self._task, description=what, name="")


class LineProgress:
    """A plain line now and then, where the output is no terminal. A context manager."""

    def __init__(self) -> None:
        self._total = self._done = self._failed = 0
        self._last = time.monotonic()

    def __enter__(self) -> "LineProgress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return

    def begin(self, total: int, known: int) -> None:
        """There are `total` files, of which `known` were checked before."""
        self._total, self._done = total, known
        _say(f"共 {total} 份" + (f"，其中 {known} 份已检查过" if known else ""))

    def file_done(self, name: str, message: str) -> None:
        """A file is done; one that could not be checked is told at once."""
        self._done += 1
        if message:
            self._failed += 1
            _say(f"未能检查：{name}：{message}")
        if time.monotonic() - self._last >= _SECONDS_BETWEEN_LINES:
            self._last = time.monotonic()
            _say(
                f"已完成 {self._done}/{self._total}" + (f"，未能检查 {self._failed}" if self._failed else "")
            )

    def stage(self, what: str) -> None:
        """What comes after the checking."""
        _say(what)


def progress() -> BarProgress | LineProgress:
    """What fits the output: results go to the standard output, so progress goes to the other."""
    return BarProgress() if sys.stderr.isatty() else LineProgress()


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _short(name: str) -> str:
    return name if len(name) <= 24 else f"…{name[-23:]}"
