"""Where people and organisations are named in running text, in whatever spelling, and where terms occur."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from operator import add

from msgspec import Struct

from proceedings.facts import Organisation, Speaker
from proceedings.model import Proceedings, Remark, Session

_SCRIPTS_WITHOUT_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")

_FEW = 200  # texts, as many as a session has: to look for the names that stand in each of them by themselves is quicker than to compile a pattern of all
_WORD_BEGINS = r"(?:(?<!\w)|(?<=(?<!\w)[وفبلك]))"  # Arabic joins "and", "so", "by", "to", "like" to the word that follows


class Mention(Struct, frozen=True):
    """A name found in a text: who or what is named, from where to where."""

    start: int
    end: int
    id: str


class Names:
    """A set of names to look for, each with the id it stands for; the longest match wins."""

    def __init__(self, names: Iterable[tuple[str, str]], chance: Iterable[str] = ()) -> None:
        """Take pairs of name and id, and `chance` words, in which a name stands by accident."""
        self._ids = {_folded(name): id for name, id in names}
        self._chance = {_folded(words) for words in chance}
        self._names = self._ids.keys() | self._chance
        self._known: dict[str, tuple[Mention, ...]] = {}

    @cached_property
    def _all(self) -> re.Pattern[str]:
        return re.compile(_searchable(self._names))

    @cached_property
    def _begins(self) -> Mapping[str, list[str]]:
        """The names, by their first two letters."""
        begins: dict[str, list[str]] = {}
        for name in self._names:
            begins.setdefault(name[:2], []).append(name)
        return begins

    def _pattern(self, words: str) -> re.Pattern[str] | None:
        """Return a pattern for the names that may stand in some words: after the first few words, of all, which takes a while to compile."""
        if not self._names:
            return None
        if len(self._known) >= _FEW:
            return self._all
        folded = _folded(words)
        begins = self._begins.keys() & {*folded, *map(add, folded, folded[1:])}
        names = [name for begin in begins for name in self._begins[begin] if name in folded]
        return re.compile(_searchable(names)) if names else None

    def find(self, words: str) -> tuple[Mention, ...]:
        """Return the mentions in `words`, in order, none overlapping another; what was looked through once is remembered."""
        if words not in self._known:
            pattern = self._pattern(words)
            found = pattern.finditer(words) if pattern else ()
            named = ((one, _folded(one[0])) for one in found)
            self._known[words] = tuple(Mention(one.start(), one.end(), self._ids[name]) for one, name in named if name in self._ids and name not in self._chance)
        return self._known[words]


def _folded(words: str) -> str:
    return "".join(words.split())


def _searchable(names: Iterable[str]) -> str:
    """Return a pattern for names, the longest first: spaces may stand or be missing; where words are spaced, only whole words."""
    own: dict[bool, list[str]] = {True: [], False: []}
    for name in names:
        own[bool(_SCRIPTS_WITHOUT_SPACES.search(name))].append(name)
    spaced = f"{_WORD_BEGINS}(?:{_tree(own[False])})(?!\\w)" if own[False] else ""
    return "|".join(part for part in (_tree(own[True]) if own[True] else "", spaced) if part)


def _tree(names: Iterable[str]) -> str:
    """Return a pattern for names in which each beginning that several share stands once: ten thousand names cost hardly more than ten."""
    branches: dict[str, list[str]] = {}
    for name in names:
        branches.setdefault(name[0], []).append(name[1:])
    parts = []
    for first, behind in branches.items():
        longer = rf"\s*{_tree(one for one in behind if one)}" if any(behind) else ""
        parts.append(re.escape(first) + (f"(?:{longer})?" if longer and "" in behind else longer))
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def _all_names(one: Speaker | Organisation) -> Iterator[tuple[str, str]]:
    for name in (*one.name.values(), *(variant for many in one.variants.values() for variant in many)):
        yield name, one.id


def names_of(all_of: Mapping[str, Speaker] | Mapping[str, Organisation]) -> Names:
    """Return the names of speakers or organisations, in every language and spelling."""
    chance = (words for one in all_of.values() for many in one.chance.values() for words in many)
    return Names((pair for one in all_of.values() for pair in _all_names(one)), chance)


def term_names(proceedings: Proceedings, language: str) -> Names:
    """Return the words of all terms in a language."""
    return Names((words, term.id) for term in proceedings.terms.values() for words in (term.term[language], *term.variants.get(language, ())))


class Occurrence(Struct, frozen=True):
    """A paragraph (or heading or footnote, then `paragraph` is 0) of a remark in which something is named."""

    session: Session
    remark: Remark
    paragraph: int
    mention: Mention


def occurrences(proceedings: Proceedings, names: Names) -> Mapping[str, list[Occurrence]]:
    """Return where each id is named in the default language's paragraphs and footnotes, headings left out."""
    found: dict[str, list[Occurrence]] = {}
    for session in proceedings.sessions.values():
        for one in in_session(session, proceedings.conference.default_language, names):
            found.setdefault(one.mention.id, []).append(one)
    return found


def in_session(session: Session, language: str, names: Names) -> Iterator[Occurrence]:
    """Yield where anything is named in the paragraphs and footnotes of a session."""
    for remark in session.remarks:
        text = session.texts[language].remarks.get(remark.id)
        for number, part in enumerate(text.texts[1:] if text else (), 1):
            for mention in names.find(part.words):
                yield Occurrence(session, remark, number if text and number <= len(text.paragraphs) else 0, mention)


def term_occurrences(proceedings: Proceedings, patterns: Mapping[str, re.Pattern[str]]) -> Mapping[str, list[tuple[Session, Remark]]]:
    """Return the remarks in which each term occurs, by any of its words in the default language."""
    found: dict[str, list[tuple[Session, Remark]]] = {id: [] for id in patterns}
    for session in proceedings.sessions.values():
        for id, remark in terms_in(session, proceedings.conference.default_language, patterns):
            found[id].append((session, remark))
    return found


def terms_in(session: Session, language: str, patterns: Mapping[str, re.Pattern[str]]) -> Iterator[tuple[str, Remark]]:
    """Yield the terms that occur in each remark of a session."""
    for remark in session.remarks:
        if text := session.texts[language].remarks.get(remark.id):
            words = "\n".join([part.words for part in text.texts])
            yield from ((id, remark) for id, pattern in patterns.items() if pattern.search(words))


def term_patterns(proceedings: Proceedings) -> Mapping[str, re.Pattern[str]]:
    """Return a pattern for the words of each term in the default language."""
    default = proceedings.conference.default_language
    return {term.id: _term_pattern((term.term[default], *term.variants.get(default, ()))) for term in proceedings.terms.values()}


def _term_pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(_searchable(map(_folded, words)), re.IGNORECASE)
