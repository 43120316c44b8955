"""What a page needs to be written: the record, its language, and links to every other page.

Four contexts stand inside one another: that of the site (`site_context`), of a page, of a session on a page, and of a remark on a page.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from proceedings.citations.cited_work import CitedWork
from proceedings.languages import locale
from proceedings.languages.labels import Labels
from proceedings.model.excerpts import excerpt
from proceedings.model.record import Proceedings, Remark, Session
from proceedings.model.session_text import RemarkText, SessionText
from proceedings.staging.links import folder_of, relative_url
from proceedings.staging.markup import EMPTY, SPACE, Html, Value, element, escape, formatted, join, tags
from proceedings.staging.site_context import SiteContext


class PageContext(Struct, frozen=True, dict=True):
    """One page in one language: the words of the language, and links from this page to any other.

    `page_path` is the staged file of the page, or its address where it is no Markdown, from the root of the language ('sessions/part-1.md',
    'sessions/part-1/q1/'); it is empty where nothing is linked. `scope` is the id of a session on a page that shows remarks of several: it
    stands behind the ids of that session there. What returns Html has escaped the words that it was given.
    """

    site: SiteContext
    language: str
    page_path: str = ""
    scope: str = ""

    def at(self, page_path: str, scope: str = "") -> PageContext:
        """Return the context of another page in the same language, or of one session on it."""
        return replace(self, page_path=page_path, scope=scope)

    @cached_property
    def record(self) -> Proceedings:
        """The whole record."""
        return self.site.record

    @cached_property
    def label(self) -> Labels:
        """The words that the build prints, as plain words."""
        return self.site.editions[self.language].label

    def label_html(self, key: str, **values: object) -> Html:
        """Return a label as HTML; `values` fill its places. One that is not translated says in which language it is."""
        foreign = self.label.foreign(key)
        if not foreign:
            return escape(self.label(key, **values))
        inside = {name: element("span", escape(str(value)), lang=self.tag) for name, value in values.items()}
        words = escape(self.label(key, **{name: f"{{{name}}}" for name in values}))
        return element("span", formatted(words, inside) if inside else words, lang=self.record.conference.tag(foreign))

    @cached_property
    def tag(self) -> str:
        """The BCP 47 tag of this language."""
        return self.site.editions[self.language].tag

    def url(self, target: str) -> str:
        """Return the link from this page to a target (see `links`)."""
        return relative_url(self.page_path, target)

    def file_url(self, path: str) -> str:  # noqa: PLR6301 -- a staged page has another
        """Return the link to a data file, whose path is given from the folder of this page; it is empty where there is none."""
        return path

    def anchor(self, target: str, **values: Value) -> tuple[Html, Html]:
        """Return the tags before and behind words that are linked to a target; both are empty where there is no link. `values` are further attributes."""
        url = self.url(target)
        return tags("a", **values, href=url) if url else (EMPTY, EMPTY)

    def link(self, words: Html, target: str, **values: Value) -> Html:
        """Return words linked to a target; `values` are further attributes."""
        before, after = self.anchor(target, **values)
        return join((before, words, after))

    def localized(self, words: Mapping[str, str]) -> Html:
        """Return words in this language."""
        return escape(words[self.language])

    def title(self, session: Session) -> str:
        """Return the title of a session, as plain words."""
        text = session.texts.get(self.language) or session.texts[self.record.conference.default_language]
        return text.title

    def excerpt(self, session: Session, remark: Remark, times: int = 1) -> Html:
        """Return the first words of a remark, once or `LONG` times as many, marked with their language where it is not the page's."""
        language, text = self.record.text(session, self.language)
        return self.foreign(excerpt(session, text, remark.id, times), language)

    def join(self, parts: Iterable[Html]) -> Html:
        """Return parts of an enumeration as the language sets them one after another."""
        return join(parts, self.label_html("separator"))

    def language_of(self, language: str) -> dict[str, Value]:
        """Return the attributes of an element in another language: its tag, and its direction where that differs."""
        if language not in self._languages:
            page_direction, direction = (locale(id).text_direction for id in (self.language, language))
            self._languages[language] = {"lang": self.record.conference.tag(language), "dir": direction if direction != page_direction else None}
        return self._languages[language]

    @cached_property
    def _languages(self) -> dict[str, dict[str, Value]]:
        return {}

    def foreign(self, words: str, language: str) -> Html:
        """Return plain words as HTML. Words in another language than that of the page are marked with it."""
        return escape(words) if language == self.language else element("span", escape(words), **self.language_of(language))

    def person(self, id: str, *, full: bool = False) -> Html:
        """Return a link to a speaker by name, and what is doubted of the name, in short or in `full`."""
        key = f"{id} in full" if full else id
        if key not in self._people:
            self._people[key] = join((self.link(self.localized(self.record.speakers[id].name), f"speakers/{id}.md"), doubt(self, id, full=full)))
        return self._people[key]

    @cached_property
    def _people(self) -> dict[str, Html]:
        return {}

    def organisation(self, id: str) -> Html:
        """Return a link to an organisation, by name."""
        return self.link(self.localized(self.record.organisations[id].name), f"organisations/{id}.md")

    def theme(self, id: str) -> Html:
        """Return a link to a theme, by name."""
        if id not in self._themes:
            self._themes[id] = self.link(self.localized(self.record.themes[id].name), f"themes/{id}.md")
        return self._themes[id]

    @cached_property
    def _themes(self) -> dict[str, Html]:
        return {}

    def session(self, session: Session) -> Html:
        """Return a link to a session, by title."""
        return self.link(escape(self.title(session)), f"sessions/{session.id}.md")

    def place(self, session: Session, fragment: str, words: Html, class_: str | None = None) -> Html:
        """Return words linked to a remark or paragraph of a session."""
        return self.link(words, f"sessions/{session.id}.md#{fragment}", class_=class_)


def doubt(context: PageContext, id: str, *, full: bool = True, language: str = "") -> Html:
    """Return what stands behind a doubted name of a speaker: the name as printed, and what is doubted; otherwise nothing.

    The name is that in the language of the page, or in another `language`.
    """
    naming = context.site.editions[language or context.language].naming(id)
    if not naming.doubts:
        return EMPTY
    words = escape(naming.doubt(context.label, full=full))
    if naming.printed:
        printed = context.foreign(naming.printed, context.record.conference.default_language)
        words = join((printed, element("span", escape("; "), words, class_="pr-doubt-words"))) if words else printed
    return element(
        "span",
        escape(" ["),
        words,
        escape("]"),
        class_="pr-doubt",
        lang=context.tag if language else None,
        title=naming.doubt(context.label),
        data_apparatus=True,
    )


def written_name(context: PageContext, id: str) -> str:
    """Return the name of a speaker as plain words, with what is doubted of it in short."""
    return context.site.editions[context.language].naming(id).written(context.label, full=False)


def labelled(context: PageContext, key: str, words: Html) -> Html:
    """Return a label with `words` behind it, and a space between them; a full-width colon needs none."""
    return join((context.label_html(key), words), EMPTY if context.label(key).endswith("\uff1a") else SPACE)


def named(context: PageContext, id: str) -> Html:
    """Return the name of a speaker, with what is doubted of it in short."""
    return join((context.localized(context.record.speakers[id].name), doubt(context, id, full=False)))


class StagedContext(PageContext, frozen=True, dict=True):
    """A page for another engine: what is no Markdown, pages and data files, is linked at the published site if that has an address.

    Where the engine `follows_files`, pages are linked by their files, else by their addresses.
    """

    follows_files: bool = False

    def url(self, target: str) -> str:
        """Return the link from this page to a target; it is empty where there is none."""
        path, mark, fragment = target.partition("#")
        if path and not path.endswith(".md") and "://" not in path:
            return self._published(path) + mark + fragment
        if self.follows_files and path.endswith(".md"):
            return posixpath.relpath(path, posixpath.dirname(self.page_path) or ".") + mark + fragment
        return relative_url(self.page_path, target)

    def file_url(self, path: str) -> str:
        """Return the link to a data file; it is empty where there is none."""
        return self._published(posixpath.normpath(folder_of(self.page_path) + path))

    def _published(self, address: str) -> str:
        return self.site.editions[self.language].url(address) if self.site.site_url else ""


class SessionContext(Struct, frozen=True, dict=True):
    """A session on a page: in the page's language, or in the default one as long as it is not translated."""

    page: PageContext
    session: Session

    @cached_property
    def _shown(self) -> tuple[str, SessionText]:
        return self.page.record.text(self.session, self.page.language)

    @property
    def language(self) -> str:
        """The language in which the session is shown."""
        return self._shown[0]

    @property
    def text(self) -> SessionText:
        """The words that are shown."""
        return self._shown[1]

    @property
    def translated(self) -> bool:
        """Whether the session is shown in the page's language."""
        return self.language == self.page.language

    @property
    def original(self) -> bool:
        """Whether the session is shown in the default language, whose text is the printed one."""
        return self.language == self.page.record.conference.default_language

    @property
    def summary(self) -> str:
        """The summary in the page's language, or nothing where it has none."""
        text = self.session.texts.get(self.page.language)
        return text.summary if text else ""

    @cached_property
    def cited(self) -> CitedWork:
        """The session as it is cited in the language in which it is shown."""
        return CitedWork(self.page.site.editions[self.language], self.session)

    def remark(self, remark: Remark) -> RemarkContext:
        """Return one of its remarks, as it is shown."""
        return RemarkContext(self.page, self.session, remark, self.language)


class RemarkContext(Struct, frozen=True):
    """A remark on a page, in one language."""

    page: PageContext
    session: Session
    remark: Remark
    language: str

    @property
    def text(self) -> RemarkText:
        """The words that are shown."""
        return self.session.texts[self.language].remarks[self.remark.id]

    @property
    def place(self) -> str:
        """The remark as registries name it: session/remark."""
        return f"{self.session.id}/{self.remark.id}"
