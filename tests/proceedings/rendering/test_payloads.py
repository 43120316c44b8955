"""A payload in every field that takes words: what is written as data is read as words, and never becomes markup of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader
from lxml import html
from markdown import Markdown

from conftest import DATA, ROOT
from proceedings import rendering
from proceedings.checks import problems_of
from proceedings.incremental.outputs import text
from proceedings.reader.loader import load
from proceedings.rendering.layout import Layout
from proceedings.staging import stage
from proceedings.staging.site_context import SiteContext
from proceedings.syntax.yaml_file import read_yaml

MARKUP = ("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</p><svg onload=alert(1)>", "<!--", "a < b", "\\<script\\>")
WORDS = (
    'x" onmouseover="alert(1)" x=" y',
    "x' onmouseover='alert(1)",
    "[y](javascript:alert(1))",
    "![y](https://evil.invalid/x.png)",
    "[y]: javascript:alert(1)",
    "x {: onclick=alert(1) }",
    "x { onclick=alert(1) }",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;img src=x onerror=alert(1)&#62;",
    "`x` *y* __z__ ~~~ # 1. - + ==== | a | b |",
    "javascript:alert(1)",
    "{{ label('x') }} {% raw %}",
)
LANGUAGES = {"fr", "en", "ar"}


def filled(value: Any, payload: str) -> Any:
    """Return data with a payload behind every word that is written in languages, and in titles and summaries."""
    if isinstance(value, dict):
        if value and value.keys() <= LANGUAGES:
            return {name: [f"{entry} {payload}" for entry in item] if isinstance(item, list) else f"{item} {payload}" for name, item in value.items()}
        words = {"title", "summary", "reason"}
        return {
            name: f"{item} {payload}" if name in words and isinstance(item, str) else item if name in ("words", "family") else filled(item, payload)
            for name, item in value.items()
        }
    return [filled(item, payload) for item in value] if isinstance(value, list) else value


class Dumper(yaml.SafeDumper):
    """Writes words with quotation marks in them in quotes: half of a pair without them is a problem of its own."""


def _words(dumper: yaml.SafeDumper, words: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", words, style='"' if '"' in words else None)


Dumper.add_representer(str, _words)


def dumped(data: Any) -> str:
    return str(yaml.dump(data, Dumper=Dumper, allow_unicode=True, width=10_000))


def fill(docs: Path, payload: str, *but: str) -> set[str]:
    """Write a payload into every field of every file but some registries; return the files."""
    files = [file for file in (docs / "_data").glob("*.yml") if file.stem not in ("addresses", "redirects", *but)]
    for file in files:
        file.write_text(dumped(filled(_plain(file.read_text(encoding="utf-8")), payload)), encoding="utf-8")
    pages = list(docs.rglob("*.md"))
    for file in pages:
        _, front, body = file.read_text(encoding="utf-8").split("---\n", 2)
        file.write_text(f"---\n{dumped(filled(_plain(front), payload))}---\n{body}", encoding="utf-8")
    return {f"docs/{file.relative_to(docs).as_posix()}" for file in (*files, *pages)}


def _plain(yaml_text: str) -> Any:
    document = read_yaml(yaml_text, "x", [])
    assert document is not None
    return document.data


def elements(docs: Path) -> Iterator[tuple[str, Any]]:
    """Yield every element of every page, with the page: as the site has it, and as staged Markdown becomes it."""
    loaded = load(docs)
    assert loaded.record is not None
    assert [str(problem) for problem in loaded.problems] == []
    frame = Layout(loaded.record, loaded.labels, "https://example.org/")
    for task in rendering.tasks(frame, ROOT / "overrides", SiteContext(loaded.record, loaded.labels, frame.site_url)):
        for path, page in task.make():
            yield from ((path, node) for node in html.fromstring(text(page)).iter())
    base = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=True).get_template("base.html")
    for path, content in stage(loaded.record, loaded.labels).items():
        front, body = content.split("---\n", 2)[1:]
        meta = yaml.safe_load(front)
        article = Markdown(extensions=["toc", "tables", "fenced_code", "attr_list"]).convert(body)
        context = frame.context(path[:2], "about/", "../", title=meta["title"], description=meta["description"], kind=meta["kind"])
        for element in html.fromstring(base.render(**context, content=article)).iter():
            yield path, element


@pytest.mark.parametrize("payload", MARKUP)
def test_markup_in_a_field_is_told_for_every_field(payload: str, docs: Path) -> None:
    """All at once, save those of the conference, without which no page can be read for its meaning: these by themselves."""
    files = fill(docs, payload, "conference")
    assert {problem.path for problem in problems_of(load(docs)) if "holds markup" in problem.message} == files
    fill(docs, payload)
    assert "docs/_data/conference.yml" in {problem.path for problem in problems_of(load(docs)) if "holds markup" in problem.message}


@pytest.fixture(scope="module")
def tags() -> set[tuple[str, str]]:
    """The elements of every page without a payload, by page and tag."""
    return {(path, node.tag) for path, node in elements(DATA / "other")}


@pytest.mark.parametrize("payload", [" ".join(WORDS[at : at + 3]) for at in range(0, len(WORDS), 3)])
def test_words_in_a_field_stay_words_on_every_page(payload: str, docs: Path, tags: set[tuple[str, str]]) -> None:
    """Three payloads at once: each would leave its own element or attribute."""
    fill(docs, payload)
    seen = 0
    for path, element in elements(docs):
        assert (path, element.tag) in tags, (path, html.tostring(element, encoding="unicode"))
        for name, value in element.attrib.items():
            assert not name.startswith("on"), (path, html.tostring(element, encoding="unicode"))
            assert not re.match(r"\s*(?:javascript|data|vbscript):", value) or name not in ("href", "src", "action"), (path, value)
        seen += payload in (element.text_content() if element.tag == "h1" else "")
    assert seen > 0
