"""The table of other people's programs on the page of the data."""

from __future__ import annotations

from msgspec.structs import replace

from conftest import DATA, record_of
from proceedings.model.facts import Program
from proceedings.staging.context import PageContext
from proceedings.staging.programs import programs
from proceedings.staging.site_context import SiteContext

RECORD = record_of(DATA / "other")
WORDS = {language: f"<{language}>" for language in RECORD.languages}
ONE = Program(id="one", name="Reader & Co", version="1.10", field="aloud", files=("epub",), tried=WORDS, gets=WORDS, mind=WORDS)


def table(language: str, *rows: Program) -> str:
    record = replace(RECORD, programs={row.id: row for row in rows})
    return "\n".join(programs(PageContext(SiteContext(record, {}), language)))


def test_a_record_with_which_nothing_was_tried_has_no_heading_over_nothing() -> None:
    assert not table("en")


def test_each_program_stands_under_its_field_with_its_version_and_every_cell_says_what_it_is() -> None:
    text = table("fr", ONE, replace(ONE, id="other", field="paper"))
    assert text.index('id="programs-aloud"') < text.index("Reader &amp; Co") < text.index('id="programs-paper"')
    assert '<span class="pr-detail">1.10</span>' in text
    assert text.count('<td data-column="À quoi veiller">&lt;fr&gt;</td>') == 2
