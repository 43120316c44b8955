"""The pages of speakers and organisations: who was there, for whom, and what they said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from proceedings.model.facts import Organisation, Speaker
from proceedings.model.mentions import Occurrence
from proceedings.model.record import Appearance, Remark, Session
from proceedings.model.urls import MANY
from proceedings.staging.context import Site
from proceedings.staging.markup import blocks, element, raw
from proceedings.staging.pictures import speaking_shares
from proceedings.staging.session import remark_item, remark_list
from proceedings.staging.sheet import Sheet


def speakers_page(site: Site) -> Sheet:
    """Return the list of speakers."""
    source = "speakers/index.md"
    rows = []
    for speaker in sorted(site.record.speakers.values(), key=lambda one: one.sort[site.language]):
        appearances = site.record.appearances_of.get(speaker.id, ())
        organisations = dict.fromkeys(id for _, one in appearances for id in one.organisations)
        sessions = [site.session(source, session) for session, _ in appearances]
        details = " · ".join([site.join(site.organisation(source, id) for id in organisations), *sessions])
        rows.append(f"{site.person(source, speaker.id)}{_other_names(site, speaker)} {element('span', details, class_='pr-detail')}")
    content = blocks([raw("h1", site.label("speakers")), site.markup.items(rows, "pr-rows")])
    return Sheet(source, "list", site.label("speakers"), site.record.conference.description[site.language], content)


def organisations_page(site: Site) -> Sheet:
    """Return the list of organisations, by kind."""
    source = "organisations/index.md"
    kinds: dict[str, list[Organisation]] = {}
    for organisation in site.record.organisations.values():
        kinds.setdefault(organisation.kind, []).append(organisation)
    parts = [raw("h1", site.label("organisations")), speaking_shares(site)]
    for kind, organisations in kinds.items():
        rows = []
        for one in organisations:
            people = {speaker: None for _, appearance in site.record.appearances_for.get(one.id, ()) for speaker in [appearance.id]}
            rows.append(f"{site.organisation(source, one.id)} {element('span', site.join(site.person(source, id) for id in people), class_='pr-detail')}")
        parts += [site.markup.heading(2, site.escape(site.label(f"organisation_{kind.replace('-', '_')}")), kind), site.markup.items(rows, "pr-rows")]
    return Sheet(source, "list", site.label("organisations"), site.record.conference.description[site.language], blocks(parts))


def speaker_page(site: Site, speaker: Speaker) -> Sheet:
    """Return one speaker's page."""
    source = f"speakers/{speaker.id}.md"
    name = speaker.name[site.language]
    remarks = site.record.remarks_by.get(speaker.id, ())
    appearances = site.record.appearances_of.get(speaker.id, ())
    moderated = [site.session(source, session) for session, one in appearances if one.role == "moderator"]
    parts = [
        raw("h1", name),
        site.markup.paragraph(names, class_="pr-names") if (names := _names(site, speaker)) else "",
        site.markup.items((_appearance_row(site, source, *one) for one in appearances), "pr-rows"),
        _section(site, "moderated", site.markup.items(moderated)) if moderated else "",
        _section(site, "remarks", *_by_session(site, source, remarks)) if remarks else "",
        _section(site, "themes_spoken_on", site.markup.items(_themes(site, source, (remark for _, remark in remarks)), "pr-columns")) if remarks else "",
        _section(site, "mentioned", site.markup.items(_mentions(site, source, site.shared.named.get(speaker.id, ()), speaker.id)))
        if _named_by_others(site, speaker.id)
        else "",
        _spelling(site, speaker),
        site.markup.paragraph(site.inline(speaker.note[site.language]), class_="pr-note") if speaker.note else "",
    ]
    return Sheet(source, "speaker", name, _description(site, appearances), blocks(parts))


def organisation_page(site: Site, organisation: Organisation) -> Sheet:
    """Return one organisation's page."""
    source = f"organisations/{organisation.id}.md"
    name = organisation.name[site.language]
    appearances = site.record.appearances_for.get(organisation.id, ())
    speakers = {(session.id, one.id) for session, one in appearances}
    sessions = {session.id: session for session, _ in appearances}
    remarks = [(session, remark) for session in sessions.values() for remark in session.remarks if (session.id, remark.by) in speakers]
    parts_of_it = [site.organisation(source, one.id) for one in site.record.organisations.values() if one.part_of == organisation.id]
    mentions = _mentions(site, source, site.shared.bodies_named.get(organisation.id, ()), None)
    facts = [
        f"{site.escape(site.label('part_of'))} {site.organisation(source, organisation.part_of)}" if organisation.part_of else "",
        f"{site.escape(site.label('parts'))} {site.join(parts_of_it)}" if parts_of_it else "",
        f"{site.escape(site.label('also_named'))} {site.join(variants)}" if (variants := _variants(site, organisation)) else "",
        site.markup.link(site.escape(organisation.url), organisation.url) if organisation.url else "",
    ]
    parts = [
        raw("h1", name),
        site.markup.paragraph(" · ".join(fact for fact in facts if fact), class_="pr-names") if any(facts) else "",
        site.markup.paragraph(site.inline(organisation.note[site.language]), class_="pr-note") if organisation.note else "",
        _section(
            site,
            "people",
            site.markup.items(
                (f"{site.person(source, one.id)} · {_appearance_row(site, source, session, one, organisation.id)}" for session, one in appearances), "pr-rows"
            ),
        )
        if appearances
        else "",
        _section(site, "remarks", *_by_session(site, source, remarks, named=True)) if remarks else "",
        _section(site, "mentioned", site.markup.items(mentions)) if mentions else "",
    ]
    return Sheet(source, "organisation", name, f"{name} · {site.record.conference.short_name[site.language]}", blocks(parts))


def _section(site: Site, name: str, *parts: str) -> str:
    return blocks([site.markup.heading(2, site.escape(site.label(name)), name.replace("_", "-")), *parts])


def _appearance_row(site: Site, source: str, session: Session, one: Appearance, known: str | None = None) -> str:
    """Return day, session, role, post and organisations of an appearance; the organisation whose page this is goes unsaid."""
    parts = [
        site.escape(site.label.date(session.date)) if session.date else "",
        site.session(source, session),
        site.escape(site.label(one.role)),
        site.own(one.post) if one.post else "",
        site.join(site.organisation(source, id) for id in one.organisations if id != known),
    ]
    return " · ".join(part for part in parts if part)


def _description(site: Site, appearances: Sequence[tuple[Session, Appearance]]) -> str:
    _, one = appearances[0]
    organisations = [site.record.organisations[id].name[site.language] for id in one.organisations]
    return " · ".join([*([one.post[site.language]] if one.post else []), *organisations])


def _other_names(site: Site, speaker: Speaker) -> str:
    others = _spellings(site, speaker, [speaker.name])
    return f" {element('span', ' '.join(others), class_='pr-other-name')}" if others else ""


def _names(site: Site, speaker: Speaker) -> str:
    """Return the name in the other languages, and its other spellings."""
    names = _spellings(site, speaker, [speaker.name])
    variants = _spellings(site, speaker, [{language: one} for language, many in speaker.variants.items() for one in many])
    return " · ".join([*names, *([f"{site.escape(site.label('also_named'))} {site.join(variants)}"] if variants else [])])


def _variants(site: Site, organisation: Organisation) -> list[str]:
    return _spellings(site, organisation, [organisation.name, *({language: one} for language, many in organisation.variants.items() for one in many)])


def _spellings(site: Site, one: Speaker | Organisation, names: Iterable[Mapping[str, str]]) -> list[str]:
    """Return names that differ from the one at the head of the page, each once, marked with its language."""
    found: dict[str, str] = {}
    for name in names:
        for language, words in name.items():
            if words != one.name[site.language]:
                found.setdefault(words, language)
    return [site.foreign(site.escape(words), language) for words, language in found.items()]


def _spelling(site: Site, speaker: Speaker) -> str:
    """Return how sure the Latin spelling is, on what evidence, and how to correct it."""
    if speaker.spelling is None:
        return ""
    own = speaker.spelling
    sources = site.markup.items(site.markup.link(site.escape(address), address) for address in own.sources) if own.sources else ""
    contact = site.record.conference.contact
    correct = site.markup.paragraph(site.markup.link(site.escape(site.label("correct")), contact)) if contact else ""
    words = f"{element('strong', site.escape(site.label(f'spelling_{own.status}')))} {site.inline(own.evidence[site.language])}"
    return _section(
        site, "spelling", site.markup.block("div", [site.markup.paragraph(words), sources, correct], class_=f"pr-spelling pr-spelling-{own.status}")
    )


def _by_session(site: Site, source: str, remarks: Sequence[tuple[Session, Remark]], *, named: bool = False) -> list[str]:
    groups: dict[str, list[Remark]] = {}
    for session, remark in remarks:
        groups.setdefault(session.id, []).append(remark)
    parts = []
    for id, own in groups.items():
        session = site.record.sessions[id]
        rows = [remark_item(site, source, session, remark, named=named) for remark in own]
        name = site.markup.paragraph(site.session(source, session), class_="pr-session-name")
        parts += [name, remark_list(site, rows, fold=len(remarks) > MANY)]
    return parts


def _themes(site: Site, source: str, remarks: Iterable[Remark]) -> list[str]:
    counts = Counter(theme for remark in remarks for theme in remark.themes)
    return [f"{site.theme(source, id)} {element('span', str(times), class_='pr-count')}" for id, times in counts.most_common()]


def _named_by_others(site: Site, speaker: str) -> bool:
    return any(one.remark.by != speaker for one in site.shared.named.get(speaker, ()))


def _mentions(site: Site, source: str, occurrences: Iterable[Occurrence], speaker: str | None) -> list[str]:
    """Return the paragraphs in which somebody else names a person or body, each once."""
    rows = {}
    for one in occurrences:
        if speaker is None or one.remark.by != speaker:
            fragment = f"{one.remark.id}-p{one.paragraph}" if one.paragraph else one.remark.id
            words = f"{site.escape(site.title(one.session))} · {site.escape(site.record.speakers[one.remark.by].name[site.language] if one.remark.by else site.label(one.remark.kind))}"
            if one.paragraph:
                words += " · " + site.escape(site.label("paragraph", number=one.paragraph))
            rows[one.session.id, fragment] = site.place(source, one.session, fragment, words)
    return list(rows.values())
