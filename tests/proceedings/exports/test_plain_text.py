"""The record as plain text: what the other formats say, without markup."""

from __future__ import annotations

import pytest
from editions import EDITIONS, edition, files

from proceedings.citations.cited_work import CitedWork


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_plain_text_has_every_note_where_it_is_called_and_who_asked(name: str, language: str) -> None:
    own = edition(name, language)
    whole = files(name)[f"{own.root}data/proceedings.txt"]
    assert whole.startswith(f"{own.title}\n")
    for session in own.sessions:
        content = files(name)[f"{own.root}sessions/{session.id}/{session.id}.txt"]
        text = own.text(session)
        assert text is not None
        title, conference, *_ = content.split("\n")
        assert (title, conference) == (text.title, CitedWork(own, session).dated(own.record.conference.name[language]))
        assert own.change is None or f"{own.change.version}" in content.split("\n")[2]
        for remark in session.remarks:
            remark_text = text.remarks[remark.id]
            head = next(line for line in content.split("\n") if line.startswith(f"[{remark.id}] "))
            if not remark_text.heading.words:
                assert own.label(remark.kind) in head
                assert remark.by is None or own.naming(remark.by).name in head
            for note in remark_text.notes:
                assert content.count(f"[{note.label}]") >= 2, (session.id, note.label)  # the call, and the note
                assert f"\n[{note.label}] " in content
        assert content.split("\n\n", 1)[1] in whole


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_the_words_of_the_record_are_all_in_the_plain_text_in_order(name: str, language: str) -> None:
    own = edition(name, language)
    content, at = files(name)[f"{own.root}data/proceedings.txt"], 0
    for session in own.sessions:
        for remark in session.remarks:
            for paragraph in own.words(session, remark).paragraphs:
                for character in paragraph.text.words:
                    at = content.index(character, at) + 1
