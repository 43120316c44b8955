"""Reader views and read-later services show the whole record: what they throw out by name, and what they keep when they run.

They drop an element whose class or id holds certain words, since these mostly name comments, menus and advertisements. The words
below are those of Readability.js 0.6.0 (Firefox, Safari) and readability-lxml 0.9; CONTRIBUTING says what follows for our names.
"""

from __future__ import annotations

import functools
import importlib
import math
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import html

from conftest import build
from marionette import Firefox
from webdriver import Driver

UNLIKELY = re.compile(
    r"-ad-|ai2html|banner|breadcrumbs|combx|comment|community|cover-wrap|disqus|extra|foot|gdpr|header|legends|menu|related|remark|replies|rss|shoutbox|"
    r"sidebar|skyscraper|social|sponsor|supplemental|ad-break|agegate|pagination|pager|popup|tweet|twitter|yom-remote",
    re.IGNORECASE,
)
KEPT = re.compile(r"and|article|body|column|content|main|shadow", re.IGNORECASE)
NEGATIVE = re.compile(
    r"-ad-|hidden|\bhid\b|banner|combx|comment|com-|contact|foot|gdpr|masthead|media|meta|outbrain|promo|related|scroll|share|shoutbox|sidebar|"
    r"skyscraper|sponsor|shopping|tags|tool|widget",
    re.IGNORECASE,
)
POSITIVE = re.compile(r"article|body|content|entry|main|page|post|text|blog|story", re.IGNORECASE)
AUTHOR = re.compile(r"byline|author|dateline|writtenby", re.IGNORECASE)
SHARE = re.compile(r"(?:\b|_)share(?:daddy)?(?:\b|_)", re.IGNORECASE)
KINDS = ("session", "remark", "remarks", "side-by-side", "register")
RECORD = (
    ".//*[@data-kind]//p[not(ancestor-or-self::*[@data-apparatus])] | .//*[@data-kind]//*[self::h2 or self::h3][not(ancestor-or-self::*[@data-apparatus])]"
    " | .//*[@data-footnote] | ./article/h3"
)
PARAGRAPHS = ".//*[@data-kind]//p[not(ancestor-or-self::*[@data-apparatus])] | ./article/h3"
MANY = 5  # paragraphs: a page with fewer may be too short for an article
LEAST = 0.98  # of the paragraphs of each kind of page and language, for the libraries that weigh links against words


def bare(words: str) -> str:
    """Return words without white space."""
    return "".join(words.split())


def own_texts(element: html.HtmlElement) -> list[str]:
    """Return the texts in an element that are the record's or its registers', not apparatus."""
    return list(element.xpath(".//text()[normalize-space()][not(ancestor::*[@data-apparatus])]"))


def named(element: html.HtmlElement) -> str:
    """Return class and id as reader views match them."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"


@functools.cache
def pages(site: Path) -> list[tuple[str, html.HtmlElement]]:
    """Return address and tree of the pages that hold the record or a register; no test changes a tree."""
    results = []
    for file in sorted(site.rglob("index.html")):
        page = html.fromstring(file.read_text(encoding="utf-8"))
        if (page.find("body").get("class") or "").removeprefix("pr-page-") in KINDS:
            results.append((str(file.parent.relative_to(site)), page))
    return results


def suspicions(tag: str, name: str, signed: bool) -> Iterator[tuple[float, str]]:
    """Yield why a reader view drops an element, each with the number of characters from which on it does not."""
    if UNLIKELY.search(name) and not KEPT.search(name):
        yield math.inf, "is taken for a comment or menu"
    if SHARE.search(name):
        yield 500, "is taken for a share button"
    if AUTHOR.search(name) and not signed:
        yield 100, "is taken for the author"
    if tag in ("div", "ul", "table", "section", "h2", "h3") and NEGATIVE.search(name) and not POSITIVE.search(name):
        yield math.inf, "weighs as an advertisement"
    if tag in ("aside", "footer", "object", "textarea", "select", "button", "form", "fieldset"):
        yield math.inf, "never stays"


def faults(page: html.HtmlElement) -> Iterator[str]:
    """Yield the elements of a page that a reader view would drop although they hold words of the record."""
    article = page.find(".//article")
    signed = bool(page.xpath("//meta[@name='author']"))
    for element in article.iter():
        if not isinstance(element.tag, str) or element.tag == "a":
            continue
        for limit, reason in suspicions(element.tag, named(element), signed):
            if not element.xpath("ancestor-or-self::*[@data-apparatus or self::nav]") and 0 < len(bare("".join(own_texts(element)))) < limit:
                yield f"<{element.tag}> {reason}: {named(element)}"
    for element in article.xpath(RECORD):
        if element.xpath("ancestor::div[not(@data-footnote)]"):
            yield f"a <div> around the record is dropped where it is short or full of links: {named(element)}"
        if element.get("id") and "pr-body" not in element.get("class", "").split():
            yield f"an id of the record stands without the class pr-body: {named(element)}"


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        ('<section class="pr-remark" data-remark="q1" data-kind="question"><p class="pr-body" id="q1-p1">Words.</p></section>', "comment or menu"),
        ('<section class="pr-body" data-remark="q1" data-kind="question"><p id="q1-p1">Words.</p></section>', "without the class"),
        ('<section class="pr-body" data-remark="q1" data-kind="question"><div><p class="pr-body" id="q1-p1">Words.</p></div></section>', "a <div> around"),
        ('<section class="pr-toolbox" data-remark="q1" data-kind="question"><p class="pr-body" id="q1-p1">Words.</p></section>', "advertisement"),
        ('<article><h3 id="gdp-share">Words</h3></article>', "share button"),
        ('<article><h3 id="competent-authority">Words</h3></article>', "author"),
    ],
)
def test_the_rule_names_what_would_be_dropped(markup: str, fault: str) -> None:
    page = html.fromstring(f"<html><body><article>{markup}</article></body></html>")
    assert [each_fault for each_fault in faults(page) if fault in each_fault]


@pytest.mark.parametrize("name", ["site", "other_site"])
def test_no_class_and_no_id_makes_a_reader_view_drop_words_of_the_record(name: str, request: pytest.FixtureRequest) -> None:
    results = [f"{path}: {fault}" for path, page in pages(request.getfixturevalue(name)) for fault in faults(page)]
    assert results == [], "see “Name a class” in CONTRIBUTING"


def test_ids_that_sound_like_a_menu_lose_nothing(docs: Path, tmp_path: Path) -> None:
    """People are called what they are called."""
    for file in (file for file in docs.rglob("*.*") if file.suffix in (".md", ".yml")):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"\bnadia-fictive\b", "yehudi-menuhin", text), encoding="utf-8")
    site = tmp_path / "site"
    done = build(docs, site)
    assert done.returncode == 0, done.stdout + done.stderr
    checked = [page for page in pages(site) if page[1].xpath("//*[contains(@id, 'menuhin')]")]
    assert checked
    assert [(path, fault) for path, page in checked for fault in faults(page)] == []


def lost(page: html.HtmlElement, extracted: str, blocks: str) -> tuple[int, int]:
    """Return how many of some `blocks` of the record a page has, and how many are not in what a reader view shows."""
    words = [max(map(bare, texts), key=len) for element in page.find(".//article").xpath(blocks) if (texts := own_texts(element))]
    shown = bare(extracted)
    return len(words), sum(block not in shown for block in words)


def _readability(source: str) -> str:
    return str(html.fromstring(importlib.import_module("readability").Document(source).summary()).text_content())


def _trafilatura(source: str) -> str:
    return importlib.import_module("trafilatura").extract(source, include_comments=False) or ""


@pytest.mark.parametrize(("library", "extract"), [("readability", _readability), ("trafilatura", _trafilatura)])
def test_read_later_services_keep_the_record(library: str, extract: Callable[[str], str], site: Path) -> None:
    pytest.importorskip(library, reason=f"{library} is not installed: .ci/run installs it")
    counts: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for path, page in pages(site):
        key = page.find("body").get("class").removeprefix("pr-page-"), page.get("lang")
        total, missing = lost(page, extract(html.tostring(page, encoding="unicode")), PARAGRAPHS)
        assert missing < total or total < MANY, path
        counts.setdefault(key, []).append((total, missing))
    assert len(counts) == 2 * len(KINDS)
    for (kind, language), pairs in counts.items():
        total, missing = (sum(column) for column in zip(*pairs, strict=True))
        assert total > 190, (kind, language)
        assert missing <= (0 if kind == "register" else (1 - LEAST) * total), f"{missing} of {total} on pages of the kind {kind} in {language}"


def test_no_heading_is_so_full_of_links_that_readability_drops_it(site: Path) -> None:
    for path, page in pages(site):
        for heading in page.xpath(".//*[@data-kind]//*[self::h2 or self::h3][not(ancestor-or-self::*[@data-apparatus])]"):
            linked = sum(len(bare(link.text_content())) for link in heading.iter("a"))
            assert linked <= len(bare(heading.text_content())) / 3, f"{path}: {heading.text_content()}"


def test_a_short_paragraph_with_a_link_to_a_term_is_no_menu_for_trafilatura(site: Path) -> None:
    """It takes a paragraph for a menu where it has less than 60 characters, and more than 80 % of its links less than ten."""
    checked = 0
    for path, page in pages(site):
        for paragraph in page.xpath(".//*[@data-kind]/p[not(@data-apparatus)]"):
            links = [" ".join(link.text_content().split()) for link in paragraph.iter("a")]
            if len(" ".join(paragraph.text_content().split())) < 60 and len(links) > 1:
                checked += 1
                assert sum(len(link) < 10 for link in links) / len(links) <= 0.8, f"{path}: {paragraph.text_content()}"
    assert checked


@pytest.mark.parametrize("name", ["site", "other_site"])
def test_each_note_is_an_item_of_a_list_of_endnotes_where_pandoc_finds_it(name: str, request: pytest.FixtureRequest) -> None:
    checked = 0
    for path, page in pages(request.getfixturevalue(name)):
        for call in page.xpath(".//article//a[@role='doc-noteref']"):
            [note] = page.xpath("//*[@id=$id]", id=call.get("href").removeprefix("#"))
            assert note.xpath("self::li/parent::ol/parent::section[@role='doc-endnotes']"), f"{path}: {call.get('href')}"
            back = note.xpath(".//a[@role='doc-backlink']")[0]
            assert back.text_content() == call.get("data-call")
            checked += 1
    assert checked


def test_a_heading_over_a_question_does_not_repeat_the_title_of_the_session(site: Path) -> None:
    """Defuddle drops a short section with a word such as “social” in its heading; lists of headings are to be short."""
    checked = 0
    for path, page in pages(site):
        for line in page.xpath(".//div[@class='pr-place']"):
            [heading], [title] = line.xpath("./*[self::h2 or self::h3]"), line.xpath("./p[@class='pr-place-session']")
            assert title.text_content() not in heading.text_content(), path
            checked += 1
    assert checked


READER_VIEW = """
const reader = {};
Services.scriptloader.loadSubScript("moz-src:///toolkit/components/reader/readability/Readability.js", reader);
return arguments[0].map((page) => new reader.Readability(new DOMParser().parseFromString(page, "text/html")).parse()?.textContent ?? "");
"""
AT_ONCE = 20  # pages: to load Readability for each takes a third of the time


@pytest.mark.parametrize("engine", ["firefox"], indirect=True)
@pytest.mark.parametrize(("name", "least"), [("site", 2000), ("other_site", 500)])
def test_the_reader_view_of_firefox_keeps_the_record(name: str, least: int, engine: Driver, request: pytest.FixtureRequest) -> None:
    """Its copy of Readability makes its reader view."""
    assert isinstance(engine, Firefox)
    trees = [page for _, page in pages(request.getfixturevalue(name))]
    sources = [html.tostring(page, encoding="unicode") for page in trees]
    shown = [text for start in range(0, len(sources), AT_ONCE) for text in engine.run_inside(READER_VIEW, sources[start : start + AT_ONCE])]
    counts = [lost(page, text, RECORD) for page, text in zip(trees, shown, strict=True)]
    total, missing = (sum(column) for column in zip(*counts, strict=True))
    assert total > least
    assert missing == 0, f"{missing} of {total}"


INLINE = frozenset({"a", "button", "cite", "em", "label", "small", "span", "strong", "summary", "time"})
AT_WORDS = frozenset({"pr-call", "pr-doubt-words", "pr-erratum-mark", "pr-permalink"})  # stand at the end of words on purpose


def run_together(page: html.HtmlElement) -> Iterator[str]:
    """Yield the words of two neighbours without a space between them, outside of running text."""
    for element in page.iter(*INLINE):
        following = element.getnext()
        in_record = element.xpath("ancestor::*[@data-kind] and not(ancestor::*[@data-apparatus])")
        if in_record or element.tail or following is None or following.tag not in INLINE:
            continue
        before, after = element.text_content(), following.text_content()
        is_apart = before.endswith((" ", "\n", "、")) or after[:1].isspace()
        if before.strip() and after.strip() and not is_apart and not {element.get("class"), following.get("class")} & AT_WORDS:
            yield f"{before[-20:]}|{after[:20]}"


def test_neighbours_without_a_space_are_named() -> None:
    page = html.fromstring("<nav><p><a>One</a> <a>two</a></p><p><span>Before</span><span>after</span></p></nav>")
    assert list(run_together(page)) == ["Before|after"]


@pytest.mark.parametrize("name", ["site", "other_site"])
def test_words_of_neighbours_do_not_run_together_where_nothing_is_laid_out(name: str, request: pytest.FixtureRequest) -> None:
    """Text browsers and programs that copy put no space between elements that have none; Firefox neither between two that flex lays out."""
    site = request.getfixturevalue(name)
    files = sorted(site.rglob("*.html"))
    assert len(files) > 50
    assert {file.relative_to(site): words for file in files if (words := list(run_together(html.document_fromstring(file.read_bytes().decode()))))} == {}
