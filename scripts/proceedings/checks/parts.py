"""Checks of the parts of sessions, such as agenda items: their ids and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from proceedings.checks.registries import IN_PAGES, NUMBERED, RESERVED
from proceedings.model.record import UNNAMED
from proceedings.model.values import RemarkId
from proceedings.problems import Problem
from proceedings.reader.load_result import LoadResult
from proceedings.reader.schema import is_valid

_ON_PAGES = re.compile(r"(event|citations|taking-part|session-themes|around|contents-title|(call|note|page)-.*)")  # ids of session pages


def ids_of_parts_are_free(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that the id of a part is not one that pages need, or that a remark of a speaker could have."""
    record = loaded.require_record()
    for session in record.sessions.values():
        text = session.texts[record.conference.default_language]
        for id, part in text.parts.items():
            if not is_valid(id, RemarkId):
                yield Problem(text.path, part.line, f"'{id}' is not an id", "write words of lower-case letters, joined by hyphens; a number may end them")
            elif any(pattern.fullmatch(id) for pattern in (RESERVED, NUMBERED, IN_PAGES, _ON_PAGES)) or id == UNNAMED:
                yield Problem(text.path, part.line, f"the id '{id}' is reserved", "choose another word")
            elif re.sub(r"-[0-9]+$", "", id) in record.speakers:
                yield Problem(text.path, part.line, f"the id '{id}' is that of a speaker's remark", "choose another word")


def subparts_stand_in_parts(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that a subpart stands inside a part."""
    record = loaded.require_record()
    for session in record.sessions.values():
        if session.parts and session.parts[0].level > 1:
            text = session.texts[record.conference.default_language]
            id = session.parts[0].id
            yield Problem(text.path, text.parts[id].line, f"the subpart '{id}' stands in no part", "write 'kind=part', or put a part before it")


def parts_have_headings(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that a part has a heading, in which no note is called and nothing happens."""
    record = loaded.require_record()
    for session in record.sessions.values():
        for text in session.texts.values():
            for id, part in text.parts.items():
                if not part.heading.words.strip():
                    yield Problem(text.path, part.line, f"the part '{id}' has no heading", "write its words before the id")
                for mark in part.heading.marks:
                    if mark.kind in ("note", "incident"):
                        yield Problem(text.path, part.line, f"a note or an incident in the heading of the part '{id}'", "put it into a remark")


CHECKS = (ids_of_parts_are_free, subparts_stand_in_parts, parts_have_headings)
