"""How a remark, a session or the whole is cited: every style to copy, every format to take away, as HTML."""

from __future__ import annotations

import html
from functools import cache

from proceedings.citations import Style, styles_for
from proceedings.citations.cited_work import CitedWork
from proceedings.exports import FORMATS
from proceedings.exports.format import Format
from proceedings.staging.context import PageContext
from proceedings.staging.markup import HTML, attributes
from proceedings.staging.words import Span, annotated

_REFERENCES = {"bib": "BibTeX", "ris": "RIS", "csl": "CSL-JSON"}  # the formats that reference managers read


def citations(context: PageContext, source: CitedWork, folder: str = "") -> str:
    """Return the citations of a source; its files are called as it is, and stand in `folder`, seen from the page."""
    rows = [_style(context, style, source) for style in styles_for(context.language)]
    named = source.remark or source.session
    name = named.id if named else "citation"
    rows += (_file(context, one, f"{folder}{name}.{one.ending}") for id in _REFERENCES for one in FORMATS if one.id == id)
    return f'<dl class="pr-citations">\n{chr(10).join(rows)}\n</dl>'


def folded(context: PageContext, label: str, inner: str) -> str:
    """Return the citations folded under the words of a label, with an id that opens them."""
    summary = f"<summary>{html.escape(context.label(label))}</summary>"
    return f'<details class="pr-citing" data-apparatus="">{summary}\n<div id="citations">\n{inner}\n</div>\n</details>'


def _style(context: PageContext, style: Style, source: CitedWork) -> str:
    text = style.text(source)
    spans = [Span(mark.start, mark.end, "<em>", "</em>") for mark in text.of("emphasis")]
    words = annotated(HTML.escape, text.words, spans)
    return _row(style.name + _copy(context, style.id), f"<dd{attributes(id=f'cite-{style.id}', data_citation=style.id)}>{words}</dd>")


def _file(context: PageContext, format: Format, path: str) -> str:
    own = attributes(href=path, type=format.media_type, download=True, data_citation_file=format.id)
    link = f"<a{own}>{html.escape(path.rpartition('/')[2])}</a>"
    return _row(_REFERENCES[format.id] + _copy(context, format.id), f'<dd id="cite-{format.id}">{link}</dd>')


def _row(term: str, description: str) -> str:
    return f'<div class="pr-citation"><dt>{term}</dt>{description}</div>'


def _copy(context: PageContext, id: str) -> str:
    """Return the button that copies a citation, hidden until a script can."""
    return _button(id, context.label("copy"), context.label("copied"), context.label("copy_failed"), context.label("copy_by_hand"))


@cache
def _button(id: str, words: str, copied: str, failed: str, by_hand: str) -> str:
    facts = {"data_copy": f"cite-{id}", "data_copied": copied, "data_failed": failed, "data_by_hand": by_hand, "aria_describedby": f"cite-{id}"}
    return f" <button{attributes(type='button', class_='pr-copy', hidden=True, **facts)}>{html.escape(words)}</button>"
