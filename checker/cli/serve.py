"""`check serve`: opens the local page and keeps it open until Ctrl+C."""

import secrets
import signal
import socket
import sys
import threading
import webbrowser
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from checker.cli.check import size_limits
from checker.model.errors import CheckerError
from checker.pipeline import load_rulebook
from checker.web.app import make_page
from checker.web.settings import DEFAULT_PORT, Settings, is_loopback

_LAST_PORT = 65535
_SHORTEST_TOKEN = 12
_GRACE_SECONDS = 1
_MOST_CONNECTIONS = 1000


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """The options of `check serve`, as the command line gave them."""

    host: str
    port: int
    token: str | None
    names: tuple[str, ...]
    browser: bool
    max_megabytes: int
    rules: Path | None


def serve(options: ServeOptions) -> int:
    """Serve the page until Ctrl+C or SIGTERM. Raises CheckerError where it cannot listen."""
    settings = _settings(options)
    if options.rules is not None:
        load_rulebook(options.rules)  # its faults are told here, not to everyone who drops a draft
    listening = _listen(settings)
    page = make_page(settings)
    _tell(settings)
    if options.browser and settings.local:
        threading.Timer(0.3, webbrowser.open, [_address(settings)]).start()
    config = uvicorn.Config(
        page.app,
        access_log=False,
        log_config=None,  # nothing of a draft in any log
        log_level="critical",
        server_header=False,
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        uvicorn.Server(config).run([listening])
    except KeyboardInterrupt:
        pass
    finally:
        page.serving.close()
    print("已停止，临时文件夹里的草稿都已删除。")
    return 0


def _settings(options: ServeOptions) -> Settings:
    if not 1 <= options.port <= _LAST_PORT:
        raise CheckerError(f"--port 应为 1 到 {_LAST_PORT} 之间的数，默认是 {DEFAULT_PORT}。")
    token = options.token or ""
    if options.token is not None and len(token) < _SHORTEST_TOKEN:
        raise CheckerError(f"--token 至少要 {_SHORTEST_TOKEN} 个字符；不写就由程序生成一个。")
    if not token and not is_loopback(options.host):
        token = secrets.token_urlsafe(24)
    return Settings(
        host=options.host,
        port=options.port,
        token=token,
        names=tuple(name.lower() for name in options.names),
        rules=options.rules,
        file_bytes=size_limits(options.max_megabytes).file_bytes,
    )


def _listen(settings: Settings) -> socket.socket:
    """The socket, taken before anything is said, so that nothing is promised that does not come."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform != "win32":  # there it would let two servers share the port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        if isinstance(error, socket.gaierror):
            raise CheckerError(f"--host “{settings.host}”不是这台电脑的地址，请核对。") from error
        raise CheckerError(
            f"端口 {settings.port} 用不了（多半是另一个程序，或已经开着的本页占着），"
            f"请关掉它，或用 --port 换一个，如 --port {min(settings.port + 1, _LAST_PORT)}。"
        ) from error
    return listening


def _address(settings: Settings) -> str:
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else settings.host
    shown = f"[{host}]" if ":" in host else host
    query = f"/enter?token={settings.token}" if settings.token else "/"
    return f"http://{shown}:{settings.port}{query}"


def _tell(settings: Settings) -> None:
    if settings.local:
        print(f"页面已开：{_address(settings)}\n只有这台电脑能打开。按 Ctrl+C 停止。", flush=True)
        return
    print(
        f"页面已开，别的电脑也能打开（把 127.0.0.1 换成这台电脑的地址）：\n{_address(settings)}\n"
        f"口令（只显示这一次）：{settings.token}\n"
        "注意：传送的内容没有加密，草稿在网络上可能被人看到；除非前面另设 TLS（https）反向代理，"
        "只在可信的内部网络里用。\n按 Ctrl+C 停止。",
        flush=True,
    )
