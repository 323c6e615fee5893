"""Drafts on the disk: private, bounded, gone when no longer needed."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.web import drafts, messages
from checker.web.app import Page, make_page
from checker.web.drafts import Folder, safe_name
from checker.web.sessions import Session, Sessions
from checker.web.settings import Settings
from tests.web.conftest import Browser, browser, draft_id
from tests.web.drafts import SAMPLE, text

MEGABYTE = 1024 * 1024


def files_of(page: Page, id: str) -> list[Path]:
    return list((page.serving.folder.path / id).glob("*"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a user's temporary folder private itself")
def test_only_the_user_of_this_computer_can_read_a_draft(page: Page, user: Browser) -> None:
    id = draft_id(user.drop("草稿.docx", SAMPLE))
    (file,) = files_of(page, id)
    modes = [stat.S_IMODE(os.stat(path).st_mode) for path in (page.serving.folder.path, file.parent, file)]
    assert modes == [0o700, 0o700, 0o600]


def test_a_draft_is_deleted_when_all_of_it_was_downloaded_but_can_still_be_compared_with(
    page: Page, user: Browser
) -> None:
    id = user.checked()
    for output in ("word", "letter"):
        user.client.get(f"/drafts/{id}/{output}")
        assert files_of(page, id)
    assert user.client.get(f"/drafts/{id}/page").status_code == 200
    assert not files_of(page, id)
    assert user.client.get(f"/drafts/{id}/letter").status_code == 410
    again = user.drop("草稿.docx", SAMPLE, after=id)
    assert "和上次比" in user.wait(draft_id(again), again).text


def test_a_draft_is_deleted_on_demand(page: Page, user: Browser) -> None:
    id = user.checked("草稿.txt", text())
    assert user.client.delete(f"/drafts/{id}", headers=user.headers).status_code == 200
    assert not files_of(page, id)
    assert user.client.get(f"/drafts/{id}/letter").status_code == 404


def test_the_oldest_draft_of_a_browser_gives_way(page: Page, user: Browser) -> None:
    ids = [draft_id(user.drop("草稿.txt", text())) for _ in range(page.serving.settings.drafts + 1)]
    assert [bool(files_of(page, id)) for id in ids] == [False] + [True] * page.serving.settings.drafts


def test_what_a_killed_server_left_is_deleted_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left, running = Folder(MEGABYTE), Folder(MEGABYTE)
    for folder in (left, running):
        folder.new("草稿.txt").path.write_bytes(b"x")
        os.utime(folder.path, (0, 0))
    running.touch()
    Folder(MEGABYTE)
    assert (left.path.exists(), running.path.exists()) == (False, True)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def kept(sessions: Sessions) -> tuple[Session, Path]:
    session = sessions.begin(entered=True)
    draft = sessions.folder.new("草稿.txt")
    draft.path.write_bytes(b"x")
    sessions.keep(session, draft)
    return session, draft.folder


def test_a_session_idle_for_half_an_hour_is_forgotten_with_its_drafts() -> None:
    clock, folder = Clock(), Folder(MEGABYTE)
    sessions = Sessions(folder, 10, 5, 1800, clock)
    (idle, idle_draft), (busy, busy_draft) = kept(sessions), kept(sessions)
    clock.now = 1000
    assert sessions.find(busy.id) is busy
    clock.now = 1801
    sessions.sweep()
    assert (idle_draft.exists(), busy_draft.exists()) == (False, True)
    assert sessions.find(idle.id) is None
    clock.now = 3000
    assert sessions.find(busy.id) is None
    assert not busy_draft.exists()
    folder.close()
    assert not folder.path.exists()


def test_new_sessions_push_out_those_without_a_draft_first() -> None:
    folder = Folder(MEGABYTE)
    sessions = Sessions(folder, 2, 5, 1800)
    (working, draft), visitor = kept(sessions), sessions.begin(entered=True)
    sessions.begin(entered=True)
    assert sessions.find(working.id) is working
    assert draft.exists()
    assert sessions.find(visitor.id) is None
    folder.close()


@pytest.fixture
def small() -> Page:
    """A page with small bounds; whatever it refuses, it refuses before a process is needed."""
    return make_page(Settings(file_bytes=MEGABYTE, folder_bytes=4 * MEGABYTE, workers=1))


def test_an_upload_above_the_limit_is_refused_by_the_bytes_that_came(small: Page) -> None:
    made = browser(small)
    head = b"--x\r\nContent-Disposition: form-data; name=draft; filename=a.txt\r\n\r\n"

    def body() -> Iterator[bytes]:
        yield head
        for _ in range(90):
            yield b"a" * 65536

    headers = made.headers | {"Content-Type": "multipart/form-data; boundary=x", "Content-Length": "100"}
    answer = made.client.post("/drafts", content=body(), headers=headers)
    assert answer.status_code == 413
    assert not list(small.serving.folder.path.iterdir())
    small.serving.close()


def test_a_header_that_tells_of_too_much_is_refused_at_once(small: Page) -> None:
    made = browser(small)
    answer = made.drop("大.docx", b"a" * (2 * MEGABYTE))
    assert answer.status_code == 413
    assert messages.too_large(MEGABYTE) in answer.text
    small.serving.close()


def test_a_full_folder_refuses_the_next_draft_and_keeps_nothing_of_it(small: Page) -> None:
    full = small.serving.folder.new("满.txt")
    assert small.serving.folder.take(full, 3 * MEGABYTE + MEGABYTE // 2)
    answer = browser(small).drop("大.docx", b"a" * (MEGABYTE - 1000))
    assert answer.status_code == 507
    assert messages.FULL in answer.text
    assert list(small.serving.folder.path.iterdir()) == [full.folder]
    small.serving.folder.delete(full)
    assert small.serving.folder.take(small.serving.folder.new("新.txt"), 4 * MEGABYTE)
    small.serving.close()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--x--\r\n",
        b"--x\r\nContent-Disposition: form-data; name=draft; filename=a.txt\r\n\r\nhalf",
        b"nonsense",
        b"--x\r\nContent-Disposition: form-data; name=draft\r\n\r\nno file\r\n--x--\r\n",
        b"--x\r\n" + b"A: b\r\n" * 5000,
    ],
)
def test_a_broken_upload_gets_a_sentence_and_leaves_nothing(small: Page, body: bytes) -> None:
    made = browser(small)
    headers = made.headers | {"Content-Type": "multipart/form-data; boundary=x"}
    answer = made.client.post("/drafts", content=body, headers=headers)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert not list(small.serving.folder.path.iterdir())
    small.serving.close()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("区民政局.docx", "区民政局.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\用户\\草稿.docx", "草稿.docx"),
        ("", "草稿"),
        ("...", "草稿"),
        ("CON.docx", "_CON.docx"),
        ("a\x00b\u202ecod.txt", "abcod.txt"),
        ("<b>.txt", "＜b＞.txt"),
    ],
)
def test_a_file_name_keeps_its_words_and_loses_its_teeth(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_a_very_long_name_keeps_its_extension() -> None:
    name = safe_name("长" * 500 + ".docx")
    assert name.endswith(".docx")
    assert len(name.encode()) < 255


def test_outputs_named_are_outputs_offered() -> None:
    from checker.web.output_views import _OUTPUTS

    assert set(_OUTPUTS) == drafts.OUTPUTS
