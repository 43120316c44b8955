"""All remarks of a speaker, or on a theme, on one page: none is missing, each says where it was made, and nothing stands twice in an index."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html
from msgspec.structs import replace

from conftest import DATA, ROOT, record_of
from proceedings.incremental.outputs import text
from proceedings.model.record import Proceedings
from proceedings.rendering import in_full
from proceedings.rendering.layout import Layout
from proceedings.staging.context import PageContext
from proceedings.staging.rendered_page import RenderedPage
from proceedings.staging.site_context import SiteContext


def pages(record: Proceedings, language: str) -> dict[str, RenderedPage]:
    """Return every page in one language, by its address."""
    made = [make() for _, make in in_full.pages(PageContext(SiteContext(record, {}), language))]
    return {page.address: replace(page, content=page.content + text(page.segments)) for several in made for page in several}


@pytest.fixture(scope="module", params=["docs", "tests/data/other"])
def record(request: pytest.FixtureRequest) -> Proceedings:
    return record_of(ROOT / request.param)


def words(text: str) -> str:
    return re.sub(r"\s", "", text)


def record_text(page: RenderedPage) -> str:
    """Return the words of the record on a page: all of it but the apparatus, page title and session titles."""
    article = html.fromstring(f"<article>{page.content}</article>")
    sections = article.xpath("//section[@data-kind]")
    for apparatus in article.xpath("//*[@data-apparatus]"):
        apparatus.drop_tree()
    return words("".join(section.text_content() for section in sections))


def test_every_remark_stands_in_full_and_in_order_on_the_pages_of_its_speaker_and_its_themes(record: Proceedings) -> None:
    for language in record.languages:
        made = pages(record, language)
        groups = {f"speakers/{id}/remarks/": remarks for id, remarks in record.remarks_by.items()}
        groups |= {f"themes/{id}/remarks/": remarks for id, remarks in record.remarks_on.items()}
        assert made.keys() == groups.keys()
        for address, remarks in groups.items():
            texts = [record.text(session, language)[1].remarks[remark.id].texts for session, remark in remarks]
            assert record_text(made[address]) == words("".join(part.words for parts in texts for part in parts)), address


def test_every_permalink_leads_to_the_place_in_its_session(record: Proceedings) -> None:
    for address, page in pages(record, record.languages[0]).items():
        results = html.fromstring(page.content).xpath("//a[@class='pr-permalink']/@href") if "<section" in page.content else []
        expected = []
        folder, id, _ = address.strip("/").split("/")
        for session, remark in (record.remarks_by if folder == "speakers" else record.remarks_on)[id]:
            paragraphs = record.text(session, record.languages[0])[1].remarks[remark.id].paragraphs
            ids = [remark.id, *(f"{remark.id}-p{number}" for number in range(1, 1 + len(paragraphs)))]
            expected += [f"../../../sessions/{session.id}/#{id}" for id in ids]
        assert results == expected, address


def test_an_answer_stands_behind_the_words_that_it_answers() -> None:
    record = record_of(DATA / "other")
    page = pages(record, "en")["speakers/sam-sample/remarks/"].content
    question, _, answer = page.partition('data-kind="answer"')
    assert (
        'class="pr-detail pr-answered" data-apparatus=""><a href="../../jean-pierre-modele/">Jean-Pierre Modèle</a> <span class="pr-kind">Question</span>'
        in question
    )
    assert answer


def test_too_many_remarks_for_a_page_are_left_to_their_sessions(monkeypatch: pytest.MonkeyPatch) -> None:
    record = record_of(DATA / "other")
    monkeypatch.setattr(in_full, "LONG_LIST", 1)
    page = pages(record, "en")["speakers/sam-sample/remarks/"].content
    assert "There are too many remarks for one page" in page
    assert "<section" not in page
    assert 'href="../"' in page


def test_the_pages_are_linked_from_speakers_and_themes_and_left_out_of_the_indexes_of_others(other_site: Path) -> None:
    record = record_of(DATA / "other")
    listed = {twin.path for twins in Layout(record, {}, "https://record.example/").sitemap()["addresses"] for twin in twins}
    folders = [*(f"speakers/{id}" for id in record.remarks_by), *(f"themes/{id}" for id in record.remarks_on)]
    for root in ("", "en/", "ar/"):
        for folder in folders:
            assert f"{root}{folder}/" in listed
            assert f"{root}{folder}/remarks/" not in listed
            page = (other_site / root / folder / "remarks" / "index.html").read_text(encoding="utf-8")
            assert '<meta name="robots" content="noindex">' in page
            assert 'href="remarks/"' in (other_site / root / folder / "index.html").read_text(encoding="utf-8")


def test_each_remark_leads_to_its_page_side_by_side(record: Proceedings) -> None:
    """The page itself has no twin side by side: each would hold every remark of a session as often as it has themes."""
    language = record.languages[0]
    named = PageContext(SiteContext(record, {}), language).label("side_by_side")
    for address, page in pages(record, language).items():
        links = html.fromstring(page.content).xpath("//a[@class='pr-alone']")
        assert {link.text_content() for link in links} <= {named}, address
        folder, id, _ = address.strip("/").split("/")
        remarks = (record.remarks_by if folder == "speakers" else record.remarks_on)[id]
        assert [link.get("href") for link in links] == [f"../../../sessions/{session.id}/{remark.id}/" for session, remark in remarks], address


def test_terms_and_figures_are_no_links_where_no_switch_shows_them(record: Proceedings) -> None:
    for language in record.languages:
        assert [address for address, page in pages(record, language).items() if "data-reference" in page.content] == []
