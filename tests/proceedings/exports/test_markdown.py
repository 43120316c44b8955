"""The Markdown files, read back by Python-Markdown."""

from __future__ import annotations

import re
from itertools import takewhile

import pytest
from editions import EDITIONS, edition, files
from lxml import html
from markdown import Markdown

from proceedings.model.session_text import RemarkText

TAGS = {"paragraph": "p", "list": "ul", "numbered": "ol", "table": "table", "quotation": "blockquote", "verse": "p", "image": "p"}
BLOCKS = set(TAGS.values())
RUBY = ("ha-i-ku", "ها-ي-كو")  # readings stand in brackets behind their words
SPACE = re.compile(r"\s+")


def words(node: html.HtmlElement) -> str:
    for apparatus in node.xpath(".//sup|.//a[@class='footnote-backref']"):
        apparatus.drop_tree()
    for reading in RUBY:
        for text in node.xpath(f".//text()[contains(., '{reading}')]"):
            text.getparent().text = text.replace(f" ({reading})", "")
    for emphasis in node.xpath(".//em[starts-with(., '[')]"):  # an incident, with the space behind it
        emphasis.tail = (emphasis.tail or "").removeprefix(" ")
        emphasis.drop_tree()
    return SPACE.sub(" ", node.text_content().replace("\xa0", " ")).strip()


def record_words(remark_text: RemarkText) -> list[str]:
    return [SPACE.sub(" ", paragraph.text.words.replace("\xa0", " ")).strip() for paragraph in remark_text.paragraphs]


def read(text: str) -> html.HtmlElement:
    return html.fromstring(f"<div>{Markdown(extensions=['attr_list', 'footnotes', 'tables']).convert(text)}</div>")


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_every_remark_s_words_are_there_in_order(name: str, language: str) -> None:
    language_edition = edition(name, language)
    for session in language_edition.sessions:
        text = language_edition.text(session)
        assert text is not None
        page = read(files(name)[f"{language_edition.root}sessions/{session.id}/{session.id}.md"])
        assert page.find("h1").get("id") == session.id
        assert words(page.find("h1")) == SPACE.sub(" ", text.title.replace("\xa0", " "))
        ids = {part.id: part.level for part in session.parts}
        headings = page.xpath("./h2|./h3|./h4")
        shown = {heading.get("id"): (heading.tag, words(heading)) for heading in headings if heading.get("id") in ids}
        assert shown == {id: (f"h{level + 1}", SPACE.sub(" ", text.parts[id].heading.words)) for id, level in ids.items()}
        headings = [heading for heading in headings if heading.get("id") not in ids]
        assert [heading.get("id") for heading in headings] == [remark.id for remark in session.remarks]
        for heading, remark in zip(headings, session.remarks, strict=True):
            blocks = [node for node in takewhile(lambda node: node.tag in BLOCKS, heading.itersiblings()) if words(node)]
            kinds = [kind for block in text.remarks[remark.id].paragraphs for kind in [TAGS[block.kind]] * (block.text.words.count("\n\n") + 1)]
            assert [node.tag for node in blocks] == kinds
            assert " ".join(words(node) for node in blocks) == " ".join(record_words(text.remarks[remark.id]))
            printed = text.remarks[remark.id].heading.words
            assert (heading.find("em") is None) == bool(printed)
            assert not printed or words(heading) == SPACE.sub(" ", printed.replace("\xa0", " ")).strip()


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_notes_stand_where_they_are_called(name: str, language: str) -> None:
    language_edition = edition(name, language)
    page = read(files(name)[f"{language_edition.root}data/proceedings.md"])
    notes = [words(note) for note in page.xpath(".//div[@class='footnote']//li")]
    remarks = [language_edition.words(session, remark) for session in language_edition.sessions for remark in session.remarks]
    calls = [mark.value for remark in remarks for part in (remark.heading, *(p.text for p in remark.paragraphs)) for mark in part.of("note")]
    meant = [
        SPACE.sub(" ", note.text.words.replace("\xa0", " ")).strip() for remark in remarks for note in sorted(remark.notes, key=lambda n: calls.index(n.label))
    ]
    assert sorted(notes) == sorted(meant)
    assert len(page.xpath(".//sup")) == 0 or len(page.xpath(".//sup")) == len(calls)


def test_emphasis_of_the_record_is_emphasis() -> None:
    text = files("other")["sessions/panel-1/panel-1.md"]
    assert "repart avec *deux* autres" in text
    assert "*La Bibliothèque du dimanche*" in text


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_no_two_headings_of_the_whole_have_one_id_and_those_that_were_unique_stay(name: str, language: str) -> None:
    language_edition = edition(name, language)
    ids = re.findall(r"^#+ .*\{#([^}]+)\}$", files(name)[f"{language_edition.root}data/proceedings.md"], re.MULTILINE)
    assert len(ids) == len(set(ids))
    written = [remark.id for session in language_edition.record.sessions.values() for remark in session.remarks]
    unique = {id for id in written if written.count(id) == 1 and id not in language_edition.record.sessions}
    assert unique & {remark.id for session in language_edition.sessions for remark in session.remarks} <= set(ids)
    if written.count("q1") > 1:
        assert f"{next(session.id for session in language_edition.sessions if session.remark('q1'))}-q1" in ids
