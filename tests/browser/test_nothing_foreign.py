"""Every kind of page under the policy that is shipped: no violation, no other host, no cookie, nothing kept but what About lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from accessibility import EVERY_LOOK
from playwright.sync_api import Page

from conftest import ROOT
from proceedings.publish import headers
from serving import serving

SCRIPTS = ROOT / "overrides" / "assets" / "javascripts"
WATCH = "addEventListener('securitypolicyviolation', (event) => console.error(`violation: ${event.violatedDirective} ${event.blockedURI}`));"


def kinds(site: Path) -> list[str]:
    """Return one page of each kind, the first of those whose addresses differ in their ids alone, in its languages in turn.

    With PROCEEDINGS_LOOKS, in every language.
    """
    languages = {file.parent.parent.name for file in site.glob("*/sessions/index.html")}
    results: dict[tuple[str, ...], dict[str, str]] = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix().removesuffix("index.html")
        parts = [part for part in path.split("/") if part]
        language = parts.pop(0) if parts and parts[0] in languages else ""
        kind = tuple(part if place == 0 or part == "bilingual" else "*" for place, part in enumerate(parts))
        results.setdefault(kind, {}).setdefault(language, path)
    if EVERY_LOOK:
        return [path for paths in results.values() for path in paths.values()]
    return [list(paths.values())[number % len(paths)] for number, paths in enumerate(results.values())]


@pytest.fixture(scope="module", params=["site", "other_site"])
def address(request: pytest.FixtureRequest) -> Iterator[tuple[str, Path]]:
    """The real and the fabricated site, served with the headers that are shipped."""
    site: Path = request.getfixturevalue(request.param)
    with serving(site, "/") as root:  # a preview's 404.html stands at the root of its host
        yield root, site


def watched(page: Page, root: str) -> list[str]:
    """Return the list to which a page adds what goes wrong or goes elsewhere."""
    faults: list[str] = []
    page.add_init_script(WATCH)
    page.on("request", lambda request: faults.append(f"asks {request.url}") if not request.url.startswith(root) else None)
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    return faults


def stored_names(page: Page) -> list[str]:
    """Return what the page has in the browser's keeping: names of both storages, of databases and of caches."""
    names: Any = page.evaluate(
        "Promise.all([Object.keys(localStorage), Object.keys(sessionStorage), indexedDB.databases().then((all) => all.map((database) => database.name)),"
        " globalThis.caches ? caches.keys() : []]).then((all) => all.flat())"
    )
    return list(names)


def kept_names(page: Page) -> list[str]:
    """Return the list to which a page adds the name of whatever its scripts put into the browser's keeping, also where they take it out again."""
    names: list[str] = []
    page.add_init_script(
        "const put = Storage.prototype.setItem; Storage.prototype.setItem = function (name, value) { console.debug(`keeps ${name}`); put.call(this, name, value); };"
    )
    page.on("console", lambda message: names.append(message.text.removeprefix("keeps ")) if message.text.startswith("keeps ") else None)
    return names


def test_every_kind_of_page_keeps_the_policy_asks_nobody_else_and_keeps_nothing(address: tuple[str, Path], page: Page) -> None:
    root, site = address
    faults = watched(page, root)
    for path in kinds(site):
        page.goto(root + path)
        assert page.evaluate("document.styleSheets.length") >= 1, path
        assert (path, faults) == (path, [])
        assert (path, stored_names(page), page.context.cookies()) == (path, [], [])


def test_a_search_and_what_it_leads_to_keep_the_policy_and_keep_only_what_about_lists(site: Path, page: Page) -> None:
    with serving(site) as root:
        faults, kept = watched(page, root), kept_names(page)
        for language, words in (("", "数字"), ("en/", "insured")):
            page.goto(f"{root}{language}search/?q={words}")
            page.wait_for_selector("[data-search-status=done]")
            page.locator("[data-search-result]").first.click()
            page.wait_for_url(lambda address: "/search/" not in address)
            page.fill("[data-search-box] input", words)
            page.wait_for_selector("[data-search-panel]:not([hidden]) a")
        assert faults == []
        assert page.context.cookies() == []
        about = (ROOT / "docs" / "about.en.md").read_text(encoding="utf-8")
        assert kept
        assert [name for name in (*kept, *stored_names(page)) if f"`{name}`" not in about] == []


@pytest.mark.usefixtures("site")
def test_all_that_scripts_keep_is_listed_on_the_about_page_in_every_language() -> None:
    """A name begins with pr-; scripts use no other store than localStorage and sessionStorage."""
    names = set()
    for file in SCRIPTS.glob("*.js"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"document\.cookie|cookieStore|indexedDB|\bcaches\b|serviceWorker|sendBeacon|XMLHttpRequest|WebSocket|EventSource", text), file
        if re.search(r"(?:local|session)Storage", text):
            matches = re.findall(r"(?:const \w+ = |Item\()[\"'`](pr-[a-z-]+)", text)
            assert matches or "import { NAME }" in text, file  # of the script that gives the name
            names |= set(matches)
    for about in (ROOT / "docs").glob("about.*.md"):
        listed = set(re.findall(r"`(pr-[a-z-]+)`", about.read_text(encoding="utf-8")))
        assert listed == names, about


def test_a_page_opened_as_a_file_keeps_its_looks_under_its_own_policy(site: Path, tab: Page) -> None:
    tab.goto((site / "en" / "sessions" / "part-1" / "index.html").as_uri())
    assert tab.evaluate("getComputedStyle(document.querySelector('.pr-skip')).position") == "absolute"


def test_a_script_that_somebody_smuggles_in_does_not_run(site: Path, tab: Page) -> None:
    """The policy at work, by header and, where a host sends none, by the page's own meta element."""

    def smuggled(path: str, headers: dict[str, str], status: int, body: bytes) -> tuple[dict[str, str], int, bytes]:
        if "bare" in path:
            headers.pop("Content-Security-Policy", None)
        evil = b"<script>document.title='evil'</script><img src='x' onerror=\"document.title='evil'\"><script src='https://evil.invalid/x.js'></script></head>"
        return headers, status, body.replace(b"</head>", evil) if path.endswith(".html") else body

    def bare(path: str, headers: dict[str, str], status: int, body: bytes) -> tuple[dict[str, str], int, bytes]:
        return smuggled(f"bare/{path}", headers, status, body)

    for change in (smuggled, bare):
        with serving(site, change=change) as root:
            tab.goto(f"{root}about/")
            assert tab.title() != "evil"


def test_the_policy_allows_nothing_inline_and_no_evaluation() -> None:
    assert "unsafe" not in headers.policy()
    assert "frame-ancestors 'none'" in headers.policy()
    assert "frame-ancestors" not in headers.policy(meta=True)


def test_no_page_holds_what_the_policy_would_block(site: Path, other_site: Path) -> None:
    """No inline script, style or event, save blocks of data that nothing runs; and every page has the policy before all else."""
    for file in (*site.rglob("*.html"), *other_site.rglob("*.html")):
        text = file.read_text(encoding="utf-8")
        assert re.search(r'<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy" content="default-src \'none\'', text), file
        scripts = [element for element in re.findall(r"<script\b([^>]*)>", text) if "src=" not in element]
        assert all('type="application/ld+json"' in attributes for attributes in scripts), file
        assert not re.search(r"<[a-z][^>]*\s(?:style|on[a-z]+)=|<style\b|href=\"javascript:", text), file
