"""Citations of a remark, a session or the whole, in the styles that readers are asked for.

Each style is a pure function from a `CitedWork` to a `Text`: its words are what a reader copies, its emphasis is what the
style sets in italics. They are written out here because a general processor (citeproc-py 0.11 with the published CSL
styles, 3 to 19 ms an item) prints Han names as '樊, . 卫东 .', doubles quotation marks inside titles, has no style for
GB/T 7714—2025, and no place for an edition and an unofficial translation; these functions take 0.1 to 0.3 ms.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from msgspec import Struct

from proceedings.citations import apa, chicago, gbt7714
from proceedings.citations.cited_work import ENGLISH, CitedWork
from proceedings.syntax.inline import Text


class Style(Struct, frozen=True):
    """A citation style; `name` is the same in every language, `home` is the one whose writers use it first."""

    id: str
    name: str
    cite: Callable[[CitedWork], Text]
    home: str = ENGLISH

    def text(self, source: CitedWork) -> Text:
        """Return the citation of a source, worked out once."""
        if self.id not in source.cited:
            source.cited[self.id] = self.cite(source)
        return source.cited[self.id]


STYLES: tuple[Style, ...] = (
    Style("gbt7714-2025", "GB/T 7714—2025", gbt7714.cite_2025, "zh"),
    Style("gbt7714-2015", "GB/T 7714—2015", gbt7714.cite_2015, "zh"),
    Style("apa", "APA 7", apa.cite),
    Style("chicago", "Chicago 18", chicago.cite),
)


@cache
def styles_for(language: str) -> Sequence[Style]:
    """Return the styles, those at home in a language first; English ones lead where none is."""
    homes = {style.home for style in STYLES}
    return sorted(STYLES, key=lambda style: style.home != (language if language in homes else ENGLISH))
