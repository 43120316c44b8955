"""The comparison of a published copy with the build: each kind of fault of a copy is told, and a good copy has none."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from proceedings.publish.page_requests import asked
from proceedings.publish.verify import verify
from serving import as_it_is, serving

Answer = tuple[dict[str, str], int, bytes]
PAGE = "about/index.html"


def test_a_good_copy_on_a_server_and_in_a_folder_has_no_fault(other_site: Path, tmp_path: Path) -> None:
    with serving(other_site) as root:
        faults, count = verify(other_site, root)
    assert faults == []
    assert count > 100
    assert verify(other_site, str(shutil.copytree(other_site, tmp_path / "copy"))) == ([], count)


@pytest.fixture(scope="module")
def small_site(other_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some files of a site: each fault is told of one file."""
    folder = tmp_path_factory.mktemp("small")
    for name in ("index.html", "404.html", PAGE, "en/404.html", "data/parallel.tmx"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(other_site / name, folder / name)
    return folder


def spoil(name: str, make: Callable[[dict[str, str], int, bytes], Answer]) -> Callable[..., Answer]:
    return lambda path, headers, status, body: make(headers, status, body) if path == name else (headers, status, body)


def without(name: str) -> Callable[..., Answer]:
    return lambda _, headers, status, body: ({header: value for header, value in headers.items() if header != name}, status, body)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (spoil(PAGE, lambda headers, _, body: (headers, 500, body)), f"{PAGE}: answers 500; copy the file"),
        (spoil(PAGE, lambda headers, _, body: (headers, 404, body)), f"{PAGE}: answers 404; copy the file"),
        (spoil(PAGE, lambda headers, status, body: (headers, status, body + b" ")), f"{PAGE}: is not the file of the build; copy it again"),
        (
            spoil("data/parallel.tmx", lambda headers, status, body: ({**headers, "Content-Type": "text/plain"}, status, body)),
            "data/parallel.tmx: Content-Type is text/plain, not application/x-tmx+xml; configure the server",
        ),
        (without("X-Content-Type-Options"), "index.html: X-Content-Type-Options is missing, not nosniff; configure the server"),
        (without("Cache-Control"), "index.html: Cache-Control is missing, not no-cache; configure the server"),
        (without("Content-Security-Policy"), "index.html: Content-Security-Policy is missing, not default-src 'none'"),
        (
            spoil(PAGE, lambda headers, status, body: (headers, status, body.replace(b"<head>", b"<head><script src='//cdn.invalid/x.js'></script>"))),
            f"{PAGE}: asks another host for //cdn.invalid/x.js; remove it",
        ),
        (
            lambda _, headers, status, body: (headers, 200 if status == 404 else status, body),
            "no-such-page-of-the-record/: answers 200, not 404; let the server answer missing addresses with 404.html",
        ),
        (
            lambda _, headers, status, body: (headers, status, b"nothing here" if status == 404 else body),
            "no-such-page-of-the-record/: is not answered with the nearest 404.html; set it as the page for missing addresses",
        ),
    ],
)
def test_a_fault_of_a_copy_is_told(change: Callable[..., Answer], message: str, small_site: Path) -> None:
    with serving(small_site, change=change) as root:
        faults, _ = verify(small_site, root)
    assert [fault for fault in faults if fault.startswith(message)], faults[:5]


def test_where_headers_cannot_be_set_the_files_alone_are_compared(small_site: Path) -> None:
    def bare(_path: str, _headers: dict[str, str], status: int, body: bytes) -> Answer:
        return {"Content-Type": "text/plain"}, status, body

    with serving(small_site, change=bare) as root:
        assert verify(small_site, root, headers=False)[0] == []
        assert verify(small_site, root)[0] != []


def test_a_folder_that_lacks_a_file_or_has_another_is_told(other_site: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(other_site, tmp_path / "copy"))
    (copy / PAGE).unlink()
    (copy / "404.html").write_text("<img src='https://example.org/x.png'>", encoding="utf-8")
    assert verify(other_site, str(copy))[0] == [
        "404.html: is not the file of the build; copy it again",
        "404.html: asks another host for https://example.org/x.png; remove it",
        f"{PAGE}: answers 404; copy the file",
    ]


def test_a_copy_that_does_not_answer_is_told(small_site: Path) -> None:
    faults, count = verify(small_site, "http://127.0.0.1:9/")
    assert len([fault for fault in faults if "gives no answer" in fault]) >= count


def test_what_is_asked_for_by_itself_is_told_from_what_is_linked() -> None:
    html = "<a href='https://x.org'></a><link rel='canonical' href='https://x.org'><link rel='icon' href='a.svg'><img srcset='b.png 1x, c.png 2x'><iframe src='d'></iframe>"
    assert asked(html, html=True) == ["a.svg", "b.png", "c.png", "d"]
    assert asked("@import 'e.css'; a { background: url(f.png) }", html=False) == ["e.css", "f.png"]


def test_the_tests_server_changes_nothing_unless_told() -> None:
    assert as_it_is("x", {}, 200, b"") == ({}, 200, b"")
