"""A record with problems is shown as far as it goes, each problem at its place; a draft becomes an edition when it is published."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

import engine
from conftest import ROOT
from proceedings.checks import problems_of
from proceedings.commands import record
from proceedings.commands.common import UsageError
from proceedings.reader.loader import load
from proceedings.site import draft
from proceedings.site.builder import SiteBuilder
from proceedings.site.tasks import SiteTasks

PANEL = "sessions/panel-1.fr.md"


def without_prose(_tasks: SiteTasks) -> Iterator[tuple[str, str]]:
    yield from ()


def drafted(docs: Path, folder: Path) -> dict[str, str]:
    """Return the pages of a draft without prose, by their paths."""
    loaded = load(docs)
    draft.write(folder, loaded, problems_of(loaded), ROOT / "overrides", without_prose)
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in folder.rglob("*.html")}


def damage(docs: Path, file: str, old: str, new: str) -> None:
    text = (docs / file).read_text(encoding="utf-8")
    assert old in text
    (docs / file).write_text(text.replace(old, new), encoding="utf-8")


def place_of(page: str, message: str) -> str:
    """Return the id of the element before which a problem is shown; empty for the top of the page."""
    box = page.index(message)
    id = re.search(r'(?<!</article>)<(?:p|h2|section)\b[^>]*\bid="([^"]+)"', page[box:])
    return id[1] if id else ""


@pytest.mark.parametrize(
    ("file", "old", "new", "page", "message", "place"),
    [
        (PANEL, "Ouvrir le dimanche", "Ouvrir **le** dimanche", "sessions/panel-1/index.html", "**", "nadia-fictive-p1"),
        ("sessions/panel-1.en.md", "62.5 per cent", "61.5 per cent", "en/sessions/panel-1/index.html", "62,5", "nadia-fictive-p1"),
        (PANEL, "by: layla-mithal, kind: speech, themes: [digital-lending]", "by: nobody, kind: speech, themes: [no-theme]", "sessions/panel-1/index.html", "unknown theme", ""),
    ],
)  # fmt: skip
def test_a_problem_stands_before_its_paragraph_on_the_page_of_its_language(
    docs: Path, tmp_path: Path, file: str, old: str, new: str, page: str, message: str, place: str
) -> None:
    damage(docs, file, old, new)
    pages = drafted(docs, tmp_path / "draft")
    count = len(problems_of(load(docs)))
    assert all("Draft with <a href=" in pages[name] for name in ("sessions/index.html", "en/speakers/index.html", "sessions/panel-1/bilingual/index.html"))
    assert f">{count} problem" in pages[page]
    shown = next(line for line in re.findall(r"<p>(docs/[^<]*)</p>", pages[page]) if message in line)
    if place:
        assert place_of(pages[page], shown) == place
    assert shown in pages["problems/index.html"]
    assert shown in pages[f"problems/{file}/index.html"]


def test_a_content_file_that_cannot_be_read_is_shown_line_by_line(docs: Path, tmp_path: Path) -> None:
    damage(docs, PANEL, "kind: panel\n", "kind: panel\ncolour: red\n")
    pages = drafted(docs, tmp_path / "draft")
    page = pages["sessions/panel-1/index.html"]
    problem, line = page.index("unknown key"), page.index("colour: red")
    assert problem < line < page.index("date: 2031-05-13")
    assert "Nadia Fictive, Institut fictif de la lecture {#nadia-fictive}" in page
    assert "pr-main" in pages["sessions/opening/index.html"], "the other sessions are shown as usual"


def test_a_record_without_a_conference_still_has_a_first_page(docs: Path, tmp_path: Path) -> None:
    damage(docs, "_data/conference.yml", "name:\n  fr:", "names:\n  fr:")
    pages = drafted(docs, tmp_path / "draft")
    assert "unknown key" in pages["index.html"]
    assert 'href="problems/_data/conference.yml/"' in pages["index.html"]


def test_the_preview_goes_back_to_the_site_once_the_problems_are_mended(docs: Path, tmp_path: Path) -> None:
    builder = SiteBuilder(ROOT, docs, tmp_path, tmp_path / "site", tmp_path / "books", partial(engine.render, ROOT / "mkdocs.yml", tmp_path))
    folder = tmp_path / "draft"
    damage(docs, "index.fr.md", "\n---\n\n", "\n---\n\n[Nulle part](nowhere.md)\n\n")
    builder.write_draft(folder)
    home = (folder / "index.html").read_text(encoding="utf-8")
    assert "Nulle part" in home
    assert "nowhere.md" in home
    assert "Draft with <a href=" in home
    damage(docs, "index.fr.md", "[Nulle part](nowhere.md)\n\n", "")
    builder.write_draft(folder)
    assert not folder.exists()


def test_addresses_are_promised_when_a_draft_is_published(docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROCEEDINGS_DOCS", str(docs))
    file = docs / "_data" / "conference.yml"
    before = file.read_text(encoding="utf-8")
    file.write_text(f"{before}# Not public yet.\ndraft: true\n", encoding="utf-8")
    (docs / "_data" / "addresses.yml").unlink()
    assert problems_of(load(docs)) == []
    with pytest.raises(UsageError, match=r"This record is a draft; run 'python3 scripts/build.py publish'"):
        record.addresses(argparse.Namespace(reworded=False), docs.parent, tmp_path / "build")
    assert record.publish(argparse.Namespace(), docs.parent, tmp_path / "build") == 0
    assert file.read_text(encoding="utf-8") == before
    loaded = load(docs)
    assert set(loaded.page_addresses) <= set(loaded.addresses.pages)
    assert set(loaded.paragraphs) == set(loaded.addresses.paragraphs)
    assert problems_of(loaded) == []
