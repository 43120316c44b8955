"""The benchmark of the search: what it finds, and what it costs, at the real size and with synthetic archives, beside stock Material.

    python tests/benchmarks/search.py SITE [--sessions 120 1200] [--stock 0 120 1200] [--pagefind 0 120]

SITE is the built site, whose search page and scripts are used; each archive's index is put in the place of its own. `0` is the real
record; `--stock` names the sizes at which the same texts are built and asked with stock Material too (stock.py), `--pagefind` those for
Pagefind (pagefind.py says how to have it). The table has, by size, language and engine:

- recall and precision over tests/data/search_queries.yml, and how often the best remark stands first;
- kilobytes sent, headers included and page and stylesheet aside, from opening the search page to the last result of a first query, each
  query asked in a fresh browser (median and most), without compression by the server, and if it compressed with gzip;
- milliseconds from key to first result of such a first query on a phone's network (150 ms of latency, 1.6 Mbit/s), in a page at rest;
- kilobytes of each further query (median and most);
- milliseconds from key to first result, once loaded (median and most over the queries, each the middle one of three fresh browsers);
- seconds of indexing (with stock, of the whole build: it indexes while building), and kilobytes of the index.

With `--every 9`, every ninth query is asked for the first time, and nothing else: so an archive of 12,000 sessions can be measured too
(`--sessions 1200 12000 --stock --every 9`; a quarter of an hour, 4 GB).

Stock fetches its whole index before the first query, whatever it is: that is measured once, and its other figures in one browser.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

from playwright.sync_api import Browser, Page, sync_playwright  # ruff: ignore[module-import-not-at-top-of-file]

from benchmarks import archive, pagefind, reader, stock, truth  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.books import browser as browsers  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.incremental.outputs import Task, write  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.model.edition import Edition  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.model.record import Proceedings  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.reader.loader import load  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.search import tasks  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.staging.site_context import SiteContext  # ruff: ignore[module-import-not-at-top-of-file]

_TIMES = 3  # fresh browsers in which each query is timed
_PAUSE = 150  # milliseconds between queries, as between a reader's
_HEAD = (
    f"{'sessions':>8} {'':2} {'engine':8} {'recall':>6} {'prec.':>6} {'best 1st':>8} {'first kB':>14} {'if gzipped':>14} {'slow key ms':>14} {'further kB':>14}"
    f" {'key to result ms':>17} {'indexing s':>10} {'index kB':>9}"
)
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
  const own = await import(document.querySelector("script[type=module][src*=site]").src.replace("site.js", "search-engine.js"));
  const index = await own.openIndex(new URL("./", location.href));
  return (await own.search(index, query)).entries.filter((entry) => index.range(entry) === "remark");
}"""


@dataclass(frozen=True)
class Engine:
    """A search to be measured: the page it stands on is at `path`, ready once `ready` is there; `ask` returns milliseconds.

    `answer` returns what it found, as the numbers of remarks, None for what is no remark of this language.
    """

    name: str
    path: str
    ready: str
    ask: str
    answer: Callable[[Page, str], list[int | None]]
    firsts: int | None = None
    times: int = 1
    before: str = ""
    rewrite: Callable[[str], str] = str


@dataclass
class Sent:
    """What a server sent: bytes, and bytes had it compressed."""

    sizes: list[tuple[int, int]] = field(default_factory=list)

    def take(self) -> tuple[int, int]:
        """Return both sums, and begin anew."""
        taken, self.sizes[:] = self.sizes[:], []
        return sum(plain for plain, _ in taken), sum(small for _, small in taken)


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *facts: Any, sent: Sent, **more: Any) -> None:
        self.sent = sent
        super().__init__(*facts, **more)

    def log_message(self, *words: Any) -> None:
        """Say nothing."""

    _headers_buffer: list[bytes]  # of http.server, until the headers are sent

    def end_headers(self) -> None:
        self.headed = sum(map(len, self._headers_buffer))
        super().end_headers()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        content = source.read()
        outputfile.write(content)
        if not self.path.split("?")[0].endswith(("/", ".html", ".css")):
            self.sent.sizes.append((self.headed + len(content), self.headed + min(len(content), _gzipped(self.translate_path(self.path)))))


@functools.cache
def _gzipped(file: str) -> int:
    return len(gzip.compress(Path(file).read_bytes()))


@contextmanager
def served(folder: Path) -> Generator[tuple[str, Sent]]:
    """Serve a folder; yield its address and what is sent."""
    sent = Sent()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder), sent=sent)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/", sent
        finally:
            server.shutdown()


def write_index(record: Proceedings, labels: Any, folder: Path) -> dict[str, tuple[float, int]]:
    """Write the index of every language into a site; return seconds and bytes by language."""
    cost = {}
    for language, task in zip(record.languages, tasks(SiteContext(record, labels)), strict=True):
        start = time.perf_counter()
        made = dict(task.make())
        write(folder, [Task(task.name, made.items)])
        cost[language] = time.perf_counter() - start, sum(map(len, made.values()))
    return cost


def measure(browser: Browser, engine: Engine, site: Path, value: truth.Texts, language: str, every: int = 0) -> str:
    """Ask all queries of a language, or some for the first time alone; return the columns of the table."""
    asked = truth.queries()[language][:: every or 1]
    with served(site) as (address, sent):
        firsts = [_first(browser, engine, address, sent, engine.rewrite(query.q)) for query in asked[: engine.firsts]]
        plain, small, slow = zip(*firsts, strict=True)
        first = f"{_both(plain, 1000):>14} {_both(small, 1000):>14} {_both(slow):>14}"
        if every:
            return f"{'':>22} {first} {'':>14} {'':>17}"
        delays: list[list[float]] = [[] for _ in asked]
        for _ in range(engine.times):
            page = _open(browser, engine, address)
            page.evaluate(engine.ask, engine.rewrite(asked[-1].q))
            further, answers = [], []
            for query, delay in zip(asked, delays, strict=True):
                page.wait_for_timeout(_PAUSE)
                sent.take()
                delay.append(page.evaluate(engine.ask, engine.rewrite(query.q)))
                further.append(sent.take()[0])
                answers.append(engine.answer(page, query.q))
            page.context.close()
    middle = [statistics.median(each_delay) for each_delay in delays]
    return f"{_right(value, language, asked, answers)} {first} {_both(further, 1000):>14} {_both(middle):>17}"


def _right(value: truth.Texts, language: str, asked: Sequence[truth.Query], answers: Sequence[Sequence[int | None]]) -> str:
    """Return recall, precision, and how often the best remark stands first."""
    results, wanted, right, best, rows = 0, 0, 0, 0, 0
    for query, answer in zip(asked, answers, strict=True):
        meant = truth.relevant(value, language, query)
        results, wanted, right = results + len(answer), wanted + len(meant), right + len(meant & set(answer))
        if meant:
            rows += 1
            best += answer[:1] != [] and answer[0] in (truth.heads(value, language, query) & meant or meant)
    return f"{right / wanted:>6.3f} {right / results:>6.3f} {best / rows:>8.3f}"


def _both(value: Sequence[float], unit: int = 1) -> str:
    """Return the median and the most of some figures."""
    return f"{statistics.median(value) / unit:.0f} (≤ {max(value) / unit:.0f})"


def _first(browser: Browser, engine: Engine, address: str, sent: Sent, query: str) -> tuple[int, int, float]:
    """Return the bytes of a first query, without and with compression, and the milliseconds to its first result on a slow network, in a page at rest."""
    sent.take()
    page = _open(browser, engine, address)
    page.wait_for_load_state("networkidle")
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", reader.NETWORK)
    milliseconds: float = page.evaluate(engine.ask, query)
    page.wait_for_load_state("networkidle")
    page.context.close()
    return *sent.take(), milliseconds


def _open(browser: Browser, engine: Engine, address: str) -> Page:
    page = browser.new_context().new_page()
    page.set_default_timeout(120_000)
    page.add_init_script(engine.before)
    page.goto(address + engine.path)
    page.wait_for_selector(engine.ready, state="attached")
    return page


def _ours(root: str) -> Engine:
    """Return our search page under the folder of a language."""

    def answer(page: Page, query: str) -> list[int | None]:
        results: list[int | None] = page.evaluate(_FIND, query)
        return results

    return Engine("ours", f"{root}search/", "[data-search-form]:not([hidden])", _ASK, answer, times=_TIMES)


def _stock(root: str, places: dict[str, int]) -> Engine:
    """Return the search of stock Material on the home page of a language."""

    def answer(page: Page, _: str) -> list[int | None]:
        results = [str(item) for item in page.evaluate("globalThis.answer") if "#" in item]
        return [places.get(item.removeprefix(root)) if item.startswith(root) else None for item in results]

    return Engine("stock", root, stock.READY, stock.ASK, answer, firsts=1, before=stock.BEFORE)


def _pagefind() -> Engine:
    """Return the search of Pagefind over pages of single remarks."""

    def answer(page: Page, _: str) -> list[int | None]:
        return [pagefind.number_of(address) for address in page.evaluate("globalThis.answer")]

    return Engine("pagefind", "", pagefind.READY, pagefind.ASK, answer, times=_TIMES, rewrite=pagefind.query)


def main(site: Path, sizes: Sequence[int], stock_sizes: Sequence[int], pagefind_sizes: Sequence[int], every: int) -> None:
    """Print the table."""
    print(_HEAD)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browsers.find(), args=["--no-sandbox"])
        for size in sizes:
            loaded = load(archive.write(Path(folder) / f"docs-{size}", size) if size else ROOT / "docs")
            record = loaded.record
            assert record is not None
            roots = {language: Edition(record, language).root for language in record.languages}
            texts = {language: truth.texts(record, language) for language in record.languages}

            def row(
                language: str, engine: Engine, site: Path, seconds: float, written: int, *, size: int = size or len(record.sessions), given_value: Any = texts
            ) -> None:
                columns = measure(browser, engine, site, given_value[language], language, every)
                print(f"{size:>8} {language:2} {engine.name:8} {columns} {seconds:>10.1f} {written / 1000:>9.0f}", flush=True)

            value = Path(shutil.copytree(site, Path(folder) / f"site-{size}", ignore=shutil.ignore_patterns("*.bin", "sessions", "speakers", "themes")))
            for language, (seconds, written) in write_index(record, loaded.labels, value).items():
                row(language, _ours(roots[language]), value, seconds, written)
            if size in stock_sizes:
                second = Path(folder) / f"stock-{size}"
                seconds = stock.build(record, second)
                written = (second / "site" / "search" / "search_index.json").stat().st_size
                for language, root in roots.items():
                    row(language, _stock(root, stock.places(record)), second / "site", seconds, written)
            if size in pagefind_sizes:
                for language in roots:
                    second = Path(folder) / f"pagefind-{size}-{language}"
                    row(language, _pagefind(), second, *pagefind.build(record, language, second))
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure the search.")
    parser.add_argument("site", type=Path, help="the built site")
    parser.add_argument("--sessions", type=int, nargs="*", default=[0, 120, 1_200], help="sizes of the archives; 0 is the real record")
    parser.add_argument("--stock", type=int, nargs="*", default=[0, 120, 1_200], help="sizes at which stock Material is measured too")
    parser.add_argument("--pagefind", type=int, nargs="*", default=[], help="sizes at which Pagefind is measured too")
    parser.add_argument("--every", type=int, default=0, help="ask only so many-th queries, each for the first time alone")
    chosen = parser.parse_args()
    main(chosen.site.resolve(), chosen.sessions, chosen.stock, chosen.pagefind, chosen.every)
