"""The edition of the record in one language, and its addresses."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from proceedings.languages.labels import Labels, Words
from proceedings.model.facts import Change
from proceedings.model.naming import Naming, naming
from proceedings.model.record import Proceedings, Remark, Session
from proceedings.model.session_text import RemarkText, SessionText

_WEEKEND = 3  # days from a Friday to the next Monday


class Edition(Struct, frozen=True, dict=True):
    """The record in one `language`.

    `site_url` ends in a slash; it is empty where no address is known yet. `own_labels` are those of the conference's labels.yml.
    """

    record: Proceedings
    language: str
    site_url: str = ""
    own_labels: Words = {}

    @cached_property
    def _siblings(self) -> dict[str, Edition]:
        return {language: self if language == self.language else replace(self, language=language) for language in self.record.languages}

    @property
    def every(self) -> list[Edition]:
        """The editions in all languages, the default one first."""
        return list(self._siblings.values())

    def sibling(self, language: str) -> Edition:
        """Return the edition in another language. Raises KeyError where the conference does not have it."""
        return self._siblings[language]

    @property
    def original(self) -> Edition:
        """The edition in the default language."""
        return self._siblings[self.record.conference.default_language]

    def naming(self, id: str) -> Naming:
        """Return the name of a speaker in this language, and how sure it is."""
        if id not in self._namings:
            self._namings[id] = naming(self.record, id, self.language)
        return self._namings[id]

    @cached_property
    def _namings(self) -> dict[str, Naming]:
        return {}

    @cached_property
    def label(self) -> Labels:
        """The labels of this language."""
        return Labels(self.language, self.own_labels)

    @cached_property
    def title(self) -> str:
        """The title of the whole record, as citations give it."""
        return self.label("citation_whole", conference=self.record.conference.name[self.language])

    @cached_property
    def rights(self) -> str:
        """The statement of the rights in the text of this language; empty where the record has none."""
        rights = self.record.conference.rights_in(self.language)
        return next((part.stated(self.language) for part in rights if part.covers != "registers"), "")

    @cached_property
    def tag(self) -> str:
        """The BCP 47 tag of this language."""
        return self.record.conference.tag(self.language)

    @cached_property
    def direction(self) -> str:
        """The direction in which this language is written: `ltr` or `rtl`."""
        return self.record.conference.language(self.language).direction

    @cached_property
    def root(self) -> str:
        """The folder of this language in the site: empty for the default one."""
        return "" if self.language == self.record.conference.default_language else f"{self.language}/"

    def url(self, address: str) -> str:
        """Return the address of a page of this language, such as 'sessions/part-1/#q1'.

        It is absolute where `site_url` is known, else relative to the root of the site.
        """
        return f"{self._address}{address}"

    @cached_property
    def _address(self) -> str:
        return f"{self.site_url or '/'}{self.root}"

    @cached_property
    def days(self) -> list[date]:
        """The days of the conference."""
        return [day.date for day in self.record.conference.days]

    @cached_property
    def is_one_event(self) -> bool:
        """Whether no day is missing between those of the conference but at weekends: the days of a parliament are an event each."""
        return all((later - earlier).days <= _WEEKEND for earlier, later in pairwise(sorted(self.days)))

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The sessions that have a text in this language, in order."""
        return tuple(session for session in self.record.sessions.values() if self.text(session))

    def text(self, session: Session) -> SessionText | None:
        """Return the text of a session in this language, or None where it is not translated yet."""
        text = session.texts.get(self.language)
        return text if text and text.status != "none" else None

    def words(self, session: Session, remark: Remark) -> RemarkText:
        """Return the words of a remark. The session must have a text in this language."""
        text = self.text(session)
        assert text is not None
        return text.remarks[remark.id]

    @property
    def change(self) -> Change | None:
        """The last entry of the changelog, which names the published edition; None without a changelog."""
        return self.record.changes[-1] if self.record.changes else None

    @property
    def date(self) -> date:
        """The date of the edition, or the last day of the conference where there is no changelog."""
        return self.change.date if self.change else self.record.conference.days[-1].date

    @cached_property
    def version_and_date(self) -> str:
        """Version and date of the edition in words; empty where there is no changelog."""
        return self.label("edition", version=self.change.version, date=self.label.date(self.change.date)) if self.change else ""
