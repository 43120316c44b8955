"""The pages of the sessions: every word of the record, with what helps to find and to cite it."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.citations.cited_work import Source
from proceedings.exports import FORMATS
from proceedings.model.record import Note, Remark, Session, SessionText
from proceedings.model.urls import SIDE_BY_SIDE
from proceedings.staging.apparatus import LEVELS, alias_anchors, gone_elsewhere, handle, moved_on, note_number, place_line, tools, translators_note
from proceedings.staging.citing import citations, folded
from proceedings.staging.context import Site
from proceedings.staging.markup import blocks, element, raw
from proceedings.staging.references import reference_spans
from proceedings.staging.sheet import Sheet
from proceedings.staging.words import page_mark, record_words

FEW = 3  # remarks that stand open even on a page with many


def session_page(site: Site, session: Session) -> Sheet:
    """Return a session's page."""
    source = f"sessions/{session.id}.md"
    language, text = site.record.text(session, site.language)
    foreign = None if language == site.language else language
    own = session.texts.get(site.language)
    cited = Source(site.shared.editions[language], session)
    parts = [
        _head(site, source, session, text),
        _ways(site, source, session),
        _contents(site, session, text),
        site.markup.paragraph(site.escape(site.label("not_translated")), class_="pr-notice", data_apparatus=True) if foreign else "",
        *_preamble(site, source, text, foreign),
        *(_remark(site, source, session, remark, text, language) for remark in session.remarks),
        _translators_notes(site, source, text),
        *gone_elsewhere(site, source, session),
        "" if foreign else folded(site, "cite_session", citations(site, cited)),
        "" if foreign else _data_files(site, session),
        _neighbours(site, source, session),
    ]
    return Sheet(source, "session", site.title(session), own.summary if own else site.title(session), blocks(parts), cited=cited)


def _head(site: Site, source: str, session: Session, text: SessionText) -> str:
    day = site.label.date(session.date) if session.date else ""
    kicker = " · ".join(part for part in (day, site.label(f"kind_{session.kind}")) if part)
    original = text is session.texts[site.record.conference.default_language]
    mark = page_mark(site, str(session.page)) if session.page and original else ""
    people = [_appearance(site, source, one.id, session) for one in session.speakers]
    facts = [
        (site.label("taking_part"), site.markup.items(people, "pr-people")) if people else None,
        (site.label("themes"), site.markup.paragraph(site.join(site.theme(source, id) for id in session.themes))) if session.themes else None,
    ]
    return "\n\n".join([
        site.markup.paragraph(site.escape(kicker), class_="pr-kicker", id="event", data_apparatus=True),
        raw("h1", site.title(session), mark),
        site.markup.paragraph(site.foreign(site.escape(_summary(site, session)), site.language), class_="pr-summary", data_apparatus=True),
        *(
            site.markup.block(
                "div",
                [site.markup.paragraph(site.escape(name), class_="pr-fact-name"), words],
                class_="pr-fact",
                data_apparatus=True,
            )
            for name, words in filter(None, facts)
        ),
    ])


def _summary(site: Site, session: Session) -> str:
    own = session.texts.get(site.language)
    return own.summary if own else ""


def _appearance(site: Site, source: str, id: str, session: Session) -> str:
    """Return who somebody is in this session: name, role, post, organisations."""
    one = session.appearance(id)
    assert one is not None
    role = site.escape(site.label("moderator")) if one.role == "moderator" else ""
    post = site.own(one.post) if one.post else ""
    organisations = site.join(site.organisation(source, organisation) for organisation in one.organisations)
    return " · ".join(part for part in (site.person(source, id), role, post, organisations) if part)


def _ways(site: Site, source: str, session: Session) -> str:
    """Return the ways to other forms of the session, and the switch that shows which words have an entry in a register."""
    both = ""
    if len(site.record.languages) > 1:
        both = site.link(source, site.escape(site.label("side_by_side")), f"sessions/{session.id}/{SIDE_BY_SIDE}/")
    cite = raw("a", site.label("cite"), href="#citations") if site.record.text(session, site.language)[0] == site.language else ""
    switch = f'<label class="pr-switch"><input type="checkbox" data-references> {site.escape(site.label("show_references"))}</label>'
    return tools(site, [both, cite, switch])


def _contents(site: Site, session: Session, text: SessionText) -> str:
    """Return the list of the remarks with who speaks."""
    if len(session.remarks) < 2:
        return ""
    rows = []
    for remark in session.remarks:
        name = site.own(site.record.speakers[remark.by].name) if remark.by else site.escape(site.label(remark.kind))
        if remark.kind == "question":
            name = f"{site.escape(site.label('question'))} · {name}" if remark.by else name
        rows.append(element("span", site.markup.link(name, f"#{remark.id}"), class_=f"pr-contents-{remark.kind}"))
    title = site.markup.paragraph(site.escape(site.label("contents")), class_="pr-contents-title", id="contents")
    return site.markup.block("nav", [title, site.markup.items(rows, ordered=True)], class_="pr-contents", aria_labelledby="contents", data_apparatus=True)


def _preamble(site: Site, source: str, text: SessionText, foreign: str | None) -> Iterator[str]:
    for line in text.preamble:
        words = record_words(site, source, line.text, foreign or site.language)
        yield site.markup.paragraph(words, class_="pr-preamble", lang=foreign and site.record.conference.tag(foreign))


def _remark(site: Site, source: str, session: Session, remark: Remark, text: SessionText, language: str) -> str:
    own = text.remarks[remark.id]
    foreign = language != site.language
    back = site.tag if foreign else None  # what stands around the words is in the page's language again
    printed = bool(own.heading.words)
    spans = reference_spans(site, source, session, remark, own, language)
    level = LEVELS[remark.kind]
    if printed:
        words = record_words(site, source, own.heading, language, spans[0])
        parts = [place_line(site, source, session, remark, lang=back), site.markup.heading(level, words, remark.id)]
    else:
        parts = [place_line(site, source, session, remark, name=f"h{level}", lang=back)]
    for number, one in enumerate(own.paragraphs, 1):
        id = f"{remark.id}-p{number}"
        before = alias_anchors(site, f"{session.id}/{id}")
        words = record_words(site, source, one.text, language, spans[number])
        parts.append(site.markup.paragraph(before + words + moved_on(site, source, f"{session.id}/{id}") + handle(site, id), class_="pr-body", id=id))
    for number, note in enumerate((note for note in own.notes if note.printed), 1 + len(own.paragraphs)):
        parts.append(_printed_note(site, note, record_words(site, source, note.text, language, spans[number])))
    parts.append(_tools(site, source, session, remark, back))
    return site.markup.block(
        "section",
        parts,
        class_="pr-turn pr-body",
        id=None if printed else remark.id,
        data_remark=remark.id,
        data_speaker=remark.by,
        data_kind=remark.kind,
        **(site.language_of(language) if foreign else {}),
    )


def _printed_note(site: Site, note: Note, words: str) -> str:
    """Return a printed footnote: its text is the record's, number and way back are apparatus."""
    number = note_number(site, note.label, f"call-{note.label}")
    return site.markup.line("div", f"{number} {words}", class_="pr-footnote pr-body", id=f"note-{note.label}", role="doc-footnote", data_footnote=note.label)


def _tools(site: Site, source: str, session: Session, remark: Remark, lang: str | None) -> str:
    """Return the quiet line under a remark: what it answers, its themes, its own page with both languages and citations."""
    question = session.answered(remark)
    answers = site.markup.link(site.escape(site.label("answers")), f"#{question.id}") if question and question.kind == "question" else ""
    alone = site.link(source, site.escape(site.label("alone")), f"sessions/{session.id}/{remark.id}/", class_="pr-alone")
    return tools(site, [answers, *(site.theme(source, theme) for theme in remark.themes), alone], lang)


def _translators_notes(site: Site, source: str, text: SessionText) -> str:
    rows = [translators_note(site, source, note) for remark in text.remarks.values() for note in remark.notes if not note.printed]
    if not rows:
        return ""
    title = raw("h2", site.label("translators_notes"), id="translators-notes")
    return site.markup.block("section", [title, *rows], class_="pr-translators-notes", data_apparatus=True)


def _data_files(site: Site, session: Session) -> str:
    """Return links to the session's data files, which stand beside its page."""
    links = [raw("a", one.ending, href=f"{session.id}.{one.ending}", type=one.media_type) for one in FORMATS if one.beside]
    return site.markup.paragraph(f"{site.escape(site.label('data_files'))}: {' · '.join(links)}", class_="pr-tools", data_apparatus=True)


def _neighbours(site: Site, source: str, session: Session) -> str:
    """Return the ways to the session before and the one after."""
    before, after = site.record.neighbours[session.id]
    rows = [
        element("span", f"{element('span', site.escape(site.label(name)), class_='pr-neighbour-name')} {site.session(source, one)}", class_=f"pr-{name}")
        for name, one in (("previous", before), ("next", after))
        if one
    ]
    return (
        site.markup.block("nav", [site.markup.paragraph("".join(rows))], class_="pr-neighbours", aria_label=site.label("neighbours"), data_apparatus=True)
        if rows
        else ""
    )


def remark_list(site: Site, rows: list[str], *, fold: bool) -> str:
    """Return a list of remarks; where the page is to `fold` its lists, only a few stand open."""
    listed = site.markup.items(rows, "pr-turn-list")
    if not fold or len(rows) <= FEW:
        return listed
    return site.markup.block("details", [raw("summary", site.label("remark_count", number=len(rows))), listed], class_="pr-folded")


def remark_item(site: Site, source: str, session: Session, remark: Remark, *, named: bool = False) -> str:
    """Return a remark as an item of a list elsewhere: who made it where that is not plain, its kind, its first words, linked."""
    name = f"{site.person(source, remark.by)} " if named and remark.by else ""
    kind = element("span", site.escape(site.label(remark.kind)), class_="pr-kind")
    return f"{name}{kind} {site.place(source, session, remark.id, site.excerpt(session, remark))}"
