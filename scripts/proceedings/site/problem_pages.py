"""Problems in the pages of a draft: a line on every page, a box where each problem is, and content files as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from proceedings.problems import Problem, counted

LIST = "problems/index.html"  # the page that lists all problems
STYLE = """<style>
.pr-problem { margin: 0.5em 0; padding: 0.5em 0.75em; border: 1px solid; border-inline-start-width: 6px; border-color: #b3261e;
  background: Canvas; color: CanvasText; font: 15px/1.45 system-ui, sans-serif; text-align: start; overflow-wrap: anywhere; }
.pr-problem p { margin: 0; max-width: none; }
.pr-problem a { color: LinkText; }
</style>"""
_PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>{title}</title>{style}<style>
:root {{ color-scheme: light dark; }} body {{ max-width: 60rem; margin: 1rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; }}
ol {{ padding-inline-start: 3.5em; font: 14px/1.5 ui-monospace, monospace; }} li {{ white-space: pre-wrap; overflow-wrap: anywhere; }}
</style></head>
<body><h1>{title}</h1>
{body}
</body>
</html>
"""
_HEAD = re.compile(r"</head>")
_TOP = re.compile(r"<main\b[^>]*>|<body\b[^>]*>(?!.*<main\b)", re.DOTALL)


def box(problems: Iterable[Problem]) -> str:
    """Return the box with problems of one place."""
    lines = "".join(f"<p>{escape(f'{problem.path}:{problem.line}: {problem.message}; {problem.fix}')}</p>" for problem in problems)
    return f'<div class="pr-problem" role="note" lang="en" dir="ltr" data-apparatus>{lines}</div>'


def with_problems(page: str, root: str, count: int, at_places: Mapping[str, Sequence[Problem]]) -> str:
    """Return a page with its problems: a line at the top, and a box before each element with an id of `at_places`.

    Problems under the empty id, and those of an id that the page does not have, stand at the top. `root` leads from the page to the root of the site.
    """
    at_top = [*at_places.get("", ())]
    boxes: list[tuple[int, str]] = []
    for id, problems in at_places.items():
        element = re.search(rf'<[a-z0-9]+ [^<>]*\bid="{re.escape(id)}"', page) if id else None
        if element:
            boxes.append((element.start(), box(problems)))
        elif id:
            at_top += problems
    top = _TOP.search(page)
    line = (
        f'<div class="pr-problem" lang="en" dir="ltr" data-apparatus><p>Draft with <a href="{root}{LIST}">{counted(count, "problem", "problems")}</a></p></div>'
    )
    boxes.append((top.end() if top else 0, line + (box(at_top) if at_top else "")))
    for position, words in sorted(boxes, reverse=True):
        page = page[:position] + words + page[position:]
    return _HEAD.sub(lambda end: STYLE + end[0], page, count=1)


def content_file(path: str, text: str, problems: Sequence[Problem]) -> str:
    """Return the page that shows a content file line by line, each problem before its line."""
    rows = []
    for number, line in enumerate(text.split("\n"), 1):
        here = [problem for problem in problems if problem.line == number]
        rows.append(f"{box(here) if here else ''}<li id='line-{number}'>{escape(line)}</li>")
    beyond = [problem for problem in problems if problem.line > len(rows)]
    body = f"<p>This page cannot be shown as readers will see it before these problems are mended.</p><ol>{''.join(rows)}</ol>{box(beyond) if beyond else ''}"
    return _PAGE.format(title=escape(path), style=STYLE, body=body)


def all_problems(problems: Sequence[Problem], links: Mapping[str, str]) -> str:
    """Return the page that lists all problems by file; `links` are the addresses of pages that show a file, by its path."""
    parts = []
    for path in dict.fromkeys(problem.path for problem in problems):
        heading = f'<a href="{escape(links[path])}">{escape(path)}</a>' if path in links else escape(path)
        parts.append(f"<h2>{heading}</h2>{box([problem for problem in problems if problem.path == path])}")
    return _PAGE.format(title=counted(len(problems), "problem", "problems"), style=STYLE, body="\n".join(parts))
