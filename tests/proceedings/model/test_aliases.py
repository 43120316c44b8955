"""Old addresses: a remark that took another id, a paragraph whose words moved."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec.structs import replace

from proceedings.checks import problems_of
from proceedings.model.aliases import aliases, renamed
from proceedings.model.record import Proceedings
from proceedings.model.remark_stats import digest
from proceedings.reader.address_register import Addresses
from proceedings.reader.loader import load
from proceedings.staging import stage


def record(docs: Path, redirects: str, addresses: str = "") -> Proceedings:
    (docs / "_data" / "redirects.yml").write_text(redirects, encoding="utf-8")
    if addresses:
        file = docs / "_data" / "addresses.yml"
        file.write_text(file.read_text(encoding="utf-8") + addresses, encoding="utf-8")
    redirected_record = load(docs).record
    assert redirected_record is not None
    return redirected_record


def test_a_remark_with_a_new_id_is_reached_by_the_old_one_and_so_are_its_paragraphs(docs: Path) -> None:
    redirected_record = record(docs, "/sessions/panel-1/old/: /sessions/panel-1/q1/\n")
    assert aliases(redirected_record) == {"panel-1/q1": ["panel-1/old"], "panel-1/q1-p1": ["panel-1/old-p1"]}
    assert renamed(redirected_record, "panel-1/old-p1") == "panel-1/q1-p1"
    assert renamed(redirected_record, "panel-1/q1") is None


def test_words_that_moved_are_reached_where_they_stand(docs: Path) -> None:
    redirected_record = record(docs, "{}\n", '  panel-1/gone-p4: "moved panel-1/q1-p1"\n')
    assert aliases(redirected_record) == {"panel-1/q1-p1": ["panel-1/gone-p4"]}


def test_a_place_that_other_words_took_is_no_alias(docs: Path) -> None:
    redirected_record = record(docs, "{}\n")
    redirected_record = replace(redirected_record, moved={"panel-1/q1-p1": "panel-1/q2-p1"})
    assert aliases(redirected_record) == {}


def test_a_new_id_without_a_redirect_is_a_problem_and_with_one_it_is_none(docs: Path) -> None:
    for language in ("fr", "en", "ar"):
        file = docs / "sessions" / f"panel-1.{language}.md"
        file.write_text(
            file.read_text(encoding="utf-8").replace("{#q2}", "{#q3}").replace("{id: q2,", "{id: q3,").replace("at: q2-", "at: q3-"), encoding="utf-8"
        )
    messages = [str(problem).partition(": ")[2] for problem in problems_of(load(docs))]
    assert (
        "the published page /sessions/panel-1/q2/ is gone; bring it back, or add '/sessions/panel-1/q2/: <new address>' to docs/_data/redirects.yml" in messages
    )
    assert any(item.startswith("the published paragraph panel-1/q2-p1 is gone") for item in messages)
    (docs / "_data" / "redirects.yml").write_text("/sessions/panel-1/q2/: /sessions/panel-1/q3/\n", encoding="utf-8")
    loaded = load(docs)
    assert loaded.record is not None
    (docs / "_data" / "addresses.yml").write_text(str(loaded.addresses.extended(loaded.record, acknowledge=False)), encoding="utf-8")
    assert [str(problem) for problem in problems_of(load(docs))] == []


def test_an_entry_of_a_register_with_a_new_id_is_reached_by_the_old_one(docs: Path) -> None:
    file = docs / "_data" / "glossary.yml"
    before = file.read_text(encoding="utf-8")
    old = re.findall(r"- id: ([a-z-]+)\n    term:", before)[0]
    file.write_text(before.replace(f"- id: {old}\n    term:", "- id: new-name\n    term:"), encoding="utf-8")
    assert any(f"the published page /glossary/#{old} is gone" in str(problem) for problem in problems_of(load(docs)))
    redirected_record = record(docs, f"/glossary/#{old}: /glossary/#new-name\n")
    page = stage(redirected_record, {})["en/glossary.md"]
    assert 'id="new-name"></div>' in page
    assert f'<h3><span id="{old}" class="pr-alias"' in page


def test_words_that_stand_again_at_a_withdrawn_address_are_told(docs: Path) -> None:
    file = docs / "_data" / "addresses.yml"
    file.write_text(re.sub(r'panel-1/q1-p1: "[0-9a-f]{8}"', 'panel-1/q1-p1: "withdrawn"', file.read_text(encoding="utf-8")), encoding="utf-8")
    assert any("words stand at panel-1/q1-p1 again" in str(problem) for problem in problems_of(load(docs)))


def test_a_split_paragraph_is_acknowledged_as_moved_and_moves_on_at_the_next_split(docs: Path) -> None:
    """Twice a new first paragraph: what was published as paragraph 1 is found at 2, then at 3."""
    loaded = load(docs)
    assert loaded.record is not None
    digests = {place: digest(words) for place, words in _places(loaded.record).items()}
    first = "panel-1/sam-sample-p1"
    register = Addresses((), {**digests, first: "0a0a0a0a", "panel-1/sam-sample-p2": "0b0b0b0b"})
    shifted = replace(register, paragraphs={**register.paragraphs, first: digests["panel-1/sam-sample-p2"]})
    after = shifted.extended(loaded.record, acknowledge=True).paragraphs
    assert after[first] == f"{digests[first]} moved panel-1/sam-sample-p2"
    assert after["panel-1/sam-sample-p2"] == f"{digests['panel-1/sam-sample-p2']} reworded"
    before = {"panel-1/gone-p1": f"moved {first}", first: digests["panel-1/sam-sample-p2"]}
    assert Addresses((), before).extended(loaded.record, acknowledge=True).paragraphs["panel-1/gone-p1"] == "moved panel-1/sam-sample-p2"


def _places(record: Proceedings) -> dict[str, str]:
    return {
        f"{session.id}/{remark.id}-p{number}": paragraph.text.words
        for session, remark in record.remarks()
        for number, paragraph in enumerate(session.texts["fr"].remarks[remark.id].paragraphs, 1)
    }
