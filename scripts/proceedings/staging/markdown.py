"""Markdown by small pieces: escaped words, links, elements with attributes."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import Any

import yaml

from proceedings.staging.markup import MARKDOWN, attributes

escape = MARKDOWN.escape
link = MARKDOWN.link


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


def items(parts: Iterable[str], class_: str | None = None, *, ordered: bool = False) -> str:
    """Return a list of one-line items."""
    name = "ol" if ordered else "ul"
    rows = "\n".join(f'<li markdown="span">{part}</li>' for part in parts)
    return f"<{name}{attributes(class_=class_)} markdown>\n{rows}\n</{name}>"


def page(front: dict[str, Any], parts: Iterable[str]) -> str:
    """Return a staged file: front matter, then the parts of the body."""
    head = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{head}---\n\n" + "\n\n".join(part for part in parts if part) + "\n"
