"""How pages are laid out in every engine that is installed: what stands where, at which width, and how titles are cut."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from contrast import FAINT

from serving import serving
from webdriver import Driver

REAL_TEXTS = (
    "",
    "sessions/",
    "themes/",
    "sessions/part-1/",
    "sessions/part-7/bilingual/",
    "sessions/part-7/zhai-yanli/",
    "organisations/high-level-group/",
    "data/",
)
TEXTS = (
    "",
    "sessions/",
    "sessions/panel-1/#nadia-fictive-p1",
    "sessions/workshop/",
    "sessions/panel-1/bilingual/",
    "sessions/panel-1/nadia-fictive/",
    "speakers/",
    "speakers/nadia-fictive/",
    "speakers/nadia-fictive/remarks/",
    "organisations/",
    "themes/",
    "glossary/",
    "figures/",
    "errata/",
    "about/",
    "nowhere/",
    "search/?q=a",
)


CIRCLES = """
  const box = (element) => element.getBoundingClientRect();
  const heads = [...document.querySelectorAll(".pr-map-sessions a")].map(box);
  const rows = [...document.querySelectorAll(".pr-map-cells")].map(box);
  return [heads.map((one) => [one.left, one.right, one.height]), rows.map((one) => [one.left, one.right]), document.documentElement.scrollWidth - innerWidth];
"""


@pytest.mark.parametrize("record", ["real", "few"])
@pytest.mark.parametrize("language", ["", "en/"])
def test_circles_stand_under_the_names_of_their_sessions_and_names_can_be_read(
    language: str, record: str, reader: Driver, watched_root: str, watched_other_root: str
) -> None:
    reader.resize(700, 900)
    reader.open(f"{watched_root if record == 'real' else watched_other_root}{language}themes/")
    narrow = reader.run(CIRCLES)
    reader.resize(1200, 900)
    for width, (heads, cells, over) in ((700, narrow), (1200, reader.run(CIRCLES))):
        assert over <= 0, width
        assert len(heads) > 2, width
        assert all(height > 20 for _, _, height in heads), width
        assert all(before[1] <= after[0] + 1 for before, after in pairwise(heads)), width
        for left, right in cells:
            column = (right - left) / len(heads)
            assert all(left + at * column - 1 <= (head[0] + head[1]) / 2 <= left + (at + 1) * column + 1 for at, head in enumerate(heads)), width


def test_the_contents_leave_the_text_free_and_no_page_is_wider_than_its_window(reader: Driver, watched_root: str) -> None:
    for path in ("sessions/part-1/", "en/sessions/part-1/", "sessions/part-1/bilingual/", "en/glossary/"):
        reader.open(watched_root + path)
        assert reader.run("return document.documentElement.scrollWidth <= innerWidth"), path
    reader.open(f"{watched_root}en/sessions/part-1/")
    right, left = reader.run("""
      const box = (selector) => document.querySelector(selector).getBoundingClientRect();
      return innerWidth < 1024 ? [0, 0] : [box(".pr-contents").right, box("[data-remark]").left];
    """)
    assert right <= left  # WPE without a screen keeps a window of 800 pixels


@pytest.mark.parametrize("path", ["sessions/panel-1/", "ar/sessions/panel-1/", "sessions/panel-1/bilingual/", "themes/", "search/"])
def test_text_of_twice_the_size_makes_no_page_wider_than_its_window(path: str, reader: Driver, watched_other_root: str) -> None:
    over = "document.documentElement.style.fontSize = '200%'; return document.documentElement.scrollWidth - innerWidth"
    reader.resize(640, 900)
    reader.open(watched_other_root + path)
    narrow = reader.run(over)
    reader.resize(1024, 900)
    wide = reader.run(over)
    reader.resize(1200, 900)
    assert narrow <= 0
    assert wide <= 0


def framing(path: str, headers: dict[str, str], status: int, body: bytes) -> tuple[dict[str, str], int, bytes]:
    """Let pages stand in a frame of 320 pixels, since windows of Firefox and WebKit are wider."""
    headers = {name: value for name, value in headers.items() if name != "Content-Security-Policy"}
    if path == "frame.html":
        return {**headers, "Content-Type": "text/html; charset=utf-8"}, 200, b"<!doctype html><iframe width=320 height=700></iframe>"
    return headers, status, body.replace(b"<meta http-equiv", b"<meta name")


WIDTHS = """
  const { document } = frames[0];
  document.documentElement.style.fontSize = "200%";
  for (const part of document.querySelectorAll("details")) part.open = true;
  const panel = document.querySelector(".pr-menu-panel").getBoundingClientRect();
  const boxes = [...document.querySelectorAll(".pr-languages a, .pr-header-name, .pr-menu summary, .pr-search-box input, .pr-search-box button")].map((link) => link.getBoundingClientRect());
  const isApart = (one, other) => one === other || one.right <= other.left || other.right <= one.left || one.bottom <= other.top + 1 || other.bottom <= one.top + 1;
  const isApartFromAll = (one) => one.left >= 0 && one.right <= 320 && boxes.every((other) => isApart(one, other));
  const names = [...document.querySelectorAll(".pr-map-sessions a")].map((name) => name.getBoundingClientRect());
  const isBehind = (count) => {
    const [box, last, line] = [count.getBoundingClientRect(), [...count.previousElementSibling.getClientRects()].pop(), count.parentElement.getBoundingClientRect()];
    return box.top < last.bottom || last.right + box.width + 12 > line.right;
  };
  return [
    document.documentElement.scrollWidth <= 320 && panel.left >= 0 && panel.right <= 320,
    boxes.every(isApartFromAll) && names.every((one) => names.every((other) => isApart(one, other))),
    document.dir === "rtl" || [...document.querySelectorAll(".pr-columns .pr-count")].every(isBehind),
  ];
"""


@pytest.mark.parametrize(("record", "language"), [("real", ""), ("real", "en/"), ("other", ""), ("other", "ar/")])
def test_in_a_window_of_320_pixels_text_of_twice_the_size_makes_no_page_wider(record: str, language: str, reader: Driver, site: Path, other_site: Path) -> None:
    with serving(site if record == "real" else other_site, change=framing) as root:
        reader.open(f"{root}frame.html")
        reader.run("window.faults = []")
        for path in REAL_TEXTS if record == "real" else TEXTS:
            reader.run("document.querySelector('iframe').src = arguments[0]", root + language + path)
            reader.wait(
                f"frames[0].location.href.endsWith({path!r}) && frames[0].document.readyState === 'complete' && frames[0].document.querySelector('.pr-menu')"
            )
            assert reader.run(WIDTHS) == [True, True, True], path


def test_links_of_the_navigation_stand_apart_and_languages_side_by_side_share_the_width(reader: Driver, watched_root: str) -> None:
    reader.open(f"{watched_root}sessions/part-1/bilingual/")
    gaps, widths = reader.run("""
      const links = [...document.querySelectorAll(".pr-sections a, #alberto-barrio .pr-place > *")].map((link) => link.getBoundingClientRect()).filter((box) => box.width);
      const [chinese, english] = document.querySelectorAll(".pr-row[id$='-p1'] > [lang]");
      return [links.slice(1).map((box, at) => Math.abs(box.top - links[at].top) < 3 ? box.left - links[at].right : 99), [chinese, english].map((words) => words.clientWidth)];
    """)
    assert reader.run("return Math.min(...[...document.querySelectorAll('.pr-tools')].map((words) => parseFloat(getComputedStyle(words).lineHeight)))") >= 24
    reader.open(f"{watched_root}search/")
    gaps += reader.run("""
      const links = [...document.querySelectorAll(".pr-search-lists a")].map((link) => link.getBoundingClientRect());
      return links.slice(1).map((box, at) => Math.abs(box.top - links[at].top) < 3 ? box.left - links[at].right : 99);
    """)
    assert min(gaps) >= 8
    assert sum(widths) > 0.7 * reader.run("return innerWidth")
    assert abs(widths[0] - widths[1]) < 60


@pytest.mark.parametrize("language", ["", "ar/"])
def test_every_text_stands_out_from_what_is_behind_it_in_both_schemes(language: str, driver: Driver, watched_other_root: str) -> None:
    for path in TEXTS:
        driver.open(watched_other_root + language + path)
        if "search" in path:
            driver.wait("document.querySelector('[data-search-status=done]')")
        driver.run("for (const part of document.querySelectorAll('details')) part.open = true; document.querySelector('[data-references]')?.click();")
        for scheme in ("light", "dark"):
            driver.run("document.documentElement.dataset.scheme = arguments[0]", scheme)
            looked, faint = driver.run(FAINT)
            assert looked > 10
            assert faint == [], (path, scheme)


def test_titles_and_names_side_by_side_stand_over_the_columns_of_their_language(reader: Driver, watched_other_root: str) -> None:
    for path in ("sessions/panel-1/bilingual/", "ar/sessions/panel-1/bilingual/"):
        reader.open(watched_other_root + path)
        columns, covered = reader.run("""
          const edge = (words) => {
            const range = document.createRange();
            range.selectNodeContents(words);
            const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
            return Math.round(getComputedStyle(words).direction === "rtl" ? Math.max(...boxes.map((box) => box.right)) : Math.min(...boxes.map((box) => box.left)));
          };
          const rows = [...document.querySelectorAll("h1.pr-row, .pr-row-languages, .pr-part-heading, .pr-row-heading, .pr-row[id$='-p1']")];
          const apart = (mark, words) => mark.left >= words.right || mark.right <= words.left;
          return [
            rows.map((row) => [...row.querySelectorAll(":scope > [lang]:not(.pr-permalink)")].slice(1, 2).map(edge)[0]),
            [...document.querySelectorAll(".pr-part-heading > .pr-permalink")].filter((mark) => {
              const range = document.createRange();
              return [...mark.parentElement.querySelectorAll("h2, h3")].some((words) => {
                range.selectNodeContents(words);
                return !apart(mark.getBoundingClientRect(), range.getBoundingClientRect());
              });
            }).length,
          ];
        """)
        assert len(columns) > 8
        assert max(columns) - min(columns) <= 3, path
        assert covered == 0


def test_on_a_phone_the_name_of_the_conference_keeps_some_room_beside_three_languages(reader: Driver, watched_other_root: str) -> None:
    reader.resize(340, 700)
    reader.open(f"{watched_other_root}ar/")
    name, width = reader.run("return [document.querySelector('.pr-header-name').clientWidth, document.documentElement.scrollWidth - innerWidth]")
    reader.resize(1200, 900)
    assert name >= 80
    assert width <= 0


LINES_OF_TITLES = """
  const range = document.createRange();
  const linesOf = (title) => {
    const words = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
    const lines = [];
    let last;
    while (words.nextNode()) {
      [...words.currentNode.data].forEach((sign, at) => {
        range.setStart(words.currentNode, at);
        range.setEnd(words.currentNode, at + 1);
        const box = [...range.getClientRects()].filter((box) => box.width > 0).pop(); // at the end of a line, WebKit gives an empty one too
        if (!box) return;
        if (Math.abs(box.top - last) > 5 || !lines.length) lines.push("");
        last = box.top;
        lines[lines.length - 1] += sign;
      });
    }
    return lines;
  };
  const titles = [...document.querySelectorAll("h1:not(.pr-row), h1 > em")].filter((title) => title.closest("[lang]").matches("[lang|=zh]"));
  return titles.map((title) => {
    title.style.width = `${arguments[0]}em`;
    return [title.textContent, linesOf(title)];
  });
"""


@pytest.mark.parametrize(
    "path",
    ["sessions/part-4/", "sessions/part-4/terry-ward/", "sessions/part-3/bilingual/", "en/sessions/part-7/bilingual/", "organisations/high-level-group/"],
)
def test_a_chinese_title_is_cut_between_words_and_no_line_has_a_single_character(path: str, reader: Driver, watched_root: str) -> None:
    reader.open(watched_root + path)
    for width in (14, 9, 6):  # em
        if width < 9 and reader.run("return CSS.supports('hanging-punctuation: first') && !CSS.supports('text-wrap: balance')"):
            continue  # where a word is longer than the line, WebKit of 2022 cuts it anywhere
        titles = reader.run(LINES_OF_TITLES, width)
        assert titles
        for text, lines in titles:
            assert len(lines) > 1, width
            assert text.strip().endswith("".join(lines).strip()), width
            assert [line for line in lines if sum(map(str.isalnum, line)) < 2] == [], width


def test_a_title_that_is_cut_is_copied_and_looked_for_as_one_text(reader: Driver, watched_root: str) -> None:
    reader.open(f"{watched_root}sessions/part-4/terry-ward/")
    title = reader.run("return document.querySelector('h1').textContent")
    assert reader.run("return document.querySelectorAll('h1 wbr').length") > 2
    copied, is_there = reader.run("""
      getSelection().selectAllChildren(document.querySelector("h1"));
      const copied = getSelection().toString();
      getSelection().removeAllRanges();
      return [copied, ["第四", "部分：欧盟", "政策和可", "筹资”的"].map((words) => find(words))];
    """)
    assert copied == title
    assert is_there in ([True] * 4, [False] * 4)  # an old Chromium without a window finds nothing by script
