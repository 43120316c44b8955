"""The checks of how languages are written: each in its own script, with the quotation marks and the spaces of print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from babel import Locale, UnknownLocaleError
from msgspec import Struct

from proceedings.checks.registries import localized, written
from proceedings.checks.twins import Fault, Twin, unless_excused
from proceedings.languages import foreign, half_width
from proceedings.model.facts import Fact
from proceedings.model.record import SessionText
from proceedings.problems import Problem
from proceedings.reader.load_result import LoadResult
from proceedings.syntax import inline
from proceedings.syntax.inline import Text

_WIDE = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
_UNTIDY = (
    (re.compile(r"[\"']"), "a straight quote", "write the quotation mark or the apostrophe of print"),
    (re.compile(r"[ \t](?<=\S[ \t])[ \t]+(?=\S)"), "a double space", "write one"),
    (re.compile(rf"[{_WIDE}]+"), "a full-width letter or digit", "write it in half width"),
)
_ANY_OF_THEM = re.compile(rf"[\"' \t{_WIDE}](?:(?<![ \t])|[ \t])")  # one look tells of nearly every text that it has none
_MARKUP = re.compile(r"`[^`]*`|\]\([^)]*\)|\{[:#.][^}]*\}|<[^<>]+>|https?://\S+")  # what a page holds besides words
_AS_PRINTED = ("words", "chance", "sort")  # words of the record, or for the program alone


class _Words(Struct, frozen=True):
    """Words that the project wrote in a language, and where."""

    path: str
    line: int
    language: str
    text: Text


def scripts_are_their_own(library: LoadResult) -> Iterator[Problem]:
    """Ensure that translations and registries are written in their language's own script, save what is marked as another language's."""
    yield from unless_excused(library, "script", _foreign)
    for one in _of_project(library):
        for words in _foreign_words(one.text, one.language):
            yield Problem(one.path, one.line, f"'{words}' in '{one.language}' is of another script", f"translate it, or mark it: {{language: {words}}}")


def typography_is_of_print(library: LoadResult) -> Iterator[Problem]:
    """Ensure that what the project wrote has no straight quote, no double space, and full-width punctuation where its script has it."""
    yield from unless_excused(library, "typography", _untidy)
    for one in _of_project(library):
        for words, message, fix in _untidy_words(one.text, one.language):
            yield Problem(one.path, one.line, f"{message} in '{words}'", fix)


def languages_of_words_are_known(library: LoadResult) -> Iterator[Problem]:
    """Ensure that `{zh: …}` names a language that there is."""
    record = library.record
    assert record is not None
    said = ((own.path, text, line) for session in record.sessions.values() for own in session.texts.values() for _, text, line in _texts_of(own))
    for path, text, line in chain(said, ((one.path, one.text, one.line) for one in _of_project(library))):
        for mark in text.of("language"):
            if not _is_language(mark.value):
                yield Problem(path, line, f"'{mark.value}' in '{{{mark.value}: …}}' is no known language", "write its ISO 639-1 code")


@cache
def _is_language(id: str) -> bool:
    try:
        Locale.parse(id, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


def _foreign(twin: Twin) -> Iterator[Fault]:
    for at, text, line in _texts_of(twin.text):
        for words in _foreign_words(text, twin.language):
            yield Fault(at, words, line, f"'{words}' is of another script", f"translate it, or mark it in a note: {{language: {words}}}")


def _foreign_words(text: Text, language: str) -> Iterator[str]:
    words = text.words
    for mark in text.of("language"):
        words = words[: mark.start] + " " * (mark.end - mark.start) + words[mark.end :]
    for found in foreign(language).finditer(words):
        yield found[0]


def _untidy(twin: Twin) -> Iterator[Fault]:
    for at, text, line in _texts_of(twin.text):
        for words, message, fix in _untidy_words(text, twin.language):
            yield Fault(at, words, line, f"{message} in '{words}'", fix)


def _untidy_words(text: Text, language: str) -> Iterator[tuple[str, str, str]]:
    """Yield the words around each fault, what it is, and what to do."""
    narrow = half_width(language)
    faults = [*(_UNTIDY if _ANY_OF_THEM.search(text.words) else ()), *([(narrow, "half-width punctuation", "write it in full width")] if narrow else ())]
    for pattern, message, fix in faults:
        for found in pattern.finditer(text.words):
            yield text.words[max(0, found.start() - 6) : found.end() + 6].strip(), message, fix


def _texts_of(own: SessionText) -> Iterator[tuple[str, Text, int]]:
    """Yield all that stands in a session's text, the translator's notes among it, with its place and line."""
    yield "title", Text(own.title), 1
    yield "summary", Text(own.summary), 1
    for line in own.preamble:
        yield "preamble", line.text, line.line
    for id, remark in own.remarks.items():
        yield id, remark.heading, remark.line
        for number, paragraph in enumerate(remark.paragraphs, 1):
            yield f"{id}-p{number}", paragraph.text, paragraph.line
        for note in remark.notes:
            yield id, note.text, note.line


def _of_project(library: LoadResult) -> Iterator[_Words]:
    """Yield what the project wrote besides the twins: registries, pages of prose, and the summaries of the default language."""
    record = library.record
    assert record is not None
    for path, line, fact in written(library):
        for language, words in _prose(fact):
            yield _Words(path, line, language, _marked(words))
    default = record.conference.default_language
    for session in record.sessions.values():
        document = library.documents[f"sessions/{session.id}"]
        yield _Words(document.path, document.line("summary"), default, Text(session.texts[default].summary))
        for language, text in session.texts.items():
            if language != default and text.status == "none":  # what is begun is looked at with its exceptions
                for words in (text.title, text.summary):
                    yield _Words(text.path, 1, language, Text(words))
    for page in record.pages.values():
        for language, body in page.bodies.items():
            path, first = page.paths[language], page.lines[language]
            yield _Words(path, 1, language, Text(page.titles[language]))
            for number, words in enumerate(_MARKUP.sub(_hidden, body).split("\n"), first):
                yield _Words(path, number, language, _marked(words))


def _marked(words: str) -> Text:
    return inline.parse(words)[0] if "{" in words else Text(words)


def _hidden(markup: re.Match[str]) -> str:
    """Return something that is no word in place of markup, on as many lines."""
    return "\ufffc" + "\n" * markup[0].count("\n")


def _prose(fact: Fact) -> Iterator[tuple[str, str]]:
    for name, value in localized(fact):
        if name not in _AS_PRINTED:
            yield from ((language, words) for language, many in value.items() for words in (many if isinstance(many, tuple) else (many,)))


CHECKS = (scripts_are_their_own, typography_is_of_print, languages_of_words_are_known)
