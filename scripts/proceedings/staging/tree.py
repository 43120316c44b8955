"""The staged tree as a whole: every page in every language, and its way to the disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from proceedings.labels import Words
from proceedings.model import Proceedings
from proceedings.staging import home, people, registers, search, session, themes
from proceedings.staging.site import Shared, Site


def stage(record: Proceedings, own_labels: Words, site_url: str = "") -> dict[str, str]:
    """Return the staged files by their path, `<language>/…md`."""
    shared = Shared(record, own_labels, site_url)
    return {f"{language}/{path}": content for language in record.languages for path, content in _pages(Site(shared, language))}


def _pages(site: Site) -> Iterator[tuple[str, str]]:
    record = site.record
    for page in record.pages.values():
        yield home.prose_page(site, page)
    yield home.sessions_page(site)
    for one in record.sessions.values():
        yield session.session_page(site, one)
    yield people.speakers_page(site)
    for speaker in record.speakers.values():
        yield people.speaker_page(site, speaker)
    if record.organisations:
        yield people.organisations_page(site)
    for organisation in record.organisations.values():
        yield people.organisation_page(site, organisation)
    if record.themes:
        yield themes.themes_page(site)
    for theme in record.themes.values():
        yield themes.theme_page(site, theme)
    if record.terms:
        yield registers.glossary_page(site)
    if record.figures:
        yield registers.figures_page(site)
    if record.errata:
        yield registers.errata_page(site)
    yield search.search_page(site)


def write_tree(tree: dict[str, str], folder: Path) -> None:
    """Make `folder` hold exactly the files of `tree`; files that are right already are not touched."""
    for file in sorted(folder.rglob("*"), reverse=True):
        if file.is_dir():
            if not any(file.iterdir()):
                file.rmdir()
        elif file.relative_to(folder).as_posix() not in tree:
            file.unlink()
    for path, content in tree.items():
        file = folder / path
        if not file.exists() or file.read_text(encoding="utf-8") != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8", newline="\n")
