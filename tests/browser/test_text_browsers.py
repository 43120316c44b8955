"""Text browsers, which know no stylesheet: what it draws elsewhere stands in the page, and links stand apart. Each is skipped where it is not installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

PROGRAMS = {"lynx": ("-dump", "-nolist", "-width=500"), "w3m": ("-dump", "-cols", "500"), "links2": ("-dump", "-width", "500")}

Read = Callable[[str], str]


@pytest.fixture(params=PROGRAMS)
def read(request: pytest.FixtureRequest, root: str) -> Read:
    """Return a function that gives the words of a page as a text browser shows them."""
    program = shutil.which(request.param)
    if not program:
        pytest.skip(f"{request.param} is not installed")

    def shown(path: str) -> str:
        done = subprocess.run([program, *PROGRAMS[request.param], root + path], capture_output=True, check=True, timeout=30)
        return done.stdout.decode(errors="replace")

    return shown


@pytest.mark.parametrize("path", ["sessions/part-1/", "sessions/part-1/bilingual/", "en/sessions/part-1/bilingual/"])
def test_misprints_and_printed_pages_are_marked(path: str, read: Read, site: Path) -> None:
    page = (site / path / "index.html").read_text(encoding="utf-8")
    words = read(path)
    assert words.count("†") == page.count('class="pr-erratum-mark"') > 10
    assert [number for number in re.findall(r'data-page="(\d+)"', page) if f"[{number}]" not in words] == []
    assert words.count("¶") > 20


@pytest.mark.parametrize(("path", "first", "second"), [("", "会议各部分", "发言人"), ("themes/", "开幕式", "社会保障的未来"), ("", "开幕式", "李昌徽")])
def test_links_and_what_stands_beside_them_do_not_run_together(path: str, first: str, second: str, read: Read) -> None:
    words = " ".join(read(path).split())
    assert f"{first} · {second}" in words


@pytest.mark.parametrize("path", ["", "en/sessions/part-3/", "en/glossary/"])
def test_nothing_of_the_machinery_is_listed(path: str, read: Read) -> None:
    assert "modulepreload" not in read(path)


@pytest.mark.parametrize(("path", "sentence"), [("search/", "搜索需要启用 JavaScript"), ("en/search/", "JavaScript")])
def test_the_search_page_says_what_it_needs_and_leads_to_the_indexes(path: str, sentence: str, read: Read) -> None:
    words = " ".join(read(path).split())
    assert sentence in words
    assert ("术语" if path == "search/" else "Glossary") in words.partition(sentence)[2]
