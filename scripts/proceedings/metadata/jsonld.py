"""JSON-LD in the terms of schema.org: events, people, bodies, themes, and what was said, each identified by the page about it.

A person, body, theme or event is the same in every language and has the address in the default one; a text is another work in each
language, a translation pointing to what it translates. A page describes its own things and names those that it refers to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from proceedings.citations.cited_work import CitedWork
from proceedings.citations.names import Name
from proceedings.model.edition import Edition
from proceedings.model.facts import Organisation, Speaker, Theme
from proceedings.model.record import Remark, Session

Node = dict[str, Any]

_MANY = 60  # sessions


def nodes(edition: Edition, address: str) -> list[Node]:
    """Return what the page at an address (from the root of the language) describes; nothing for pages about nothing in particular."""
    record = edition.record
    match address.strip("/").split("/"):
        case [""]:
            return [_conference(edition), _proceedings(edition)]
        case ["sessions", id] if id in record.sessions:
            return [_session_event(edition, record.sessions[id]), _transcript(edition, record.sessions[id])]
        case ["sessions", id, remark_id] if id in record.sessions and (remark := record.sessions[id].remark(remark_id)):
            return [_remark(edition, record.sessions[id], remark)]
        case ["speakers", id] if id in record.speakers:
            return [_person(edition, record.speakers[id])]
        case ["organisations", id] if id in record.organisations:
            return [_body(edition, record.organisations[id])]
        case ["themes"] if record.themes:
            return [{"@type": "DefinedTermSet", "@id": _same(edition, "themes/"), "name": edition.label("themes")}]
        case ["themes", id] if id in record.themes:
            return [_theme(edition, record.themes[id])]
    return []


def _same(edition: Edition, address: str) -> str:
    """Return the address in the default language, which identifies what is the same in all."""
    return edition.original.url(address)


def _node(**facts: Any) -> Node:
    """Return a node; `type` and `id` become keywords, what is empty is left out."""
    named = {"type": "@type", "id": "@id"}
    return {named.get(name, name): value for name, value in facts.items() if value not in (None, "", [], ())}


def _event_of_all(edition: Edition) -> Node:
    return _node(type="Event", id=_same(edition, "#event"), name=edition.record.conference.name[edition.language])


def _few(sessions: Collection[Session]) -> Iterable[Session]:
    """Return the sessions, or none where they are too many for the head of a page; each still says what it is a part of."""
    return sessions if len(sessions) <= _MANY else ()


def _place(edition: Edition) -> Node:
    return _node(type="Place", name=edition.record.conference.place[edition.language])


def _conference(edition: Edition) -> Node:
    conference = edition.record.conference
    days = [day.date.isoformat() for day in conference.days]
    return _event_of_all(edition) | _node(
        description=conference.description[edition.language],
        startDate=min(days),
        endDate=max(days),
        location=_place(edition),
        organizer=_bodies(edition, conference.organisers),
        subEvent=[_event(edition, session) for session in _few(edition.record.sessions.values()) if session.date],
        recordedIn=_node(type="CreativeWork", id=edition.url("")),
    )


def _proceedings(edition: Edition) -> Node:
    record, change = edition.record, edition.change
    return _node(
        type="CreativeWork",
        id=edition.url(""),
        url=edition.url(""),
        name=edition.title,
        inLanguage=record.conference.tag(edition.language),
        version=change.version if change else None,
        datePublished=change.date.isoformat() if change else None,
        recordedAt=_event_of_all(edition),
        hasPart=[_text_of(edition, session) for session in _few(edition.sessions)],
        **_translation(edition, "", record.languages),
    )


def _translation(edition: Edition, address: str, there: Iterable[str]) -> Node:
    """Return the same text in the languages in which it is there: what it translates, or what translates it."""
    spoken = edition.record.conference.default_language
    if edition.language != spoken:
        return {"translationOfWork": _node(type="CreativeWork", id=_same(edition, address))}
    others = [_node(type="CreativeWork", id=edition.sibling(one).url(address)) for one in there if one != spoken]
    return {"workTranslation": others} if others else {}


def _languages(edition: Edition, session: Session) -> list[str]:
    return [language for language in edition.record.languages if edition.sibling(language).text(session)]


def _event(edition: Edition, session: Session) -> Node:
    return _node(type="Event", id=_same(edition, f"sessions/{session.id}/#event"), name=CitedWork(edition, session).title)


def _text_of(edition: Edition, session: Session) -> Node:
    return _node(type="CreativeWork", id=edition.url(f"sessions/{session.id}/"), name=CitedWork(edition, session).title)


def _session_event(edition: Edition, session: Session) -> Node:
    days = [session.date.isoformat()] if session.date else []
    return _event(edition, session) | _node(
        startDate=days[0] if days else None,
        endDate=days[0] if days else None,
        location=_place(edition),
        superEvent=_event_of_all(edition),
        performer=[_named(edition, edition.record.speakers[one.id]) for one in session.speakers],
        recordedIn=_node(type="CreativeWork", id=edition.url(f"sessions/{session.id}/")),
    )


def _transcript(edition: Edition, session: Session) -> Node:
    text = edition.text(session)
    language = edition.language if text else edition.record.conference.default_language
    address = f"sessions/{session.id}/"
    return _text_of(edition, session) | _node(
        url=edition.url(address),
        abstract=text.summary if text else None,
        inLanguage=edition.record.conference.tag(language),
        recordedAt=_node(type="Event", id=_same(edition, f"{address}#event")),
        isPartOf=_node(type="CreativeWork", id=edition.url(""), name=edition.title),
        about=[_subject(edition, id) for id in session.themes],
        hasPart=[_node(type=_kind(remark), id=edition.url(f"{address}{remark.id}/")) for remark in session.remarks],
        **(_translation(edition, address, _languages(edition, session)) if text else {}),
    )


def _kind(remark: Remark) -> str:
    """Return the type of a remark: what somebody said, or what was only written."""
    return "CreativeWork" if remark.kind == "passage" else "Quotation"


def _remark(edition: Edition, session: Session, remark: Remark) -> Node:
    language, text = edition.record.text(session, edition.language)
    address = f"sessions/{session.id}/{remark.id}/"
    return _node(
        type=_kind(remark),
        id=edition.url(address),
        url=edition.url(address),
        name=CitedWork(edition, session, remark).own_title,
        text="\n\n".join(paragraph.text.words for paragraph in text.remarks[remark.id].paragraphs),
        inLanguage=edition.record.conference.tag(language),
        creator=_named(edition, edition.record.speakers[remark.by]) if remark.by else None,
        dateCreated=session.date.isoformat() if session.date else None,
        position=session.position(remark) + 1,
        isPartOf=_text_of(edition, session),
        about=[_subject(edition, id) for id in remark.themes],
        **(_translation(edition, address, _languages(edition, session)) if language == edition.language else {}),
    )


def _named(edition: Edition, speaker: Speaker) -> Node:
    return _node(type="Person", id=_same(edition, f"speakers/{speaker.id}/"), name=speaker.name[edition.language])


def _bodies(edition: Edition, ids: Iterable[str]) -> list[Node]:
    bodies = edition.record.organisations
    return [_node(type="Organization", id=_same(edition, f"organisations/{id}/"), name=bodies[id].name[edition.language]) for id in ids]


def _person(edition: Edition, speaker: Speaker) -> Node:
    name = Name.of(speaker, edition.language)
    appearances = [one for _, one in edition.record.appearances_of.get(speaker.id, ())]
    spellings = [*speaker.name.values(), *(one for many in speaker.variants.values() for one in many)]
    return _named(edition, speaker) | _node(
        familyName=name.family,
        givenName=name.given,
        alternateName=[one for one in dict.fromkeys(spellings) if one != name.whole],
        jobTitle=list(dict.fromkeys(one.post[edition.language] for one in appearances if one.post)),
        affiliation=_bodies(edition, dict.fromkeys(id for one in appearances for id in one.organisations)),
        url=edition.url(f"speakers/{speaker.id}/"),
    )


def _body(edition: Edition, body: Organisation) -> Node:
    (named,) = _bodies(edition, [body.id])
    return named | _node(
        alternateName=[one for one in dict.fromkeys(body.name.values()) if one != body.name[edition.language]],
        parentOrganization=_bodies(edition, [body.part_of])[0] if body.part_of else None,
        sameAs=body.url,
        url=edition.url(f"organisations/{body.id}/"),
    )


def _subject(edition: Edition, id: str) -> Node:
    return _node(type="DefinedTerm", id=_same(edition, f"themes/{id}/"), name=edition.record.themes[id].name[edition.language])


def _theme(edition: Edition, theme: Theme) -> Node:
    return _subject(edition, theme.id) | _node(
        description=theme.description[edition.language],
        inDefinedTermSet=_node(type="DefinedTermSet", id=_same(edition, "themes/")),
        url=edition.url(f"themes/{theme.id}/"),
    )
