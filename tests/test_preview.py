"""The preview: who may ask it, what it answers, and the process that builds for it."""

from __future__ import annotations

import http.client
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import engine
from proceedings.problems import BuildError


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is one process")
def test_what_is_done_beside_is_done_each_time_by_one_other_process(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    done, looked = tmp_path / "done", tmp_path / "looked"

    def work() -> Iterator[None]:
        with done.open("a", encoding="utf-8") as file:
            file.write(f"{os.getpid()}\n")
        assert not bad.exists(), "this is bad"
        yield
        until = time.monotonic() + 60  # where the rest is not done in the background, nobody looks before it ends
        while not looked.exists() and time.monotonic() < until:
            time.sleep(0.01)
        (tmp_path / "step").touch()

    bad = tmp_path / "bad"
    bad.touch()
    with engine.worker(work) as ask:
        ask()
        assert len(done.read_text(encoding="utf-8").split()) == 1
        bad.unlink()
        ask()
        assert not (tmp_path / "step").exists()
        looked.touch()
    assert (tmp_path / "step").exists()
    assert "this is bad" in capfd.readouterr().err
    results = done.read_text(encoding="utf-8").split()
    assert len(results) == 2
    assert len({*results, str(os.getpid())}) == 2


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The port of a preview of a site of one page."""
    from mkdocs.livereload import LiveReloadServer

    (tmp_path / "index.html").write_text("<title>Home</title>", encoding="utf-8")
    servers: list[LiveReloadServer] = []
    ended = threading.Event()

    def wait(server: LiveReloadServer) -> None:
        servers.append(server)
        ended.wait()

    monkeypatch.setattr(LiveReloadServer, "_build_loop", wait)
    thread = threading.Thread(target=engine.preview, args=(list, lambda: tmp_path, [], "127.0.0.1", 0))
    thread.start()
    while not servers:
        time.sleep(0.01)
    yield servers[0].server_port
    ended.set()
    thread.join()


def ask(port: int, method: str = "GET", path: str = "/", host: str = "127.0.0.1") -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    connection.putheader("Host", host)
    connection.endheaders()
    answer = connection.getresponse()
    return answer.status, answer.read()


def test_the_preview_answers_to_its_own_names_to_get_and_head_and_to_nothing_else(port: int) -> None:
    for host in ("127.0.0.1", f"127.0.0.1:{port}", "localhost", f"LOCALHOST:{port}", "[::1]:8000", "192.168.1.7:8000"):
        assert ask(port, host=host) == (200, b"<title>Home</title>")
    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1.evil.example", "localhost.evil.example:8000", "[evil]:8000"):
        assert ask(port, host=host) == (421, b"421 Misdirected Request\n")
    assert ask(port, "HEAD") == (200, b"")
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "X"):
        assert ask(port, method) == (405, b"405 Method Not Allowed\n")
    for path in ("/%00", "/index.html%00", "/%0d%0aX"):
        assert ask(port, path=path) == (400, b"400 Bad Request\n")
    for path in ("/..%2f..%2fetc/passwd", "/../../etc/passwd", "/nowhere/", "/%E8%AE%B0/"):
        assert ask(port, path=path)[0] == 404


def test_an_address_that_is_taken_is_told_in_words(port: int, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"The preview cannot be served at 127.0.0.1:[0-9]+ .*; choose another address with --address."):
        engine.preview(list, lambda: tmp_path, [], "127.0.0.1", port)
