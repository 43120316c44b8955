"""The search page: the frame that the browser fills with results, and the lists to look through without it."""

from __future__ import annotations

from proceedings.model.urls import page_addresses
from proceedings.staging.context import PageContext
from proceedings.staging.markup import attributes, blocks
from proceedings.staging.rendered_page import RenderedPage

_LISTS = {
    "sessions": "sessions/index.md",
    "speakers": "speakers/index.md",
    "organisations": "organisations/index.md",
    "themes": "themes/index.md",
    "glossary": "glossary.md",
    "figures": "figures.md",
    "errata": "errata.md",
}


def search_page(context: PageContext) -> RenderedPage:
    """Return the search page."""
    title = context.label("search")
    parts = [
        _form(context),
        f"<noscript><p>{context.escape(context.label('search_script'))}</p></noscript>",
        f'<p class="pr-search-old" data-search-unsupported>{context.escape(context.label("search_old"))}</p>',
        '<p class="pr-search-status" role="status" data-search-status="idle"></p>',
        '<div class="pr-search-columns">\n<div data-search-facets></div>\n<div>\n<div class="pr-search-notice" data-search-notice></div>\n<ol class="pr-results" data-search-results></ol>\n</div>\n</div>',
        context.markup.block("nav", [_lists(context)], aria_label=context.label("contents"), class_="pr-search-lists", data_search_lists=True),
    ]
    content = blocks([f"<h1>{context.escape(title)}</h1>", context.markup.block("div", parts, class_="pr-search", data_search_page=True)])
    return RenderedPage("search.md", "search", title, context.label("search_about"), content)


def _form(context: PageContext) -> str:
    """Return the form, hidden until a script can answer it."""
    words = {name: context.label(f"search_{name}") for name in ("idle", "searching", "failed", "old")}
    form = attributes(
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
        aria_label=context.label("search_field"),
        aria_keyshortcuts="/",
        aria_describedby="search-help",
    )
    button = f'<button class="pr-search-button" type="submit">{context.escape(context.label("search"))}</button>'
    return f'<form{form}>\n<input{field}>\n{button}\n<p id="search-help" class="pr-detail">{context.escape(context.label("search_idle"))}</p>\n</form>'


def _lists(context: PageContext) -> str:
    addresses = set(page_addresses(context.record))
    return context.markup.items(
        context.link("search.md", context.escape(context.label(name)), target) for name, target in _LISTS.items() if f"/{name}/" in addresses
    )
