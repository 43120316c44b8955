"""The checks of typography: each language in its scripts, with the quotation marks and spaces of print."""

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
from proceedings.model.session_text import SessionText
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
_ANY_OF_THEM = re.compile(rf"[\"' \t{_WIDE}](?:(?<![ \t])|[ \t])")  # few texts have any of these: one search shows which
_MARKUP = re.compile(r"`[^`]*`|\]\([^()]*\)|\{[:#.][^{}]*\}|<[^<>]+>|https?://\S+")  # markup of a page of prose
_AS_PRINTED = ("words", "chance", "sort")  # quoted from the record, or read only by the program


class _Words(Struct, frozen=True):
    """Words that the project wrote in one language, with file and line."""

    path: str
    line: int
    language: str
    text: Text


def scripts_are_their_own(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that translations and registries are in a script of their language; words of others are marked."""
    yield from unless_excused(loaded, "script", _foreign)
    for written_words in _of_project(loaded):
        for words in _foreign_words(written_words.text, written_words.language):
            yield Problem(
                written_words.path,
                written_words.line,
                f"'{words}' in '{written_words.language}' is of another script",
                f"translate it, or mark it: {{language: {words}}}",
            )


def typography_is_of_print(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that words of the project have no straight quotes, no double spaces, and full-width punctuation where the script has it."""
    yield from unless_excused(loaded, "typography", _untidy)
    for written_words in _of_project(loaded):
        for words, message, fix in _untidy_words(written_words.text, written_words.language):
            yield Problem(written_words.path, written_words.line, f"{message} in '{words}'", fix)


def languages_of_words_are_known(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that the mark `{zh: …}` names a known language."""
    record = loaded.require_record()
    session_texts = (
        (session_text.path, text, line)
        for session in record.sessions.values()
        for session_text in session.texts.values()
        for _, text, line in _texts_of(session_text)
    )
    for path, text, line in chain(session_texts, ((written_words.path, written_words.text, written_words.line) for written_words in _of_project(loaded))):
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
    for match in foreign(language).finditer(words):
        yield match[0]


def _untidy(twin: Twin) -> Iterator[Fault]:
    for at, text, line in _texts_of(twin.text):
        for words, message, fix in _untidy_words(text, twin.language):
            yield Fault(at, words, line, f"{message} in '{words}'", fix)


def _untidy_words(text: Text, language: str) -> Iterator[tuple[str, str, str]]:
    """Yield the words around each fault, the message and the fix."""
    half_width_pattern = half_width(language)
    faults = [
        *(_UNTIDY if _ANY_OF_THEM.search(text.words) else ()),
        *([(half_width_pattern, "half-width punctuation", "write it in full width")] if half_width_pattern else ()),
    ]
    for pattern, message, fix in faults:
        for match in pattern.finditer(text.words):
            yield text.words[max(0, match.start() - 6) : match.end() + 6].strip(), message, fix


def _texts_of(session_text: SessionText) -> Iterator[tuple[str, Text, int]]:
    """Yield all texts of a session, with translator's notes, each with place and line."""
    yield "title", Text(session_text.title), 1
    yield "summary", Text(session_text.summary), 1
    for line in session_text.preamble:
        yield "preamble", line.text, line.line
    for id, part in session_text.parts.items():
        yield id, part.heading, part.line
    for id, remark in session_text.remarks.items():
        yield id, remark.heading, remark.line
        for number, paragraph in enumerate(remark.paragraphs, 1):
            if paragraph.kind == "paragraph":
                yield f"{id}-p{number}", paragraph.text, paragraph.line
            else:
                yield from ((f"{id}-p{number}", cell, paragraph.line) for row in paragraph.rows for _, cell in row)
        for note in remark.notes:
            yield id, note.text, note.line


def _of_project(loaded: LoadResult) -> Iterator[_Words]:
    """Yield the words that the project wrote outside of twins: registries, pages of prose, and summaries in the default language."""
    record = loaded.require_record()
    for path, line, fact in written(loaded):
        for language, words in _prose(fact):
            yield _Words(path, line, language, _marked(words))
    default = record.conference.default_language
    for session in record.sessions.values():
        document = loaded.documents[f"sessions/{session.id}"]
        yield _Words(document.path, document.line("summary"), default, Text(session.texts[default].summary))
        for language, text in session.texts.items():
            if language != default and text.status == "none":  # twins are checked elsewhere, with their exceptions
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
    """Return, in the place of markup, a character that belongs to no word, and the line breaks of the markup."""
    return "\ufffc" + "\n" * markup[0].count("\n")


def _prose(fact: Fact) -> Iterator[tuple[str, str]]:
    for name, value in localized(fact):
        if name not in _AS_PRINTED:
            yield from ((language, words) for language, many in value.items() for words in (many if isinstance(many, tuple) else (many,)))


CHECKS = (scripts_are_their_own, typography_is_of_print, languages_of_words_are_known)
