"""Words, links and blocks as a page writes them: at once as HTML, or staged as Markdown, where an engine follows links from file to file.

A target is a staged file ('themes/pensions.md#in-part-1'), a fragment ('#q1'), an address outside, or, with a slash at its end, the
address of a page that no engine renders ('sessions/part-1/q1/'), from the root of the language.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

_RECENT = 4096
_SPECIAL = re.compile(r"([\\`*_{}\[\]#!])")


class Markup(Struct, frozen=True):
    """A way to write: `escape` makes plain words print as they are, `anchor` returns what stands before and after linked words.

    What is called words below is written in this way already.
    """

    escape: Callable[[str], str]
    relative_url: Callable[[str, str], str]
    anchor: Callable[..., tuple[str, str]]
    heading: Callable[[int, str, str], str]
    holds: str = ""  # the attribute of an element that holds words
    parses: str = ""  # the attribute of an element that holds blocks

    def link(self, words: str, target: str, **own: Any) -> str:
        """Return words linked to a target that `relative_url` gave; `own` are further attributes."""
        before, after = self.anchor(target, **own)
        return before + words + after

    def line(self, name: str, words: str, **own: Any) -> str:
        """Return a block element that holds one line of words."""
        return f"<{name}{attributes(**own)}{self.holds}>{words}</{name}>"

    def paragraph(self, words: str, **own: Any) -> str:
        """Return a paragraph."""
        return f"<p{attributes(**own)}{self.parses}>{words}</p>"

    def block(self, name: str, parts: Iterable[str], **own: Any) -> str:
        """Return an element that holds blocks, those that are empty left out."""
        return f"<{name}{attributes(**own)}{self.parses}>\n\n{blocks(parts)}\n\n</{name}>"

    def items(self, rows: Iterable[str], class_: str | None = None, *, ordered: bool = False, **own: Any) -> str:
        """Return a list of items of one line."""
        name = "ol" if ordered else "ul"
        lines = "\n".join(f"<li{self.holds}>{row}</li>" for row in rows)
        return f"<{name}{attributes(class_=class_, **own)}{self.parses}>\n{lines}\n</{name}>"


def element(name: str, words: str, **own: Any) -> str:
    """Return an inline element around words."""
    return f"<{name}{attributes(**own)}>{words}</{name}>"


def raw(name: str, plain: str, before: str = "", **own: Any) -> str:
    """Return an element that no markup looks into: `before` is HTML; braces of the plain words could be taken for attributes."""
    words = _html_escape(plain).replace("{", "&#123;").replace("}", "&#125;")
    return f"<{name}{attributes(**own)}>{before}{words}</{name}>"


def blocks(parts: Iterable[str]) -> str:
    """Return blocks one after another, those that are empty left out."""
    return "\n\n".join(part for part in parts if part)


@lru_cache(_RECENT, typed=True)  # the same tags stand on many pages of a session
def attributes(**values: Any) -> str:
    """Return HTML attributes; underscores stand for hyphens, None and False leave one out, True leaves it empty."""
    return "".join([
        f'{_attribute(name)}"{"" if value is True else html.escape(str(value))}"' for name, value in values.items() if value is not None and value is not False
    ])


@cache
def _attribute(name: str) -> str:
    return f" {name.rstrip('_').replace('_', '-')}="


def folder_of(path: str) -> str:
    """Return the folder, from the root of the language, at which a staged file or an address is published."""
    if path.endswith("index.md"):
        return path.removesuffix("index.md")
    return path.removesuffix(".md") + "/" if path.endswith(".md") else path


@lru_cache(_RECENT)
def _way_of_addresses(source: str, target: str) -> str:
    """Return the way from the page of `source` to a target, as a browser follows it."""
    path, mark, fragment = target.partition("#")
    return f"{_way(folder_of(source), folder_of(path))}{mark}{fragment}" if path else target


def _way(source: str, target: str) -> str:
    """Return the way from one folder to another, both from the root and with a slash at their ends."""
    if source.partition("/")[0] != target.partition("/")[0]:
        return "../" * source.count("/") + target or "./"
    own, other = source.split("/"), target.split("/")
    shared = next((place for place, (one, its) in enumerate(zip(own, other, strict=False)) if one != its), min(len(own), len(other)) - 1)
    return "../" * (len(own) - 1 - shared) + "/".join(other[shared:]) or "./"


def _way_of_files(source: str, target: str) -> str:
    """Return the way from one staged file to another, or to an address, a fragment kept."""
    path, mark, fragment = target.partition("#")
    if path.endswith("/"):
        return _way_of_addresses(source, target)
    return posixpath.relpath(path, posixpath.dirname(source) or ".") + mark + fragment if path else target


def _html_escape(words: str) -> str:
    return html.escape(words, quote=False)


def _html_anchor(target: str, **own: Any) -> tuple[str, str]:
    return f"<a{attributes(**own, href=target)}>", "</a>"


def _markdown_escape(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", _html_escape(words))


def _markdown_anchor(target: str, *, class_: str | None = None, **own: Any) -> tuple[str, str]:
    """Return a Markdown link, which the engine checks; what no engine knows is linked in HTML. Attribute lists hold no quotation marks or braces."""
    if target.partition("#")[0].endswith("/") and "://" not in target:
        return _html_anchor(target, class_=class_, **own)
    marks = attributes(**{name: re.sub(r'["{}\n]', "", value) if isinstance(value, str) else value for name, value in own.items()})
    parts = f"{' .' + class_ if class_ else ''}{marks}"
    return "[", f"]({target})" + (f"{{{parts} }}" if parts else "")


# `pr-body` stands beside every id that the record chooses: without it, reader views drop what is called `social-…` or `menuhin` (CONTRIBUTING, “Name a class”).
def _html_heading(level: int, words: str, id: str) -> str:
    return f"<h{level}{attributes(class_='pr-body', id=id)}>{words}</h{level}>"


def _markdown_heading(level: int, words: str, id: str) -> str:
    return f"{'#' * level} {words} {{#{id} .pr-body}}"


HTML = Markup(_html_escape, _way_of_addresses, _html_anchor, _html_heading)
MARKDOWN = Markup(_markdown_escape, _way_of_files, _markdown_anchor, _markdown_heading, ' markdown="span"', " markdown")
PROSE = replace(MARKDOWN, relative_url=_way_of_addresses, anchor=_html_anchor)  # for an engine that knows the pages of prose alone
