"""The pages of the sessions: every word of the record, with what helps to find and to cite it."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.citations.cited_work import CitedWork
from proceedings.exports import FORMATS
from proceedings.model.record import Note, Remark, Session, SessionText
from proceedings.model.urls import SIDE_BY_SIDE
from proceedings.staging.apparatus import LEVELS, alias_anchors, gone_elsewhere, moved_on, note_number, permalink, speaker_line, tools, translators_note
from proceedings.staging.citing import citations, folded
from proceedings.staging.context import PageContext
from proceedings.staging.markup import blocks, element, raw
from proceedings.staging.references import reference_spans
from proceedings.staging.rendered_page import RenderedPage
from proceedings.staging.words import page_mark, record_words

FEW = 3  # remarks that stand open even on a page with many


def session_page(context: PageContext, session: Session) -> RenderedPage:
    """Return a session's page."""
    source = f"sessions/{session.id}.md"
    language, text = context.record.text(session, context.language)
    foreign = None if language == context.language else language
    own = session.texts.get(context.language)
    cited = CitedWork(context.site.editions[language], session)
    parts = [
        _head(context, source, session, text),
        _ways(context, source, session),
        _contents(context, session, text),
        context.markup.paragraph(context.escape(context.label("not_translated")), class_="pr-notice", data_apparatus=True) if foreign else "",
        *_preamble(context, source, text, foreign),
        *(_remark(context, source, session, remark, text, language) for remark in session.remarks),
        _translators_notes(context, source, text),
        *gone_elsewhere(context, source, session),
        "" if foreign else folded(context, "cite_session", citations(context, cited)),
        "" if foreign else _data_files(context, session),
        _neighbours(context, source, session),
    ]
    return RenderedPage(source, "session", context.title(session), own.summary if own else context.title(session), blocks(parts), cited=cited)


def _head(context: PageContext, source: str, session: Session, text: SessionText) -> str:
    day = context.label.date(session.date) if session.date else ""
    kicker = " · ".join(part for part in (day, context.label(f"kind_{session.kind}")) if part)
    original = text is session.texts[context.record.conference.default_language]
    mark = page_mark(context, str(session.page)) if session.page and original else ""
    people = [_appearance(context, source, one.id, session) for one in session.speakers]
    facts = [
        ("taking_part", "taking-part", context.markup.items(people, "pr-people")) if people else None,
        ("themes", "session-themes", context.markup.paragraph(context.join(context.theme(source, id) for id in session.themes))) if session.themes else None,
    ]
    return "\n\n".join([
        context.markup.paragraph(context.escape(kicker), class_="pr-kicker", id="event", data_apparatus=True),
        raw("h1", context.title(session), mark),
        context.markup.paragraph(context.foreign(context.escape(_summary(context, session)), context.language), class_="pr-summary", data_apparatus=True),
        _jumps(context, session),
        *(
            context.markup.block(
                "div",
                [context.markup.paragraph(context.escape(context.label(name)), class_="pr-fact-name"), words],
                class_=f"pr-fact pr-fact-{id}",
                id=id,
                data_apparatus=True,
            )
            for name, id, words in filter(None, facts)
        ),
    ])


def _jumps(context: PageContext, session: Session) -> str:
    """Return the line by which readers on a phone open people, themes and contents, which would else push the record off the screen."""
    places = {"taking_part": ("taking-part", session.speakers), "themes": ("session-themes", session.themes), "contents": ("contents", session.remarks[1:])}
    links = [context.markup.link(context.escape(context.label(name)), f"#{id}") for name, (id, shown) in places.items() if shown]
    return context.markup.line("p", " · ".join(links), class_="pr-jumps", data_apparatus=True) if links else ""


def _summary(context: PageContext, session: Session) -> str:
    own = session.texts.get(context.language)
    return own.summary if own else ""


def _appearance(context: PageContext, source: str, id: str, session: Session) -> str:
    """Return who somebody is in this session: name, role, post, organisations."""
    one = session.appearance(id)
    assert one is not None
    role = context.escape(context.label("moderator")) if one.role == "moderator" else ""
    post = context.localized(one.post) if one.post else ""
    organisations = context.join(context.organisation(source, organisation) for organisation in one.organisations)
    return " · ".join(part for part in (context.person(source, id), role, post, organisations) if part)


def _ways(context: PageContext, source: str, session: Session) -> str:
    """Return the ways to other forms of the session, and the switch that shows which words have an entry in a register."""
    both = ""
    if len(context.record.languages) > 1:
        both = context.link(source, context.escape(context.label("side_by_side")), f"sessions/{session.id}/{SIDE_BY_SIDE}/")
    cite = raw("a", context.label("cite"), href="#citations") if context.record.text(session, context.language)[0] == context.language else ""
    switch = f'<label class="pr-switch"><input type="checkbox" data-references> {context.escape(context.label("show_references"))}</label>'
    return tools(context, [both, cite, switch])


def _contents(context: PageContext, session: Session, text: SessionText) -> str:
    """Return the list of the remarks with who speaks."""
    if len(session.remarks) < 2:
        return ""
    rows = []
    for remark in session.remarks:
        name = context.localized(context.record.speakers[remark.by].name) if remark.by else context.escape(context.label(remark.kind))
        if remark.kind == "question":
            name = f"{context.escape(context.label('question'))} · {name}" if remark.by else name
        rows.append(element("span", context.markup.link(name, f"#{remark.id}"), class_=f"pr-contents-{remark.kind}"))
    title = context.markup.paragraph(context.escape(context.label("contents")), class_="pr-contents-title", id="contents-title")
    return context.markup.block(
        "nav", [title, context.markup.items(rows, ordered=True)], class_="pr-contents", id="contents", aria_labelledby="contents-title", data_apparatus=True
    )


def _preamble(context: PageContext, source: str, text: SessionText, foreign: str | None) -> Iterator[str]:
    for line in text.preamble:
        words = record_words(context, source, line.text, foreign or context.language)
        yield context.markup.paragraph(words, class_="pr-preamble", lang=foreign and context.record.conference.tag(foreign))


def _remark(context: PageContext, source: str, session: Session, remark: Remark, text: SessionText, language: str) -> str:
    own = text.remarks[remark.id]
    foreign = language != context.language
    back = context.tag if foreign else None  # what stands around the words is in the page's language again
    printed = bool(own.heading.words)
    spans = reference_spans(context, source, session, remark, own, language)
    level = LEVELS[remark.kind]
    if printed:
        words = record_words(context, source, own.heading, language, spans[0])
        parts = [speaker_line(context, source, session, remark, lang=back), context.markup.heading(level, words, remark.id)]
    else:
        parts = [speaker_line(context, source, session, remark, name=f"h{level}", lang=back)]
    for number, one in enumerate(own.paragraphs, 1):
        id = f"{remark.id}-p{number}"
        before = alias_anchors(context, f"{session.id}/{id}")
        words = record_words(context, source, one.text, language, spans[number])
        parts.append(
            context.markup.paragraph(before + words + moved_on(context, source, f"{session.id}/{id}") + permalink(context, id), class_="pr-body", id=id)
        )
    for number, note in enumerate((note for note in own.notes if note.printed), 1 + len(own.paragraphs)):
        parts.append(_printed_note(context, note, record_words(context, source, note.text, language, spans[number])))
    parts.append(_tools(context, source, session, remark, back))
    return context.markup.block(
        "section",
        parts,
        class_="pr-turn pr-body",
        id=None if printed else remark.id,
        data_remark=remark.id,
        data_speaker=remark.by,
        data_kind=remark.kind,
        **(context.language_of(language) if foreign else {}),
    )


def _printed_note(context: PageContext, note: Note, words: str) -> str:
    """Return a printed footnote: its text is the record's, number and way back are apparatus."""
    number = note_number(context, note.label, f"call-{note.label}")
    return context.markup.line("div", f"{number} {words}", class_="pr-footnote pr-body", id=f"note-{note.label}", role="doc-footnote", data_footnote=note.label)


def _tools(context: PageContext, source: str, session: Session, remark: Remark, lang: str | None) -> str:
    """Return the quiet line under a remark: what it answers, its themes, its own page with both languages and citations."""
    question = session.answered(remark)
    answers = context.markup.link(context.escape(context.label("answers")), f"#{question.id}") if question and question.kind == "question" else ""
    alone = context.link(source, context.escape(context.label("alone")), f"sessions/{session.id}/{remark.id}/", class_="pr-alone")
    return tools(context, [answers, *(context.theme(source, theme) for theme in remark.themes), alone], lang)


def _translators_notes(context: PageContext, source: str, text: SessionText) -> str:
    rows = [translators_note(context, source, note) for remark in text.remarks.values() for note in remark.notes if not note.printed]
    if not rows:
        return ""
    title = raw("h2", context.label("translators_notes"), id="translators-notes")
    return context.markup.block("section", [title, *rows], class_="pr-translators-notes", data_apparatus=True)


def _data_files(context: PageContext, session: Session) -> str:
    """Return links to the session's data files, which stand beside its page."""
    links = [raw("a", one.ending, href=f"{session.id}.{one.ending}", type=one.media_type) for one in FORMATS if one.beside]
    return context.markup.paragraph(f"{context.escape(context.label('data_files'))}: {' · '.join(links)}", class_="pr-tools", data_apparatus=True)


def _neighbours(context: PageContext, source: str, session: Session) -> str:
    """Return the ways to the session before and the one after."""
    before, after = context.record.neighbours[session.id]
    rows = [
        element(
            "span", f"{element('span', context.escape(context.label(name)), class_='pr-neighbour-name')} {context.session(source, one)}", class_=f"pr-{name}"
        )
        for name, one in (("previous", before), ("next", after))
        if one
    ]
    return (
        context.markup.block(
            "nav", [context.markup.paragraph("".join(rows))], class_="pr-neighbours", aria_label=context.label("neighbours"), data_apparatus=True
        )
        if rows
        else ""
    )


def remark_list(context: PageContext, rows: list[str], *, fold: bool) -> str:
    """Return a list of remarks; where the page is to `fold` its lists, only a few stand open."""
    listed = context.markup.items(rows, "pr-turn-list")
    if not fold or len(rows) <= FEW:
        return listed
    return context.markup.block("details", [raw("summary", context.label("remark_count", number=len(rows))), listed], class_="pr-folded")


def remark_item(context: PageContext, source: str, session: Session, remark: Remark, *, named: bool = False) -> str:
    """Return a remark as an item of a list elsewhere: who made it where that is not plain, its kind, its first words, linked."""
    name = f"{context.person(source, remark.by)} " if named and remark.by else ""
    kind = element("span", context.escape(context.label(remark.kind)), class_="pr-kind")
    return f"{name}{kind} {context.place(source, session, remark.id, context.excerpt(session, remark))}"
