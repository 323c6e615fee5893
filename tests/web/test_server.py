"""The real server: many at once, hostile ones among them; how it ends; what it says."""

import signal
import socket
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from checker.cli.main import run
from tests.web.drafts import HOSTILE, text
from tests.web.server import Server, Visitor, start_server

_AT_ONCE = 50
_HOSTILE = list(HOSTILE.values())


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = start_server(tmp_path_factory.mktemp("serve"))
    yield made
    if made.process.poll() is None:
        made.end()


def upload(server: Server, number: int) -> tuple[int, httpx.Response]:
    """The draft of one user, with a word that nobody else has; every fifth is hostile."""
    lines = (f"全年开展法治培训3次，暗号{number:03d}号。",)
    own = f"草稿{number:03d}.txt", text(*lines)
    with Visitor(server) as visitor:
        name, data = _HOSTILE[number % len(_HOSTILE)] if number % 5 == 4 else own
        return number, visitor.check(name, data, "区民政局")


def test_fifty_at_once_are_all_answered_and_nobody_sees_anothers_text(server: Server) -> None:
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        answers = list(threads.map(lambda number: upload(server, number), range(_AT_ONCE)))
    for number, answer in answers:
        if number % 5 == 4:
            assert answer.status_code in (400, 422)
            assert 'role="alert"' in answer.text
            assert "暗号" not in answer.text
        else:
            assert answer.status_code == 200
            assert f"暗号{number:03d}号" in answer.text
            assert answer.text.count("暗号") == answer.text.count(f"暗号{number:03d}号")
            assert answer.text.count("草稿0") == answer.text.count(f"草稿{number:03d}")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to send")
def test_ended_by_the_system_it_deletes_all_drafts_and_has_logged_nothing(tmp_path: Path) -> None:
    server = start_server(tmp_path / "temporary")
    with Visitor(server) as visitor:
        assert visitor.check("机密甲.txt", text("机密乙的一句话，培训3次。"), "区民政局").status_code == 200
        assert visitor.check("机密丙.docx", b"", "区民政局").status_code == 422
    assert list(server.folder.rglob("机密甲.txt"))
    code, out = server.end(signal.SIGTERM)
    assert code == 0
    assert out.splitlines()[-1] == "已停止，临时文件夹里的草稿都已删除。"
    assert "机密" not in out
    assert "Traceback" not in out
    assert not list(server.folder.rglob("check-serve-*"))


def test_a_server_for_others_shows_a_token_once_tells_of_the_open_line_and_ends_in_one_line(
    tmp_path: Path,
) -> None:
    server = start_server(tmp_path / "temporary", "--host", "0.0.0.0")
    assert httpx.get(server.address).status_code == 401
    code, out = server.end(signal.SIGINT)
    assert (code, out.splitlines()[-1]) == (0, "已停止，临时文件夹里的草稿都已删除。")
    token = out.split("口令（只显示这一次）：")[1].splitlines()[0]
    assert len(token) >= 32
    assert "没有加密" in out


def test_a_port_in_use_is_told_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert run(["serve", "--no-browser", "--port", str(port)]) == 2
    message = capsys.readouterr().err
    assert f"端口 {port} 用不了" in message
    assert "--port" in message
    assert message.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--port", "0"], "--port"),
        (["--port", "70000"], "--port"),
        (["--token", "short"], "--token"),
        (["--host", "no.such.host.invalid", "--token", "long-enough-token"], "--host"),
        (["--max-megabytes", "0"], "--max-megabytes"),
        (["--rules", "no-such-folder"], "no-such-folder"),
    ],
)
def test_options_without_sense_are_refused(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["serve", "--no-browser", *words]) == 2
    assert said in capsys.readouterr().err
