"""Programs that print pages and are no browsers: what of a stylesheet stops them before the first page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT

SHEETS = sorted((ROOT / "overrides" / "assets" / "stylesheets").glob("*.css"))
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
BREAK = re.compile(r"(?<![\w-])break-(?:before|after|inside)\s*:")


def rules(css: str) -> Iterator[tuple[str, str]]:
    """Yield selector and declarations of each rule."""
    for match in RULE.finditer(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        yield match[1].strip(), match[2]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_paged_js_can_split_the_selector_of_a_rule_about_breaks(sheet: Path) -> None:
    """Paged.js 0.4.3 splits it at every comma, also inside :is() and :has(), and stops at what is left."""
    faulty = [
        selector for selector, declarations in rules(sheet.read_text(encoding="utf-8")) if BREAK.search(declarations) and re.search(r"\([^()]*,", selector)
    ]
    assert faulty == []


def test_weasyprint_meets_no_attribute_in_a_margin_box() -> None:
    """WeasyPrint 70.0 stops there; it passes over @supports as a whole."""
    css = (ROOT / "overrides" / "assets" / "stylesheets" / "sheet.css").read_text(encoding="utf-8")
    before, supports, inside = css.partition("@supports")
    assert supports
    assert "attr(" not in re.sub(r"/\*.*?\*/", "", before, flags=re.DOTALL)
    assert "var(--pr-head-left)" in before
    assert inside.count("attr(") == 8
