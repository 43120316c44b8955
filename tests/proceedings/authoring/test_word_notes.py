"""Footnotes and endnotes of a word processor come over with their words, each called where it was."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from foreign_files import read_back

from proceedings.authoring import importing
from proceedings.authoring.imported import Imported

_DIVIDER = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'


def _run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def _call(id: int, kind: str = "footnote", mark: str = "") -> str:
    custom_mark = f"<w:t>{mark}</w:t>" if mark else ""
    follows = ' w:customMarkFollows="1"' if mark else ""
    return f'<w:r><w:{kind}Reference w:id="{id}"{follows}/>{custom_mark}</w:r>'


def _note(id: int, *paragraphs: str, kind: str = "footnote") -> str:
    words = "".join(f"<w:p><w:r><w:{kind}Ref/></w:r>{paragraph}</w:p>" for paragraph in paragraphs)
    return f'<w:{kind} w:id="{id}">{words}</w:{kind}>'


def _imported(folder: Path, blocks: list[str], footnotes: list[str], endnotes: list[str]) -> Imported:
    document = docx.Document()
    for block in blocks:
        document.element.body.insert_element_before(parse_xml(block.replace(">", f" {nsdecls('w')}>", 1)), "w:sectPr")
    for kind, notes, relationship in (("footnote", footnotes, RELATIONSHIP_TYPE.FOOTNOTES), ("endnote", endnotes, RELATIONSHIP_TYPE.ENDNOTES)):
        content = f"<w:{kind}s {nsdecls('w')}>{''.join(notes)}</w:{kind}s>".encode()
        media_type = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
        package = document.part.package
        assert package is not None
        document.part.relate_to(Part(PackURI(f"/word/{kind}s.xml"), media_type, content, package), relationship)
    document.save(str(folder / "opening.docx"))
    return importing.read([folder / "opening.docx"], "en", "English")


def test_each_note_stays_with_its_remark_and_is_called_between_the_same_words(tmp_path: Path) -> None:
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p>{_run('Place')}</w:p></w:tc></w:tr><w:tr><w:tc><w:p>{_run('Hall')}{_call(4)}</w:p></w:tc></w:tr></w:tbl>"
    changed = 'w:id="1" w:author="A" w:date="2031-01-01T00:00:00Z"'
    record = _imported(
        tmp_path,
        [
            f"<w:p>{_run('Opening')}</w:p>",
            f"<w:p>{_run('Jane Model')}{_call(1)}{_run(': Readers')}{_call(2)}{_run(', all of them,')}{_call(3, 'endnote')}{_run(' read.')}</w:p>",
            f"<w:p>{_run('(Applause)')}{_call(5)}</w:p>",
            f"<w:p>{_run('Paul Fictive: Yes, [^1] is printed so.')}<w:del {changed}>{_call(2)}</w:del><w:ins {changed}>{_call(6)}</w:ins></w:p>",
            table,
        ],
        [
            _DIVIDER,
            *(_note(1, _run("Of the hall.")), _note(2, _run(" And *writers*."), _run("Both."))),
            *(_note(4, _run("Upstairs.")), _note(5, _run("Long.")), _note(6, f"<w:ins {changed}>{_run('Added.')}</w:ins>")),
        ],
        [_note(3, _run("At the end."), kind="endnote")],
    )
    jane, paul = record.sittings[0].turns
    assert (jane.heading, jane.by, [person.name for person in record.people.values()]) == ("Jane Model[^1]", "jane-model", ["Jane Model", "Paul Fictive"])
    assert jane.paragraphs == ["Readers[^2], all of them,[^6] read.", "(Applause)[^3]"]
    assert jane.footnotes == ["[^1]: Of the hall.", r"[^2]: And \*writers\*. Both.", "[^6]: At the end.", "[^3]: Long."]
    assert paul.paragraphs == [r"Yes, \[^1\] is printed so.[^4]", "| Place |\n|---|\n| Hall[^5] |"]
    assert paul.footnotes == ["[^4]: Added.", "[^5]: Upstairs."]
    assert {what: count for what, count in record.carried.items() if "notes" in what} == {"footnotes": 5, "endnotes, as footnotes": 1}
    assert {what: count for what, count in record.lost.items() if count} == {"deletions that the file still tracks": 1}
    read, problems = read_back(tmp_path / "docs", record)
    assert problems == []
    session = next(iter(read.sessions.values()))
    text = read.text(session, "en")[1].remarks["jane-model"]
    assert [part.words for part in text.texts if "At the end" in part.words] == ["At the end."]


def test_a_mark_of_the_author_s_own_is_no_word_and_a_number_among_them_stays(tmp_path: Path) -> None:
    blocks = [f"<w:p>{_run('Jane Model: One')}{_call(1, mark='*')}{_run(', two')}{_call(2, mark='1')}{_run(', three')}{_call(3)}{_run('.')}</w:p>"]
    record = _imported(tmp_path, blocks, [_note(number, _run(f"Note {number}.")) for number in (1, 2, 3)], [])
    (turn,) = record.sittings[0].turns
    assert turn.paragraphs == ["One[^2], two[^1], three[^3]."]
    assert turn.footnotes == ["[^2]: Note 1.", "[^1]: Note 2.", "[^3]: Note 3."]


def test_notes_that_cannot_be_called_where_they_were_are_counted(tmp_path: Path) -> None:
    box = f"<w:r><w:pict><w:txbxContent><w:p>{_run('Box')}{_call(2)}</w:p></w:txbxContent></w:pict></w:r>"
    blocks = [
        f"<w:p>{_run('Opening')}{_call(1)}</w:p>",
        f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{_run("The budget")}{_call(1)}</w:p>',
        f"<w:p>{_run('Jane Model: Yes')}{box}{_call(9)}{_run('.')}</w:p>",
    ]
    record = _imported(tmp_path, blocks, [_note(1, _run("Of the hall.")), _note(2, _run("In the box."))], [])
    (sitting,) = record.sittings
    assert (sitting.title, [heading.words for heading in sitting.headings]) == ("Opening", ["The budget"])
    assert [(turn.paragraphs, turn.footnotes) for turn in sitting.turns] == [(["Yes."], [])]
    assert {what: count for what, count in record.lost.items() if count} == {
        "calls of footnotes and endnotes that have no words": 1,
        "footnotes and endnotes called in titles and headings": 2,
        "footnotes and endnotes of text boxes": 1,
        "text boxes": 1,
    }
