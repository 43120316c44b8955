"""CSL-JSON, BibTeX and RIS, each read back by a library that the project does not use."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from editions import EDITIONS, edition, files
from msgspec.structs import replace
from pybtex import PybtexEngine
from pybtex.database import parse_string
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

from conftest import ROOT
from proceedings.citations.cited_work import CitedWork
from proceedings.citations.csl import title
from proceedings.citations.names import Name
from proceedings.exports import bib
from proceedings.exports.cited_works import works_of
from proceedings.model.edition import Edition

# The variables of csl-data.json (CSL 1.0.2) that the items use, by what they hold.
CSL = {
    "text": {
        "language",
        "title",
        "original-title",
        "container-title",
        "event-title",
        "event-place",
        "genre",
        "page",
        "edition",
        "publisher",
        "DOI",
        "keyword",
        "license",
        "abstract",
        "note",
        "URL",
    },
    "names": {"author"},
    "dates": {"event-date", "issued"},
}


def sources(name: str, language: str) -> tuple[Edition, dict[str, CitedWork]]:
    language_edition = edition(name, language)
    sources = [CitedWork(language_edition), *(source for session in language_edition.sessions for source in works_of(language_edition, session))]
    return language_edition, {source.key: source for source in sources}


def people(source: CitedWork) -> list[str]:
    return [source.author.whole] if source.author else source.organisers if not source.session else []


def in_order(name: Name | None, family: str, given: str) -> str:
    """Return a name put together again as the language does."""
    if name is None or not name.family:
        return family
    between = name.whole.replace(name.family, "", 1).replace(name.given, "", 1) if name.family_first or name.parted else ""
    return family + between + given if name.family_first else given + between + family


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_csl_items_hold_the_facts_under_the_names_of_the_standard(name: str, language: str) -> None:
    value, expected = sources(name, language)
    items = json.loads(files(name)[f"{value.root}data/proceedings.csl.json"])
    assert [item["id"] for item in items] == list(expected)
    for item in items:
        source = expected[item["id"]]
        assert set(item) - {"id", "type"} <= CSL["text"] | CSL["names"] | CSL["dates"]
        assert item["type"] == ("paper-conference" if source.session else "book")
        assert all(isinstance(item[key], str) for key in CSL["text"] & set(item))
        assert all(set(entry) in ({"literal"}, {"family", "given"}) for key in CSL["names"] & set(item) for entry in item[key])
        assert item["event-date"]["date-parts"] == [[day.year, day.month, day.day] for day in dict.fromkeys((source.days[0], source.days[-1]))]
        names = [entry.get("literal") or in_order(source.author, entry["family"], entry["given"]) for entry in item.get("author", ())]
        assert (item["title"], item["URL"], names) == (title(source), source.url, people(source))
        assert ("original-title" in item) == (bool(value.root) and not source.described)


@pytest.mark.filterwarnings("ignore:The following arguments for Reference are unsupported:UserWarning")  # it knows CSL 1.0.1, not yet 1.0.2
@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_csl_items_are_read_by_a_processor(name: str, language: str) -> None:
    value, expected = sources(name, language)
    read = CiteProcJSON(json.loads(files(name)[f"{value.root}data/proceedings.csl.json"]))
    assert list(read) == list(expected)
    assert {str(read[key].title) for key in read} == {title(source) for source in expected.values()}


def plain(words: str) -> str:
    """Return the words of a BibTeX field; TeX knows one kind of space."""
    return str(Text.from_latex(words)).replace("\xa0", " ")


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_bibtex_says_who_what_when_and_where(name: str, language: str) -> None:
    value, expected = sources(name, language)
    read = parse_string(files(name)[f"{value.root}data/proceedings.bib"], "bibtex")
    assert list(read.entries) == list(expected)
    for key, entry in read.entries.items():
        source, fields = expected[key], entry.fields
        assert entry.type == ("proceedings" if not source.session else "inproceedings" if source.author else "misc")
        assert (plain(fields["title"]), fields["url"], fields["date"][:4]) == (title(source).replace("\xa0", " "), source.url, fields["year"])
        names = [
            in_order(source.author, " ".join([*item.prelast_names, *item.last_names]).strip("{}"), " ".join([*item.first_names, *item.middle_names]))
            for item in entry.persons.get("author", ())
        ]
        assert names == people(source)
        assert not {"version", "organization"} & set(fields)
        assert plain(fields["eventtitle"]) == source.conference
        assert fields["eventtitle"].startswith("{")  # so that no style makes its capitals small
        assert fields["eventdate"].split("/") == [day.isoformat() for day in dict.fromkeys((source.days[0], source.days[-1]))]
        assert source.pages is None or fields["pages"].split("--") == [str(page) for page in dict.fromkeys(source.pages)]


@pytest.mark.parametrize("type_", ["misc", "inproceedings", "incollection", "inbook", "unpublished", "article", "techreport"])
def test_only_a_type_that_requires_no_author_leaves_the_file_to_be_formatted(type_: str) -> None:
    """Of these, Zotero gives pages to all but `misc`; a reader of the file without an author would then have no bibliography at all."""
    file = files("other")["data/proceedings.bib"]
    assert "@misc{" in file
    changed = file.replace("@misc{", f"@{type_}{{").replace("howpublished =", "booktitle =" if type_ != "misc" else "howpublished =")
    if type_ == "misc":
        assert PybtexEngine().format_from_string(changed, "plain", output_backend="plaintext")
    else:
        with pytest.raises(PybtexError, match="missing"):
            PybtexEngine().format_from_string(changed, "plain", output_backend="plaintext")


def test_bibtex_keeps_what_tex_would_take_for_a_command() -> None:
    language_edition = edition("other", "en")
    words = r"50 % of A&B: $5 _and_ #1 {sic} ~ C:\x ^"
    session = language_edition.sessions[0]
    changed = replace(session, texts={**session.texts, "en": replace(session.texts["en"], title=words)})
    cited = bib.FORMAT.references
    assert cited is not None
    entries = parse_string(cited.file([cited.entry(source) for source in works_of(language_edition, changed)]), "bibtex").entries
    assert next(iter(entries.values())).fields["title"] == r"{50 \% of A\&B: \$5 \_and\_ \#1 \{sic\} \textasciitilde{} C:\textbackslash{}x \textasciicircum{}}"


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_ris_says_who_what_when_and_where(name: str, language: str) -> None:
    value, expected = sources(name, language)
    read: list[dict[str, Any]] = rispy.loads(files(name)[f"{value.root}data/proceedings.ris"])
    assert [each_number_read["id"] for each_number_read in read] == list(expected)
    for number_read in read:
        source = expected[number_read["id"]]
        assert number_read["type_of_reference"] == ("CONF" if source.session else "BOOK")
        assert (number_read["title"], number_read["urls"]) == (title(source), [source.url])
        assert number_read.get("secondary_title") == (source.conference if source.session else None)
        names = [
            in_order(source.author, *author.partition(", ")[::2]) if source.author else author.removesuffix(",") for author in number_read.get("authors", ())
        ]
        assert names == people(source)
        assert source.author or all(author.endswith(",") for author in number_read.get("authors", ()))  # or a reader turns a body into a person
        if source.pages:
            assert [number_read["start_page"], *([number_read["end_page"]] if "end_page" in number_read else [])] == [
                str(page) for page in dict.fromkeys(source.pages)
            ]


@pytest.mark.parametrize("style", ["plain", "alpha", "unsrt"])
@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_every_entry_of_the_bibtex_file_is_formatted_by_the_common_styles(style: str, name: str, language: str, tmp_path: Path) -> None:
    value, expected = sources(name, language)
    file = tmp_path / "record.bib"
    file.write_text(files(name)[f"{value.root}data/proceedings.bib"], encoding="utf-8")
    formatted = PybtexEngine().format_from_files([str(file)], style=style, output_backend="plaintext")
    assert len([line for line in formatted.splitlines() if line.startswith("[")]) == len(expected)


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_the_three_downloads_of_a_citation_name_the_same_people_bodies_and_pages(name: str, language: str) -> None:
    language_edition = edition(name, language)
    items = json.loads(files(name)[f"{language_edition.root}data/proceedings.csl.json"])
    bibtex = parse_string(files(name)[f"{language_edition.root}data/proceedings.bib"], "bibtex").entries
    for item, ris in zip(items, rispy.loads(files(name)[f"{language_edition.root}data/proceedings.ris"]), strict=True):
        entry = bibtex[item["id"]]
        assert len(item.get("author", ())) == len(ris.get("authors", ())) == len(entry.persons.get("author", ()))  # their names are compared above
        pages = item.get("page", "").replace("-", "--")
        assert entry.fields.get("pages", "") == pages
        assert "--".join(filter(None, (ris.get("start_page"), ris.get("end_page")))) == pages


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_the_three_downloads_of_a_citation_say_on_what_terms_the_words_may_be_used(name: str, language: str) -> None:
    language_edition = edition(name, language)
    terms = language_edition.rights
    if name == "other" or (ROOT / "tests" / "record").is_dir():  # another record may say nothing of its translations
        assert bool(terms) == (name != "other" or language == "fr")  # as that one does
    items = json.loads(files(name)[f"{language_edition.root}data/proceedings.csl.json"])
    bibtex = parse_string(files(name)[f"{language_edition.root}data/proceedings.bib"], "bibtex").entries
    for item, ris in zip(items, rispy.loads(files(name)[f"{language_edition.root}data/proceedings.ris"]), strict=True):
        fields = bibtex[item["id"]].fields
        assert item.get("license", "") == terms
        assert plain(fields.get("annotation", "")) == terms.replace("\xa0", " ")
        assert ris["notes"] == [". ".join(filter(None, (item["note"], terms)))]
        assert plain(fields["note"]) == item["note"].replace("\xa0", " ")  # a bibliography prints it: the terms stand elsewhere


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_a_session_s_files_are_its_part_of_the_whole(name: str, language: str) -> None:
    language_edition = edition(name, language)
    for session in language_edition.sessions:
        for ending in ("bib", "ris"):
            part, whole = (
                files(name)[f"{language_edition.root}sessions/{session.id}/{session.id}.{ending}"],
                files(name)[f"{language_edition.root}data/proceedings.{ending}"],
            )
            assert part in whole
        items = json.loads(files(name)[f"{language_edition.root}sessions/{session.id}/{session.id}.csl.json"])
        assert len(items) == 1 + len(session.remarks)
        assert all(item in json.loads(files(name)[f"{language_edition.root}data/proceedings.csl.json"]) for item in items)
