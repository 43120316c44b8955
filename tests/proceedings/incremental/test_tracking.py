"""Who reads whose words is noted, and nothing else."""

from __future__ import annotations

import pickle
from collections.abc import Callable

from proceedings.incremental.tracking import TrackedMapping, record_dependencies


def test_whoever_reads_words_is_noted_however_they_are_read() -> None:
    words = TrackedMapping("sessions/a", {"q1": "Why?"})
    for read in (lambda: words["q1"], lambda: words.get("q2"), lambda: list(words), lambda: len(words), lambda: dict(words), lambda: "q1" in words):
        found: set[str] = set()
        with record_dependencies(found):
            read()
        assert found == {"sessions/a"}


def test_words_that_are_not_read_are_not_noted() -> None:
    words, others = TrackedMapping("sessions/a", {"q1": "Why?"}), TrackedMapping("pages/b", {"en": "Because."})
    found: set[str] = set()
    with record_dependencies(found):
        assert repr(words) == "{'q1': 'Why?'}"
        with record_dependencies(None):
            assert words["q1"] == "Why?"
        assert others["en"] == "Because."
    assert found == {"pages/b"}
    assert words["q1"] == "Why?"
    assert found == {"pages/b"}


MADE: list[str] = []


class Word:
    """A word that is noted in `MADE` when it comes out of a pickle."""

    def __reduce__(self) -> tuple[Callable[[str], str], tuple[str]]:
        return _made, ("Why?",)


def _made(word: str) -> str:
    MADE.append(word)
    return word


def test_words_from_a_pickle_are_made_when_first_read_and_noted_as_others_are() -> None:
    words = pickle.loads(pickle.dumps(pickle.loads(pickle.dumps(TrackedMapping("sessions/a", {"q1": Word()})))))
    assert MADE == []
    found: set[str] = set()
    with record_dependencies(found):
        assert (words["q1"], list(words)) == ("Why?", ["q1"])
    assert found == {"sessions/a"}
    assert MADE == ["Why?"]
    assert dict(pickle.loads(pickle.dumps(words))) == {"q1": "Why?"}
