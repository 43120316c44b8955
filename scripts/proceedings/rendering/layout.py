"""The layout around the content of every page, for any engine: labels, links to the sections and to the same page in other languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from markupsafe import Markup
from markupsafe import escape as to_markup
from msgspec import Struct

from proceedings import metadata
from proceedings.citations import colophon
from proceedings.citations.cited_work import CitedWork
from proceedings.exports import FORMATS, listed
from proceedings.incremental.tracking import depend_on
from proceedings.languages.labels import Labels, Words
from proceedings.model.edition import Edition
from proceedings.model.facts import Language
from proceedings.model.record import Proceedings
from proceedings.model.urls import IN_FULL, SIDE_BY_SIDE, page_addresses
from proceedings.publish.headers import policy
from proceedings.rendering.assets import TEMPLATES
from proceedings.staging.markup import addresses_apart, element, escape, join

_SECTIONS = ("sessions", "speakers", "organisations", "themes", "glossary", "figures", "errata")
_REPEATING = (f"/{SIDE_BY_SIDE}/", f"/{IN_FULL}/")  # the ends of addresses of pages that repeat the words of others
UNLISTED = ("side-by-side", "remarks", "moved", "error")  # kinds of pages that search engines should leave out, because other pages have their words
_UNDESCRIBED = ("remarks", "moved", "error")  # kinds of pages that nobody would cite


class LanguageVersion(Struct, frozen=True):
    """A page in one language: its path from the root of the site, and its absolute address where the site has one."""

    language: Language
    path: str
    canonical: str
    label: Labels
    here: bool


def marked(label: Labels, tag: Callable[[str], str], key: str) -> str:
    """Return a label for the words of a page; one that is not translated says in which language it is."""
    foreign = label.foreign(key)
    return Markup(element("span", escape(label(key)), lang=tag(foreign))) if foreign else label(key)  # noqa: S704 -- element has escaped it


class Frame(NamedTuple):
    """What decides how a page is framed, but its words: `root` is the link to the root of the site, `section` the first name of its address."""

    language: str
    root: str
    kind: str
    section: str
    books: Sequence[tuple[str, str]]


def _tags(described: metadata.Metadata) -> Markup:
    """Return the metadata of a page as elements of its head, a line each."""
    lines = [f'\n    <meta property="{name}" content="{to_markup(content)}">' for name, content in described.properties]
    lines += [f'\n    <meta name="{name}" content="{to_markup(content)}">' for name, content in described.names]
    return Markup("".join(lines))  # noqa: S704 -- escaped above


def _citation(runs: Iterable[tuple[str, bool]], direction: str) -> Markup:
    """Return a citation, given as pairs of words and whether they are emphasised, for a page of a direction."""
    words = join(element("em", escape(words)) if emphasised else escape(words) for words, emphasised in runs)
    return Markup(addresses_apart(words, direction))  # noqa: S704 -- escaped


class Layout(Struct, frozen=True, dict=True):
    """Makes the values that the templates need for any page of the site.

    Attributes: `books` are the paths of the books that the site offers; `assets` is the folder of `Assets`, from the root of the site.
    """

    record: Proceedings
    own_labels: Words
    site_url: str = ""
    books: Sequence[str] = ()
    assets: str = "assets/"

    @cached_property
    def _editions(self) -> dict[str, Edition]:
        return {edition.language: edition for edition in Edition(self.record, self.record.languages[0], self.site_url, self.own_labels).every}

    @cached_property
    def _pages(self) -> list[str]:
        addresses = set(page_addresses(self.record))
        return [name for name in (*_SECTIONS, *self.record.pages) if f"/{name}/" in addresses]

    @cached_property
    def _constant(self) -> Mapping[str, dict[str, Any]]:
        return {language: self._of_all(edition) for language, edition in self._editions.items()}

    def _of_all(self, edition: Edition) -> dict[str, Any]:
        """Return what is the same on every page of a language."""
        label, conference, pages = edition.label, self.record.conference, self.record.pages
        names = {id: pages[id].titles[edition.language] if id in pages else marked(label, conference.tag, id) for id in self._pages}
        return {
            "assets": self.assets,
            "label": label,
            "marked": partial(marked, label, conference.tag),
            "policy": policy(meta=True),
            "language": conference.language(edition.language),
            "tag": conference.tag,
            "conference": conference,
            "home": edition.root,
            "sections": [{"id": id, "name": name, "path": f"{edition.root}{id}/"} for id, name in names.items()],
            "edition": edition.version_and_date,
            "author": "; ".join(self.record.organisations[id].name[edition.language] for id in conference.organisers),
            "doubts": label("doubt_key") if any("spelling" in edition.naming(id).doubts for id in self.record.speakers) else "",
        }

    def versions(self, address: str, here: str | None = None) -> list[LanguageVersion]:
        """Return the page at `address` (from the root of its language, such as 'sessions/part-1/') in every language."""
        versions = []
        for language in self.record.conference.languages:
            edition = self._editions[language.id]
            canonical = edition.url(address) if self.site_url else ""
            versions.append(LanguageVersion(language, edition.root + address, canonical, edition.label, language.id == here))
        return versions

    def context(
        self,
        language: str,
        address: str,
        root: str | None = None,
        *,
        title: str,
        description: str = "",
        kind: str,
        moved_to: str = "",
        cited: CitedWork | None = None,
    ) -> dict[str, Any]:
        """Return what base.html needs for the page at `address`, which is given from the root of the language.

        `root` is the link from the page to the root of the site, where it is not the relative one; `moved_to` is the link to the page that
        took its place, or empty; `cited` is the work that the page shows, if the caller has it.
        """
        frame = self.frame(language, address, kind)
        words = self.words(language, address, title=title, description=description, kind=kind, moved_to=moved_to, cited=cited)
        return self.values(frame if root is None else frame._replace(root=root), address, words)

    def frame(self, language: str, address: str, kind: str) -> Frame:
        """Return what decides the frame of a page, but its words."""
        edition = self._editions[language]
        books = self._books(edition.label, edition.root + (address or "data/"))  # the home page offers those of the whole
        return Frame(language, "../" * f"{edition.root}{address}".count("/") or "./", kind, address.partition("/")[0], books)

    def values(self, frame: Frame, address: str, words: Mapping[str, str]) -> dict[str, Any]:
        """Return what base.html needs for a page with this frame, address and words."""
        return {
            **self._constant[frame.language],
            "root": frame.root,
            "kind": frame.kind,
            "section": frame.section,
            "books": frame.books,
            "canonical": self._editions[frame.language].url(address) if self.site_url else "",
            "versions": self.versions(address, frame.language),
            "unlisted": frame.kind in UNLISTED or self.record.conference.draft,
            **words,
        }

    def words(
        self, language: str, address: str, *, title: str, description: str = "", kind: str, moved_to: str = "", cited: CitedWork | None = None
    ) -> dict[str, Markup]:
        """Return the words of a page that stand in its frame, as HTML; they are given as to `context`."""
        depend_on((TEMPLATES,))
        edition = self._editions[language]
        words = {
            "title": to_markup(title),
            "description": to_markup(description),
            "moved_to": to_markup(moved_to),
            "data_files": self._data_files(edition, address),
        }
        if kind not in _UNDESCRIBED:
            described = metadata.of(edition, address, title, description, cited, self._pdf(edition, address), listed(edition))
            words |= {"metadata": _tags(described), "graph": Markup(described.graph)}  # noqa: S704 -- `metadata` makes it safe in a script element
        if kind not in ("moved", "error"):
            shown = colophon.of(edition, address, title or self.record.conference.name[language], cited)
            words |= {"running_title": to_markup(shown.title), "day": to_markup(shown.day), "languages": to_markup(shown.languages)}
            words |= {"permanent_address": _citation([(shown.address, False)], edition.direction), "citation": _citation(shown.citation, edition.direction)}
        return words

    def missing(self, language: str) -> dict[str, Any]:
        """Return the context of 404.html. It is shown at any address, so its links begin at the root of the domain, if the address of the site is known."""
        root = (urlsplit(self.site_url).path or "/") if self.site_url else None
        return self.context(language, "", root, title="404", kind="error")

    def _data_files(self, edition: Edition, address: str) -> Markup:
        """Return links to the data files that stand beside the page of a session; nothing for other pages."""
        match address.split("/"):
            case ["sessions", id, ""] if (session := self.record.sessions.get(id)) and edition.text(session):
                lines = [f'\n    <link rel="alternate" type="{each.media_type}" href="{id}.{each.ending}">' for each in FORMATS if each.beside]
                return Markup("".join(lines))  # noqa: S704 -- ids and media types need no escaping
        return Markup()

    def _pdf(self, edition: Edition, address: str) -> str:
        """Return the absolute address of the book of a page as PDF; empty where it has none."""
        books = self._books(edition.label, edition.root + (address or "data/")) if self.site_url else []
        return next((self.site_url + path for _, path in books if path.endswith(".pdf") and f"/{SIDE_BY_SIDE}." not in path), "")

    def _books(self, label: Labels, folder: str) -> tuple[tuple[str, str], ...]:
        """Return name and path of the books that stand in a folder of the site."""
        if not self.books:
            return ()
        book_paths = sorted((path for path in self.books if path.rpartition("/")[0] == folder.rstrip("/")), key=lambda path: f"/{SIDE_BY_SIDE}." in path)
        in_both = label("in_brackets", words=label("side_by_side"))
        return tuple((path.rpartition(".")[2].upper() + (in_both if f"/{SIDE_BY_SIDE}." in path else ""), path) for path in book_paths)

    def sitemap(self) -> dict[str, Any]:
        """Return the context of sitemap.xml."""
        return {
            "addresses": [self.versions(address[1:]) for address in page_addresses(self.record) if not address.endswith(_REPEATING)],
            "tag": self.record.conference.tag,
            "edition_date": self._editions[self.record.languages[0]].date,
        }
