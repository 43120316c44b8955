"""Where people and organisations are named in running text, in whatever spelling, and where terms occur."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from proceedings.languages import is_unspaced
from proceedings.languages.lookup import Lookup, Match, longest
from proceedings.model.facts import Organisation, Speaker
from proceedings.model.record import Proceedings, Remark, Session

_WORD_BEGINS = re.compile(r"(?<!\w)|(?<=(?<!\w)[وفبلك])")  # Arabic joins "and", "so", "by", "to", "like" to the word that follows
_WORD_ENDS = re.compile(r"(?!\w)")


class Mention(Struct, frozen=True):
    """A name found in a text: who or what is named, from where to where."""

    start: int
    end: int
    id: str


class Names:
    """A set of names to look for, each with the ids it stands for: spaces may stand or be missing; where words are spaced, only whole words."""

    def __init__(self, names: Iterable[tuple[str, str]], chance: Iterable[str] = (), *, cased: bool = True) -> None:
        """Take pairs of name and id, `chance` words, in which a name stands by accident, and whether small letters differ from capital ones."""
        self._written: Callable[[str], str] = str if cased else str.lower
        self._ids: dict[str, list[str]] = {}
        for name, id in names:
            self._ids.setdefault(_folded(self._written(name)), []).append(id)
        self._ids.update((_folded(self._written(words)), []) for words in chance)
        self._lookup = Lookup(self._ids)
        self._spaced = {name for name in self._ids if not is_unspaced(name)}
        self._known: dict[str, tuple[Mention, ...]] = {}

    def find(self, words: str) -> tuple[Mention, ...]:
        """Return the mentions in `words`, in order, none overlapping another, the longest; what was looked through once is remembered."""
        found = self._known.get(words)
        if found is None:
            named = [(one, self._ids[one.string]) for one in longest(self._standing(words))]
            found = self._known[words] = tuple(Mention(one.start, one.end, ids[-1]) for one, ids in named if ids)
        return found

    def ids(self, words: str) -> list[str]:
        """Return the ids of all names in `words`, those inside longer ones too."""
        return list(dict.fromkeys(id for one in self._standing(words) for id in self._ids[one.string]))

    def _standing(self, words: str) -> list[Match]:
        """Return each name that stands in `words`."""
        words = self._written(words)
        found = self._lookup.all(_folded(words))
        if not found:
            return found
        places = [at for at, letter in enumerate(words) if not letter.isspace()]
        there = [Match(places[one.start], places[one.end - 1] + 1, one.string) for one in found]
        return [one for one in there if one.string not in self._spaced or (_WORD_BEGINS.match(words, one.start) and _WORD_ENDS.match(words, one.end))]


@lru_cache(256)  # several names are looked for in the same words
def _folded(words: str) -> str:
    return "".join(words.split())


def _all_names(one: Speaker | Organisation) -> Iterator[tuple[str, str]]:
    for name in (*one.name.values(), *(variant for many in one.variants.values() for variant in many)):
        yield name, one.id


def names_of(all_of: Mapping[str, Speaker] | Mapping[str, Organisation]) -> Names:
    """Return the names of speakers or organisations, in every language and spelling."""
    chance = (words for one in all_of.values() for many in one.chance.values() for words in many)
    return Names((pair for one in all_of.values() for pair in _all_names(one)), chance)


def term_names(record: Proceedings, language: str, *, cased: bool = True) -> Names:
    """Return the words of all terms in a language; unless `cased`, small and capital letters are the same."""
    return Names(((words, term.id) for term in record.terms.values() for words in (term.term[language], *term.variants.get(language, ()))), cased=cased)


class Occurrence(Struct, frozen=True):
    """A paragraph (or heading or footnote, then `paragraph` is 0) of a remark in which something is named."""

    session: Session
    remark: Remark
    paragraph: int
    mention: Mention


def occurrences(record: Proceedings, names: Names) -> Mapping[str, list[Occurrence]]:
    """Return where each id is named in the default language's paragraphs and footnotes, headings left out."""
    found: dict[str, list[Occurrence]] = {}
    for session in record.sessions.values():
        for one in in_session(session, record.conference.default_language, names):
            found.setdefault(one.mention.id, []).append(one)
    return found


def in_session(session: Session, language: str, names: Names) -> Iterator[Occurrence]:
    """Yield where anything is named in the paragraphs and footnotes of a session."""
    for remark in session.remarks:
        text = session.texts[language].remarks.get(remark.id)
        for number, part in enumerate(text.texts[1:] if text else (), 1):
            for mention in names.find(part.words):
                yield Occurrence(session, remark, number if text and number <= len(text.paragraphs) else 0, mention)


def term_occurrences(record: Proceedings, terms: Names) -> Mapping[str, list[tuple[Session, Remark]]]:
    """Return the remarks in which each term occurs, by any of its words in the default language."""
    found: dict[str, list[tuple[Session, Remark]]] = {id: [] for id in record.terms}
    for session in record.sessions.values():
        for id, remark in terms_in(session, record.conference.default_language, terms):
            found[id].append((session, remark))
    return found


def terms_in(session: Session, language: str, terms: Names) -> Iterator[tuple[str, Remark]]:
    """Yield the terms that occur in each remark of a session."""
    for remark in session.remarks:
        if text := session.texts[language].remarks.get(remark.id):
            words = "\n".join([part.words for part in text.texts])
            yield from ((id, remark) for id in terms.ids(words))
