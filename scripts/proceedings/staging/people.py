"""The pages of speakers and organisations: who was there, for whom, and what they said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from proceedings.model.facts import Organisation, Speaker
from proceedings.model.mentions import Occurrence
from proceedings.model.record import Appearance, Remark, Session
from proceedings.model.urls import MANY
from proceedings.staging.context import PageContext, doubt, named
from proceedings.staging.markup import blocks, element, raw
from proceedings.staging.pictures import speaking_shares
from proceedings.staging.rendered_page import RenderedPage
from proceedings.staging.session import remark_item, remark_list


def speakers_page(context: PageContext) -> RenderedPage:
    """Return the list of speakers."""
    source = "speakers/index.md"
    rows = []
    for speaker in sorted(context.record.speakers.values(), key=lambda one: one.sort[context.language]):
        appearances = context.record.appearances_of.get(speaker.id, ())
        organisations = dict.fromkeys(id for _, one in appearances for id in one.organisations)
        sessions = [context.session(source, session) for session, _ in appearances]
        details = " · ".join([context.join(context.organisation(source, id) for id in organisations), *sessions])
        rows.append(f"{context.person(source, speaker.id, full=True)}{_other_names(context, speaker)} {element('span', details, class_='pr-detail')}")
    content = blocks([raw("h1", context.label("speakers")), context.markup.items(rows, "pr-rows")])
    return RenderedPage(source, "list", context.label("speakers"), context.record.conference.description[context.language], content)


def organisations_page(context: PageContext) -> RenderedPage:
    """Return the list of organisations, by kind."""
    source = "organisations/index.md"
    kinds: dict[str, list[Organisation]] = {}
    for organisation in context.record.organisations.values():
        kinds.setdefault(organisation.kind, []).append(organisation)
    parts = [raw("h1", context.label("organisations")), speaking_shares(context)]
    for kind, organisations in kinds.items():
        rows = []
        for one in organisations:
            people = {speaker: None for _, appearance in context.record.appearances_for.get(one.id, ()) for speaker in [appearance.id]}
            rows.append(
                f"{context.organisation(source, one.id)} {element('span', context.join(context.person(source, id) for id in people), class_='pr-detail')}"
            )
        parts += [
            context.markup.heading(2, context.escape(context.label(f"organisation_{kind.replace('-', '_')}")), kind),
            context.markup.items(rows, "pr-rows"),
        ]
    return RenderedPage(source, "list", context.label("organisations"), context.record.conference.description[context.language], blocks(parts))


def speaker_page(context: PageContext, speaker: Speaker) -> RenderedPage:
    """Return one speaker's page."""
    source = f"speakers/{speaker.id}.md"
    name = speaker.name[context.language]
    remarks = context.record.remarks_by.get(speaker.id, ())
    appearances = context.record.appearances_of.get(speaker.id, ())
    moderated = [context.session(source, session) for session, one in appearances if one.role == "moderator"]
    parts = [
        context.markup.line("h1", context.escape(name) + doubt(context, speaker.id)),
        context.markup.paragraph(names, class_="pr-names") if (names := _names(context, speaker)) else "",
        context.markup.items((_appearance_row(context, source, *one) for one in appearances), "pr-rows"),
        _section(context, "moderated", context.markup.items(moderated)) if moderated else "",
        _section(context, "remarks", *_by_session(context, source, remarks)) if remarks else "",
        _section(context, "themes_spoken_on", context.markup.items(_themes(context, source, (remark for _, remark in remarks)), "pr-columns"))
        if remarks
        else "",
        _section(context, "mentioned", context.markup.items(_mentions(context, source, context.site.named.get(speaker.id, ()), speaker.id)))
        if _named_by_others(context, speaker.id)
        else "",
        _spelling(context, speaker),
        context.markup.paragraph(context.inline(speaker.note[context.language]), class_="pr-note") if speaker.note else "",
    ]
    return RenderedPage(source, "speaker", name, _description(context, appearances), blocks(parts))


def organisation_page(context: PageContext, organisation: Organisation) -> RenderedPage:
    """Return one organisation's page."""
    source = f"organisations/{organisation.id}.md"
    name = organisation.name[context.language]
    appearances = context.record.appearances_for.get(organisation.id, ())
    speakers = {(session.id, one.id) for session, one in appearances}
    sessions = {session.id: session for session, _ in appearances}
    remarks = [(session, remark) for session in sessions.values() for remark in session.remarks if (session.id, remark.by) in speakers]
    parts_of_it = [context.organisation(source, one.id) for one in context.record.organisations.values() if one.part_of == organisation.id]
    mentions = _mentions(context, source, context.site.bodies_named.get(organisation.id, ()), None)
    facts = [
        f"{context.escape(context.label('part_of'))} {context.organisation(source, organisation.part_of)}" if organisation.part_of else "",
        f"{context.escape(context.label('parts'))} {context.join(parts_of_it)}" if parts_of_it else "",
        f"{context.escape(context.label('also_named'))} {context.join(variants)}" if (variants := _variants(context, organisation)) else "",
        context.markup.link(context.escape(organisation.url), organisation.url) if organisation.url else "",
    ]
    parts = [
        raw("h1", name),
        context.markup.paragraph(" · ".join(fact for fact in facts if fact), class_="pr-names") if any(facts) else "",
        context.markup.paragraph(context.inline(organisation.note[context.language]), class_="pr-note") if organisation.note else "",
        _section(
            context,
            "people",
            context.markup.items(
                (f"{context.person(source, one.id)} · {_appearance_row(context, source, session, one, organisation.id)}" for session, one in appearances),
                "pr-rows",
            ),
        )
        if appearances
        else "",
        _section(context, "remarks", *_by_session(context, source, remarks, named=True)) if remarks else "",
        _section(context, "mentioned", context.markup.items(mentions)) if mentions else "",
    ]
    return RenderedPage(source, "organisation", name, f"{name} · {context.record.conference.short_name[context.language]}", blocks(parts))


def _section(context: PageContext, name: str, *parts: str) -> str:
    return blocks([context.markup.heading(2, context.escape(context.label(name)), name.replace("_", "-")), *parts])


def _appearance_row(context: PageContext, source: str, session: Session, one: Appearance, known: str | None = None) -> str:
    """Return day, session, role, post and organisations of an appearance; the organisation whose page this is goes unsaid."""
    parts = [
        context.escape(context.label.date(session.date)) if session.date else "",
        context.session(source, session),
        context.escape(context.label(one.role)),
        context.localized(one.post) if one.post else "",
        context.join(context.organisation(source, id) for id in one.organisations if id != known),
    ]
    return " · ".join(part for part in parts if part)


def _description(context: PageContext, appearances: Sequence[tuple[Session, Appearance]]) -> str:
    _, one = appearances[0]
    organisations = [context.record.organisations[id].name[context.language] for id in one.organisations]
    return " · ".join([*([one.post[context.language]] if one.post else []), *organisations])


def _other_names(context: PageContext, speaker: Speaker) -> str:
    shown = context.site.editions[context.language].naming(speaker.id).printed
    others = _spellings(context, speaker, [{language: name for language, name in speaker.name.items() if name != shown}])
    return f" {element('span', ' '.join(others), class_='pr-other-name')}" if others else ""


def _names(context: PageContext, speaker: Speaker) -> str:
    """Return the name in the other languages, and its other spellings."""
    names = _spellings(context, speaker, [speaker.name])
    variants = _spellings(context, speaker, [{language: one} for language, many in speaker.variants.items() for one in many])
    return " · ".join([*names, *([f"{context.escape(context.label('also_named'))} {context.join(variants)}"] if variants else [])])


def _variants(context: PageContext, organisation: Organisation) -> list[str]:
    return _spellings(context, organisation, [organisation.name, *({language: one} for language, many in organisation.variants.items() for one in many)])


def _spellings(context: PageContext, one: Speaker | Organisation, names: Iterable[Mapping[str, str]]) -> list[str]:
    """Return names that differ from the one at the head of the page, each once, marked with its language."""
    found: dict[str, str] = {}
    for name in names:
        for language, words in name.items():
            if words != one.name[context.language]:
                found.setdefault(words, language)
    return [context.foreign(context.escape(words), language) for words, language in found.items()]


def _spelling(context: PageContext, speaker: Speaker) -> str:
    """Return how sure the Latin spelling is, on what evidence, and how to correct it."""
    if speaker.spelling is None:
        return ""
    own = speaker.spelling
    sources = context.markup.items(context.markup.link(context.escape(address), address) for address in own.sources) if own.sources else ""
    contact = context.record.conference.contact
    correct = context.markup.paragraph(context.markup.link(context.escape(context.label("correct")), contact)) if contact else ""
    words = f"{element('strong', context.escape(context.label(f'spelling_{own.status}')))} {context.inline(own.evidence[context.language])}"
    return _section(
        context, "spelling", context.markup.block("div", [context.markup.paragraph(words), sources, correct], class_=f"pr-spelling pr-spelling-{own.status}")
    )


def _by_session(context: PageContext, source: str, remarks: Sequence[tuple[Session, Remark]], *, named: bool = False) -> list[str]:
    groups: dict[str, list[Remark]] = {}
    for session, remark in remarks:
        groups.setdefault(session.id, []).append(remark)
    parts = []
    for id, own in groups.items():
        session = context.record.sessions[id]
        rows = [remark_item(context, source, session, remark, named=named) for remark in own]
        name = context.markup.paragraph(context.session(source, session), class_="pr-session-name")
        parts += [name, remark_list(context, rows, fold=len(remarks) > MANY)]
    return parts


def _themes(context: PageContext, source: str, remarks: Iterable[Remark]) -> list[str]:
    counts = Counter(theme for remark in remarks for theme in remark.themes)
    return [f"{context.theme(source, id)} {element('span', str(times), class_='pr-count')}" for id, times in counts.most_common()]


def _named_by_others(context: PageContext, speaker: str) -> bool:
    return any(one.remark.by != speaker for one in context.site.named.get(speaker, ()))


def _mentions(context: PageContext, source: str, occurrences: Iterable[Occurrence], speaker: str | None) -> list[str]:
    """Return the paragraphs in which somebody else names a person or body, each once."""
    rows = {}
    for one in occurrences:
        if speaker is None or one.remark.by != speaker:
            fragment = f"{one.remark.id}-p{one.paragraph}" if one.paragraph else one.remark.id
            words = f"{context.escape(context.title(one.session))} · {named(context, one.remark.by) if one.remark.by else context.escape(context.label(one.remark.kind))}"
            if one.paragraph:
                words += " · " + context.escape(context.label("paragraph", number=one.paragraph))
            rows[one.session.id, fragment] = context.place(source, one.session, fragment, words)
    return list(rows.values())
