"""Lists of remarks: open as a rule, folded by session where a page holds many."""

from __future__ import annotations

import pytest

from conftest import DATA, record_of
from proceedings.staging import people, session, themes
from proceedings.staging.context import PageContext
from proceedings.staging.rendered_page import RenderedPage
from proceedings.staging.site_context import SiteContext

RECORD = record_of(DATA / "other")
SITE = PageContext(SiteContext(RECORD, {}), "en")


def speaker() -> RenderedPage:
    return people.speaker_page(SITE, RECORD.speakers["nadia-fictive"])


def theme() -> RenderedPage:
    return themes.theme_page(SITE, RECORD.themes["digital-lending"])


@pytest.mark.parametrize(("module", "page"), [(people, speaker), (themes, theme)])
def test_many_remarks_of_a_session_are_folded_where_the_page_is_long_and_none_is_left_out(
    module: object, page: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(page)
    whole = page().content
    assert "<details" not in whole
    monkeypatch.setattr(module, "LONG_LIST", 1)
    assert page().content == whole
    monkeypatch.setattr(session, "FEW", 0)
    folded = page().content
    assert folded.count('<details class="pr-folded"') >= 1
    assert "<summary>Remarks: " in folded
    assert folded.count('href="../../sessions/') == whole.count('href="../../sessions/') > 1
