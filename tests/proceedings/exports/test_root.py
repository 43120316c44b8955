"""The files for programs at the root of the site."""

from __future__ import annotations

import re

from lxml import etree

from conftest import DATA
from proceedings.exports import root
from proceedings.model.edition import Edition
from proceedings.reader.loader import load

ATOM = "{http://www.w3.org/2005/Atom}"


def edition(language: str, site_url: str) -> Edition:
    record = load(DATA / "other").record
    assert record is not None
    return Edition(record, language, site_url)


def test_the_feed_tells_each_edition_once_with_the_date_of_the_record() -> None:
    language_edition = edition("ar", "https://example.org/rec/")
    feed = etree.fromstring(dict(root.files(language_edition))["ar/feed.xml"].encode())
    assert feed.findtext(f"{ATOM}id") == "https://example.org/rec/ar/feed.xml"
    assert feed.findtext(f"{ATOM}updated") == f"{language_edition.record.changes[-1].date}T00:00:00Z"
    assert [entry.findtext(f"{ATOM}content") for entry in feed.iter(f"{ATOM}entry")] == [
        change.changes["ar"] for change in reversed(language_edition.record.changes)
    ]


def test_readers_of_feeds_get_the_edition_in_words_its_date_and_the_address_of_the_site() -> None:
    language_edition = edition("en", "https://example.org/rec/")
    feed = etree.fromstring(dict(root.files(language_edition))["en/feed.xml"].encode())
    for entry, change in zip(feed.iter(f"{ATOM}entry"), reversed(language_edition.record.changes), strict=True):
        title = entry.findtext(f"{ATOM}title") or ""
        assert title.startswith(f"Edition {change.version}, ")
        assert entry.findtext(f"{ATOM}published") == f"{change.date}T00:00:00Z"
    assert feed.findall(f"{ATOM}link")[0].get("href") == "https://example.org/rec/en/"


def test_robots_name_the_sitemap_only_where_there_is_one() -> None:
    assert "Sitemap: https://example.org/rec/sitemap.xml" in root.robots(edition("fr", "https://example.org/rec/"))
    assert "Sitemap" not in root.robots(edition("fr", ""))


def test_programs_are_pointed_at_the_plain_text_of_every_language() -> None:
    text = root.llms(edition("fr", "https://example.org/rec/"))
    for path in ("data/proceedings.txt", "en/data/proceedings.txt", "ar/data/proceedings.txt"):
        assert f"(https://example.org/rec/{path})" in text


def test_llms_txt_lists_files_under_a_heading_for_each_language_and_says_on_what_terms() -> None:
    language_edition = edition("fr", "https://example.org/rec/")
    head, *sections = root.llms(language_edition).split("\n## ")
    assert head.startswith(f"# {language_edition.record.conference.name['fr']}\n\n> ")
    assert all(rights.statement["fr"] in head for rights in language_edition.record.conference.rights)
    assert [section.partition("\n")[0] for section in sections] == [*(language.name for language in language_edition.record.conference.languages), "JSON"]
    for section in sections:
        links = [line for line in section.split("\n")[1:] if line]
        assert links
        assert all(re.match(r"- \[[^\]]+\]\(https://example\.org/rec/[^)]+\)", line) for line in links)


def test_an_unpublished_site_has_no_feed() -> None:
    assert list(dict(root.files(edition("fr", "")))) == ["robots.txt", "llms.txt"]
