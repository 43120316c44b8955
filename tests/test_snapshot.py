"""What a reader finds on each kind of page of the small record: kept as text, so that a change of a page is seen and read before it is accepted.

`python3 scripts/build.py test --accept tests/test_snapshot.py` writes the files of `tests/data/snapshot/` anew; review what is different.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from conftest import DATA

SNAPSHOT = DATA / "snapshot"
PAGES = {
    "frame": "en/about",  # what stands around every page
    "home": "en",
    "prose": "en/about",
    "sessions": "en/sessions",
    "session": "en/sessions/panel-1",
    "session-from-right-to-left": "ar/sessions/panel-1",
    "session-not-translated": "en/sessions/opening",
    "side-by-side": "en/sessions/panel-1/bilingual",
    "remark": "en/sessions/panel-1/nadia-fictive-2",
    "speakers": "en/speakers",
    "speaker": "en/speakers/nadia-fictive",
    "speaker-in-full": "en/speakers/nadia-fictive/remarks",
    "organisations": "en/organisations",
    "organisation": "en/organisations/institut-de-la-lecture",
    "themes": "en/themes",
    "theme": "en/themes/digital-lending",
    "glossary": "en/glossary",
    "figures": "en/figures",
    "errata": "en/errata",
    "search": "en/search",
}
_INLINE = {"a", "abbr", "button", "circle", "em", "input", "label", "path", "rect", "span", "strong", "sup", "svg", "title"}
_ATTRIBUTES = ("aria-label", "data-kind", "data-remark", "data-speaker", "dir", "href", "hreflang", "lang", "role", "title", "type")


def lines(element: html.HtmlElement, depth: int = 0) -> Iterator[str]:
    """Yield an element as indented lines: one for each block, with its words; what is inside a line stands in brackets."""
    indent = "  " * depth
    blocks = [child for child in element if isinstance(child.tag, str) and not is_inline(child)]
    words = inline(element)
    yield f"{indent}{named(element)} {words}".rstrip()
    for block in blocks:
        yield from lines(block, depth + 1)


def is_inline(element: html.HtmlElement) -> bool:
    return element.tag in _INLINE and all(is_inline(child) for child in element if isinstance(child.tag, str))


def named(element: html.HtmlElement) -> str:
    """Return tag, classes, id and telling attributes of an element."""
    classes = "".join(f".{name}" for name in element.get("class", "").split())
    id = f"#{element.get('id')}" if element.get("id") else ""
    values = [f'{name}="{element.get(name)}"' for name in _ATTRIBUTES if element.get(name)]
    return " ".join([f"{element.tag}{classes}{id}", *values, *(["apparatus"] if element.get("data-apparatus") is not None else [])])


def inline(element: html.HtmlElement) -> str:
    """Return the words of an element without those of the blocks in it."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and is_inline(child):
            parts.append(f"[{named(child)}: {inline(child)}]" if inline(child) else f"[{named(child)}]")
        parts.append(child.tail or "")
    return re.sub(r"\s+", " ", "".join(parts)).strip()


def snapshot(page: str, *, frame: bool) -> str:
    """Return a page as text: its metadata and what stands in its article; or what stands around that on every page."""
    root = html.fromstring(re.sub(r"assets/[0-9a-f]{10}/", "assets/…/", page))
    head, body = root.find("head"), root.find("body")
    assert head is not None
    assert body is not None
    article = body.find(".//article")
    assert article is not None
    if frame:
        article[:] = []
        links = [f"link {link.get('rel')}: {link.get('href')}" for link in head.iter("link")]
        return "\n".join([*links, "", *lines(body)]) + "\n"
    metas = [f"{meta.get('name') or meta.get('property')}: {meta.get('content')}" for meta in head.iter("meta")]
    facts = [meta for meta in metas if not meta.startswith(("None", "viewport", "color-scheme", "og:site_name", "og:locale"))]
    return "\n".join([f"title: {head.findtext('title')}", *facts, f"kind: {body.get('class')}", "", *lines(article)]) + "\n"


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_reads_as_it_was_accepted(kind: str, other_site: Path, request: pytest.FixtureRequest) -> None:
    text = snapshot((other_site / PAGES[kind] / "index.html").read_text(encoding="utf-8"), frame=kind == "frame")
    file = SNAPSHOT / f"{kind}.txt"
    if request.config.getoption("--accept"):
        SNAPSHOT.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    accepted = file.read_text(encoding="utf-8") if file.is_file() else ""
    changes = difflib.unified_diff(accepted.splitlines(), text.splitlines(), "accepted", "now", lineterm="", n=1)
    assert text == accepted, "\n".join([*changes, "Accept it by `python3 scripts/build.py test --accept tests/test_snapshot.py` where it is right."])


def test_every_snapshot_is_of_a_page() -> None:
    assert {file.stem for file in SNAPSHOT.iterdir()} == PAGES.keys()
