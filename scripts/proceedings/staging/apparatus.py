"""The apparatus of remarks, which is not part of the record: who speaks and where, permalinks, aliases, themes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from proceedings.model.parts import Part
from proceedings.model.record import Remark, Session
from proceedings.model.recordings import moment
from proceedings.model.values import RemarkKind
from proceedings.staging.context import PageContext, RemarkContext
from proceedings.staging.markup import DOT, EMPTY, LINE, SPACE, Html, Value, element, escape, filled, heading, join
from proceedings.staging.words import place_of, unstyled

HEADING_LEVELS: Mapping[RemarkKind, int] = {"speech": 2, "question": 2, "passage": 2, "answer": 3}
PILCROW = unstyled("¶")
_SHORT = 60  # characters: in a shorter paragraph, trafilatura looks for signs of a menu


def speaker_line(shown: RemarkContext, *, level: int | None = None, id: str | None = None, lang: Value = None) -> Html:
    """Return the line over a remark, which stays in sight while it is read: its kind, who speaks, in which session.

    Where the record has no heading, kind and speaker are one, of a `level` and with an `id`. The title of the session stands outside of it:
    lists of headings are shorter, and defuddle takes a short section with “social” in its heading for a menu (findings/defuddle-social-heading.sh).
    """
    context, session, remark = shown.page, shown.session, shown.remark
    end = SPACE if level is None else EMPTY  # inside the parts: Chromium copies no space between the items of a flex container
    parts = [element("span", context.label_html(remark.kind), end, class_="pr-kind")]
    if remark.by:
        appearance = session.appearance(remark.by)
        moderates = appearance is not None and appearance.role == "moderator"
        role = context.label_html("in_brackets", words=context.label("moderator")) if moderates else EMPTY
        parts.append(element("span", context.person(remark.by, full=True), role, end, class_="pr-place-speaker"))
    if remark.time:
        day = f"{session.date}T" if session.date else ""
        parts.append(element("time", escape(remark.time), end, class_="pr-place-time", datetime=f"{day}{remark.time}"))
    place = _place_in_record(context, session, remark)
    before, after = alias_anchors(context, shown.place), permalink(context, remark.id)
    if level is None:
        row = [before, *parts, element("span", place, end, class_="pr-place-session"), after]
        return element("p", *row, class_="pr-place", lang=lang, data_apparatus=True)
    rows = [before, element(f"h{level}", join(parts, DOT), id=id), element("p", place, class_="pr-place-session"), after]
    return element("div", join(rows, LINE), class_="pr-place", lang=lang, data_apparatus=True)


def permalink(context: PageContext, id: str, *, beside: str | None = None) -> Html:
    """Return the permalink of a remark or paragraph; it stands behind the words, so that it is not read out before them.

    It stands `beside` the words of a paragraph. Of a short one, trafilatura reckons a link with less than ten characters as a sign that it is a
    menu: there the permalink has its name, for which the stylesheet draws ¶ too. Elsewhere a sign is better: readability-lxml drops a page of
    which a fifth is links.
    """
    url, name = context.url(place_of(context, id)), context.label("permalink", id=id)
    return element(
        "a",
        PILCROW if beside is None or len(beside) >= _SHORT else unstyled(name),
        class_="pr-permalink",
        href=url,
        lang=context.tag,
        data_apparatus=True,
        aria_label=name,
    )


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


def _place_in_record(context: PageContext, session: Session, remark: Remark) -> Html:
    """Return session and part of a remark.

    On the page of the session, the part comes first: the title stands at the top, and the end of the line may be cut off.
    """
    title = escape(context.title(session))
    if context.page_path.startswith((f"sessions/{session.id}.md", f"sessions/{session.id}/")):
        return filled((_innermost_part(context, session, remark), title), DOT)
    return join((title, *parts_of(context, session, remark)), DOT)


def _innermost_part(context: PageContext, session: Session, remark: Remark) -> Html:
    """Return the heading of the part in which a remark stands, nothing where it stands in none."""
    language, text = context.record.text(session, context.language)
    parts = session.parts_with(remark)
    return context.foreign(text.parts[parts[-1].id].heading.words, language) if parts else EMPTY


def recording_link(context: PageContext, session: Session, remark: Remark, paragraph: int = 0) -> Html:
    """Return the link into a recording at the place where a remark begins, or one of its paragraphs; nothing where it is not known."""
    if (place := moment(session, remark, paragraph)) is None:
        return EMPTY
    words = context.label_html("recording_from", start=place.start) if place.start else context.label_html("recording")
    return element("a", words, class_="pr-recording", href=place.url, lang=context.tag, data_apparatus=True)


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
    """Return a link for a paragraph whose number other words had before. It leads to those words, and a reader sees it who follows an old link."""
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


def tools(parts: Iterable[Html], lang: str | None = None) -> Html:
    """Return the line of links under a remark."""
    words = filled(parts, DOT)
    return element("p", words, class_="pr-tools", lang=lang, data_apparatus=True) if words else EMPTY
