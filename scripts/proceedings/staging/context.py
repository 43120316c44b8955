"""What every staged page needs: the record, one language, and the ways from page to page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

from proceedings.incremental.tracking import record_dependencies
from proceedings.languages import locale
from proceedings.languages.labels import Labels, Words
from proceedings.model import mentions
from proceedings.model.aliases import aliases
from proceedings.model.edition import Edition
from proceedings.model.excerpts import excerpt
from proceedings.model.facts import Erratum, Figure
from proceedings.model.record import Proceedings, Remark, Session
from proceedings.staging.markup import MARKDOWN, Markup, element
from proceedings.syntax.inline import LANGUAGE_TAG


class SiteContext(Struct, frozen=True, dict=True):
    """What is worked out once for all languages; `site_url` is where the site is published, ending in a slash, or empty.

    Where something is named, or stood before, counts as no word that is read: all pages depend on it, as on the `structure` of each session.
    """

    record: Proceedings
    own_labels: Words
    site_url: str = ""

    @cached_property
    def editions(self) -> Mapping[str, Edition]:
        """The record as each language gives it."""
        return {one.language: one for one in Edition(self.record, self.record.languages[0], self.site_url, self.own_labels).every}

    @cached_property
    def people(self) -> mentions.Names:
        """The names of all speakers."""
        return mentions.names_of(self.record.speakers)

    @cached_property
    def named(self) -> Mapping[str, list[mentions.Occurrence]]:
        """Where each speaker is named."""
        with record_dependencies(None):
            return mentions.occurrences(self.record, self.people)

    @cached_property
    def bodies(self) -> mentions.Names:
        """The names of all organisations."""
        return mentions.names_of(self.record.organisations)

    @cached_property
    def bodies_named(self) -> Mapping[str, list[mentions.Occurrence]]:
        """Where each organisation is named."""
        with record_dependencies(None):
            return mentions.occurrences(self.record, self.bodies)

    @cached_property
    def aliases(self) -> Mapping[str, list[str]]:
        """The places of old addresses, by the place that each leads to."""
        with record_dependencies(None):
            return aliases(self.record)

    @cached_property
    def _errata(self) -> Mapping[str, list[Erratum]]:
        found: dict[str, list[Erratum]] = {}
        for erratum in self.record.errata.values():
            for place in dict.fromkeys(place.remark for place in erratum.places):
                found.setdefault(place, []).append(erratum)
        return found

    def errata_of(self, place: str) -> list[Erratum]:
        """Return the errata of a remark, given as session/remark."""
        return self._errata.get(place, [])

    @cached_property
    def _figures(self) -> Mapping[str, list[Figure]]:
        found: dict[str, list[Figure]] = {}
        for figure in self.record.figures.values():
            found.setdefault(figure.remark, []).append(figure)
        return found

    def figures_of(self, place: str) -> list[Figure]:
        """Return the figures quoted in a remark, given as session/remark."""
        return self._figures.get(place, [])

    @cached_property
    def term_names(self) -> Mapping[str, mentions.Names]:
        """The words of all terms, by language."""
        return {language: mentions.term_names(self.record, language) for language in self.record.languages}

    @cached_property
    def term_places(self) -> Mapping[str, list[tuple[Session, Remark]]]:
        """The remarks in which each term occurs."""
        with record_dependencies(None):
            return mentions.term_occurrences(self.record, self._uncased_terms)

    @cached_property
    def _uncased_terms(self) -> mentions.Names:
        return mentions.term_names(self.record, self.record.conference.default_language, cased=False)

    def structure(self, session: Session) -> object:
        """Return all of a session but its words: its facts, titles and summaries, and where in it something is named."""
        default = self.record.conference.default_language
        with record_dependencies(None):
            named = [
                (one.mention.id, one.remark.id, one.paragraph) for names in (self.people, self.bodies) for one in mentions.in_session(session, default, names)
            ]
            terms = [(id, remark.id) for id, remark in mentions.terms_in(session, default, self._uncased_terms)]
        texts = [(language, own.path, own.title, own.summary, own.status, own.preamble) for language, own in session.texts.items()]
        return session.id, session.kind, session.date, session.page, session.speakers, session.remarks, texts, named, terms


class PageContext(Struct, frozen=True, dict=True):
    """The site in one language, written as `markup`. Where words are returned, they are escaped for it."""

    site: SiteContext
    language: str
    markup: Markup = MARKDOWN

    @cached_property
    def record(self) -> Proceedings:
        """The whole record."""
        return self.site.record

    @cached_property
    def label(self) -> Labels:
        """The words that the build prints."""
        return self.site.editions[self.language].label

    @cached_property
    def tag(self) -> str:
        """What browsers call this language."""
        return self.record.conference.tag(self.language)

    @property
    def escape(self) -> Callable[[str], str]:
        """What writes plain words so that they print as they are."""
        return self.markup.escape

    def link(self, source: str, words: str, target: str, **own: Any) -> str:
        """Return a link from the page of `source` to a target (see `markup`), with further attributes."""
        return self.markup.link(words, self.markup.relative_url(source, target), **own)

    def localized(self, words: Mapping[str, str]) -> str:
        """Return words in this language."""
        return self.escape(words[self.language])

    def title(self, session: Session) -> str:
        """Return the title of a session, as plain words."""
        text = session.texts.get(self.language) or session.texts[self.record.conference.default_language]
        return text.title

    def excerpt(self, session: Session, remark: Remark, times: int = 1) -> str:
        """Return the first words of a remark, once or `LONG` times as many, marked with their language where it is not the page's."""
        language, text = self.record.text(session, self.language)
        return self.foreign(self.escape(excerpt(session, text, remark.id, times)), language)

    def join(self, parts: Iterable[str]) -> str:
        """Return parts of an enumeration as the language sets them one after another."""
        return self.label("separator").join(parts)

    def language_of(self, language: str) -> dict[str, str | None]:
        """Return the attributes of an element in another language: its tag, and its direction where that differs."""
        if language not in self._languages:
            own, other = (locale(one).text_direction for one in (self.language, language))
            self._languages[language] = {"lang": self.record.conference.tag(language), "dir": other if other != own else None}
        return self._languages[language]

    @cached_property
    def _languages(self) -> dict[str, dict[str, str | None]]:
        return {}

    def foreign(self, words: str, language: str) -> str:
        """Return escaped words, marked with their language unless it is the page's own."""
        return words if language == self.language else element("span", words, **self.language_of(language))

    def quoted(self, words: str, language: str) -> str:
        """Return words between this language's quotation marks, marked with their own."""
        before, after = (self.escape(part) for part in self.label("quoted", words="\n").split("\n"))
        return before + self.foreign(self.escape(words), language) + after

    def person(self, source: str, id: str, *, full: bool = False) -> str:
        """Return a link to a speaker, by name, with what is doubted of it in short or in `full`."""
        return self.link(source, self.localized(self.record.speakers[id].name), f"speakers/{id}.md") + doubt(self, id, full=full)

    def organisation(self, source: str, id: str) -> str:
        """Return a link to an organisation, by name."""
        return self.link(source, self.localized(self.record.organisations[id].name), f"organisations/{id}.md")

    def theme(self, source: str, id: str) -> str:
        """Return a link to a theme, by name."""
        return self.link(source, self.localized(self.record.themes[id].name), f"themes/{id}.md")

    def session(self, source: str, session: Session) -> str:
        """Return a link to a session, by title."""
        return self.link(source, self.escape(self.title(session)), f"sessions/{session.id}.md")

    def place(self, source: str, session: Session, fragment: str, words: str, class_: str | None = None) -> str:
        """Return a link with escaped `words` to a remark or paragraph of a session."""
        return self.link(source, words, f"sessions/{session.id}.md#{fragment}", class_=class_)

    def speaker_of(self, source: str, remark: Remark) -> str:
        """Return who made a remark, as a link, or what it is where nobody is named."""
        return self.person(source, remark.by) if remark.by else self.escape(self.label(remark.kind))

    def inline(self, words: str) -> str:
        """Return words of a registry escaped: addresses linked, `{zh: …}` marked with its language."""
        parts = re.split(rf"(https?://[^\s<>\"，。；）]*[^\s<>\"，。；）.,;)])|\{{({LANGUAGE_TAG}): ?([^{{}}]*)\}}", words)
        out = []
        for plain, address, language, foreign in zip(parts[::4], [*parts[1::4], None], [*parts[2::4], None], [*parts[3::4], None], strict=True):
            out.append(self.escape(plain))
            if address:
                out.append(self.markup.link(self.escape(address), address))
            elif language:
                out.append(self.foreign(self.escape(foreign or ""), language))
        return "".join(out)


def doubt(context: PageContext, id: str, *, full: bool = True) -> str:
    """Return what stands behind the name of a speaker of which something is doubted: the name as printed, and what is."""
    naming = context.site.editions[context.language].naming(id)
    if not naming.printed:
        return ""
    words = naming.doubt(context.label, full=full)
    printed = context.foreign(context.escape(naming.printed), context.record.conference.default_language)
    inside = f"{context.escape('[')}{printed}{context.escape(f'; {words}') if words else ''}{context.escape(']')}"
    return " " + element("span", inside, class_="pr-doubt", title=naming.doubt(context.label), data_apparatus=True)


def named(context: PageContext, id: str) -> str:
    """Return the name of a speaker, escaped, with what is doubted of it in short."""
    return context.localized(context.record.speakers[id].name) + doubt(context, id, full=False)
