"""Linking to what somebody said, as a reader does it: handles, passages, quotations."""

from __future__ import annotations

import random
import re
from urllib.parse import unquote

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from waiting import wait_in


@pytest.fixture
def page(page: Page) -> Page:
    """A page that may write to the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def copied(page: Page, button: str) -> str:
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("button", name="Copied", exact=True).or_(page.get_by_role("button", name="已复制", exact=True))).to_be_visible()
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_handle_gives_the_link_to_a_paragraph_in_its_session_and_alone(root: str, page: Page) -> None:
    page.goto(f"{root}en/sessions/part-2/")
    page.locator("#fan-weidong-p2 > .pr-permalink").click()
    expect(page).to_have_url(f"{root}en/sessions/part-2/#fan-weidong-p2")
    assert copied(page, "Copy link") == page.url
    page.locator("#fan-weidong-p2 > .pr-permalink").click()
    alone = copied(page, "Copy link to the remark alone")
    assert alone == f"{root}en/sessions/part-2/fan-weidong/#fan-weidong-p2"
    page.goto(alone)
    expect(page.locator(":target")).to_contain_text("As regards coverage")
    expect(page.locator(":target")).to_contain_text("从覆盖范围和保障对象来看")


def test_a_handle_works_by_keyboard_and_escape_gives_the_focus_back(root: str, page: Page) -> None:
    page.goto(f"{root}sessions/part-2/")
    handle = page.locator(".pr-turn[data-remark=q1] .pr-place > .pr-permalink")
    handle.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="复制链接", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-copy-status]")).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == f"{root}sessions/part-2/#q1"
    page.keyboard.press("Escape")
    expect(handle).to_be_focused()
    expect(page.locator(".pr-toolbar")).to_have_count(0)


def test_words_are_shown_to_be_copied_by_hand_where_the_clipboard_is_closed(root: str, page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false")
    page.goto(f"{root}en/sessions/part-2/fan-weidong-2/")
    page.locator("[data-copy=cite-apa]").click()
    expect(page.get_by_label("Copy this by hand")).to_have_value(re.compile(r"^Fan, W\. \[樊卫东\]\. \(2022, July 26–28\)\. \[Answer in"))


@pytest.mark.parametrize(
    ("path", "kind", "speaker", "session"),
    [
        ("en/sessions/part-3/", "Speech", "Carmelo Mesa-Lago", "Part 3"),
        ("en/sessions/part-3/bilingual/", "Speech", "Carmelo Mesa-Lago", "Part 3"),
        ("sessions/part-3/carmelo-mesa-lago/", "发言", "卡梅罗·梅萨-拉戈", "第三部分"),
    ],
)
def test_the_line_over_a_remark_and_a_title_in_two_languages_do_not_run_together_where_they_are_pasted(
    path: str, kind: str, speaker: str, session: str, root: str, page: Page
) -> None:
    """A word processor takes the HTML of the clipboard, in which Chromium leaves out the white space between the items of a flex container."""
    page.goto(root + path)
    page.locator("main").evaluate("main => getSelection().selectAllChildren(main)")
    page.keyboard.press("ControlOrMeta+c")
    pasted = html.fromstring(page.evaluate("navigator.clipboard.read().then(([item]) => item.getType('text/html')).then((blob) => blob.text())"))
    lines = [line.text_content() for line in pasted.xpath("//p[@class='pr-place']")]
    assert any(line.startswith(f"{kind} {speaker} {session}") for line in lines)
    titles = pasted.xpath("//h1[@class='pr-row']/em[position() < last()]/text()")
    assert bool(titles) == path.endswith("bilingual/")
    assert all(words.endswith(" ") for words in titles)


@pytest.mark.parametrize("place", ["sessions/part-3/#carmelo-mesa-lago-p2", "en/sessions/part-7/#q2", "sessions/keynotes/zheng-gongcheng/#zheng-gongcheng-p4"])
@pytest.mark.parametrize("width", [320, 1100])
def test_an_arriving_reader_sees_the_words_marked_and_who_speaks_where(place: str, width: int, root: str, page_without_scripts: Page) -> None:
    page = page_without_scripts
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(root + place)
    page.wait_for_function("scrollY > 0")
    target = page.locator(f"#{place.partition('#')[2]}")
    section = page.locator(".pr-turn", has=target).or_(page.locator(f".pr-turn#{place.partition('#')[2]}")).last
    line, box = section.locator(".pr-place").bounding_box(), target.bounding_box()
    assert line is not None
    assert box is not None
    assert -1 <= line["y"] <= 700 - line["height"]
    assert box["y"] + 1 >= (line["y"] + line["height"] if target.evaluate("element => element.matches('p, .pr-row')") else line["y"])
    assert box["y"] < 200
    expect(section.locator(".pr-place-session")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector(':target')).backgroundColor") != "rgba(0, 0, 0, 0)"


# Selects words of the record by script: from one share of a paragraph to another share of the same or a later one.
SELECT = """([at, from, span, to]) => {
  const blocks = [...document.querySelectorAll("[data-remark] > p[id], .pr-row[id] > p:nth-of-type(1)")];
  const place = (block, share) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("[data-apparatus]")) nodes.push(walker.currentNode);
    let left = Math.floor(share * nodes.reduce((sum, node) => sum + node.length, 0));
    for (const node of nodes) { if (left <= node.length) return [node, left]; left -= node.length; }
  };
  const plain = (range) => {
    const words = range.cloneContents();
    words.querySelectorAll(".pr-plain").forEach((sign) => sign.remove());
    return words.textContent.trim();
  };
  const first = Math.floor(at * (blocks.length - span));
  const range = document.createRange();
  range.setStart(...place(blocks[first], from));
  range.setEnd(...place(blocks[first + span], to));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  return { id: blocks[first].closest("[id]").id, words: plain(range), top: range.getClientRects()[0].top + scrollY };
}"""


@pytest.mark.parametrize("path", ["sessions/part-3/", "en/sessions/part-3/", "sessions/part-5/bilingual/", "en/sessions/keynotes/zheng-gongcheng/"])
def test_a_link_to_selected_words_opens_at_these_words_without_the_paragraph_s_id(path: str, root: str, page: Page) -> None:
    """The fragment alone leads to the paragraph; without it the browser must find the words by the directive."""
    chance, links = random.Random(path), []
    page.goto(root + path)
    for span in (0, 0, 0, 0, 1, 2):
        start = chance.uniform(0, 0.8)
        end = chance.uniform(0.1, 0.9) if span else start + chance.uniform(0.01, 0.2)
        chosen = page.evaluate(SELECT, [chance.random(), start, span, end])
        links.append((chosen, copied(page, "复制指向所选文字的链接" if not path.startswith("en/") else "Copy link to these words")))
        page.keyboard.press("Escape")
        expect(page.locator(".pr-toolbar")).to_have_count(0)
    for number, (chosen, link) in enumerate(links):
        address, _, fragment = link.partition("#")
        id, _, directive = fragment.partition(":~:")
        assert (address, id) == (root + path, chosen["id"])
        parts = [unquote(part) for part in directive.removeprefix("text=").split(",") if not part.startswith("-") and not part.endswith("-")]
        assert chosen["words"].startswith(parts[0])
        assert chosen["words"].endswith(parts[-1])
        page.goto(f"{address}?{number}#:~:{directive}")  # a page of its own: the one that is open would stay where it is
        wait_in(page, "(top) => scrollY > 0 && scrollY <= top && top <= scrollY + 900", chosen["top"])


def test_words_that_occur_twice_are_told_apart_by_what_stands_around_them(root: str, page: Page) -> None:
    page.goto(f"{root}sessions/part-3/")
    links = page.evaluate(
        """async () => {
          const own = await import(new URL("passage.js", document.querySelector("script[type=module]").src));
          const found = [];
          for (const block of document.querySelectorAll("[data-remark] > p[id]")) {
            const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
              const node = walker.currentNode;
              for (let at = node.data.indexOf("养老金"); at >= 0; at = node.data.indexOf("养老金", at + 1)) {
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + 3);
                found.push(own.linkTo(own.passageOf(range)));
              }
            }
          }
          return found;
        }"""
    )
    assert len(links) > 15
    assert len(set(links)) == len(links)


def test_a_quotation_is_in_the_language_selected_with_its_citation(root: str, page: Page) -> None:
    """On a side-by-side page in Chinese, English words come with the English citation; marks and calls stay behind."""
    page.goto(f"{root}sessions/part-2/bilingual/")
    words = page.locator("#zhang-wentao-p2 > p[lang=en]")
    words.evaluate("element => getSelection().selectAllChildren(element)")
    quotation = copied(page, "复制引文和出处")
    assert quotation.startswith("“Government is an important actor")
    assert "community-based elderly care as the support" in quotation
    assert re.search(r"” ?\(?Zhang, W\. \[张文涛\]\. \(2022, July 26–28\)\.", quotation)
    assert "unofficial translation from Chinese" in quotation
    page.keyboard.press("Escape")
    expect(page.locator(".pr-toolbar")).to_have_count(0)
    page.locator("#zhang-wentao-p2 > p[lang=zh-Hans]").evaluate("element => getSelection().selectAllChildren(element)")
    quotation = copied(page, "复制引文和出处")
    assert quotation.startswith("“")
    assert "”（张文涛. [在“第二部分：适应超老龄化社会的社会保障”的发言，2022 年 7 月 27 日][C/OL]" in quotation


def test_words_that_the_browser_translated_are_not_quoted_as_the_record_s(root: str, page: Page) -> None:
    """Browsers that translate a page change its `lang`. Citations are not translated at all."""
    page.goto(f"{root}en/sessions/part-2/")
    page.evaluate("document.documentElement.lang = 'de'")
    page.locator("#zhang-wentao-p2").evaluate("paragraph => getSelection().selectAllChildren(paragraph)")
    page.get_by_role("button", name="Copy quotation with citation").click()
    button = page.locator(".pr-toolbar [data-tool=quotation]")
    expect(button).to_have_text(button.get_attribute("data-failed") or "no words")
    assert page.locator("[data-citation]").evaluate_all("citations => citations.every((citation) => citation.translate === false)")
