"""Links from page to page of one language. A target has one of these forms, which begin at the root of the language.

- a staged file: 'themes/pensions.md#in-part-1'
- a fragment of this page: '#q1'
- the address of a page that is no Markdown, with a slash at its end: 'sessions/part-1/q1/'
- an image: 'sessions/part-1/slide.png'
- an absolute address
"""

from __future__ import annotations

from functools import lru_cache

_RECENT = 4096


def folder_of(path: str) -> str:
    """Return the folder, from the root of the language, at which a staged file or an address is published."""
    if path.endswith("index.md"):
        return path.removesuffix("index.md")
    return path.removesuffix(".md") + "/" if path.endswith(".md") else path


def relative_url(page_path: str, target: str) -> str:
    """Return the relative link from a page to a target, as a browser follows it."""
    path, mark, fragment = target.partition("#")
    return f"{_relative(page_path, path)}{mark}{fragment}" if path else target


@lru_cache(_RECENT)  # a page links many places of a few pages
def _relative(page_path: str, path: str) -> str:
    """Return the relative link from a page to the path of a target."""
    start, end = folder_of(page_path), folder_of(path)
    if start.partition("/")[0] != end.partition("/")[0]:
        return "../" * start.count("/") + end or "./"
    from_names, to_names = start.split("/"), end.split("/")
    pairs = enumerate(zip(from_names, to_names, strict=False))
    shared = next((depth for depth, (from_name, to_name) in pairs if from_name != to_name), min(len(from_names), len(to_names)) - 1)
    return "../" * (len(from_names) - 1 - shared) + "/".join(to_names[shared:]) or "./"
