"""A reviewer's own judgement, recorded on the page and handed out as 复核.yaml."""

from dataclasses import replace
from datetime import date

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from checker.model.review import Override
from checker.model.status import Status
from checker.review import write_reviews
from checker.web import messages, work
from checker.web.drafts import Draft
from checker.web.forms import read_form
from checker.web.output_views import attachment
from checker.web.serving import Serving, given, refusal
from checker.web.sessions import Session
from checker.web.upload import Refused

_FILE = "复核.yaml"
_LONGEST = 2000
_MOST = 200


class ReviewViews:
    """Answers to a reviewer who disagrees."""

    def __init__(self, serving: Serving) -> None:
        self._serving = serving

    async def record(self, request: Request) -> Response:
        """Record a judgement and show the result with it."""
        try:
            session, draft = self._checked(request)
            override = _override(await read_form(request), draft)
            kept = [one for one in draft.reviews if _key(one) != _key(override)]
            reviews = (*kept, override)[-_MOST:]
            session.reviewer = override.reviewer
            return await self._shown(session, draft, reviews, override.item)
        except Refused as error:
            return refusal(error)

    async def withdraw(self, request: Request) -> Response:
        """Take a judgement back and show the result without it."""
        try:
            session, draft = self._checked(request)
            number = request.path_params["number"]
            if number >= len(draft.reviews):
                raise Refused(messages.GONE, 404)
            item = draft.reviews[number].item
            reviews = draft.reviews[:number] + draft.reviews[number + 1 :]
            return await self._shown(session, draft, reviews, item)
        except Refused as error:
            return refusal(error)

    async def download(self, request: Request) -> Response:
        """All judgements on the draft as a file for `--review`."""
        session = self._serving.session(request)
        draft = session.drafts.get(request.path_params["id"]) if session else None
        if draft is None or not draft.reviews:
            return refusal(Refused(messages.GONE, 404))
        text = write_reviews(draft.reviews)
        return Response(text, media_type="application/yaml; charset=utf-8", headers=attachment(_FILE))

    def _checked(self, request: Request) -> tuple[Session, Draft]:
        session = self._serving.allowed(request)
        draft = self._serving.draft(session, request)
        if draft.gone or not draft.report:
            raise Refused(messages.GONE, 410)
        return session, draft

    async def _shown(
        self, session: Session, draft: Draft, reviews: tuple[Override, ...], item: int
    ) -> Response:
        told = replace(given(draft, session, item), reviews=reviews)
        answer = await self._serving.run(work.check, told)
        draft.reviews = reviews
        return HTMLResponse(answer.html)


def _key(one: Override) -> tuple[int, str]:
    return one.item, one.requirement


def _override(form: dict[str, str], draft: Draft) -> Override:
    reason, reviewer = (form.get(name, "")[:_LONGEST] for name in ("reason", "reviewer"))
    if not reason or not reviewer:
        raise Refused(messages.NO_REASON, 422)
    today = date.today()
    try:
        requirement, _, found = form.get("about", "").rpartition("|")
        decision, was = Status(form.get("decision", "")), Status(found)
        item = int(form.get("item", ""))
    except ValueError:
        raise Refused(messages.WRONG_DECISION, 422) from None
    try:
        expires = date.fromisoformat(form["expires"]) if form.get("expires") else None
    except ValueError:
        raise Refused(messages.WRONG_DATE, 422) from None
    if expires is not None and expires < today:
        raise Refused(messages.WRONG_DATE, 422)
    return Override(
        unit=draft.unit,
        item=item,
        requirement=requirement[:_LONGEST],
        decision=decision,
        reason=reason,
        reviewer=reviewer,
        date=today,
        expires=expires,
        quote=form.get("quote", "")[:_LONGEST],
        was=was,
    )
