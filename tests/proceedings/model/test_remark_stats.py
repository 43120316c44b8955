"""The statistics of a remark: what can be known of it without reading its words."""

from __future__ import annotations

from pathlib import Path

from proceedings.model.remark_stats import RemarkStats, digest, remark_stats_of
from proceedings.reader.loader import load


def test_a_digest_does_not_depend_on_white_space() -> None:
    assert digest("a b\nc") == digest("abc") != digest("abd")


def test_white_space_is_not_counted() -> None:
    assert remark_stats_of(["数 字\u3000化", "So it is."], 2) == RemarkStats([digest("数字化"), digest("Soitis.")], 10, 2)


def test_every_remark_has_its_outline_in_every_language(docs: Path) -> None:
    loaded = load(docs)
    assert loaded.record is not None
    for session in loaded.record.sessions.values():
        for text in session.texts.values():
            assert text.remark_stats.keys() == text.remarks.keys()
            for id, remark in text.remarks.items():
                assert text.remark_stats[id].paragraphs == [digest(paragraph.text.words) for paragraph in remark.paragraphs]
                assert text.remark_stats[id].translators_notes == len([note for note in remark.notes if not note.printed])
