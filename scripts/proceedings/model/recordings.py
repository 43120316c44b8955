"""Where in a recording of its session a remark or a paragraph begins."""

from __future__ import annotations

from typing import NamedTuple

from proceedings.model.record import Remark, Session


class Moment(NamedTuple):
    """A place in a recording: its address, and how long the recording has run, as written and in seconds; None where this is not known."""

    url: str
    start: str | None = None
    seconds: int | None = None


def moment(session: Session, remark: Remark, paragraph: int = 0) -> Moment | None:
    """Return where in a recording a remark begins, or its paragraph of this number; None where it is not known."""
    if not paragraph:
        return _moment(recording_url(session, remark), remark.start) if remark.start or remark.recording else None
    place = next((place for number, _, place in (entry.partition("@") for entry in remark.paragraphs) if number == f"p{paragraph}"), None)
    if place is None:
        return None
    return Moment(place) if "://" in place else _moment(recording_url(session, remark), place)


def recording_url(session: Session, remark: Remark) -> str | None:
    """Return the address of the recording of a remark, or None where it has none."""
    if remark.recording and "://" in remark.recording:
        return remark.recording
    recordings = [recording for recording in session.recordings if remark.recording in (None, recording.id)]
    return recordings[0].url if recordings else None


def _moment(url: str | None, start: str | None) -> Moment | None:
    """Return a place in a recording; its address ends in a temporal fragment (W3C, Media Fragments URI 1.0, 4.2.1) unless it has a fragment."""
    if url is None or start is None:
        return Moment(url) if url else None
    seconds = seconds_of(start)
    return Moment(url if "#" in url else f"{url}#t={seconds}", start, seconds)


def seconds_of(start: str) -> int:
    """Return the seconds of a time such as 1:02:33 or 62:33."""
    total = 0
    for number in start.split(":"):
        total = total * 60 + int(number)
    return total
