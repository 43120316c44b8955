"""The reader of the registries, `docs/_data/*.yml`: lists of facts, each with an id."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from proceedings.languages import Language
from proceedings.languages.labels import shipped
from proceedings.model.facts import Fact
from proceedings.problems import Problem
from proceedings.reader.address_register import ADDRESS
from proceedings.reader.load_result import LoadResult
from proceedings.reader.schema import build
from proceedings.syntax.inline import LANGUAGE_TAG
from proceedings.syntax.text_file import read_text
from proceedings.syntax.yaml_file import Document, read_yaml

F = TypeVar("F", bound=Fact)

REGISTRIES = (
    "conference",
    "speakers",
    "organisations",
    "themes",
    "glossary",
    "figures",
    "errata",
    "programs",
    "addresses",
    "redirects",
    "changelog",
    "labels",
)

_LANGUAGE = re.compile(LANGUAGE_TAG)
_LONGEST_LABEL = 1_000
OF_KIND = re.compile(r"(?:kind|organisation)_[a-z][a-z0-9_]*")  # labels that a conference may add: those of kinds of sessions and of organisations
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")

_PARTS = {"glossary": {"categories", "terms", "accepted"}, "figures": {"units", "groups", "figures"}}


def read_registry(loaded: LoadResult, file: Path, read: Callable[[str, str, list[Problem]], Document | None] = read_yaml) -> None:
    """Read a YAML file with `read` into the documents. Only conference.yml and speakers.yml must exist."""
    path = loaded.path(file)
    if not os.path.lexists(file):
        if file.stem in ("conference", "speakers"):
            loaded.report(path, 1, "the file is missing", 'write it, or begin with a new record: "python3 scripts/build.py init FOLDER"')
        return
    text = read_text(file, path, loaded.problems)
    document = read(text, path, loaded.problems) if text is not None else None
    if document:
        loaded.documents[file.stem] = document


def _rows(loaded: LoadResult, name: str, part: str | None = None) -> Iterable[tuple[tuple[str | int, ...], Any]]:
    """Yield key and data of each row of a registry, which is a list, or a mapping with a list under `part`."""
    document = loaded.documents.get(name)
    if document is None:
        return
    rows: Any = document.data
    key: tuple[str | int, ...] = ()
    if part and not isinstance(rows, dict):
        loaded.report(document.path, 1, f"the list '{part}' is missing", f"write '{part}:' and its entries under it")
        return
    if part:
        for unknown in set(rows) - _PARTS[name]:
            loaded.report(document.path, document.line(unknown), f"unknown key '{unknown}'", "remove it, or correct it")
        rows, key = rows.get(part, []), (part,)
    if not isinstance(rows, list):
        loaded.report(document.path, document.line(*key), "not a list", "begin each entry with '- '")
        return
    for index, row in enumerate(rows):
        yield (*key, index), row


def facts_of(loaded: LoadResult, name: str, kind: type[F], part: str | None = None) -> list[F]:
    """Return the rows of a registry as facts."""
    facts = (build(kind, row, loaded.documents[name], loaded.problems, *key) for key, row in _rows(loaded, name, part))
    return [fact for fact in facts if fact is not None]


def facts_by_id(loaded: LoadResult, name: str, kind: type[F], part: str | None = None) -> dict[str, F]:
    """Return the rows of a registry as facts by their id."""
    facts: dict[str, F] = {}
    for key, row in _rows(loaded, name, part):
        document = loaded.documents[name]
        fact = build(kind, row, document, loaded.problems, *key)
        if fact is None:
            continue
        id = fact.id  # type: ignore[attr-defined]
        if id in facts:
            loaded.report(document.path, document.line(*key, "id"), f"the id '{id}' stands twice", "give one of them another id")
        facts[id] = fact
    return facts


def single_fact(loaded: LoadResult, name: str, kind: type[F]) -> F | None:
    """Return the fact of a registry that holds one."""
    document = loaded.documents.get(name)
    return build(kind, document.data, document, loaded.problems) if document else None


def redirects(loaded: LoadResult) -> dict[str, str]:
    """Return redirects.yml: the new address by the former one."""
    document, addresses = _mapping(loaded, "redirects", "not pairs of addresses", "write '/old/: /new/' lines")
    for old, new in addresses.items():
        for address in (old, new):
            if not isinstance(address, str) or not ADDRESS.fullmatch(address):
                loaded.report(document.path, document.line(old), f"'{address}' is not an address of the site", "write it as '/folder/page/'")
    return addresses


def _mapping(loaded: LoadResult, name: str, message: str, fix: str) -> tuple[Document, dict[str, Any]]:
    """Return a registry that is a mapping, and its data; both are empty where the file is. A file of another form is reported."""
    document = loaded.documents.get(name) or Document("")
    if isinstance(document.data, dict):
        return document, document.data
    if document.data is not None:
        loaded.report(document.path, 1, message, fix)
    return document, {}


def tables_of_languages(docs: Path) -> list[Path]:
    """Return the files of `docs/_data/languages/`; none where the folder cannot be read, since the loader reports that."""
    try:
        return sorted((docs / "_data" / "languages").glob("[a-z][a-z].yml"))
    except OSError:
        return []


def language_tables(loaded: LoadResult) -> dict[str, dict[str, Any]]:
    """Return the valid tables of `docs/_data/languages/`, as plain data, by language."""
    data: dict[str, dict[str, Any]] = {}
    for file in tables_of_languages(loaded.docs):
        path = loaded.path(file)
        text = read_text(file, path, loaded.problems)
        document = read_yaml(text, path, loaded.problems) if text is not None else None
        if document and build(Language, document.data, document, loaded.problems):
            data[file.stem] = document.data
    return data


def labels(loaded: LoadResult) -> dict[str, dict[str, str]]:
    """Return the labels of the conference: language to words, by key.

    Each replaces a shipped label and has the same placeholders in braces. Labels are written into attributes too, so they may
    hold neither markup nor straight quotation marks.
    """
    document, data = _mapping(loaded, "labels", "not a list of labels", "write 'label:' and under it 'language: words'")
    labels_by_name: dict[str, dict[str, str]] = {}
    for name, words_by_language in data.items():
        if name not in shipped() and not OF_KIND.fullmatch(name):
            loaded.report(document.path, document.line(name), f"no label is called '{name}'", "use a name of scripts/proceedings/languages/labels.yml")
        elif not isinstance(words_by_language, dict):
            loaded.report(document.path, document.line(name), f"'{name}' has no languages", "write 'language: words' under it")
        else:
            labels_by_name[name] = {language: words for language, words in words_by_language.items() if _is_label(loaded, document, name, language, words)}
    return labels_by_name


def _is_label(loaded: LoadResult, document: Document, name: str, language: str, words: Any) -> bool:
    """Return whether the words of a label in one language are valid; report what is wrong with them."""
    line = document.line(name, language)
    if not _LANGUAGE.fullmatch(language):
        loaded.report(document.path, line, f"'{language}' is no language", "write its ISO 639-1 code")
    elif isinstance(words, str) and len(words) > _LONGEST_LABEL:
        loaded.report(document.path, line, f"the label '{name}' has {len(words):,} characters", f"write at most {_LONGEST_LABEL:,}")
    elif not isinstance(words, str) or not words.strip() or re.search(r"[<>\"\n]", words):
        loaded.report(document.path, line, f"the label '{name}' is no plain words", "write words without < > and straight quotation marks")
    elif (
        sorted(_PLACEHOLDER.findall(words)) != (placeholders := sorted(_PLACEHOLDER.findall(shipped().get(name, {}).get("en", ""))))
        or "{" in _PLACEHOLDER.sub("", words)
        or "}" in _PLACEHOLDER.sub("", words)
    ):
        loaded.report(
            document.path,
            line,
            f"the label '{name}' has other places in braces",
            f"write {', '.join(placeholders)} once each" if placeholders else "write none",
        )
    else:
        return True
    return False
