"""How certain the name of a person is in a language. Every page, citation and file that shows a name asks this module."""

from __future__ import annotations

import unicodedata
from functools import cache

from msgspec import Struct

from proceedings.languages.labels import Labels
from proceedings.model.record import Proceedings


class Naming(Struct, frozen=True):
    """A name in a language. Of a doubted name: the name as printed, and whether identity or spelling, and the post, are doubted."""

    name: str
    printed: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def unconfirmed(self) -> bool:
        """Whether more than the spelling is doubted."""
        return any(doubt != "spelling" for doubt in self.doubts)

    def doubt(self, label: Labels, *, full: bool = True) -> str:
        """Return in words what is doubted. Unless `full`, a doubted spelling is not explained: the printed name beside it is enough."""
        if not full and not self.unconfirmed:
            return ""
        return label("separator").join(label(f"doubt_{doubt}") for doubt in self.doubts)

    def written(self, label: Labels, *, full: bool = True) -> str:
        """Return the name. Behind a doubted one, the printed name and what is doubted stand in square brackets."""
        return self.name + self.aside(label, full=full)

    def aside(self, label: Labels, *, full: bool = True) -> str:
        """Return what stands behind a doubted name: a space, and in square brackets the printed name and what is doubted."""
        return f" [{'; '.join(filter(None, (self.printed, self.doubt(label, full=full))))}]" if self.doubts else ""


def naming(record: Proceedings, id: str, language: str) -> Naming:
    """Return the name of a speaker in a language. In the default language it is as printed, and not in doubt."""
    speaker = record.speakers[id]
    name, printed = speaker.name[language], speaker.name[record.conference.default_language]
    inferred = bool(speaker.spelling and speaker.spelling.status == "inferred") and _latin(name) and not _latin(printed)
    if language == record.conference.default_language or not (inferred or speaker.doubted):
        return Naming(name)
    doubts = speaker.doubted if "identity" in speaker.doubted or not inferred else ("spelling", *speaker.doubted)
    return Naming(name, printed if printed != name else "", doubts)


@cache
def _latin(name: str) -> bool:
    """Tell whether a name is in Latin letters."""
    return any(unicodedata.name(letter, "").startswith("LATIN ") for letter in name)
