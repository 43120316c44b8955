"""Every link and every fragment of every page, in both languages, leads somewhere on the site."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from lxml import html

from conftest import DATA
from proceedings.model.urls import entry_addresses, page_addresses
from proceedings.reader.load_result import LoadResult
from proceedings.reader.loader import load


class Read(NamedTuple):
    """What a page links: ids, addresses and JSON-LD."""

    ids: list[str]
    addresses: list[str]
    data: list[str]


@cache
def pages_of(site: Path) -> dict[str, Read]:
    """Return what each page of a site links, by its path: to read all pages takes longer than to follow their links."""
    return {file.relative_to(site).as_posix(): _read(html.fromstring(file.read_text(encoding="utf-8"))) for file in site.rglob("*.html")}


def _read(page: html.HtmlElement) -> Read:
    return Read(*(list(map(str, page.xpath(path))) for path in ("//@id", "//@href | //@src | //form/@action", "//script[@type='application/ld+json']/text()")))


@pytest.mark.parametrize("name", ["site", "other_site"])
def test_every_internal_link_and_fragment_leads_somewhere(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    pages = pages_of(site)
    ids = {path: set(page.ids) for path, page in pages.items()}
    broken = []
    for path, page in pages.items():
        for value in page.addresses:
            parts = urlsplit(value)
            if parts.scheme or parts.netloc:
                continue
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(path), unquote(parts.path)))[1:] if parts.path else path
            if (site / target).is_dir():
                target = posixpath.join(target, "index.html")
            if not (site / target).is_file() or (parts.fragment and target in ids and parts.fragment not in ids[target]):
                broken.append(f"{path}: {value}")
    assert broken == []


@pytest.mark.parametrize("name", ["site", "other_site"])
def test_everything_that_the_json_ld_of_a_page_names_is_on_the_site(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    pages = pages_of(site)
    broken, kinds = [], set()
    for path, page in pages.items():
        for data in page.data:
            for node in _nodes(json.loads(data)):
                kinds.add(node.get("@type"))
                address, _, fragment = node.get("@id", "").lstrip("/").partition("#")
                entry = pages.get(f"{address}index.html")
                if "@id" in node and (entry is None or (fragment and fragment not in entry.ids)):
                    broken.append(f"{path}: {node['@id']}")
    assert broken == []
    assert kinds >= {"Event", "CreativeWork", "Quotation", "Person", "Organization", "DefinedTerm"}


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object inside a JSON document."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _nodes(inner)


@pytest.mark.parametrize("name", ["site", "other_site"])
def test_no_id_stands_twice_on_a_page(name: str, request: pytest.FixtureRequest) -> None:
    for path, page in pages_of(request.getfixturevalue(name)).items():
        assert len(page.ids) == len(set(page.ids)), path


def test_every_promised_address_is_a_page_in_every_language(site: Path, loaded: LoadResult) -> None:
    registered = yaml.safe_load((loaded.docs / "_data" / "addresses.yml").read_text(encoding="utf-8"))
    assert loaded.record is not None
    for root in ("", "en/"):
        for address in registered["pages"]:
            path, _, entry = address[1:].partition("#")
            file = site / root / path / "index.html"
            assert file.is_file(), address
            assert not entry or f'id="{entry}"' in file.read_text(encoding="utf-8"), address
        for place in registered["paragraphs"]:
            session, _, paragraph = place.partition("/")
            assert f'id="{paragraph}"' in (site / root / "sessions" / session / "index.html").read_text(encoding="utf-8"), place
    assert {*page_addresses(loaded.record), *entry_addresses(loaded.record)} == set(registered["pages"])


def test_every_remark_has_its_element_its_permalink_and_its_speaker(site: Path, loaded: LoadResult) -> None:
    record = loaded.record
    assert record is not None
    for root in ("", "en/"):
        for session in record.sessions.values():
            page = html.fromstring((site / root / "sessions" / session.id / "index.html").read_text(encoding="utf-8"))
            elements = page.xpath("//section[contains(@class, 'pr-turn')]")
            assert [(entry.get("data-remark"), entry.get("data-speaker"), entry.get("data-kind")) for entry in elements] == [
                (remark.id, remark.by, remark.kind) for remark in session.remarks
            ]
            for item in elements:
                id = item.get("data-remark")
                holder = item if item.get("id") else item.xpath("./h2 | ./h3")[0]
                assert holder.get("id") == id
                assert item.xpath(f".//a[@href='#{id}'][@data-apparatus]")


def test_the_record_has_its_known_size(loaded: LoadResult) -> None:
    record = loaded.record
    assert record is not None
    kinds = [remark.kind for _, remark in record.remarks()]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {"speech": 31, "question": 21, "answer": 46, "passage": 3}
    assert (len(record.speakers), len(record.errata), len(record.sessions)) == (36, 90, 12)
    assert 14 <= len(record.themes) <= 24


def test_nobody_is_linked_by_chance_and_everybody_named_is_linked(site: Path) -> None:
    """费平 in 缴费平均 is no person; the two names broken over lines in the executive summary are."""
    part_4 = (site / "sessions" / "part-4" / "index.html").read_text(encoding="utf-8")
    assert "speakers/fei-ping" not in part_4
    summary = html.fromstring((site / "sessions" / "executive-summary" / "index.html").read_text(encoding="utf-8"))
    linked = {href.split("/")[-2] for href in summary.xpath("//section//p[@id]//a[@class='pr-person']/@href")}
    assert {"alberto-barrio", "jose-fernandez-albertos", "carmelo-mesa-lago", "fei-ping"} <= linked
    assert len(linked) == 31


def test_a_session_that_is_not_translated_says_so_and_shows_the_original_marked(other_site: Path) -> None:
    page = html.fromstring((other_site / "en" / "sessions" / "opening" / "index.html").read_text(encoding="utf-8"))
    assert page.get("lang") == "en"
    (notice,) = page.xpath("//*[@class='pr-notice']")
    assert "translation" in notice.text_content()
    assert {element.get("lang") for element in page.xpath("//section[contains(@class, 'pr-turn')]")} == {"fr"}


def test_another_conference_needs_no_other_code(other_site: Path) -> None:
    """Three languages, none of them Chinese, one from right to left; the fabricated record is whole on its pages."""
    assert {(html.fromstring((other_site / root / "index.html").read_text(encoding="utf-8")).get("lang"), root) for root in ("", "en", "ar")} == {
        ("fr", ""),
        ("en", "en"),
        ("ar", "ar"),
    }
    assert html.fromstring((other_site / "ar" / "index.html").read_text(encoding="utf-8")).get("dir") == "rtl"
    record = load(DATA / "other").record
    assert record is not None
    for session in record.sessions.values():
        page = html.fromstring((other_site / "sessions" / session.id / "index.html").read_text(encoding="utf-8"))
        for apparatus in page.xpath("//article//*[@data-apparatus]"):
            if apparatus.getparent() is not None:
                apparatus.drop_tree()
        for remark in session.remarks:
            for number, paragraph in enumerate(session.texts["fr"].remarks[remark.id].paragraphs, 1):
                (elements,) = page.xpath("//*[@id=$id]", id=f"{remark.id}-p{number}")
                assert elements.text_content().split() == paragraph.text.words.split()
