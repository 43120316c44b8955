"""What the tests of the search share: both sites served as on any host, and a page in which nothing may go wrong."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'"


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


def _serve(site: Path, folder: Path) -> Iterator[str]:
    (folder / "deep").mkdir()
    (folder / "deep" / "record").symlink_to(site)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/deep/record/"
        server.shutdown()


@pytest.fixture(scope="module")
def root(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real site, under a sub-path and a strict policy for scripts."""
    yield from _serve(site, tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="module")
def other_root(other_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the fabricated conference's site."""
    yield from _serve(other_site, tmp_path_factory.mktemp("other-served"))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in which nothing may go wrong unnoticed."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    one = context.new_page()
    faults: list[str] = []
    one.on("pageerror", lambda error: faults.append(str(error)))
    one.on("console", lambda message: message.type == "error" and faults.append(message.text))
    yield one
    context.close()
    assert not faults
