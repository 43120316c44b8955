"""The results of a search, as they stand on the page."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def open_results(page: Page, address: str) -> None:
    """Open an address of the search page, and wait for its results."""
    page.goto(address)
    expect(page.locator("[data-search-status]")).to_have_attribute("data-search-status", "done")
