"""What stands around the words of a remark and is not the record's: who speaks and where, handles, notes, aliases, themes."""

from __future__ import annotations

import html
from collections.abc import Iterable

from proceedings.model.record import Note, Remark, Session
from proceedings.staging.context import PageContext
from proceedings.staging.markup import attributes
from proceedings.staging.words import Span, annotated, foreign_span, unstyled

LEVELS = {"speech": 2, "question": 2, "passage": 2, "answer": 3}  # of the heading over a remark, by its kind
PILCROW = unstyled("¶")


def speaker_line(context: PageContext, source: str, session: Session, remark: Remark, *, name: str = "p", **own: str | bool | None) -> str:
    """Return the line over a remark, which stays in sight while it is read: its kind, who speaks, in which session."""
    parts = [f'<span class="pr-kind">{context.escape(context.label(remark.kind))}</span>']
    if remark.by:
        one = session.appearance(remark.by)
        role = context.escape(context.label("in_brackets", words=context.label("moderator"))) if one and one.role == "moderator" else ""
        parts.append(f'<span class="pr-place-speaker">{context.person(source, remark.by)}{role}</span>')
    here = source.startswith((f"sessions/{session.id}.md", f"sessions/{session.id}/"))
    parts.append(f'<span class="pr-place-session">{context.escape(context.title(session)) if here else context.session(source, session)}</span>')
    aliases = alias_anchors(context, f"{session.id}/{remark.id}")
    return context.markup.line(name, aliases + " ".join(parts) + permalink(context, remark.id), class_="pr-place", data_apparatus=True, **own)


def permalink(context: PageContext, id: str) -> str:
    """Return the permalink of a remark or paragraph; it stands behind the words, so that it is not read out before them."""
    # no two are the same: by `attributes` they would drive from its cache what is
    return f'<a class="pr-permalink" href="#{id}" lang="{context.tag}" data-apparatus="" aria-label="{html.escape(context.label("permalink", id=id))}">{PILCROW}</a>'


def alias_anchors(context: PageContext, place: str) -> str:
    """Return the anchors of old addresses in the same session whose words stand in this remark or paragraph."""
    olds = context.site.aliases.get(place)
    if not olds:
        return ""
    session = place.partition("/")[0]
    return _anchors(old.partition("/")[2] for old in olds if old.partition("/")[0] == session)


def entry_anchor(id: str) -> str:
    """Return the place of an entry's id, before its heading: reader views drop headings whose ids hold words such as "share" (CONTRIBUTING)."""
    return f'<div class="pr-anchor" id="{id}"></div>'


def entry_anchors(context: PageContext, register: str, id: str) -> str:
    """Return the anchors of the ids that an entry of a register had before."""
    page = f"/{register}/#"
    return _anchors(old.removeprefix(page) for old, new in context.record.redirects.items() if new == page + id and old.startswith(page))


def _anchors(ids: Iterable[str]) -> str:
    return "".join(f"<span{attributes(id=id, class_='pr-alias', data_apparatus=True)}></span>" for id in ids)


def moved_on(context: PageContext, source: str, place: str) -> str:
    """Return, for a paragraph with the number that other words had before, the way to these; it shows where an old link arrives."""
    if not (to := context.record.moved.get(place)):
        return ""
    words = context.escape(context.label("moved_on"))
    return context.link(source, words, _target(to), class_="pr-moved", data_apparatus=True, lang=context.tag)


def gone_elsewhere(context: PageContext, source: str, session: Session) -> list[str]:
    """Return a line for each old address of the session whose words stand in another one."""
    rows = []
    for place, olds in context.site.aliases.items():
        for old in olds:
            if old.startswith(f"{session.id}/") and not place.startswith(f"{session.id}/"):
                words = context.link(source, context.escape(context.label("moved_on")), _target(place))
                rows.append(context.markup.line("p", words, id=old.partition("/")[2], class_="pr-gone", data_apparatus=True))
    return rows


def _target(place: str) -> str:
    session, _, fragment = place.partition("/")
    return f"sessions/{session}.md#{fragment}"


def note_number(context: PageContext, label: str, call: str) -> str:
    """Return the number of a note, which leads back to its call."""
    own = attributes(href=f"#{call}", class_="pr-note-number", lang=context.tag, data_apparatus=True, aria_label=context.label("back_to_call", label=label))
    return f"<a{own}>{label}</a>"


def translators_note(context: PageContext, source: str, note: Note, suffix: str = "", lang: str | None = None) -> str:
    """Return a translator's note with the way back to its call, and to the erratum it is about."""
    words = f"{note_number(context, note.label, f'call-{note.label}{suffix}')} {_own_words(context, note)}"
    if note.erratum:
        words += " " + context.link(source, context.escape(context.label("erratum")), f"errata.md#{note.erratum}")
    return context.markup.line("div", words, class_="pr-translators-note", id=f"note-{note.label}{suffix}", role="doc-footnote", lang=lang)


def _own_words(context: PageContext, note: Note) -> str:
    """Return the words of a note of ours: language and emphasis marked, nobody linked."""
    spans = [
        Span(mark.start, mark.end, "<em>", "</em>") if mark.kind == "emphasis" else foreign_span(context, mark)
        for mark in note.text.marks
        if mark.kind in ("emphasis", "language")
    ]
    return annotated(context.escape, note.text.words, spans)


def tools(context: PageContext, parts: Iterable[str], lang: str | None = None) -> str:
    """Return the quiet line under a remark."""
    words = " · ".join(part for part in parts if part)
    return context.markup.line("p", words, class_="pr-tools", lang=lang, data_apparatus=True) if words else ""
