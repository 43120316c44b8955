"""Citations of a remark, a session or the whole, in the styles that readers are asked for.

Each style is a pure function from a `CitedWork` to a `Text`. The words of the text are what a reader copies; its emphasis is what
the style sets in italics.

The styles are written by hand because general processors do not get them right. Measured on the 114 works of the real record: citeproc-py
0.11 takes 3 to 19 ms an item, prints Han names as '樊, . 卫东 .' and doubles quotation marks inside titles. citeproc-js 2.4 (16 to 114 ms)
and pandoc 3.9 (2 ms) print a remark without its day, edition and translation, an edition as '(1.1)', and English months in Chinese
entries; they need Node or another program. None has GB/T 7714—2025. These functions take 0.1 to 0.3 ms.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from msgspec import Struct

from proceedings.citations import apa, chicago, gbt7714
from proceedings.citations.cited_work import ENGLISH, CitedWork
from proceedings.model.facts import Conference
from proceedings.model.values import CitationStyle
from proceedings.syntax.inline import Text


class Style(Struct, frozen=True):
    """A citation style.

    Attributes: `id` for addresses and forms; `name` as readers know it, the same in every language; `cite`, the function that writes a
    citation; `home`, the language whose writers use the style first; `abroad`, whether pages in other languages offer it too.
    """

    id: CitationStyle
    name: str
    cite: Callable[[CitedWork], Text]
    home: str = ENGLISH
    abroad: bool = True

    def text(self, work: CitedWork) -> Text:
        """Return the citation of a work; it is written once and kept with the work."""
        if self.id not in work.cited:
            work.cited[self.id] = self.cite(work)
        return work.cited[self.id]


STYLES: tuple[Style, ...] = (
    Style("gbt7714-2025", "GB/T 7714—2025", gbt7714.cite_2025, "zh", abroad=False),
    Style("gbt7714-2015", "GB/T 7714—2015", gbt7714.cite_2015, "zh", abroad=False),
    Style("apa", "APA 7", apa.cite),
    Style("chicago", "Chicago 18", chicago.cite),
)


def styles_for(conference: Conference, language: str) -> Sequence[Style]:
    """Return the styles that pages in a language offer: those that the record names, else those that are used with the language.

    Those whose home is the language come first; where none is at home in it, the English ones lead.
    """
    return _styles(conference.citations, language.partition("-")[0])


@cache
def _styles(named: tuple[str, ...], language: str) -> Sequence[Style]:
    offered = [style for style in STYLES if style.id in named or (not named and (style.abroad or style.home == language))]
    homes = {style.home for style in offered}
    return sorted(offered, key=lambda style: style.home != (language if language in homes else ENGLISH))
