"""A web server for the tests: the site under a sub-path, with the headers that the project's server configurations send."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from proceedings.publish import headers as publish_headers

Change = Callable[[str, dict[str, str], int, bytes], tuple[dict[str, str], int, bytes]]


def as_it_is(_path: str, headers: dict[str, str], status: int, body: bytes) -> tuple[dict[str, str], int, bytes]:
    """Change nothing."""
    return headers, status, body


class _Handler(http.server.BaseHTTPRequestHandler):
    def __init__(self, *arguments: object, site: Path, root: str, change: Change) -> None:
        self.site, self.root, self.change = site, root, change
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer as a server does that is configured as the project says."""
        path = self.path.partition("?")[0]
        site_path = path.removeprefix(self.root) if path.startswith(self.root) else "../"
        file = self.site / (site_path + "index.html" if site_path.endswith("/") or not site_path else site_path)
        is_there = file.is_file() and file.resolve().is_relative_to(self.site.resolve())
        language_page = self.site / site_path.partition("/")[0] / "404.html"
        file = file if is_there else language_page if language_page.is_file() else self.site / "404.html"
        name = file.relative_to(self.site).as_posix()
        headers, status, body = self.change(name if is_there else site_path, publish_headers.headers_of(name), 200 if is_there else 404, file.read_bytes())
        self.send_response(status)
        for header, value in headers.items():
            self.send_header(header, value)
        self.send_header("Content-Length", str(len(body)))
        with suppress(ConnectionError):  # the browser has left for another page
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Files(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _running(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> Generator[str]:
    """Run a server, and yield its address without a path."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()  # seconds until it notices its end
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


@contextmanager
def serving_files(folder: Path) -> Generator[str]:
    """Serve the files of a folder without any header of ours, and yield the address."""
    with _running(functools.partial(_Files, directory=str(folder))) as address:
        yield f"{address}/"


@contextmanager
def serving(site: Path, root: str = "/rec/", change: Change = as_it_is) -> Generator[str]:
    """Serve a site under a path, and yield its address; `change` may spoil an answer: path, headers, status, bytes."""
    with _running(functools.partial(_Handler, site=site, root=root, change=change)) as address:
        yield f"{address}{root}"
