"""The pages of the sessions: every word of the record, with what helps to find and to cite it."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.exports import FORMATS
from proceedings.model import Note, Remark, RemarkText, Session, SessionText
from proceedings.staging.markdown import attributes, block, element, escape, heading, items, link, page, paragraph, raw, relative
from proceedings.staging.site import Site
from proceedings.staging.words import Span, annotated, errata_spans, foreign_span, page_mark, record_words

_LEVELS = {"speech": 2, "question": 2, "passage": 2, "answer": 3}


def session_page(site: Site, session: Session) -> tuple[str, str]:
    """Return path and content of a session's page."""
    source = f"sessions/{session.id}.md"
    language, text = site.record.text(session, site.language)
    foreign = None if language == site.language else language
    own = session.texts.get(site.language)
    front = {
        "title": site.title(session),
        "description": own.summary if own else site.title(session),
        "kind": "session",
    }
    parts = [
        _head(site, source, session, text),
        _contents(site, session, text),
        paragraph(escape(site.label("not_translated")), class_="pr-notice", data_apparatus=True) if foreign else "",
        *_preamble(site, source, text, foreign),
        *(_remark(site, source, session, remark, text, language) for remark in session.remarks),
        _translators_notes(site, source, text),
        "" if foreign else _data_files(site, session),
        _neighbours(site, source, session),
    ]
    return source, page(front, parts)


def _head(site: Site, source: str, session: Session, text: SessionText) -> str:
    day = site.label.date(session.date) if session.date else ""
    kicker = " · ".join(part for part in (day, site.label(f"kind_{session.kind}")) if part)
    original = text is session.texts[site.record.conference.default_language]
    mark = page_mark(site, str(session.page)) if session.page and original else ""
    people = [_appearance(site, source, one.id, session) for one in session.speakers]
    facts = [
        (site.label("taking_part"), items(people, "pr-people")) if people else None,
        (site.label("themes"), site.join(site.theme(source, id) for id in session.themes)) if session.themes else None,
    ]
    return "\n\n".join([
        paragraph(escape(kicker), class_="pr-kicker", data_apparatus=True),
        raw("h1", site.title(session), mark),
        paragraph(site.foreign(escape(_summary(site, session)), site.language), class_="pr-summary", data_apparatus=True),
        *(
            block(
                "div",
                [paragraph(escape(name), class_="pr-fact-name"), words if words.startswith("<") else paragraph(words)],
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
    role = escape(site.label("moderator")) if one.role == "moderator" else ""
    post = site.own(one.post) if one.post else ""
    organisations = site.join(site.organisation(source, organisation) for organisation in one.organisations)
    return " · ".join(part for part in (site.person(source, id), role, post, organisations) if part)


def _contents(site: Site, session: Session, text: SessionText) -> str:
    """Return the list of the remarks with who speaks."""
    if len(session.remarks) < 2:
        return ""
    rows = []
    for remark in session.remarks:
        name = site.own(site.record.speakers[remark.by].name) if remark.by else escape(site.label(remark.kind))
        if remark.kind == "question":
            name = f"{escape(site.label('question'))} · {name}" if remark.by else name
        rows.append(element("span", link(name, f"#{remark.id}"), class_=f"pr-contents-{remark.kind}"))
    title = paragraph(escape(site.label("contents")), class_="pr-contents-title", id="contents")
    return block("nav", [title, items(rows, ordered=True)], class_="pr-contents", aria_labelledby="contents", data_apparatus=True)


def _preamble(site: Site, source: str, text: SessionText, foreign: str | None) -> Iterator[str]:
    for line in text.preamble:
        words = record_words(site, source, line.text, foreign or site.language)
        yield paragraph(words, class_="pr-preamble", lang=foreign)


def _remark(site: Site, source: str, session: Session, remark: Remark, text: SessionText, language: str) -> str:
    own = text.remarks[remark.id]
    default = language == site.record.conference.default_language
    errata = errata_spans(site, source, session, remark.id, own) if default else {}
    printed = bool(own.heading.words)
    parts = [_heading(site, source, session, remark, own, language, errata) if printed else _label(site, source, session, remark)]
    for number, one in enumerate(own.paragraphs, 1):
        id = f"{remark.id}-p{number}"
        words = record_words(site, source, one.text, language, erratum_spans=errata.get(number, ()))
        parts.append(paragraph(_handle(site, id, "pr-handle") + words, id=id))
    for number, note in enumerate((note for note in own.notes if note.printed), 1 + len(own.paragraphs)):
        words = record_words(site, source, note.text, language, erratum_spans=errata.get(number, ()))
        parts.append(_printed_note(site, note, words))
    parts.append(_tools(site, source, session, remark))
    return block(
        "section",
        parts,
        class_="pr-remark",
        id=None if printed else remark.id,
        data_remark=remark.id,
        data_speaker=remark.by,
        data_kind=remark.kind,
        lang=language if language != site.language else None,
        dir=site.record.conference.language(language).direction if language != site.language else None,
    )


def _heading(site: Site, source: str, session: Session, remark: Remark, own: RemarkText, language: str, errata: dict[int, list[Span]]) -> str:
    words = record_words(site, source, own.heading, language, erratum_spans=errata.get(0, ()))
    return heading(_LEVELS[remark.kind], words + _handle(site, remark.id, "pr-permalink"), remark.id)


def _label(site: Site, source: str, session: Session, remark: Remark) -> str:
    """Return the line over a remark without a printed heading: apparatus, though set as a heading."""
    words = escape(site.label(remark.kind))
    if remark.by:
        words += f" · {site.person(source, remark.by)}"
    words += _handle(site, remark.id, "pr-permalink")
    level = _LEVELS[remark.kind]
    own = attributes(class_="pr-label", id=f"{remark.id}-label", lang=site.language, data_apparatus=True)
    return f'<h{level}{own} markdown="span">{words}</h{level}>'


def _handle(site: Site, id: str, class_: str) -> str:
    """Return the visible permalink of a remark or paragraph."""
    own = attributes(
        class_=class_, href=f"#{id}", lang=site.language, data_apparatus=True, aria_label=site.label("permalink", id=id), title=site.label("permalink_hint")
    )
    return f"<a{own}>¶</a>"


def _printed_note(site: Site, note: Note, words: str) -> str:
    """Return a printed footnote: its text is the record's, number and way back are apparatus."""
    back = attributes(href=f"#call-{note.label}", data_apparatus=True, class_="pr-note-number", aria_label=site.label("back_to_call", label=note.label))
    own = attributes(class_="pr-footnote", id=f"note-{note.label}", role="doc-footnote", data_footnote=note.label)
    return f'<div{own} markdown="span"><a{back}>{note.label}</a> {words}</div>'


def _tools(site: Site, source: str, session: Session, remark: Remark) -> str:
    """Return the quiet line under a remark: what it answers, its themes."""
    parts = []
    if (question := session.answered(remark)) and question.kind == "question":
        parts.append(link(escape(site.label("answers")), f"#{question.id}"))
    parts += [site.theme(source, theme) for theme in remark.themes]
    return paragraph(" · ".join(parts), class_="pr-tools", lang=site.language, data_apparatus=True) if parts else ""


def _translators_notes(site: Site, source: str, text: SessionText) -> str:
    notes = [note for remark in text.remarks.values() for note in remark.notes if not note.printed]
    if not notes:
        return ""
    rows = []
    for note in notes:
        spans = _own_words(site, note)
        if note.erratum:
            spans += " " + link(escape(site.label("erratum")), relative(source, f"errata.md#{note.erratum}"))
        back = attributes(href=f"#call-{note.label}", class_="pr-note-number", aria_label=site.label("back_to_call", label=note.label))
        rows.append(
            f'<div{attributes(class_="pr-translators-note", id=f"note-{note.label}", role="doc-footnote")} markdown="span"><a{back}>{note.label}</a> {spans}</div>'
        )
    title = raw("h2", site.label("translators_notes"), id="translators-notes")
    return block("section", [title, *rows], class_="pr-translators-notes", data_apparatus=True)


def _own_words(site: Site, note: Note) -> str:
    """Return the words of a note of ours: language and emphasis marked, nobody linked."""
    spans = [
        Span(mark.start, mark.end, "<em>", "</em>") if mark.kind == "emphasis" else foreign_span(site, mark)
        for mark in note.text.marks
        if mark.kind in ("emphasis", "language")
    ]
    return annotated(note.text.words, spans)


def _data_files(site: Site, session: Session) -> str:
    """Return links to the session's data files, which stand beside its page."""
    links = [raw("a", one.ending, href=f"{session.id}.{one.ending}", type=one.media_type) for one in FORMATS if one.session]
    return paragraph(f"{escape(site.label('data_files'))}: {' · '.join(links)}", class_="pr-tools", data_apparatus=True)


def _neighbours(site: Site, source: str, session: Session) -> str:
    """Return the ways to the session before and the one after."""
    order = list(site.record.sessions.values())
    at = order.index(session)
    before = order[at - 1] if at else None
    after = order[at + 1] if at + 1 < len(order) else None
    rows = [
        element("span", f"{element('span', escape(site.label(name)), class_='pr-neighbour-name')} {site.session(source, one)}", class_=f"pr-{name}")
        for name, one in (("previous", before), ("next", after))
        if one
    ]
    return block("nav", [paragraph("".join(rows))], class_="pr-neighbours", aria_label=site.label("neighbours"), data_apparatus=True) if rows else ""


def remark_item(site: Site, source: str, session: Session, remark: Remark, *, named: bool = False) -> str:
    """Return a remark as an item of a list elsewhere: who made it where that is not plain, its kind, its first words, linked."""
    name = f"{site.person(source, remark.by)} " if named and remark.by else ""
    kind = element("span", escape(site.label(remark.kind)), class_="pr-kind")
    return f"{name}{kind} {site.place(source, session, remark.id, site.excerpt(session, remark))}"
