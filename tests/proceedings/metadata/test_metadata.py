"""What pages tell programs: reference managers take a remark for a conference paper by its speaker, search engines find who said what."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import DATA
from proceedings import exports, metadata
from proceedings.metadata import open_graph
from proceedings.model.edition import Edition
from proceedings.reader.loader import load

SITE = "https://example.org/rec/"


def edition(language: str, site_url: str = SITE) -> Edition:
    record = load(DATA / "other").record
    assert record is not None
    return Edition(record, language, site_url)


def of(language: str, address: str, site_url: str = SITE) -> metadata.Metadata:
    return metadata.of(edition(language, site_url), address, "A title", "A description")


def graph(language: str, address: str) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = json.loads(of(language, address).graph)["@graph"]
    return nodes


def test_a_remark_is_taken_for_a_conference_paper_by_its_speaker() -> None:
    """Zotero lets the last of the two titles decide: the conference's must stand behind the proceedings'."""
    assert of("en", "sessions/panel-1/nadia-fictive/").names == [
        ("citation_title", "Speech in “Panel 1: Opening longer, lending better”"),
        ("citation_author", "Fictive, Nadia"),
        ("citation_author_institution", "Fictitious Institute of Reading"),
        ("citation_publication_date", "2031/05/13"),
        ("citation_inbook_title", "Imaginary Symposium on the Future of Neighbourhood Libraries: Proceedings"),
        ("citation_conference_title", "Imaginary Symposium on the Future of Neighbourhood Libraries"),
        ("citation_firstpage", "3"),
        ("citation_lastpage", "4"),
        ("citation_language", "en"),
        ("citation_keywords", "Opening hours; Digital lending"),
        ("citation_fulltext_html_url", "https://example.org/rec/en/sessions/panel-1/nadia-fictive/"),
    ]


def test_the_home_page_is_taken_for_a_book_with_its_organisers_date_and_edition() -> None:
    """Zotero reads `og:type` before it guesses from the other tags, and would split the name of an organiser that stood as an author."""
    assert of("en", "").names == [
        ("citation_title", "Imaginary Symposium on the Future of Neighbourhood Libraries: Proceedings"),
        ("citation_publication_date", "2031/06/02"),
        ("citation_publisher", "Imaginary Union of Bookshelves; Port-Imaginaire Library Network"),
        ("prism.edition", "1.0"),
        ("citation_language", "en"),
        ("citation_fulltext_html_url", "https://example.org/rec/en/"),
    ]
    assert dict(of("en", "").properties)["og:type"] == "book"
    assert dict(of("en", "speakers/").properties)["og:type"] == dict(of("en", "glossary/").properties)["og:type"] == "website"


def test_a_session_is_taken_for_its_title_and_a_page_about_nothing_citable_for_nothing() -> None:
    assert ("citation_title", "Table ronde 1\u00a0: ouvrir plus, prêter mieux") in of("fr", "sessions/panel-1/").names
    assert of("fr", "themes/training/").names == []
    assert of("en", "sessions/opening/").names == []  # not translated: its words are not English


def test_a_link_in_a_message_says_whose_words_it_leads_to() -> None:
    assert of("en", "sessions/panel-1/q1/").properties == [
        ("og:title", "A title"),
        ("og:type", "article"),
        ("og:url", "https://example.org/rec/en/sessions/panel-1/q1/"),
        ("og:description", "A description"),
        ("og:site_name", "The Future of Neighbourhood Libraries"),
        ("og:locale", "en_US"),
        ("og:locale:alternate", "fr_FR"),
        ("og:locale:alternate", "ar_EG"),
    ]
    assert "og:url" not in dict(of("en", "sessions/panel-1/q1/", "").properties)


def test_a_remark_is_a_quotation_of_a_person_and_a_translation_says_of_what() -> None:
    (node,) = graph("en", "sessions/panel-1/nadia-fictive-2/")
    assert (node["@type"], node["@id"]) == ("Quotation", f"{SITE}en/sessions/panel-1/nadia-fictive-2/")
    assert node["creator"] == {"@type": "Person", "@id": f"{SITE}speakers/nadia-fictive/", "name": "Nadia Fictive"}
    assert node["translationOfWork"]["@id"] == f"{SITE}sessions/panel-1/nadia-fictive-2/"
    assert node["inLanguage"] == "en"
    assert node["text"].startswith("I come back to the first question")
    (original,) = graph("fr", "sessions/panel-1/nadia-fictive-2/")
    assert [item["@id"] for item in original["workTranslation"]] == [f"{SITE}{root}sessions/panel-1/nadia-fictive-2/" for root in ("en/", "ar/")]


def test_nobody_said_a_passage() -> None:
    (node,) = graph("fr", "sessions/panel-1/n1/")
    assert node["@type"] == "CreativeWork"
    assert "creator" not in node


def test_a_person_keeps_one_address_in_every_language() -> None:
    french, english = (graph(language, "speakers/jean-pierre-modele/")[0] for language in ("fr", "en"))
    assert french["@id"] == english["@id"] == f"{SITE}speakers/jean-pierre-modele/"
    assert (english["familyName"], english["givenName"]) == ("Modèle", "Jean-Pierre")
    assert english["affiliation"][0]["@id"] == f"{SITE}organisations/reseau-port-imaginaire/"


def test_no_words_of_the_record_can_end_the_element_that_holds_them(docs: Path) -> None:
    file = docs / "sessions" / "panel-1.fr.md"
    file.write_text(file.read_text(encoding="utf-8").replace("Faut-il former", r"\</script> & faut-il former"), encoding="utf-8")
    record = load(docs).record
    assert record is not None
    shown = metadata.of(Edition(record, "fr", SITE), "sessions/panel-1/q1/", "", "")
    assert not set("<>&") & set(shown.graph)
    assert "</script> & faut-il" in json.loads(shown.graph)["@graph"][0]["text"]


@pytest.mark.parametrize("address", ["glossary/", "sessions/nowhere/", "sessions/panel-1/bilingual/", "search/"])
def test_a_page_about_nothing_in_particular_describes_nothing(address: str) -> None:
    assert not of("fr", address).graph


@pytest.mark.parametrize(
    ("tag", "locale"),
    [("zh-Hans", "zh_CN"), ("zh-Hant", "zh_TW"), ("en", "en_US"), ("en-GB", "en_GB"), ("fr", "fr_FR"), ("ar", "ar_EG"), ("zh-Hans-SG", "zh_SG")],
)
def test_a_messenger_is_told_language_and_territory(tag: str, locale: str) -> None:
    assert open_graph.locale(tag) == locale


def test_search_engines_are_told_the_licence_of_a_text_where_one_was_given_and_that_the_data_are_a_data_set() -> None:
    licence = next(rights.url for rights in edition("fr").record.conference.rights if rights.covers == "original")
    for address in ("", "sessions/opening/"):
        assert [node["license"] for node in graph("fr", address) if "license" in node] == [licence]
    (data,) = graph("fr", "data/")
    assert (data["@type"], data["@id"]) == ("Dataset", f"{SITE}data/")
    assert data["description"]


def test_a_search_of_data_sets_finds_each_file_of_the_whole_with_its_type() -> None:
    offered: dict[str, dict[str, str]] = {}
    for value in edition("fr").every:
        (data,) = json.loads(metadata.of(value, "data/", "", "", files=exports.listed(value)).graph)["@graph"]
        assert {file["@type"] for file in data["distribution"]} == {"DataDownload"}
        offered[value.language] = {file["contentUrl"]: file["encodingFormat"] for file in data["distribution"]}
    made = {SITE + path for path, _ in exports.files(edition("fr").record, SITE) if path.split("/")[-2:-1] == ["data"]}
    assert {address for files in offered.values() for address in files} == made
    assert offered["en"][f"{SITE}data/proceedings.json"] == "application/json"
    assert offered["en"][f"{SITE}en/data/proceedings.ris"] == "application/x-research-info-systems"
    assert f"{SITE}data/proceedings.ris" not in offered["en"]


def test_a_session_side_by_side_is_cited_as_the_session() -> None:
    assert of("fr", "sessions/panel-1/bilingual/").names == of("fr", "sessions/panel-1/").names


def test_a_reference_manager_finds_the_pdf_of_a_page_and_one_page_is_not_two() -> None:
    paper = f"{SITE}sessions/panel-1/panel-1.pdf"
    tags = metadata.of(edition("fr"), "sessions/panel-1/", "A title", "A description", pdf=paper).names
    assert ("citation_pdf_url", paper) in tags
    for remark in edition("fr").record.sessions["panel-1"].remarks:
        pages = dict(of("fr", f"sessions/panel-1/{remark.id}/").names)
        assert pages.get("citation_firstpage") != pages.get("citation_lastpage") or "citation_firstpage" not in pages
