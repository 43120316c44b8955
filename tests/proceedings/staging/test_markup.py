"""HTML: plain words never become markup, and one module makes it."""

from __future__ import annotations

import re

from conftest import ROOT
from proceedings.staging.links import relative_url
from proceedings.staging.markup import EMPTY, attributes, block, element, escape, filled, items, void
from proceedings.staging.rendered_page import markdown


def test_words_and_attributes_are_escaped() -> None:
    assert element("p", escape('a < b & "c"'), title='"<&') == '<p title="&quot;&lt;&amp;">a &lt; b &amp; "c"</p>'


def test_an_attribute_is_left_out_empty_or_written_by_its_value() -> None:
    assert attributes(class_="x", hidden=True, lang=None, open=False, data_page=3, name="q") == ' class="x" hidden="" data-page="3" name="q"'
    assert void("input", name="q") == '<input name="q">'


def test_what_is_empty_takes_no_place() -> None:
    assert filled([escape("a"), EMPTY, escape("b")], escape(" · ")) == "a · b"
    assert block("div", [EMPTY, escape("a"), EMPTY]) == "<div>\n\na\n\n</div>"
    assert items([escape("a")], ordered=True) == "<ol>\n<li>a</li>\n</ol>"


def test_only_the_module_of_markup_turns_strings_into_html() -> None:
    """What mypy proves of all other modules rests on this: they call functions that escape."""
    makers = [file for file in (ROOT / "scripts").rglob("*.py") if re.search(r"\bHtml\(|cast\(.*\bHtml\b", file.read_text(encoding="utf-8"))]
    assert [file.name for file in makers] == ["markup.py"]


def test_a_staged_page_is_one_block_of_html_without_signs_of_template_languages() -> None:
    content = block("section", [element("p", escape("{{ x }} {% y %} [z](a.md)")), element("p", escape("b"))])
    assert markdown(content) == "<section>\n<p>&#123;&#123; x }} &#123;% y %} [z](a.md)</p>\n<p>b</p>\n</section>"


def test_a_link_is_the_shortest_relative_one() -> None:
    assert relative_url("sessions/part-1.md", "sessions/part-2.md#q1") == "../part-2/#q1"
    assert relative_url("sessions/part-1.md", "sessions/part-1/q1/") == "q1/"
    assert relative_url("sessions/part-1.md", "#q1") == "#q1"
    assert relative_url("index.md", "index.md") == "./"
    assert relative_url("about.md", "speakers/index.md") == "../speakers/"
