"""The server configurations: each says every header, every type and the page for missing addresses."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from proceedings.publish import headers


@pytest.mark.parametrize("server", headers.CONFIGURATIONS)
@pytest.mark.parametrize("root", ["/", "/rec/"])
def test_every_server_sends_every_header_and_type(server: str, root: str) -> None:
    text = headers.configuration(server, f"https://example.org{root}")
    for name, value in headers.HEADERS.items():
        assert name in text
        assert value in text
    for ending in headers.TYPES.keys() - {"html"}:
        assert ending.replace(".", "\\.") in text or ending in text
        assert headers.TYPES[ending] in text
    for rule in (headers.SHORT, headers.FOREVER):
        assert rule in text
    if server != "headers":
        assert f"{root}404.html" in text
        assert "example.org" in text
    else:
        assert text.startswith(f"{root}*\n")


def test_caddy_is_told_in_order_since_what_stands_later_prevails() -> None:
    _, _, route = headers.configuration("caddy").partition("\troute {")
    order = [route.index(words) for words in (headers.SHORT, headers.FOREVER, "*.json", "*.csl.json", "file_server", "handle_errors", "404.html", "text/html")]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("path", "type_", "cache"),
    [
        ("index.html", "text/html; charset=utf-8", "no-cache"),
        ("sessions/part-1/part-1.akn.xml", "application/akn+xml", "no-cache"),
        ("sessions/part-1/part-1.csl.json", "application/vnd.citationstyles.csl+json", "no-cache"),
        ("data/parallel.tsv", "text/tab-separated-values; charset=utf-8", "no-cache"),
        ("assets/0123456789/javascripts/site.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"),
        ("en/search/0123456789/w0.bin", "application/octet-stream", "public, max-age=31536000, immutable"),
        ("en/search/index.bin", "application/octet-stream", "no-cache"),
        ("en/sessions/part-2/part-2.pdf", "application/pdf", "no-cache"),
        ("data/proceedings.epub", "application/epub+zip", "no-cache"),
        ("licences.txt", "text/plain; charset=utf-8", "no-cache"),
    ],
)
def test_a_file_has_its_type_and_is_kept_as_long_as_it_stays_the_same(path: str, type_: str, cache: str) -> None:
    assert headers.headers_of(path)["Content-Type"] == type_
    assert headers.headers_of(path)["Cache-Control"] == cache


def test_every_file_of_the_site_has_a_type_and_what_is_text_is_compressed(other_site: Path) -> None:
    untyped = {file.name for file in other_site.rglob("*") if file.is_file() and not any(file.name.endswith(f".{ending}") for ending in headers.TYPES)}
    assert untyped == {headers.HOST_FILE}
    for server in ("nginx", "caddy"):
        text = headers.configuration(server)
        packed = text.partition("gzip_types" if server == "nginx" else "match {")[2].partition(";" if server == "nginx" else "}")[0]
        for ending, media in headers.TYPES.items():
            binary = ending in {"pdf", "epub", "gz", "png", "bin"}
            assert (media in packed) == (not binary and not (server == "nginx" and ending == "html")), (server, ending)  # nginx packs HTML anyway


def test_a_missing_page_is_answered_in_the_language_of_its_folder(other_site: Path) -> None:
    for language in ("en", "ar"):
        page = html.fromstring((other_site / language / "404.html").read_text(encoding="utf-8"))
        assert page.get("lang") == language
        assert page.find(".//h1").getparent().get("lang") == language
        assert f"/{language}/" in page.xpath("//nav[@class='pr-sections']/a/@href")[0]
