"""The one file that knows MkDocs: stages the record, gives each page its context, tidies what is written."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs_static_i18n.config import I18nPluginLanguage

from proceedings.addresses import page_addresses
from proceedings.checks import problems_of
from proceedings.labels import Labels
from proceedings.loader import Library, load
from proceedings.staging import stage, write_tree

ROOT = Path(__file__).resolve().parent.parent
STAGED = Path(os.environ.get("PROCEEDINGS_STAGED", ROOT / ".build" / "staged"))
STYLES = ROOT / "overrides" / "assets" / "stylesheets"

_IMPORT = re.compile(r'^@import "([a-z-]+\.css)";$', re.MULTILINE)
_SECTIONS = ("sessions", "speakers", "organisations", "themes", "glossary", "figures", "errata")

_state: dict[str, Any] = {}


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load, check and stage the record once per build, and tell static-i18n its languages."""
    i18n = config.plugins["i18n"]
    if i18n.building:  # the second and later languages of the same build
        return config
    source = Path(os.environ.get("PROCEEDINGS_DOCS", ROOT / "docs"))
    library = load(source)
    if problems := problems_of(library):
        print(*problems, sep="\n", flush=True)
        raise Abort(f"{len(problems)} problems in the record.")
    assert library.proceedings is not None
    write_tree(stage(library.proceedings, library.labels), STAGED)
    conference = library.proceedings.conference
    i18n.current_language = None
    i18n.config.languages = []
    for language in conference.languages:
        own = I18nPluginLanguage()
        own.load_dict(
            {
                "locale": language.id,
                "name": language.name,
                "default": language.id == conference.default_language,
                "site_name": conference.short_name[language.id],
                "site_description": conference.description[language.id],
            }
        )
        own.validate()
        i18n.config.languages.append(own)
    config.docs_dir = str(STAGED)
    config.site_url = config.site_url or None
    _state.update(library=library, labels={language.id: Labels(language.id, library.labels) for language in conference.languages})
    return config


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out what the theme would copy and no page uses."""
    own = Path(config.theme.custom_dir or "")
    for file in list(files):
        source = Path(file.abs_src_path or "")
        if not file.is_documentation_page() and not source.is_relative_to(own) and not source.is_relative_to(STAGED):
            files.remove(file)
    return files


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give the template what it prints around the page: labels, ways to the sections, the same page in other languages."""
    path = page.file.norm_src_uri
    address = "/" if path == "index.md" else "/" + path.removesuffix("index.md").removesuffix(".md").rstrip("/") + "/"
    return context | _context(config.plugins["i18n"].current_language, address)


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Give the page for missing addresses and the sitemap the same."""
    return context | _context(config.plugins["i18n"].current_language, "/")


def _context(language: str, address: str) -> dict[str, Any]:
    library: Library = _state["library"]
    record = library.proceedings
    assert record is not None
    conference = record.conference
    roots = {one.id: "" if one.id == conference.default_language else f"{one.id}/" for one in conference.languages}
    label = _state["labels"][language]
    addresses = page_addresses(record)
    pages = [name for name in (*_SECTIONS, *record.pages) if f"/{name}/" in addresses]
    titles = {name: record.pages[name].titles[language] if name in record.pages else label(name) for name in pages}
    edition = record.changes[-1] if record.changes else None
    return {
        "label": label,
        "conference": conference,
        "language": conference.language(language),
        "home": roots[language] or ".",
        "sections": [{"name": titles[name], "url": f"{roots[language]}{name}/", "here": address.startswith(f"/{name}/")} for name in pages],
        "twins": [{"language": one, "url": (roots[one.id] + address[1:]) or ".", "here": one.id == language} for one in conference.languages],
        "labels": _state["labels"],
        "addresses": addresses,
        "roots": roots,
        "edition_date": edition.date if edition else None,
        "edition": label("edition", version=edition.version, date=label.date(edition.date)) if edition else "",
    }


def on_post_build(config: MkDocsConfig) -> None:
    """Write the stylesheets as one file, in the order in which site.css imports them; an unpublished site has no sitemap."""
    if not config.site_url:
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            (Path(config.site_dir) / name).unlink(missing_ok=True)
    written = Path(config.site_dir) / "assets" / "stylesheets"
    entry = written / "site.css"
    if entry.exists():
        entry.write_text(_IMPORT.sub(lambda found: (STYLES / found[1]).read_text(encoding="utf-8"), (STYLES / "site.css").read_text(encoding="utf-8")), encoding="utf-8")
        for part in written.glob("*.css"):
            if part != entry:
                part.unlink()


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> Any:
    """Watch what people write, not what is staged from it."""
    server.unwatch(config.docs_dir)
    return server
