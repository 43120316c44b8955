"""Days that a query names: a date stands in few texts, so a link leads to all that was said on it."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect
from results import open_results

DATES = {
    "2022 年 7 月 27 日": (
        ["2022年7月27日", "7月27日", "2022 年 7 月 27 日", "２０２２年７月２７日", "2022-07-27", "27.7.2022"],
        ["27", "7月", "27年", "2022年", "2022年7月", "7月29日", "2027年7月22日", "7月27日上午", "27人"],
    ),
    "27 July 2022": (
        ["27 July 2022", "July 27, 2022", "27 july", "Jul 27", "27th of July 2022", "2022/07/27", "7/27/2022"],
        ["27", "27/7", "July 2022", "July", "27 June", "27 systems", "29 July 2022", "July 27 pension", "27 per cent"],
    ),
    "27 juillet 2022": (["27 juillet", "27 JUIL. 2022", "le 27 juillet 2022"], ["27 juin 2022", "juillet 2022"]),
    "27 يوليو 2022": (["27 يوليو", "2022 يوليو 27"], ["يوليو 2022", "27 يونيو"]),
    "2022년 7월 27일": (["7월 27일", "2022년 7월 27일"], ["27일", "7월"]),
}


@pytest.mark.parametrize("date", DATES)
def test_a_day_is_offered_where_a_query_names_it_and_nothing_else(date: str, page: Page, root: str) -> None:
    page.goto(root)
    script = """async ([queries, date]) => {
      const { namesDay } = await import(new URL("search-days.js", document.querySelector("script[type=module]").src));
      return queries.map((query) => namesDay(query, "2022-07-27", date));
    }"""
    for queries, is_named in zip(DATES[date], (True, False), strict=True):
        answers = page.evaluate(script, [queries, date])
        assert dict(zip(queries, answers, strict=True)) == dict.fromkeys(queries, is_named)


@pytest.mark.parametrize(("language", "query"), [("", "7月27日"), ("en/", "27 July 2022")])
def test_the_link_of_a_day_leads_to_all_that_was_said_on_it(language: str, query: str, page: Page, root: str) -> None:
    open_results(page, f"{root}{language}search/?q={quote(query)}")
    page.locator("[data-search-day='2022-07-27']").click()
    expect(page).to_have_url(f"{root}{language}search/?day=2022-07-27")
    expect(page.locator("[data-search-result]")).to_have_count(10)
    expect(page.locator("[data-facet-value='2022-07-27']")).to_have_count(1)
    expect(page.locator("[data-search-day]")).to_have_count(0)


def test_numbers_stay_whole_in_what_has_only_a_part(page: Page, root: str) -> None:
    open_results(page, f"{root}search/?q={quote('2022年7月27日')}")
    marks = [mark.inner_text().replace(" ", "") for mark in page.locator("[data-search-looser] mark").all()]
    assert {"2022年", "7月"} <= {*marks} <= {"2022年", "7月", "27日"}
