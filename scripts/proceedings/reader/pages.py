"""The reader of pages, `docs/*.md` and `docs/sessions/*.md`: front matter and body in each language."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from proceedings.incremental.parallel import map_chunks
from proceedings.incremental.tracking import TrackedMapping
from proceedings.model.facts import Conference
from proceedings.model.parts import PART_LEVELS, PartLevel, PartText, parts_of
from proceedings.model.record import Page, Session, SessionFacts
from proceedings.model.remark_stats import remark_stats_of
from proceedings.model.session_text import Note, Paragraph, RemarkText, SessionText
from proceedings.model.values import Status
from proceedings.problems import Problem
from proceedings.reader.cache import ParseCache, digest_of_source
from proceedings.reader.declarations import with_facts_of_headings
from proceedings.reader.load_result import SERIAL_BELOW, LoadResult
from proceedings.reader.schema import PageFront, SessionFront, TwinFront, build
from proceedings.syntax import blocks as block_syntax
from proceedings.syntax import inline
from proceedings.syntax.headings import read_heading
from proceedings.syntax.source import Block, Document, read_text, split_front_matter

_Read = tuple[str, Session | None, Mapping[str, Document], Sequence[Problem]]  # id, session, documents, problems

FILE_NAME = re.compile(rf"^(?P<id>[a-z0-9-]+)\.(?P<language>{inline.LANGUAGE_TAG})\.md$")
_NOTE = re.compile(r"^\[\^(?P<label>[0-9]{1,4}|[a-z]{1,2})\]:[ \t]*")
_ERRATUM = re.compile(r"\{erratum: ?(?P<erratum>[a-z0-9-]+)\}$")
_PART_LEVELS = {f"kind={kind}": level for kind, level in PART_LEVELS.items()}
_LONGEST_PARAGRAPH = 100_000  # characters: longer than any session
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_WRAP = rf"(?<=[{_HAN}])[ \t]*\n[ \t]*(?=[{_HAN}])"


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


def _read_page(loaded: LoadResult, file: Path) -> tuple[Document, list[Block], str] | None:
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
            if (parts := _read_page(loaded, file)) and (front := build(PageFront, parts[0].data, parts[0], loaded.problems)):
                titles[language], bodies[language] = front.title, parts[2]
                lines[language] = parts[1][0].line - len(parts[2]) + len(parts[2].lstrip("\n")) if parts[1] else 1
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
    levels = _part_levels(loaded, loaded.path(files[default]), original[1]) if original else {}
    twins = {}  # read even if the original cannot be, so that their problems are reported
    for language, file in files.items():
        if language != default and (page := _read_page(loaded, file)) and (twin := build(TwinFront, page[0].data, page[0], loaded.problems)):
            loaded.documents[f"sessions/{id}.{language}"] = page[0]
            _refuse_facts(loaded, loaded.path(file), page[1], default)
            text = _text(loaded, _source(id, language), loaded.path(file), twin.title, twin.summary, twin.status, page[1], levels)
            twins[language] = replace(text, exceptions=twin.exceptions)
    if default not in files:
        loaded.report(loaded.path(next(iter(files.values()))), 1, f"the session '{id}' has no page in '{default}'", f"write {id}.{default}.md first")
        return None
    document = with_facts_of_headings(original[0], _without_parts(original[1], levels), loaded.problems) if original else None
    front = build(SessionFront, document.data, document, loaded.problems) if document else None
    if not original or not document or not front:
        return None
    loaded.documents[f"sessions/{id}"] = document
    path = loaded.path(files[default])
    texts = {default: _text(loaded, _source(id, default), path, front.title, front.summary, "edited", original[1], levels), **twins}
    facts = {name: getattr(front, name) for name in SessionFacts.__struct_fields__}
    return Session(id=id, texts=texts, parts=tuple(parts_of(texts[default].parts, levels, len(front.remarks))), **facts)


def _part_levels(loaded: LoadResult, path: str, blocks: Iterable[Block]) -> dict[str, PartLevel]:
    """Return the level of each part by its id. Other attributes at the heading of a part are reported."""
    levels: dict[str, PartLevel] = {}
    for block in blocks:
        heading = read_heading(block.text)
        kinds = [attribute for attribute in heading.attributes if attribute in _PART_LEVELS] if heading else []
        if heading and kinds:
            levels[heading.id] = _PART_LEVELS[kinds[0]]
            for attribute in heading.attributes:
                if attribute != kinds[0]:
                    loaded.report(path, block.line, f"'{attribute}' behind the id of the part '{heading.id}'", "remove it: a part has an id and a kind alone")
    return levels


def _without_parts(blocks: Iterable[Block], levels: Collection[str]) -> list[Block]:
    """Return blocks without the headings of parts."""
    return [block for block in blocks if not (heading := read_heading(block.text)) or heading.id not in levels]


def _refuse_facts(loaded: LoadResult, path: str, blocks: Iterable[Block], default: str) -> None:
    """Report the headings of a twin that hold facts."""
    for block in blocks:
        if (heading := read_heading(block.text)) and heading.attributes:
            fix = f"write '{{#{heading.id}}}' alone; facts stand once, in '{default}'"
            loaded.report(path, block.line, f"facts at the heading '{heading.id}' of a translation", fix)


def _text(
    loaded: LoadResult, source: str, path: str, title: str, summary: str, status: Status, blocks: list[Block], levels: Mapping[str, PartLevel]
) -> SessionText:
    """Parse the body of a session page: the preamble before the first heading, then parts and remarks. `levels` has the ids of the parts."""

    def words(raw: str, line: int) -> inline.Text:
        text, faults = inline.parse((re.sub(_WRAP, "", raw).replace("\n", " ") if "\n" in raw else raw).strip())
        for fault in faults:
            message, _, fix = fault.rpartition("; ")
            loaded.report(path, line, message, fix)
        return text

    preamble: list[Paragraph] = []
    remarks: dict[str, RemarkText] = {}
    current: tuple[str, inline.Text, int] | None = None
    paragraphs = preamble
    notes: list[Note] = []
    waiting: list[inline.Mark] = []  # incidents before the first paragraph

    def close() -> None:
        if current:
            id, heading, line = current
            remarks[id] = RemarkText(heading=heading, paragraphs=tuple(paragraphs), notes=tuple(notes), line=line)

    for block in blocks:
        _report(loaded, path, block, block_syntax.refused(block.text))
        if len(block.text) > _LONGEST_PARAGRAPH:
            loaded.report(path, block.line, f"a paragraph of {len(block.text):,} characters", "divide it by blank lines")
        if heading := read_heading(block.text):
            close()
            current, paragraphs, notes = None, [], []
            if heading.id in remarks:
                loaded.report(path, block.line, f"the remark '{heading.id}' stands twice", "give one of them another id")
            if heading.id not in levels:
                current = heading.id, words(heading.words, block.line), block.line
        elif block.text.startswith("#") or "\n#" in block.text:
            _report(loaded, path, block, block_syntax.refused_headings(block.text))
        elif note := _NOTE.match(block.text):
            if not current:
                loaded.report(path, block.line, "a note before the first remark", "put it behind the remark that calls it")
            _report(loaded, path, block, block_syntax.read(block.text).faults)
            notes.append(_note(block, note, words))
        else:
            paragraph = _paragraph(loaded, path, block, words)
            text = paragraph.text
            if not text.words and text.marks and all(mark.kind == "incident" for mark in text.marks):
                incidents = [replace(mark, stands_alone=True) for mark in text.marks]
                if paragraphs:
                    paragraphs[-1] = _with_incidents(paragraphs[-1], after=incidents)
                else:
                    waiting += incidents
            else:
                paragraphs.append(_with_incidents(paragraph, before=waiting))
                waiting = []
    if waiting:
        loaded.report(path, blocks[-1].line, "an incident without a paragraph", "put it behind the paragraph after which it happened")
    close()
    remark_stats = {
        id: remark_stats_of([paragraph.text.words for paragraph in remark_text.paragraphs], sum(not note.printed for note in remark_text.notes))
        for id, remark_text in remarks.items()
    }
    return SessionText(
        path=path,
        title=title,
        summary=summary,
        status=status,
        preamble=tuple(preamble),
        images={block.file: block.line for remark_text in remarks.values() for block in remark_text.paragraphs if block.file},
        parts=dict(_parts(loaded, path, blocks, levels, words)),
        remarks=TrackedMapping(source, remarks),
        remark_stats=TrackedMapping(source, remark_stats),
    )


def _paragraph(loaded: LoadResult, path: str, block: Block, words: Callable[[str, int], inline.Text]) -> Paragraph:
    """Return a paragraph, or another block with the words of its rows and cells."""
    written = block_syntax.read(block.text)
    _report(loaded, path, block, written.faults)
    rows = [inline.joined([words(cell, block.line + line) for line, cell in row], "\t") for row in written.rows]
    return Paragraph(
        text=inline.joined(rows, "\n"), line=block.line, kind=written.kind, first=written.first, file=written.file, alternative=written.alternative
    )


def _note(block: Block, label: re.Match[str], words: Callable[[str, int], inline.Text]) -> Note:
    """Return the note in a block; its label is at the beginning."""
    note_words = block.text[label.end() :]
    erratum = _ERRATUM.search(note_words, max(0, note_words.rfind("{")))
    text = words(note_words[: erratum.start()] if erratum else note_words, block.line)
    return Note(label=label["label"], text=text, line=block.line, erratum=erratum["erratum"] if erratum else None)


def _parts(
    loaded: LoadResult, path: str, blocks: Sequence[Block], levels: Mapping[str, PartLevel], words: Callable[[str, int], inline.Text]
) -> Iterator[tuple[str, PartText]]:
    """Yield id and heading of each part. Report an id that stands twice, and words between a heading and the next one."""
    remarks: set[str] = set()
    parts: set[str] = set()
    in_part = False
    for block in blocks if levels else ():
        if heading := read_heading(block.text):
            in_part = heading.id in levels
            if in_part and heading.id in parts:
                loaded.report(path, block.line, f"the part '{heading.id}' stands twice", "give one of them another id")
            elif in_part:
                yield heading.id, PartText(words(heading.words, block.line), len(remarks), block.line)
            (parts if in_part else remarks).add(heading.id)
        elif in_part:
            loaded.report(path, block.line, "words behind the heading of a part", "write a heading before them, such as '## {#n1}' for a passage")


def _report(loaded: LoadResult, path: str, block: Block, faults: Iterable[block_syntax.Fault]) -> None:
    for fault in faults:
        loaded.report(path, block.line + fault.line, fault.message, fault.fix)


def _with_incidents(paragraph: Paragraph, before: Sequence[inline.Mark] = (), after: Sequence[inline.Mark] = ()) -> Paragraph:
    """Return a paragraph with the incidents that stand alone before or behind it in the file."""
    if not before and not after:
        return paragraph
    end = len(paragraph.text.words)
    moved = [replace(mark, start=end, end=end) for mark in after]
    return replace(paragraph, text=replace(paragraph.text, marks=(*before, *paragraph.text.marks, *moved)))
