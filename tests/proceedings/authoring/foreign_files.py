"""Fabricated files of other formats, and what the tests of the importers look at."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from proceedings.authoring import imported, importing
from proceedings.checks import problems_of
from proceedings.model.record import Proceedings
from proceedings.reader.loader import load

PARLAMINT = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="X_2031-05-12" xml:lang="fr">
<teiHeader><fileDesc><titleStmt><title type="main">Séance imaginaire</title></titleStmt></fileDesc>
<profileDesc><settingDesc><setting><date when="2031-05-12">12 mai 2031</date></setting></settingDesc>
<particDesc><listPerson>
<person xml:id="ModeleJeanne"><persName><surname>Modèle</surname><forename>Jeanne</forename></persName></person>
<person xml:id="FictifPaul"><persName><surname>Fictif</surname><forename>Paul</forename></persName></person>
</listPerson></particDesc></profileDesc></teiHeader>
<text><body><div type="debateSection">
<note type="time">La séance est ouverte à 10 heures.</note>
<head>Le budget</head>
<note type="speaker">Mme la présidente :</note>
<u who="#ModeleJeanne" ana="#chair" xml:id="u1"><seg xml:id="s1">La séance est ouverte. La parole est à <hi>M. Fictif</hi> [*].</seg></u>
<u who="#FictifPaul" ana="#regular"><seg>Je serai <vocal type="laughter"><desc>(Rires.)</desc></vocal> bref.</seg><seg>Voilà.</seg></u>
<kinesic type="applause"><desc>(Applaudissements à gauche.)</desc></kinesic>
<u ana="#guest"><seg>Une voix de la salle.</seg></u>
</div></body></text></TEI>"""

AKOMA_NTOSO = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate name="hansard"><meta>
<identification source="#x"><FRBRExpression><FRBRdate date="2031-05-12" name="x"/><FRBRlanguage language="eng"/></FRBRExpression></identification>
<references source="#x"><TLCPerson eId="jane" href="/p/jane" showAs="Jane Model"/></references></meta>
<preface><p><docTitle>Imaginary sitting</docTitle></p></preface>
<debateBody><debateSection name="business"><heading>Budget</heading>
<speech by="#jane"><from>The Chair (Jane Model)</from><p>Order.</p><p>I call <remark type="phenomenon">(interruption)</remark> the clerk.</p></speech>
<scene>The sitting is suspended.</scene>
<speech by="#nobody"><from>The Clerk</from><p>The motion reads thus.</p></speech>
</debateSection></debateBody></debate></akomaNtoso>"""


def written(folder: Path, files: dict[str, str], language: str = "en") -> tuple[imported.Imported, Proceedings, list[str]]:
    """Write foreign files, import them, and return what was found, the record and its problems."""
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    record = importing.read([folder / name for name in files], language, "English")
    return (record, *read_back(folder / "docs", record))


def read_back(docs: Path, record: imported.Imported) -> tuple[Proceedings, list[str]]:
    """Write an imported record as content files, and return what the loader and the checks make of them."""
    for sitting in record.sittings:
        sitting.date = sitting.date or dt.date(2031, 5, 12)
    for path, content in imported.files(record):
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(content, encoding="utf-8")
    loaded = load(docs)
    assert loaded.record is not None
    return loaded.record, [str(problem) for problem in problems_of(loaded)]


def parts(record: Proceedings, language: str) -> list[tuple[int, str, list[str]]]:
    """Return level, heading and remarks of each part."""
    (session,) = record.sessions.values()
    headings = session.texts[language].parts
    return [(part.level, headings[part.id].heading.words, [remark.id for remark in session.remarks[part.start : part.end]]) for part in session.parts]


def turns(record: Proceedings, language: str) -> list[tuple[str, str, list[str]]]:
    (session,) = record.sessions.values()
    text = session.texts[language]
    return [
        (remark.id, text.remarks[remark.id].heading.words, [paragraph.text.words for paragraph in text.remarks[remark.id].paragraphs])
        for remark in session.remarks
    ]
