"""The blocks, pages, footnotes, passages and bodies of TEI and Akoma Ntoso come over as the record has them."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from foreign_files import AKOMA_NTOSO, PARLAMINT, parts, turns, written

from conftest import DATA, record_of
from proceedings.authoring import importing
from proceedings.exports import akn, tei
from proceedings.incremental.outputs import text
from proceedings.model.edition import Edition
from proceedings.model.record import Proceedings
from proceedings.syntax.blocks import read
from proceedings.syntax.inline import Text

BODY = "<debateBody><debateSection name='x'><heading>Roads</heading><speech by='#jane'><from>Jane Model</from>{}</speech></debateSection></debateBody>"


def debate(body: str, before: str = "") -> str:
    """Return a debate with another body, and with what stands before it."""
    return AKOMA_NTOSO[: AKOMA_NTOSO.index("<debateBody>")].replace("</preface>", f"{before}</preface>") + body + "</debate></akomaNtoso>"


def blocks_of(folder: Path, content: str) -> list[str]:
    """Return the blocks of the first turn of a debate, after a look at the problems of the record."""
    imported_record, _, problems = written(folder, {"debate.xml": debate(BODY.format(content))})
    assert problems == []
    turn = next(turn for turn in imported_record.sittings[0].turns if not turn.passage)
    return [*turn.paragraphs, *turn.footnotes]


@pytest.mark.parametrize(
    ("content", "blocks"),
    [
        ("<p>Three things:</p><ul><li>one</li><li><p>two</p></li></ul>", ["Three things:", "- one\n- two"]),
        ("<p>See:</p><ol><li>go</li><li>come</li></ol>", ["See:", "1. go\n2. come"]),
        (
            "<blockList><listIntroduction>I ask:</listIntroduction><item><num>(a)</num><p>why</p></item><item><num>(b)</num><p>when</p></item></blockList>",
            ["I ask:", "- (a) why\n- (b) when"],
        ),
        ("<ul><li>1. one <ul><li>inside</li></ul>and more</li><li>two</li></ul>", ["- 1\\. one and more\n- inside\n- two"]),
        (
            "<table><caption>Seats</caption><tr><th>Place</th><th>Seats</th></tr><tr><td>Hall a | b</td><td><p>12</p></td></tr></table>",
            ["Seats", "| Place | Seats |\n|---|---|\n| Hall a \\| b | 12 |"],
        ),
        ("<table><tr><th colspan='2'>Ayes</th></tr><tr><td>Ann</td><td>Bob</td></tr></table>", ["| Ayes |   |\n|---|---|\n| Ann | Bob |"]),
        ("<p>Dawn<br/>12. is near<br/><br/>and gone.<br/></p>", ["| Dawn\n| 12\\. is near", "and gone."]),
        (
            "<p>I quote:</p><embeddedStructure><p>Roads are free.</p><p>So they stay.</p></embeddedStructure>",
            ["I quote:", "> Roads are free.\n>\n> So they stay."],
        ),
        ("<p>A <i>title</i><b> in bold</b> and<sup>2</sup>.</p>", ["A *title* *in bold* and2."]),
        ("<p>We say <span xml:lang='fr'>bon voyage</span>.</p>", ["We say {fr: bon voyage}."]),
        ("<p>-\t<role>Deputy</role> Model</p>", ["\\- Deputy Model"]),
        (
            "<p>As said<authorialNote marker='3'><p>On page 2.</p></authorialNote>, and again<authorialNote marker='*'><p>Not found.</p></authorialNote>.</p>",
            ["As said[^3], and again[^2].", "[^3]: On page 2.", "[^2]: Not found."],
        ),
    ],
)
def test_lists_tables_verse_quotations_and_notes_of_akoma_ntoso_are_blocks_of_the_remark(tmp_path: Path, content: str, blocks: list[str]) -> None:
    assert blocks_of(tmp_path, content) == blocks
    for block in blocks:
        assert read(block).faults == []


def test_what_nobody_spoke_between_two_turns_is_one_passage_of_several_paragraphs(tmp_path: Path) -> None:
    body = (
        "<debateBody><rollCall><num>I.</num><heading>Present</heading><p>Ann Example</p><p>Bob Example</p></rollCall>"
        "<papers><heading>Papers</heading><other><p>Laid:</p><ul><li>a report</li></ul></other><narrative>(By the clerk)</narrative></papers></debateBody>"
    )
    _, record, problems = written(tmp_path, {"debate.xml": debate(body, "<p>HOUSE OF MODELS</p>")})
    assert problems == []
    assert turns(record, "en") == [
        ("n1", "", ["HOUSE OF MODELS"]),
        ("n2", "", ["Ann Example", "Bob Example"]),
        ("n3", "", ["Laid:", "a report", "(By the clerk)"]),
    ]
    assert parts(record, "en") == [(1, "I. Present", ["n2"]), (1, "Papers", ["n3"])]


def test_a_heading_inside_a_question_begins_a_part_with_its_answer(tmp_path: Path) -> None:
    body = "".join(
        f"<question by='#jane'><heading>Road {number}</heading><p>When?</p></question><answer by='#minister' as='#chair'><p>Soon.</p></answer>"
        for number in (1, 2)
    )
    content = debate(f"<debateBody><debateSection name='q'><heading>Questions</heading>{body}</debateSection></debateBody>")
    people = "<TLCPerson href='/ontology/person/minister' showAs='Paul Fictive'/><TLCRole eId='chair' href='/r/c' showAs='Minister of Roads'/></references>"
    _, record, problems = written(tmp_path, {"debate.xml": content.replace("</references>", people)})
    assert problems == []
    assert parts(record, "en") == [
        (1, "Questions", ["jane-model", "paul-fictive", "jane-model-2", "paul-fictive-2"]),
        (2, "Road 1", ["jane-model", "paul-fictive"]),
        (2, "Road 2", ["jane-model-2", "paul-fictive-2"]),
    ]
    assert [appearance.post for appearance in record.sessions["sitting-1"].speakers] == [None, {"en": "Minister of Roads"}]


def test_a_document_of_akoma_ntoso_that_is_no_debate_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "act.xml").write_text('<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act/></akomaNtoso>', encoding="utf-8")
    with pytest.raises(ValueError, match="no debate but act"):
        importing.read([tmp_path / "act.xml"], "en", "English")


def test_pages_of_parlamint_are_marked_wherever_they_begin_and_those_passed_over_too(tmp_path: Path) -> None:
    pages = PARLAMINT.replace('<u who="#FictifPaul"', "<pb n='4'/><u who=\"#FictifPaul\"").replace("<seg>Voilà.", "<pb n='5'/><seg>Voilà. <pb n='8'/>Bien.")
    imported_record, _, problems = written(tmp_path, {"sitting.xml": pages.replace("</div></body>", "<pb n='9'/></div></body>")})
    assert problems == []
    assert imported_record.sittings[0].turns[2].paragraphs[:2] == ["{p4}Je serai {laughter: (Rires.)} bref.", "{p5}Voilà. {p6}{p7}{p8}Bien."]
    report = list(importing.report(imported_record))
    assert "3 printed pages" in report
    assert "not carried over: 1 printed pages that begin behind the last words" in report


def test_blocks_of_tei_are_blocks_of_the_remark(tmp_path: Path) -> None:
    content = (
        "<seg>Je lis :</seg><lg><l>Le jour</l><l>se lève</l></lg><list rend='numbered'><item>un</item><item>deux</item></list>"
        "<seg>Et <foreign xml:lang='en'>so on</foreign>, <emph>enfin</emph> <w join='right'>fini</w> <pc>.</pc></seg><quote><p>Rien.</p></quote>"
    )
    imported_record, _, problems = written(tmp_path, {"sitting.xml": PARLAMINT.replace("<seg>Voilà.</seg>", content)})
    assert problems == []
    assert imported_record.sittings[0].turns[2].paragraphs[1:-1] == [
        "Je lis :",
        "| Le jour\n| se lève",
        "1. un\n2. deux",
        "Et {en: so on}, *enfin* fini.",
        "> Rien.",
    ]


def test_the_bodies_of_the_day_and_the_family_names_come_with_the_speakers(tmp_path: Path) -> None:
    bodies = (
        "<listOrg><org xml:id='LAC' role='politicalParty'><orgName full='abb'>L</orgName><orgName full='yes'>Parti du Lac</orgName></org>"
        "<org xml:id='MONT' role='politicalParty'><orgName>Parti du Mont</orgName></org>"
        "<org xml:id='CH' role='parliament'><orgName>Chambre imaginaire</orgName></org></listOrg></particDesc>"
    )
    affiliations = "<affiliation ref='#MONT' from='2020' to='2030-12'/><affiliation ref='#LAC' from='2031-01-01'/><affiliation ref='#CH'/></person>"
    content = PARLAMINT.replace("</particDesc>", bodies).replace("</forename></persName></person>", f"</forename></persName>{affiliations}", 1)
    _, record, problems = written(tmp_path, {"sitting.xml": content})
    assert problems == []
    assert {id: (body.name["fr"], body.kind) for id, body in record.organisations.items()} == {"parti-du-lac": ("Parti du Lac", "party")}
    assert [appearance.organisations for appearance in record.sessions["sitting-1"].speakers] == [("parti-du-lac",), ()]
    assert record.speakers["jeanne-modele"].family == {"fr": "Modèle"}


@pytest.mark.parametrize(("sections", "title"), [(1, "Roads"), (2, "12 May 2031")])
def test_a_debate_without_a_title_is_called_by_its_only_heading_or_its_day(sections: int, title: str, tmp_path: Path) -> None:
    section = BODY.format("<p>Yes.</p>").removeprefix("<debateBody>").removesuffix("</debateBody>")
    content = debate(f"<debateBody>{section * sections}</debateBody>").replace("Imaginary sitting", "")
    imported_record, _, problems = written(tmp_path, {"debate.xml": content})
    assert problems == []
    assert imported_record.sittings[0].title == title


def test_country_and_place_come_with_the_record(tmp_path: Path) -> None:
    setting = "<setting><name type='city' xml:lang='en'>Geneva</name><name type='city'>Genève</name><name type='country' key='CH-GE'>Suisse</name>"
    _, record, problems = written(tmp_path, {"sitting.xml": PARLAMINT.replace("<setting>", setting)})
    assert problems == []
    assert (record.conference.country, record.conference.place) == ("CH", {"fr": "Genève"})


@pytest.mark.parametrize(("value", "country"), [("nz", "NZ"), ("ak", None), ("zz", None)])
def test_a_country_of_akoma_ntoso_is_taken_where_there_is_one(value: str, country: str | None, tmp_path: Path) -> None:
    content = AKOMA_NTOSO.replace("<FRBRExpression>", f"<FRBRWork><FRBRcountry value='{value}'/></FRBRWork><FRBRExpression>")
    _, record, problems = written(tmp_path, {"debate.xml": content})
    assert problems == []
    assert record.conference.country == country


def test_a_family_name_stands_first_where_the_language_writes_it_so(tmp_path: Path) -> None:
    _, record, problems = written(tmp_path, {"sitting.xml": PARLAMINT.replace('xml:lang="fr"', 'xml:lang="hu"')})
    assert problems == []
    assert [speaker.name["hu"] for speaker in record.speakers.values()] == ["Modèle Jeanne", "Fictif Paul"]


def test_two_sittings_of_one_title_are_told_apart(tmp_path: Path) -> None:
    _, record, problems = written(tmp_path, {"a.xml": PARLAMINT, "b.xml": PARLAMINT.replace("2031-05-12", "2031-05-13")})
    assert problems == []
    assert [session.texts["fr"].title for session in record.sessions.values()] == ["Séance imaginaire (2031-05-12)", "Séance imaginaire (2031-05-13)"]


def test_words_before_and_behind_the_body_and_notes_without_a_turn_are_kept(tmp_path: Path) -> None:
    content = PARLAMINT.replace("<body>", "<front><div><head>Chambre imaginaire</head><p>Compte rendu</p></div></front><body>").replace(
        "</div></body>", "<note type='speaker'>M. Fictif :</note></div></body><back><div><p>Le directeur</p></div></back>"
    )
    _, record, problems = written(tmp_path, {"sitting.xml": content})
    assert problems == []
    assert turns(record, "fr")[0] == ("n1", "", ["Chambre imaginaire", "Compte rendu"])
    assert turns(record, "fr")[-1] == ("n2", "", ["Le directeur"])
    assert "M. Fictif :" in str(record.sessions["sitting-1"].texts["fr"].remarks["unnamed"])


def said_of(record: Proceedings) -> list[tuple[str, str, list[str]]]:
    """Return kind, words and marks of each block of a record in French, in order, and of each footnote behind those of its remark."""
    said = []
    for session in record.sessions.values():
        french = session.texts["fr"]
        said += [_block_said(paragraph.kind, paragraph.text) for paragraph in french.preamble]
        for remark in french.remarks.values():
            said += [_block_said(paragraph.kind, paragraph.text) for paragraph in remark.paragraphs]
            said += [_block_said("note", note.text) for note in remark.notes]
    return said


def _block_said(kind: str, words: Text) -> tuple[str, str, list[str]]:
    return kind, words.words, [f"{mark.start} {mark.kind} {mark.value} {mark.words}" for mark in words.marks if mark.kind != "note"]


@pytest.mark.parametrize("export", [tei, akn])
def test_what_this_program_exports_comes_back_with_every_block_mark_and_note(export: ModuleType, tmp_path: Path) -> None:
    original = record_of(DATA / "other")
    files = {f"{id}.xml": text(export.session_file(Edition(original, "fr"), session)) for id, session in original.sessions.items()}
    _, record, _ = written(tmp_path, files)
    dates = ("12 mai 2031", "13 mai 2031")  # of the page before a debate
    before, after = said_of(original), [block for block in said_of(record) if block[1] not in dates]
    assert [words for _, words, _ in before] == [words for _, words, _ in after]
    assert {kind for kind, *_ in before} - {kind for kind, *_ in after} == {"image"}
    assert [marks for *_, marks in before] == [marks for *_, marks in after]
