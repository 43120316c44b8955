"""The pages of the themes: what they mean, and every remark on them in order."""

from __future__ import annotations

from collections import Counter

from proceedings.model.facts import Theme
from proceedings.model.record import Remark
from proceedings.model.urls import LONG_LIST
from proceedings.staging.context import PageContext, labelled
from proceedings.staging.markup import EMPTY, SPACE, Html, blocks, element, heading, items, join
from proceedings.staging.pictures import theme_map
from proceedings.staging.rendered_page import RenderedPage
from proceedings.staging.session import in_full, remark_item, remark_list
from proceedings.staging.titles import titled

_RELATED = 6  # so many related themes are listed


def themes_page(context: PageContext) -> RenderedPage:
    """Return the list of themes."""
    context = context.at("themes/index.md")
    rows = [_row(context, theme) for theme in context.record.themes.values()]
    content = blocks([element("h1", context.label_html("themes")), theme_map(context), items(rows, "pr-rows")])
    return RenderedPage(context.page_path, "list", context.label("themes"), context.record.conference.description[context.language], content)


def _row(context: PageContext, theme: Theme) -> Html:
    number = len(context.record.remarks_on.get(theme.id, ()))
    count = element("span", context.label_html("remark_count", number=number), class_="pr-count")
    return join((context.theme(theme.id), count, element("span", context.localized(theme.description), class_="pr-detail")), SPACE)


def theme_page(context: PageContext, theme: Theme) -> RenderedPage:
    """Return one theme's page."""
    context = context.at(f"themes/{theme.id}.md")
    on_theme = context.record.remarks_on.get(theme.id, ())
    by_session: dict[str, list[Remark]] = {}
    for session, remark in on_theme:
        by_session.setdefault(session.id, []).append(remark)
    name = theme.name[context.language]
    parts = [element("h1", titled(name, context.language)), element("p", context.localized(theme.description), class_="pr-summary"), _related(context, theme)]
    if on_theme:
        parts.append(in_full(context, f"themes/{theme.id}"))
    for id, remarks in by_session.items():
        session = context.record.sessions[id]
        rows = [remark_item(context, session, remark, named=True) for remark in remarks]
        parts += [heading(2, context.session(session), f"in-{id}"), remark_list(context, rows, fold=len(on_theme) > LONG_LIST)]
    return RenderedPage(context.page_path, "theme", name, theme.description[context.language], blocks(parts))


def _related(context: PageContext, theme: Theme) -> Html:
    """Return links to the themes that most often share a remark with this one."""
    on_theme = context.record.remarks_on.get(theme.id, ())
    shared = Counter(id for _, remark in on_theme for id in remark.themes if id != theme.id)
    if not shared:
        return EMPTY
    return element("p", labelled(context, "related_themes", context.join(context.theme(id) for id, _ in shared.most_common(_RELATED))), class_="pr-related")
