"""The name of a person for citations: the whole name, and its family and given part."""

from __future__ import annotations

from msgspec import Struct

from proceedings.model.facts import Speaker

_BETWEEN = " ·・"  # the characters that separate the parts of a name


class Name(Struct, frozen=True):
    """A name as a language writes it; `family` and `given` are empty where the name has no known parts."""

    whole: str
    family: str = ""
    given: str = ""

    @classmethod
    def of(cls, speaker: Speaker, language: str) -> Name:
        """Return the name of a speaker in a language."""
        whole, family = speaker.name[language], speaker.family.get(language, "")
        rest = whole.removeprefix(family) if whole.startswith(family) else whole.removesuffix(family)
        return cls(whole, family, rest.strip(_BETWEEN)) if family else cls(whole)

    @property
    def family_first(self) -> bool:
        """Whether the family name comes first, as in 'Doe Jane'."""
        return bool(self.family) and self.whole.startswith(self.family)

    @property
    def in_capitals(self) -> bool:
        """Whether the script has capital letters, so that given names have initials."""
        return any(character.isupper() for character in self.whole)

    @property
    def transcribed(self) -> bool:
        """Whether the name is a foreign one in a script without spaces, family name last, as in '阿·乙'."""
        return bool(self.family) and not self.family_first and " " not in self.whole

    @property
    def parted(self) -> bool:
        """Whether family and given name can change places."""
        return bool(self.family) and " " in self.whole


def initials(given: str, stop: str = "", hyphen: str = "-") -> str:
    """Return the initials of given names: 'Jean-Pierre Marie' as 'J-P M', or with a full stop behind each letter."""
    return " ".join(hyphen.join(part[0] + stop for part in word.split("-") if part) for word in given.split())
