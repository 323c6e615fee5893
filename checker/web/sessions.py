"""Who uses the page: one session for one browser, bound to a cookie, forgotten when idle."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from checker.web.drafts import Draft, Folder

COOKIE = "check_session"


@dataclass(slots=True)
class Session:
    """One browser. `csrf` must come with every request that changes something; `entered` once the
    token was given, where one is asked for. `reviewer` is the name last signed with."""

    id: str
    csrf: str
    entered: bool
    seen: float
    reviewer: str = ""
    drafts: dict[str, Draft] = field(default_factory=dict)


class Sessions:
    """All sessions, at most `most` of them; the one idle longest gives way to a new one."""

    def __init__(
        self, folder: Folder, most: int, drafts: int, idle: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.folder = folder
        self._most, self._drafts, self._idle, self._clock = most, drafts, idle, clock
        self._sessions: dict[str, Session] = {}

    def find(self, id: str) -> Session | None:
        """The session with this id, if it is alive."""
        session = self._sessions.get(id)
        if session is None:
            return None
        if self._clock() - session.seen > self._idle:
            self._forget(session)
            return None
        session.seen = self._clock()
        return session

    def begin(self, entered: bool) -> Session:
        """A new session."""
        while len(self._sessions) >= self._most:
            self._forget(min(self._sessions.values(), key=lambda one: (bool(one.drafts), one.seen)))
        session = Session(secrets.token_urlsafe(32), secrets.token_urlsafe(32), entered, self._clock())
        self._sessions[session.id] = session
        return session

    def keep(self, session: Session, draft: Draft) -> None:
        """Add a draft; the oldest goes where there are too many."""
        while len(session.drafts) >= self._drafts:
            self.folder.delete(session.drafts.pop(next(iter(session.drafts))))
        session.drafts[draft.id] = draft

    def sweep(self) -> None:
        """Forget what was idle too long."""
        now = self._clock()
        for session in [one for one in self._sessions.values() if now - one.seen > self._idle]:
            self._forget(session)

    def close(self) -> None:
        """Forget everything."""
        for session in list(self._sessions.values()):
            self._forget(session)

    def _forget(self, session: Session) -> None:
        del self._sessions[session.id]
        for draft in session.drafts.values():
            self.folder.delete(draft)
        session.drafts.clear()
