"""The reader of pages, `docs/*.md` and `docs/sessions/*.md`: front matter and body in each language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from proceedings.incremental.parallel import map_chunks
from proceedings.incremental.tracking import TrackedMapping
from proceedings.model.facts import Conference
from proceedings.model.parts import parts_of
from proceedings.model.record import Page, Session, SessionFacts
from proceedings.model.remark_stats import remark_stats_of
from proceedings.model.session_text import SessionText
from proceedings.model.values import Status
from proceedings.problems import Problem
from proceedings.reader.cache import ParseCache, digest_of_source
from proceedings.reader.declarations import with_facts_of_headings
from proceedings.reader.load_result import SERIAL_BELOW, LoadResult
from proceedings.reader.schema import PageFront, SessionFront, TwinFront, build
from proceedings.reader.session_body import Body, part_levels, read_body, refuse_facts, without_parts
from proceedings.syntax.inline import LANGUAGE_TAG
from proceedings.syntax.page_file import PageFile, split_front_matter
from proceedings.syntax.text_file import read_text
from proceedings.syntax.yaml_file import Document

_Read = tuple[str, Session | None, Mapping[str, Document], Sequence[Problem]]  # id, session, documents, problems

FILE_NAME = re.compile(rf"^(?P<id>[a-z0-9-]+)\.(?P<language>{LANGUAGE_TAG})\.md$")


def _files(loaded: LoadResult, folder: Path, conference: Conference) -> dict[str, dict[str, Path]]:
    """Return the files of a folder by page id and language."""
    languages = {language.id for language in conference.languages}
    files_by_id: dict[str, dict[str, Path]] = {}
    for file in sorted(folder.glob("*.md")):
        name = FILE_NAME.fullmatch(file.name)
        if not name:
            continue
        if name["language"] not in languages:
            loaded.report(loaded.path(file), 1, f"'{name['language']}' is no language of the conference", "add it to conference.yml, or rename the file")
            continue
        files_by_id.setdefault(name["id"], {})[name["language"]] = file
    return files_by_id


def _read_page(loaded: LoadResult, file: Path) -> PageFile | None:
    path = loaded.path(file)
    text = read_text(file, path, loaded.problems)
    return split_front_matter(text, path, loaded.problems) if text is not None else None


def look_at_pages(loaded: LoadResult, files: Iterable[Path]) -> None:
    """Report the syntax problems of pages. This is all that can be checked where conference.yml cannot be read."""
    for file in files:
        if FILE_NAME.fullmatch(file.name):
            _read_page(loaded, file)


def read_pages(loaded: LoadResult, conference: Conference) -> dict[str, Page]:
    """Return the pages of prose by their id."""
    pages: dict[str, Page] = {}
    for id, files in _files(loaded, loaded.docs, conference).items():
        titles, bodies, paths, lines = {}, {}, {}, {}
        loaded.digests[f"pages/{id}"] = digest_of_source(*files.values())
        for language, file in files.items():
            paths[language] = loaded.path(file)
            if (page := _read_page(loaded, file)) and (front := build(PageFront, page.front.data, page.front, loaded.problems)):
                titles[language], bodies[language] = front.title, page.body
                lines[language] = page.blocks[0].line - len(page.body) + len(page.body.lstrip("\n")) if page.blocks else 1
        if titles:
            pages[id] = Page(id=id, titles=titles, bodies=TrackedMapping(f"pages/{id}", bodies), paths=paths, lines=lines)
    return pages


def read_sessions(loaded: LoadResult, conference: Conference, cache: ParseCache | None = None) -> dict[str, Session]:
    """Return the sessions that could be read, in the order of the programme. Sessions that the `cache` holds are not read again."""
    files = _files(loaded, loaded.docs / "sessions", conference)
    document = loaded.documents["conference"]
    for index, id in enumerate(conference.sessions):
        if id not in files:
            loaded.report(
                document.path, document.line("sessions", index), f"the session '{id}' has no page", f"write docs/sessions/{id}.{conference.default_language}.md"
            )
    for id in files.keys() - set(conference.sessions):
        path = loaded.path(next(iter(files[id].values())))
        loaded.report(path, 1, f"the session '{id}' is not in the programme", "add it to 'sessions' in conference.yml, in its place")
    session_files = {id: files[id] for id in conference.sessions if id in files}
    digest_of = cache.digest if cache else digest_of_source
    for id, files_by_language in session_files.items():
        digests = {_source(id, language): digest_of(file) for language, file in files_by_language.items()}
        loaded.digests |= {**digests, f"sessions/{id}": " ".join(digests.values()) if all(digests.values()) else ""}
    sessions: dict[str, tuple[Session | None, Mapping[str, Document]]] = {}
    for id in session_files:
        if cache and (cached := cache.session(id, loaded.digests[f"sessions/{id}"])):
            sessions[id] = cached[0], {}
            loaded.documents.loaders[f"sessions/{id}"] = cached[1]
    files_to_read = [(id, files_by_language) for id, files_by_language in session_files.items() if id not in sessions]
    for chunk in map_chunks(partial(_read, loaded, conference), files_to_read, SERIAL_BELOW):
        for id, session, documents, problems in chunk:
            sessions[id] = session, documents
            loaded.problems += problems
    for id in session_files:
        loaded.documents.update(sessions[id][1])
    return {id: session for id in session_files if (session := sessions[id][0])}


def _read(loaded: LoadResult, conference: Conference, chunk: Iterable[tuple[str, Mapping[str, Path]]]) -> list[_Read]:
    """Read sessions, given with their files by language."""
    results: list[_Read] = []
    for id, files in chunk:
        session_result = LoadResult(loaded.docs, loaded.root)
        results.append((id, _session(session_result, id, files, conference), session_result.documents, session_result.problems))
    return results


def _source(id: str, language: str) -> str:
    return f"sessions/{id}/{language}"


def _session(loaded: LoadResult, id: str, files: Mapping[str, Path], conference: Conference) -> Session | None:
    """Return a session from its files by language; None where the file in the default language is missing or wrong."""
    default = conference.default_language
    original = _read_page(loaded, files[default]) if default in files else None
    levels = part_levels(loaded, loaded.path(files[default]), original.blocks) if original else {}
    twins = {}  # read even if the original cannot be, so that their problems are reported
    for language, file in files.items():
        if language != default and (page := _read_page(loaded, file)) and (twin := build(TwinFront, page.front.data, page.front, loaded.problems)):
            loaded.documents[f"sessions/{id}.{language}"] = page.front
            refuse_facts(loaded, loaded.path(file), page.blocks, default)
            body = read_body(loaded, loaded.path(file), page.blocks, levels)
            twins[language] = replace(_text(_source(id, language), loaded.path(file), twin, twin.status, body), exceptions=twin.exceptions)
    if default not in files:
        loaded.report(loaded.path(next(iter(files.values()))), 1, f"the session '{id}' has no page in '{default}'", f"write {id}.{default}.md first")
        return None
    document = with_facts_of_headings(original.front, without_parts(original.blocks, levels), loaded.problems) if original else None
    front = build(SessionFront, document.data, document, loaded.problems) if document else None
    if not original or not document or not front:
        return None
    loaded.documents[f"sessions/{id}"] = document
    path = loaded.path(files[default])
    body = read_body(loaded, path, original.blocks, levels)
    texts = {default: _text(_source(id, default), path, front, "edited", body), **twins}
    facts = {name: getattr(front, name) for name in SessionFacts.__struct_fields__}
    return Session(id=id, texts=texts, parts=tuple(parts_of(texts[default].parts, levels, len(front.remarks))), **facts)


def _text(source: str, path: str, front: SessionFront | TwinFront, status: Status, body: Body) -> SessionText:
    """Return the text of a session in one language; reading its remarks is recorded as reading the `source`."""
    remark_stats = {
        id: remark_stats_of([paragraph.text.words for paragraph in remark_text.paragraphs], sum(not note.printed for note in remark_text.notes))
        for id, remark_text in body.remarks.items()
    }
    return SessionText(
        path=path,
        title=front.title,
        summary=front.summary,
        status=status,
        preamble=body.preamble,
        images={block.file: block.line for remark_text in body.remarks.values() for block in remark_text.paragraphs if block.file},
        parts=body.parts,
        remarks=TrackedMapping(source, body.remarks),
        remark_stats=TrackedMapping(source, remark_stats),
    )
