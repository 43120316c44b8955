"""The benchmark of the reader's side: what a first view costs on a slow phone, of a small record and of a large one.

    python tests/benchmarks/reader.py [--sessions 12 1200] [--times 5]

Each archive (archive.py) is built and served with gzip; each page is opened `--times` times in a fresh real browser that is slowed down
as Lighthouse's phone is (150 ms of latency, 1.6 Mbit/s, a processor four times slower). The table has the medians, by page and size:
kilobytes of the whole first view; milliseconds to the first and to the largest contentful paint; blocking time, which is what tasks
take beyond 50 ms; layout shift.
"""

from __future__ import annotations

import argparse
import gzip
import http.server
import statistics
import sys
import tempfile
import threading
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

from playwright.sync_api import Browser, sync_playwright  # ruff: ignore[module-import-not-at-top-of-file]

from benchmarks import archive  # ruff: ignore[module-import-not-at-top-of-file]
from benchmarks.build import Checkout  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.books import browser as browsers  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.reader.loader import load  # ruff: ignore[module-import-not-at-top-of-file]

NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
_SLOWER = 4  # times, the processor
_REST = 1_500  # milliseconds after which a page is taken as complete
_TEXT = (".html", ".css", ".js", ".svg")
_WATCH = """
globalThis.seen = { lcp: 0, cls: 0, tbt: 0 };
const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
watch("largest-contentful-paint", (one) => { seen.lcp = one.startTime; });
watch("layout-shift", (one) => { seen.cls += one.hadRecentInput ? 0 : one.value; });
watch("longtask", (one) => { seen.tbt += Math.max(0, one.duration - 50); });
"""
_READ = "({ ...seen, fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0 })"
_HEAD = f"{'page':12} {'sessions':>8} {'kB':>7} {'first paint':>11} {'largest':>8} {'blocking':>8} {'shift':>6}"


@cache
def _gzipped(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), mtime=0)


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *facts: Any, sent: list[int], **more: Any) -> None:
        self.sent = sent
        super().__init__(*facts, **more)

    _headers_buffer: list[bytes]  # of http.server, until the headers are sent

    def do_GET(self) -> None:
        """Answer with the file, compressed where it is text."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        body = _gzipped(file) if file.suffix in _TEXT else file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        if file.suffix in _TEXT:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.sent.append(sum(map(len, self._headers_buffer)) + len(body))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: Any) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path) -> Generator[tuple[str, list[int]]]:
    """Serve a site; yield its address, and the bytes of each answer."""
    sent: list[int] = []
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site), sent=sent)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/", sent
        finally:
            server.shutdown()


def viewed(browser: Browser, address: str, sent: list[int]) -> dict[str, float]:
    """Open a page as a slow phone does, and return what it cost."""
    context = browser.new_context(viewport={"width": 412, "height": 823}, device_scale_factor=1.75, is_mobile=True)
    page = context.new_page()
    page.add_init_script(_WATCH)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    sent.clear()
    page.goto(address)
    page.wait_for_timeout(_REST)
    views: dict[str, float] = page.evaluate(_READ)
    context.close()
    return {**views, "kb": sum(sent) / 1000}


def main(sizes: Sequence[int], times: int) -> None:
    """Print the table."""
    path = browsers.find()
    assert path, browsers.MISSING
    rows: list[tuple[str, int, str]] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-background-networking"])
        for size in sizes:
            with tempfile.TemporaryDirectory() as name:
                docs = archive.write(Path(name) / "docs", size)
                Checkout(ROOT, sys.executable).run("all", docs, Path(name))
                record = load(docs).record
                assert record is not None
                first = next(iter(record.sessions.values()))
                pages = {
                    "home": "",
                    "session": f"sessions/{first.id}/",
                    "side by side": f"sessions/{first.id}/bilingual/",
                    "remark": f"sessions/{first.id}/{first.remarks[0].id}/",
                    "speaker": f"speakers/{first.speakers[0].id}/",
                    "search": "search/",
                    "sessions": "sessions/",
                }
                with served(Path(name) / "all" / "site") as (root, sent):
                    for page, address in pages.items():
                        views = [viewed(browser, root + address, sent) for _ in range(times)]
                        medians = {key: statistics.median(item[key] for item in views) for key in views[0]}
                        figures = f"{medians['kb']:>7.1f} {medians['fcp']:>11.0f} {medians['lcp']:>8.0f} {medians['tbt']:>8.0f} {medians['cls']:>6.3f}"
                        rows.append((page, size, figures))
        browser.close()
    print(_HEAD)
    order = list(dict.fromkeys(page for page, _, _ in rows))
    for page, size, figures in sorted(rows, key=lambda row: (order.index(row[0]), row[1])):
        print(f"{page:12} {size:>8} {figures}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure the first view.")
    parser.add_argument("--sessions", type=int, nargs="*", default=[12, 1_200], help="sizes of the archives")
    parser.add_argument("--times", type=int, default=5, help="how often each page is opened; the middle counts")
    chosen = parser.parse_args()
    main(chosen.sessions, chosen.times)
