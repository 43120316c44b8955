"""The CSL item, which reference managers take as it is."""

from __future__ import annotations

from lamps import lamps

from proceedings.citations.cited_work import CitedWork
from proceedings.citations.csl import item
from proceedings.model.edition import Edition

RECORD = lamps()
SESSION = RECORD.sessions["part-1"]


def cited(language: str, remark: str = "", *, whole: bool = False) -> dict[str, object]:
    edition = Edition(RECORD, language, "https://example.org/")
    return item(CitedWork(edition) if whole else CitedWork(edition, SESSION, SESSION.remark(remark)))


def test_a_remark_is_a_conference_paper_by_its_speaker() -> None:
    assert cited("en", "anna-muster") == {
        "id": "lamps:part-1:anna-muster:en",
        "type": "paper-conference",
        "language": "en",
        "title": "Answer in “Part 1: Street lamps and the light of an ever-changing moon”",
        "author": [{"family": "Muster", "given": "Anna-Marie"}],
        "container-title": "Symposium on the Future of Street Lamps: Proceedings",
        "event-title": "Symposium on the Future of Street Lamps",
        "event-place": "Sometown",
        "event-date": {"date-parts": [[2032, 3, 2]]},
        "issued": {"date-parts": [[2032, 3, 2]]},
        "genre": "Answer",
        "page": "8",
        "edition": "2.1 ed",
        "note": "Edition 2.1, 9 January 2033. Unofficial translation from Chinese",
        "URL": "https://example.org/en/sessions/part-1/anna-muster/",
    }


def test_names_stand_in_the_order_of_their_script() -> None:
    assert cited("zh", "zhang-san")["author"] == [{"family": "张", "given": "三"}]
    assert cited("zh", "anna-muster")["author"] == [{"literal": "安娜-玛丽·穆斯特"}]
    assert "author" not in cited("zh", "q1")


def test_nobody_who_is_no_author_becomes_one_in_zotero_and_nothing_is_software() -> None:
    for csl_item in (cited("en"), cited("en", "anna-muster"), cited("zh", whole=True)):
        assert not {"organizer", "chair", "editor", "version"} & set(csl_item)


def test_a_session_has_its_themes_and_its_original_title() -> None:
    work = cited("en")
    assert "author" not in work
    assert work["original-title"] == "第一部分：路灯与月光"
    assert work["keyword"] == "Lamps"
    assert "original-title" not in cited("zh")


def test_the_whole_is_by_its_organisers_and_of_the_day_of_its_edition() -> None:
    work = cited("zh", whole=True)
    assert (work["type"], work["author"], work["issued"]) == ("book", [{"literal": "某研究院"}, {"literal": "路灯联盟"}], {"date-parts": [[2033, 1, 9]]})
    assert "publisher" not in work
