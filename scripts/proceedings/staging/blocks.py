"""The blocks of a remark as HTML: paragraphs, lists, tables, quotations and verse, with what stands in their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec.structs import replace

from proceedings.model.session_text import Paragraph
from proceedings.staging.context import PageContext
from proceedings.staging.markup import BREAK, LINE, Html, element, filled, image, items, join
from proceedings.staging.words import Span, record_words


def element_of(paragraph: Paragraph) -> tuple[str, str | None]:
    """Return name and class of the element that holds a block: a paragraph is a `p`, any other a `section`, since reader views drop a `div`."""
    return ("p", None) if paragraph.kind == "paragraph" else ("section", f"pr-block pr-block-{paragraph.kind}")


def block_words(context: PageContext, session: str, paragraph: Paragraph, language: str, spans: Sequence[Span], suffix: str = "") -> Html:
    """Return what stands inside the element of a block of a session. `spans` are its links; `suffix` goes behind the ids in it."""
    if paragraph.kind == "paragraph":
        return record_words(context, paragraph.text, language, spans, suffix=suffix)
    rows = [
        [record_words(context, cell, language, _within(spans, start, start + len(cell.words)), suffix=suffix) for start, cell in row] for row in paragraph.rows
    ]
    before, after = (record_words(context, incidents, language, ()) for incidents in paragraph.alone)
    if paragraph.kind == "image":
        shown = image(context.url(f"sessions/{session}/{paragraph.file}"), paragraph.alternative, context.site.image_size(paragraph.file))
        return filled((before, element("figure", shown, LINE, element("figcaption", rows[0][0])), after), LINE)
    return filled((before, _block(paragraph, rows), after), LINE)


def _within(spans: Iterable[Span], start: int, end: int) -> list[Span]:
    """Return the spans inside a cell, which is what stands from `start` to `end`."""
    return [replace(span, start=span.start - start, end=span.end - start) for span in spans if start <= span.start and span.end <= end]


def _block(paragraph: Paragraph, rows: list[list[Html]]) -> Html:
    firsts = [row[0] for row in rows]
    match paragraph.kind:
        case "table":
            return _table(rows, ", ".join(cell.words for _, cell in paragraph.rows[0] if cell.words))
        case "quotation":
            return element("blockquote", LINE, join([element("p", words) for words in firsts], LINE), LINE)
        case "verse":
            stanzas = [list(lines) for filled_line, lines in groupby(firsts, bool) if filled_line]
            return join([element("p", join([element("span", words, class_="pr-line") for words in stanza], join((BREAK, LINE)))) for stanza in stanzas], LINE)
        case kind:
            start = paragraph.first if kind == "numbered" and paragraph.first != 1 else None
            return items(firsts, ordered=kind == "numbered", start=start)


def _table(rows: list[list[Html]], columns_named: str) -> Html:
    """Return a table in a frame that scrolls, by the keyboard too, where the table is wider than the page. The frame is called by its columns."""
    head, *body = rows
    columns = element("tr", LINE, join([element("th", words, scope="col") for words in head], LINE), LINE)
    lines = [element("tr", LINE, join([element("td", words) for words in row], LINE), LINE) for row in body]
    table = element("table", LINE, element("thead", columns), LINE, element("tbody", join(lines, LINE)), LINE)
    return element("section", table, class_="pr-table-frame", tabindex="0", aria_label=columns_named or None)
