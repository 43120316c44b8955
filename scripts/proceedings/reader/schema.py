"""The schema: plain data into facts, and all faults of data that are not valid, each with its line and fix.

msgspec converts and checks, but reports the first fault only, so `faults` walks its types. pydantic reports all faults with
their places, but takes 0.10 s to import, msgspec 0.02 s, and a build without changes takes 0.3 s in all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct, ValidationError, convert, inspect

from proceedings.model.facts import Fact
from proceedings.model.record import SessionFacts
from proceedings.model.session_text import WrittenException
from proceedings.model.values import Date, Status, Words
from proceedings.problems import Problem
from proceedings.syntax.yaml_file import Document, Key

F = TypeVar("F", bound=Struct)


class SessionFront(SessionFacts, frozen=True, kw_only=True):
    """Front matter of a session in the default language: its facts, title and summary.

    The facts of a remark may stand at its heading instead: `## Jane Doe {#jane-doe kind=speech by=jane-doe themes=reading,lending}`.
    """

    title: Words
    summary: Words


class TwinFront(Fact, frozen=True):
    """Front matter of a session in another language: words only."""

    title: Words
    summary: Words
    status: Status = "none"
    exceptions: tuple[WrittenException, ...] = ()


class PageFront(Fact, frozen=True):
    """Front matter of a page of prose."""

    title: Words


def build(kind: type[F], data: Any, document: Document, problems: list[Problem], *key: str | int) -> F | None:
    """Return the `data` at `key` of `document` as a fact, or None after adding all its faults to `problems`."""
    if not isinstance(data, dict):
        problems.append(Problem(document.path, document.line(*key), "not a list of keys and values", "write 'key: value' lines"))
        return None
    try:
        return convert(data, kind)
    except ValidationError:  # the exception names only the first fault, and not always its key
        problems += [Problem(document.path, document.line(*key, *at), message, fix) for at, message, fix in faults(inspect.type_info(kind), data)]
        return None


class Fault(NamedTuple):
    """A fault of data: the keys that lead to it, the message and the fix."""

    at: Key
    message: str
    fix: str


def faults(kind: inspect.Type, value: Any, at: Key = (), extra: dict[str, str] | None = None) -> Iterator[Fault]:
    """Yield all faults of a `value` at `at` that is not of the `kind`; `extra` holds message and fix for text of another form."""
    match kind:
        case inspect.Metadata():
            yield from faults(kind.type, value, at, kind.extra)
        case inspect.StructType() if isinstance(value, dict):
            yield from _of_keys(kind, value, at)
        case inspect.DictType() if isinstance(value, dict):
            for name, item in value.items():
                yield from (*faults(kind.key_type, name, (*at, name)), *faults(kind.value_type, item, (*at, name)))
        case inspect.VarTupleType() if isinstance(value, list) and (kind.min_length or 0) <= len(value) <= (kind.max_length or len(value)):
            for index, item in enumerate(value):
                yield from faults(kind.item_type, item, (*at, index))
        case inspect.TupleType() if isinstance(value, list) and len(value) == len(kind.item_types):
            for index, (item_kind, item) in enumerate(zip(kind.item_types, value, strict=True)):
                yield from faults(item_kind, item, (*at, index))
        case inspect.UnionType():
            faults_by_kind = [list(faults(kind_choice, value, at)) for kind_choice in kind.types if not isinstance(kind_choice, inspect.NoneType)]
            if [] not in faults_by_kind and not (value is None and kind.includes_none):
                yield from max(reversed(faults_by_kind), key=lambda kind_faults: len(kind_faults[0].at))
        case inspect.StrType():
            yield from _of_words(kind, value, at, extra or {})
        case inspect.DateType():
            if not is_valid(value, Date):
                yield Fault(at, f"'{_short(value)}' is not a date", "write it as YYYY-MM-DD")
        case inspect.LiteralType():
            if value not in kind.values:
                yield Fault(at, f"'{_short(value)}' is no {_name(at)}", f"write {_one_of(kind.values)}")
        case _ if requirement := _requirement(kind, value):
            yield Fault(at, f"'{_name(at)}' is {_short(value)}", f"it must be {requirement}")


def _of_keys(kind: inspect.StructType, value: dict[str, Any], at: Key) -> Iterator[Fault]:
    fields = {field.encode_name: field for field in kind.fields}
    for name, field_value in value.items():
        if name in fields:
            yield from faults(fields[name].type, field_value, (*at, name))
        else:
            yield Fault((*at, name), f"unknown key '{_name((*at, name))}'", f"remove it, or correct it (known here: {', '.join(fields)})")
    for name, field in fields.items():
        if field.required and name not in value:
            yield Fault((*at, name), f"the key '{_name((*at, name))}' is missing", "add it")


def _of_words(kind: inspect.StrType, value: Any, at: Key, extra: dict[str, str]) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield Fault(at, f"'{_name(at)}' is not text: {_short(value)}", "write words, in quotes if need be")
    elif kind.pattern and not re.search(kind.pattern, value):
        if r"\n\t" in kind.pattern and any(character in value for character in "\n\t"):
            yield Fault(at, f"'{_name(at)}' holds a line break or a tab", "write it on one line, or behind '>-'")
        else:
            yield Fault(at, extra["what"].format(_short(value)), extra["todo"])
    elif kind.max_length and len(value) > kind.max_length:
        yield Fault(at, f"'{_short(value)}' has {len(value)} characters", f"write at most {kind.max_length}")


def is_valid(value: Any, kind: Any) -> bool:
    """Return whether a value is of a kind, such as a type of `model/values.py`."""
    try:
        convert(value, kind)
    except ValidationError:
        return False
    return True


def _requirement(kind: inspect.Type, value: Any) -> str:
    """Return the requirement that a value does not meet, or nothing."""
    match kind:
        case inspect.IntType() | inspect.FloatType():
            whole = isinstance(kind, inspect.IntType)
            if isinstance(value, bool) or not isinstance(value, int if whole else int | float):
                return "a whole number" if whole else "a number"
            low, high = kind.ge, kind.le
            return f"at least {low:.0f}" if low is not None and value < low else f"at most {high:.0f}" if high is not None and value > high else ""
        case inspect.BoolType():
            return "" if isinstance(value, bool) else "true or false"
        case inspect.VarTupleType():
            return f"a list of {kind.min_length}" if kind.min_length else "a list"
        case inspect.TupleType():
            return f"a list of {len(kind.item_types)}"
        case _:
            return "keys and values"


def _name(at: Key) -> str:
    return ".".join(part for part in at if isinstance(part, str)) or "value"


def _one_of(values: Sequence[Any]) -> str:
    *first_values, last = (f"'{value}'" for value in values)
    return f"{', '.join(first_values)} or {last}" if first_values else last


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"
