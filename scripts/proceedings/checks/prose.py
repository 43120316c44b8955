"""The checks of pages of prose: Markdown without HTML, and links that have a target."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache, lru_cache
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from proceedings.model.record import Page, Proceedings
from proceedings.model.urls import day_heading, paragraphs_of
from proceedings.problems import Problem
from proceedings.reader.load_result import LoadResult, PageLinks
from proceedings.syntax.text_file import INVISIBLE

if TYPE_CHECKING:
    from markdown import Markdown

EXTENSIONS = ("attr_list", "fenced_code", "tables", "toc")  # the extensions of mkdocs.yml and those that MkDocs adds

# The elements and attributes that a page may have. Everything else is refused.
_ELEMENTS = {
    **dict.fromkeys(("p", "ul", "li", "em", "strong", "code", "pre", "blockquote", "hr", "br", "table", "thead", "tbody", "tr", "h2", "h3", "h4"), ("id",)),
    **dict.fromkeys(("th", "td"), ("id",)),
    "a": ("id", "href", "title"),
    "ol": ("id", "start"),
}
_MANY = 200  # with more marks in a paragraph, or fences in a page, Python-Markdown takes quadratic time
_CROWDS = (
    (re.compile(r"[\[<\\]"), r"'[', '<' or '\'"),
    (re.compile(r"^[ ]{0,3}(?:#|=+[ ]*$|-+[ ]*$|(?:\*[ ]{0,2}){3,}$|(?:_[ ]{0,2}){3,}$|(?:-[ ]{0,2}){3,}$)", re.MULTILINE), "headings or lines across"),
)
_INDENTED = re.compile(r"^[ \t]{65,}", re.MULTILINE)
_FENCE = re.compile(r"^[ ]*(?:```|~~~)", re.MULTILINE)
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_CODE = re.compile(r"^(?:`{3,}|~{3,}).*?^(?:`{3,}|~{3,})[ \t]*$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^\s>]{0,40}|<[!?]")


class _Parser(HTMLParser):
    """Collects the links, the ids and the forbidden elements of a rendered page."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[tuple[str, str, str]] = []
        self.links: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add an element. A fault has the words by which its line is found, the message and the fix."""
        if tag not in _ELEMENTS:
            self.faults.append((tag, f"the element '{tag}' in a page of prose", "write Markdown of paragraphs, lists, tables, links and emphasis"))
            return
        for name, value in attrs:
            fenced = tag == "code" and name == "class"
            if not fenced and name not in _ELEMENTS[tag]:
                self.faults.append((name, f"the attribute '{name}' in a page of prose", "remove it; a heading may have an id: {#words}"))
            elif name == "href":
                self.links.append(value or "")
            elif name == "id":
                self.ids.append(value or "")


def prose_is_plain_markdown(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that a page of prose holds no HTML, no attributes, no images, and no character that nobody sees."""
    for page, language in _pages(loaded):
        body = page.bodies[language]
        problem = _reporter(page, language)
        if crowd := _crowd(body):
            yield problem(*crowd, "write several, or a flat one")
            continue
        html, parser = _rendered(body)
        if _markdown(html=False).reset().convert(body) != html:
            tag = _TAG.search(_CODE.sub(_blank, body))
            yield problem(
                tag[0] if tag else "<", f"HTML '{tag[0] if tag else '<'}' in a page of prose", "write it in Markdown, or '&lt;' for the character '<'"
            )
        for quoted, message, fix in parser.faults:
            yield problem(quoted, message, fix)
        for match in INVISIBLE.finditer(unescape(html)):
            yield problem("&", f"invisible character U+{ord(match[0]):04X}", "remove it")
        for id, times in Counter(parser.ids).items():
            if times > 1:
                yield problem(id, f"the id '{id}' stands twice", "give one of the headings another id")


def prose_links_lead_somewhere(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that the links of a page of prose lead to a page, a place or an address of the web."""
    record = loaded.require_record()
    places = _Places(record, loaded.page_addresses)
    for page, language in _pages(loaded):
        if _crowd(page.bodies[language]):
            continue
        problem = _reporter(page, language)
        page_links = _links_of(loaded, page.bodies[language])
        for link in page_links.links:
            if fault := _fault(link, f"{page.id}.md", page_links.ids, places):
                yield problem(link, *fault)


def _fault(link: str, source: str, ids: Collection[str], places: _Places) -> tuple[str, str] | None:
    """Return message and fix where a link of the page `source` has no target, else None. `ids` are those of the headings of that page."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return f"the link '{link}' is no address", "correct it"
    if parts.scheme in ("http", "https") and "@" in parts.netloc:
        return f"the link '{link}' names a user before the host", "write the address without what stands before the '@'"
    if (parts.scheme in ("http", "https") and parts.netloc) or (parts.scheme == "mailto" and "@" in parts.path):
        return None
    if parts.scheme or parts.netloc or link.startswith("/"):
        return f"the link '{link}' is no address of the web and no page", "write https://…, mailto:… or the way to a page's .md file"
    target = posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(parts.path))) if parts.path else source
    target_places = places.on(target)
    if target_places is None:
        return f"the link '{link}' leads nowhere", "name a page by its file, such as errata.md, speakers/index.md or sessions/<id>.md"
    if parts.fragment and unquote(parts.fragment) not in (*target_places, *(ids if target == source else ())):
        return f"the link '{link}' leads to no place of its page", "name a remark, a paragraph, an entry or a heading that is there"
    return None


def _pages(loaded: LoadResult) -> Iterator[tuple[Page, str]]:
    for page in loaded.require_record().pages.values():
        for language in page.bodies:
            yield page, language


@lru_cache(64)  # two checks look at the same pages
def _crowd(body: str) -> tuple[str, str] | None:
    """Return the first line of a text for which Markdown would need hours, with what is wrong there; else None."""
    if len(_FENCE.findall(body)) > _MANY:
        return "```", f"a page with more than {_MANY} lines that begin or end code"
    if deep := _INDENTED.search(body):
        return deep[0], "a line that is indented by more than 64 characters"
    for paragraph in _PARAGRAPH.split(body):
        for pattern, marks in _CROWDS:
            if len(pattern.findall(paragraph)) > _MANY:
                return paragraph.strip().split("\n")[0], f"a paragraph with more than {_MANY} {marks}"
    return None


@cache
def _markdown(*, html: bool) -> Markdown:
    """Return the Markdown converter of the site, or one that does not know HTML."""
    from markdown import Markdown  # imported late: the import takes longer than a page, and the links of most pages are cached

    markdown = Markdown(extensions=list(EXTENSIONS))
    if not html:
        markdown.preprocessors.deregister("html_block")
        markdown.inlinePatterns.deregister("html")
    return markdown


@lru_cache(64)  # two checks render the same pages
def _rendered(body: str) -> tuple[str, _Parser]:
    html = _markdown(html=True).reset().convert(body)
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return html, parser


def _links_of(loaded: LoadResult, body: str) -> PageLinks:
    """Return the links and ids of a page, from the cache where they are known."""
    if body not in loaded.page_links:
        parser = _rendered(body)[1]
        loaded.page_links[body] = PageLinks(tuple(parser.links), frozenset(parser.ids))
    return loaded.page_links[body]


def _reporter(page: Page, language: str) -> Callable[[str, str, str], Problem]:
    """Return a function that reports a problem at the first line with some words."""
    body = page.bodies[language].casefold()
    first = page.lines[language]

    @cache
    def line(words: str) -> int:
        position = body.find(words.casefold())
        return first + (body.count("\n", 0, position) if position >= 0 else 0)

    def problem(words: str, message: str, fix: str) -> Problem:
        return Problem(page.paths[language], line(words), message, fix)

    return problem


def _blank(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


class _Places:
    """The targets of links: staged files, and the ids on each page."""

    def __init__(self, record: Proceedings, addresses: Iterable[str]) -> None:
        self._record = record
        folders = ("sessions", "speakers", "organisations", "themes")
        paths = [address.strip("/") for address in addresses]
        self._files = {f"{path}/index.md" if path in folders else f"{path}.md" if path else "index.md" for path in paths}

    def on(self, file: str) -> Collection[str] | None:
        """Return the ids on a page that the record defines, or None where no such page exists."""
        if file not in self._files:
            return None
        record = self._record
        registers = {"glossary.md": record.terms, "figures.md": record.figures, "errata.md": [*record.errata, "editions"]}
        folder, _, name = file.rpartition("/")
        if file in ("index.md", "sessions/index.md"):
            return [day_heading(number) for number, _ in enumerate(record.conference.days, 1)]
        if file in registers:
            return registers[file]
        session = record.sessions.get(name.removesuffix(".md")) if folder == "sessions" else None
        return (
            [*(part.id for part in session.parts), *(remark.id for remark in session.remarks), *(id for id, _ in paragraphs_of(record, session))]
            if session
            else ()
        )


CHECKS = (prose_is_plain_markdown,)
CHECKS_OF_THE_RECORD = (prose_links_lead_somewhere,)
