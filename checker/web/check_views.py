"""A draft comes in, its unit is settled, it is checked; all of it one part of the page after another."""

import asyncio

from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response

from checker.web import messages, work
from checker.web.drafts import Draft
from checker.web.forms import read_form
from checker.web.serving import Serving, given, refusal
from checker.web.sessions import Session
from checker.web.templating import environment
from checker.web.upload import Refused, receive

_PATIENCE = 1.0
"""How long an answer waits for the result before it tells of progress instead."""


class CheckViews:
    """Answers from the upload to the result."""

    def __init__(self, serving: Serving) -> None:
        self._serving = serving

    async def upload(self, request: Request) -> Response:
        """Take a draft. With `after`, an earlier draft's id, it is checked at once for the same unit."""
        try:
            session = self._serving.allowed(request)
            draft = await self._receive(request)
        except Refused as error:
            return refusal(error)
        except ClientDisconnect:
            return Response(status_code=400)
        earlier = session.drafts.get(request.query_params.get("after", ""))
        self._serving.sessions.keep(session, draft)
        if earlier is not None and earlier.report:
            draft.unit, draft.before, draft.reviews = earlier.unit, earlier.report, earlier.reviews
            return await self._begin(session, draft)
        try:
            answer = await self._serving.run(work.look, given(draft, session))
        except Refused as error:
            self._forget(session, draft)
            return refusal(error)
        return HTMLResponse(answer.html)

    async def check(self, request: Request) -> Response:
        """Check the draft for the unit that was settled on."""
        try:
            session = self._serving.allowed(request)
            draft = self._serving.draft(session, request)
            unit = (await read_form(request)).get("unit", "")
            if not unit:
                raise Refused(messages.NO_UNIT, 422)
            if draft.gone:
                raise Refused(messages.GONE, 410)
        except Refused as error:
            return refusal(error)
        draft.unit = unit
        return await self._begin(session, draft)

    async def progress(self, request: Request) -> Response:
        """How far the check is; the result when it is there."""
        session = self._serving.session(request)
        draft = session.drafts.get(request.path_params["id"]) if session else None
        if session is None or draft is None or draft.checking is None:
            return refusal(Refused(messages.GONE, 404), "#stage")
        return await self._show(session, draft)

    async def delete(self, request: Request) -> Response:
        """Delete a draft at once."""
        try:
            session = self._serving.allowed(request)
            self._forget(session, self._serving.draft(session, request))
        except Refused as error:
            return refusal(error)
        return Response(status_code=200, headers={"HX-Redirect": "/"})

    async def _receive(self, request: Request) -> Draft:
        headers = request.headers
        return await receive(
            request.stream(),
            headers.get("content-type", ""),
            headers.get("content-length", ""),
            self._serving.folder,
            self._serving.settings.file_bytes,
        )

    async def _begin(self, session: Session, draft: Draft) -> Response:
        draft.checking = asyncio.create_task(self._check(session, draft))
        return await self._show(session, draft)

    async def _check(self, session: Session, draft: Draft) -> None:
        answer = await self._serving.run(work.check, given(draft, session))
        html = answer.html.encode("utf-8")
        if not self._serving.folder.take(draft, len(html)):
            raise Refused(messages.FULL, 507)
        draft.report, draft.unit = answer.data, answer.unit
        draft.shown.write_bytes(html)

    async def _show(self, session: Session, draft: Draft) -> Response:
        """The result if it comes within a moment, else how far it is."""
        checking = draft.checking
        assert checking is not None
        await asyncio.wait([checking], timeout=_PATIENCE)
        if not checking.done():
            page = environment().get_template("progress.html.j2")
            return HTMLResponse(page.render(id=draft.id, waiting=self._serving.workers.waiting))
        draft.checking = None
        if checking.cancelled():
            return refusal(Refused(messages.GONE, 410))
        error = checking.exception()
        if isinstance(error, Refused):
            return refusal(error)
        if error is not None:
            raise error
        return HTMLResponse(draft.shown.read_bytes())

    def _forget(self, session: Session, draft: Draft) -> None:
        session.drafts.pop(draft.id, None)
        self._serving.folder.delete(draft)
