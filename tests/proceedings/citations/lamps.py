"""A fabricated conference in Chinese and English, small enough to be read here."""

from __future__ import annotations

from datetime import date

from proceedings.model.facts import Change, Conference, Day, Language, Organisation, Speaker, Theme
from proceedings.model.record import Appearance, Proceedings, Remark, Session
from proceedings.model.session_text import Paragraph, RemarkText, SessionText
from proceedings.syntax.inline import Mark, Text


def _text(words: str, *pages: tuple[int, int]) -> Text:
    return Text(words, tuple(Mark(place, place, "page", str(page)) for place, page in pages))


def _remark(heading: str, *paragraphs: Text) -> RemarkText:
    return RemarkText(heading=Text(heading), paragraphs=tuple(Paragraph(text=text) for text in paragraphs), notes=())


def _session_text(language: str, title: str, *pages: tuple[int, int]) -> SessionText:
    words = {id: _remark("", _text(f"{id}一二三四五六七八九十")) for id in ("zhang-san", "q1", "anna-muster")}
    words["zhang-san"] = _remark("张三", _text("一二三四五六七八九十", *pages), _text("第二段"))
    return SessionText(path=f"{language}.md", title=title, summary="—", status="edited", preamble=(), remarks=words)


def lamps() -> Proceedings:
    """Return a conference whose default language is Chinese; its one session stands on the printed pages 7 to 8."""
    session = Session(
        id="part-1",
        kind="panel",
        date=date(2032, 3, 2),
        page=7,
        speakers=(Appearance(id="li-si", role="moderator"), Appearance(id="zhang-san", role="speaker"), Appearance(id="anna-muster", role="speaker")),
        remarks=(
            Remark(id="zhang-san", by="zhang-san", kind="speech", themes=("lamps",)),
            Remark(id="q1", kind="question"),
            Remark(id="anna-muster", by="anna-muster", kind="answer"),
        ),
        texts={
            "zh": _session_text("zh", "第一部分：路灯与月光", (4, 8)),
            "en": _session_text("en", "Part 1: Street lamps and the light of an ever-changing moon"),
        },
    )
    return Proceedings(
        conference=Conference(
            id="lamps",
            languages=(Language(id="zh", name="中文"), Language(id="en", name="English")),
            name={"zh": "“路灯的未来”研讨会", "en": "Symposium on the Future of Street Lamps"},
            short_name={"zh": "路灯的未来", "en": "The Future of Street Lamps"},
            description={"zh": "虚构。", "en": "Fabricated."},
            place={"zh": "某市", "en": "Sometown"},
            days=(Day(date=date(2032, 3, 1)), Day(date=date(2032, 3, 2))),
            organisers=("institute", "union"),
            sessions=("part-1",),
        ),
        speakers={
            "zhang-san": Speaker(
                id="zhang-san", name={"zh": "张三", "en": "Zhang San"}, sort={"zh": "zhang san", "en": "zhang san"}, family={"zh": "张", "en": "Zhang"}
            ),
            "li-si": Speaker(id="li-si", name={"zh": "李四", "en": "Li Si"}, sort={"zh": "li si", "en": "li si"}, family={"zh": "李", "en": "Li"}),
            "anna-muster": Speaker(
                id="anna-muster",
                name={"zh": "安娜-玛丽·穆斯特", "en": "Anna-Marie Muster"},
                sort={"zh": "anna", "en": "muster"},
                family={"zh": "穆斯特", "en": "Muster"},
            ),
        },
        organisations={
            "institute": Organisation(id="institute", name={"zh": "某研究院", "en": "Some Institute"}, kind="research"),
            "union": Organisation(id="union", name={"zh": "路灯联盟", "en": "Union of Lamps"}, kind="other"),
        },
        themes={"lamps": Theme(id="lamps", name={"zh": "路灯", "en": "Lamps"}, description={"zh": "—", "en": "—"})},
        terms={},
        categories={},
        figures={},
        units={},
        groups={},
        errata={},
        changes=(Change(version="2.1", date=date(2033, 1, 9), changes={"zh": "—", "en": "—"}),),
        redirects={},
        pages={},
        sessions={"part-1": session},
    )
