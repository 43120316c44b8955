"""How sure the name of a person is in a language: decided here for every page, citation and file that shows it."""

from __future__ import annotations

import unicodedata
from functools import cache

from msgspec import Struct

from proceedings.languages.labels import Labels
from proceedings.model.record import Proceedings


class Naming(Struct, frozen=True):
    """A name in a language. Where something of it is doubted, the name as printed, and what is: identity or spelling, and the post."""

    name: str
    printed: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def unconfirmed(self) -> bool:
        """Whether more than the spelling is doubted."""
        return any(doubt != "spelling" for doubt in self.doubts)

    def doubt(self, label: Labels, *, full: bool = True) -> str:
        """Return what is doubted in words; where the place is short, of the spelling that the printed name stands there is enough."""
        if not full and not self.unconfirmed:
            return ""
        return label("separator").join(label(f"doubt_{doubt}") for doubt in self.doubts)

    def written(self, label: Labels, *, full: bool = True) -> str:
        """Return the name, where something of it is doubted with the printed one and what it is in square brackets."""
        return f"{self.name} [{'; '.join(filter(None, (self.printed, self.doubt(label, full=full))))}]" if self.doubts else self.name


def naming(record: Proceedings, id: str, language: str) -> Naming:
    """Return the name of a speaker in a language. As printed, in the default language, a name is beyond doubt."""
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
