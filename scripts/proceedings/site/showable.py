"""A record with problems, made whole enough to be shown: what is named and not registered gets its id as its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import asdict, replace

from proceedings.model.facts import Organisation, Speaker, Theme
from proceedings.model.record import Appearance, Proceedings, Session

_Fact = TypeVar("_Fact", bound=Struct)


def showable(record: Proceedings) -> Proceedings:
    """Return a record of which pages can be made.

    Words that a language lacks are those of another one. Speakers, organisations and themes that are named somewhere and registered nowhere are
    called by their ids. Of a session there remain the remarks that are declared and have a text, each once.
    """
    languages = record.languages
    conference = _in_all_languages(record.conference, languages)
    conference = replace(conference, **{name: tuple(_in_all_languages(fact, languages) for fact in getattr(conference, name)) for name in ("days", "rights")})
    registries = {
        name: {id: _in_all_languages(fact, languages) for id, fact in getattr(record, name).items()}
        for name in ("speakers", "organisations", "themes", "terms", "categories", "figures", "units", "groups", "errata")
    }
    sessions = {id: _session(session) for id, session in record.sessions.items()}
    for session in sessions.values():
        for appearance in session.speakers:
            name = dict.fromkeys(languages, appearance.id)
            registries["speakers"].setdefault(appearance.id, Speaker(id=appearance.id, name=name, sort=name))
            _register_organisations(registries["organisations"], appearance.organisations, languages)
        for theme in session.themes:
            name = dict.fromkeys(languages, theme)
            registries["themes"].setdefault(theme, Theme(id=theme, name=name, description=name))
    _register_organisations(registries["organisations"], conference.organisers, languages)
    changes = tuple(_in_all_languages(change, languages) for change in record.changes)
    return replace(record, conference=conference, sessions=sessions, changes=changes, **registries)


def _in_all_languages(fact: _Fact, languages: tuple[str, ...]) -> _Fact:
    """Return a fact of which every text in several languages is there in each of them."""
    changes = {
        name: {language: value.get(language, next(iter(value.values()))) for language in languages}
        for name, value in asdict(fact).items()
        if isinstance(value, Mapping) and value
    }
    return replace(fact, **changes)


def _register_organisations(organisations: dict[str, Organisation], ids: tuple[str, ...], languages: tuple[str, ...]) -> None:
    for id in ids:
        organisations.setdefault(id, Organisation(id=id, name=dict.fromkeys(languages, id), kind="other"))


def _session(session: Session) -> Session:
    """Return a session whose speakers all appear in it, with the remarks that can be shown."""
    texts = [text for text in session.texts.values() if text.status != "none"]
    remarks = tuple({remark.id: remark for remark in session.remarks if all(remark.id in text.remarks for text in texts)}.values())
    appearances = {appearance.id: appearance for appearance in session.speakers}
    for remark in remarks:
        if remark.by:
            appearances.setdefault(remark.by, Appearance(id=remark.by, role="speaker"))
    return replace(session, remarks=remarks, speakers=tuple(appearances.values()))
