"""A remark and a paragraph lead into the recording at the second at which they begin, on every page and in every export, and nobody is asked before."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from msgspec.structs import replace

from conftest import DATA, record_of
from proceedings.authoring import importing
from proceedings.authoring.imported import files
from proceedings.exports import akn, json_record, tei
from proceedings.incremental.outputs import text
from proceedings.model.edition import Edition
from proceedings.model.record import Remark
from proceedings.model.recordings import Moment, moment, seconds_of

RECORD = record_of(DATA / "other")
SESSION = RECORD.sessions["workshop"]
HALL = "https://video.example.org/atelier.mp4"

PARLAMINT = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="X_2031-05-12" xml:lang="en">
<teiHeader><fileDesc><titleStmt><title type="main">Imaginary sitting</title></titleStmt></fileDesc>
<profileDesc><settingDesc><setting><date when="2031-05-12">12 May</date></setting></settingDesc></profileDesc></teiHeader>
<text><body><div type="debateSection">
<timeline><when xml:id="t1" absolute="2031-05-12T10:32:05"/></timeline>
<u who="#JaneModel" start="#t1" source="https://video.example.org/1?x=2"><seg>One.</seg><note type="time">10:33</note>
<seg source="https://video.example.org/2">Two.</seg></u>
<u who="#JaneModel"><media url="https://video.example.org/3" mimeType="video/mp4"/><seg>Three.</seg></u>
<u who="#JaneModel" source="https://video.example.org/(4)"><seg>Four.</seg></u>
</div></body></text></TEI>"""


@pytest.mark.parametrize(("start", "seconds"), [("1:02:33", 3753), ("62:33", 3753), ("0:05", 5), ("100:00:00", 360_000)])
def test_a_place_in_a_recording_is_a_number_of_seconds(start: str, seconds: int) -> None:
    assert seconds_of(start) == seconds


def test_a_remark_leads_to_the_recording_that_it_names_or_to_the_first() -> None:
    first, question, answer, _ = SESSION.remarks
    assert moment(SESSION, first) == Moment(f"{HALL}#t=750", "12:30", 750)
    assert moment(SESSION, first, 3) == Moment(f"{HALL}#t=785", "13:05", 785)
    assert moment(SESSION, first, 2) is None
    assert moment(SESSION, question) == Moment("https://audio.example.org/q1")
    assert moment(SESSION, answer) is None
    elsewhere = Remark("x", "speech", recording="https://video.example.org/x#t=5", start="1:00", paragraphs=("p2@https://video.example.org/y",))
    assert moment(SESSION, elsewhere) == Moment("https://video.example.org/x#t=5", "1:00", 60)
    assert moment(SESSION, elsewhere, 2) == Moment("https://video.example.org/y")
    assert moment(replace(SESSION, recordings=()), first) is None


@pytest.mark.parametrize(("address", "label"), [("sessions/workshop", "Enregistrement à 12:30"), ("en/sessions/workshop/sam-sample", "Recording from 12:30")])
def test_the_page_has_time_and_link_as_apparatus_and_asks_no_host(address: str, label: str, other_site: Path) -> None:
    page = html.fromstring((other_site / address / "index.html").read_text(encoding="utf-8"))
    links = page.xpath("//*[@data-remark='sam-sample']//a[@class='pr-recording']")
    assert {link.get("href"): link.text for link in links}[f"{HALL}#t=750"] == label
    assert [link.get("href") for link in page.xpath("//*[@id='sam-sample-p3']/a[@class='pr-recording']")] == [f"{HALL}#t=785"]
    assert all(link.get("data-apparatus") is not None for link in links)
    (time,) = page.xpath("//*[@data-remark='sam-sample']//time")
    assert (time.text.strip(), time.get("datetime")) == ("10:02", "2031-05-13T10:02")
    assert page.xpath("//video | //audio | //iframe | //embed | //object") == []
    assert not [asked for asked in page.xpath("//@src | //link/@href") if "video.example.org" in asked]


def test_the_exports_have_time_and_place() -> None:
    edition = Edition(RECORD, "fr")
    tei_file, akn_file = tei.session_file(edition, SESSION), text(akn.session_file(edition, SESSION))
    assert '<when xml:id="workshop.sam-sample.time" absolute="2031-05-13T10:02:00" />' in tei_file
    assert f'ana="#role_speaker #kind_speech #theme_free-access" start="#workshop.sam-sample.time" source="{HALL}#t=750"' in tei_file
    assert f'<seg xml:id="workshop.sam-sample-p3" source="{HALL}#t=785">' in tei_file
    assert 'startTime="2031-05-13T10:32:05"' in akn_file
    assert f'<hasFormat xmlns="http://purl.org/dc/terms/" idref="sam-sample-p3" href="{HALL}#t=785" />' in akn_file
    session = json.loads(json_record.session_file(edition, SESSION))["session"]
    assert session["recordings"] == [{"id": "salle", "kind": "video", "url": HALL}]
    first = session["remarks"][0]
    assert (first["time"], first["recording"]) == ("10:02", {"url": f"{HALL}#t=750", "seconds": 750})
    assert first["texts"]["fr"]["paragraphs"][2]["recording"] == {"url": f"{HALL}#t=785", "seconds": 785}


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            'recording: "https://audio.example.org/q1"',
            "recording: hall",
            "the question 'q1' names the recording 'hall'; add it to 'recordings' in the front matter, or write its address",
        ),
        ("p3@13:05", "p9@13:05", "the speech 'sam-sample' has no paragraph for 'p9@13:05'; correct its number"),
        ('"10:32:05"', '"09:32"', "'q1' begins at 09:32, before 10:02; correct one of the times"),
        ('"10:02"', '"25:02"', "'25:02' is no time of day; write it as 09:30 or 17:05:20"),
        ('start: "12:30"', 'start: "12.30"', "'12.30' is no place in a recording; write how long it has run, as 1:02:33 or 62:33"),
        (
            f'recordings:\n  - {{id: salle, kind: video, url: "{HALL}"}}\n',
            "",
            "the speech 'sam-sample' begins in no recording; add 'recordings' to the front matter, or 'recording: https://…' here",
        ),
    ],
)
def test_a_time_or_a_place_that_cannot_be_is_told_with_its_line(old: str, new: str, problem: str, change: Callable[..., list[str]]) -> None:
    problems = change("sessions/workshop.fr.md", old, new)
    (line,) = [item for item in problems if item.endswith(problem)]
    assert line.startswith("docs/sessions/workshop.fr.md:")


def test_times_and_links_of_parlamint_are_carried_over(tmp_path: Path) -> None:
    (tmp_path / "sitting.xml").write_text(PARLAMINT, encoding="utf-8")
    record = importing.read([tmp_path / "sitting.xml"], "en", "English")
    headings = [line for line in dict(files(record))["sessions/sitting-1.en.md"].split("\n") if "kind=" in line]
    first = "kind=speech by=janemodel time=10:32:05 recording=https://video.example.org/1?x=2 paragraphs=p2@https://video.example.org/2"
    assert headings == [
        f"## JaneModel {{#janemodel {first}}}",
        "## JaneModel {#janemodel-2 kind=speech by=janemodel recording=https://video.example.org/3}",
        "## JaneModel {#janemodel-3 kind=speech by=janemodel}",
    ]
    assert (record.carried["links into recordings"], record.carried["times of day"]) == (3, 1)
    assert record.lost["addresses of recordings that hold brackets, quotes or commas"] == 1
