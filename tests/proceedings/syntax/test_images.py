"""An image is a block with what it shows and a caption; its file is checked, published beside its session, and in every book."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from conftest import DATA, record_of
from proceedings.books.book import Book
from proceedings.books.epub import epub
from proceedings.checks import problems_of
from proceedings.exports import akn, json_record, md, tei, txt
from proceedings.incremental.outputs import text
from proceedings.model.edition import Edition
from proceedings.reader.loader import load
from proceedings.staging.site_context import SiteContext
from proceedings.staging.tree import stage
from proceedings.syntax.blocks import read

OTHER = DATA / "other"
RECORD = record_of(OTHER)
SESSION = RECORD.sessions["workshop"]
SLIDE = (OTHER / "sessions" / "slide-seats.png").read_bytes()
MARKS = '![A blue and white chequerboard](slide-seats.png "Slide 3: the plan of the *reading room*")'


def test_an_image_has_its_file_what_it_shows_and_a_caption_that_is_text_of_the_record() -> None:
    written = read(MARKS)
    assert (written.kind, written.file, written.alternative, written.faults) == ("image", "slide-seats.png", "A blue and white chequerboard", [])
    block = SESSION.texts["en"].remarks["sam-sample-2"].paragraphs[-1]
    assert (block.text.words, [mark.kind for mark in block.text.marks]) == ("Slide 3: the plan of the reading room", ["emphasis"])


@pytest.mark.parametrize(
    "raw",
    [
        "![](slide.png)",
        '![](slide.png "caption")',
        "![what](slide.png)",
        '![what](slide.png "")',
        '![what](slide.png "caption") and words',
        '![what](https://example.org/slide.png "caption")',
        '![what](../slide.png "caption")',
        '![what](slide.svg "caption")',
        '![what](Slide.png "caption")',
        "![what][1]",
    ],
)
def test_an_image_that_is_not_whole_or_of_another_host_is_refused(raw: str) -> None:
    assert read(raw).faults


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (None, "is not there; put the file into docs/sessions/"),
        (b"\xff\xd8\xff\xe0", "is image/jpeg; save it as PNG, JPEG, GIF or WebP, with the ending of its type"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is no image that is known; save it as PNG, JPEG, GIF or WebP, with the ending of its type"),
        (SLIDE + bytes(2_000_000), f"has {len(SLIDE) + 2_000_000:,} bytes; make it smaller than 2,000,000"),
    ],
)
def test_a_file_that_is_no_image_is_told_where_it_is_named(content: bytes | None, problem: str, docs: Path) -> None:
    file = docs / "sessions" / "slide-seats.png"
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    problems = [str(item) for item in problems_of(load(docs))]
    lines = {
        language: (docs / "sessions" / f"workshop.{language}.md").read_text(encoding="utf-8").split("![")[0].count("\n") + 1 for language in ("fr", "en", "ar")
    }
    assert problems == sorted(f"docs/sessions/workshop.{language}.md:{line}: the image 'slide-seats.png' {problem}" for language, line in lines.items())


def test_a_translation_without_the_image_is_told(change: Callable[..., list[str]]) -> None:
    problems = change("sessions/workshop.en.md", MARKS, "Slide 3: the plan of the reading room")
    assert any("'sam-sample-2-p5' is a paragraph, not an image" in item for item in problems)


@pytest.mark.parametrize(
    "address",
    ["sessions/workshop", "en/sessions/workshop", "en/sessions/workshop/bilingual", "ar/sessions/workshop/sam-sample-2", "speakers/sam-sample/remarks"],
)
def test_every_page_shows_the_image_that_is_published_beside_its_session(address: str, other_site: Path) -> None:
    page = html.fromstring((other_site / address / "index.html").read_text(encoding="utf-8"))
    images = page.xpath("//figure/img")
    assert images
    for image in images:
        assert (other_site / address / image.get("src")).resolve().read_bytes() == SLIDE
        assert image.get("alt")
        assert (image.get("width"), image.get("height")) == ("320", "180")
        assert image.getnext().tag == "figcaption"


def image_file(name: str, width: int, height: int) -> bytes:
    """Return the beginning of an image of one of the formats, as far as it tells the size."""
    return {
        "a.gif": b"GIF89a" + width.to_bytes(2, "little") + height.to_bytes(2, "little") + bytes(8),
        "a.jpg": b"\xff\xd8\xff\xc0\x00\x11\x08" + height.to_bytes(2, "big") + width.to_bytes(2, "big") + b"\x03" + bytes(9),
        "a.webp": b"RIFF\x1e\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00" + bytes(4) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little"),
        "a.png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes(9),
    }[name]


@pytest.mark.parametrize("name", ["a.gif", "a.jpg", "a.webp", "a.png"])
def test_a_page_keeps_the_place_of_an_image_of_any_format_until_it_arrives(name: str, tmp_path: Path) -> None:
    (tmp_path / "sessions").mkdir()
    (tmp_path / "sessions" / name).write_bytes(image_file(name, 640, 360))
    site = SiteContext(RECORD, {}, docs=tmp_path)
    assert site.image_size(name) == (640, 360)
    (tmp_path / "sessions" / name).write_bytes(b"not an image")
    assert site.image_size(name) is None
    assert site.image_size("gone.png") is None
    assert SiteContext(RECORD, {}).image_size(name) is None


def test_a_book_has_the_image_in_itself() -> None:
    with zipfile.ZipFile(io.BytesIO(epub(Book(Edition(RECORD, "en"), docs=OTHER), Path("overrides")))) as archive:
        chapter = archive.read("EPUB/workshop.xhtml").decode()
    assert '<img src="data:image/png;base64,' in chapter
    assert 'alt="A blue and white chequerboard"/>' in chapter


def test_another_engine_gets_the_published_image_or_what_it_shows() -> None:
    assert 'src="https://example.org/en/sessions/workshop/slide-seats.png"' in stage(RECORD, {}, "https://example.org/")["en/sessions/workshop.md"]
    assert 'aria-label="A blue and white chequerboard"' in stage(RECORD, {})["en/sessions/workshop.md"]


def test_the_exports_have_address_what_it_shows_and_caption() -> None:
    edition = Edition(RECORD, "en", "https://example.org/")
    url = "https://example.org/en/sessions/workshop/slide-seats.png"
    shown = "A blue and white chequerboard"
    assert (
        f'<figure><graphic url="{url}" /><head>Slide 3: the plan of the <emph>reading room</emph></head><figDesc>{shown}</figDesc></figure>'
        in tei.session_file(edition, SESSION)
    )
    assert f'<img src="{url}" alt="{shown}" />Slide 3: the plan of the <i>reading room</i></p>' in text(akn.session_file(edition, SESSION))
    assert f"![{shown}](<{url}>)\n\nSlide 3: the plan of the *reading room*" in md.session_file(edition, SESSION)
    assert f"[{shown}]\nSlide 3: the plan of the reading room\n" in txt.session_file(edition, SESSION)
    remarks = {remark["id"]: remark for remark in json.loads(json_record.session_file(edition, SESSION))["session"]["remarks"]}
    block = remarks["sam-sample-2"]["texts"]["en"]["paragraphs"][-1]
    assert (block["kind"], block["image"]) == ("image", {"url": url, "alternative": shown})
