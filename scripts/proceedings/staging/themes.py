"""The pages of the themes: what they mean, and every remark on them in order."""

from __future__ import annotations

from collections import Counter

from proceedings.model.facts import Theme
from proceedings.model.record import Remark
from proceedings.model.urls import MANY
from proceedings.staging.context import PageContext
from proceedings.staging.markup import blocks, element, raw
from proceedings.staging.pictures import theme_map
from proceedings.staging.rendered_page import RenderedPage
from proceedings.staging.session import remark_item, remark_list

_RELATED = 6  # themes that most often share a remark


def themes_page(context: PageContext) -> RenderedPage:
    """Return the list of themes."""
    source = "themes/index.md"
    rows = [
        f"{context.theme(source, theme.id)} {element('span', context.escape(context.label('remark_count', number=len(context.record.remarks_on.get(theme.id, ())))), class_='pr-count')} {element('span', context.localized(theme.description), class_='pr-detail')}"
        for theme in context.record.themes.values()
    ]
    content = blocks([raw("h1", context.label("themes")), theme_map(context, source), context.markup.items(rows, "pr-rows")])
    return RenderedPage(source, "list", context.label("themes"), context.record.conference.description[context.language], content)


def theme_page(context: PageContext, theme: Theme) -> RenderedPage:
    """Return one theme's page."""
    source = f"themes/{theme.id}.md"
    groups: dict[str, list[Remark]] = {}
    for session, remark in context.record.remarks_on.get(theme.id, ()):
        groups.setdefault(session.id, []).append(remark)
    parts = [
        raw("h1", theme.name[context.language]),
        context.markup.paragraph(context.localized(theme.description), class_="pr-summary"),
        _related(context, source, theme),
    ]
    many = len(context.record.remarks_on.get(theme.id, ())) > MANY
    for id, remarks in groups.items():
        session = context.record.sessions[id]
        rows = [remark_item(context, source, session, remark, named=True) for remark in remarks]
        parts += [context.markup.heading(2, context.session(source, session), f"in-{id}"), remark_list(context, rows, fold=many)]
    return RenderedPage(source, "theme", theme.name[context.language], theme.description[context.language], blocks(parts))


def _related(context: PageContext, source: str, theme: Theme) -> str:
    shared = Counter(other for _, remark in context.record.remarks_on.get(theme.id, ()) for other in remark.themes if other != theme.id)
    if not shared:
        return ""
    others = context.join(context.theme(source, id) for id, _ in shared.most_common(_RELATED))
    return context.markup.paragraph(f"{context.escape(context.label('related_themes'))} {others}", class_="pr-related")
