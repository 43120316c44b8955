"""The loader: everything under `docs/` into one `Proceedings`. It only loads; what is true of it is checked elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from proceedings import inline
from proceedings.addresses import Addresses
from proceedings.model import (
    Change,
    Conference,
    Erratum,
    Fact,
    Figure,
    Named,
    Note,
    Organisation,
    Page,
    Paragraph,
    Proceedings,
    RemarkText,
    Session,
    SessionText,
    Speaker,
    Term,
    Theme,
)
from proceedings.problems import Problem
from proceedings.schema import PageFront, SessionFront, TwinFront, build
from proceedings.source import Block, Document, read_text, read_yaml, split_front_matter

F = TypeVar("F", bound=Fact)

REGISTRIES = (
    "conference",
    "speakers",
    "organisations",
    "themes",
    "glossary",
    "figures",
    "errata",
    "addresses",
    "redirects",
    "changelog",
    "labels",
)

_FILE_NAME = re.compile(r"^(?P<id>[a-z0-9-]+)\.(?P<language>[a-z]{2}(?:-[A-Za-z]+)*)\.md$")
_HEADING = re.compile(r"^##[ \t]*(?P<words>.*?)[ \t]*\{#(?P<id>[^{}]*)\}[ \t]*$")
_NOTE = re.compile(r"^\[\^(?P<label>[0-9]+|[a-z]{1,2})\]:[ \t]*(?P<text>.*?)(?:[ \t]*\{erratum: ?(?P<erratum>[a-z-]+)\})?$", re.S)
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f"
_WRAP = re.compile(rf"(?<=[{_HAN}])[ \t]*\n[ \t]*(?=[{_HAN}])")


@dataclass
class Library:
    """What was read: the record, where each fact stands, and the problems met on the way.

    `proceedings` is None where the conference itself could not be read.
    """

    docs: Path
    root: Path
    problems: list[Problem] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    proceedings: Proceedings | None = None
    addresses: Addresses = field(default_factory=Addresses)
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def path(self, file: Path) -> str:
        """Return how a file is named in messages."""
        return file.relative_to(self.root).as_posix() if file.is_relative_to(self.root) else file.as_posix()

    def report(self, path: str, line: int, what: str, todo: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(path, line, what, todo))


def load(docs: Path, root: Path | None = None) -> Library:
    """Read the content folder `docs`; messages name files relative to `root` (its parent)."""
    library = Library(docs, root or docs.parent)
    data = docs / "_data"
    for name in REGISTRIES:
        _read_registry(library, data / f"{name}.yml")
    for file in sorted(docs.rglob("*")) if docs.is_dir() else []:
        _refuse_strangers(library, file)
    conference = _one(library, "conference", Conference)
    if conference is None:
        return library
    pages = _pages(library, conference)
    sessions = _sessions(library, conference)
    library.addresses = Addresses.of(library.documents.get("addresses"), library.problems)
    library.labels = _labels(library)
    library.proceedings = Proceedings.model_construct(
        conference=conference,
        speakers=_by_id(library, "speakers", Speaker),
        organisations=_by_id(library, "organisations", Organisation),
        themes=_by_id(library, "themes", Theme),
        terms=_by_id(library, "glossary", Term, "terms"),
        categories=_by_id(library, "glossary", Named, "categories"),
        figures=_by_id(library, "figures", Figure, "figures"),
        units=_by_id(library, "figures", Named, "units"),
        groups=_by_id(library, "figures", Named, "groups"),
        errata=_by_id(library, "errata", Erratum),
        changes=tuple(_many(library, "changelog", Change)),
        redirects=_redirects(library),
        pages=pages,
        sessions=sessions,
    )
    return library


def _read_registry(library: Library, file: Path) -> None:
    path = library.path(file)
    if not file.exists():
        if file.stem in ("conference", "speakers"):
            library.report(path, 1, "the file is missing", "write it (CONTRIBUTING says how)")
        return
    text = read_text(file, path, library.problems)
    document = read_yaml(text, path, library.problems) if text is not None else None
    if document:
        library.documents[file.stem] = document


def _refuse_strangers(library: Library, file: Path) -> None:
    """Report what has no place in the content folder."""
    path = library.path(file)
    if file.is_symlink():
        library.report(path, 1, "a symbolic link", "put the file itself here")
    elif file.is_file():
        folder = file.parent.relative_to(library.docs).as_posix()
        if folder == "_data" and not (file.suffix == ".yml" and file.stem in REGISTRIES):
            library.report(path, 1, "an unknown registry", f"use one of {', '.join(REGISTRIES)}.yml")
        elif folder in (".", "sessions") and not _FILE_NAME.match(file.name):
            library.report(path, 1, "not the name of a page", "name it '<id>.<language>.md'")
        elif folder not in (".", "sessions", "_data"):
            library.report(path, 1, "a folder that the record does not have", "move the file to docs/, docs/sessions/ or docs/_data/")


def _rows(library: Library, name: str, part: str | None = None) -> Iterable[tuple[tuple[str | int, ...], Any]]:
    """Yield key and data of each row of a registry, which is a list, or has one under `part`."""
    document = library.documents.get(name)
    if document is None:
        return
    rows, key = document.data, ()
    if part and not isinstance(rows, dict):
        library.report(document.path, 1, f"the list '{part}' is missing", f"write '{part}:' and its entries under it")
        return
    if part:
        for unknown in set(rows) - _PARTS[name]:
            library.report(document.path, document.line(unknown), f"unknown key '{unknown}'", "remove it, or correct it")
        rows, key = rows.get(part, []), (part,)
    if not isinstance(rows, list):
        library.report(document.path, document.line(*key), "not a list", "begin each entry with '- '")
        return
    for index, row in enumerate(rows):
        yield (*key, index), row


_PARTS = {"glossary": {"categories", "terms"}, "figures": {"units", "groups", "figures"}}


def _many(library: Library, name: str, kind: type[F], part: str | None = None) -> list[F]:
    facts = (build(kind, row, library.documents[name], library.problems, *key) for key, row in _rows(library, name, part))
    return [fact for fact in facts if fact is not None]


def _by_id(library: Library, name: str, kind: type[F], part: str | None = None) -> dict[str, F]:
    found: dict[str, F] = {}
    for key, row in _rows(library, name, part):
        document = library.documents[name]
        fact = build(kind, row, document, library.problems, *key)
        if fact is None:
            continue
        id = fact.id  # type: ignore[attr-defined]
        if id in found:
            library.report(document.path, document.line(*key, "id"), f"the id '{id}' stands twice", "give one of them another id")
        found[id] = fact
    return found


def _one(library: Library, name: str, kind: type[F]) -> F | None:
    document = library.documents.get(name)
    return build(kind, document.data, document, library.problems) if document else None


def _redirects(library: Library) -> dict[str, str]:
    document = library.documents.get("redirects")
    if document is None or document.data is None:
        return {}
    if not isinstance(document.data, dict) or not all(isinstance(to, str) for to in document.data.values()):
        library.report(document.path, 1, "not pairs of addresses", "write 'old: new' lines")
        return {}
    return document.data


def _labels(library: Library) -> dict[str, dict[str, str]]:
    document = library.documents.get("labels")
    if document is None or not isinstance(document.data, dict):
        return {}
    for name, words in document.data.items():
        if not isinstance(words, dict):
            library.report(document.path, document.line(name), f"'{name}' has no languages", "write 'language: words' under it")
    return {name: words for name, words in document.data.items() if isinstance(words, dict)}


def _files(library: Library, folder: Path, conference: Conference) -> dict[str, dict[str, Path]]:
    """Return the pages of a folder: id to language to file."""
    languages = {language.id for language in conference.languages}
    found: dict[str, dict[str, Path]] = {}
    for file in sorted(folder.glob("*.md")):
        name = _FILE_NAME.match(file.name)
        if not name or file.is_symlink():
            continue
        if name["language"] not in languages:
            library.report(library.path(file), 1, f"'{name['language']}' is no language of the conference", "add it to conference.yml, or rename the file")
            continue
        found.setdefault(name["id"], {})[name["language"]] = file
    return found


def _read_page(library: Library, file: Path) -> tuple[Document, list[Block], str] | None:
    path = library.path(file)
    text = read_text(file, path, library.problems)
    parts = split_front_matter(text, path, library.problems) if text is not None else None
    return (*parts, text.split("\n---", 1)[1].partition("\n")[2]) if parts and text else None


def _pages(library: Library, conference: Conference) -> dict[str, Page]:
    pages: dict[str, Page] = {}
    for id, files in _files(library, library.docs, conference).items():
        titles, bodies, paths = {}, {}, {}
        for language, file in files.items():
            paths[language] = library.path(file)
            if (parts := _read_page(library, file)) and (front := build(PageFront, parts[0].data, parts[0], library.problems)):
                titles[language], bodies[language] = front.title, parts[2]
        if titles:
            pages[id] = Page.model_construct(id=id, titles=titles, bodies=bodies, paths=paths)
    return pages


def _sessions(library: Library, conference: Conference) -> dict[str, Session]:
    files = _files(library, library.docs / "sessions", conference)
    document = library.documents["conference"]
    for index, id in enumerate(conference.sessions):
        if id not in files:
            library.report(document.path, document.line("sessions", index), f"the session '{id}' has no page", f"write docs/sessions/{id}.{conference.default_language}.md")
    for id in files.keys() - set(conference.sessions):
        path = library.path(next(iter(files[id].values())))
        library.report(path, 1, f"the session '{id}' is not in the programme", "add it to 'sessions' in conference.yml, in its place")
    loaded = {id: _session(library, id, files[id], conference) for id in conference.sessions if id in files}
    return {id: session for id, session in loaded.items() if session}


def _session(library: Library, id: str, files: Mapping[str, Path], conference: Conference) -> Session | None:
    default = conference.default_language
    if default not in files:
        library.report(library.path(next(iter(files.values()))), 1, f"the session '{id}' has no page in '{default}'", f"write {id}.{default}.md first")
        return None
    parts = _read_page(library, files[default])
    front = build(SessionFront, parts[0].data, parts[0], library.problems) if parts else None
    if not parts or not front:
        return None
    library.documents[f"sessions/{id}"] = parts[0]
    path = library.path(files[default])
    texts = {default: _text(library, path, front.title, front.summary, "edited", parts[1])}
    for language, file in files.items():
        if language == default or not (parts := _read_page(library, file)):
            continue
        if twin := build(TwinFront, parts[0].data, parts[0], library.problems):
            texts[language] = _text(library, library.path(file), twin.title, twin.summary, twin.status, parts[1])
    facts = {name: getattr(front, name) for name in ("kind", "date", "page", "speakers", "remarks")}
    return Session.model_construct(id=id, texts=texts, **facts)


def _text(library: Library, path: str, title: str, summary: str, status: str, blocks: list[Block]) -> SessionText:
    """Return the body of a session page: the lines before the first heading, then remark after remark."""

    def words(raw: str, line: int) -> inline.Text:
        text, faults = inline.parse(_WRAP.sub("", raw).replace("\n", " ").strip())
        for fault in faults:
            what, _, todo = fault.rpartition("; ")
            library.report(path, line, what, todo)
        return text

    preamble: list[Paragraph] = []
    remarks: dict[str, RemarkText] = {}
    current: tuple[str, inline.Text, int] | None = None
    paragraphs, notes = preamble, []

    def close() -> None:
        if current:
            id, heading, line = current
            remarks[id] = RemarkText.model_construct(heading=heading, paragraphs=tuple(paragraphs), notes=tuple(notes), line=line)

    for block in blocks:
        if heading := _HEADING.match(block.text):
            close()
            if heading["id"] in remarks:
                library.report(path, block.line, f"the remark '{heading['id']}' stands twice", "give one of them another id")
            current, paragraphs, notes = (heading["id"], words(heading["words"], block.line), block.line), [], []
        elif block.text.startswith("#"):
            library.report(path, block.line, "a heading without an id", "write it as '## words {#remark-id}' on a line of its own")
        elif note := _NOTE.match(block.text):
            if not current:
                library.report(path, block.line, "a note before the first remark", "put it behind the remark that calls it")
            text = words(note["text"], block.line)
            notes.append(Note.model_construct(label=note["label"], text=text, line=block.line, erratum=note["erratum"]))
        else:
            paragraphs.append(Paragraph.model_construct(text=words(block.text, block.line), line=block.line))
    close()
    return SessionText.model_construct(path=path, title=title, summary=summary, status=status, preamble=tuple(preamble), remarks=remarks)
