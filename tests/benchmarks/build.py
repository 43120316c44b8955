"""The benchmark of the build: what it costs as the record grows, beside other programs and beside an older commit.

    python tests/benchmarks/build.py [--sessions 12 120 1200] [--times 3] [--beside FOLDER]

Every row is a fresh process that builds a synthetic archive (archive.py) into an empty folder; `--times` such runs, in turn with those
of the others, of which the one with the least processor time counts, since a noisy machine only ever adds. The rows of a size:

- `sessions`: the pages of the sessions alone, in all languages, checks included;
- `pages`: every HTML page, with those of remarks, side by side, people and registers;
- `data`: with exports and citations too, without the search index;
- `all`: with the search index too;
- `rebuild`: `data` once more, after the text of one session changed;
- `index`: making the search index, and its bytes;
- `check`: the checks alone;
- `stock`: a page for each session with stock Material, mkdocs-static-i18n and its own search (stock.py);
- `hugo`, `hugo light`, `zensical`: the same with programs outside our lock, if the environment names them (peers.py).

Columns: seconds, processor seconds of all processes, both as a ratio to stock; megabytes of the largest process, and of all together at
their most (each page that several share counted once: Pss, proc_pid_smaps(5), looked at ten times a second); HTML pages; milliseconds a page. With `--beside`, a folder that holds another commit and its `.venv` (`git worktree add --detach ../older COMMIT`, then any command
there), the same rows of that commit are measured in turn, and four columns more are the ratios to it: seconds, processor seconds, and both kinds of memory.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

from benchmarks import archive, peers, stock  # ruff: ignore[module-import-not-at-top-of-file]
from build import environment as variables  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.reader.loader import load  # ruff: ignore[module-import-not-at-top-of-file]

_HEAD = f"{'sessions':>8} {'what':10} {'seconds':>8} {'ratio':>6} {'CPU':>7} {'ratio':>6} {'MB':>5} {'of all':>6} {'pages':>7} {'ms a page':>9}"
_HEAD_BESIDE = f" {'seconds':>8} {'CPU':>5} {'MB':>5} {'of all':>6} of the other commit"
_LOOK = 0.1  # seconds between two looks at the memory of all processes
_ROWS = ("check", "sessions", "pages", "data", "all", "rebuild", "index")
_TO_STOCK = ("sessions", "pages", "data", "all")

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
def replace(module, name, function):
    getattr(module, name)  # raises AttributeError where it is called otherwise by now
    setattr(module, name, function)
nothing = lambda *facts, **more: []
render = nothing if what == "sessions" else partial(engine.render, Path("mkdocs.yml").absolute(), folder)
if what != "all":
    replace(tasks.search, "tasks", nothing)
if what in ("sessions", "pages"):
    replace(tasks.exports, "tasks", nothing)
if what == "sessions":
    replace(tasks.rendering, "register_pages", nothing)
    replace(tasks.rendering.in_full, "pages", nothing)
    replace(tasks.rendering, "_of_session", lambda site, session: [tasks.rendering.session_page(site, session)])
folder.mkdir(exist_ok=True)
sys.exit(len(builder.SiteBuilder(Path.cwd(), docs, folder, folder / "site", folder / "books", render).build("https://example.org/")))
"""


@dataclass(frozen=True)
class Cost:
    """What a run took: seconds, processor seconds of all its processes, the most megabytes that one of them and that all together held, HTML pages."""

    seconds: float
    cpu: float
    memory: int
    memory_of_all: int
    pages: int

    def row(self, size: int, name: str, stock_cost: Cost | None, older: Cost | None) -> str:
        """Return the row of the table, with the ratios to the cost of stock and to that of another commit, where there are any."""
        to_stock = [f"{mine / theirs:>6.2f}" for mine, theirs in self._pairs(stock_cost)[:2]] or [" " * 6] * 2
        page = f"{1000 * self.seconds / self.pages:>9.2f}" if self.pages else " " * 9
        row = f"{size:>8} {name:10} {self.seconds:>8.2f} {to_stock[0]} {self.cpu:>7.2f} {to_stock[1]} {self.memory:>5} {self.memory_of_all:>6} {self.pages or '':>7} {page}"
        ratios = [mine / theirs for mine, theirs in self._pairs(older)]
        return f"{row} {ratios[0]:>8.2f} {ratios[1]:>5.2f} {ratios[2]:>5.2f} {ratios[3]:>6.2f}" if ratios else row.rstrip()

    def _pairs(self, cost: Cost | None) -> list[tuple[float, float]]:
        if cost is None:
            return []
        return [(self.seconds, cost.seconds), (self.cpu, cost.cpu), (self.memory, cost.memory), (self.memory_of_all, cost.memory_of_all)]


@dataclass(frozen=True)
class Checkout:
    """A folder with a commit of the program: its Python, and the programs by which its own benchmark builds, edits and writes an archive."""

    root: Path
    python: str

    def run(self, what: str, docs: Path, folder: Path) -> Cost:
        """Build an archive, or a part of what a build makes, into an empty folder; `rebuild` edits it and builds in the folder of `data` once more."""
        row = what.replace("rebuild", "data")
        output = folder / row
        if what == "rebuild":
            self._program("from benchmarks.build import edit; edit(Path(sys.argv[1]))", docs)
        else:
            shutil.rmtree(output, ignore_errors=True)
            folder.mkdir(exist_ok=True)
        return measured([self.python, "-c", self._builds(), row, docs, output], output / "site", self.root)

    def write_archive(self, docs: Path, size: int) -> None:
        """Write a synthetic archive as this commit writes it."""
        self._program("from benchmarks import archive; archive.write(Path(sys.argv[1]), int(sys.argv[2]))", docs, size)

    def _builds(self) -> str:
        if self.root == ROOT:
            return _RUN
        benchmark = (self.root / "tests" / "benchmarks" / "build.py").read_text(encoding="utf-8")
        program = re.search(r'^_RUN = """(.*?)"""', benchmark, re.DOTALL | re.MULTILINE)
        assert program, f"{self.root} has no benchmark of the build"
        return program[1]

    def _program(self, text: str, *arguments: object) -> None:
        text = f"import sys; sys.path[:0] = ['scripts', 'tests']; from pathlib import Path; {text}"
        subprocess.run([self.python, "-c", text, *map(str, arguments)], cwd=self.root, check=True)


def measured(command: Sequence[str | Path], site: Path, root: Path = ROOT) -> Cost:
    """Run a command that builds into `site`, with the scripts and compiled files of a commit, and return what it cost."""
    compiled = {"PYTHONPYCACHEPREFIX": str(root / ".venv" / "compiled")}
    run_environment = {**variables(), **compiled, "SOURCE_DATE_EPOCH": "0", "PYTHONPATH": str(root / "scripts")}
    start = time.perf_counter()
    with subprocess.Popen(list(map(str, command)), cwd=root, env=run_environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        held = [0]
        ended = threading.Event()
        looks = threading.Thread(target=_look_at_memory, args=(process.pid, held, ended))
        looks.start()
        message = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
        ended.set()
        looks.join()
    assert process.returncode == 0, message.decode()
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024, max(held) // 1024, sum(1 for _ in site.rglob("*.html")))


def _look_at_memory(process: int, held: list[int], ended: threading.Event) -> None:
    """Until it has ended, add to `held` again and again the kilobytes that a process and those that it started hold together."""
    while not ended.wait(_LOOK):
        held.append(sum(map(_kilobytes, _started_by(process))))


def _started_by(process: int) -> Iterator[int]:
    """Yield a process, and those that it started, and those that these started."""
    yield process
    with suppress(OSError):
        for started in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split():
            yield from _started_by(int(started))


def _kilobytes(process: int) -> int:
    with suppress(OSError):
        pss = re.search(r"^Pss: +(\d+) kB", Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii"), re.MULTILINE)
        return int(pss[1]) if pss else 0
    return 0


def edit(docs: Path) -> None:
    """Change the text of one session in the default language, and acknowledge it."""
    file = max((docs / "sessions").glob("*.zh.md"))
    file.write_text(file.read_text(encoding="utf-8").rstrip("\n") + "以上供参考。\n", encoding="utf-8")
    loaded = load(docs)
    assert loaded.record is not None
    register = loaded.addresses.extended(loaded.record, acknowledge=True)
    (docs / "_data" / "addresses.yml").write_text(str(register), encoding="utf-8")


def cheapest(times: int, runs: Mapping[str, Callable[[], Cost]]) -> dict[str, Cost]:
    """Return of each the run with the least processor time, of so many runs in turn."""
    results: dict[str, Cost] = {}
    for _ in range(times):
        for name, run in runs.items():
            cost = run()
            if name not in results or cost.cpu < results[name].cpu:
                results[name] = cost
    return results


def main(sizes: Sequence[int], times: int, beside: Path | None) -> None:
    """Print the table."""
    print(_HEAD + (_HEAD_BESIDE if beside else ""), flush=True)
    commits = {"": Checkout(ROOT, sys.executable)}
    if beside:
        commits["older "] = Checkout(beside.absolute(), str(beside.absolute() / ".venv" / "bin" / "python"))
    smaller: dict[str, Cost] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            record = load(archive.write(folder / "record", size)).record
            assert record is not None
            plain = stock.prepare(record, folder / "stock")
            runs: dict[str, Callable[[], Cost]] = {"stock": partial(measured, stock.command(plain), plain / "site")}
            runs |= {name: partial(measured, command, site) for name, (command, site) in peers.commands(record, plain).items()}
            peer_names = list(runs)
            for prefix, checkout in commits.items():
                checkout.write_archive(folder / f"{prefix}docs", size)
            for what in ("check", "sessions", "pages", "all", "index", "data", "rebuild"):
                for prefix, checkout in commits.items():
                    runs[prefix + what] = partial(checkout.run, what, folder / f"{prefix}docs", folder / f"{prefix}sites")
            costs = cheapest(times, runs)
            index = sum(file.stat().st_size for file in (folder / "sites" / "index").rglob("*") if file.is_file())
        for what in (*_ROWS, *peer_names):
            print(costs[what].row(size, what, costs["stock"] if what in _TO_STOCK else None, costs.get(f"older {what}")), flush=True)
        print(f"{'':8} index of {index / 1000:,.0f} kB", flush=True)
        for what in _TO_STOCK if smaller else ():
            growth = (costs[what].cpu / costs[what].pages) / (smaller[what].cpu / smaller[what].pages)
            print(f"{'':8} {what}: {growth:.2f} times the processor time a page of the size before", flush=True)
        smaller = costs


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure the build.")
    parser.add_argument("--sessions", type=int, nargs="*", default=[12, 120, 1_200], help="sizes of the archives")
    parser.add_argument("--times", type=int, default=3, help="runs of each, of which the cheapest counts")
    parser.add_argument("--beside", type=Path, help="folder of another commit, with its .venv, to be measured in turn")
    chosen = parser.parse_args()
    main(chosen.sessions, chosen.times, chosen.beside)
