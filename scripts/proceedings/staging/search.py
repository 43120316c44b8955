"""The search page: the frame that the browser fills with results, and the lists to look through without it."""

from __future__ import annotations

from proceedings.model.urls import page_addresses
from proceedings.staging.context import Site
from proceedings.staging.markup import attributes, blocks
from proceedings.staging.sheet import Sheet

_LISTS = {
    "sessions": "sessions/index.md",
    "speakers": "speakers/index.md",
    "organisations": "organisations/index.md",
    "themes": "themes/index.md",
    "glossary": "glossary.md",
    "figures": "figures.md",
    "errata": "errata.md",
}


def search_page(site: Site) -> Sheet:
    """Return the search page."""
    title = site.label("search")
    parts = [
        _form(site),
        f"<noscript><p>{site.escape(site.label('search_script'))}</p></noscript>",
        '<p class="pr-search-status" role="status" data-search-status="idle"></p>',
        '<div class="pr-search-columns">\n<div data-search-facets></div>\n<div>\n<div class="pr-search-notice" data-search-notice></div>\n<ol class="pr-results" data-search-results></ol>\n</div>\n</div>',
        site.markup.block("nav", [_lists(site)], aria_label=site.label("contents"), class_="pr-search-lists", data_search_lists=True),
    ]
    content = blocks([f"<h1>{site.escape(title)}</h1>", site.markup.block("div", parts, class_="pr-search", data_search_page=True)])
    return Sheet("search.md", "search", title, site.label("search_about"), content)


def _form(site: Site) -> str:
    """Return the form, hidden until a script can answer it."""
    words = {name: site.label(f"search_{name}") for name in ("idle", "searching", "failed")}
    own = attributes(
        class_="pr-search-form", role="search", data_search_form=True, hidden=True, **{f"data_search_{name}": text for name, text in words.items()}
    )
    field = attributes(
        class_="pr-search-input",
        type="search",
        name="q",
        autocomplete="off",
        autocapitalize="off",
        spellcheck="false",
        enterkeyhint="search",
        aria_label=site.label("search_field"),
        aria_keyshortcuts="/",
        aria_describedby="search-help",
    )
    button = f'<button class="pr-search-button" type="submit">{site.escape(site.label("search"))}</button>'
    return f'<form{own}>\n<input{field}>\n{button}\n<p id="search-help" class="pr-detail">{site.escape(site.label("search_idle"))}</p>\n</form>'


def _lists(site: Site) -> str:
    there = set(page_addresses(site.record))
    return site.markup.items(site.link("search.md", site.escape(site.label(name)), target) for name, target in _LISTS.items() if f"/{name}/" in there)
