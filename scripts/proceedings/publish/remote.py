"""Requests files from a published copy, and trusts nothing that it sends.

It reads no more bytes than the caller expects, before and after decompression. It follows no redirect to another origin. Every failure is an `Answer`
with a fault in words, never an exception.
"""

from __future__ import annotations

import http.client
import re
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from email.message import Message
from typing import IO, NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

_SECONDS = 60  # seconds without a byte
_SECONDS_IN_ALL = 300  # seconds for one file
_BLOCK = 65_536
_LEAST = 1_024  # bytes: a small file may be longer when it is compressed
_REDIRECTS = 5
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NEVER = re.compile(r"[\s\x00-\x1f\\<>\"^`{|}@?#]")  # not allowed in the address of a site; an @ may stand behind a password
_PORTS = {"http": 80, "https": 443}


class Answer(NamedTuple):
    """What a copy gives for a path.

    Attributes: `status`, 0 where there is no answer; `headers` by their name in lower case, None for a folder, which has none; `body`, at
    most one byte longer than was expected; `fault`, why there is no answer that can be compared, empty where there is one.
    """

    status: int
    headers: dict[str, str] | None
    body: bytes
    fault: str = ""


Ask = Callable[[str, int], Answer]  # a path, and the number of bytes that are expected


def web_address(copy: str) -> str | None:
    """Return the address of a copy on the web, with a slash at its end; None where `copy` is the path of a folder.

    Raises ValueError, with words for the user, where it looks like an address and is none.
    """
    if not _SCHEME.match(copy) or re.match(r"[A-Za-z]:[\\/]", copy):  # one letter is a drive of Windows
        return None
    if not _NEVER.search(copy):
        with suppress(ValueError):
            parts = urlsplit(copy)
            scheme, host, port = _origin(parts)
            place = f"[{host}]" if ":" in host else host
            return f"{scheme}://{place}:{port}{quote(parts.path.rstrip('/'), safe='/%')}/".replace(f":{_PORTS[scheme]}/", "/", 1)
    raise ValueError(f"'{copy}' is no address of a copy; write it as https://example.org/ or https://example.org/record/")


def _origin(parts: SplitResult) -> tuple[str, str, int]:
    """Return scheme, host and port of an address (RFC 6454); raise ValueError where it is no address of HTTP."""
    scheme, host = parts.scheme.lower(), parts.hostname or ""
    port = _PORTS[scheme] if scheme in _PORTS and parts.port is None else parts.port or 0
    if not host or not port:
        raise ValueError(parts.geturl())
    return scheme, host if ":" in host else host.encode("idna").decode(), port


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Leaves redirects to the caller: the standard handler reads the whole body of a redirect, and follows it anywhere."""

    def redirect_request(self, *_: object) -> None:
        """Follow no redirect."""


def over_the_web(root: str) -> Ask:
    """Return a function that requests the file at a path of the copy; `root` is the address of the copy, with a slash at its end."""
    opener = urllib.request.build_opener(_NoRedirect)
    origin = _origin(urlsplit(root))

    def ask(path: str, expected: int) -> Answer:
        asked = root + quote(path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path)
        address = asked
        try:
            for _ in range(_REDIRECTS):
                answer = _answer_of(opener, address, expected)
                if answer.headers is None or not 300 <= answer.status < 400 or "location" not in answer.headers:
                    return answer
                address = urljoin(address, answer.headers["location"])
                if _origin(urlsplit(address)) != origin:
                    return Answer(answer.status, answer.headers, b"", f"redirects to {address}, another origin; let it answer itself")
        except (OSError, http.client.HTTPException, ValueError, EOFError, zlib.error) as error:
            return Answer(0, {}, b"", f"gives no answer that can be read ({type(error).__name__}: {error}); see what the server says at {asked}")
        return Answer(answer.status, answer.headers, b"", f"redirects more than {_REDIRECTS} times; let it answer itself")

    return ask


def _answer_of(opener: urllib.request.OpenerDirector, address: str, expected: int) -> Answer:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip", "User-Agent": "proceedings-verify"})  # noqa: S310 -- `_origin` looked at the scheme
    try:
        with opener.open(request, timeout=_SECONDS) as answer:
            return _read(answer.status, answer.headers, answer, expected)
    except urllib.error.HTTPError as error:
        with error:
            return _read(error.code, error.headers, error.fp or error, expected)


def _read(status: int, message: Message, stream: IO[bytes], expected: int) -> Answer:
    headers = {name.lower(): value for name, value in message.items()}
    encoding = headers.get("content-encoding", "identity").lower()
    if 300 <= status < 400:
        return Answer(status, headers, b"")
    if encoding not in ("gzip", "identity"):
        return Answer(status, headers, b"", f"is encoded as {encoding}, which was not asked for; let the server heed Accept-Encoding")
    body = _unpacked(_blocks(stream, max(expected, _LEAST) + 1), expected) if encoding == "gzip" else b"".join(_blocks(stream, expected + 1))
    return Answer(status, headers, body)


def _blocks(stream: IO[bytes], most: int) -> Iterable[bytes]:
    """Yield the bytes of a stream, no more than `most`; raise where they take too long in all, or end too early."""
    until = time.monotonic() + _SECONDS_IN_ALL
    read = getattr(stream, "read1", stream.read)  # returns what has arrived, and does not wait for a whole block
    while most > 0 and (block := read(min(most, _BLOCK))):
        most -= len(block)
        yield block
        if time.monotonic() > until:
            raise TimeoutError(f"not whole after {_SECONDS_IN_ALL} seconds")
    if most > 0 and (missing := getattr(stream, "length", None)):  # the stream ended before its Content-Length
        raise http.client.IncompleteRead(b"", missing)


def _unpacked(blocks: Iterable[bytes], expected: int) -> bytes:
    """Return what gzip holds, at most one byte more than is expected; raise EOFError or zlib.error where it is cut or damaged."""
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    body = bytearray()
    for block in blocks:
        body += unpacker.decompress(block, expected + 1 - len(body))
        if len(body) > expected or unpacker.eof:
            return bytes(body)
    raise EOFError("the compressed answer ends too early, or is longer than the file")
