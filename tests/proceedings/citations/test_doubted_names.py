"""What a reader would lose: that a name in other letters is inferred, or a person not confirmed, wherever the name stands."""

from __future__ import annotations

from lamps import lamps
from msgspec.structs import replace

from conftest import DATA
from proceedings.citations.apa import cite as apa
from proceedings.citations.chicago import cite as chicago
from proceedings.citations.cited_work import CitedWork
from proceedings.citations.csl import item
from proceedings.citations.gbt7714 import cite_2015, cite_2025
from proceedings.exports import FORMATS
from proceedings.incremental.outputs import text
from proceedings.languages.labels import Labels
from proceedings.model.edition import Edition
from proceedings.model.facts import Speaker, Spelling
from proceedings.model.naming import Naming, naming
from proceedings.model.record import Proceedings
from proceedings.reader.loader import load
from proceedings.staging.context import PageContext, doubt, named
from proceedings.staging.site_context import SiteContext

INFERRED = Spelling(status="inferred", evidence={"zh": "虚构。", "en": "Fabricated."})
ENGLISH = Labels("en", {})


def doubted(**changes: object) -> Proceedings:
    """Return the fabricated conference with something of its first speaker in doubt."""
    record = lamps()
    speaker: Speaker = replace(record.speakers["zhang-san"], **changes)
    return replace(record, speakers={**record.speakers, "zhang-san": speaker})


INFERRED_NAME, UNCONFIRMED = doubted(spelling=INFERRED), doubted(spelling=INFERRED, doubted=("identity", "post"))


def page(record: Proceedings, language: str) -> PageContext:
    return PageContext(SiteContext(record, {}), language)


def test_a_name_as_printed_is_beyond_doubt_and_so_is_one_that_is_verified() -> None:
    assert naming(UNCONFIRMED, "zhang-san", "zh") == Naming("张三")
    assert naming(lamps(), "zhang-san", "en") == Naming("Zhang San")
    assert naming(doubted(spelling=replace(INFERRED, status="verified")), "zhang-san", "en") == Naming("Zhang San")


def test_a_name_in_other_letters_tells_what_of_it_is_doubted() -> None:
    assert naming(INFERRED_NAME, "zhang-san", "en") == Naming("Zhang San", "张三", ("spelling",))
    assert naming(UNCONFIRMED, "zhang-san", "en") == Naming("Zhang San", "张三", ("identity", "post"))
    assert naming(doubted(spelling=INFERRED, doubted=("post",)), "zhang-san", "en").doubts == ("spelling", "post")


def test_the_printed_name_stands_beside_an_inferred_one_and_words_tell_of_an_unconfirmed_person() -> None:
    inferred, unconfirmed = naming(INFERRED_NAME, "zhang-san", "en"), naming(UNCONFIRMED, "zhang-san", "en")
    assert inferred.written(ENGLISH, full=False) == "Zhang San [张三]"
    assert inferred.written(ENGLISH) == "Zhang San [张三; spelling of the name inferred]"
    assert unconfirmed.written(ENGLISH, full=False) == "Zhang San [张三; identity of the person not confirmed, post not confirmed]"
    assert naming(lamps(), "zhang-san", "en").written(ENGLISH) == "Zhang San"


def test_a_page_shows_it_behind_the_name_in_the_letters_that_it_is_printed_in() -> None:
    english = page(UNCONFIRMED, "en")
    assert '<span lang="zh">张三</span><span class="pr-doubt-words">; identity of the person not confirmed' in doubt(english, "zhang-san")
    assert english.person("zhang-san", full=True).endswith(doubt(english, "zhang-san"))
    assert named(page(INFERRED_NAME, "en"), "zhang-san").endswith('> [<span lang="zh">张三</span>]</span>')
    assert not doubt(page(UNCONFIRMED, "zh"), "zhang-san")


def test_an_edition_names_people_in_its_language() -> None:
    assert Edition(UNCONFIRMED, "en").naming("zhang-san").printed == "张三"
    assert not Edition(UNCONFIRMED, "zh").naming("zhang-san").printed


def work(record: Proceedings, language: str = "en", *, whole_session: bool = False) -> CitedWork:
    session = record.sessions["part-1"]
    return CitedWork(Edition(record, language, "https://example.org/"), session, None if whole_session else session.remarks[0])


def test_a_citation_has_the_printed_name_beside_an_inferred_one_and_says_what_is_doubted() -> None:
    cited = work(INFERRED_NAME)
    assert apa(cited).words.startswith("Zhang, S. [张三]. (2032, March 1–2).")
    assert "; spelling of the name inferred)" in apa(cited).words
    assert chicago(cited).words.startswith("Zhang San [张三]. Speech in")
    assert "Spelling of the name inferred. https://" in chicago(cited).words
    assert cite_2025(cited).words.startswith("Zhang San [张三]. [")
    assert cite_2015(cited).words.startswith("ZHANG San [张三]. [")
    assert all("Spelling of the name inferred" in cite(cited).words for cite in (cite_2025, cite_2015))
    assert "identity of the person not confirmed, post not confirmed" in apa(work(UNCONFIRMED)).words


def test_a_citation_of_the_original_names_people_as_printed() -> None:
    assert apa(work(UNCONFIRMED, "zh")).words == apa(work(lamps(), "zh")).words


def test_a_reference_manager_gets_both_names_and_what_is_doubted() -> None:
    inferred = item(work(INFERRED_NAME))
    assert str(inferred["title"]).endswith("light of an ever-changing moon” [张三; spelling of the name inferred]")
    assert "original-author" not in inferred  # Zotero would take it for a second author
    assert item(work(INFERRED_NAME, "zh")) == item(work(lamps(), "zh"))
    assert "Zhang San [张三; spelling of the name inferred]" in str(item(work(INFERRED_NAME, whole_session=True))["note"])


def test_every_file_that_names_a_doubted_speaker_says_so() -> None:
    loaded = load(DATA / "other").record
    assert loaded is not None
    record = replace(loaded, speakers={**loaded.speakers, "nadia-fictive": replace(loaded.speakers["nadia-fictive"], doubted=("identity",))})
    edition = Edition(record, "en", "https://example.org/")
    assert edition.naming("nadia-fictive").written(ENGLISH) == "Nadia Fictive [identity of the person not confirmed]"
    for format in FORMATS:
        if format.session and format.id != "json":  # which has the people in the file of the whole alone
            assert "identity of the person not confirmed" in text(format.session(edition, record.sessions["panel-1"])), format.id
    (json,) = (format for format in FORMATS if format.id == "json")
    whole = text(json.whole["proceedings"](edition))
    assert '"doubted": [\n' in whole
    assert '"identity"' in whole
