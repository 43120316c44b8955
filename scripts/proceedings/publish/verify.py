"""Compares a published copy of the site with the build: every file, its type, the headers, and what the pages ask for."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from proceedings.publish.headers import HOST_FILE, headers_of
from proceedings.publish.page_requests import asked
from proceedings.publish.remote import Answer, Ask, over_the_web, web_address

_NOWHERE = "no-such-page-of-the-record/"
_AT_ONCE = 8  # requests


def verify(site: Path, copy: str, *, headers: bool = True) -> tuple[list[str], int]:
    """Return the differences between the build in `site` and its copy, an address or a folder, and the number of files.

    Types and headers are compared where the copy has them and `headers` asks for it. Raises ValueError, with words for the user, where
    `copy` is neither an address nor a folder.
    """
    files = sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    address = web_address(copy)
    if address is None and not Path(copy).is_dir():
        raise ValueError(f"'{copy}' is neither a folder nor an address; write an address as https://example.org/record/")
    ask = over_the_web(address) if address else _from_folder(Path(copy))

    def faults_of(path: str) -> list[str]:
        return list(_faults(path, (site / path).read_bytes(), ask, address, headers=headers))

    with ThreadPoolExecutor(_AT_ONCE if address else 1) as pool:
        faults = [fault for path_faults in pool.map(faults_of, files) for fault in path_faults]
    if address:
        for page in sorted(site.rglob("404.html")):
            folder = page.parent.relative_to(site).as_posix().strip(".")
            if headers or not folder:  # a host that cannot be configured uses the 404 page at the root for all languages
                faults += _missing_page_faults(f"{folder}/{_NOWHERE}".lstrip("/"), page.read_bytes(), ask)
        faults += _slash_faults(next((path for path in files if path.endswith("/index.html")), "index.html"), ask)
    return faults, len(files)


def _faults(path: str, content: bytes, ask: Ask, address: str | None, *, headers: bool) -> Iterator[str]:
    """Yield the faults of one file: its answer, its bytes, its headers, and what it asks for."""
    answer = ask(path, len(content))
    if path == HOST_FILE and (answer.status == 404 or not answer.fault):
        if answer.status != 404 and answer.body != content:
            yield f"{path}: is not the file of the build; copy it again"
        return  # a host that reads this file may keep it to itself
    if answer.fault:
        yield f"{path}: {answer.fault}"
        return
    if answer.status != 200:
        yield f"{path}: answers {answer.status}; copy the file"
        return
    if answer.body != content:
        yield f"{path}: is not the file of the build; copy it again"
    if headers and answer.headers is not None:
        yield from _header_faults(path, answer.headers)
    if path.endswith((".html", ".css")):
        yield from _request_faults(path, answer.body, address)


def _header_faults(path: str, headers: dict[str, str]) -> Iterator[str]:
    for name, expected in headers_of(path).items():
        value = headers.get(name.lower(), "")
        same = value.replace(" ", "").lower() == expected.replace(" ", "") if name == "Content-Type" else value == expected
        if not same:
            yield f"{path}: {name} is {value or 'missing'}, not {expected}; configure the server"


def _request_faults(path: str, body: bytes, address: str | None) -> Iterator[str]:
    """Yield a fault for each address that a page asks for at another host, or without encryption."""
    base = address or "https://site.invalid/"
    home = urlsplit(base)
    for asked_for in asked(body.decode("utf-8", "replace"), html=path.endswith(".html")):
        try:
            parts = urlsplit(urljoin(urljoin(base, path), asked_for))
        except ValueError:
            yield f"{path}: asks for {asked_for}, which is no address; remove it"
            continue
        if parts.scheme == "http" and home.scheme == "https":
            yield f"{path}: asks for {asked_for} without encryption; remove it"
        elif parts.scheme != "data" and parts.netloc != home.netloc:
            yield f"{path}: asks another host for {asked_for}; remove it"


def _missing_page_faults(nowhere: str, page: bytes, ask: Ask) -> Iterator[str]:
    answer = ask(nowhere, len(page))
    if answer.fault:
        yield f"{nowhere}: {answer.fault}"
    elif answer.status != 404:
        yield f"{nowhere}: answers {answer.status}, not 404; let the server answer missing addresses with 404.html"
    elif answer.body != page:
        yield f"{nowhere}: is not answered with the nearest 404.html; set it as the page for missing addresses"


def _slash_faults(path: str, ask: Ask) -> Iterator[str]:
    """Yield a fault where the address of a page without its slash is redirected to another scheme, host or port."""
    address = path.removesuffix("/index.html")
    answer = ask(address, 0)
    if answer.fault and answer.status:
        yield f"{address}: {answer.fault}"


def _from_folder(folder: Path) -> Ask:
    def ask(path: str, expected: int) -> Answer:
        file = folder / path
        if not file.is_file():
            return Answer(404, None, b"")
        with file.open("rb") as stream:
            return Answer(200, None, stream.read(expected + 1))

    return ask
