"""The TEI files, read back by lxml, against a TEI schema and the model."""

from __future__ import annotations

import re
from typing import Any

import pytest
from editions import EDITIONS, RECORDS, ROOT, SITE, edition, files, record
from lxml import etree
from msgspec.structs import replace
from xml_reading import ID, LANGUAGE, documents, meant, read, session_files, text_of

from proceedings.citations.printed import session_pages
from proceedings.exports.tei import FORMAT
from proceedings.model.edition import Edition
from proceedings.model.record import Remark, Session

NAMESPACE = "http://www.tei-c.org/ns/1.0"
KINDS = {"pb": ("page", "n"), "note": ("note", "n"), "emph": ("emphasis", "rend"), "ruby": ("ruby", "rend"), "foreign": ("language", LANGUAGE)}
KINDS |= dict.fromkeys(("kinesic", "vocal", "incident"), ("incident", "type"))


def find(root: etree._Element, path: str) -> list[Any]:
    elements = root.xpath(path, namespaces={"t": NAMESPACE})
    assert isinstance(elements, list)
    return elements


def check_session(language_edition: Edition, session: Session, root: etree._Element) -> None:
    """Compare the TEI element of a session with the model: its ids, and word for word and mark for mark its text."""
    text = language_edition.text(session)
    assert text is not None
    assert root.get(ID) == session.id
    assert root.get(LANGUAGE) == language_edition.record.conference.tag(language_edition.language)
    (div,) = find(root, "t:text/t:body/t:div")
    assert find(div, "t:head/text()") == [text.title]
    assert find(div, "t:pb/@n") == ([str(session.page)] if session.page else [])
    assert [text_of(line, KINDS) for line in find(div, "t:ab[@type='preamble']/t:seg")] == [meant(line.text) for line in text.preamble]
    inside = ".//t:u | .//t:ab[@type='narrative']"
    parts = find(div, inside)
    assert [part.get(ID) for part in parts] == [f"{session.id}.{remark.id}" for remark in session.remarks]
    for part, remark in zip(parts, session.remarks, strict=True):
        check_remark(language_edition, session, remark, part)
    divs = find(div, ".//t:div")
    assert [div.get(ID) for div in divs] == [f"{session.id}.{part.id}" for part in session.parts]
    for part_div, session_part in zip(divs, session.parts, strict=True):
        assert part_div.get("type") == ("part" if session_part.level == 1 else "subpart")
        assert [text_of(head, KINDS) for head in find(part_div, "t:head")] == [meant(text.parts[session_part.id].heading)]
        remarks = session.remarks[session_part.start : session_part.end]
        assert [remark.get(ID) for remark in find(part_div, inside)] == [f"{session.id}.{remark.id}" for remark in remarks]


def check_remark(language_edition: Edition, session: Session, remark: Remark, part: etree._Element) -> None:
    words = language_edition.words(session, remark)
    assert etree.QName(part).localname == ("ab" if remark.kind == "passage" else "u")
    segments = find(part, "t:seg")
    assert [text_of(segment, KINDS) for segment in segments] == [meant(paragraph.text) for paragraph in words.paragraphs]
    assert [segment.get(ID) for segment in segments] == [f"{session.id}.{remark.id}-p{number}" for number in range(1, len(segments) + 1)]
    headings = find(part, f"../t:note[@type='speaker'][@target='#{session.id}.{remark.id}']")
    assert [text_of(heading, KINDS) for heading in headings] == ([meant(words.heading)] if words.heading.words else [])
    notes = [note for holder in (*headings, part) for note in find(holder, ".//t:note[@n]")]
    assert {note.get("n"): text_of(note, KINDS) for note in notes} == {note.label: meant(note.text) for note in words.notes}
    for note in notes:
        assert note.get("type") == ("footnote" if note.get("n").isdigit() else "translator")
        assert note.get(ID) == f"{session.id}.note-{note.get('n')}"


@pytest.mark.parametrize("name", RECORDS)
def test_every_file_is_valid_tei(name: str) -> None:
    schema = etree.RelaxNG(etree.parse(ROOT / "tests" / "data" / "schemas" / "tei.rng"))
    for path, root in documents(name, "tei.xml"):
        assert schema.validate(root), (path, schema.error_log.last_error)


@pytest.mark.parametrize("fault", ["t:text", "//t:titleStmt", "//t:publicationStmt/t:publisher", "//t:taxonomy[1]/t:category", "//t:langUsage/t:language"])
def test_the_schema_refuses_what_tei_refuses(fault: str) -> None:
    schema = etree.RelaxNG(etree.parse(ROOT / "tests" / "data" / "schemas" / "tei.rng"))
    root = read("other", "sessions/panel-1/panel-1.tei.xml")
    for element in find(root, fault):
        element.getparent().remove(element)
    assert not schema.validate(root)


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_the_head_gives_the_last_printed_page_and_every_language_that_stands_in_the_file(name: str, language: str) -> None:
    language_edition = edition(name, language)
    for session, root in session_files(name, language_edition, "tei.xml"):
        scopes = [(scope.get("from"), scope.get("to")) for scope in find(root, ".//t:sourceDesc//t:biblScope[@unit='page']")]
        pages = session_pages(language_edition.record, session)
        assert scopes == ([(str(pages[0]), str(pages[1]))] if pages else [])
        assert set(find(root, "//@*[name()='xml:lang']")) <= set(find(root, ".//t:langUsage/t:language/@ident"))


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_every_word_id_page_and_footnote_of_a_session_is_read_back(name: str, language: str) -> None:
    language_edition = edition(name, language)
    for session, root in session_files(name, language_edition, "tei.xml"):
        check_session(language_edition, session, root)


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_every_word_id_page_and_footnote_of_the_whole_is_read_back(name: str, language: str) -> None:
    language_edition = edition(name, language)
    corpus = read(name, f"{language_edition.root}data/proceedings.tei.xml")
    for root, session in zip(find(corpus, "t:TEI"), language_edition.sessions, strict=True):
        check_session(language_edition, session, root)


@pytest.mark.parametrize("name", RECORDS)
def test_ids_stand_once_and_every_pointer_leads_somewhere(name: str) -> None:
    for path, root in documents(name, "tei.xml"):
        ids = find(root, "//@xml:id")
        assert len(ids) == len(set(ids)), path
        pointers = find(root, "//@who | //@ana | //@scheme | //@active | //@passive | //t:affiliation/@ref | //@target | //@corresp")
        local = {pointer for many in pointers for pointer in many.split() if pointer.startswith("#")}
        assert local <= {f"#{id}" for id in ids}, path


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_a_translation_points_to_the_same_ids_of_the_original(name: str, language: str) -> None:
    language_edition = edition(name, language)
    for session in language_edition.sessions:
        path = f"sessions/{session.id}/{session.id}.tei.xml"
        root = read(name, language_edition.root + path)
        pointers = find(root, "//t:text//@corresp")
        if not language_edition.root:
            assert pointers == []
            continue
        (prefix,) = find(root, "//t:prefixDef")
        pattern, replacement = f"^{prefix.get('ident')}:{prefix.get('matchPattern')}$", prefix.get("replacementPattern").replace("$1", r"\1")
        original = set(find(read(name, path), "//t:text//@xml:id"))
        assert {re.sub(pattern, replacement, pointer) for pointer in pointers} == {f"{SITE}{path}#{id}" for id in original}
        assert all(element.get("corresp") == f"original:{element.get(ID)}" for element in find(root, "//t:text//*[@corresp]"))


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_who_speaks_in_which_role_and_on_what_is_told(name: str, language: str) -> None:
    language_edition = edition(name, language)
    for session, root in session_files(name, language_edition, "tei.xml"):
        asked = {remark.id: question.id for remark in session.remarks if (question := session.answered(remark))}
        for remark in session.remarks:
            if remark.kind == "passage":
                continue
            (part,) = find(root, f"//t:u[@xml:id='{session.id}.{remark.id}']")
            assert part.get("who") == (f"#person_{remark.by}" if remark.by else None)
            appearance = session.appearance(remark.by)
            roles = [f"#role_{appearance.role}"] if appearance else []
            assert part.get("ana").split() == [*roles, f"#kind_{remark.kind}", *(f"#theme_{theme}" for theme in remark.themes)]
        links = find(root, "//t:linkGrp[@type='answers']/t:link/@target")
        assert links == [f"#{session.id}.{answer} #{session.id}.{question}" for answer, question in asked.items()]


@pytest.mark.parametrize("name", RECORDS)
def test_everybody_who_takes_part_is_listed_with_names_and_posts_of_the_day(name: str) -> None:
    model = record(name)
    root = read(name, "data/proceedings.tei.xml")
    for session in model.sessions.values():
        for appearance in session.speakers:
            (person,) = find(root, f"//t:person[@xml:id='person_{appearance.id}']")
            names = [(mention.get(LANGUAGE), mention.text) for mention in find(person, "t:persName[not(@type)]")]
            assert names == [(model.conference.tag(language), name) for language, name in model.speakers[appearance.id].name.items()]
            held = find(person, f"t:affiliation[@corresp='#{session.id}']/@ref")
            assert held == [f"#organisation_{id}" for id in appearance.organisations]
    assert find(root, "//t:org[@role='organiser']/@xml:id") == [f"organisation_{id}" for id in model.conference.organisers]


def test_an_inferred_spelling_is_published_as_such() -> None:
    root = read("other", "sessions/panel-1/panel-1.tei.xml")
    notes = find(root, "//t:person[@xml:id='person_layla-mithal']/t:note[@type='spelling']")
    assert [note.get("subtype") for note in notes] == ["inferred"]


def test_a_session_without_a_translation_is_not_passed_off_as_one() -> None:
    assert "en/sessions/opening/opening.tei.xml" not in files("other")
    assert find(read("other", "en/data/proceedings.tei.xml"), "t:TEI/@xml:id") == ["panel-1", "workshop"]
    model = record("other")
    sessions = {id: replace(session, texts={"fr": session.texts["fr"]}) for id, session in model.sessions.items()}
    assert not FORMAT.available(Edition(replace(model, sessions=sessions), "ar"))
