"""The schema at work: plain data into facts, each fault with its line and what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from proceedings.facts import Fact
from proceedings.model import Appearance, Remark, WrittenException
from proceedings.problems import Problem
from proceedings.source import Document, Key
from proceedings.values import Date, SessionKind, Status, WholeNumber, Words

F = TypeVar("F", bound=Fact)


class SessionFront(Fact):
    """Front matter of a session in the default language: its facts, title and summary."""

    title: Words
    summary: Words
    kind: SessionKind
    date: Date | None = None
    page: WholeNumber | None = None
    speakers: tuple[Appearance, ...] = ()
    remarks: tuple[Remark, ...]


class TwinFront(Fact):
    """Front matter of a session in another language: words only."""

    title: Words
    summary: Words
    status: Status = "none"
    exceptions: tuple[WrittenException, ...] = ()


class PageFront(Fact):
    """Front matter of a page of prose."""

    title: Words


def build(kind: type[F], data: Any, document: Document, problems: list[Problem], *key: str | int) -> F | None:
    """Return `data` (standing at `key` of `document`) as a fact, or None after reporting its faults."""
    if not isinstance(data, dict):
        problems.append(Problem(document.path, document.line(*key), "not a list of keys and values", "write 'key: value' lines"))
        return None
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        problems += [_problem(kind, detail, document, key) for detail in error.errors(include_url=False)]
        return None


def _problem(kind: type[Fact], detail: ErrorDetails, document: Document, key: Key) -> Problem:
    place: Key = ()
    for part in detail["loc"]:  # the location also names branches of unions, which are no keys of the file
        if (*key, *place, part) not in document.lines and detail["type"] != "missing":
            break
        place = (*place, part)
    name = ".".join(str(part) for part in place if isinstance(part, str)) or "value"
    what, todo = _MESSAGES.get(detail["type"], _other)(name, detail, kind)
    return Problem(document.path, document.line(*key, *place), what, todo)


def _missing(name: str, detail: ErrorDetails, kind: type[Fact]) -> tuple[str, str]:
    return f"the key '{name}' is missing", "add it"


def _unknown(name: str, detail: ErrorDetails, kind: type[Fact]) -> tuple[str, str]:
    known = f" (known here: {', '.join(kind.model_fields)})" if "." not in name else ""
    return f"unknown key '{name}'", f"remove it, or correct it{known}"


def _choice(name: str, detail: ErrorDetails, kind: type[Fact]) -> tuple[str, str]:
    return f"'{_short(detail['input'])}' is no {name}", f"write {detail['ctx']['expected']}"


def _pattern(name: str, detail: ErrorDetails, kind: type[Fact]) -> tuple[str, str]:
    shown = _short(detail["input"])
    if name.endswith("id") or detail["ctx"]["pattern"].startswith("^[a-z]+"):
        return f"'{shown}' is not an id", "write lower-case words joined by hyphens"
    if detail["ctx"]["pattern"].startswith("^http") or detail["ctx"]["pattern"].startswith("^mailto"):
        return f"'{shown}' is not an address", "write one that begins with https:// or, for a contact, mailto:"
    if "<>" in detail["ctx"]["pattern"] and any(one in str(detail["input"]) for one in "\n\t"):
        return f"'{name}' holds a line break or a tab", "write it on one line, or behind '>-'"
    if "<>" in detail["ctx"]["pattern"]:
        return f"'{shown}' holds markup or nothing", "write plain words without < and >"
    return f"'{shown}' has not the form of {name}", f"write it as {detail['ctx']['pattern']}"


def _date(name: str, detail: ErrorDetails, kind: type[Fact]) -> tuple[str, str]:
    return f"'{_short(detail['input'])}' is not a date", "write it as YYYY-MM-DD"


def _text(name: str, detail: ErrorDetails, kind: type[Fact]) -> tuple[str, str]:
    return f"'{name}' is not text: {_short(detail['input'])}", "write words, in quotes if need be"


def _other(name: str, detail: ErrorDetails, kind: type[Fact]) -> tuple[str, str]:
    message = detail["msg"][0].lower() + detail["msg"][1:]
    return f"'{name}' is {_short(detail['input'])}", message.replace("input should be", "it must be")


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"


_MESSAGES: dict[str, Callable[[str, ErrorDetails, type[Fact]], tuple[str, str]]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "literal_error": _choice,
    "string_pattern_mismatch": _pattern,
    "string_type": _text,
    "value_error": _date,  # raised by the model's Date alone
}
