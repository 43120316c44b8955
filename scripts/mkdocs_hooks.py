"""The hooks of MkDocs: they give it the staged pages and the context of each, and write the files that it does not render."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs_static_i18n.config import I18nPluginLanguage

from proceedings.checks import problems_of
from proceedings.incremental.outputs import Task, refuse_shared_files, write, write_together
from proceedings.incremental.storage import remove
from proceedings.problems import BuildError, counted
from proceedings.publish.site_url import site_address
from proceedings.reader.loader import load
from proceedings.site.tasks import SiteTasks

ROOT = Path(__file__).resolve().parent.parent
STAGED = Path(os.environ.get("PROCEEDINGS_STAGED", ROOT / ".build" / "staged"))
BOOKS = Path(os.environ.get("PROCEEDINGS_BOOKS", ROOT / ".build" / "books"))

_state: dict[str, Any] = {}  # the tasks of the site


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load, check and stage the record once per build, and tell static-i18n its languages."""
    i18n: Any = config.plugins["i18n"]
    if i18n.building:  # static-i18n calls this once more for each further language
        config.theme.static_templates = set()  # 404 page and sitemap are of the whole site
        return config
    try:
        config.site_url = site_address(config.site_url or "") or None
    except ValueError as error:
        raise Abort(str(error)) from None
    tasks: SiteTasks = config.extra.get("tasks") or _site_tasks(config)
    staged: Path = config.extra.get("staged") or STAGED
    _state["tasks"] = tasks
    remove(staged)
    write(staged, [Task("staged", tasks.prose.items)])
    conference = tasks.record.conference
    i18n.current_language = None
    i18n.config.languages = []
    for language in conference.languages:
        i18n_language = I18nPluginLanguage()
        i18n_language.load_dict({
            "locale": language.id,
            "name": language.name,
            "default": language.id == conference.default_language,
            "site_name": conference.short_name[language.id],
            "site_description": conference.description[language.id],
        })
        i18n_language.validate()
        i18n.config.languages.append(i18n_language)
    config.docs_dir = str(staged)
    config.theme.dirs[:] = [str(config.theme.custom_dir)]  # no template of the theme is used, and to list its 14,000 files takes a while
    return config


def _site_tasks(config: MkDocsConfig) -> SiteTasks:
    """Return the tasks of the site. Ends the build where the record has problems."""
    loaded = load(Path(os.environ.get("PROCEEDINGS_DOCS", ROOT / "docs")))
    if problems := problems_of(loaded):
        print(*problems, sep="\n", flush=True)
        raise Abort(f"{counted(len(problems), 'problem', 'problems')}.")
    try:
        return SiteTasks(loaded, Path(config.theme.custom_dir or ""), config.site_url or "", BOOKS)
    except BuildError as error:
        raise Abort(str(error)) from None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out the files of the theme: no page uses them, and a task writes our assets."""
    for file in list(files):
        if file.src_dir != config.docs_dir:
            files.remove(file)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Escape the values that templates print, as for all other pages, and use the cache of compiled templates."""
    env.autoescape = True
    env.bytecode_cache = _state["tasks"].compiled
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Add the context of the layout to that of a page."""
    file: Any = page.file  # static-i18n gives it `norm_src_uri`
    path = file.norm_src_uri
    address = path.removesuffix("index.md") if path.endswith("index.md") else path.removesuffix(".md") + "/"
    title = "" if path == "index.md" else str(page.title)
    i18n: Any = config.plugins["i18n"]
    layout_values = _state["tasks"].layout.context(i18n.current_language, address, title=title, description=page.meta["description"], kind=page.meta["kind"])
    return {**context, **layout_values, "content": page.content}


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Add what the 404 page and the sitemap need to their context."""
    if template_name == "sitemap.xml":
        return {**context, **_state["tasks"].layout.sitemap()}
    layout = _state["tasks"].layout
    return {**context, **layout.missing(layout.record.conference.default_language)}


def on_post_build(config: MkDocsConfig) -> None:
    """Write all files that MkDocs does not render, once all languages are built: other pages, exports, the index. `engine.render` does this itself."""
    i18n: Any = config.plugins["i18n"]
    if i18n.current_language != i18n.build_languages[-1]:
        return
    site = Path(config.site_dir)
    if not config.site_url:
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            (site / name).unlink(missing_ok=True)
    if "tasks" not in config.extra:
        rendered = [file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()]
        try:
            results = write_together(site, list(_state["tasks"].without_prose()))
            refuse_shared_files([("prose", rendered), *((result.task, result.record.files) for result in results)])
        except BuildError as error:
            raise Abort(str(error)) from None


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> Any:
    """Watch the files that people write, not the files that are staged from them."""
    server.unwatch(config.docs_dir)
    return server
