"""Watches over a worker from inside: it ends with its parent, and before it eats the machine's memory."""

import os
import signal
import sys
import threading
from multiprocessing import parent_process
from multiprocessing.connection import wait
from pathlib import Path

_SECONDS = 0.1
_MEGABYTE = 1024 * 1024


def watch(megabytes: int) -> None:
    """End this process when its parent is gone, or when it holds more than `megabytes` of memory.

    Ctrl+C is the parent's to answer: it stops its workers itself.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(megabytes * _MEGABYTE,), daemon=True).start()


def _watch(limit: int) -> None:
    parent = parent_process()
    while parent is not None:
        if wait([parent.sentinel], timeout=_SECONDS) or resident_bytes() > limit:
            os._exit(1)


def resident_bytes() -> int:
    """The memory this process holds, in bytes; 0 where the system does not tell."""
    if sys.platform == "win32":
        return _resident_on_windows()
    statistics = Path("/proc/self/statm")
    if not statistics.exists():
        return 0
    return int(statistics.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of psapi.h."""

        _fields_ = [
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            *((name, ctypes.c_size_t) for name in ("Peak", "WorkingSetSize", "A", "B", "C", "D", "E", "F")),
        ]

    def _resident_on_windows() -> int:
        counters = _Counters(cb=ctypes.sizeof(_Counters))
        kernel = ctypes.windll.kernel32
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.K32GetProcessMemoryInfo.argtypes = [
            wintypes.HANDLE,
            ctypes.POINTER(_Counters),
            wintypes.DWORD,
        ]
        read = kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb)
        return counters.WorkingSetSize if read else 0
