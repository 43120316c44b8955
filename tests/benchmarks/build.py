"""The benchmark of the build: what it costs as the record grows, beside stock Material for MkDocs on the same texts.

    python tests/benchmarks/build.py [--sessions 12 120 1200] [--times 3]

Every row is a fresh process that builds a synthetic archive (archive.py) into an empty folder; `--times` such runs, in turn with those
of stock, of which the quickest counts, since a noisy machine only ever adds. The rows of a size:

- `sessions`: the pages of the sessions alone, in all languages, checks included;
- `pages`: every HTML page, with those of remarks, side by side, people and registers;
- `data`: with exports and citations too, without the search index;
- `all`: with the search index too;
- `rebuild`: `data` once more, after the text of one session changed, as a ratio to `data`;
- `index`: making the search index, and its bytes;
- `check`: the checks alone;
- `stock`: a page for each session with stock Material, mkdocs-static-i18n and its own search (stock.py).

Columns: seconds, those of stock as a ratio, the most memory that one process held, HTML pages, milliseconds a page.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

from benchmarks import archive, stock  # ruff: ignore[module-import-not-at-top-of-file]
from build import environment as variables  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.reader.loader import load  # ruff: ignore[module-import-not-at-top-of-file]

_HEAD = f"{'sessions':>8} {'what':9} {'seconds':>8} {'ratio':>6} {'MB':>5} {'pages':>7} {'ms a page':>9}"
_ROWS = ("check", "sessions", "pages", "data", "all", "rebuild", "index")

# What is left out is replaced by nothing in the running process, so that the build itself knows nothing of being measured.
_RUN = """
import sys
from functools import partial
from pathlib import Path
from build import collect_garbage_seldom
collect_garbage_seldom()
what, docs, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
if what == "check":
    from proceedings.checks import problems_of
    from proceedings.reader.loader import load
    sys.exit(len(problems_of(load(docs))))
if what == "index":
    from proceedings import search
    from proceedings.incremental import outputs
    from proceedings.reader.loader import load
    from proceedings.staging.site_context import SiteContext
    library = load(docs)
    outputs.write_together(folder / "site", list(search.tasks(SiteContext(library.record, library.labels))))
    sys.exit(0)
import engine
from proceedings.site import builder, tasks
nothing = lambda *facts, **more: []
render = nothing if what == "sessions" else partial(engine.render, Path("mkdocs.yml").absolute(), folder)
if what != "all":
    tasks.search.tasks = nothing
if what in ("sessions", "pages"):
    tasks.exports.tasks = nothing
if what == "sessions":
    tasks.rendering.registered = nothing
    tasks.rendering._of_session = lambda site, session: [tasks.rendering.session_page(site, session)]
folder.mkdir(exist_ok=True)
sys.exit(len(builder.SiteBuilder(Path.cwd(), docs, folder, folder / "site", folder / "books", render).build("https://example.org/")))
"""


@dataclass(frozen=True)
class Cost:
    """What a run took: seconds, the most megabytes that one of its processes held, HTML pages."""

    seconds: float
    memory: int
    pages: int

    def row(self, size: int, name: str, beside: Cost | None) -> str:
        """Return the row of the table, as a ratio to another cost if there is one."""
        ratio = f"{self.seconds / beside.seconds:>6.2f}" if beside else " " * 6
        page = f"{1000 * self.seconds / self.pages:>9.2f}" if self.pages else ""
        return f"{size:>8} {name:9} {self.seconds:>8.2f} {ratio} {self.memory:>5} {self.pages or '':>7} {page}".rstrip()


def measured(command: Sequence[str | Path], site: Path, **environment: str) -> Cost:
    """Run a command that builds into `site`, and return what it cost."""
    run_environment = {**variables(), "SOURCE_DATE_EPOCH": "0", "PYTHONPATH": str(ROOT / "scripts"), **environment}
    start = time.perf_counter()
    with subprocess.Popen(list(map(str, command)), cwd=ROOT, env=run_environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    assert process.returncode == 0, said.decode()
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss if usage.ru_maxrss == 0 else usage.ru_maxrss
    return Cost(seconds, children // 1024, sum(1 for _ in site.rglob("*.html")))


def ours(what: str, docs: Path, folder: Path) -> Cost:
    """Build an archive, or a part of what a build makes, into an empty folder; `rebuild` builds in the folder of `data` once more."""
    value = folder / what.replace("rebuild", "data")
    if what != "rebuild":
        shutil.rmtree(value, ignore_errors=True)
    command: list[str | Path] = [sys.executable, "-c", _RUN, what.replace("rebuild", "data"), docs, value]
    return measured(command, value / "site")


def edit(docs: Path) -> None:
    """Change the text of one session in the default language, and acknowledge it."""
    file = max((docs / "sessions").glob("*.zh.md"))
    file.write_text(file.read_text(encoding="utf-8").rstrip("\n") + "以上供参考。\n", encoding="utf-8")
    loaded = load(docs)
    assert loaded.record is not None
    register = loaded.addresses.extended(loaded.record, acknowledge=True)
    (docs / "_data" / "addresses.yml").write_text(str(register), encoding="utf-8")


def quickest(times: int, runs: dict[str, Callable[[], Cost]]) -> dict[str, Cost]:
    """Return the quickest of so many runs of each, run in turn."""
    results: dict[str, Cost] = {}
    for _ in range(times):
        for name, run in runs.items():
            cost = run()
            if name not in results or cost.seconds < results[name].seconds:
                results[name] = cost
    return results


def main(sizes: Sequence[int], times: int) -> None:
    """Print the table."""
    print(_HEAD, flush=True)
    before: dict[str, Cost] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            docs = archive.write(folder / "docs", size)
            record = load(docs).record
            assert record is not None
            plain = stock.prepare(record, folder / "stock")
            runs: dict[str, Callable[[], Cost]] = {"stock": partial(measured, stock.command(plain), plain / "site")}
            for what in ("check", "sessions", "pages", "all", "index", "data"):
                runs[what] = partial(ours, what, docs, folder)

            def rebuild(docs: Path = docs, folder: Path = folder) -> Cost:
                edit(docs)
                return ours("rebuild", docs, folder)

            costs = quickest(times, {**runs, "rebuild": rebuild})
            index = sum(file.stat().st_size for file in (folder / "index").rglob("*") if file.is_file())
        beside = dict.fromkeys(("sessions", "pages", "data", "all"), costs["stock"]) | {"rebuild": costs["data"]}
        for what in (*_ROWS, "stock"):
            print(costs[what].row(size, what, beside.get(what)), flush=True)
        print(f"{'':8} index of {index / 1000:,.0f} kB", flush=True)
        for what in ("sessions", "pages", "data", "all"):
            if before:
                growth = (costs[what].seconds / costs[what].pages) / (before[what].seconds / before[what].pages)
                print(f"{'':8} {what}: {growth:.2f} times the cost a page of the size before", flush=True)
        before = costs


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure the build.")
    parser.add_argument("--sessions", type=int, nargs="*", default=[12, 120, 1_200], help="sizes of the archives")
    parser.add_argument("--times", type=int, default=3, help="runs of each, of which the quickest counts")
    chosen = parser.parse_args()
    main(chosen.sessions, chosen.times)
