"""The list of what a session holds: its remarks by who speaks, in its parts. In a long session the remarks of each part are folded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from proceedings.model.parts import Division
from proceedings.model.record import Remark
from proceedings.model.urls import LONG_LIST
from proceedings.staging.context import PageContext, SessionContext, named
from proceedings.staging.markup import DOT, EMPTY, SPACE, Html, block, element, escape, items, join


def contents(shown: SessionContext) -> Html:
    """Return the contents of a session; nothing for a session of one remark."""
    context, session = shown.page, shown.session
    if len(session.remarks) < 2:
        return EMPTY
    long = len(session.remarks) > LONG_LIST
    rows = items(_rows(shown, session.divided, long=long), ordered=True)
    if long and not session.parts:
        rows = _folded(context, len(session.remarks), rows)
    title = element("p", context.label_html("contents"), class_="pr-contents-title", id="contents-title")
    return block("nav", [title, rows], class_="pr-contents", id="contents", aria_labelledby="contents-title", data_apparatus=True)


def _rows(shown: SessionContext, children: Sequence[Remark | Division[Remark]], *, long: bool) -> Iterator[Html]:
    """Yield an entry for each remark and part; `long` folds the remarks of parts."""
    for child in children:
        if isinstance(child, Remark):
            yield _remark(shown, child)
        else:
            yield _part(shown, child, long=long)


def _part(shown: SessionContext, division: Division[Remark], *, long: bool) -> Html:
    context = shown.page
    heading = context.foreign(shown.text.parts[division.part.id].heading.words, shown.language)
    link = context.link(heading, f"#{division.part.id}", class_="pr-contents-part")
    remarks = [child for child in division.children if isinstance(child, Remark)]
    if long and remarks:
        subparts = [child for child in division.children if isinstance(child, Division)]
        folded = _folded(context, len(remarks), _list(_remark(shown, remark) for remark in remarks))
        return join((link, SPACE, folded, _list(_part(shown, subpart, long=True) for subpart in subparts) if subparts else EMPTY))
    return join((link, _list(_rows(shown, division.children, long=long)) if division.children else EMPTY))


def _folded(context: PageContext, remarks: int, rows: Html) -> Html:
    """Return rows folded under their number."""
    summary = element("summary", escape(context.label.number(remarks)), aria_label=context.label("remark_count", number=remarks))
    return element("details", summary, rows, class_="pr-folded")


def _list(rows: Iterable[Html]) -> Html:
    return items(rows, ordered=True)


def _remark(shown: SessionContext, remark: Remark) -> Html:
    """Return the entry of a remark: who speaks, or the designation as printed where nobody is named."""
    context = shown.page
    name = named(context, remark.by) if remark.by else _designation(shown, remark)
    if remark.kind == "question" and remark.by:
        name = join((context.label_html("question"), name), DOT)
    link = context.link(name, f"#{remark.id}")
    return element("span", link, class_="pr-contents-answer") if remark.kind == "answer" else link


def _designation(shown: SessionContext, remark: Remark) -> Html:
    """Return what is printed over a remark of which nobody is named as the speaker, or the kind of the remark."""
    printed = shown.text.remarks[remark.id].heading.words if remark.id in shown.text.remarks else ""
    return shown.page.foreign(printed, shown.language) if printed else shown.page.label_html(remark.kind)
