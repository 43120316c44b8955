"""JSON-LD in the terms of schema.org: events, people, organisations, themes and texts, each identified by the address of its page.

A person, organisation, theme or event is the same in every language: its id is the address in the default language. A text is a different
work in each language; a translation points to its original. A page describes its subject, and only names what it refers to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from proceedings.citations.cited_work import CitedWork
from proceedings.citations.names import Name
from proceedings.model.edition import Edition
from proceedings.model.facts import Organisation, Speaker, Theme
from proceedings.model.record import Remark, Session
from proceedings.model.urls import LONG_LIST

Node = dict[str, Any]


def nodes(edition: Edition, address: str, cited: CitedWork | None = None, files: Iterable[tuple[str, str]] = ()) -> list[Node]:
    """Return the nodes that the page at an address describes; none for pages without a subject. The address is relative to the language.

    `cited` is the work of the page, if the caller has it; `files` are media type and path of the files of the whole, which the page of the data offers.
    """
    record = edition.record
    match address.strip("/").split("/"):
        case [""]:
            return [_conference(edition), _proceedings(edition)]
        case ["sessions", id] if id in record.sessions:
            return [_session_event(edition, record.sessions[id]), _transcript(edition, record.sessions[id])]
        case ["sessions", id, remark_id] if id in record.sessions and (remark := record.sessions[id].remark(remark_id)):
            work = cited if cited and cited.edition.language == edition.language else CitedWork(edition, record.sessions[id], remark)
            return [_remark(edition, record.sessions[id], remark, work.full_title)]
        case ["data"]:
            return [_dataset(edition, files)]
        case ["speakers", id] if id in record.speakers:
            return [_person(edition, record.speakers[id])]
        case ["organisations", id] if id in record.organisations:
            return [_organisation(edition, record.organisations[id])]
        case ["themes"] if record.themes:
            return [{"@type": "DefinedTermSet", "@id": _shared_id(edition, "themes/"), "name": edition.label("themes")}]
        case ["themes", id] if id in record.themes:
            return [_theme(edition, record.themes[id])]
    return []


def _shared_id(edition: Edition, address: str) -> str:
    """Return the address in the default language. It identifies what is the same in all languages."""
    return edition.original.url(address)


def _node(**facts: Any) -> Node:
    """Return a node; `type` and `id` become `@type` and `@id`, facts without a value are left out."""
    named = {"type": "@type", "id": "@id"}
    return {named.get(name, name): value for name, value in facts.items() if value not in (None, "", [], ())}


def _conference_event(edition: Edition) -> Node:
    return _node(type="Event", id=_shared_id(edition, "#event"), name=edition.record.conference.name[edition.language])


def _few(sessions: Collection[Session]) -> Iterable[Session]:
    """Return the sessions; none where they are too many for the head of a page. The page of each session still names the whole record."""
    return sessions if len(sessions) <= LONG_LIST else ()


def _place(edition: Edition) -> Node:
    return _node(type="Place", name=edition.record.conference.place[edition.language])


def _conference(edition: Edition) -> Node:
    conference = edition.record.conference
    days = [day.date.isoformat() for day in conference.days]
    return _conference_event(edition) | _node(
        description=conference.description[edition.language],
        startDate=min(days),
        endDate=max(days),
        location=_place(edition),
        organizer=_organisations(edition, conference.organisers),
        subEvent=[_event(edition, session) for session in _few(edition.record.sessions.values()) if session.date],
        recordedIn=_node(type="CreativeWork", id=edition.url("")),
    )


def _proceedings(edition: Edition) -> Node:
    """Return the node of the whole record."""
    record, change, conference = edition.record, edition.change, edition.record.conference
    return _node(
        type="CreativeWork",
        id=edition.url(""),
        url=edition.url(""),
        name=edition.title,
        inLanguage=edition.tag,
        version=change.version if change else None,
        datePublished=change.date.isoformat() if change else None,
        publisher=_node(type="Organization", name=conference.publisher[edition.language]) if conference.publisher else None,
        creator=_organisations(edition, conference.organisers),
        license=_licence(edition, edition.language),
        copyrightNotice=edition.rights,
        recordedAt=_conference_event(edition),
        hasPart=[_text_of(edition, session) for session in _few(edition.sessions)],
        **_translation(edition, "", record.languages),
    )


def _dataset(edition: Edition, files: Iterable[tuple[str, str]]) -> Node:
    """Return the record as data, in all its formats, for searches of data sets."""
    record, conference, change = edition.record, edition.record.conference, edition.change
    registers = next((rights for rights in conference.rights if rights.covers == "registers"), None)
    return _node(
        type="Dataset",
        id=_shared_id(edition, "data/"),
        url=edition.url("data/"),
        name=edition.title,
        description=conference.description[edition.language],
        inLanguage=[conference.tag(language) for language in record.languages],
        creator=_organisations(edition, conference.organisers),
        license=registers.url if registers else None,
        version=change.version if change else None,
        datePublished=change.date.isoformat() if change else None,
        temporalCoverage="/".join(dict.fromkeys((min(edition.days).isoformat(), max(edition.days).isoformat()))),
        isAccessibleForFree=True,
        keywords=[theme.name[edition.language] for theme in record.themes.values()],
        distribution=[_node(type="DataDownload", contentUrl=_shared_id(edition, path), encodingFormat=media_type) for media_type, path in files],
    )


def _licence(edition: Edition, language: str) -> str | None:
    """Return the address of the licence of the text in a language; None where none is known."""
    rights = edition.record.conference.rights_in(language)
    return next((part.url for part in rights if part.covers != "registers" and part.licence), None)


def _translation(edition: Edition, address: str, languages: Iterable[str]) -> Node:
    """Return the relation of a text to the same text in other `languages`: to its original, or to its translations."""
    spoken = edition.record.conference.default_language
    if edition.language != spoken:
        return {"translationOfWork": _node(type="CreativeWork", id=_shared_id(edition, address))}
    translations = [_node(type="CreativeWork", id=edition.sibling(language).url(address)) for language in languages if language != spoken]
    return {"workTranslation": translations} if translations else {}


def _languages(edition: Edition, session: Session) -> list[str]:
    return [language for language in edition.record.languages if edition.sibling(language).text(session)]


def _event(edition: Edition, session: Session) -> Node:
    return _node(type="Event", id=_shared_id(edition, f"sessions/{session.id}/#event"), name=CitedWork(edition, session).title)


def _text_of(edition: Edition, session: Session) -> Node:
    return _node(type="CreativeWork", id=edition.url(f"sessions/{session.id}/"), name=CitedWork(edition, session).title)


def _session_event(edition: Edition, session: Session) -> Node:
    days = [session.date.isoformat()] if session.date else []
    return _event(edition, session) | _node(
        startDate=days[0] if days else None,
        endDate=days[0] if days else None,
        location=_place(edition),
        superEvent=_conference_event(edition),
        performer=[_named(edition, edition.record.speakers[appearance.id]) for appearance in session.speakers],
        recordedIn=_node(type="CreativeWork", id=edition.url(f"sessions/{session.id}/")),
    )


def _transcript(edition: Edition, session: Session) -> Node:
    """Return the node of the text of a session, in full."""
    text = edition.text(session)
    language = edition.language if text else edition.record.conference.default_language
    address = f"sessions/{session.id}/"
    return _text_of(edition, session) | _node(
        url=edition.url(address),
        abstract=text.summary if text else None,
        inLanguage=edition.record.conference.tag(language),
        license=_licence(edition, language),
        recordedAt=_node(type="Event", id=_shared_id(edition, f"{address}#event")),
        isPartOf=_node(type="CreativeWork", id=edition.url(""), name=edition.title),
        about=[_subject(edition, id) for id in session.themes],
        hasPart=[_node(type=_kind(remark), id=edition.url(f"{address}{remark.id}/")) for remark in session.remarks],
        **(_translation(edition, address, _languages(edition, session)) if text else {}),
    )


def _kind(remark: Remark) -> str:
    """Return the type of a remark: `Quotation` where somebody said it, `CreativeWork` for a passage."""
    return "Quotation" if remark.is_spoken else "CreativeWork"


def _remark(edition: Edition, session: Session, remark: Remark, name: str) -> Node:
    """Return the node of a remark, which is called by `name`."""
    language, text = edition.record.text(session, edition.language)
    address = f"sessions/{session.id}/{remark.id}/"
    return _node(
        type=_kind(remark),
        id=edition.url(address),
        url=edition.url(address),
        name=name,
        text="\n\n".join(paragraph.text.words for paragraph in text.remarks[remark.id].paragraphs),
        inLanguage=edition.record.conference.tag(language),
        license=_licence(edition, language),
        creator=_named(edition, edition.record.speakers[remark.by]) if remark.by else None,
        dateCreated=session.date.isoformat() if session.date else None,
        position=session.position(remark) + 1,
        isPartOf=_text_of(edition, session),
        about=[_subject(edition, id) for id in remark.themes],
        **(_translation(edition, address, _languages(edition, session)) if language == edition.language else {}),
    )


def _named(edition: Edition, speaker: Speaker) -> Node:
    return _node(type="Person", id=_shared_id(edition, f"speakers/{speaker.id}/"), name=speaker.name[edition.language])


def _organisations(edition: Edition, ids: Iterable[str]) -> list[Node]:
    organisations = edition.record.organisations
    return [_node(type="Organization", id=_shared_id(edition, f"organisations/{id}/"), name=organisations[id].name[edition.language]) for id in ids]


def _person(edition: Edition, speaker: Speaker) -> Node:
    name = Name.of(speaker, edition.language)
    appearances = [appearance for _, appearance in edition.record.appearances_of.get(speaker.id, ())]
    spellings = [*speaker.name.values(), *(spelling for variants in speaker.variants.values() for spelling in variants)]
    return _named(edition, speaker) | _node(
        familyName=name.family,
        givenName=name.given,
        alternateName=[spelling for spelling in dict.fromkeys(spellings) if spelling != name.whole],
        disambiguatingDescription=edition.naming(speaker.id).doubt(edition.label),
        jobTitle=list(dict.fromkeys(appearance.post[edition.language] for appearance in appearances if appearance.post)),
        affiliation=_organisations(edition, dict.fromkeys(id for appearance in appearances for id in appearance.organisations)),
        url=edition.url(f"speakers/{speaker.id}/"),
    )


def _organisation(edition: Edition, organisation: Organisation) -> Node:
    (named,) = _organisations(edition, [organisation.id])
    return named | _node(
        alternateName=[name for name in dict.fromkeys(organisation.name.values()) if name != organisation.name[edition.language]],
        parentOrganization=_organisations(edition, [organisation.part_of])[0] if organisation.part_of else None,
        sameAs=organisation.url,
        url=edition.url(f"organisations/{organisation.id}/"),
    )


def _subject(edition: Edition, id: str) -> Node:
    return _node(type="DefinedTerm", id=_shared_id(edition, f"themes/{id}/"), name=edition.record.themes[id].name[edition.language])


def _theme(edition: Edition, theme: Theme) -> Node:
    return _subject(edition, theme.id) | _node(
        description=theme.description[edition.language],
        inDefinedTermSet=_node(type="DefinedTermSet", id=_shared_id(edition, "themes/")),
        url=edition.url(f"themes/{theme.id}/"),
    )
