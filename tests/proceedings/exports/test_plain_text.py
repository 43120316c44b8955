"""The record as plain text: what the other formats say, without markup."""

from __future__ import annotations

import pytest
from editions import EDITIONS, edition, files

from proceedings.citations.cited_work import CitedWork


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_plain_text_has_every_note_where_it_is_called_and_who_asked(name: str, language: str) -> None:
    language_edition = edition(name, language)
    whole = files(name)[f"{language_edition.root}data/proceedings.txt"]
    assert whole.startswith(f"{language_edition.title}\n")
    for session in language_edition.sessions:
        content = files(name)[f"{language_edition.root}sessions/{session.id}/{session.id}.txt"]
        text = language_edition.text(session)
        assert text is not None
        title, conference, *_ = content.split("\n")
        assert (title, conference) == (text.title, CitedWork(language_edition, session).dated(language_edition.record.conference.name[language]))
        assert language_edition.change is None or f"{language_edition.change.version}" in content.split("\n")[2]
        for remark in session.remarks:
            remark_text = text.remarks[remark.id]
            head = next(line for line in content.split("\n") if line.startswith(f"[{remark.id}] "))
            if not remark_text.heading.words:
                assert language_edition.label(remark.kind) in head
                assert remark.by is None or language_edition.naming(remark.by).name in head
            for note in remark_text.notes:
                assert content.count(f"[{note.label}]") >= 2, (session.id, note.label)  # the call, and the note
                assert f"\n[{note.label}] " in content
        assert content.split("\n\n", 1)[1] in whole


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_the_words_of_the_record_are_all_in_the_plain_text_in_order(name: str, language: str) -> None:
    language_edition = edition(name, language)
    content, at = files(name)[f"{language_edition.root}data/proceedings.txt"], 0
    for session in language_edition.sessions:
        for remark in session.remarks:
            for paragraph in language_edition.words(session, remark).paragraphs:
                for character in "".join(paragraph.text.words.split()):
                    at = content.index(character, at) + 1
