"""Markdown by small pieces: escaped words, links between staged pages, elements with attributes."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable
from typing import Any

import yaml

_SPECIAL = re.compile(r"([\\`*_{}\[\]#!])")


def escape(words: str) -> str:
    """Return words so that Markdown and HTML print them as they are."""
    return _SPECIAL.sub(r"\\\1", html.escape(words, quote=False))


def attributes(**values: Any) -> str:
    """Return HTML attributes; underscores stand for hyphens, None and False leave one out, True leaves it empty."""
    parts = []
    for name, value in values.items():
        if value is not None and value is not False:
            own = name.rstrip("_").replace("_", "-")
            parts.append(f' {own}="{"" if value is True else html.escape(str(value))}"')
    return "".join(parts)


def element(name: str, words: str, **values: Any) -> str:
    """Return an inline element around Markdown `words`."""
    return f"<{name}{attributes(**values)}>{words}</{name}>"


def block(name: str, parts: Iterable[str], **values: Any) -> str:
    """Return a block element whose parts are Markdown blocks."""
    inner = "\n\n".join(part for part in parts if part)
    return f"<{name}{attributes(**values)} markdown>\n\n{inner}\n\n</{name}>"


def raw(name: str, words: str, before: str = "", **values: Any) -> str:
    """Return an element that Markdown leaves alone: `before` is HTML, `words` are plain; braces could be taken for attributes."""
    plain = html.escape(words, quote=False).replace("{", "&#123;").replace("}", "&#125;")
    return f"<{name}{attributes(**values)}>{before}{plain}</{name}>"


def paragraph(words: str, **values: Any) -> str:
    """Return a paragraph of Markdown with attributes."""
    return f"<p{attributes(**values)} markdown>{words}</p>"


def heading(level: int, words: str, id: str) -> str:
    """Return a heading with its id."""
    return f"{'#' * level} {words} {{#{id}}}"


def link(words: str, target: str, class_: str | None = None, *, apparatus: bool = False, lang: str | None = None) -> str:
    """Return a Markdown link; `words` are Markdown already."""
    own = [f".{class_}"] * bool(class_) + ['data-apparatus=""'] * apparatus + [f'lang="{lang}" hreflang="{lang}"'] * bool(lang)
    return f"[{words}]({target})" + ("{ " + " ".join(own) + " }" if own else "")


def items(parts: Iterable[str], class_: str | None = None, *, ordered: bool = False) -> str:
    """Return a list of one-line items."""
    name = "ol" if ordered else "ul"
    rows = "\n".join(f'<li markdown="span">{part}</li>' for part in parts)
    return f"<{name}{attributes(class_=class_)} markdown>\n{rows}\n</{name}>"


def relative(source: str, target: str) -> str:
    """Return the way from one staged file to another, a fragment kept."""
    path, mark, fragment = target.partition("#")
    return posixpath.relpath(path, posixpath.dirname(source) or ".") + mark + fragment if path else target


def page(front: dict[str, Any], parts: Iterable[str]) -> str:
    """Return a staged file: front matter, then the parts of the body."""
    head = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{head}---\n\n" + "\n\n".join(part for part in parts if part) + "\n"
