"""The preview of a record that has problems: every page that can be made, with the problems at their places. It is never published.

A page of which the record says too little is replaced by the content file behind it, line by line, so that people see where to go on.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from proceedings.incremental.outputs import Files, Task, text, write_together
from proceedings.model.session_text import SessionText
from proceedings.problems import Problem
from proceedings.reader.load_result import LoadResult
from proceedings.reader.pages import FILE_NAME
from proceedings.site import problem_pages
from proceedings.site.showable import showable
from proceedings.site.tasks import SiteTasks, of_pages

_Places = Mapping[str, Sequence[Problem]]  # the problems of one page, by the id of the element at which each is


def write(folder: Path, loaded: LoadResult, problems: Sequence[Problem], templates: Path, render: Callable[[SiteTasks], Files]) -> None:
    """Write the pages of a record with problems into `folder`, in the place of what it holds.

    What fails because of the problems is left out: a page, or all pages where the registries say too little. `render` makes the pages of prose.
    """
    new = folder.with_name(f"{folder.name}-new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    by_page = dict(_by_page(loaded, problems))
    write_together(new, [Task(task.name, partial(_annotated, task, by_page, len(problems))) for task in _tasks(loaded, templates, render)])
    _write_stand_ins(new, loaded, problems)
    shutil.rmtree(folder, ignore_errors=True)
    new.rename(folder)


def _tasks(loaded: LoadResult, templates: Path, render: Callable[[SiteTasks], Files]) -> list[Task]:
    """Return the tasks that make pages, or none where the record cannot be shown at all."""
    if loaded.record is None:
        return []
    try:
        tasks = SiteTasks(replace(loaded, record=showable(loaded.record)), templates, "", templates / "no-books")
        return [Task("prose", partial(render, tasks)), *(task for task in tasks.without_prose() if of_pages(task))]
    except Exception:  # noqa: BLE001 -- whatever the problems of the record lead to, its content files are shown
        return []


def _annotated(task: Task, by_page: Mapping[str, _Places], count: int) -> Files:
    """Yield the files of a task, with problems in the pages. Stops where the task fails."""
    made: set[str] = set()
    for path, content in _as_far_as_it_goes(task):
        if path in made:
            continue  # of two remarks with one id, the first
        made.add(path)
        yield path, problem_pages.with_problems(text(content), _root(path), count, by_page.get(path, {})) if path.endswith(".html") else content


def _as_far_as_it_goes(task: Task) -> Files:
    try:
        yield from task.make()
    except Exception:  # noqa: BLE001 -- a problem of the record makes the page fail; it is shown at its line instead
        return


def _root(path: str) -> str:
    return "../" * path.count("/")


def _by_page(loaded: LoadResult, problems: Sequence[Problem]) -> Iterator[tuple[str, dict[str, list[Problem]]]]:
    """Yield the path of each page, with the problems of its content file by the id of the element at or behind which each stands."""
    for path in dict.fromkeys(problem.path for problem in problems):
        of_file = [problem for problem in problems if problem.path == path]
        if page := _page_of(loaded, path):
            lines = sorted(_lines_of(loaded, path))
            places: dict[str, list[Problem]] = {}
            for problem in of_file:
                before = [id for line, id in lines if line <= problem.line]
                places.setdefault(before[-1] if before else "", []).append(problem)
            yield page, places


def _page_of(loaded: LoadResult, path: str) -> str:
    """Return the path of the page that shows a content file, or nothing for a registry."""
    relative = _relative(loaded, path)
    name = FILE_NAME.fullmatch(relative.name)
    if not name or relative.parts[0] == "_data":
        return ""
    conference = loaded.record.conference if loaded.record else None
    root = "" if conference and name["language"] == conference.default_language else f"{name['language']}/"
    folder = f"{relative.parent.as_posix()}/" if relative.parent.parts else ""
    return f"{root}{folder}{'' if name['id'] == 'index' else name['id'] + '/'}index.html"


def _relative(loaded: LoadResult, path: str) -> Path:
    """Return the path of a content file from the content folder, given its path in messages."""
    file = loaded.root / path
    return file.relative_to(loaded.docs) if file.is_relative_to(loaded.docs) else Path(path)


def _lines_of(loaded: LoadResult, path: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the id of each remark and paragraph of a content file."""
    sessions = loaded.record.sessions.values() if loaded.record else ()
    texts: list[SessionText] = [session_text for session in sessions for session_text in session.texts.values() if session_text.path == path]
    for session_text in texts:
        for id, remark in session_text.remarks.items():
            yield remark.line, id
            yield from ((paragraph.line, f"{id}-p{number}") for number, paragraph in enumerate(remark.paragraphs, 1))


def _write_stand_ins(folder: Path, loaded: LoadResult, problems: Sequence[Problem]) -> None:
    """Write the list of problems, and a page for each content file that has any.

    That page also stands in the place of each page that could not be made.
    """
    links: dict[str, str] = {}
    for path in dict.fromkeys(problem.path for problem in problems):
        file = loaded.root / path
        if not file.is_file():
            continue
        shown = problem_pages.content_file(path, file.read_text(encoding="utf-8", errors="replace"), [problem for problem in problems if problem.path == path])
        links[path] = f"{_relative(loaded, path).as_posix()}/"
        _put(folder / "problems" / links[path] / "index.html", shown)
        if (page := _page_of(loaded, path)) and not (folder / page).exists():
            _put(folder / page, shown)
    listed = problem_pages.all_problems(problems, links)
    _put(folder / problem_pages.LIST, listed)
    if not (folder / "index.html").exists():
        _put(folder / "index.html", listed.replace('href="', 'href="problems/'))


def _put(file: Path, content: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8", newline="\n")
