"""The glossary for translators' tools, read back by lxml, against TBX-Basic and the registry."""

from __future__ import annotations

import pytest
from editions import RECORDS, ROOT, SITE, files, record
from lxml import etree
from msgspec.structs import replace
from xml_reading import LANGUAGE, read

from proceedings.exports.markup import registry_text
from proceedings.exports.tbx import FORMAT
from proceedings.incremental.outputs import text
from proceedings.model.edition import Edition

SPACES = {"b": "urn:iso:std:iso:30042:ed-2"}
PREFERRED = "preferredTerm-admn-sts"


def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(ROOT / "tests" / "data" / "schemas" / "tbx-basic.rng"))


@pytest.mark.parametrize("name", RECORDS)
def test_the_glossary_is_valid_tbx_basic(name: str) -> None:
    rules = schema()
    assert rules.validate(read(name, "data/glossary.tbx")), rules.error_log.last_error
    without_address = FORMAT.whole["glossary"](Edition(record(name), record(name).languages[0]))
    assert rules.validate(etree.fromstring(text(without_address).encode())), rules.error_log.last_error
    assert [path for path in files(name) if path.endswith(".tbx")] == ["data/glossary.tbx", "data/glossary-martif.tbx"]


@pytest.mark.parametrize("name", RECORDS)
def test_the_older_version_that_translators_tools_read_holds_the_same_terms(name: str) -> None:
    """ISO 30042:2008, the core structure of MARTIF: `martif` holds `termEntry`, `langSet`, `tig`, and has no namespace."""
    model, root = record(name), read(name, "data/glossary-martif.tbx")
    assert (root.tag, root.get("type")) == ("martif", "TBX-Basic")
    assert [child.tag for child in root] == ["martifHeader", "text"]
    assert [child.tag for child in root.find("martifHeader")] == ["fileDesc", "encodingDesc"]
    assert root.xpath("//termEntry/@id") == list(model.terms)
    newer = read(name, "data/glossary.tbx")
    assert root.xpath("//langSet/tig/term/text()") == newer.xpath("//b:langSec/b:termSec/b:term/text()", namespaces=SPACES)
    assert ["".join(note.itertext()) for note in root.iter("note")] == ["".join(note.itertext()) for note in newer.iter(f"{{{SPACES['b']}}}note")]
    assert set(root.xpath("//langSet/@xml:lang")) == {model.conference.tag(language) for language in model.languages}


@pytest.mark.parametrize("name", RECORDS)
def test_address_edition_and_terms_of_use_are_notes_of_the_title(name: str) -> None:
    model = record(name)
    notes = read(name, "data/glossary.tbx").xpath("//b:titleStmt/b:note/text()", namespaces=SPACES)
    assert notes[0] == f"{SITE}glossary/"
    for rights in model.conference.rights:
        assert any(rights.statement[model.conference.default_language] in note for note in notes)
    assert not read(name, "data/glossary.tbx").xpath("//b:publicationStmt", namespaces=SPACES)


@pytest.mark.parametrize("name", RECORDS)
def test_every_term_stands_in_every_language_with_its_variants_and_note(name: str) -> None:
    model = record(name)
    root = read(name, "data/glossary.tbx")
    assert root.xpath("//b:conceptEntry/@id", namespaces=SPACES) == list(model.terms)
    for entry, term in zip(root.findall(".//b:conceptEntry", SPACES), model.terms.values(), strict=True):
        sections = entry.findall("b:langSec", SPACES)
        assert [section.get(LANGUAGE) for section in sections] == [model.conference.tag(language) for language in model.languages]
        for language, section in zip(model.languages, sections, strict=True):
            words = [
                (element.findtext("b:term", None, SPACES), element.findtext("b:termNote", None, SPACES)) for element in section.findall("b:termSec", SPACES)
            ]
            assert words[0] == (term.term[language], PREFERRED)
            assert [word for word, status in words[1:] if status != PREFERRED] == list(term.variants.get(language, ()))
            notes = ["".join(note.itertext()) for note in section.findall("b:note", SPACES)]
            assert notes == ([registry_text(term.note[language]).words] if term.note else [])
        default = model.conference.default_language
        assert entry.findtext("b:descrip", None, SPACES) == model.categories[term.category].name[default]
        addresses = [link.get("target") for link in entry.findall("b:xref", SPACES)]
        assert addresses[0] == f"{SITE}glossary/#{term.id}"
        assert [*addresses[1:], *(source.text for source in entry.findall("b:admin", SPACES))] == list(term.evidence)


def test_a_rendering_nobody_vouches_for_says_so() -> None:
    root = read("other", "data/glossary.tbx")
    notes = root.xpath("//b:conceptEntry[@id='library-card']//b:termSec/b:note/text()", namespaces=SPACES)
    assert len(notes) == 2  # the original word needs no such note


def test_without_terms_there_is_no_glossary() -> None:
    assert not FORMAT.available(Edition(replace(record("other"), terms={}), "fr"))
