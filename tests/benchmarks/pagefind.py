"""The same texts with Pagefind, to be measured beside ours.

Pagefind is not in our lock. To have its rows, install it beside the tests (`pip install "pagefind[extended]"` has 1.5.2 with its program inside,
`npm install pagefind` 1.6.0) and name the program: `PAGEFIND="python -m pagefind" python tests/benchmarks/search.py site --sessions 0 --pagefind 0`, or
`PAGEFIND=node_modules/.bin/pagefind`.

Each remark is a small page of its own, with the facets that ours has. Pagefind's segmentation of Chinese loses words; so each character, and each
digit, point and per cent sign, is a word when indexed, and a run of them a quoted phrase when asked for. Without this its recall is far lower.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import time
from html import escape
from pathlib import Path

from proceedings.model.record import Proceedings

_BUILD = 900  # seconds that a build may take
_SINGLE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff0-9.%％]")
_RUN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff0-9.%％]+")

READY = "[data-ready]"
PAGE = """<!doctype html><html lang="{tag}"><title>Pagefind</title><script type="module">
globalThis.engine = await import("./pagefind/pagefind.js");
document.documentElement.dataset.ready = "";
</script></html>"""
ASK = """async (query) => {
  const start = performance.now();
  const found = await engine.search(query);
  const first = await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
  const taken = performance.now() - start;
  globalThis.answer = (await Promise.all(found.results.map((result) => result.data()))).map(({ url }) => url);
  return taken + 0 * first.length;
}"""


def build(record: Proceedings, language: str, folder: Path) -> tuple[float, int]:
    """Write the pages of a language into `folder` and index them; return the seconds of indexing, and the bytes of the index."""
    folder.mkdir(parents=True)
    tag = record.conference.tag(language)
    for number, (session, remark) in enumerate(record.remarks()):
        heading, *words = (part.words for part in record.text(session, language)[1].remarks[remark.id].texts)
        facets = {"kind": remark.kind, "session": session.id, **({"speaker": remark.by} if remark.by else {})}
        marks = "".join(f'<span data-pagefind-filter="{key}">{value}</span>' for key, value in facets.items())
        body = "".join(f"<p>{escape(spaced(text))}</p>" for text in words)
        page = f'<!doctype html><html lang="{tag}"><body data-pagefind-body><h1>{escape(spaced(heading))}</h1>{body}<div hidden>{marks}</div></body></html>'
        (folder / f"{number}.html").write_text(page, encoding="utf-8")
    start = time.perf_counter()
    command = [*shlex.split(os.environ["PAGEFIND"]), "--site", str(folder), "--quiet"]
    subprocess.run(command, check=True, capture_output=True, timeout=_BUILD)
    seconds = time.perf_counter() - start
    (folder / "index.html").write_text(PAGE.replace("{tag}", tag), encoding="utf-8")
    return seconds, sum(file.stat().st_size for file in (folder / "pagefind").rglob("*") if file.is_file())


def spaced(text: str) -> str:
    """Return a text in which each character that is to be a word stands between spaces."""
    return _SINGLE.sub(r" \g<0> ", text)


def query(words: str) -> str:
    """Return what is asked for: each run of single characters as a phrase in quotation marks."""
    return words if words.startswith('"') else _RUN.sub(lambda run: f'"{" ".join(run[0])}"' if len(run[0]) > 1 else run[0], words)


def number_of(address: str) -> int:
    """Return the number of the remark whose page has this address."""
    return int(Path(address).name.partition(".")[0])
