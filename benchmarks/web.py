"""The page: first paint, upload to result on a warm server, fifty uploads at once, memory."""

import re
import shutil
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from uuid import uuid4

from benchmarks.reports import report_docx
from benchmarks.result import Result

_PAINT_SECONDS, _RESULT_SECONDS, _AT_ONCE = 0.3, 1.0, 50
_MEGABYTE = 1024 * 1024
_HOSTILE = (b"", b"PK\x03\x04" + b"\x00" * 500, b"\xff\xd8\xff\xe0" * 500, b"nonsense")
_PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length > 0"
_PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


class _Client:
    """One browser's worth of requests, with nothing but the standard library."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=120)
        self._headers: dict[str, str] = {}
        page = self._ask("GET", "/")
        found = re.search(r'"X-CSRF-Token": "([^"]+)"', page)
        self._headers["X-CSRF-Token"] = found[1] if found else ""

    def check(self, name: str, data: bytes) -> str:
        """Drop a draft, check it for the unit guessed, return what is shown in the end."""
        edge = uuid4().hex
        head = f'--{edge}\r\nContent-Disposition: form-data; name="draft"; filename="{name}"\r\n\r\n'
        body = head.encode() + data + f"\r\n--{edge}--\r\n".encode()
        shown = self._ask("POST", "/drafts", body, f"multipart/form-data; boundary={edge}")
        found = re.search(r'hx-post="(/drafts/[\w-]+)/check"', shown)
        if found is None:
            return shown
        form = "unit=%E5%8C%BA%E5%8F%B8%E6%B3%95%E5%B1%80"
        shown = self._ask("POST", f"{found[1]}/check", form.encode(), "application/x-www-form-urlencoded")
        while "hx-get=" in shown:
            shown = self._ask("GET", f"{found[1]}/progress")
        return shown

    def _ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> str:
        headers = {**self._headers, **({"Content-Type": kind} if kind else {})}
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        text = answer.read().decode()
        if cookie := answer.headers.get("Set-Cookie"):
            self._headers["Cookie"] = cookie.split(";")[0]
        return text


def measure_web() -> list[Result]:
    """Figures of the page, of a server in its own process; the paint only where there is a Chromium."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "checker", "serve", "--no-browser", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        _wait(port)
        return [*_paint(port), _warm(port), *_crowd(port, server.pid)]
    finally:
        server.terminate()
        server.wait(15)


def _wait(port: int) -> None:
    """Until the server answers and its workers have checked something."""
    for _ in range(600):
        try:
            _Client(port).check("warm.docx", report_docx(1_000, 0))
        except OSError:
            time.sleep(0.1)
        else:
            return


def _paint(port: int) -> list[Result]:
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    name, goal = "网页首次绘制（无头 Chromium，5 次的中位数）", f"≤ {_PAINT_SECONDS:g} 秒"
    if chromium is None:
        return [Result(name, "没有 Chromium，未测", goal)]
    from playwright.sync_api import sync_playwright

    times = []
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for _ in range(5):
            page = browser.new_context().new_page()
            page.goto(f"http://127.0.0.1:{port}/")
            while not page.evaluate(_PAINTED):  # the page's own policy forbids waiting inside it
                page.wait_for_timeout(20)
            times.append(page.evaluate(_PAINT) / 1000)
        browser.close()
    middle = median(times)
    return [Result(name, f"{middle:.2f} 秒", goal, middle <= _PAINT_SECONDS)]


def _warm(port: int) -> Result:
    client, times = _Client(port), []
    for seed in range(1, 12):
        draft = report_docx(5_000, seed)
        started = time.perf_counter()
        client.check("draft.docx", draft)
        times.append(time.perf_counter() - started)
    middle = median(times)
    return Result(
        "网页从上传到结果，5000 字 .docx（热，11 份的中位数）",
        f"{middle:.2f} 秒",
        f"≤ {_RESULT_SECONDS:g} 秒",
        middle <= _RESULT_SECONDS,
    )


def _crowd(port: int, process: int) -> list[Result]:
    """Fifty users at once, every fifth with a hostile file."""

    def one(number: int) -> bool:
        hostile = number % 5 == 4
        draft = _HOSTILE[number % len(_HOSTILE)] if hostile else report_docx(5_000, 100 + number)
        shown = _Client(port).check(f"{number}.docx", draft)
        return ('role="alert"' if hostile else 'class="result"') in shown

    started = time.perf_counter()
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        answered = sum(threads.map(one, range(_AT_ONCE)))
    took = time.perf_counter() - started
    return [
        Result(
            f"网页 {_AT_ONCE} 份同时上传，其中 {_AT_ONCE // 5} 份是坏文件",
            f"{answered} 份得到应有的答复，{took:.1f} 秒",
            "全部答复",
            answered == _AT_ONCE,
        ),
        *_memory(process),
    ]


def _memory(process: int) -> list[Result]:
    """The most memory that the page's own process held; Linux only."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return []
    kilobytes = int(re.findall(r"VmHWM:\s+(\d+)", status.read_text("ascii"))[0])
    return [Result("网页主进程内存峰值", f"{kilobytes * 1024 / _MEGABYTE:.0f} MB")]
