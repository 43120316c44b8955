"""How a remark, a session or the whole is cited: every style to copy, every format to take away."""

from __future__ import annotations

from functools import cache

from proceedings.citations import Style, styles_for
from proceedings.citations.cited_work import CitedWork
from proceedings.exports import FORMATS
from proceedings.exports.format import Format
from proceedings.staging.context import PageContext
from proceedings.staging.markup import LINE, SPACE, Html, Value, element, escape, join, tags
from proceedings.staging.words import Span, annotated

_REFERENCES = {"bib": "BibTeX", "ris": "RIS", "csl": "CSL-JSON"}  # the formats that reference managers read


def citations(context: PageContext, cited: CitedWork, folder: str = "") -> Html:
    """Return the citations of a work; its files have its name and stand in `folder`, seen from the page."""
    rows = [_style(context, style, cited) for style in styles_for(context.record.conference, context.language)]
    named = cited.remark or cited.session
    name = named.id if named else "citation"
    rows += (_file(context, format, f"{folder}{name}.{format.ending}") for id in _REFERENCES for format in FORMATS if format.id == id)
    return element("dl", LINE, join(rows, LINE), LINE, class_="pr-citations")


def folded(context: PageContext, label: str, content: Html) -> Html:
    """Return the citations folded under the words of a label, with an id that opens them."""
    summary = element("summary", context.label_html(label))
    return element("details", summary, LINE, element("div", LINE, content, LINE, id="citations"), LINE, class_="pr-citing", data_apparatus=True)


def _style(context: PageContext, style: Style, cited: CitedWork) -> Html:
    text = style.text(cited)
    words = annotated(text.words, [Span(mark.start, mark.end, *tags("em")) for mark in text.of("emphasis")])
    return _row(context, style.id, style.name, element("dd", words, id=f"cite-{style.id}", data_citation=style.id, translate="no"))


def file_link(context: PageContext, words: str, path: str, **values: Value) -> Html:
    """Return the link to a data file, whose path is given from the folder of the page; its words alone where no such file stands there."""
    url = context.file_url(path)
    return element("a", escape(words), href=url, **values) if url else escape(words)


def _file(context: PageContext, format: Format, path: str) -> Html:
    link = file_link(context, path.rpartition("/")[2], path, type=format.media_type, download=True, data_citation_file=format.id)
    return _row(context, format.id, _REFERENCES[format.id], element("dd", link, id=f"cite-{format.id}", translate="no"))


def _row(context: PageContext, id: str, name: str, description: Html) -> Html:
    """Return a citation with its name and the button that copies it."""
    button = _button(id, context.label_html("copy"), context.label("copied"), context.label("copy_failed"), context.label("copy_by_hand"))
    return element("div", element("dt", escape(name), SPACE, button), description, class_="pr-citation")


@cache
def _button(id: str, words: Html, copied: str, failed: str, by_hand: str) -> Html:
    """Return a button that is hidden until a script can copy."""
    return element(
        "button",
        words,
        type="button",
        class_="pr-copy",
        hidden=True,
        data_copy=f"cite-{id}",
        data_copied=copied,
        data_failed=failed,
        data_by_hand=by_hand,
        aria_describedby=f"cite-{id}",
    )
