"""The pages of the themes: what they mean, and every remark on them in order."""

from __future__ import annotations

from collections import Counter

from proceedings.model import Remark, Theme
from proceedings.staging.markdown import element, escape, heading, items, page, paragraph, raw
from proceedings.staging.pictures import theme_map
from proceedings.staging.session import remark_item
from proceedings.staging.site import Site

_RELATED = 6  # themes that most often share a remark


def themes_page(site: Site) -> tuple[str, str]:
    """Return path and content of the list of themes."""
    source = "themes/index.md"
    counts = Counter(theme for _, remark in site.record.remarks() for theme in remark.themes)
    rows = [
        f"{site.theme(source, theme.id)} {element('span', escape(site.label('remark_count', number=counts[theme.id])), class_='pr-count')} {element('span', site.own(theme.description), class_='pr-detail')}"
        for theme in site.record.themes.values()
    ]
    return source, page(
        {"title": site.label("themes"), "description": site.record.conference.description[site.language], "kind": "list"},
        [raw("h1", site.label("themes")), theme_map(site, source), items(rows, "pr-rows")],
    )


def theme_page(site: Site, theme: Theme) -> tuple[str, str]:
    """Return path and content of one theme's page."""
    source = f"themes/{theme.id}.md"
    groups: dict[str, list[Remark]] = {}
    for session, remark in site.record.remarks():
        if theme.id in remark.themes:
            groups.setdefault(session.id, []).append(remark)
    parts = [
        raw("h1", theme.name[site.language]),
        paragraph(site.own(theme.description), class_="pr-summary"),
        _related(site, source, theme),
    ]
    for id, remarks in groups.items():
        session = site.record.sessions[id]
        rows = [remark_item(site, source, session, remark, named=True) for remark in remarks]
        parts += [heading(2, site.session(source, session), f"in-{id}"), items(rows, "pr-remarks")]
    front = {"title": theme.name[site.language], "description": theme.description[site.language], "kind": "theme"}
    return source, page(front, parts)


def _related(site: Site, source: str, theme: Theme) -> str:
    shared = Counter(other for _, remark in site.record.remarks() if theme.id in remark.themes for other in remark.themes if other != theme.id)
    if not shared:
        return ""
    others = site.join(site.theme(source, id) for id, _ in shared.most_common(_RELATED))
    return paragraph(f"{escape(site.label('related_themes'))} {others}", class_="pr-related")
