"""The schema at work: plain data into facts, each fault with its line and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from msgspec import ValidationError, convert, inspect

from proceedings.model.facts import Fact
from proceedings.model.record import Appearance, Remark, WrittenException
from proceedings.model.values import Date, SessionKind, Status, WholeNumber, Words
from proceedings.problems import Problem
from proceedings.syntax.source import Document, Key

F = TypeVar("F", bound=Fact)


class SessionFront(Fact, frozen=True, kw_only=True):
    """Front matter of a session in the default language: its facts, title and summary."""

    title: Words
    summary: Words
    kind: SessionKind
    date: Date | None = None
    page: WholeNumber | None = None
    speakers: tuple[Appearance, ...] = ()
    remarks: tuple[Remark, ...]


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
    """Return `data` (standing at `key` of `document`) as a fact, or None after reporting its faults."""
    if not isinstance(data, dict):
        problems.append(Problem(document.path, document.line(*key), "not a list of keys and values", "write 'key: value' lines"))
        return None
    try:
        return convert(data, kind)
    except ValidationError:  # which tells the first fault alone, and of keys within keys not which
        problems += [Problem(document.path, document.line(*key, *at), message, fix) for at, message, fix in faults(inspect.type_info(kind), data)]
        return None


class Fault(NamedTuple):
    """What is wrong at a place of some data, and what to do."""

    at: Key
    message: str
    fix: str


def faults(kind: inspect.Type, value: Any, at: Key = (), extra: dict[str, str] | None = None) -> Iterator[Fault]:
    """Yield all that keeps plain data, standing at a place, from being of a kind; `extra` is what is told of words of another form."""
    match kind:
        case inspect.Metadata():
            yield from faults(kind.type, value, at, kind.extra)
        case inspect.StructType() if isinstance(value, dict):
            yield from _of_keys(kind, value, at)
        case inspect.DictType() if isinstance(value, dict):
            for name, own in value.items():
                yield from (*faults(kind.key_type, name, (*at, name)), *faults(kind.value_type, own, (*at, name)))
        case inspect.VarTupleType() if isinstance(value, list) and (kind.min_length or 0) <= len(value) <= (kind.max_length or len(value)):
            for index, own in enumerate(value):
                yield from faults(kind.item_type, own, (*at, index))
        case inspect.UnionType():
            tried = [list(faults(one, value, at)) for one in kind.types if not isinstance(one, inspect.NoneType)]
            if [] not in tried and not (value is None and kind.includes_none):
                yield from max(reversed(tried), key=lambda found: len(found[0].at))
        case inspect.StrType():
            yield from _of_words(kind, value, at, extra or {})
        case inspect.DateType():
            if not _is_date(value):
                yield Fault(at, f"'{_short(value)}' is not a date", "write it as YYYY-MM-DD")
        case inspect.LiteralType():
            if value not in kind.values:
                yield Fault(at, f"'{_short(value)}' is no {_name(at)}", f"write {_one_of(kind.values)}")
        case _ if due := _due(kind, value):
            yield Fault(at, f"'{_name(at)}' is {_short(value)}", f"it must be {due}")


def _of_keys(kind: inspect.StructType, value: dict[str, Any], at: Key) -> Iterator[Fault]:
    fields = {field.encode_name: field for field in kind.fields}
    for name, own in value.items():
        if name in fields:
            yield from faults(fields[name].type, own, (*at, name))
        else:
            yield Fault((*at, name), f"unknown key '{_name((*at, name))}'", f"remove it, or correct it (known here: {', '.join(fields)})")
    for name, field in fields.items():
        if field.required and name not in value:
            yield Fault((*at, name), f"the key '{_name((*at, name))}' is missing", "add it")


def _of_words(kind: inspect.StrType, value: Any, at: Key, extra: dict[str, str]) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield Fault(at, f"'{_name(at)}' is not text: {_short(value)}", "write words, in quotes if need be")
    elif kind.pattern and not re.search(kind.pattern, value):
        if r"\n\t" in kind.pattern and any(one in value for one in "\n\t"):
            yield Fault(at, f"'{_name(at)}' holds a line break or a tab", "write it on one line, or behind '>-'")
        else:
            yield Fault(at, extra["what"].format(_short(value)), extra["todo"])
    elif kind.max_length and len(value) > kind.max_length:
        yield Fault(at, f"'{_short(value)}' has {len(value)} characters", f"write at most {kind.max_length}")


def _is_date(value: Any) -> bool:
    try:
        convert(value, Date)
    except ValidationError:
        return False
    return True


def _due(kind: inspect.Type, value: Any) -> str:
    """Return what a value must be, if it is something else."""
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
        case _:
            return "keys and values"


def _name(at: Key) -> str:
    return ".".join(part for part in at if isinstance(part, str)) or "value"


def _one_of(values: Sequence[Any]) -> str:
    *others, last = (f"'{one}'" for one in values)
    return f"{', '.join(others)} or {last}" if others else last


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"
