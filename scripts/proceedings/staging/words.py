"""A text with the marks in its words: page marks, note calls, emphasis, other languages, links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from proceedings.model.record import Proceedings
from proceedings.model.session_text import RemarkText
from proceedings.staging.context import PageContext, doubt
from proceedings.staging.markup import EMPTY, SPACE, Html, Value, element, escape, join, tags
from proceedings.syntax.inline import LANGUAGE_TAG, Mark, Text, spaced, with_reading

_NOTATION = re.compile(rf"(https?://(?![^\s/?#]*@)[^\s<>\"，。；）]*[^\s<>\"，。；）.,;)])|\{{({LANGUAGE_TAG}): ?([^{{}}]*)\}}")


class Span(Struct, frozen=True):
    """What to write before and after the words from `start` to `end`; the two are equal for a point, which has only `before`.

    An `anchor` holds a link: where two of them meet, the first given stays.
    """

    start: int
    end: int
    before: Html
    after: Html = EMPTY
    anchor: bool = False


def scoped(context: PageContext, id: str) -> str:
    """Return an id of a session as it stands on the page."""
    return f"{id}.{context.scope}" if context.scope else id


def place_of(context: PageContext, id: str) -> str:
    """Return the target of a place in a session: on the page of the session, where the page shows several."""
    return f"sessions/{context.scope}.md#{id}" if context.scope else f"#{id}"


def annotated(words: str, spans: Iterable[Span]) -> Html:
    """Return plain words with spans and points inserted. A span that would cross another is left out."""
    spans = list(spans)
    if not spans:
        return escape(words)
    openings: dict[int, list[Html]] = {}
    closings: dict[int, list[Html]] = {}
    open_spans: list[Span] = []
    for span in sorted(_without_nested_links(spans), key=lambda span: (span.start, span.start != span.end, -span.end)):
        while open_spans and open_spans[-1].end <= span.start:
            open_spans.pop()
        if span.start == span.end:
            openings.setdefault(span.start, []).append(span.before)
        elif not open_spans or span.end <= open_spans[-1].end:
            open_spans.append(span)
            openings.setdefault(span.start, []).append(span.before)
            closings.setdefault(span.end, []).insert(0, span.after)
    written, position = [], 0
    for stop in sorted(openings.keys() | closings.keys()):
        written += [escape(words[position:stop]), *closings.get(stop, ()), *openings.get(stop, ())]
        position = stop
    return join([*written, escape(words[position:])])


def _without_nested_links(spans: Iterable[Span]) -> Iterator[Span]:
    links: list[Span] = []
    for span in spans:
        if not (span.anchor and any(span.start < link.end and link.start < span.end for link in links)):
            links += [span] * span.anchor
            yield span


def record_words(context: PageContext, text: Text, language: str, spans: Iterable[Span] | None = None, *, suffix: str = "") -> Html:
    """Return a text of the record with page marks, note calls and further `spans`: by default links to the people named.

    `suffix` goes behind the ids in it, where another language's text stands on the same page.
    """
    marked = []
    for mark in text.marks:
        if mark.kind == "page":
            marked.append(Span(mark.start, mark.start, page_mark(context, mark.value, suffix)))
        elif mark.kind == "note":
            marked.append(Span(mark.start, mark.start, _call(context, mark.value, suffix), anchor=True))
        elif mark.kind == "emphasis":
            marked.append(Span(mark.start, mark.end, *tags("em")))
        elif mark.kind == "incident":
            marked.append(Span(mark.start, mark.start, _incident(text.words, mark)))
        elif mark.kind == "ruby":
            marked.append(ruby_span(text.words, mark))
        elif mark.value != language:
            marked.append(foreign_span(context, mark))
    return annotated(text.words, [*marked, *(people_spans(context, text) if spans is None else spans)])


def registry_words(context: PageContext, words: str) -> Html:
    """Return words of a registry: addresses linked, `{zh: …}` marked with its language.

    The link is on the name of the host alone: readability-lxml drops a page of which a fifth is links, and a long address is all link.
    """
    parts = _NOTATION.split(words)
    written = []
    for plain, address, language, foreign in zip(parts[::4], [*parts[1::4], None], [*parts[2::4], None], [*parts[3::4], None], strict=True):
        written.append(escape(plain))
        if address:
            host = "/".join(address.split("/")[:3])
            written += [element("a", escape(host), href=address), escape(address.removeprefix(host))]
        elif language:
            written.append(context.foreign(foreign or "", language))
    return join(written)


def people_spans(context: PageContext, text: Text, speaker: str | None = None) -> Iterator[Span]:
    """Yield a link for each person named in a text, except its `speaker`. Behind a name that is not confirmed stands what is doubted."""
    for mention in context.site.speaker_names.find(text.words):
        if mention.id != speaker:
            yield linked(context, mention.start, mention.end, f"speakers/{mention.id}.md", class_="pr-person")
        name = text.words[mention.start : mention.end]
        for language, edition in context.site.editions.items():
            naming = edition.naming(mention.id)
            if naming.name == name and naming.unconfirmed:
                yield Span(mention.end, mention.end, doubt(context, mention.id, language=language))


def linked(context: PageContext, start: int, end: int, target: str, **values: Value) -> Span:
    """Return the span that links words to a target."""
    return Span(start, end, *context.anchor(target, **values), anchor=True)


def foreign_span(context: PageContext, mark: Mark) -> Span:
    """Return the span of words in another language."""
    return Span(mark.start, mark.end, *tags("span", **context.language_of(mark.value)))


def ruby_span(words: str, mark: Mark) -> Span:
    """Return the span of words with their reading, which is apparatus; brackets stand around it where nothing else sets it apart."""
    opening, closing = with_reading(words[mark.start : mark.end], "\n")[mark.end - mark.start :].split("\n")
    reading = element("rt", escape(mark.words), data_apparatus=True)
    signs = (element("rp", escape(sign), data_apparatus=True) for sign in (opening, closing))
    return Span(mark.start, mark.end, tags("ruby")[0], join((next(signs), reading, next(signs), tags("ruby")[1])))


def unstyled(sign: str) -> Html:
    """Return a sign for readers without a stylesheet. The stylesheet hides it and draws another, which is neither copied nor searched."""
    return element("span", escape(sign), class_="pr-plain")


def page_mark(context: PageContext, number: str, suffix: str = "") -> Html:
    """Return the mark of a printed page's beginning."""
    title = context.label("printed_page", number=number)
    return element(
        "span",
        unstyled(f"[{number}]"),
        class_="pr-page",
        id=scoped(context, f"page-{number}{suffix}"),
        data_page=number,
        role="doc-pagebreak",
        lang=context.tag,
        data_apparatus=True,
        title=title,
    )


def _incident(words: str, mark: Mark) -> Html:
    """Return what happened between two words of a text, in the words of the record."""
    class_ = "pr-incident pr-incident-alone" if mark.stands_alone else "pr-incident"
    before, after = spaced(words, mark, "\n").split("\n")
    return element("span", escape(f"{before}{mark.words}{after}"), class_=class_, data_incident=mark.value, data_apparatus=True)


def _call(context: PageContext, label: str, suffix: str) -> Html:
    printed = label.isdigit()  # a printed footnote stands once on a page, whatever its languages
    name = context.label("footnote" if printed else "translators_note", label=label)
    target = scoped(context, f"#note-{label}{'' if printed else suffix}")
    link = element("a", unstyled(label), href=target, id=scoped(context, f"call-{label}{suffix}"), role="doc-noteref", aria_label=name, data_call=label)
    return element("sup", link, class_="pr-call", data_apparatus=True)


def locate(text: RemarkText, words: str, occurrence: int = 1) -> tuple[int, int] | None:
    """Return the index of the part (heading, paragraphs, footnotes) in which words stand for the given time, and where; or None."""
    for index, part in enumerate(text.texts):
        start = part.words.find(words)
        while start >= 0:
            occurrence -= 1
            if occurrence == 0:
                return index, start
            start = part.words.find(words, start + len(words))
    return None


def fragment_of(record: Proceedings, place: str, words: str, occurrence: int = 1) -> str:
    """Return the fragment of the paragraph in which words of a remark stand in the default language."""
    session_and_remark = record.find(place)
    if session_and_remark is None:
        return ""
    session, remark = session_and_remark
    text = session.texts[record.conference.default_language].remarks[remark.id]
    index, _ = locate(text, words, occurrence) or (0, 0)
    if 1 <= index <= len(text.paragraphs):
        return f"{remark.id}-p{index}"
    if index == 0:
        return remark.id
    printed_notes = [note for note in text.notes if note.printed]
    return f"note-{printed_notes[index - 1 - len(text.paragraphs)].label}"


# Between links and words that only the layout sets apart: w3m drops a space between Chinese characters.
APART = join((SPACE, unstyled("· ")), EMPTY)
