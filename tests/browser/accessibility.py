"""What a reader with a disability would stumble over, by axe-core."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]  # the only rules that see another page in the dark scheme

_AXE = Axe()


def stumbling_blocks(page: Page, scope: str | None = None) -> list[tuple[str, list[str]]]:
    """Return what axe finds in a page, or in the `scope` of a selector: each rule with the elements that break it.

    In the dark scheme only the rules about colours are run.
    """
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    options = {"runOnly": COLOURS if dark else RULES, "resultTypes": ["violations"]}  # what is right is not described: half of the work
    results = _AXE.run(page, context=scope, options=options)
    return [(violation["id"], [str(node["target"]) for node in violation["nodes"]]) for violation in results.response["violations"]]
