"""The pages of the themes: what they mean, and every remark on them in order."""

from __future__ import annotations

from collections import Counter

from proceedings.model.facts import Theme
from proceedings.model.record import Remark
from proceedings.model.urls import MANY
from proceedings.staging.context import Site
from proceedings.staging.markup import blocks, element, raw
from proceedings.staging.pictures import theme_map
from proceedings.staging.session import remark_item, remark_list
from proceedings.staging.sheet import Sheet

_RELATED = 6  # themes that most often share a remark


def themes_page(site: Site) -> Sheet:
    """Return the list of themes."""
    source = "themes/index.md"
    rows = [
        f"{site.theme(source, theme.id)} {element('span', site.escape(site.label('remark_count', number=len(site.record.remarks_on.get(theme.id, ())))), class_='pr-count')} {element('span', site.own(theme.description), class_='pr-detail')}"
        for theme in site.record.themes.values()
    ]
    content = blocks([raw("h1", site.label("themes")), theme_map(site, source), site.markup.items(rows, "pr-rows")])
    return Sheet(source, "list", site.label("themes"), site.record.conference.description[site.language], content)


def theme_page(site: Site, theme: Theme) -> Sheet:
    """Return one theme's page."""
    source = f"themes/{theme.id}.md"
    groups: dict[str, list[Remark]] = {}
    for session, remark in site.record.remarks_on.get(theme.id, ()):
        groups.setdefault(session.id, []).append(remark)
    parts = [
        raw("h1", theme.name[site.language]),
        site.markup.paragraph(site.own(theme.description), class_="pr-summary"),
        _related(site, source, theme),
    ]
    many = len(site.record.remarks_on.get(theme.id, ())) > MANY
    for id, remarks in groups.items():
        session = site.record.sessions[id]
        rows = [remark_item(site, source, session, remark, named=True) for remark in remarks]
        parts += [site.markup.heading(2, site.session(source, session), f"in-{id}"), remark_list(site, rows, fold=many)]
    return Sheet(source, "theme", theme.name[site.language], theme.description[site.language], blocks(parts))


def _related(site: Site, source: str, theme: Theme) -> str:
    shared = Counter(other for _, remark in site.record.remarks_on.get(theme.id, ()) for other in remark.themes if other != theme.id)
    if not shared:
        return ""
    others = site.join(site.theme(source, id) for id, _ in shared.most_common(_RELATED))
    return site.markup.paragraph(f"{site.escape(site.label('related_themes'))} {others}", class_="pr-related")
