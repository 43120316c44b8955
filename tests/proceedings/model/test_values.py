"""What a reader would lose: an address that leads where it says, and a schema that every validator can read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec import ValidationError, convert
from msgspec.json import schema

from proceedings.model.facts import Conference, Erratum, Figure, Organisation, Speaker
from proceedings.model.record import Session
from proceedings.model.session_text import WrittenException
from proceedings.model.values import Contact, Id, RemarkId, SessionId, WebAddress

ESCAPED = re.compile(r"\\(.)", re.DOTALL)
ECMA = set("dDwWsSbBnrtfv0^$\\.*+?()[]{}|/-")  # ECMA-262, 22.2.1: with the flag `u` no other character may follow a backslash


def patterns(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (words for name, words in value.items() if name == "pattern" and isinstance(words, str))
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from patterns(item)


def test_every_pattern_can_be_read_by_validators_in_javascript() -> None:
    results = {pattern for kind in (Conference, Speaker, Organisation, Figure, Erratum, Session, WrittenException) for pattern in patterns(schema(kind))}
    assert len(results) > 8
    assert [pattern for pattern in results if not set(ESCAPED.findall(pattern)) <= ECMA] == []
    assert [pattern for pattern in results if "(?<" in pattern or "(?P" in pattern or "*+" in pattern] == []


@pytest.mark.parametrize("address", ["https://example.org", "https://example.org:8080/a?b=c@d#e", "http://例え.example/道", "https://example.org/@somebody"])
def test_an_address_of_the_web_is_taken(address: str) -> None:
    assert convert(address, WebAddress) == convert(address, Contact) == address


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org@evil.example/",
        "https://user:word@evil.example/",
        "https://@evil.example/",
        "https://example.org\\@evil.example/",
        "https:///evil.example",
        "https://",
        "javascript:alert(1)",
        "https://example.org/\n",
        'https://example.org/"x',
    ],
)
def test_an_address_that_looks_like_another_is_refused(address: str) -> None:
    for kind in (WebAddress, Contact):
        with pytest.raises(ValidationError):
            convert(address, kind)


@pytest.mark.parametrize("id", ["jane-doe", "g20", "cop28-paris", "jane-doe2", "a1-b2"])
def test_an_id_may_hold_digits_behind_a_letter(id: str) -> None:
    assert convert(id, Id) == convert(id, SessionId) == convert(id, RemarkId) == id


@pytest.mark.parametrize("id", ["2020", "20-june", "jane-2", "Jane", "jane--doe", "-jane", "jane_doe", "jane-", ""])
def test_what_is_no_id_is_refused(id: str) -> None:
    with pytest.raises(ValidationError):
        convert(id, Id)


def test_a_session_may_be_called_by_its_date() -> None:
    assert convert("sitting-2020-06-17", SessionId) == "sitting-2020-06-17"
