"""A published copy that lies, never ends or breaks off: each is a fault with its address, and costs no memory."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import ROOT
from proceedings.publish.remote import over_the_web, web_address
from proceedings.publish.verify import verify
from serving import serving

PAGE = b"<p>some words of a page</p>\n" * 100
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"


@contextmanager
def answering(*parts: bytes, endless: bytes = b"") -> Generator[tuple[str, list[int]]]:
    """Serve the same bytes to everybody, then `endless` for ever; yield the address, and how much was sent to each."""
    sent: list[int] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    client, _ = server.accept()
                except OSError:
                    return
                with client:
                    client.recv(65_536)
                    sent.append(0)
                    try:
                        for part in parts:
                            client.sendall(part)
                        while endless:
                            client.sendall(endless)
                            sent[-1] += len(endless)
                    except OSError:
                        pass

        threading.Thread(target=serve, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/", sent
        finally:
            server.close()


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ((b"nonsense\r\n\r\n",), "BadStatusLine"),
        ((b"",), "RemoteDisconnected"),
        ((HEAD + b"Content-Length: 5000\r\n\r\n", PAGE[:1000]), "IncompleteRead"),
        ((HEAD + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(PAGE, mtime=0)[:-20]), "EOFError"),
        ((HEAD + b"Content-Encoding: gzip\r\n\r\n", b"no gzip at all"), "error"),
        ((HEAD + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(PAGE, mtime=0)[:30] + b"\x00" * 40), "error"),
        ((HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"zz\r\n"), "IncompleteRead"),
        ((b"HTTP/1.1 302 Found\r\nLocation: http://[\r\n\r\n",), "ValueError"),
        ((b"HTTP/1.1 302 Found\r\nLocation: http://h:1x/\r\n\r\n",), "ValueError"),
        ((b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200,), "HTTPException"),
    ],
)
def test_an_answer_that_cannot_be_read_is_one_fault_with_its_address(parts: tuple[bytes, ...], reason: str) -> None:
    with answering(*parts) as (root, _):
        answer = over_the_web(root)("about/index.html", len(PAGE))
    assert answer.fault.startswith("gives no answer that can be read"), answer
    assert reason in answer.fault
    assert answer.fault.endswith(f"see what the server says at {root}about/")


@pytest.mark.parametrize("location", ["http://localhost:{port}/x", "https://127.0.0.1:{port}/", "//127.0.0.1:9/", "file:///etc/hostname"])
def test_a_redirect_to_another_origin_is_a_fault_and_is_not_followed(location: str) -> None:
    with serving(ROOT / "tests" / "data" / "other") as target:
        port = target.split(":")[2].split("/")[0]
        with answering(f"HTTP/1.1 302 Found\r\nLocation: {location.format(port=port)}\r\n\r\n".encode()) as (root, _):
            answer = over_the_web(root)("a.txt", 10)
    assert "another origin" in answer.fault or "ValueError" in answer.fault, answer
    assert answer.body == b""


def test_a_redirect_within_the_site_is_followed_and_a_circle_is_told() -> None:
    with answering(b"HTTP/1.1 302 Found\r\nLocation: /a.txt\r\n\r\n") as (root, _):
        assert over_the_web(root)("a.txt", 10).fault.startswith("redirects more than 5 times")


@pytest.mark.parametrize(
    ("head", "endless"),
    [
        (HEAD + b"\r\n", b"x" * 65_536),
        (HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(bytes(30_000_000), 1, mtime=0), b""),
        (HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"", mtime=0)[:10], b"\x00\x00\x00\xff\xff" * 10_000),
        (b"HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\n", b"x" * 65_536),
        (b"HTTP/1.1 404 Not Found\r\n\r\n", b"x" * 65_536),
    ],
    ids=["plain", "packed", "endless packing", "redirect", "missing"],
)
def test_no_more_is_read_than_the_file_and_a_byte_packed_or_not(head: bytes, endless: bytes) -> None:
    with answering(head, endless=endless) as (root, sent):
        answer = over_the_web(root)("a.txt", 5_000)
    assert len(answer.body) <= 5_001
    assert max(sent) < 16_000_000  # what the system holds ready for a reader that does not read


@pytest.mark.parametrize(
    "copy",
    [
        "http://127.0.0.1:1x/",
        "http://[::1",
        "http://exa mple/",
        "http://a..b/",
        "http://user:password@example.org/",
        "https://example.org@evil.example/",
        "http://example.org:99999/",
        "http://example.org/?q=1",
        "ftp://example.org/",
        "file:///srv/record/",
        "mailto:x",
        "https:///record/",
        "no-such-folder",
    ],
)
def test_what_is_neither_an_address_nor_a_folder_is_refused_in_words(copy: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"is no address of a copy|is neither a folder nor an address"):
        verify(tmp_path, copy)


@pytest.mark.parametrize(
    ("copy", "address"),
    [
        ("HTTP://Example.org", "http://example.org/"),
        ("https://example.org/record", "https://example.org/record/"),
        ("http://[::1]:8000/a/", "http://[::1]:8000/a/"),
        ("https://bücher.example/ä/", "https://xn--bcher-kva.example/%C3%A4/"),
        ("https://example.org:443/", "https://example.org/"),
        ("C:\\record", None),
        ("./record", None),
    ],
)
def test_an_address_is_told_from_a_folder(copy: str, address: str | None) -> None:
    assert web_address(copy) == address
