"""What all views share: sessions, drafts, workers, and the small answers."""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from checker.web import messages
from checker.web.drafts import Draft, Folder
from checker.web.sessions import COOKIE, Session, Sessions
from checker.web.settings import Settings
from checker.web.templating import environment, fingerprint
from checker.web.upload import Refused
from checker.web.work import Answer, Given
from checker.web.worker import Busy, Died, TooSlow, Workers

_CSRF = "x-csrf-token"
_STATUSES = {404: messages.NO_PAGE}


@dataclass(frozen=True, slots=True)
class Serving:
    """What one server holds while it runs."""

    settings: Settings
    folder: Folder
    sessions: Sessions
    workers: Workers

    @property
    def cookie(self) -> str:
        """The cookie's name; browsers keep cookies by host, not by port, and two servers may run."""
        return f"{COOKIE}_{self.settings.port}"

    def session(self, request: Request) -> Session | None:
        """The session that the request belongs to, if it may be used."""
        session = self.sessions.find(request.cookies.get(self.cookie, ""))
        return session if session is not None and session.entered else None

    def allowed(self, request: Request) -> Session:
        """The session of a request that changes something. Raises Refused unless it proves to be ours."""
        from checker.web.security import same

        session = self.session(request)
        if session is None or not same(request.headers.get(_CSRF, ""), session.csrf):
            raise Refused(messages.FORGED, 403)
        return session

    def draft(self, session: Session, request: Request) -> Draft:
        """The session's own draft that the address names. Raises Refused where there is none."""
        draft = session.drafts.get(request.path_params["id"])
        if draft is None:
            raise Refused(messages.GONE, 404)
        return draft

    async def run(self, task: Callable[[Given], Answer], given: Given) -> Answer:
        """Let a worker do it. Raises Refused with the sentence for whatever kept it from being done."""
        try:
            answer = await self.workers.run(task, given)
        except Busy:
            raise Refused(messages.BUSY, 503) from None
        except TooSlow:
            raise Refused(messages.too_slow(self.settings.seconds), 422) from None
        except Died:
            raise Refused(messages.DIED, 422) from None
        if answer.fault:
            raise Refused(answer.fault, 422)
        return answer

    def close(self) -> None:
        """Stop the workers and delete every draft."""
        self.workers.close()
        self.sessions.close()
        self.folder.close()


def given(draft: Draft, session: Session, focus: int = 0) -> Given:
    """The draft as a worker is told of it."""
    return Given(
        draft.id,
        draft.path,
        draft.word,
        draft.unit,
        draft.report,
        draft.before,
        draft.reviews,
        session.reviewer,
        focus,
    )


def refusal(error: Refused, target: str = "#notice") -> Response:
    """One sentence, shown in the page's place for it."""
    html = environment().get_template("refusal.html.j2").render(message=error.message)
    headers = {"HX-Retarget": target, "HX-Reswap": "innerHTML"}
    return HTMLResponse(html, error.status, headers)


def message_page(request: Request, status: int) -> Response:
    """A whole page with one sentence; or the sentence alone, for a part of the page."""
    message = _STATUSES.get(status, messages.FORGED if status < 500 else messages.INTERNAL)
    if "hx-request" in request.headers:
        return refusal(Refused(message, status))
    page = environment().get_template("message.html.j2")
    return HTMLResponse(page.render(message=message, version=fingerprint()), status)
