"""The same texts with stock Material for MkDocs and its own search, to be measured beside ours.

A page per session and language as Material's documentation proposes it: `mkdocs-static-i18n` for the languages, the plugin `search`
with the separator proposed for Chinese. Each remark is a section under a heading, for a result of that search is a section. Its
segmenter for Chinese, jieba, is used if it is installed; it is not in our lock.
"""

from __future__ import annotations

import html
import importlib.util
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import yaml

from proceedings.model.record import Proceedings

SEGMENTED = importlib.util.find_spec("jieba") is not None
_BUILD = 1_800  # seconds that a build may take
_LIMIT = 30_000  # milliseconds that a query may take

READY = "input.md-search__input"
BEFORE = """{
  const Own = Worker;
  globalThis.Worker = class extends Own {
    constructor(...facts) {
      super(...facts);
      this.addEventListener("message", ({ data }) => data.type === 3 && setTimeout(() => globalThis.told?.(data.data.items.flat())));
    }
  };
}"""
ASK = f"""(query) => new Promise((done) => {{
  const input = document.querySelector("{READY}");
  const start = performance.now();
  const told = (items) => {{
    globalThis.told = undefined;
    globalThis.answer = items.map((one) => one.location);
    done(performance.now() - start);
  }};
  globalThis.told = told;
  setTimeout(() => globalThis.told === told && told([]), {_LIMIT});
  input.focus();
  input.value = query;
  input.dispatchEvent(new KeyboardEvent("keyup", {{ bubbles: true }}));
}})"""


def build(record: Proceedings, folder: Path) -> float:
    """Build the site into `folder / "site"`; return how many seconds it took."""
    prepare(record, folder)
    start = time.perf_counter()
    subprocess.run(command(folder), env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True, capture_output=True, timeout=_BUILD)
    return time.perf_counter() - start


def command(folder: Path) -> list[str]:
    """Return the command that builds what was prepared in a folder."""
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")]


def escape(words: str) -> str:
    """Return plain words as Markdown that prints them."""
    return re.sub(r"([\\`*_{}\[\]#!])", r"\\\1", html.escape(words, quote=False))


def prepare(record: Proceedings, folder: Path) -> Path:
    """Write the pages and the settings into `folder`, and return it."""
    docs = folder / "docs"
    (docs / "sessions").mkdir(parents=True)
    for language in record.languages:
        (docs / f"index.{language}.md").write_text(f"# {record.conference.name[language]}\n", encoding="utf-8")
        for session in record.sessions.values():
            text = record.text(session, language)[1]
            parts = [f"# {escape(text.title)}"]
            for remark in session.remarks:
                heading, *words = (part.words for part in text.remarks[remark.id].texts)
                parts += [f"## {escape(heading or remark.kind)} {{#{remark.id}}}", *map(escape, words)]
            (docs / "sessions" / f"{session.id}.{language}.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    languages = [
        {"locale": language_id.id, "name": language_id.name, "default": number == 0, "build": True}
        for number, language_id in enumerate(record.conference.languages)
    ]
    settings = {
        "site_name": "Stock",
        "theme": {"name": "material", "font": False},
        "plugins": [{"search": {"separator": r"[\s\u200b\-]"}}, {"i18n": {"docs_structure": "suffix", "languages": languages}}],
        "markdown_extensions": ["attr_list"],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    return folder


def places(record: Proceedings) -> dict[str, int]:
    """Return the numbers of the remarks by the address of their sections, the language's folder aside."""
    return {f"sessions/{session.id}/#{remark.id}": number for number, (session, remark) in enumerate(record.remarks())}
