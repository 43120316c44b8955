"""What a first view of a session costs a reader on a phone, and that what shows first needs two steps: the page, and what it names."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Browser, Request

BESIDE_THE_PAGE = 16_500  # bytes, gzipped: 14,700 when it was set; what is fetched later, when it is needed, does not count
PAGE = 0.27  # of its bytes, gzipped: of a page in Chinese 0.22, in English 0.19; facts and citations in its head are not to outgrow the text


@pytest.mark.parametrize("language", ["", "en/"])
def test_a_phone_fetches_little_beside_the_text_before_it_shows_a_session(language: str, root: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 412, "height": 823}, is_mobile=True)
    page = context.new_page()
    bodies: dict[str, bytes] = {}

    def keep(request: Request) -> None:
        response = request.response()
        assert response is not None
        bodies[request.url.rpartition("/")[2]] = response.body()

    page.on("requestfinished", keep)
    page.goto(f"{root}{language}sessions/part-1/")
    page.wait_for_selector("html[data-started]", state="attached")
    sizes = {name: len(gzip.compress(body)) for name, body in bodies.items()}
    text = bodies[""]
    named = set(page.evaluate("[...document.querySelectorAll('script[src], link')].map((element) => element.src || element.href)"))
    first = page.evaluate("performance.getEntriesByType('resource').filter((entry) => entry.renderBlockingStatus === 'blocking').map((entry) => entry.name)")
    context.close()
    assert len(gzip.compress(text)) <= PAGE * len(text)
    assert sum(sizes.values()) - sizes[""] <= BESIDE_THE_PAGE, sizes
    assert first
    assert set(first) <= named, "what shows first is named by the page itself"
    assert (
        not {"passage.js", "text-fragment.js", "toolbar.js", "clipboard.js", "contents.js", "side-notes.js", "search-target.js", "search-engine.js"}
        & sizes.keys()
    )
