"""A record that stands in another format is taken over with every word, speaker and incident, and what is not is counted."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from foreign_files import AKOMA_NTOSO, PARLAMINT, parts, turns, written

from proceedings.authoring import imported, importing
from proceedings.authoring.imported import slug
from proceedings.authoring.notation import escaped
from proceedings.syntax.blocks import read

TRANSCRIPT = """Opening of the small conference

Jane Model (Chair): Good morning.

(Applause)

And welcome to all: there is coffee.

# Discussion

Paul Fictive: My question: why now?

This sentence is longer than any name could be: it stays where it is.
"""


def test_a_sitting_of_parlamint_is_taken_over(tmp_path: Path) -> None:
    imported_record, record, problems = written(tmp_path, {"sitting.xml": PARLAMINT})
    assert problems == []
    assert turns(record, "fr") == [
        ("n1", "", ["La séance est ouverte à 10 heures."]),
        ("jeanne-modele", "Mme la présidente :", ["La séance est ouverte. La parole est à M. Fictif [*]."]),
        ("paul-fictif", "Paul Fictif", ["Je serai bref.", "Voilà."]),
        ("unnamed", "", ["Une voix de la salle."]),
    ]
    assert parts(record, "fr") == [(1, "Le budget", ["jeanne-modele", "paul-fictif", "unnamed"])]
    session = record.sessions["sitting-1"]
    marks = [mark for paragraph in session.texts["fr"].remarks["paul-fictif"].paragraphs for mark in paragraph.text.marks]
    assert [(mark.value, mark.words, mark.stands_alone) for mark in marks] == [
        ("laughter", "(Rires.)", False),
        ("applause", "(Applaudissements à gauche.)", True),
    ]
    assert {appearance.id: appearance.role for appearance in session.speakers} == {"jeanne-modele": "moderator", "paul-fictif": "speaker"}
    assert record.speakers["jeanne-modele"].sort == {"fr": "Modèle Jeanne"}
    assert str(session.date) == "2031-05-12"
    assert "1 incidents: applause" in list(importing.report(imported_record))


def test_a_debate_of_akoma_ntoso_is_taken_over(tmp_path: Path) -> None:
    _, record, problems = written(tmp_path, {"debate.xml": AKOMA_NTOSO})
    assert problems == []
    assert turns(record, "en") == [
        ("jane-model", "The Chair (Jane Model)", ["Order.", "I call the clerk."]),
        ("unnamed", "The Clerk", ["The motion reads thus."]),
    ]
    assert parts(record, "en") == [(1, "Budget", ["jane-model", "unnamed"])]


def test_a_transcript_is_taken_over(tmp_path: Path) -> None:
    _, record, problems = written(tmp_path, {"opening.txt": TRANSCRIPT})
    assert problems == []
    assert turns(record, "en") == [
        ("jane-model", "Jane Model (Chair)", ["Good morning.", "And welcome to all: there is coffee."]),
        ("paul-fictive", "Paul Fictive", ["My question: why now?", "This sentence is longer than any name could be: it stays where it is."]),
    ]


def test_a_word_processor_s_file_says_what_its_text_says(tmp_path: Path) -> None:
    document = docx.Document()
    for paragraph in TRANSCRIPT.strip().split("\n\n"):
        if paragraph.startswith("# "):
            document.add_heading(paragraph[2:])
        else:
            document.add_paragraph(paragraph)
    document.save(str(tmp_path / "opening.docx"))
    (tmp_path / "opening.txt").write_text(TRANSCRIPT, encoding="utf-8")
    by_word, by_text = (importing.read([tmp_path / name], "en", "English") for name in ("opening.docx", "opening.txt"))
    assert by_word.sittings[0].turns == by_text.sittings[0].turns
    assert by_word.sittings[0].headings == by_text.sittings[0].headings != []


def test_divisions_of_parlamint_are_parts_nested_once_and_what_stands_deeper_is_kept(tmp_path: Path) -> None:
    behind = (
        "<div><head>Les routes</head><note type='comment'>(Reprise.)</note><u who='#FictifPaul'><seg>Oui.</seg></u>"
        "<div><head>Routes de montagne</head><u who='#FictifPaul'><seg>Non.</seg></u>"
        "<div><head>Un col</head><u who='#ModeleJeanne'><seg>Si.</seg></u></div></div></div>"
        "<div><u who='#ModeleJeanne'><seg>La séance est levée.</seg></u></div></body>"
    )
    imported_record, record, problems = written(tmp_path, {"sitting.xml": PARLAMINT.replace("</body>", behind)})
    assert problems == []
    assert parts(record, "fr") == [
        (1, "Le budget", ["jeanne-modele", "paul-fictif", "unnamed"]),
        (1, "Les routes", ["n2", "paul-fictif-2", "paul-fictif-3", "n3", "jeanne-modele-2", "jeanne-modele-3"]),
        (2, "Routes de montagne", ["paul-fictif-3", "n3", "jeanne-modele-2", "jeanne-modele-3"]),
    ]
    report = "\n".join(importing.report(imported_record))
    assert "2 parts\n" in report
    assert "1 parts inside parts" in report
    assert "1 headings below the second level, as passages" in report
    assert "not carried over: 1 the end of a part before a turn that stands in none" in report


def test_sections_of_akoma_ntoso_are_parts_with_their_numbers(tmp_path: Path) -> None:
    behind = (
        "<questions><num>2.</num><heading>Questions</heading><scene>The clerk enters.</scene>"
        "<debateSection name='q'><heading>Roads</heading><question by='#jane'><from>Jane Model</from><p>When?</p></question></debateSection></questions></debateBody>"
    )
    _, record, problems = written(tmp_path, {"debate.xml": AKOMA_NTOSO.replace("</debateBody>", behind)})
    assert problems == []
    assert parts(record, "en") == [
        (1, "Budget", ["jane-model", "unnamed"]),
        (1, "2. Questions", ["n1", "jane-model-2"]),
        (2, "Roads", ["jane-model-2"]),
    ]


def test_headings_of_a_transcript_are_parts_by_their_levels(tmp_path: Path) -> None:
    text = TRANSCRIPT + "\n## More\n\nA line that nobody said.\n\nJane Model: Yes.\n\n#### Even more\n\nPaul Fictive: No.\n"
    _, record, problems = written(tmp_path, {"opening.txt": text})
    assert problems == []
    assert parts(record, "en") == [
        (1, "Discussion", ["paul-fictive", "n1", "jane-model-2", "n2", "paul-fictive-2"]),
        (2, "More", ["n1", "jane-model-2", "n2", "paul-fictive-2"]),
    ]


def test_lists_and_tables_of_a_word_processor_are_lists_and_tables_of_the_remark(tmp_path: Path) -> None:
    document = docx.Document()
    for words, style in (
        ("Opening", "Title"),
        ("Jane Model: Three things:", None),
        ("one: *first*", "List Bullet"),
        ("2. two", "List Bullet"),
        ("And then this.", None),
        ("go", "List Number"),
        ("come", "List Number"),
    ):
        document.add_paragraph(words, style)
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ("Place", "Seats", "Hall a | b", ""), strict=True):  # noqa: SLF001
        cell.text = words
    document.add_paragraph("That is all.")
    document.save(str(tmp_path / "opening.docx"))
    record = importing.read([tmp_path / "opening.docx"], "en", "English")
    (turn,) = record.sittings[0].turns
    assert turn.paragraphs == [
        "Three things:",
        "- one: \\*first\\*\n- 2\\. two",
        "And then this.",
        "1. go\n2. come",
        "| Place | Seats |\n|---|---|\n| Hall a \\| b |   |",
        "That is all.",
    ]
    assert (record.carried["lists"], record.carried["tables"]) == (2, 1)
    for block in turn.paragraphs:
        assert read(block).faults == []


def test_every_word_that_word_shows_is_taken_over_and_what_it_does_not_is_not(tmp_path: Path) -> None:
    """In tracked insertions, moves, content controls, smart tags, fields and below ruby, in a paragraph, around one and in a cell."""

    def run(words: str) -> str:
        return f"<w:r><w:t>{words}</w:t></w:r>"

    def changed(name: str, words: str) -> str:
        return f'<w:{name} w:id="1" w:author="A" w:date="2031-01-01T00:00:00Z">{words}</w:{name}>'

    def row(words: str, facts: str = "") -> str:
        return f"<w:tr><w:trPr>{facts}</w:trPr><w:tc><w:p>{words}</w:p></w:tc></w:tr>"

    ruby = f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('zhāng')}</w:rt><w:rubyBase>{run('张')}</w:rubyBase></w:ruby></w:r>"
    deleted = changed("del", "<w:r><w:delText>not </w:delText></w:r>")
    body = (
        f"<w:p>{run('Opening')}</w:p>",
        f"<w:p>{run('Jane Model: We ')}{deleted}{changed('ins', run('do '))}{run('agree.')}</w:p>",
        f"<w:p>{changed('moveFrom', run('gone '))}{changed('moveTo', run('here '))}{ruby}<w:smartTag w:uri='u' w:element='e'>{run(' of Beijing')}</w:smartTag></w:p>",
        f"<w:p>{run('on page ')}<w:fldSimple w:instr='PAGE'>{run('7')}</w:fldSimple><w:r><w:footnoteReference w:id='1'/></w:r></w:p>",
        f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{run('A whole paragraph, ')}<w:sdt><w:sdtContent>{run('and words.')}</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>",
        f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{row(run('Place'))}{row(changed('ins', run('Hall')))}{row(run('Roof'), changed('del', ''))}</w:tbl>",
    )
    document = docx.Document()
    for block in body:
        document.element.body.insert_element_before(parse_xml(block.replace(">", f" {nsdecls('w')}>", 1)), "w:sectPr")
    document.save(str(tmp_path / "opening.docx"))
    record = importing.read([tmp_path / "opening.docx"], "en", "English")
    (turn,) = record.sittings[0].turns
    assert turn.paragraphs == ["We do agree.", "here 张 of Beijing", "on page 7", "A whole paragraph, and words.", "| Place |\n|---|\n| Hall |"]
    lost = {what: count for what, count in record.lost.items() if count}
    assert lost == {"deletions that the file still tracks": 3, "calls of footnotes and endnotes that have no words": 1, "readings beside words (ruby)": 1}


@pytest.mark.parametrize(("name", "content"), [("a.xml", "<a/>"), ("b.xml", "<a>"), ("c.pdf", "%PDF")])
def test_what_no_importer_knows_is_refused_in_words(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"TEI|XML|\.xml"):
        importing.read([tmp_path / name], "en", "English")


def test_entities_of_an_xml_file_bring_in_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("a secret", encoding="utf-8")
    entity = f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    (tmp_path / "sitting.xml").write_text(entity + PARLAMINT.replace("Voilà.", "Voilà&x;."), encoding="utf-8")
    record = importing.read([tmp_path / "sitting.xml"], "en", "English")
    assert "a secret" not in repr(record)


def test_two_people_of_one_name_have_two_ids() -> None:
    record = imported.Imported("x", "en", "English")
    assert [record.person(key, "Ann Example") for key in ("a", "b", "c", "a")] == ["ann-example", "ann-example-a", "ann-example-b", "ann-example"]
    assert record.person("d", "李明") == "speaker"


def test_words_keep_their_signs_in_the_notation_of_content_files() -> None:
    assert escaped("# a *b* {c} [d] <e> \\ \u00ade") == "\\# a \\*b\\* \\{c\\} \\[d\\] \\<e> \\\\ e"
    assert slug("Çelik Ağbaba, II.") == "celik-agbaba-ii"


def test_the_styles_of_a_word_processor_say_who_speaks_and_what_a_heading_is(tmp_path: Path) -> None:
    document = docx.Document()
    for name in ("Orator", "Subject"):
        document.styles.add_style(name, 1)
    for words, style in (
        ("Opening", "Title"),
        ("The Chair (Jane Model)", "Orator"),
        ("Good morning.", None),
        ("The budget", "Subject"),
        ("Paul Fictive", "Orator"),
        ("Yes.", None),
    ):
        document.add_paragraph(words, style)
    document.save(str(tmp_path / "opening.docx"))
    record = importing.read([tmp_path / "opening.docx"], "en", "English", ["Orator"], ["Subject"])
    assert [(turn.heading, turn.by, turn.paragraphs) for turn in record.sittings[0].turns] == [
        ("The Chair (Jane Model)", "the-chair", ["Good morning."]),
        ("Paul Fictive", "paul-fictive", ["Yes."]),
    ]
    assert [heading.words for heading in record.sittings[0].headings] == ["The budget"]
    without_styles = importing.read([tmp_path / "opening.docx"], "en", "English")
    assert any("--speaker-style" in line for line in importing.report(without_styles))
