"""Old addresses: after a change they still lead to the words that stood there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from conftest import DATA, build
from proceedings.reader.address_register import Addresses
from proceedings.reader.loader import load
from serving import serving


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The fabricated conference after a remark took another id, a theme went, and the first paragraph of a speech was split."""
    folder = tmp_path_factory.mktemp("changed")
    docs = Path(shutil.copytree(DATA / "other", folder / "docs"))
    for file in docs.glob("sessions/panel-1.*.md"):
        text = file.read_text(encoding="utf-8").replace("{id: layla-mithal, ", "{id: layla-mithal-3, ").replace("{#layla-mithal}", "{#layla-mithal-3}")
        head, mark, rest = text.replace("at: layla-mithal-p", "at: layla-mithal-3-p").partition("{#nadia-fictive}\n\n")
        first, _, rest_of_text = rest.partition(" ")
        file.write_text(f"{head}{mark}{first}\n\n{rest_of_text}", encoding="utf-8", newline="\n")
    data = docs / "_data"
    (data / "redirects.yml").write_text(
        "/sessions/panel-1/layla-mithal/: /sessions/panel-1/layla-mithal-3/\n/themes/old-name/: /themes/training/\n", encoding="utf-8"
    )
    for name in ("figures.yml", "errata.yml"):
        (data / name).write_text((data / name).read_text(encoding="utf-8").replace("panel-1/layla-mithal\n", "panel-1/layla-mithal-3\n"), encoding="utf-8")
    loaded = load(docs)
    assert loaded.record is not None
    after: Addresses = loaded.addresses.extended(loaded.record, acknowledge=True)
    (data / "addresses.yml").write_text(str(after), encoding="utf-8")
    done = build(docs, folder / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    with serving(folder / "site") as address:
        yield address


@pytest.mark.parametrize("language", ["", "en/", "ar/"])
def test_old_links_land_on_the_right_words_in_every_language(language: str, changed: str, page: Page) -> None:
    page.goto(f"{changed}{language}sessions/panel-1/#layla-mithal-p2")
    assert page.locator(":target").evaluate("anchor => anchor.parentElement.id") == "layla-mithal-3-p2"
    page.goto(f"{changed}{language}sessions/panel-1/layla-mithal/#layla-mithal-p2")
    page.wait_for_url(f"{changed}{language}sessions/panel-1/layla-mithal-3/#layla-mithal-p2")
    assert page.locator(":target").evaluate("anchor => anchor.parentElement.id") == "layla-mithal-3-p2"
    page.goto(f"{changed}{language}themes/old-name/")
    page.wait_for_url(f"{changed}{language}themes/training/")


def test_a_paragraph_that_was_split_says_where_its_old_words_stand_now(changed: str, page: Page) -> None:
    """What was paragraph 2 is paragraph 3 now; the old link arrives at the new paragraph 2, which leads on."""
    page.goto(f"{changed}en/sessions/panel-1/#nadia-fictive-p2")
    page.locator("#nadia-fictive-p2 .pr-moved").click()
    page.wait_for_url(re.compile(r"#nadia-fictive-p3$"))
    expect(page.locator("#nadia-fictive-p2 .pr-moved")).to_be_hidden()


def test_a_moved_page_sends_readers_on_without_script(changed: str, page_without_scripts: Page) -> None:
    page_without_scripts.goto(f"{changed}themes/old-name/")
    page_without_scripts.wait_for_url(f"{changed}themes/training/")
