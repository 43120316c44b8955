"""A task is recorded as a reader of exactly the sources that it reads."""

from __future__ import annotations

from proceedings.incremental.tracking import TrackedMapping, record_dependencies


def test_whoever_reads_words_is_noted_however_they_are_read() -> None:
    words = TrackedMapping("sessions/a", {"q1": "Why?"})
    for read in (lambda: words["q1"], lambda: words.get("q2"), lambda: list(words), lambda: len(words), lambda: dict(words), lambda: "q1" in words):
        names: set[str] = set()
        with record_dependencies(names):
            read()
        assert names == {"sessions/a"}


def test_words_that_are_not_read_are_not_noted() -> None:
    words, page_words = TrackedMapping("sessions/a", {"q1": "Why?"}), TrackedMapping("pages/b", {"en": "Because."})
    names: set[str] = set()
    with record_dependencies(names):
        assert repr(words) == "{'q1': 'Why?'}"
        with record_dependencies(None):
            assert words["q1"] == "Why?"
        assert page_words["en"] == "Because."
    assert names == {"pages/b"}
    assert words["q1"] == "Why?"
    assert names == {"pages/b"}


def test_content_is_loaded_when_it_is_first_read_and_once() -> None:
    loaded: list[str] = []

    def load() -> dict[str, str]:
        loaded.append("sessions/a")
        return {"q1": "Why?"}

    remarks = TrackedMapping("sessions/a", load)
    assert loaded == []
    names: set[str] = set()
    with record_dependencies(names):
        assert (remarks["q1"], list(remarks)) == ("Why?", ["q1"])
    assert names == {"sessions/a"}
    assert loaded == ["sessions/a"]
