"""Words with their marks as XML elements."""

from __future__ import annotations

import pytest

from proceedings.exports.markup import Element, document, element, filled, registry_text
from proceedings.syntax import inline

TAGS = {"page": "pb", "note": "n", "emphasis": "i", "language": "l"}


def made(raw: str, *without: str) -> str:
    text, faults = inline.parse(raw)
    assert not faults
    return written(filled(element("p"), text, lambda mark: None if mark.kind in without else element(TAGS[mark.kind])))


def written(root: Element) -> str:
    return document(root, ("p",)).partition("\n")[2].removesuffix("\n")


@pytest.mark.parametrize(
    ("raw", "xml"),
    [
        ("plain & <b", "<p>plain &amp; &lt;b</p>"),
        ("{p2}a *b* c[^1]", "<p><pb />a <i>b</i> c<n /></p>"),
        ("*a {zh: b} c[^1] d*[^2]", "<p><i>a <l>b</l> c<n /> d</i><n /></p>"),
        ("*a{zh: b}*{fr: c}", "<p><i>a<l>b</l></i><l>c</l></p>"),
        ("*a*", "<p><i>a</i></p>"),
        ("[^1][^2]", "<p><n /><n /></p>"),
    ],
)
def test_a_mark_stands_where_it_stood(raw: str, xml: str) -> None:
    assert made(raw.replace("<b", "\\<b")) == xml


def test_words_of_a_mark_without_an_element_stay() -> None:
    assert made("a {zh: b}[^1] c", "language", "note") == "<p>a b c</p>"


def test_words_follow_what_an_element_holds_already() -> None:
    assert written(filled(element("p", None, [element("pb")]), inline.Text("a"), lambda _: None)) == "<p><pb />a</p>"


def test_no_space_comes_between_words() -> None:
    root = element("a", {"x": "1", "y": None}, [element("b", None, [element("p", None, [element("i", words="w")])]), element("b")])
    assert document(root, ("p",)) == '<?xml version="1.0" encoding="UTF-8"?>\n<a x="1">\n  <b>\n    <p><i>w</i></p>\n  </b>\n  <b />\n</a>\n'


def test_words_in_another_language_are_marked_in_a_registry() -> None:
    text = registry_text("read {zh: 词} or *{zh-Hant: 詞}*")
    assert text.words == "read 词 or *詞*"
    assert [(text.words[mark.start : mark.end], mark.kind, mark.value) for mark in text.marks] == [("词", "language", "zh"), ("詞", "language", "zh-Hant")]
