"""The pictures of the real record add up to its text as it stands on the pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from proceedings.model import lengths
from proceedings.reader.load_result import LoadResult

ROOTS = ["", "en/"]


def page(site: Path, address: str) -> html.HtmlElement:
    return html.fromstring((site / address / "index.html").read_text(encoding="utf-8"))


def number(words: str) -> int:
    return int("".join(character for character in words if character.isdigit()))


@pytest.fixture(scope="module")
def printed(site: Path, loaded: LoadResult) -> dict[tuple[str, str], int]:
    """How many characters each remark has on its page in the default language, its notes and handles left aside."""
    assert loaded.record is not None
    results = {}
    for session in loaded.record.sessions:
        session_page = page(site, f"sessions/{session}")
        for apparatus in session_page.xpath("//article//*[@data-apparatus]"):
            apparatus.drop_tree()
        for remark in session_page.xpath("//section[@data-remark]"):
            elements = remark.xpath("./p[@id]")
            results[session, remark.get("data-remark")] = sum(len("".join(paragraph.text_content().split())) for paragraph in elements)
    return results


def test_the_record_counts_as_many_characters_as_its_pages_print(loaded: LoadResult, printed: dict[tuple[str, str], int]) -> None:
    assert loaded.record is not None
    assert {(session.id, remark.id): length for session, remark, length in lengths.remark_lengths(loaded.record)} == printed


@pytest.mark.parametrize("root", ROOTS)
def test_every_cell_of_the_map_is_the_length_of_the_remarks_it_leads_to(root: str, site: Path, loaded: LoadResult, printed: dict[tuple[str, str], int]) -> None:
    record = loaded.record
    assert record is not None
    results = {}
    for cell in page(site, f"{root}themes").xpath("//svg/a"):
        theme, _, session = cell.get("href").partition("/#in-")
        assert page(site, f"{root}themes/{theme}").xpath("//*[@id=$id]", id=f"in-{session}")
        results[theme, session] = number(cell.findtext("title").replace("：", ":").rpartition(":")[2])
    expected: dict[tuple[str, str], int] = {}
    for session, remark in record.remarks():
        for theme in remark.themes:
            expected[theme, session.id] = expected.get((theme, session.id), 0) + printed[session.id, remark.id]
    assert results == expected
    totals = [number(element) for element in page(site, f"{root}themes").xpath("//div[@class='pr-map-row']/span/text()")]
    assert totals == [sum(length for (theme, _), length in expected.items() if theme == each_theme) for each_theme in record.themes]


@pytest.mark.parametrize("root", ROOTS)
def test_the_shares_of_speaking_add_up_to_all_that_was_spoken(root: str, site: Path, loaded: LoadResult, printed: dict[tuple[str, str], int]) -> None:
    assert loaded.record is not None
    values = page(site, f"{root}organisations").xpath("//ul[@class='pr-bars']/li/span[@class='pr-bar-value']/text()")
    assert len(values) == 8
    spoken = sum(printed[session.id, remark.id] for session, remark in loaded.record.remarks() if remark.kind != "passage")
    assert sum(number(value.partition(" · ")[2]) for value in values) == spoken
    assert abs(sum(float(value.partition("%")[0]) for value in values) - 100) < 0.5


@pytest.mark.parametrize("root", ROOTS)
def test_every_answer_stands_under_its_question_on_the_list_of_sessions(root: str, site: Path, loaded: LoadResult) -> None:
    assert loaded.record is not None
    results = [element.xpath(".//ol//a/@href") for element in page(site, f"{root}sessions").xpath("//li[@class='pr-exchange']")]
    expected = [
        [f"{session.id}/#{remark.id}" for remark in session.remarks if session.answered(remark) == asked]
        for session in loaded.record.sessions.values()
        for asked in session.remarks
        if asked.kind in ("question", "passage")
    ]
    assert results == [answers for answers in expected if answers]
    assert sum(map(len, results)) == 46


@pytest.mark.parametrize("root", ROOTS)
def test_a_chart_shows_only_figures_of_one_group_and_unit_each_with_its_value(root: str, site: Path, loaded: LoadResult) -> None:
    record = loaded.record
    assert record is not None
    charts = page(site, f"{root}figures").xpath("//ul[@class='pr-bars']")
    shown = [[href[1:] for href in chart.xpath(".//a/@href")] for chart in charts]
    assert len(shown) == 3
    for ids, chart in zip(shown, charts, strict=True):
        figures = [record.figures[id] for id in ids]
        assert len({(figure.group, figure.unit) for figure in figures}) == 1
        values = [figure.value for figure in figures if not isinstance(figure.value, tuple)]
        assert len(values) == len(figures)
        assert [int(width) for width in chart.xpath(".//rect/@width")] == [round(1000 * value / max(values)) for value in values]


@pytest.mark.parametrize("root", ROOTS)
def test_a_picture_needs_no_script_and_no_style_of_its_own(root: str, site: Path) -> None:
    for address in ("", "themes", "organisations", "sessions", "figures"):
        assert not page(site, f"{root}{address}").xpath("//main//*[@style or starts-with(name(@*), 'on')] | //main//script | //main//style"), address
