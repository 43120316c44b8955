"""What a reader with a disability would stumble over, by axe-core."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any, Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]  # the only rules that see another page in the dark scheme
EVERY_LOOK = "PROCEEDINGS_LOOKS" in os.environ

Scheme = Literal["dark", "light"]

# Only what breaks a rule is handed over: the rest of axe's report takes a third of its time.
_RUN = """([scope, options]) => axe.run(scope ?? document, options).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))"""


# Axe reads each colour anew, of which a page has few: a third of its time.
_COLOURS_ONCE = """() => {
  const { Color } = axe.commons.color;
  const { parseString } = Color.prototype;
  const colours = new Map();
  Color.prototype.parseString = function (words) {
    if (!colours.has(words)) colours.set(words, parseString.call(new Color(0, 0, 0), words));
    const { r, g, b, alpha } = colours.get(words);
    return Object.assign(this, { r, g, b, alpha });
  };
}"""


def looks(kinds: Sequence[str]) -> list[tuple[str, Scheme]]:
    """Return the path of every page in both languages, each with the scheme in which to look at it.

    A page is light in one language and dark in the other, in turn, so that each language has as many of both. With PROCEEDINGS_LOOKS, each is both.
    """
    results: list[tuple[str, Scheme]] = []
    for number, kind in enumerate(kinds):
        for place, language in enumerate(("", "en/")):
            schemes: tuple[Scheme, ...] = ("light", "dark") if EVERY_LOOK else ("light" if (number + place) % 2 else "dark",)
            results += [(language + kind, scheme) for scheme in schemes]
    return results


def stumbling_blocks(page: Page, scope: str | None = None) -> list[tuple[str, list[str]]]:
    """Return what axe finds in a page, or in the `scope` of a selector: each rule with the elements that break it.

    In the dark scheme only the rules about colours are run.
    """
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    rules = COLOURS if dark else RULES
    options = {"runOnly": rules, "resultTypes": ["violations"], "selectors": False}  # what is right is not described, no selectors are made: half of the work
    page.evaluate(f"{AXE_SCRIPT}\n({_COLOURS_ONCE})()")
    violations: list[list[Any]] = page.evaluate(_RUN, [scope, options])
    return [(rule, elements) for rule, elements in violations]
