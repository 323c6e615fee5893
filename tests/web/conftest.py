import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from httpx import Response
from starlette.testclient import TestClient

from checker.web.app import Page, make_page
from checker.web.settings import Settings
from tests.web.drafts import SAMPLE

BASE = "http://127.0.0.1:8765"


@dataclass
class Browser:
    """One user's browser, with its own cookies."""

    client: TestClient
    csrf: str

    @property
    def headers(self) -> dict[str, str]:
        return {"X-CSRF-Token": self.csrf}

    def drop(self, name: str, data: bytes, after: str = "") -> Response:
        files = {"draft": (name, data)}
        path = f"/drafts?after={after}" if after else "/drafts"
        answer: Response = self.client.post(path, files=files, headers=self.headers)
        return answer

    def check(self, id: str, unit: str) -> Response:
        answer = self.client.post(f"/drafts/{id}/check", data={"unit": unit}, headers=self.headers)
        return self.wait(id, answer)

    def wait(self, id: str, answer: Response) -> Response:
        """Ask until the result is there."""
        while f"/drafts/{id}/progress" in answer.text:
            answer = self.client.get(f"/drafts/{id}/progress")
        return answer

    def checked(self, name: str = "区民政局-2022.docx", data: bytes = SAMPLE, unit: str = "区民政局") -> str:
        """Drop a draft and check it; its id."""
        id = draft_id(self.drop(name, data))
        assert "任务逐项" in self.check(id, unit).text
        return id


def draft_id(answer: Response) -> str:
    assert answer.status_code == 200, answer.text
    found = re.search(r"/drafts/([\w-]+)[/\"?]", answer.text) or re.search(
        r'data-result="([^"]+)', answer.text
    )
    assert found
    return found[1]


def browser(page: Page, base: str = BASE) -> Browser:
    """A new browser that opens the start page."""
    client = TestClient(page.app, base_url=base, raise_server_exceptions=True)
    found = re.search(r'"X-CSRF-Token": "([^"]+)"', client.get("/").text)
    assert found
    return Browser(client, found[1])


@pytest.fixture(scope="session")
def page() -> Iterator[Page]:
    made = make_page(Settings(workers=1))
    with TestClient(made.app, base_url=BASE) as client:
        running.append(client)
        yield made
        running.clear()


running: list[TestClient] = []


@pytest.fixture
def open_browser(page: Page) -> Callable[[], Browser]:
    """Opens one more browser on the page that runs for all tests."""

    def opened() -> Browser:
        made = browser(page)
        made.client.portal = running[0].portal  # one event loop for all, as in the real server
        return made

    return opened


@pytest.fixture
def user(open_browser: Callable[[], Browser]) -> Browser:
    return open_browser()
