"""The browser's side of the search, asked in a real browser about a fabricated conference that each test changes."""

from __future__ import annotations

import functools
import http.server
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from proceedings.incremental.outputs import write
from proceedings.reader.loader import load
from proceedings.search import parts
from proceedings.staging.context import SiteContext

ROOT = Path(__file__).resolve().parent.parent.parent.parent
Ask = Callable[[str], dict[str, Any]]
_FIND = """async (query) => {
  const own = await import("/engine/search-engine.js");
  const index = await own.openIndex(new URL("/en/search/", location.href));
  const found = await own.search(index, query);
  const shown = await Promise.all(found.entries.map((entry) => index.entry(entry)));
  return { addresses: shown.map((one) => one.a), notes: own.notes(index, found) };
}"""


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words: object) -> None:
        """Say nothing."""


@pytest.fixture
def ask(docs: Path, tmp_path: Path, browser: Browser) -> Iterator[Ask]:
    """Return a function that asks the English index of `docs`, as it is when first asked."""
    site = tmp_path / "site"
    shutil.copytree(ROOT / "overrides" / "assets" / "javascripts", site / "engine")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()

        def asked(query: str) -> dict[str, Any]:
            if not (site / "index.html").exists():
                library = load(docs)
                assert library.record is not None
                write(site, parts(SiteContext(library.record, library.labels)))
                (site / "index.html").write_text("<!doctype html>", encoding="utf-8")
                page.goto(f"http://127.0.0.1:{server.server_address[1]}/")
            found: dict[str, Any] = page.evaluate(_FIND, query)
            return found

        yield asked
        page.close()
        server.shutdown()


@pytest.fixture
def titled(docs: Path) -> Callable[[str], None]:
    """Return a function that gives a session another English title."""

    def change(title: str) -> None:
        file = docs / "sessions" / "panel-1.en.md"
        text = file.read_text(encoding="utf-8")
        assert "Panel 1: Opening longer, lending better" in text
        file.write_text(text.replace("Panel 1: Opening longer, lending better", title), encoding="utf-8")

    return change


def test_a_misspelling_that_is_a_word_of_a_session_s_title_alone_finds_the_word_that_results_have(titled: Callable[[str], None], ask: Ask) -> None:
    titled("Panel 1: Traning for tomorrow")
    found = ask("traning")
    assert "sessions/panel-1/#sam-sample" in found["addresses"]
    assert any("training" in note for note in found["notes"])


def test_a_misspelling_is_never_taken_for_a_word_that_only_a_session_s_title_has(titled: Callable[[str], None], ask: Ask) -> None:
    titled("Panel 1: Catalogus, catalogus, catalogus")
    found = ask("cataloguy")
    assert "sessions/panel-1/#layla-mithal" in found["addresses"]
    assert not any("catalogus" in note for note in found["notes"])


def test_a_word_of_a_session_s_title_alone_is_not_said_to_have_results(titled: Callable[[str], None], ask: Ask) -> None:
    titled("Panel 1: Xylography")
    assert ask("xylography") == {"addresses": [], "notes": []}


def test_what_only_a_session_s_title_has_together_is_found_apart_in_a_text_without_spaces(docs: Path, titled: Callable[[str], None], ask: Ask) -> None:
    titled("Panel 1: 图书馆 ABC")
    for file in (docs / "sessions" / name for name in ("panel-1.en.md", "opening.fr.md")):
        front, body = file.read_text(encoding="utf-8").split("\n---\n")
        unspaced = re.sub(r"(?m)^[^#\[\n].*$", "图书馆开放，ABC 这样说。" * 9, body)
        file.write_text(f"{front}\n---\n{unspaced}", encoding="utf-8")
    assert "sessions/panel-1/#layla-mithal" in ask("图书馆 ABC")["addresses"]
