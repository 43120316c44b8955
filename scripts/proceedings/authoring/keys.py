"""The reference of all keys of the registries and of front matter, made from the schema, so that it cannot be out of date."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, inspect

from proceedings import languages
from proceedings.model import facts, record, session_text
from proceedings.reader import schema

_HEAD = """# The keys of all content files

Made from the schema by `python3 scripts/build.py keys`; a test compares it. An unknown key is an error. Text "in each language" is written
`{en: …, fr: …}` with the languages of `conference.yml`. A key without a default must be there.
"""

# File, and the facts it holds: the key under which they stand (nothing: the file is one fact or a list of facts) and their type.
_FILES: tuple[tuple[str, tuple[tuple[str, type[Struct]], ...]], ...] = (
    ("docs/_data/conference.yml", (("", facts.Conference), ("languages", facts.Language), ("days", facts.Day), ("rights", facts.Rights))),
    ("docs/_data/speakers.yml, a list", (("", facts.Speaker), ("spelling", facts.Spelling))),
    ("docs/_data/organisations.yml, a list", (("", facts.Organisation),)),
    ("docs/_data/themes.yml, a list", (("", facts.Theme),)),
    ("docs/_data/glossary.yml", (("categories", facts.Named), ("terms", facts.Term), ("accepted", facts.Accepted))),
    ("docs/_data/figures.yml", (("units", facts.Named), ("groups", facts.Named), ("figures", facts.Figure))),
    ("docs/_data/errata.yml, a list", (("", facts.Erratum), ("places", facts.Place))),
    ("docs/_data/programs.yml, a list", (("", facts.Program),)),
    ("docs/_data/changelog.yml, a list", (("", facts.Change),)),
    ("docs/_data/languages/<language>.yml", (("", languages.Language), ("numbers", languages.Numerals))),
    (
        "docs/sessions/<session>.<default language>.md, front matter",
        (("", schema.SessionFront), ("speakers", record.Appearance), ("recordings", record.Recording), ("remarks", record.Remark)),
    ),
    ("docs/sessions/<session>.<other language>.md, front matter", (("", schema.TwinFront), ("exceptions", session_text.WrittenException))),
    ("docs/<page>.<language>.md, front matter", (("", schema.PageFront),)),
)


def reference() -> str:
    """Return the reference as Markdown: for each file, its keys with the form of their values and their defaults."""
    return "\n".join([_HEAD, *(line for file, parts in _FILES for line in _file(file, parts))])


def _file(file: str, parts: tuple[tuple[str, type[Struct]], ...]) -> Iterator[str]:
    yield f"## `{file.partition(', ')[0]}`{', '.join(['', *file.split(', ')[1:]])}\n"
    for key, kind in parts:
        if key:
            yield f"### Under `{key}`\n"
        yield f"{_description(kind)}\n"
        yield "| key | value | default |\n|---|---|---|"
        info = inspect.type_info(kind)
        assert isinstance(info, inspect.StructType)
        yield from (f"| `{field.encode_name}` | {_form(field.type)} | {_default(field)} |" for field in info.fields)
        yield ""


def _description(kind: type) -> str:
    """Return the docstring of a class as one paragraph for each of its own."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in (kind.__doc__ or "").split("\n\n"))


def _default(field: inspect.Field) -> str:
    if field.required:
        return ""
    default = field.default_factory() if callable(field.default_factory) else field.default
    return "nothing" if default in (None, (), {}) or isinstance(default, Struct) else f"`{str(default).lower() if isinstance(default, bool) else default}`"


def _form(kind: inspect.Type) -> str:
    """Return the form of a value in words."""
    match kind:
        case inspect.Metadata():
            fix = (kind.extra or {}).get("todo")
            return fix.removeprefix("write ") if fix and isinstance(kind.type, inspect.StrType) else _form(kind.type)
        case inspect.UnionType():
            return " or ".join(dict.fromkeys(_form(choice) for choice in kind.types if not isinstance(choice, inspect.NoneType)))
        case inspect.LiteralType():
            return ", ".join(f"`{value}`" for value in kind.values)
        case inspect.DictType():
            by_language = isinstance(kind.key_type, inspect.Metadata) and "language" in (kind.key_type.extra or {}).get("what", "")
            return f"{'in each language' if by_language else 'for each word'}, {_form(kind.value_type)}"
        case inspect.VarTupleType():
            return f"a pair: {_form(kind.item_type)}" if kind.max_length == 2 else f"a list: {_form(kind.item_type)}"
        case inspect.StructType():
            return "keys of its own, see below"
        case inspect.DateType():
            return "a date, YYYY-MM-DD"
        case inspect.IntType():
            return f"a whole number from {kind.ge}" if kind.ge is not None and kind.ge >= 0 else "a whole number"
        case inspect.FloatType():
            return "a number"
        case inspect.BoolType():
            return "`true` or `false`"
        case _:
            return "text"
