"""What stands around the words of a remark and is not the record's: who speaks and where, permalinks, notes, aliases, themes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from proceedings.model.parts import Part
from proceedings.model.record import Note, Remark, Session
from proceedings.staging.context import PageContext, RemarkContext
from proceedings.staging.markup import DOT, EMPTY, SPACE, Html, Value, element, escape, filled, heading, join, tags
from proceedings.staging.words import Span, annotated, foreign_span, place_of, ruby_span, scoped, unstyled
from proceedings.syntax.inline import Mark

LEVELS = {"speech": 2, "question": 2, "passage": 2, "answer": 3}  # of the heading over a remark, by its kind
PILCROW = unstyled("¶")


def speaker_line(shown: RemarkContext, *, name: str = "p", **values: Value) -> Html:
    """Return the line over a remark, which stays in sight while it is read: its kind, who speaks, in which session."""
    context, session, remark = shown.page, shown.session, shown.remark
    parts = [element("span", context.label_html(remark.kind), class_="pr-kind")]
    if remark.by:
        appearance = session.appearance(remark.by)
        moderates = appearance is not None and appearance.role == "moderator"
        role = context.label_html("in_brackets", words=context.label("moderator")) if moderates else EMPTY
        parts.append(element("span", context.person(remark.by, full=True), role, class_="pr-place-speaker"))
    here = context.page_path.startswith((f"sessions/{session.id}.md", f"sessions/{session.id}/"))
    place = escape(context.title(session)) if here else join((context.session(session), *parts_of(context, session, remark)), DOT)
    parts.append(element("span", place, class_="pr-place-session"))
    words = join(parts, SPACE)
    return element(name, alias_anchors(context, shown.place), words, permalink(context, remark.id), class_="pr-place", data_apparatus=True, **values)


def permalink(context: PageContext, id: str) -> Html:
    """Return the permalink of a remark or paragraph; it stands behind the words, so that it is not read out before them."""
    url, name = context.url(place_of(context, id)), context.label("permalink", id=id)
    return element("a", PILCROW, class_="pr-permalink", href=url, lang=context.tag, data_apparatus=True, aria_label=name)


def part_heading(context: PageContext, session: Session, part: Part, words: Html) -> Html:
    """Return the heading of a part of a session, whose `words` are as they stand on the page, with its permalink."""
    aliases = entry_anchors(context, f"sessions/{session.id}", part.id)
    parts = [aliases, heading(part.level + 1, words, part.id), permalink(context, part.id)]
    return element("div", *parts, class_="pr-part-heading")


def parts_of(context: PageContext, session: Session, remark: Remark) -> Iterator[Html]:
    """Yield the part of a session in which a remark stands, and the part inside that one, by heading, linked."""
    language, text = context.record.text(session, context.language)
    for part in session.parts_with(remark):
        yield context.place(session, part.id, context.foreign(text.parts[part.id].heading.words, language))


def alias_anchors(context: PageContext, place: str) -> Html:
    """Return the anchors of old addresses in the same session whose words stand in this remark or paragraph."""
    old_places = context.site.aliases.get(place)
    if not old_places or context.scope:
        return EMPTY
    session = place.partition("/")[0]
    return _anchors(old.partition("/")[2] for old in old_places if old.partition("/")[0] == session)


def entry_anchor(id: str) -> Html:
    """Return the place of an entry's id, before its heading: reader views drop headings whose ids hold words such as "share" (CONTRIBUTING)."""
    return element("div", class_="pr-anchor", id=id)


def entry_anchors(context: PageContext, register: str, id: str) -> Html:
    """Return the anchors of the ids that an entry of a register had before."""
    page = f"/{register}/#"
    return _anchors(old.removeprefix(page) for old, new in context.record.redirects.items() if new == page + id and old.startswith(page))


def _anchors(ids: Iterable[str]) -> Html:
    return join(element("span", id=id, class_="pr-alias", data_apparatus=True) for id in ids)


def moved_on(context: PageContext, place: str) -> Html:
    """Return, for a paragraph with the number that other words had before, the link to these; it shows where an old link arrives."""
    if context.scope or not (new_place := context.record.moved.get(place)):
        return EMPTY
    return context.link(context.label_html("moved_on"), _target(new_place), class_="pr-moved", data_apparatus=True, lang=context.tag)


def gone_elsewhere(context: PageContext, session: Session) -> list[Html]:
    """Return a line for each old address of the session whose words stand in another one."""
    rows = []
    for place, old_places in context.site.aliases.items():
        for old in old_places:
            if old.startswith(f"{session.id}/") and not place.startswith(f"{session.id}/"):
                words = context.link(context.label_html("moved_on"), _target(place))
                rows.append(element("p", words, id=old.partition("/")[2], class_="pr-gone", data_apparatus=True))
    return rows


def _target(place: str) -> str:
    session, _, fragment = place.partition("/")
    return f"sessions/{session}.md#{fragment}"


def note_number(context: PageContext, label: str, call: str) -> Html:
    """Return the number of a note, which leads back to its call."""
    name = context.label("back_to_call", label=label)
    return element("a", escape(label), href=scoped(context, f"#{call}"), class_="pr-note-number", lang=context.tag, data_apparatus=True, aria_label=name)


def translators_note(context: PageContext, note: Note, suffix: str = "", lang: str | None = None) -> Html:
    """Return a translator's note with the way back to its call, and to the erratum it is about."""
    parts = [note_number(context, note.label, f"call-{note.label}{suffix}"), _note_words(context, note)]
    if note.erratum:
        parts.append(context.link(context.label_html("erratum"), f"errata.md#{note.erratum}"))
    return element("div", join(parts, SPACE), class_="pr-translators-note", id=scoped(context, f"note-{note.label}{suffix}"), role="doc-footnote", lang=lang)


def _note_words(context: PageContext, note: Note) -> Html:
    """Return the words of a translator's note: language and emphasis marked, nobody linked."""
    spans = [_note_span(context, note, mark) for mark in note.text.marks if mark.kind in ("emphasis", "language", "ruby")]
    return annotated(note.text.words, spans)


def _note_span(context: PageContext, note: Note, mark: Mark) -> Span:
    if mark.kind == "ruby":
        return ruby_span(note.text.words, mark)
    return Span(mark.start, mark.end, *tags("em")) if mark.kind == "emphasis" else foreign_span(context, mark)


def tools(parts: Iterable[Html], lang: str | None = None) -> Html:
    """Return the quiet line under a remark."""
    words = filled(parts, DOT)
    return element("p", words, class_="pr-tools", lang=lang, data_apparatus=True) if words else EMPTY
