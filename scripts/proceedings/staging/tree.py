"""The staged tree as a whole: every page in every language, and its way to the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from proceedings.incremental.outputs import Part, write
from proceedings.incremental.site_folder import drop, listing
from proceedings.languages.labels import Words
from proceedings.model.record import Proceedings
from proceedings.model.urls import day_addresses
from proceedings.staging import back_matter, home, people, search, session, themes
from proceedings.staging.context import Shared, Site
from proceedings.staging.markup import PROSE
from proceedings.staging.sheet import Sheet


def stage(record: Proceedings, own_labels: Words, site_url: str = "") -> dict[str, str]:
    """Return every page by its path, `<language>/…md`: the whole record for whatever engine there is."""
    shared = Shared(record, own_labels, site_url)
    sites = [Site(shared, language) for language in record.languages]
    return {f"{site.language}/{sheet.source}": sheet.staged() for site in sites for sheet in (*prose(site), *generated(site))}


def stage_prose(shared: Shared) -> dict[str, str]:
    """Return the pages that people wrote, with links to all others by address: for an engine that renders these alone."""
    sites = [Site(shared, language, PROSE) for language in shared.record.languages]
    return {f"{site.language}/{sheet.source}": sheet.staged() for site in sites for sheet in prose(site)}


def prose(site: Site) -> Iterator[Sheet]:
    """Yield the pages that people wrote, in one language."""
    return (home.prose_page(site, page) for page in site.record.pages.values())


def generated(site: Site) -> Iterator[Sheet]:
    """Yield the pages that are made from the record, in one language; those of single remarks and side by side are no Markdown."""
    yield from (session.session_page(site, one) for one in site.record.sessions.values())
    yield from (page() for page in registered(site))


def registered(site: Site) -> Iterator[Callable[[], Sheet]]:
    """Yield what makes each page of what the record holds: lists, people, bodies, themes, registers, and the search."""
    record = site.record
    yield partial(home.sessions_page, site)
    yield from (partial(home.day_page, site, day, address) for day, address in day_addresses(record).items())
    yield partial(people.speakers_page, site)
    yield from (partial(people.speaker_page, site, speaker) for speaker in record.speakers.values())
    if record.organisations:
        yield partial(people.organisations_page, site)
    yield from (partial(people.organisation_page, site, organisation) for organisation in record.organisations.values())
    if record.themes:
        yield partial(themes.themes_page, site)
    yield from (partial(themes.theme_page, site, theme) for theme in record.themes.values())
    if record.terms:
        yield partial(back_matter.glossary_page, site)
    if record.figures:
        yield partial(back_matter.figures_page, site)
    if record.errata:
        yield partial(back_matter.errata_page, site)
    yield partial(search.search_page, site)


def write_tree(tree: dict[str, str], folder: Path) -> None:
    """Make `folder` hold exactly the files of `tree`; files that are right already are not touched."""
    write(folder, [Part("staged", tree.items)])
    drop(folder, listing(folder).keys() - tree.keys())
