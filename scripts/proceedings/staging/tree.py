"""The staged tree: every page in every language, and for which engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct

from proceedings.languages.labels import Words
from proceedings.model.record import Proceedings
from proceedings.model.urls import day_addresses
from proceedings.staging import back_matter, home, people, search, session, themes
from proceedings.staging.context import PageContext, StagedContext
from proceedings.staging.rendered_page import RenderedPage, StagedPage
from proceedings.staging.site_context import SiteContext


class Engine(Struct, frozen=True):
    """What an engine expects. `index` is the name of the file with a folder's page. `follows_files`: links lead to files, not to addresses."""

    index: str = "index.md"
    follows_files: bool = False


ENGINES = {"any": Engine(), "hugo": Engine(index="_index.md"), "zensical": Engine(follows_files=True)}


def stage(record: Proceedings, own_labels: Words, site_url: str = "", engine: str = "any") -> dict[str, str]:
    """Return every page as Markdown by its path, `<language>/…md`: the whole record, for one of the `ENGINES`.

    Pages and data files that are no Markdown are linked at `site_url`; without it, their names stand without a link.
    """
    site, expected = SiteContext(record, own_labels, site_url), ENGINES[engine]
    contexts = [StagedContext(site, language, follows_files=expected.follows_files) for language in record.languages]
    pages = ((context, page) for context in contexts for page in (*prose(context), *(rendered.staged() for rendered in generated(context))))
    return {f"{context.language}/{_file_name(page.page_path, expected.index)}": page.text() for context, page in pages}


def _file_name(page_path: str, index: str) -> str:
    folder, slash, name = page_path.rpartition("/")
    return folder + slash + (index if name == "index.md" else name)


def stage_prose(site: SiteContext) -> dict[str, str]:
    """Return the pages that people wrote as Markdown: for an engine that renders these alone."""
    contexts = [PageContext(site, language) for language in site.record.languages]
    return {f"{context.language}/{page.page_path}": page.text() for context in contexts for page in prose(context)}


def prose(context: PageContext) -> Iterator[StagedPage]:
    """Yield the pages that people wrote, in one language."""
    return (home.prose_page(context, page) for page in context.record.pages.values())


def generated(context: PageContext) -> Iterator[RenderedPage]:
    """Yield the pages that are made from the record, in one language, except those that are never Markdown: of single remarks and side by side."""
    yield from (session.session_page(context, shown) for shown in context.record.sessions.values())
    yield from (page() for page in register_pages(context))


def register_pages(context: PageContext) -> Iterator[Callable[[], RenderedPage]]:
    """Yield a function for each page that lists parts of the record: sessions, people, organisations, themes, registers, search."""
    record = context.record
    yield partial(home.sessions_page, context)
    yield from (partial(home.day_page, context, day, address) for day, address in day_addresses(record).items())
    yield partial(people.speakers_page, context)
    yield from (partial(people.speaker_page, context, speaker) for speaker in record.speakers.values())
    if record.organisations:
        yield partial(people.organisations_page, context)
    yield from (partial(people.organisation_page, context, organisation) for organisation in record.organisations.values())
    if record.themes:
        yield partial(themes.themes_page, context)
    yield from (partial(themes.theme_page, context, theme) for theme in record.themes.values())
    if record.terms:
        yield partial(back_matter.glossary_page, context)
    if record.figures:
        yield partial(back_matter.figures_page, context)
    if record.errata:
        yield partial(back_matter.errata_page, context)
    yield partial(search.search_page, context)
