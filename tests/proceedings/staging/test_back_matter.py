"""What a reader would lose: figures as the language writes them, what an erratum is, and what each edition corrected."""

from __future__ import annotations

from msgspec.structs import replace

from conftest import DATA, record_of
from proceedings.languages.labels import Labels
from proceedings.reader.loader import load
from proceedings.staging.back_matter import errata_page, value
from proceedings.staging.context import PageContext, labelled
from proceedings.staging.markup import Html
from proceedings.staging.site_context import SiteContext

RECORD = load(DATA / "other").record
assert RECORD is not None
FRENCH, ENGLISH, ARABIC = (PageContext(SiteContext(RECORD, {}), language) for language in ("fr", "en", "ar"))
READERS, SHARE, YEARS = RECORD.figures.values()
ERRATA, CHANGES = RECORD.errata.values(), RECORD.changes


def test_a_figure_stands_with_its_qualifier_as_each_language_writes_it() -> None:
    assert value(ENGLISH, READERS) == "More than 12,500 readers"
    assert value(FRENCH, READERS) == "Plus de 12\u202f500 lecteurs"
    assert value(ENGLISH, SHARE) == "62.5 per cent"
    assert value(ARABIC, SHARE) == "62.5 في المائة"
    assert value(ENGLISH, YEARS) == "3–5 years"


def test_a_large_figure_has_a_word_of_scale_behind_its_qualifier() -> None:
    large = replace(READERS, value=1_500_000_000)
    assert value(ENGLISH, large) == "More than 1.5 billion readers"
    assert value(FRENCH, large) == "Plus de 1,5 milliard de lecteurs"


def test_a_figure_of_which_only_the_size_was_said_shows_no_digits() -> None:
    words = {"fr": "des centaines à des milliers de lecteurs", "en": "hundreds to thousands of readers", "ar": "مئات إلى آلاف القراء"}
    assert value(ENGLISH, replace(READERS, value=(100, 1000), qualifier="several", written=words)) == "Hundreds to thousands of readers"


def test_each_erratum_says_what_it_is() -> None:
    page = errata_page(ENGLISH).content
    for erratum in ERRATA:
        assert f">{Labels('en', {})(erratum.type)}</span>" in page


def test_what_an_edition_corrected_is_told_the_last_first() -> None:
    page = errata_page(ENGLISH).content
    messages = [page.index(change.changes["en"][:20]) for change in reversed(CHANGES)]
    assert page.index('id="editions"') < messages[0]
    assert messages == sorted(messages)


def test_no_space_stands_behind_a_full_width_colon() -> None:
    brewing = record_of(DATA / "brewing")
    japanese, korean = (PageContext(SiteContext(brewing, {}), language) for language in ("ja", "ko"))
    assert labelled(japanese, "also_named", Html("マリア")) == "別名：マリア"
    assert labelled(korean, "also_named", Html("마리아")) == "다른 이름: 마리아"
