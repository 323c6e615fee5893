"""What the page may use, and where it listens."""

import os
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path

_MEGABYTE = 1024 * 1024
DEFAULT_PORT = 8765
LOOPBACK_NAMES = ("127.0.0.1", "localhost", "::1")


def _workers() -> int:
    return max(1, min(4, os.cpu_count() or 1))


@dataclass(frozen=True, slots=True)
class Settings:
    """Bounds of one server; sizes in bytes unless the name says megabytes, times in seconds.

    `token` is "" where none is asked for. `names` are host names by which browsers may call the server
    besides its own. `queue` is how many checks may wait, `folder_bytes` what all drafts together may
    take on the disk, `characters` what one draft may hold.
    """

    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    token: str = ""
    names: tuple[str, ...] = ()
    rules: Path | None = None
    file_bytes: int = 50 * _MEGABYTE
    folder_bytes: int = 2048 * _MEGABYTE
    characters: int = 300_000
    workers: int = field(default_factory=_workers)
    seconds: float = 20.0
    megabytes: int = 800
    queue: int = 64
    sessions: int = 200
    drafts: int = 6
    idle: float = 30 * 60.0

    @property
    def local(self) -> bool:
        """Whether only this computer can reach the page."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Whether an address to listen on is this computer's own."""
    if host in LOOPBACK_NAMES:
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
