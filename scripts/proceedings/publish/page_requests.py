"""The addresses that a browser requests by itself for a page or stylesheet. Links that a reader follows are not among them."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_ATTRIBUTES = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "video": ("src",),
    "audio": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "form": ("action",),
    "input": ("src",),
}
_LINKS = ("stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest")
_CSS = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")


class _Collector(HTMLParser):
    """Collects the addresses that the browser asks for while it shows a page."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect the addresses of an element."""
        values = {name: value or "" for name, value in attrs}
        names = ("href",) if tag == "link" and any(rel in _LINKS for rel in values.get("rel", "").split()) else _ATTRIBUTES.get(tag, ())
        for name in names:
            if name in values:
                self.addresses += [source.split()[0] for source in values[name].split(",") if source.split()] if name == "srcset" else [values[name]]


def asked(text: str, *, html: bool) -> list[str]:
    """Return the addresses that a page or a stylesheet asks for, in order."""
    if not html:
        return [url or imported for url, imported in _CSS.findall(text)]
    parser = _Collector()
    parser.feed(text)
    return parser.addresses
