"""Who may ask for what: host, origin, token, CSRF, headers."""

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from checker.web.app import Page, make_page
from checker.web.settings import Settings
from tests.web.conftest import BASE, Browser
from tests.web.drafts import SAMPLE, text

TOKEN = "a-token-of-the-office"


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765"])
def test_the_own_addresses_are_answered(page: Page, host: str) -> None:
    assert TestClient(page.app, base_url=f"http://{host}").get("/").status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:8765",
        "127.0.0.1.evil.example:8765",
        "127.0.0.1:80",
        "127.0.0.1",
        "",
        "a@127.0.0.1:x",
        "[",
    ],
)
def test_a_foreign_host_name_is_refused(page: Page, host: str) -> None:
    answer = TestClient(page.app, base_url=BASE).get("/", headers={"Host": host})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:8765"},
        {"Origin": "http://127.0.0.1:9999"},
    ],
)
def test_another_page_can_neither_read_nor_send(user: Browser, headers: dict[str, str]) -> None:
    assert user.client.get("/", headers=headers).status_code == 403
    files = {"draft": ("草稿.docx", SAMPLE)}
    answer = user.client.post("/drafts", files=files, headers=user.headers | headers)
    assert answer.status_code == 403
    assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize("token", ["", "wrong", "名"])
def test_a_request_without_the_pages_own_token_changes_nothing(user: Browser, token: str) -> None:
    headers = {"X-CSRF-Token": token.encode()}
    answer = user.client.post("/drafts", files={"draft": ("草稿.docx", SAMPLE)}, headers=headers)
    assert answer.status_code == 403
    id = user.checked("草稿.txt", text())
    for method, path in (("POST", "check"), ("POST", "reviews"), ("DELETE", "reviews/0"), ("DELETE", "")):
        address = f"/drafts/{id}/{path}".rstrip("/")
        assert user.client.request(method, address, headers=headers).status_code == 403
    assert user.client.get(f"/drafts/{id}/letter").status_code == 200


@pytest.mark.parametrize("path", ["/", "/static/page.css", "/nothing", "/drafts/x/word"])
def test_every_answer_carries_the_strict_headers(user: Browser, path: str) -> None:
    headers = user.client.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "server" not in headers
    assert path.startswith("/static") or headers["cache-control"] == "no-store"


def test_nothing_on_the_page_is_inline_or_from_elsewhere(user: Browser) -> None:
    id = user.checked()
    html = user.client.get("/").text + user.drop("草稿.docx", SAMPLE).text + user.check(id, "区民政局").text
    assert not re.search(r"<style|<script(?![^>]*\ssrc=\"/static/)|\sstyle=|\son[a-z]+=|javascript:", html)
    assert not re.search(r"(?:src|href|action)=[\"']?(?:https?:)?//", html)


def test_the_cookie_is_strict_and_out_of_reach_of_scripts(page: Page) -> None:
    cookie = TestClient(page.app, base_url=BASE).get("/").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/drafts/..%2f..%2f/word"])
def test_no_path_leads_out(user: Browser, path: str) -> None:
    answer = user.client.get(path)
    assert answer.status_code in (404, 405)
    assert "import" not in answer.text


@pytest.fixture(scope="module")
def guarded() -> Iterator[Page]:
    """A page for other computers: it asks for the token. No draft is checked, so no process is started."""
    made = make_page(Settings(host="0.0.0.0", token=TOKEN, names=("check.example",)))
    yield made
    made.serving.close()


def visitor(page: Page, base: str = "http://10.1.2.3:8765") -> TestClient:
    return TestClient(page.app, base_url=base)


def test_without_the_token_there_is_only_the_form_for_it(guarded: Page) -> None:
    client = visitor(guarded)
    answer = client.get("/")
    assert answer.status_code == 401
    assert "X-CSRF-Token" not in answer.text
    assert client.post("/drafts", files={"draft": ("草稿.docx", SAMPLE)}).status_code == 403


def test_the_token_opens_the_page_by_form_and_by_link_and_never_shows_again(guarded: Page) -> None:
    by_form, by_link = visitor(guarded), visitor(guarded)
    answers = [
        by_form.post("/enter", data={"token": TOKEN}),
        by_link.get(f"/enter?token={TOKEN}", headers={"Sec-Fetch-Site": "cross-site"}),
        by_form.get("/"),
        by_link.get("/"),
    ]
    assert [answer.status_code for answer in answers] == [200] * 4
    assert not any(TOKEN in answer.text for answer in answers)


@pytest.mark.parametrize("token", ["", TOKEN[:-1], "口令"])
def test_a_wrong_token_opens_nothing(guarded: Page, token: str) -> None:
    client = visitor(guarded)
    assert client.post("/enter", data={"token": token}).status_code == 401
    assert client.get("/").status_code == 401


def test_a_name_of_somebody_else_does_not_lead_to_the_open_page(guarded: Page) -> None:
    assert visitor(guarded, "http://rebound.example:8765").get("/").status_code == 403
    assert visitor(guarded, "https://check.example").get("/").status_code == 401


def test_what_goes_wrong_inside_tells_nothing_of_the_draft(
    user: Browser, page: Page, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise ValueError("机密的一句话")

    monkeypatch.setattr(type(page.serving.workers), "run", fail)
    answer = user.drop("机密.docx", SAMPLE)
    captured = capsys.readouterr()
    assert answer.status_code == 500
    assert "机密" not in answer.text + captured.out + captured.err
    assert "ValueError" in captured.err
