"""The benchmark of the search: what it finds, and what it costs, at the real size and with synthetic archives.

    python tests/benchmarks/search.py SITE [sessions …]

SITE is the built site, whose search pages and scripts are used; each archive's index is put in the place of its own. The table has, by
size and language: recall and precision over tests/data/search_queries.yml, how often the best remark stands first, bytes fetched from
opening the search page to the first result (page and stylesheet aside; median and most), bytes of each further query (median and most),
milliseconds from key to result (median and most), seconds of indexing and kilobytes of the index. Files are served without compression.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

from playwright.sync_api import Browser, sync_playwright  # ruff: ignore[module-import-not-at-top-of-file]

from benchmarks import archive, truth  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings import browser as browsers  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.edition import Edition  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.loader import load  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.model import Proceedings  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.search.files import files  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.staging.site import Shared, Site  # ruff: ignore[module-import-not-at-top-of-file]

_FIRST = 12  # queries of each language that are asked in a fresh browser
_HEAD = f"{'sessions':>8} {'':2} {'recall':>6} {'prec.':>6} {'best 1st':>8} {'first kB':>14} {'further kB':>14} {'key to result ms':>17} {'indexing s':>10} {'index kB':>9}"
_ASK = """async (query) => {
  const [input, status, list] = ["form] input", "status]", "results]"].map((one) => document.querySelector("[data-search-" + one));
  const start = performance.now();
  let first;
  new MutationObserver((_, own) => { first ??= performance.now() - start; own.disconnect(); }).observe(list, { childList: true });
  const done = new Promise((told) => new MutationObserver((_, own) => {
    if (status.dataset.searchStatus === "done") { own.disconnect(); told(first ?? performance.now() - start); }
  }).observe(status, { attributes: true }));
  input.value = query;
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  return done;
}"""
_FIND = """async (query) => {
  const own = await import(new URL("../assets/javascripts/search-engine.js", ROOT));
  const index = await own.openIndex(new URL("./", location.href));
  const { entries, terms } = await own.search(index, query);
  return { entries: entries.filter((one) => index.entries.kind[one] < 4), notes: own.notes(index, { terms }).length };
}"""


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Generator[str]:
    """Serve a folder; yield its address."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()


def write_index(record: Proceedings, labels: Any, folder: Path) -> dict[str, tuple[float, int]]:
    """Write the index of every language into a site; return seconds and bytes by language."""
    shared, cost = Shared(record, labels), {}
    for language in record.languages:
        start, size = time.perf_counter(), 0
        for path, content in files(Site(shared, language)):
            file = folder / Edition(record, language).root / "search" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            size += len(content)
        cost[language] = time.perf_counter() - start, size
    return cost


def measure(browser: Browser, address: str, root: str, record: Proceedings, language: str) -> str:
    """Ask all queries of a language; return the columns of the table."""
    own, asked = truth.texts(record, language), truth.queries()[language]
    first: list[float] = []
    further: list[float] = []
    delays: list[float] = []
    for query in asked[:: max(1, len(asked) // _FIRST)]:
        page, fetched = _open(browser, f"{address}{root}search/")
        page.evaluate(_ASK, query.q)
        page.wait_for_load_state("networkidle")
        first.append(sum(fetched))
        page.context.close()
    page, fetched = _open(browser, f"{address}{root}search/")
    page.evaluate(_ASK, asked[-1].q)
    for query in asked:
        page.wait_for_timeout(150)
        del fetched[:]
        delays.append(page.evaluate(_ASK, query.q))
        page.wait_for_load_state("networkidle")
        further.append(sum(fetched))
    found, wanted, right, best, rows = 0, 0, 0, 0, 0
    for query in asked:
        answer = page.evaluate(_FIND.replace("ROOT", repr(f"{address}search/")), query.q)["entries"]
        meant = truth.relevant(own, language, query)
        found, wanted, right = found + len(answer), wanted + len(meant), right + len(meant & set(answer))
        if meant:
            rows += 1
            best += answer[:1] != [] and answer[0] in (truth.heads(own, language, query) & meant or meant)
    page.context.close()
    return f"{right / wanted:>6.3f} {right / found:>6.3f} {best / rows:>8.3f} {_both(first, 1000):>14} {_both(further, 1000):>14} {_both(delays):>17}"


def _both(some: list[float], unit: int = 1) -> str:
    """Return the median and the most of some figures."""
    return f"{statistics.median(some) / unit:.0f} (≤ {max(some) / unit:.0f})"


def _open(browser: Browser, address: str) -> tuple[Any, list[int]]:
    """Return a page in a fresh browser, and the bytes of what it fetches beside itself and its stylesheet."""
    page = browser.new_context().new_page()
    fetched: list[int] = []
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    skipped: set[str] = set()
    wire.on("Network.responseReceived", lambda event: event["type"] in ("Document", "Stylesheet") and skipped.add(event["requestId"]))
    wire.on("Network.loadingFinished", lambda event: event["requestId"] in skipped or fetched.append(int(event["encodedDataLength"])))
    page.goto(address)
    page.wait_for_selector("[data-search-form]:not([hidden])")
    return page, fetched


def main(site: Path, sizes: list[int]) -> None:
    """Print the table."""
    print(_HEAD)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browsers.find(), args=["--no-sandbox"])
        for size in (0, *sizes):
            library = load(archive.write(Path(folder) / f"docs-{size}", size) if size else ROOT / "docs")
            record = library.proceedings
            assert record is not None
            own = Path(shutil.copytree(site, Path(folder) / f"site-{size}", ignore=shutil.ignore_patterns("*.bin", "sessions", "speakers", "themes")))
            cost = write_index(record, library.labels, own)
            with served(own) as address:
                for language in record.languages:
                    columns = measure(browser, address, Edition(record, language).root, record, language)
                    seconds, written = cost[language]
                    print(f"{size or len(record.sessions):>8} {language:2} {columns} {seconds:>10.1f} {written / 1000:>9.0f}", flush=True)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), [int(size) for size in sys.argv[2:]] or [120, 1_200])
