"""Checks of twins: each has the remarks, paragraphs and notes of the default language."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from proceedings.checks.twins import Fault, Twin, twins, unless_excused
from proceedings.model.session_text import Paragraph, SessionText
from proceedings.problems import Problem
from proceedings.reader.load_result import LoadResult


def every_session_has_twins(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that each session has a page in each language, if only with title, summary and `status: none`."""
    record = loaded.require_record()
    for session in record.sessions.values():
        path = session.texts[record.conference.default_language].path
        for language in record.languages:
            if language not in session.texts:
                yield Problem(
                    path,
                    1,
                    f"the session has no twin in '{language}'",
                    f"write docs/sessions/{session.id}.{language}.md with title, summary and 'status: none'",
                )
    for page in record.pages.values():
        path = page.paths.get(record.conference.default_language) or next(iter(page.paths.values()))
        for language in record.languages:
            if language not in page.bodies:
                yield Problem(path, 1, f"the page has no twin in '{language}'", f"write docs/{page.id}.{language}.md")


def twins_have_the_same_parts(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that a twin has the same parts, each before the same remark."""
    for twin in twins(loaded):
        original, text = twin.original, twin.text
        for id, part in original.parts.items():
            if id not in text.parts:
                yield Problem(text.path, 1, f"the part '{id}' is missing", f"translate its heading from {original.path}:{part.line}")
        following = {id: _following(original, part.start) for id, part in original.parts.items()}
        for id, part in text.parts.items():
            if following[id] != _following(text, part.start):
                yield Problem(text.path, part.line, f"the part '{id}' is out of place", f"put it before {following[id]}, as in {original.path}")
        if sorted(original.parts) == sorted(text.parts) and list(original.parts) != list(text.parts):
            wrong = next(id for id, expected in zip(text.parts, original.parts, strict=True) if id != expected)
            yield Problem(text.path, text.parts[wrong].line, f"the part '{wrong}' is out of order", f"follow {original.path}")


def _following(text: SessionText, start: int) -> str:
    """Return what follows where so many remarks stand before."""
    return next((f"the remark '{id}'" for id in islice(text.remarks, start, None)), "the end")


def unwritten_twins_are_empty(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that a twin with `status: none` has no text yet."""
    record = loaded.require_record()
    for session in record.sessions.values():
        for text in session.texts.values():
            if text.status == "none" and (text.remarks or text.preamble or text.parts):
                yield Problem(text.path, 1, "the twin has text and 'status: none'", "write draft, compared or edited")


def twins_have_the_same_remarks(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that a twin has the same remarks, in the same order."""
    for twin in twins(loaded):
        original, text = twin.original, twin.text
        expected, written = list(original.remarks), list(text.remarks)
        for id in expected:
            if id not in text.remarks:
                yield Problem(text.path, 1, f"the remark '{id}' is missing", f"translate it from {original.path}")
        for id in written:
            if id not in original.remarks:
                yield Problem(text.path, text.remarks[id].line, f"the remark '{id}' is not in {original.path}", "correct its id")
        if sorted(expected) == sorted(written) and expected != written:
            wrong = next(id for id, expected_id in zip(written, expected, strict=True) if id != expected_id)
            yield Problem(text.path, text.remarks[wrong].line, f"the remark '{wrong}' is out of order", f"follow {original.path}")


def twins_have_the_same_paragraphs(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that each remark has as many paragraphs and the same printed footnotes in every language."""
    for twin in twins(loaded):
        original, text = twin.original, twin.text
        if len(original.preamble) != len(text.preamble):
            yield Problem(text.path, 1, f"{len(text.preamble)} lines before the first remark, not {len(original.preamble)}", f"follow {original.path}")
        for id, remark_text in text.remarks.items():
            original_remark = original.remarks.get(id)
            if original_remark and len(remark_text.paragraphs) != len(original_remark.paragraphs):
                yield Problem(
                    text.path,
                    remark_text.line,
                    f"the remark '{id}' has {len(remark_text.paragraphs)} paragraphs, not {len(original_remark.paragraphs)}",
                    f"follow {original.path}:{original_remark.line}",
                )
        for _, _, original_paragraph, paragraph in twin.paragraphs:
            calls, expected_calls = ([mark.value for mark in part.text.of("note") if mark.value.isdigit()] for part in (paragraph, original_paragraph))
            if calls != expected_calls:
                yield Problem(
                    text.path,
                    paragraph.line,
                    f"printed footnotes {calls or 'none'} are called, not {expected_calls or 'none'}",
                    f"follow {original.path}:{original_paragraph.line}",
                )


def twins_have_the_same_incidents(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that what happened while somebody spoke stands in the same paragraph in every language."""
    for twin in twins(loaded):
        for id, _, original_paragraph, paragraph in twin.paragraphs:
            kinds, expected_kinds = ([mark.value for mark in part.text.of("incident")] for part in (paragraph, original_paragraph))
            if kinds != expected_kinds:
                message = f"a paragraph of '{id}' has the incidents {_list(kinds)}, not {_list(expected_kinds)}"
                yield Problem(twin.text.path, paragraph.line, message, f"follow {twin.original.path}:{original_paragraph.line}")


def twins_have_the_same_blocks(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that a list, a table, a quotation and verse are that in every language, and that lists and tables have the same items, rows and columns."""
    for twin in twins(loaded):
        for id, number, original_block, block in twin.paragraphs:
            made, expected = _made(block), _made(original_block)
            if made != expected:
                message = f"'{id}-p{number}' is {made}, not {expected}"
                yield Problem(twin.text.path, block.line, message, f"follow {twin.original.path}:{original_block.line}")


def _made(block: Paragraph) -> str:
    """Return how a block is made, in words."""
    match block.kind:
        case "list":
            return f"a list of {len(block.rows)}"
        case "numbered":
            return f"a list numbered from {block.first} to {block.first + len(block.rows) - 1}"
        case "table":
            return f"a table of {len(block.rows)} rows and {len(block.rows[0])} columns"
        case kind:
            return {"verse": "verse", "image": "an image"}.get(kind, f"a {kind}")


def _list(kinds: list[str]) -> str:
    return ", ".join(kinds) or "none"


def printed_pages_are_of_the_original(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that only the default language, which was printed, marks where printed pages begin."""
    for twin in twins(loaded):
        lines = [(part.text, part.line) for part in twin.text.preamble] + [(part.heading, part.line) for part in twin.text.parts.values()]
        for remark in twin.text.remarks.values():
            lines += [
                (remark.heading, remark.line),
                *((part.text, part.line) for part in remark.paragraphs),
                *((part.text, part.line) for part in remark.notes),
            ]
        for text, line in lines:
            for mark in text.of("page"):
                yield Problem(twin.text.path, line, f"the mark of the printed page {mark.value}", f"leave it to {twin.original.path}")


def translators_notes_are_tied(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that the erratum which a translator's note names has a place in that remark's session."""
    for twin in twins(loaded):
        session_errata = twin.errata
        for remark in twin.text.remarks.values():
            for note in remark.notes:
                if note.erratum is not None and note.erratum not in session_errata:
                    yield Problem(
                        twin.text.path, note.line, f"the erratum '{note.erratum}' is not one of this session", "correct the id, or add the place to errata.yml"
                    )


def errata_are_noted(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that each erratum of a session has a translator's note in each of its twins."""
    return unless_excused(loaded, "errata", _without_note)


def _without_note(twin: Twin) -> Iterator[Fault]:
    noted = {note.erratum for remark in twin.text.remarks.values() for note in remark.notes}
    for erratum, remark in twin.errata.items():
        if erratum not in noted and remark in twin.text.remarks:
            line = twin.text.remarks[remark].line
            yield Fault(remark, erratum, line, f"no note on the erratum '{erratum}' of '{remark}'", f"write one ending in '{{erratum: {erratum}}}'")


CHECKS = (
    every_session_has_twins,
    unwritten_twins_are_empty,
    twins_have_the_same_parts,
    twins_have_the_same_remarks,
    twins_have_the_same_paragraphs,
    twins_have_the_same_incidents,
    twins_have_the_same_blocks,
    printed_pages_are_of_the_original,
    translators_notes_are_tied,
    errata_are_noted,
)
