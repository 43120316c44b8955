"""The header of a TEI document: the file, its source, and the people and things that its words refer to.

Ids of people, organisations, themes, roles and kinds begin with the kind and `_`: no id of the record has an underscore, so no two clash.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial

from proceedings.citations.cited_work import CitedWork
from proceedings.citations.printed import session_pages
from proceedings.exports.markup import Deferred, Element, element, filled, registry_text
from proceedings.model.edition import Edition
from proceedings.model.facts import Organisation, Speaker
from proceedings.model.record import Session
from proceedings.model.session_text import SessionText
from proceedings.model.values import SPOKEN_KINDS
from proceedings.syntax.inline import Mark

ORIGINAL = "original"  # the prefix of a pointer into the same file in the default language
ROLES = ("moderator", "speaker")


_INCIDENTS = {
    "applause": "kinesic",
    "gesture": "kinesic",
    "laughter": "vocal",
    "interruption": "vocal",
    "noise": "vocal",
    "action": "incident",
    "pause": "incident",
}  # by the kind of an incident; any other is a note


def child_of(edition: Edition, mark: Mark) -> Element | None:
    """Return the element of a page, of emphasis, of words in another language or of an incident, of ruby; None for other marks."""
    if mark.kind == "page":
        return element("pb", {"n": mark.value})
    if mark.kind == "emphasis":
        return element("emph")
    if mark.kind == "incident":
        return _incident(mark)
    if mark.kind == "ruby":
        return element("ruby", None, [element("rb"), element("rt", words=mark.words)])
    return element("foreign", {"xml:lang": edition.record.conference.tag(mark.value)}) if mark.kind == "language" else None


def _incident(mark: Mark) -> Element:
    """Return what happened meanwhile, as ParlaMint encodes it: `kinesic`, `vocal` and `incident` with a `desc`, or a `note`."""
    tag = _INCIDENTS.get(mark.value, "note")
    if tag == "note":
        return element("note", {"type": mark.value}, words=mark.words)
    return element(tag, {"type": mark.value}, [element("desc", words=mark.words)])


def header(edition: Edition, path: str, session: Session | None = None, *, listed: Iterable[Session] = ()) -> Element:
    """Return the header of a session, or of the whole where `session` is None, in the file at `path` (from the root of its language).

    It lists the people, organisations and taxonomies of the sessions in `listed`. In a corpus, the header of the corpus lists them.
    """
    listed = list(listed)
    parts: list[Element | Deferred] = [_file(edition, path, session)]
    if listed:
        parts.append(Deferred("encoding", lambda: [_encoding(edition, path, listed)]))
    parts.append(Deferred("profile", lambda: [_profile(edition, session, listed)]))
    if edition.record.changes:
        text = edition.text(session) if session else None
        translated = text if edition.language != edition.record.conference.default_language else None
        parts.append(_revisions(edition, translated))
    return element("teiHeader", None, parts)


def _file(edition: Edition, path: str, session: Session | None) -> Element:
    conference, language = edition.record.conference, edition.language
    name = conference.name[language]
    text = edition.text(session) if session else None
    titles = [element("title", {"type": "main"}, words=text.title if text else name)]
    if text:
        titles.append(element("title", {"type": "sub"}, words=name))
    sessions = [session] if session else edition.sessions
    texts = [(session_text.remark_stats, sitting.remarks) for sitting in sessions if (session_text := edition.text(sitting))]
    measures = {
        "utterances": sum(remark.is_spoken for sitting in sessions for remark in sitting.remarks),
        "paragraphs": sum(len(remark_stats[remark.id].paragraphs) for remark_stats, remarks in texts for remark in remarks),
    }
    parts = [
        element("titleStmt", None, [*titles, element("meeting", words=name)]),
        _edition(edition),
        element("extent", None, [element("measure", {"unit": unit, "quantity": str(quantity)}) for unit, quantity in measures.items()]),
        _publication(edition, f"sessions/{session.id}/" if session else ""),
        element("sourceDesc", None, [_source(edition, path, session)]),
    ]
    return element("fileDesc", None, [part for part in parts if part is not None])


def _edition(edition: Edition) -> Element | None:
    if not edition.change:
        return None
    version = edition.change.version
    words = edition.version_and_date
    credit = CitedWork(edition).translation
    described = f"{words}{edition.label('in_brackets', words=credit)}" if credit else words
    return element("editionStmt", None, [element("edition", {"n": version}, words=described)])


def _publication(edition: Edition, address: str) -> Element:
    conference, language = edition.record.conference, edition.language
    publisher = conference.publisher or conference.short_name
    parts = [
        element("publisher", words=publisher[language]),
        element("idno", {"type": "URI"}, words=edition.url(address)),
        element("date", {"when": edition.date.isoformat()}),
    ]
    text_rights = [rights for rights in conference.rights_in(language) if rights.covers != "registers"]
    about_rights = [
        element("licence" if rights.licence else "p", {"target": rights.url if rights.licence else None}, words=rights.statement[language])
        for rights in text_rights
    ]
    if about := edition.record.pages.get("about"):  # this page names the rights in text, translation and data
        link = element("ref", {"target": edition.url("about/")}, words=about.titles[edition.language])
        about_rights.append(element("p", None, [link]))
    if about_rights:
        parts.append(element("availability", {"status": "free" if any(rights.licence for rights in text_rights) else "unknown"}, about_rights))
    return element("publicationStmt", None, parts)


def _source(edition: Edition, path: str, session: Session | None) -> Element:
    """Return the source of the text: the printed proceedings, and for a translation also the file in the original language."""
    conference = edition.record.conference
    original = conference.default_language
    days = [day.date.isoformat() for day in conference.days]
    parts = [
        element("title", {"xml:lang": conference.tag(original)}, words=conference.name[original]),
        element("pubPlace", {"xml:lang": conference.tag(original)}, words=conference.place[original]),
        element("date", {"from": days[0], "to": days[-1]}),
    ]
    if session and session.page:
        first, last = session_pages(edition.record, session) or (session.page, None)
        parts.append(element("biblScope", {"unit": "page", "from": str(first), "to": str(last) if last else None}))
    if edition.language != original:
        parts.append(element("ref", {"type": "original", "target": edition.original.url(path)}))
    return element("bibl", None, parts)


def _encoding(edition: Edition, path: str, listed: Sequence[Session]) -> Element:
    label, record, language = edition.label, edition.record, edition.language
    themes = dict.fromkeys(theme for session in listed for theme in session.themes)
    taxonomies = [
        _taxonomy("roles", [("role", id, label(id), "") for id in ROLES]),
        _taxonomy("kinds", [("kind", id, label(id), "") for id in SPOKEN_KINDS]),
    ]
    if themes:
        described = [("theme", id, record.themes[id].name[language], record.themes[id].description[language]) for id in themes]
        taxonomies.append(_taxonomy("themes", described))
    parts = [element("classDecl", None, taxonomies)]
    if edition.language != record.conference.default_language:
        pattern = {"ident": ORIGINAL, "matchPattern": "(.+)", "replacementPattern": f"{edition.original.url(path)}#$1"}
        parts.insert(0, element("listPrefixDef", None, [element("prefixDef", pattern)]))
    return element("encodingDesc", None, parts)


def _taxonomy(taxonomy: str, categories: Iterable[tuple[str, str, str, str]]) -> Element:
    elements = []
    for kind, id, name, description in categories:
        words: list[Element | str] = [element("term", words=name), *([f": {description}"] if description else [])]
        elements.append(element("category", {"xml:id": f"{kind}_{id}"}, [element("catDesc", None, words)]))
    return element("taxonomy", {"xml:id": f"taxonomy_{taxonomy}"}, elements)


def _profile(edition: Edition, session: Session | None, listed: Sequence[Session]) -> Element:
    conference, language = edition.record.conference, edition.language
    setting = [element("name", {"type": "place"}, words=conference.place[language])]
    if session and session.date:
        setting.append(element("date", {"when": session.date.isoformat()}, words=edition.label.date(session.date)))
    elif session is None:
        days = [day.date for day in conference.days]
        setting.append(element("date", {"from": days[0].isoformat(), "to": days[-1].isoformat()}, words=edition.label.dates(days)))
    more = [each.id for each in conference.languages if each.id != language]
    usage = [element("language", {"ident": conference.tag(id)}, words=conference.language(id).name) for id in (language, *more)]
    parts = [element("settingDesc", None, [element("setting", None, setting)]), element("langUsage", None, usage)]
    if session and session.themes:
        target = " ".join(f"#theme_{id}" for id in session.themes)
        parts.append(element("textClass", None, [element("catRef", {"scheme": "#taxonomy_themes", "target": target})]))
    if lists := list(_participants(edition, listed)):
        parts.append(element("particDesc", None, lists))
    return element("profileDesc", None, parts)


def _participants(edition: Edition, listed: Sequence[Session]) -> Iterator[Element]:
    record = edition.record
    listed_ids = {session.id for session in listed}
    people = dict.fromkeys(appearance.id for session in listed for appearance in session.speakers)
    organisations = dict.fromkeys([
        *record.conference.organisers,
        *(id for session in listed for appearance in session.speakers for id in appearance.organisations),
    ])
    if people:
        yield element("listPerson", None, [_person(edition, record.speakers[id], listed_ids) for id in people])
    if listed and organisations:
        parts = [_organisation(edition, record.organisations[id]) for id in organisations]
        pairs = [(id, parent) for id in organisations if (parent := record.organisations[id].part_of) in organisations]
        related = [element("relation", {"name": "partOf", "active": f"#organisation_{id}", "passive": f"#organisation_{parent}"}) for id, parent in pairs]
        if related:
            parts.append(element("listRelation", None, related))
        yield element("listOrg", None, parts)


def _person(edition: Edition, speaker: Speaker, listed: Collection[str]) -> Element:
    parts = list(_names(edition, "persName", speaker, _certainty(edition, speaker)))
    for session, appearance in edition.record.appearances_of.get(speaker.id, ()):
        if session.id not in listed:
            continue
        post = appearance.post[edition.language] if appearance.post else ""
        when = {"when": session.date.isoformat() if session.date else None, "corresp": f"#{session.id}"}
        parts += [element("affiliation", {"ref": f"#organisation_{id}", **when}, words=post) for id in appearance.organisations]
        if post and not appearance.organisations:
            parts.append(element("affiliation", when, words=post))
    parts.append(element("idno", {"type": "URI"}, words=edition.url(f"speakers/{speaker.id}/")))
    if doubted := edition.naming(speaker.id).doubt(edition.label):
        parts.append(element("note", {"type": "doubt"}, words=doubted))
    if speaker.spelling:
        note = element("note", {"type": "spelling", "subtype": speaker.spelling.status})
        parts.append(filled(note, registry_text(speaker.spelling.evidence[edition.language]), partial(child_of, edition)))
    if speaker.note:
        parts.append(filled(element("note"), registry_text(speaker.note[edition.language]), partial(child_of, edition)))
    return element("person", {"xml:id": f"person_{speaker.id}"}, parts)


def _organisation(edition: Edition, organisation: Organisation) -> Element:
    role = "organiser" if organisation.id in edition.record.conference.organisers else None
    parts = [*_names(edition, "orgName", organisation, {}), element("idno", {"type": "URI"}, words=edition.url(f"organisations/{organisation.id}/"))]
    if organisation.url:
        parts.append(element("idno", {"type": "URI", "subtype": "own"}, words=organisation.url))
    if organisation.note:
        parts.append(filled(element("note"), registry_text(organisation.note[edition.language]), partial(child_of, edition)))
    return element("org", {"xml:id": f"organisation_{organisation.id}", "role": role, "type": organisation.kind}, parts)


def _certainty(edition: Edition, speaker: Speaker) -> dict[str, str]:
    """Return how certain the name is in each language in which something of it is doubted (TEI P5, att.global.responsibility)."""
    doubts = {language: edition.sibling(language).naming(speaker.id).doubts for language in speaker.name}
    return {language: "low" if "identity" in doubted else "medium" for language, doubted in doubts.items() if doubted}


def _names(edition: Edition, tag: str, named: Speaker | Organisation, certainty: Mapping[str, str]) -> Iterator[Element]:
    tag_of = edition.record.conference.tag
    yield from (element(tag, {"xml:lang": tag_of(language), "cert": certainty.get(language)}, words=name) for language, name in named.name.items())
    for language, variants in named.variants.items():
        yield from (element(tag, {"type": "variant", "xml:lang": tag_of(language)}, words=name) for name in variants)


def _revisions(edition: Edition, translated: SessionText | None) -> Element:
    changes = [
        filled(
            element("change", {"n": change.version, "when": change.date.isoformat()}),
            registry_text(change.changes[edition.language]),
            partial(child_of, edition),
        )
        for change in reversed(edition.record.changes)
    ]
    return element("revisionDesc", {"status": translated.status if translated else None}, changes)
