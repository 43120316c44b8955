"""How a remark, a session or the whole is cited: every style to copy, every format to take away."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from proceedings.citations import Style, styles_for
from proceedings.citations.cited_work import CitedWork
from proceedings.exports import FORMATS
from proceedings.exports.format import Format
from proceedings.staging.context import PageContext
from proceedings.staging.markup import LINE, SPACE, Html, Value, addresses_apart, element, escape, join, tags
from proceedings.staging.words import Span, annotated

_END = tags("div")[1]
_REFERENCES = {"bib": "BibTeX", "ris": "RIS", "csl": "CSL-JSON"}  # the formats that reference managers read


class Citing(Struct, frozen=True, dict=True):
    """Writes citations on the pages of a context; what stands around each of them is written once."""

    context: PageContext

    def of(self, cited: CitedWork, folder: str = "") -> Html:
        """Return the citations of a work; its files have its name and stand in `folder`, seen from the page."""
        named = cited.remark or cited.session
        name = named.id if named else "citation"
        rows = [join((start, self._style(style, cited), _END)) for style, start in self._styles]
        rows += [join((start, _file(self.context, format, f"{folder}{name}.{format.ending}"), _END)) for format, start in self._formats]
        return element("dl", LINE, join(rows, LINE), LINE, class_="pr-citations")

    def _style(self, style: Style, cited: CitedWork) -> Html:
        text = style.text(cited)
        words = annotated(text.words, [Span(mark.start, mark.end, *tags("em")) for mark in text.of("emphasis")])
        return element(
            "dd",
            addresses_apart(words, self.context.site.editions[self.context.language].direction),
            id=f"cite-{style.id}",
            data_citation=style.id,
            translate="no",
        )

    @cached_property
    def _styles(self) -> list[tuple[Style, Html]]:
        styles = styles_for(self.context.record.conference, self.context.language)
        return [(style, _start(self.context, style.id, style.name)) for style in styles]

    @cached_property
    def _formats(self) -> list[tuple[Format, Html]]:
        formats = {format.id: format for format in FORMATS}
        return [(formats[id], _start(self.context, id, name)) for id, name in _REFERENCES.items()]


def folded(context: PageContext, label: str, content: Html) -> Html:
    """Return the citations folded under the words of a label, with an id that opens them."""
    summary = element("summary", context.label_html(label))
    return element("details", summary, LINE, element("div", LINE, content, LINE, id="citations"), LINE, class_="pr-citing", data_apparatus=True)


def file_link(context: PageContext, words: str, path: str, **values: Value) -> Html:
    """Return the link to a data file, whose path is given from the folder of the page; its words alone where no such file stands there."""
    url = context.file_url(path)
    return element("a", escape(words), href=url, **values) if url else escape(words)


def _file(context: PageContext, format: Format, path: str) -> Html:
    link = file_link(context, path.rpartition("/")[2], path, type=format.media_type, download=True, data_citation_file=format.id)
    return element("dd", link, id=f"cite-{format.id}", translate="no")


def _start(context: PageContext, id: str, name: str) -> Html:
    """Return what stands before a citation: its name and the button that copies it, which is hidden until a script can copy."""
    button = element(
        "button",
        context.label_html("copy"),
        type="button",
        class_="pr-copy",
        hidden=True,
        data_copy=f"cite-{id}",
        data_copied=context.label("copied"),
        data_failed=context.label("copy_failed"),
        data_by_hand=context.label("copy_by_hand"),
        aria_describedby=f"cite-{id}",
    )
    return join((tags("div", class_="pr-citation")[0], element("dt", escape(name), SPACE, button)))
