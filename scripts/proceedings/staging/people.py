"""The pages of speakers and organisations: who was there, for whom, and what they said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import starmap

from proceedings.languages.labels import kind_label
from proceedings.model.facts import Organisation, Speaker
from proceedings.model.mentions import Occurrence
from proceedings.model.record import Appearance, Remark, Session
from proceedings.model.urls import LONG_LIST
from proceedings.staging.context import PageContext, doubt, labelled, named
from proceedings.staging.markup import DOT, EMPTY, SPACE, Html, block, blocks, element, escape, filled, heading, items, join
from proceedings.staging.pictures import speaking_shares
from proceedings.staging.rendered_page import RenderedPage
from proceedings.staging.session import in_full, remark_item, remark_list
from proceedings.staging.titles import titled
from proceedings.staging.words import registry_words


def speakers_page(context: PageContext) -> RenderedPage:
    """Return the list of speakers."""
    context = context.at("speakers/index.md")
    rows = [_speaker_row(context, speaker) for speaker in context.record.sorted_speakers(context.language)]
    content = blocks([element("h1", context.label_html("speakers")), items(rows, "pr-rows")])
    return RenderedPage(context.page_path, "list", context.label("speakers"), context.record.conference.description[context.language], content)


def _speaker_row(context: PageContext, speaker: Speaker) -> Html:
    """Return a speaker in the list of all: name, names in other languages, organisations and sessions."""
    appearances = context.record.appearances_of.get(speaker.id, ())
    organisations = dict.fromkeys(id for _, appearance in appearances for id in appearance.organisations)
    sessions = [context.session(session) for session, _ in appearances]
    details = join([context.join(context.organisation(id) for id in organisations), *sessions], DOT)
    shown = context.site.editions[context.language].naming(speaker.id).printed
    translations = _spellings(context, speaker, [{language: name for language, name in speaker.name.items() if name != shown}])
    other_name = element("span", join(translations, SPACE), class_="pr-other-name") if translations else EMPTY
    return filled((context.person(speaker.id, full=True), other_name, element("span", details, class_="pr-detail")), SPACE)


def organisations_page(context: PageContext) -> RenderedPage:
    """Return the list of organisations, by kind."""
    context = context.at("organisations/index.md")
    kinds: dict[str, list[Organisation]] = {}
    for organisation in context.record.organisations.values():
        kinds.setdefault(organisation.kind, []).append(organisation)
    parts = [element("h1", context.label_html("organisations")), speaking_shares(context)]
    for kind, organisations in kinds.items():
        rows = [_organisation_row(context, organisation) for organisation in organisations]
        parts += [heading(2, context.label_html(kind_label("organisation", kind)), kind), items(rows, "pr-rows")]
    return RenderedPage(context.page_path, "list", context.label("organisations"), context.record.conference.description[context.language], blocks(parts))


def _organisation_row(context: PageContext, organisation: Organisation) -> Html:
    """Return an organisation in the list of all, with who spoke for it."""
    people = dict.fromkeys(appearance.id for _, appearance in context.record.appearances_for.get(organisation.id, ()))
    names = element("span", context.join(context.person(id) for id in people), class_="pr-detail")
    return join((context.organisation(organisation.id), names), SPACE)


def speaker_page(context: PageContext, speaker: Speaker) -> RenderedPage:
    """Return one speaker's page."""
    context = context.at(f"speakers/{speaker.id}.md")
    name = speaker.name[context.language]
    remarks = context.record.remarks_by.get(speaker.id, ())
    appearances = context.record.appearances_of.get(speaker.id, ())
    moderated = [context.session(session) for session, appearance in appearances if appearance.role == "moderator"]
    parts = [
        element("h1", titled(name, context.language), doubt(context, speaker.id)),
        element("p", names, class_="pr-names") if (names := _names(context, speaker)) else EMPTY,
        items((_appearance_row(context, session, appearance) for session, appearance in appearances), "pr-rows"),
        _section(context, "moderated", items(moderated)) if moderated else EMPTY,
        _section(context, "remarks", in_full(context, f"speakers/{speaker.id}"), *_by_session(context, remarks)) if remarks else EMPTY,
        _section(context, "themes_spoken_on", items(_themes(context, (remark for _, remark in remarks)), "pr-columns")) if remarks else EMPTY,
        _section(context, "mentioned", items(_mentions(context, context.site.speaker_mentions.get(speaker.id, ()), speaker.id)))
        if _named_by_others(context, speaker.id)
        else EMPTY,
        _spelling(context, speaker),
        element("p", registry_words(context, speaker.note[context.language]), class_="pr-note") if speaker.note else EMPTY,
    ]
    return RenderedPage(context.page_path, "speaker", name, _description(context, appearances), blocks(parts))


def organisation_page(context: PageContext, organisation: Organisation) -> RenderedPage:
    """Return one organisation's page."""
    context = context.at(f"organisations/{organisation.id}.md")
    name = organisation.name[context.language]
    appearances = context.record.appearances_for.get(organisation.id, ())
    speakers = {(session.id, appearance.id) for session, appearance in appearances}
    sessions = {session.id: session for session, _ in appearances}
    remarks = [(session, remark) for session in sessions.values() for remark in session.remarks if (session.id, remark.by) in speakers]
    mentions = _mentions(context, context.site.organisation_mentions.get(organisation.id, ()), None)
    facts = _facts(context, organisation)
    parts = [
        element("h1", titled(name, context.language)),
        element("p", facts, class_="pr-names") if facts else EMPTY,
        element("p", registry_words(context, organisation.note[context.language]), class_="pr-note") if organisation.note else EMPTY,
        _section(context, "people", items(_people_rows(context, organisation, appearances), "pr-rows")) if appearances else EMPTY,
        _section(context, "remarks", *_by_session(context, remarks, named=True)) if remarks else EMPTY,
        _section(context, "mentioned", items(mentions)) if mentions else EMPTY,
    ]
    return RenderedPage(context.page_path, "organisation", name, f"{name} · {context.record.conference.short_name[context.language]}", blocks(parts))


def _facts(context: PageContext, organisation: Organisation) -> Html:
    """Return the larger organisation to which one belongs, those that belong to it, its other names, and its address."""
    members = [context.organisation(member.id) for member in context.record.organisations.values() if member.part_of == organisation.id]
    names = [organisation.name, *({language: name} for language, names in organisation.variants.items() for name in names)]
    variants = _spellings(context, organisation, names)
    facts = [
        labelled(context, "part_of", context.organisation(organisation.part_of)) if organisation.part_of else EMPTY,
        labelled(context, "parts", context.join(members)) if members else EMPTY,
        labelled(context, "also_named", context.join(variants)) if variants else EMPTY,
        element("a", escape(organisation.url), href=organisation.url) if organisation.url else EMPTY,
    ]
    return filled(facts, DOT)


def _people_rows(context: PageContext, organisation: Organisation, appearances: Iterable[tuple[Session, Appearance]]) -> Iterable[Html]:
    for session, appearance in appearances:
        yield join((context.person(appearance.id), _appearance_row(context, session, appearance, organisation.id)), DOT)


def _section(context: PageContext, name: str, *parts: Html) -> Html:
    return blocks([heading(2, context.label_html(name), name.replace("_", "-")), *parts])


def _appearance_row(context: PageContext, session: Session, appearance: Appearance, page_organisation: str | None = None) -> Html:
    """Return day, session, role, post and organisations of an appearance. The organisation of this page is left out."""
    parts = [
        escape(context.label.date(session.date)) if session.date else EMPTY,
        context.session(session),
        context.label_html(appearance.role),
        context.localized(appearance.post) if appearance.post else EMPTY,
        context.join(context.organisation(id) for id in appearance.organisations if id != page_organisation),
    ]
    return filled(parts, DOT)


def _description(context: PageContext, appearances: Sequence[tuple[Session, Appearance]]) -> str:
    _, appearance = appearances[0]
    organisations = [context.record.organisations[id].name[context.language] for id in appearance.organisations]
    return " · ".join([*([appearance.post[context.language]] if appearance.post else []), *organisations])


def _names(context: PageContext, speaker: Speaker) -> Html:
    """Return the name in the other languages, and its other spellings."""
    names = _spellings(context, speaker, [speaker.name])
    variants = _spellings(context, speaker, [{language: variant} for language, variants in speaker.variants.items() for variant in variants])
    if variants:
        names.append(labelled(context, "also_named", context.join(variants)))
    return join(names, DOT)


def _spellings(context: PageContext, named: Speaker | Organisation, names: Iterable[Mapping[str, str]]) -> list[Html]:
    """Return names that differ from the one at the head of the page, each once, marked with its language."""
    languages: dict[str, str] = {}
    for name in names:
        for language, words in name.items():
            if words != named.name[context.language]:
                languages.setdefault(words, language)
    return list(starmap(context.foreign, languages.items()))


def _spelling(context: PageContext, speaker: Speaker) -> Html:
    """Return how certain the Latin spelling is, on what evidence, and how to correct it."""
    spelling = speaker.spelling
    if spelling is None:
        return EMPTY
    contact = context.record.conference.contact
    status = element("strong", context.label_html(f"spelling_{spelling.status}"))
    parts = [
        element("p", status, SPACE, registry_words(context, spelling.evidence[context.language])),
        items(element("a", escape(address), href=address) for address in spelling.sources) if spelling.sources else EMPTY,
        element("p", element("a", context.label_html("correct"), href=contact)) if contact else EMPTY,
    ]
    return _section(context, "spelling", block("div", parts, class_=f"pr-spelling pr-spelling-{spelling.status}"))


def _by_session(context: PageContext, remarks: Sequence[tuple[Session, Remark]], *, named: bool = False) -> list[Html]:
    by_session: dict[str, list[Remark]] = {}
    for session, remark in remarks:
        by_session.setdefault(session.id, []).append(remark)
    parts = []
    for id, remarks_of_session in by_session.items():
        session = context.record.sessions[id]
        rows = [remark_item(context, session, remark, named=named) for remark in remarks_of_session]
        name = element("p", context.session(session), class_="pr-session-name")
        parts += [name, remark_list(context, rows, fold=len(remarks) > LONG_LIST)]
    return parts


def _themes(context: PageContext, remarks: Iterable[Remark]) -> list[Html]:
    counts = Counter(theme for remark in remarks for theme in remark.themes)
    return [join((context.theme(id), element("span", escape(str(number)), class_="pr-count")), SPACE) for id, number in counts.most_common()]


def _named_by_others(context: PageContext, speaker: str) -> bool:
    return any(occurrence.remark.by != speaker for occurrence in context.site.speaker_mentions.get(speaker, ()))


def _mentions(context: PageContext, occurrences: Iterable[Occurrence], speaker: str | None) -> list[Html]:
    """Return the paragraphs in which somebody else names a person or organisation, each once."""
    rows = {}
    for occurrence in occurrences:
        session, remark = occurrence.session, occurrence.remark
        if speaker is None or remark.by != speaker:
            fragment = f"{remark.id}-p{occurrence.paragraph}" if occurrence.paragraph else remark.id
            who = named(context, remark.by) if remark.by else context.label_html(remark.kind)
            paragraph = [context.label_html("paragraph", number=occurrence.paragraph)] if occurrence.paragraph else []
            words = join([escape(context.title(session)), who, *paragraph], DOT)
            rows[session.id, fragment] = context.place(session, fragment, words)
    return list(rows.values())
