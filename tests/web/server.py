"""A real server of its own process, and a plain client for it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parent.parent.parent
_STARTUP_SECONDS = 30


@dataclass
class Server:
    """`check serve` in a process; `folder` is its folder for temporary files."""

    process: subprocess.Popen[str]
    address: str
    folder: Path

    def end(self, number: int = signal.SIGINT) -> tuple[int, str]:
        """Send the signal; exit code and all that was printed."""
        self.process.send_signal(number)
        out, _ = self.process.communicate(timeout=15)
        return self.process.returncode, out


def start_server(folder: Path, *words: str) -> Server:
    """Start it on a free port and wait until it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder.mkdir(exist_ok=True)
    environment = os.environ | {"TMPDIR": str(folder), "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "checker", "serve", "--port", str(port), "--no-browser", *words]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    server = Server(process, f"http://127.0.0.1:{port}", folder)
    until = time.monotonic() + _STARTUP_SECONDS
    while time.monotonic() < until:
        try:
            httpx.get(f"{server.address}/static/icon.svg", timeout=5)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return server
    process.kill()
    raise AssertionError(process.communicate()[0])


class Visitor:
    """One browser's worth of requests; to be used in a `with`."""

    def __init__(self, server: Server) -> None:
        self.client = httpx.Client(base_url=server.address, timeout=60)

    def __enter__(self) -> "Visitor":
        found = re.search(r'"X-CSRF-Token": "([^"]+)"', self.client.get("/").text)
        assert found
        self.client.headers["X-CSRF-Token"] = found[1]
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def check(self, name: str, data: bytes, unit: str) -> httpx.Response:
        """Drop and check a draft; the result, or whatever was answered instead."""
        answer = self.client.post("/drafts", files={"draft": (name, data)})
        found = re.search(r'hx-post="/drafts/([\w-]+)/check"', answer.text)
        if found is None:
            return answer
        answer = self.client.post(f"/drafts/{found[1]}/check", data={"unit": unit})
        while "hx-get=" in answer.text:
            answer = self.client.get(f"/drafts/{found[1]}/progress")
        return answer
