"""The search page: an empty form and list, which scripts fill, and links to the lists of the record."""

from __future__ import annotations

from proceedings.model.urls import page_addresses
from proceedings.staging.context import PageContext
from proceedings.staging.markup import LINE, Html, Value, block, blocks, element, items, join, void
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
    context = context.at("search.md")
    results = [
        element("div", class_="pr-search-notice", data_search_notice=True),
        element("ol", class_="pr-results", data_search_results=True),
        element(
            "a", class_="pr-search-inside", data_search_inside=context.label("search_inside"), data_search_whole=context.label("search_whole"), hidden=True
        ),
    ]
    columns = [element("div", data_search_facets=True), element("div", LINE, join(results, LINE), LINE)]
    parts = [
        _form(context),
        element("noscript", element("p", context.label_html("search_script"))),
        element("p", context.label_html("search_old"), class_="pr-search-old", data_search_unsupported=True),
        element("p", class_="pr-search-status", role="status", data_search_status="idle"),
        element("div", LINE, join(columns, LINE), LINE, class_="pr-search-columns"),
        block("nav", [_lists(context)], aria_label=context.label("contents"), class_="pr-search-lists", data_search_lists=True),
    ]
    content = blocks([element("h1", context.label_html("search")), block("div", parts, class_="pr-search", data_search_page=True)])
    return RenderedPage(context.page_path, "search", context.label("search"), context.label("search_about"), content)


def _form(context: PageContext) -> Html:
    """Return the form; a script shows it."""
    states: dict[str, Value] = {f"data_search_{name}": context.label(f"search_{name}") for name in ("searching", "failed", "old")}
    field = void(
        "input",
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
    button = element("button", context.label_html("search"), class_="pr-search-button", type="submit")
    help_ = element("p", context.label_html("search_idle"), id="search-help", class_="pr-detail")
    parts = join((LINE, field, LINE, button, LINE, help_, LINE))
    return element("form", parts, class_="pr-search-form", role="search", data_search_form=True, hidden=True, **states)


def _lists(context: PageContext) -> Html:
    addresses = set(page_addresses(context.record))
    return items(context.link(context.label_html(name), target) for name, target in _LISTS.items() if f"/{name}/" in addresses)
