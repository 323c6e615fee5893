"""The start page, the way in with a token, and the static files."""

import asyncio

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from checker.web import messages
from checker.web.forms import read_form
from checker.web.security import same
from checker.web.serving import Serving, message_page
from checker.web.sessions import Session
from checker.web.templating import environment, fingerprint, static_files

_KEPT_FOR_EVER = "public, max-age=31536000, immutable"
_WRONG_TOKEN_SECONDS = 0.5


class EntryViews:
    """Answers to whoever comes to the page."""

    def __init__(self, serving: Serving) -> None:
        self._serving = serving

    async def home(self, request: Request) -> Response:
        """The start page; the form for the token where one is asked for and was not given."""
        session = self._serving.session(request)
        if session is not None:
            return self._start_page(session)
        if self._serving.settings.token:
            return self._token_page("", 401)
        session = self._serving.sessions.begin(entered=True)
        return self._with_cookie(self._start_page(session), session)

    async def enter(self, request: Request) -> Response:
        """Take the token, from the link or from the form."""
        expected = self._serving.settings.token
        if not expected:
            return message_page(request, 404)
        if request.method == "POST":
            token = (await read_form(request)).get("token", "")
        else:
            token = request.query_params.get("token", "")
        if not same(token, expected):
            await asyncio.sleep(_WRONG_TOKEN_SECONDS)
            return self._token_page(messages.WRONG_TOKEN if token else "", 401)
        session = self._serving.sessions.begin(entered=True)
        # No redirect: after a link from elsewhere a browser would not send the strict cookie along.
        page = environment().get_template("entered.html.j2").render(version=fingerprint())
        return self._with_cookie(HTMLResponse(page), session)

    async def static(self, request: Request) -> Response:
        """A file of the page itself."""
        found = static_files().get(request.path_params["name"])
        if found is None:
            return message_page(request, 404)
        return Response(found[0], media_type=found[1], headers={"Cache-Control": _KEPT_FOR_EVER})

    def _start_page(self, session: Session) -> Response:
        settings = self._serving.settings
        page = environment().get_template("start.html.j2")
        context = {
            "csrf": session.csrf,
            "limit": settings.file_bytes,
            "too_large": messages.too_large(settings.file_bytes),
            "minutes": round(settings.idle / 60),
            "local": settings.local,
            "version": fingerprint(),
        }
        return HTMLResponse(page.render(context))

    def _token_page(self, message: str, status: int) -> Response:
        page = environment().get_template("token.html.j2")
        return HTMLResponse(page.render(message=message, version=fingerprint()), status)

    def _with_cookie(self, response: Response, session: Session) -> Response:
        response.set_cookie(self._serving.cookie, session.id, httponly=True, samesite="strict", path="/")
        return response
