"""The page's addresses, and what answers them."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from checker.readers import Limits
from checker.web import work
from checker.web.check_views import CheckViews
from checker.web.drafts import Folder
from checker.web.entry_views import EntryViews
from checker.web.output_views import OutputViews
from checker.web.review_views import ReviewViews
from checker.web.security import ENTRY, Gate
from checker.web.serving import Serving, message_page
from checker.web.sessions import Sessions
from checker.web.settings import Settings
from checker.web.worker import Workers

_SWEEP_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Page:
    """The web application and what it holds while it runs."""

    app: Starlette
    serving: Serving


def make_page(settings: Settings) -> Page:
    """The page, ready to be served; its folder and processes live from its start to its end."""
    folder = Folder(settings.folder_bytes)
    limits = Limits(file_bytes=settings.file_bytes, characters=settings.characters)
    arguments = (settings.rules, limits)
    serving = Serving(
        settings,
        folder,
        Sessions(folder, settings.sessions, settings.drafts, settings.idle),
        Workers(
            settings.workers, settings.seconds, settings.megabytes, settings.queue, work.start, arguments
        ),
    )
    entry, checks = EntryViews(serving), CheckViews(serving)
    outputs, reviews = OutputViews(serving), ReviewViews(serving)
    routes = [
        Route("/", entry.home),
        Route(ENTRY, entry.enter, methods=["GET", "POST"]),
        Route("/static/{name}", entry.static),
        Route("/drafts", checks.upload, methods=["POST"]),
        Route("/drafts/{id}", checks.delete, methods=["DELETE"]),
        Route("/drafts/{id}/check", checks.check, methods=["POST"]),
        Route("/drafts/{id}/progress", checks.progress),
        Route("/drafts/{id}/reviews", reviews.record, methods=["POST"]),
        Route("/drafts/{id}/reviews/{number:int}", reviews.withdraw, methods=["DELETE"]),
        Route("/drafts/{id}/reviews.yaml", reviews.download),
        Route("/drafts/{id}/{output}", outputs.download),
    ]

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        serving.workers.open()
        sweeping = asyncio.create_task(_sweep(serving))
        try:
            yield
        finally:
            sweeping.cancel()
            serving.close()

    app = Starlette(
        routes=routes,
        middleware=[Middleware(Gate, settings=settings)],
        exception_handlers={HTTPException: _plain},
        lifespan=lifespan,
    )
    return Page(app, serving)


async def _plain(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return message_page(request, status)


async def _sweep(serving: Serving) -> None:
    while True:
        await asyncio.sleep(_SWEEP_SECONDS)
        serving.sessions.sweep()
        serving.folder.touch()
