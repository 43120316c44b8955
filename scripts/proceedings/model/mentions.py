"""Mentions of people, organisations and terms in running text, in any registered spelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from proceedings.languages import cached_by_tables, is_unspaced, marks, table
from proceedings.languages.lookup import Lookup, Match, longest
from proceedings.model.facts import Organisation, Speaker, Term
from proceedings.model.record import Proceedings, Remark, Session

_BREAK = re.compile(r"[\n\t]")  # between the items, rows and cells of a block
_WORD_BEGINS = re.compile(r"(?<!\w)|(?<=(?<!\w)[وفبلك])")  # Arabic joins "and", "so", "by", "to", "like" to the word that follows


@cached_by_tables
def _word_ends() -> re.Pattern[str]:
    """Return a pattern for the end of a word, where particles may follow."""
    particles = "|".join(sorted(map(re.escape, table("ko").particles), key=len, reverse=True)) or "(?!)"
    return re.compile(rf"(?![\w{marks()}])|(?<=[\uac00-\ud7a3])(?=(?:{particles}){{1,3}}(?![\w{marks()}]))")


class Mention(Struct, frozen=True):
    """The occurrence of a name in a text, from `start` to `end`; `id` is the speaker, organisation or term."""

    start: int
    end: int
    id: str


class Names:
    """A set of names with their ids. Spaces do not matter in a match; in scripts with spaces, a match consists of whole words."""

    def __init__(self, names: Iterable[tuple[str, str]], chance: Iterable[str] = (), *, cased: bool = True) -> None:
        """Take pairs of name and id, and `chance` words that contain a name by accident. `cased` names match in the same case only."""
        self._in_case: Callable[[str], str] = str if cased else str.lower
        self._ids: dict[str, list[str]] = {}
        for name, id in names:
            self._ids.setdefault(_folded(self._in_case(name)), []).append(id)
        self._ids.update((_folded(self._in_case(words)), []) for words in chance)
        self._lookup = Lookup(self._ids)
        self._spaced = {name for name in self._ids if not is_unspaced(name)}
        self._found: dict[str, tuple[Mention, ...]] = {}

    def find(self, words: str) -> tuple[Mention, ...]:
        """Return the longest mentions in `words`, in order, without overlaps; the result is cached."""
        mentions = self._found.get(words)
        if mentions is None:
            matches = [(match, self._ids[match.string]) for match in longest(self._matches_in(words))]
            mentions = self._found[words] = tuple(Mention(match.start, match.end, ids[-1]) for match, ids in matches if ids)
        return mentions

    def ids(self, words: str) -> list[str]:
        """Return the ids of all names in `words`, those inside longer names too."""
        return list(dict.fromkeys(id for match in self._matches_in(words) for id in self._ids[match.string]))

    def _matches_in(self, words: str) -> list[Match]:
        """Return every occurrence of a name in `words`, overlapping ones too."""
        words = self._in_case(words)
        matches = self._lookup.all(_folded(words))
        if not matches:
            return matches
        places = [at for at, letter in enumerate(words) if not letter.isspace()]
        placed = [Match(places[match.start], places[match.end - 1] + 1, match.string) for match in matches]
        return [
            match
            for match in placed
            if not _BREAK.search(words, match.start, match.end)
            and (match.string not in self._spaced or (_WORD_BEGINS.match(words, match.start) and _word_ends().match(words, match.end)))
        ]


@lru_cache(256)  # the same words are searched for several sets of names
def _folded(words: str) -> str:
    return "".join(words.split())


def _all_names(bearer: Speaker | Organisation) -> Iterator[tuple[str, str]]:
    for name in (*bearer.name.values(), *(variant for variants in bearer.variants.values() for variant in variants)):
        yield name, bearer.id


def registered_forms(fact: Speaker | Organisation | Term, language: str) -> Iterator[str]:
    """Yield the name of a speaker or organisation, or the words of a term, in a language, and then the variants."""
    forms = fact.term if isinstance(fact, Term) else fact.name
    if language in forms:
        yield forms[language]
    yield from fact.variants.get(language, ())


def names_of(bearers: Mapping[str, Speaker] | Mapping[str, Organisation]) -> Names:
    """Return the names of speakers or organisations, in every language and spelling."""
    chance = (words for bearer in bearers.values() for phrases in bearer.chance.values() for words in phrases)
    return Names((pair for bearer in bearers.values() for pair in _all_names(bearer)), chance)


def term_names(record: Proceedings, language: str, *, cased: bool = True) -> Names:
    """Return the words of all terms in a language. Unless `cased`, upper and lower case are the same."""
    return Names(((words, term.id) for term in record.terms.values() for words in registered_forms(term, language)), cased=cased)


class Occurrence(Struct, frozen=True):
    """A mention in a paragraph of a remark; `paragraph` is 0 for a footnote."""

    session: Session
    remark: Remark
    paragraph: int
    mention: Mention


def occurrences(record: Proceedings, names: Names) -> Mapping[str, list[Occurrence]]:
    """Return the occurrences of each id in the paragraphs and footnotes of the default language."""
    occurrences_by_id: dict[str, list[Occurrence]] = {}
    for session in record.sessions.values():
        for occurrence in in_session(session, record.conference.default_language, names):
            occurrences_by_id.setdefault(occurrence.mention.id, []).append(occurrence)
    return occurrences_by_id


def in_session(session: Session, language: str, names: Names) -> Iterator[Occurrence]:
    """Yield the occurrences of names in the paragraphs and footnotes of a session."""
    for remark in session.remarks:
        text = session.texts[language].remarks.get(remark.id)
        for number, part in enumerate(text.texts[1:] if text else (), 1):
            for mention in names.find(part.words):
                yield Occurrence(session, remark, number if text and number <= len(text.paragraphs) else 0, mention)


def term_occurrences(record: Proceedings, terms: Names) -> Mapping[str, list[tuple[Session, Remark]]]:
    """Return the remarks in which each term occurs, by any of its words in the default language."""
    remarks_by_term: dict[str, list[tuple[Session, Remark]]] = {id: [] for id in record.terms}
    for session in record.sessions.values():
        for id, remark in terms_in(session, record.conference.default_language, terms):
            remarks_by_term[id].append((session, remark))
    return remarks_by_term


def terms_in(session: Session, language: str, terms: Names) -> Iterator[tuple[str, Remark]]:
    """Yield the terms that occur in each remark of a session."""
    for remark in session.remarks:
        if text := session.texts[language].remarks.get(remark.id):
            words = "\n".join([part.words for part in text.texts])
            yield from ((id, remark) for id in terms.ids(words))
