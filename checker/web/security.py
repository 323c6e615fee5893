"""The gate before every request: right host, own page, strict headers, no trace of what went wrong."""

import hmac
import sys
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from checker.web import messages
from checker.web.settings import LOOPBACK_NAMES, Settings

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}
ENTRY = "/enter"
"""The one address that a link elsewhere may lead to: it takes the token."""


class Gate:
    """Refuses what does not come from the page itself, and adds the headers that keep it to itself."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # a websocket: there is none
            await send({"type": "websocket.close", "code": 1008})
            return
        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        app = PlainTextResponse(refusal, 403) if refusal else self._app
        try:
            await app(scope, receive, guarded)
        except Exception as error:
            # The kind alone: a message may hold words of a draft or the name of its file.
            print(f"页面内部出错（{type(error).__name__}）", file=sys.stderr)
            if not begun:
                await PlainTextResponse(messages.INTERNAL, 500)(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> str:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self._is_ours(host):
            return messages.FOREIGN_HOST
        site = headers.get("sec-fetch-site", "none")
        link = scope["path"] == ENTRY and scope["method"] in ("GET", "HEAD")
        if site not in ("same-origin", "none") and not link:
            return messages.FOREIGN_PAGE
        origin = headers.get("origin")
        # A form on a page that sends no referrer has the origin "null"; then the browser's word counts.
        if origin == "null" and headers.get("sec-fetch-site") == "same-origin":
            return ""
        if origin is not None and not self._is_same(origin, host):
            return messages.FOREIGN_PAGE
        return ""

    def _is_ours(self, host: str) -> bool:
        name, port = _split(host)
        if name in self._settings.names:
            return True
        if port != self._settings.port:
            return False
        if self._settings.local:
            return name in (*LOOPBACK_NAMES, self._settings.host)
        # Any address of this computer, but no name: a name may be another's that points here.
        return name in ("localhost", self._settings.host) or _is_address(name)

    def _is_same(self, origin: str, host: str) -> bool:
        try:
            parts = urlsplit(origin)
            name = parts.hostname or ""
        except ValueError:
            return False
        return parts.netloc.lower() == host.lower() or name in self._settings.names


def same(given: str, expected: str) -> bool:
    """Whether two secrets are equal, in a time that tells nothing of where they differ."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode("utf-8"))


def _split(host: str) -> tuple[str, int]:
    """Name and port of a Host header; an impossible port is -1."""
    try:
        parts = urlsplit(f"//{host}")
        return (parts.hostname or "").lower(), parts.port or 80
    except ValueError:
        return "", -1


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
