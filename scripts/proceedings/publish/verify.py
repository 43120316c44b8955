"""Compares a published copy of the site with the build: every file, its type, the headers, and what the pages ask for."""

from __future__ import annotations

import gzip
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from proceedings.publish.headers import headers_of

_ASKED = {
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
_NOWHERE = "no-such-page-of-the-record/"


class Answer(NamedTuple):
    """What a copy gives for a path: status, headers (in lower case; None for a folder, which has none), bytes."""

    status: int
    headers: dict[str, str] | None
    body: bytes


Ask = Callable[[str], Answer]


def verify(site: Path, copy: str, *, headers: bool = True) -> tuple[list[str], int]:
    """Return what differs between the build in `site` and its copy, an address or a folder, and how many files there are.

    Types and headers are compared where there are any and `headers` asks for it.
    """
    files = sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    there = re.match(r"https?://", copy)
    ask = _over_the_web(copy if copy.endswith("/") else f"{copy}/") if there else _from_folder(Path(copy))
    with ThreadPoolExecutor(8 if there else 1) as pool:
        faults = [fault for found in pool.map(lambda path: list(_faults(site, path, ask(path), copy, headers=headers)), files) for fault in found]
    if there and (missing := ask(_NOWHERE)).status != 404:
        faults.append(f"{_NOWHERE}: answers {missing.status}, not 404; let the server answer missing addresses with 404.html")
    elif there and missing.body != (site / "404.html").read_bytes():
        faults.append(f"{_NOWHERE}: is not answered with 404.html; set it as the page for missing addresses")
    return faults, len(files)


def _faults(site: Path, path: str, answer: Answer, copy: str, *, headers: bool) -> Iterator[str]:
    if path == "_headers" and answer.status == 404:
        return  # a host that reads it need not give it
    if answer.status != 200:
        yield f"{path}: answers {answer.status}; copy the file"
        return
    if answer.body != (site / path).read_bytes():
        yield f"{path}: is not the file of the build; copy it again"
    if headers and answer.headers is not None:
        due = headers_of(path)
        for name in due:
            own = answer.headers.get(name.lower(), "")
            if (own.replace(" ", "").lower() if name == "Content-Type" else own) != (due[name].replace(" ", "") if name == "Content-Type" else due[name]):
                yield f"{path}: {name} is {own or 'missing'}, not {due[name]}; configure the server"
    if path.endswith((".html", ".css")):
        for address in asked(answer.body.decode("utf-8", "replace"), html=path.endswith(".html")):
            base = copy if "://" in copy else "https://site.invalid/"
            parts, home = urlsplit(urljoin(urljoin(base, path), address)), urlsplit(base)
            if parts.scheme == "http" and home.scheme == "https":
                yield f"{path}: asks for {address} without encryption; remove it"
            elif parts.scheme != "data" and parts.netloc != home.netloc:
                yield f"{path}: asks another host for {address}; remove it"


class _Asked(HTMLParser):
    """Collects the addresses that a page asks for by itself; links that a reader follows are none of them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the addresses of an element."""
        own = {name: value or "" for name, value in attrs}
        names = ("href",) if tag == "link" and any(one in own.get("rel", "").split() for one in _LINKS) else _ASKED.get(tag, ())
        for name in names:
            if name in own:
                self.found += [one.split()[0] for one in own[name].split(",") if one.split()] if name == "srcset" else [own[name]]


def asked(text: str, *, html: bool) -> list[str]:
    """Return the addresses that a page or a stylesheet asks for by itself."""
    if not html:
        return [one or other for one, other in _CSS.findall(text)]
    parser = _Asked()
    parser.feed(text)
    return parser.found


def _from_folder(folder: Path) -> Ask:
    def ask(path: str) -> Answer:
        file = folder / path
        return Answer(200, None, file.read_bytes()) if file.is_file() else Answer(404, None, b"")

    return ask


def _over_the_web(root: str) -> Ask:
    def ask(path: str) -> Answer:
        address = root + quote(path.removesuffix("index.html") if path.endswith(("/index.html",)) or path == "index.html" else path)
        request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip", "User-Agent": "proceedings-verify"})  # noqa: S310 -- the scheme was looked at
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
                return _answer(answer.status, answer.headers.items(), answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return _answer(error.code, error.headers.items(), error.read())
        except OSError as error:
            return Answer(0, {}, str(error).encode())

    return ask


def _answer(status: int, headers: list[tuple[str, str]], body: bytes) -> Answer:
    own = {name.lower(): value for name, value in headers}
    return Answer(status, own, gzip.decompress(body) if own.get("content-encoding") == "gzip" else body)
