"""What is worked out once for all pages of a site: its editions, what is mentioned where, and what the registries say of each remark."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from io import BytesIO
from pathlib import Path

from msgspec import Struct

from proceedings.incremental.tracking import read_file, record_dependencies
from proceedings.languages.labels import Words
from proceedings.model import mentions
from proceedings.model.aliases import aliases
from proceedings.model.edition import Edition
from proceedings.model.facts import Erratum, Figure
from proceedings.model.record import Proceedings, Remark, Session, SessionFacts
from proceedings.model.session_text import SessionText

# The text of remarks is tracked by itself. Exceptions are read by checks alone.
_FIELDS_BUT_WORDS = [name for name in SessionText.__struct_fields__ if name not in ("remarks", "remark_stats", "exceptions")]


class SiteContext(Struct, frozen=True, dict=True):
    """What is worked out once for all languages; `site_url` is where the site is published, ending in a slash, or empty.

    `docs` is the content folder, where the images of the sessions are; None where there is none.

    Mentions and aliases are not tracked as dependencies: every page depends on them, through the `structure` of each session.
    """

    record: Proceedings
    own_labels: Words
    site_url: str = ""
    docs: Path | None = None

    @cached_property
    def editions(self) -> Mapping[str, Edition]:
        """The edition of the record in each language."""
        return {edition.language: edition for edition in Edition(self.record, self.record.languages[0], self.site_url, self.own_labels).every}

    @cached_property
    def speaker_names(self) -> mentions.Names:
        """The names of all speakers."""
        return mentions.names_of(self.record.speakers)

    @cached_property
    def speaker_mentions(self) -> Mapping[str, list[mentions.Occurrence]]:
        """Where each speaker is named."""
        with record_dependencies(None):
            return mentions.occurrences(self.record, self.speaker_names)

    @cached_property
    def organisation_names(self) -> mentions.Names:
        """The names of all organisations."""
        return mentions.names_of(self.record.organisations)

    @cached_property
    def organisation_mentions(self) -> Mapping[str, list[mentions.Occurrence]]:
        """Where each organisation is named."""
        with record_dependencies(None):
            return mentions.occurrences(self.record, self.organisation_names)

    @cached_property
    def aliases(self) -> Mapping[str, list[str]]:
        """The places of old addresses, by the place that each leads to."""
        with record_dependencies(None):
            return aliases(self.record)

    @cached_property
    def _errata(self) -> Mapping[str, list[Erratum]]:
        by_place: dict[str, list[Erratum]] = {}
        for erratum in self.record.errata.values():
            for place in dict.fromkeys(place.remark for place in erratum.places):
                by_place.setdefault(place, []).append(erratum)
        return by_place

    def errata_of(self, place: str) -> list[Erratum]:
        """Return the errata of a remark, given as session/remark."""
        return self._errata.get(place, [])

    @cached_property
    def _figures(self) -> Mapping[str, list[Figure]]:
        by_place: dict[str, list[Figure]] = {}
        for figure in self.record.figures.values():
            by_place.setdefault(figure.remark, []).append(figure)
        return by_place

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

    def image_size(self, name: str) -> tuple[int, int] | None:
        """Return the width and height of an image of the sessions in pixels, as it is shown; None where they are not known."""
        if self.docs is None:
            return None
        import imagesize  # few records have images

        with suppress(OSError, ValueError):
            width, height = imagesize.get(BytesIO(read_file(self.docs / "sessions" / name)))
            return (width, height) if width > 0 and height > 0 else None
        return None

    def structure(self, session: Session) -> object:
        """Return all of a session but its words: its facts, titles and summaries, and where in it something is named."""
        default = self.record.conference.default_language
        with record_dependencies(None):
            named = [
                (occurrence.mention.id, occurrence.remark.id, occurrence.paragraph)
                for names in (self.speaker_names, self.organisation_names)
                for occurrence in mentions.in_session(session, default, names)
            ]
            terms = [(id, remark.id) for id, remark in mentions.terms_in(session, default, self._uncased_terms)]
        texts = [(language, [getattr(text, name) for name in _FIELDS_BUT_WORDS]) for language, text in session.texts.items()]
        facts = [getattr(session, name) for name in SessionFacts.__struct_fields__]
        return session.id, facts, session.parts, texts, named, terms
