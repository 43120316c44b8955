"""On what terms a file may be used stands in the file itself, and that its words are an unofficial translation."""

from __future__ import annotations

import pytest
from editions import EDITIONS, ROOT, SITE, edition, files, record

from proceedings.citations.cited_work import CitedWork
from proceedings.citations.words import sentence
from proceedings.exports import FORMATS
from proceedings.model.edition import Edition
from proceedings.reader.loader import load

IN_ONE_LANGUAGE = ("txt", "md", "tei.xml", "akn.xml", "csl.json")
IN_ALL = ("json", "tsv", "csv", "tmx", "tbx")
ELSEWHERE = ("bib", "ris")  # test_citation_files.py reads their terms


def test_the_terms_of_every_format_are_looked_for() -> None:
    endings = {export_format.ending for export_format in FORMATS}
    assert endings == {*IN_ONE_LANGUAGE, *IN_ALL, *ELSEWHERE}, "let each file of a new format state the terms of use, and name its ending above"


@pytest.mark.parametrize("ending", IN_ONE_LANGUAGE)
@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_a_file_in_one_language_states_the_rights_in_its_text_and_whether_it_is_a_translation(name: str, language: str, ending: str) -> None:
    language_edition = edition(name, language)
    rights = next((part for part in language_edition.record.conference.rights_in(language) if part.covers != "registers"), None)
    folders = [
        f"{language_edition.root}data/proceedings",
        *(f"{language_edition.root}sessions/{session.id}/{session.id}" for session in language_edition.sessions),
    ]
    for path in folders:
        content = files(name)[f"{path}.{ending}"]
        if rights is not None:  # the small record states none in its translations
            assert rights.statement[language] in content, path
            assert rights.url is None or rights.url in content, path
        credit = CitedWork(language_edition).translation
        assert credit is None or credit in content or sentence(credit) in content or 'authoritative="false"' in content, path


@pytest.mark.parametrize("ending", IN_ALL)
@pytest.mark.parametrize("name", ["other", "record"])
def test_a_file_in_all_languages_states_all_rights_or_their_licences(name: str, ending: str) -> None:
    conference = record(name).conference
    for path, content in files(name).items():
        if path.endswith(f".{ending}") and not path.endswith((".csl.json", "schema.json")):
            for rights in conference.rights:
                stated = rights.statement[conference.default_language].replace('"', '\\"')
                assert stated in content or f"{rights.covers} {rights.licence or 'NOASSERTION'}" in content, path


def test_the_rights_of_a_translation_are_not_those_of_the_original() -> None:
    brewing = load(ROOT / "tests" / "data" / "brewing").record
    assert brewing is not None
    original, translation = (Edition(brewing, language, SITE).rights for language in brewing.languages)
    assert original != translation
    assert "licenses/by/" in translation
    assert "licenses/by/" not in original
