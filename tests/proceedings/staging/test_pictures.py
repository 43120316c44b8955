"""Pictures of the fabricated conference: what they show, where they lead, and where none is drawn."""

from __future__ import annotations

from lxml import html
from msgspec.structs import replace

from conftest import DATA, record_of
from proceedings.model import lengths
from proceedings.model.record import Proceedings, Session
from proceedings.staging.back_matter import figures_page
from proceedings.staging.charts import Bar, bars
from proceedings.staging.context import PageContext
from proceedings.staging.markup import escape
from proceedings.staging.pictures import MOST, answers_picture, speaking_shares, theme_map
from proceedings.staging.site_context import SiteContext

RECORD = record_of(DATA / "other")


def site(language: str = "en", record: Proceedings = RECORD) -> PageContext:
    return PageContext(SiteContext(record, {}), language, "themes/index.md")


def with_sessions(*sessions: Session) -> Proceedings:
    return replace(RECORD, sessions={session.id: session for session in sessions})


def cells(picture: str) -> dict[str, html.HtmlElement]:
    """Return the cells of a map by where they lead."""
    return {element.get("href"): element for element in html.fromstring(picture).xpath("//svg/a")}


def test_a_cell_says_theme_session_and_amount_and_leads_to_what_it_counts() -> None:
    results = cells(theme_map(site()))
    assert set(results) == {f"{theme}/#in-{session}" for theme, session in lengths.by_theme(RECORD)}
    amount = lengths.by_theme(RECORD)["digital-lending", "opening"]
    assert results["digital-lending/#in-opening"].findtext("title") == f"Digital lending · Opening: {amount} characters"


def test_twice_as_much_said_is_twice_the_area() -> None:
    lengths_of, results = lengths.by_theme(RECORD), cells(theme_map(site()))
    areas = {href: float(cell.find("circle").get("r")) ** 2 for href, cell in results.items()}
    rates = [areas[f"{theme}/#in-{session}"] / length for (theme, session), length in lengths_of.items()]
    assert max(rates) / min(rates) < 1.01


def test_the_table_behind_the_map_has_every_number_and_link_of_it() -> None:
    page = html.fromstring(theme_map(site()))
    table = {element.get("href"): element.text for element in page.xpath("//table//td/a")}
    assert table == {href: item.findtext("title").split(": ")[1].removesuffix(" characters") for href, item in cells(theme_map(site())).items()}
    assert [element.text for element in page.xpath("//th[@scope='row']")] == [theme.name["en"] for theme in RECORD.themes.values()]


def test_where_words_run_from_the_right_the_first_session_stands_there() -> None:
    def middle(language: str, session: str) -> float:
        return float(cells(theme_map(site(language)))[f"digital-lending/#in-{session}"].find("circle").get("cx"))

    assert middle("ar", "opening") > middle("ar", "panel-1")
    assert middle("en", "opening") < middle("en", "panel-1")


def test_a_name_with_markup_signs_stands_in_the_map_as_it_is() -> None:
    theme = replace(RECORD.themes["training"], name={"en": "Staff & *readers*"})
    page = html.fromstring(theme_map(site(record=replace(RECORD, themes={**RECORD.themes, "training": theme}))))
    assert "Staff & *readers*" in page.xpath("//div[@class='pr-map-row']/a/text()")


def test_a_map_of_one_session_or_of_too_many_is_not_drawn_and_one_of_many_scrolls_within_reach_of_the_keyboard() -> None:
    panel = RECORD.sessions["panel-1"]
    many = [replace(panel, id=f"panel-{number}") for number in range(1, MOST + 2)]
    assert not theme_map(site(record=with_sessions(panel)))
    assert not theme_map(site(record=with_sessions(*many)))
    (box,) = html.fromstring(theme_map(site(record=with_sessions(*many[1:])))).xpath("//div[@class='pr-scroll'][.//svg]")
    assert (box.get("role"), box.get("tabindex"), box.get("aria-label")) == ("region", "0", "Themes by session")


def test_shares_of_speaking_stand_as_bars_with_numbers_each_leading_to_its_kind() -> None:
    page = html.fromstring(speaking_shares(site()))
    rows = page.xpath("//li")
    assert [[element.get("href") for element in row.xpath(".//a")] for row in rows] == [
        ["#research"],
        ["#government"],
        ["#international"],
        ["#international", "#research"],
        [],
    ]
    lengths_of = lengths.by_kind(RECORD)
    values = [lengths_of[kinds] for kinds in (("research",), ("government",), ("international",), ("international", "research"), ())]
    whole = sum(lengths_of.values())
    assert [row.findtext("span[@class='pr-bar-value']") for row in rows] == [f"{100 * value / whole:.1f}% · {value:,} characters" for value in values]
    widths = [int(element) for element in page.xpath("//rect/@width")]
    assert widths == [round(1000 * value / max(values)) for value in values]


def test_one_kind_alone_has_no_share() -> None:
    bodies = {id: replace(item, kind="research") for id, item in RECORD.organisations.items()}
    opening = RECORD.sessions["opening"]
    assert not speaking_shares(site(record=replace(with_sessions(opening), organisations=bodies)))


def test_bars_are_drawn_only_where_something_compares() -> None:
    assert not bars([Bar(escape("Alone"), 5, "5")], "Nothing")
    assert not bars([Bar(escape("Zero"), 0, "0"), Bar(escape("Naught"), 0, "0")], "Nothing")


def test_a_question_names_who_asked_and_who_answered_in_order_also_where_an_answer_comes_late() -> None:
    picture = answers_picture(site().at("sessions/panel-1.md"), RECORD.sessions["panel-1"])
    before, first, second = picture.split('class="pr-exchange-question"')
    assert '<a href="../../speakers/jean-pierre-modele/">Jean-Pierre Modèle</a>' in before
    assert 'href="./#q1"' in first
    assert first.index('<a href="./#sam-sample">Sam Sample</a>') < first.index('<a href="./#nadia-fictive-2">Nadia Fictive</a>')
    assert 'href="./#q2"' in second
    assert 'href="./#jean-pierre-modele"' in second


def test_a_session_without_answers_has_no_such_picture() -> None:
    assert not answers_picture(site(), RECORD.sessions["opening"])


def test_only_figures_said_to_compare_make_a_chart_and_each_unit_its_own() -> None:
    def chart(*names: str) -> list[list[str]]:
        figure = RECORD.figures["registered-readers"]
        made = {name: replace(figure, id=name, value=10 * number, compare=name in names) for number, name in enumerate("abc", 1)}
        made["d"] = replace(figure, id="d", unit="percent", compare=True)
        page = html.fromstring(figures_page(site(record=replace(RECORD, figures=made))).content)
        return [element.xpath(".//a/@href") for element in page.xpath("//ul[@class='pr-bars']")]

    assert chart() == []
    assert chart("a", "c") == [["#a", "#c"]]
