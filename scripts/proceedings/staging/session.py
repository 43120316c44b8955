"""The pages of the sessions: every word of the record, with what helps to find and to cite it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from proceedings.exports import FORMATS
from proceedings.languages.labels import kind_label
from proceedings.model.parts import Division
from proceedings.model.record import Remark, Session
from proceedings.model.session_text import Paragraph
from proceedings.model.urls import IN_FULL, LONG_LIST, SIDE_BY_SIDE
from proceedings.staging.apparatus import HEADING_LEVELS, alias_anchors, gone_elsewhere, moved_on, part_heading, permalink, recording_link, speaker_line, tools
from proceedings.staging.blocks import block_words, element_of
from proceedings.staging.citing import Citing, file_link, folded
from proceedings.staging.contents import contents
from proceedings.staging.context import PageContext, RemarkContext, SessionContext
from proceedings.staging.markup import DOT, EMPTY, SPACE, Html, Value, block, blocks, element, escape, filled, heading, items, join, void
from proceedings.staging.notes import printed_note, printed_notes, translators_note, translators_notes
from proceedings.staging.references import reference_spans
from proceedings.staging.rendered_page import RenderedPage
from proceedings.staging.titles import titled
from proceedings.staging.words import APART, Span, page_mark, place_of, record_words, scoped

MANY_PEOPLE = 20  # a longer list is folded
FEW = 3  # the number of remarks that are not folded on a page with many


def session_page(context: PageContext, session: Session) -> RenderedPage:
    """Return a session's page."""
    context = context.at(f"sessions/{session.id}.md")
    shown = SessionContext(context, session)
    parts = [
        *_head(shown),
        _tools_of_session(shown),
        contents(shown),
        EMPTY if shown.translated else element("p", context.label_html("not_translated"), class_="pr-notice", data_apparatus=True),
        *_preamble(shown),
        *_body(shown),
        notes_on(shown, session.remarks),
        *gone_elsewhere(context, session),
        folded(context, "cite_session", Citing(context).of(shown.cited)) if shown.translated else EMPTY,
        _data_files(context, session) if shown.translated else EMPTY,
        _neighbours(context, session),
    ]
    description = shown.summary if context.language in session.texts else context.title(session)
    return RenderedPage(context.page_path, "session", context.title(session), description, blocks(parts), cited=shown.cited)


def line_over_title(context: PageContext, session: Session, *, original: bool, id: str | None = None) -> Html:
    """Return day and kind of a session, and, where the `original` stands below, the mark of the printed page. In the title, a screen reader would read it out."""
    day = [context.label.date(session.date)] if session.date else []
    mark = join((SPACE, page_mark(context, str(session.page)))) if session.page and original else EMPTY
    day_and_kind = escape(" · ".join([*day, context.label(kind_label("kind", session.kind))]))
    return element("p", day_and_kind, mark, class_="pr-kicker", id=id, data_apparatus=True)


def _head(shown: SessionContext) -> Iterator[Html]:
    """Yield day and kind, title, summary, people and themes."""
    context, session = shown.page, shown.session
    yield line_over_title(context, session, original=shown.original, id="event")
    yield element("h1", titled(context.title(session), context.language))
    yield element("p", escape(shown.summary), class_="pr-summary", data_apparatus=True)
    yield _jumps(context, session)
    people = _fact(context, "taking_part", "taking-part", _people(context, session)) if session.speakers else EMPTY
    themes = element("p", context.join(context.theme(id) for id in session.themes))
    facts = [people, _fact(context, "themes", "session-themes", themes) if session.themes else EMPTY]
    yield block("div", facts, class_="pr-facts", data_apparatus=True) if any(facts) else EMPTY


def _people(context: PageContext, session: Session) -> Html:
    """Return the list of those who take part, folded where it is long."""
    people = items((_appearance(context, appearance.id, session) for appearance in session.speakers), "pr-people")
    if len(session.speakers) <= MANY_PEOPLE:
        return people
    return element("details", element("summary", context.label_html("people_count", number=len(session.speakers))), people, class_="pr-folded")


def _fact(context: PageContext, name: str, id: str, words: Html) -> Html:
    title = element("p", context.label_html(name), class_="pr-fact-name")
    return block("div", [title, words], class_=f"pr-fact pr-fact-{id}", id=id, data_apparatus=True)


def _jumps(context: PageContext, session: Session) -> Html:
    """Return links to people, themes and contents for readers on a phone, where the lists themselves would push the record off the screen."""
    places = {"taking_part": ("taking-part", session.speakers), "themes": ("session-themes", session.themes), "contents": ("contents", session.remarks[1:])}
    links = [element("a", context.label_html(name), href=f"#{id}") for name, (id, shown) in places.items() if shown]
    return element("p", join(links, DOT), class_="pr-jumps", data_apparatus=True) if links else EMPTY


def _appearance(context: PageContext, id: str, session: Session) -> Html:
    """Return name, role, post and organisations of a person in this session."""
    appearance = session.appearance(id)
    assert appearance is not None
    role = context.label_html("moderator") if appearance.role == "moderator" else EMPTY
    post = context.localized(appearance.post) if appearance.post else EMPTY
    organisations = context.join(context.organisation(organisation) for organisation in appearance.organisations)
    return filled((context.person(id, full=True), role, post, organisations), DOT)


def _tools_of_session(shown: SessionContext) -> Html:
    """Return links to other forms of the session, and the switch that shows which words have an entry in a register."""
    context = shown.page
    several = len(context.record.languages) > 1
    both = context.link(context.label_html("side_by_side"), f"sessions/{shown.session.id}/{SIDE_BY_SIDE}/") if several else EMPTY
    cite = element("a", context.label_html("cite"), href="#citations") if shown.translated else EMPTY
    box = void("input", type="checkbox", data_references=True)
    return tools([both, cite, element("label", box, SPACE, context.label_html("show_references"), class_="pr-switch")])


def _preamble(shown: SessionContext) -> Iterator[Html]:
    context = shown.page
    lang = None if shown.translated else context.record.conference.tag(shown.language)
    for line in shown.text.preamble:
        yield element("p", record_words(context, line.text, shown.language), class_="pr-preamble", lang=lang)


def _body(shown: SessionContext) -> Iterator[Html]:
    """Yield remarks and parts.

    Those of a long session stand in an element by which a browser lays out only what is visible (parts.css).
    """
    sections = _sections(shown, shown.session.divided)
    if len(shown.session.remarks) > LONG_LIST:
        yield block("div", sections, class_="pr-long")
    else:
        yield from sections


def _sections(shown: SessionContext, children: Sequence[Remark | Division[Remark]], depth: int = 0) -> Iterator[Html]:
    """Yield remarks and parts as sections; those inside a part have headings of the level below its own."""
    context = shown.page
    for child in children:
        if isinstance(child, Remark):
            yield remark_section(shown.remark(child), HEADING_LEVELS[child.kind] + depth)
        else:
            words = record_words(context, shown.text.parts[child.part.id].heading, shown.language)
            foreign = {} if shown.translated else context.language_of(shown.language)
            yield block(
                "section", [part_heading(context, shown.session, child.part, words), *_sections(shown, child.children, depth + 1)], class_="pr-part", **foreign
            )


def remark_section(shown: RemarkContext, level: int) -> Html:
    """Return a remark with its apparatus. `level` is that of its heading."""
    context, remark, text = shown.page, shown.remark, shown.text
    translated = shown.language == context.language
    page_tag = None if translated else context.tag  # the apparatus is in the page's language again
    spans = reference_spans(shown)
    printed = bool(text.heading.words)
    if printed:
        words = record_words(context, text.heading, shown.language, spans[0])
        parts = [speaker_line(shown, lang=page_tag), heading(level, words, scoped(context, remark.id))]
    else:
        parts = [speaker_line(shown, level=level, lang=page_tag)]
    parts += [_block(shown, number, paragraph, spans[number]) for number, paragraph in enumerate(text.paragraphs, 1)]
    if notes := [note for note in text.notes if note.printed]:
        numbered = enumerate(notes, 1 + len(text.paragraphs))
        items = [printed_note(context, note, record_words(context, note.text, shown.language, spans[number])) for number, note in numbered]
        parts.append(printed_notes(context, notes, items))
    parts.append(_tools_of_remark(shown, page_tag))
    facts: dict[str, Value] = {"data_remark": None if context.scope else remark.id, "data_speaker": remark.by, "data_kind": remark.kind}
    foreign = {} if translated else context.language_of(shown.language)
    return block("section", parts, class_="pr-turn pr-body", id=None if printed else scoped(context, remark.id), **facts, **foreign)


def _block(shown: RemarkContext, number: int, paragraph: Paragraph, spans: Sequence[Span]) -> Html:
    """Return a paragraph or another block of a remark with its id, its permalink and what old addresses lead to it."""
    context = shown.page
    id = f"{shown.remark.id}-p{number}"
    place = f"{shown.session.id}/{id}"
    name, class_ = element_of(paragraph)
    words = block_words(context, shown.session.id, paragraph, shown.language, spans)
    recording = recording_link(context, shown.session, shown.remark, number)
    around = alias_anchors(context, place), words, moved_on(context, place), recording, permalink(context, id, beside=paragraph.text.words)
    return element(name, *around, class_=f"{class_} pr-body" if class_ else "pr-body", id=scoped(context, id))


def _tools_of_remark(shown: RemarkContext, lang: str | None) -> Html:
    """Return the line under a remark: what it answers, its themes, and its page with both languages and citations."""
    context, remark = shown.page, shown.remark
    question = shown.session.answered(remark)
    answers = context.link(context.label_html("answers"), place_of(context, question.id)) if question and question.kind == "question" else EMPTY
    # A page of several sessions has no twin side by side, which would make the site a fifth larger: each of its remarks leads to its own.
    name = "side_by_side" if context.scope and len(context.record.languages) > 1 else "alone"
    alone = context.link(context.label_html(name), f"sessions/{shown.session.id}/{remark.id}/", class_="pr-alone")
    themes = [] if context.scope else [context.theme(theme) for theme in remark.themes]  # a page of several sessions is to have few links
    recording = recording_link(context, shown.session, remark)
    return tools([recording, answers, *themes, alone], lang)


def notes_on(shown: SessionContext, remarks: Iterable[Remark]) -> Html:
    """Return the translator's notes on remarks of a session."""
    notes = [note for remark in remarks for note in shown.text.remarks[remark.id].notes if not note.printed]
    return translators_notes(shown.page, [translators_note(shown.page, note) for note in notes]) if notes else EMPTY


def _data_files(context: PageContext, session: Session) -> Html:
    """Return links to the session's data files, which stand beside its page."""
    links = [file_link(context, format.ending, f"{session.id}.{format.ending}", type=format.media_type) for format in FORMATS if format.beside]
    return element("p", context.label_html("data_files"), escape(": "), join(links, DOT), class_="pr-tools", data_apparatus=True)


def _neighbours(context: PageContext, session: Session) -> Html:
    """Return links to the session before and the one after."""
    rows = [
        element("p", element("span", context.label_html(name), class_="pr-neighbour-name"), APART, context.session(neighbour), class_=f"pr-{name}")
        for name, neighbour in zip(("previous", "next"), context.record.neighbours[session.id], strict=True)
        if neighbour
    ]
    if not rows:
        return EMPTY
    return block("nav", rows, class_="pr-neighbours", aria_label=context.label("neighbours"), data_apparatus=True)


def in_full(context: PageContext, folder: str) -> Html:
    """Return the link to the page with all remarks of a speaker or on a theme; `folder` is the address of the speaker or theme."""
    return tools([context.link(context.label_html("in_full"), f"{folder}/{IN_FULL}/")])


def remark_list(context: PageContext, rows: list[Html], *, fold: bool) -> Html:
    """Return a list of remarks. With `fold`, only a few are open."""
    listed = items(rows, "pr-turn-list")
    if not fold or len(rows) <= FEW:
        return listed
    return block("details", [element("summary", context.label_html("remark_count", number=len(rows))), listed], class_="pr-folded")


def remark_item(context: PageContext, session: Session, remark: Remark, *, named: bool = False) -> Html:
    """Return a remark as a list item elsewhere: its speaker, unless the page tells it, its kind, and its first words, linked."""
    kind = element("span", context.label_html(remark.kind), class_="pr-kind")
    words = context.place(session, remark.id, context.excerpt(session, remark))
    return join([*([context.person(remark.by)] if named and remark.by else []), kind, words], SPACE)
