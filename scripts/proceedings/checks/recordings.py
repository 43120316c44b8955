"""Checks of times of day and of places in recordings."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.model.record import Remark, Session
from proceedings.model.recordings import recording_url
from proceedings.problems import Problem
from proceedings.reader.load_result import LoadResult


def recordings_are_known(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that a remark that begins in a recording says in which, and that the paragraphs which do so are there."""
    record = loaded.require_record()
    for session in record.sessions.values():
        front = loaded.documents[f"sessions/{session.id}"]
        paragraphs = {id: len(stats.paragraphs) for id, stats in session.texts[record.conference.default_language].remark_stats.items()}
        for index, remark in enumerate(session.remarks):
            for message, fix in _faults(session, remark, paragraphs.get(remark.id, 0)):
                yield Problem(front.path, front.line("remarks", index), f"the {remark.kind} '{remark.id}' {message}", fix)


def _faults(session: Session, remark: Remark, count: int) -> Iterator[tuple[str, str]]:
    offsets = [entry for entry in remark.paragraphs if "://" not in entry]
    if remark.recording and recording_url(session, remark) is None:
        yield f"names the recording '{remark.recording}'", "add it to 'recordings' in the front matter, or write its address"
    elif (remark.start or offsets) and recording_url(session, remark) is None:
        yield "begins in no recording", "add 'recordings' to the front matter, or 'recording: https://…' here"
    for entry in remark.paragraphs:
        if int(entry[1:].partition("@")[0]) > count:
            yield f"has no paragraph for '{entry}'", "correct its number"


def times_follow(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that no remark begins at an earlier time of day than the one before it, unless midnight lies between them."""
    record = loaded.require_record()
    for session in record.sessions.values():
        front = loaded.documents[f"sessions/{session.id}"]
        last = ""
        for index, remark in enumerate(session.remarks):
            if remark.time and remark.time < last and not (last >= "20" and remark.time < "08"):
                yield Problem(front.path, front.line("remarks", index), f"'{remark.id}' begins at {remark.time}, before {last}", "correct one of the times")
            last = remark.time or last


CHECKS = (recordings_are_known, times_follow)
