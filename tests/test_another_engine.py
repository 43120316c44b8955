"""The day Material for MkDocs is no more (5 May 2027): the staged record reads the same with other engines."""

from __future__ import annotations

import importlib.util
import os
import posixpath
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from lxml import html
from markdown import Markdown

from conftest import DATA, ROOT
from proceedings.incremental.outputs import write_exactly
from proceedings.reader.loader import load
from proceedings.staging import stage

_BUILT_IN = ("toc", "tables", "fenced_code")  # of MkDocs


@pytest.fixture(scope="module", params=["real", "other"])
def staged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The whole record staged as Markdown, and the site as built."""
    library = load(ROOT / "docs" if request.param == "real" else DATA / "other")
    assert library.record is not None
    folder = tmp_path_factory.mktemp("staged")
    write_exactly(folder, stage(library.record, library.labels))
    return folder, request.getfixturevalue("site" if request.param == "real" else "other_site")


def extensions() -> tuple[list[str], dict[str, dict[str, object]]]:
    """Return the Markdown extensions of the site, and their settings."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV ", "")
    named = [one if isinstance(one, dict) else {one: {}} for one in yaml.safe_load(text)["markdown_extensions"]]
    settings = {name: own for one in named for name, own in one.items()}
    return list(dict.fromkeys([*_BUILT_IN, *settings])), settings


def address_of(source: str) -> str:
    """Return the path of a staged file's page from the root of its language."""
    return source if posixpath.basename(source) == "index.md" else f"{source.removesuffix('.md')}/index.md"


def test_plain_python_markdown_gives_every_page_the_same_words_ids_and_links(staged: tuple[Path, Path]) -> None:
    folder, site = staged
    pages = sorted(folder.rglob("*.md"))
    assert len(pages) > 50
    names, settings = extensions()
    names.remove("toc")  # it numbers headings that have no id; all that can be linked to have one
    default = next(language.name for language in folder.iterdir() if not (site / language.name).is_dir())
    for file in pages:
        language, source = file.relative_to(folder).parts[0], file.relative_to(folder / file.relative_to(folder).parts[0]).as_posix()
        _, _, body = file.read_text(encoding="utf-8").split("---\n", 2)
        plain = html.fromstring(f"<article>{Markdown(extensions=names, extension_configs=settings).convert(body)}</article>")
        built_file = site / ("" if language == default else language) / address_of(source).replace("index.md", "index.html")
        built = html.parse(str(built_file), html.HTMLParser(encoding="utf-8")).find(".//article")
        assert [one.get("id") for one in plain.iter() if one.get("id")] == [one.get("id") for one in built.iter() if one.get("id")], source
        assert re.sub(r"\s+", "", plain.text_content()) == re.sub(r"\s+", "", built.text_content()), source
        assert [one.get("href") for one in plain.iter("a")] == [one.get("href") for one in built.iter("a")], source


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


@pytest.mark.skipif(importlib.util.find_spec("zensical") is None, reason="Zensical is not installed; it is no dependency, and this is tried where it is there")
def test_zensical_builds_every_page_of_the_staged_record_with_its_ids(tmp_path: Path) -> None:
    """One build for each language; the frame is Zensical's own."""
    library = load(DATA / "other")
    assert library.record is not None
    write_exactly(tmp_path / "staged", stage(library.record, library.labels))
    for folder in sorted((tmp_path / "staged").iterdir()):
        project = tmp_path / folder.name
        shutil.copytree(folder, project / "docs")
        names, settings = extensions()
        own = {"site_name": "Record", "markdown_extensions": [{name: settings.get(name) or {}} for name in names]}
        (project / "mkdocs.yml").write_text(yaml.safe_dump(own), encoding="utf-8")
        done = subprocess.run([sys.executable, "-m", "zensical", "build", "--strict"], cwd=project, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        for file in folder.rglob("*.md"):
            source = file.relative_to(folder).as_posix()
            page = (project / "site" / address_of(source).replace("index.md", "index.html")).read_text(encoding="utf-8")
            ids = re.findall(r' id="([^"]+)"', file.read_text(encoding="utf-8"))
            assert [id for id in ids if f'id="{id}"' not in page] == [], source
