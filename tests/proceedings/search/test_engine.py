"""The browser's side of the search, asked in a real browser about a fabricated conference."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from proceedings.incremental.outputs import write
from proceedings.reader.loader import load
from proceedings.search import facets, files, indexing, shards, tasks, texts
from proceedings.staging.site_context import SiteContext
from serving import serving_files

ROOT = Path(__file__).resolve().parents[3]
_FIND = """async ([folder, query]) => {
  const engine = await import("/engine/search-engine.js");
  const index = await engine.openIndex(new URL(folder, location.href));
  const found = await engine.search(index, query);
  const shown = await Promise.all(found.entries.map((entry) => index.entry(entry)));
  return { addresses: shown.map(({ address }) => address), notes: engine.notes(index, found) };
}"""
_FACETS = """async ([folder, query]) => {
  const { openIndex, search } = await import("/engine/search-engine.js");
  const index = await openIndex(new URL(folder, location.href));
  const { entries } = await search(index, query);
  const facets = await index.facets(entries);
  return entries.map((entry) => facets.values(entry));
}"""
MITHAL, SAMPLE, FICTIVE = "sessions/panel-1/#layla-mithal", "sessions/panel-1/#sam-sample", "sessions/panel-1/#nadia-fictive"
WORDS = (
    "The International Labour Organization recognises wellbeing, well-being and long-term care at the centre of its programmes since COVID-19. "
    "The U.S. office (UNESCO) hopes for recovery and recovers. It counted 3,000 people, 12 500 in all; “readers first, always”, as the catalogue of 2015 says. Cooperation is an encyclopaedic endeavour."
)
UNSPACED = "即“不愿参、参不起、参不了”。国际劳工组织(ILO)谈养老和护理，卡梅罗·梅萨 - 拉戈谈 3,000 人的就业保障。"


@dataclass
class Engine:
    """A page that has the browser's side of the search, and a folder below its server for any number of indexes."""

    page: Page
    site: Path
    docs: dict[str, Path] = field(default_factory=dict)
    count: int = 0

    def index(self, docs: Path) -> str:
        """Write the indexes of a record and return the folder of the English one."""
        self.count += 1
        result = load(docs)
        assert result.record is not None
        write(self.site / str(self.count), tasks(SiteContext(result.record, result.labels)))
        return f"/{self.count}/en/search/"

    def ask(self, folder: str, query: str) -> dict[str, Any]:
        """Return the addresses that a query finds, and the notes."""
        results: dict[str, Any] = self.page.evaluate(_FIND, [folder, query])
        return results


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory, shared_context: BrowserContext) -> Iterator[Engine]:
    """One page for all tests."""
    site = tmp_path_factory.mktemp("engine")
    shutil.copytree(ROOT / "overrides" / "assets" / "javascripts", site / "engine")
    (site / "index.html").write_text("<!doctype html>", encoding="utf-8")
    with serving_files(site) as address, shared_context.new_page() as page:
        page.goto(address)
        yield Engine(page, site)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory, engine: Engine) -> dict[str, str]:
    """The folders of two indexes: one of the conference with more words in it, one of its text without spaces."""
    folders = {}
    for name in ("spaced", "unspaced"):
        docs = Path(shutil.copytree(ROOT / "tests" / "data" / "other", tmp_path_factory.mktemp(name) / "docs"))
        file = docs / "sessions" / "panel-1.en.md"
        text = file.read_text(encoding="utf-8")
        front, body = text.split("\n---\n")
        if name == "unspaced":
            body = re.sub(r"(?m)^[^#\[\n].*$", "图书馆开放。" * 9, body)
        place = "Digital lending,[^a] for" if name == "spaced" else "## Layla Mithal, Imaginary Union of Bookshelves {#layla-mithal}\n\n"
        assert place in body
        body = body.replace(place, f"{WORDS} {place}" if name == "spaced" else f"{place}{UNSPACED}", 1)
        file.write_text(f"{front}\n---\n{body}", encoding="utf-8")
        engine.docs[name] = docs
        folders[name] = engine.index(docs)
    return folders


@pytest.mark.parametrize(
    "query",
    [
        *("International Labour Organisation", "International Labor Organization", "labor", "organisation", "recognize", "center", "programs", "catalog"),
        *("encyclopedic", "endeavor", "well being", "wellbeing", "well-being", "longterm care", "long term care", "COVID19", "co-operation", "co operation"),
        *('"long term care"', '"long-term care"', "3000", "3,000", "3 000", "12500", "read\u00aders first", "read\u200bers first"),
        *("ernational Labour Organization recog", "s first, always”, as the cata", "paedic endeav", "-term care at the cen", "e centre of", "ong-term care"),
        *("ooperation is an", "000 people, 12", "logue of 2015", "perati", "ernationa"),
        *("U.S.", "US", "u.s. office", "U.N.E.S.C.O.", "unesco", "the recove"),
    ],
)
def test_every_form_of_a_word_number_or_passage_is_found(engine: Engine, folders: dict[str, str], query: str) -> None:
    assert FICTIVE in engine.ask(folders["spaced"], query)["addresses"]


@pytest.mark.parametrize(
    "query",
    [
        *(
            "即“不愿参、参不起、参不了”。",
            "愿参、参不起、参不了”。国际",
            "养老、护理",
            "养老/护理",
            "养老，护理",
            "国际劳工组织（ILO）",
            "国际劳工组织ILO",
            "LO)谈养老",
        ),
        *("梅萨·拉戈", "梅萨拉戈", "梅萨。拉戈", "梅萨、拉戈", "卡梅罗梅萨拉戈", "卡梅罗—梅萨", "卡梅罗．梅萨", "3000人", "3,000人", "3 000", "就業保障"),
    ],
)
def test_every_form_of_words_without_spaces_is_found(engine: Engine, folders: dict[str, str], query: str) -> None:
    assert MITHAL in engine.ask(folders["unspaced"], query)["addresses"]


@pytest.mark.parametrize("length", [16, 24])
def test_a_passage_cut_anywhere_finds_the_remarks_that_have_it_before_all_others(engine: Engine, folders: dict[str, str], length: int) -> None:
    record = load(engine.docs["spaced"]).record
    assert record is not None
    texts = {f"sessions/panel-1/#{remark}": part.texts for remark, part in record.text(record.sessions["panel-1"], "en")[1].remarks.items()}
    parts_by_address = {address: [" ".join(part.words.split()) for part in parts] for address, parts in texts.items()}
    passages = {words[at : at + length].strip() for parts in parts_by_address.values() for words in parts for at in range(0, len(words) - length + 1, 7)}
    assert len(passages) > 50
    for passage in sorted(passages):
        results = [address for address in engine.ask(folders["spaced"], passage)["addresses"] if address in parts_by_address]
        wanted = {address for address, parts in parts_by_address.items() if any(passage in words for words in parts)}
        assert set(results[: len(wanted)]) == wanted, passage


@pytest.mark.parametrize(
    "query", ["ernational Labour Organization recog", "s first, always”, as the cata", "e centre of its p", "g-term car", "ooperation is an"]
)
def test_a_passage_is_marked_without_the_rest_of_the_words_that_it_cuts(engine: Engine, folders: dict[str, str], query: str) -> None:
    marked = """async ([folder, query]) => {
      const { openIndex, resultAt, search } = await import("/engine/search-engine.js");
      const index = await openIndex(new URL(folder, location.href));
      const { entries, terms } = await search(index, query);
      const { link } = await resultAt(index, entries[0], terms);
      return Array.from(link.querySelectorAll("mark"), (mark) => mark.textContent);
    }"""
    assert query in engine.page.evaluate(marked, [folders["spaced"], query])


def test_results_are_counted_in_the_digits_of_the_pages_in_a_browser_that_prefers_others(engine: Engine, folders: dict[str, str]) -> None:
    count = """async (folder) => {
      const { openIndex } = await import("/engine/search-engine.js");
      const Preferred = Intl.NumberFormat;
      Intl.NumberFormat = function (language, options) { return new Preferred(`${language}-EG`, options); };
      const index = await openIndex(new URL(folder, location.href)).finally(() => (Intl.NumberFormat = Preferred));
      return [index.number(12), new Preferred("ar-EG").format(12)];
    }"""
    assert engine.page.evaluate(count, folders["spaced"].replace("/en/", "/ar/")) == ["12", "١٢"]


@pytest.mark.parametrize("query", ["2035", "2016", "3001", "1 250"])
def test_a_number_is_never_taken_for_another(engine: Engine, folders: dict[str, str], query: str) -> None:
    assert engine.ask(folders["spaced"], query) == {"addresses": [], "notes": []}


def test_a_quoted_phrase_is_exact_and_tells_of_the_other_spelling(engine: Engine, folders: dict[str, str]) -> None:
    results = engine.ask(folders["spaced"], '"International Labour Organisation"')
    assert results == {"addresses": [], "notes": ["In another spelling, “international labour organization”: 1 more."]}
    assert engine.ask(folders["spaced"], '"International Labour Organization"') == {"addresses": [FICTIVE], "notes": []}


@pytest.mark.parametrize(
    ("phrase", "note"),
    [
        ("longterm care", "In another spelling, “long term care”: 1 more."),
        ("readersfirst, always", "In another spelling, “readers first, always”: 1 more."),
        ("re covery", "In another spelling, “recovery”: 1 more."),
        ("U.N.E.S.C.O.", "In another spelling, “unesco”: 1 more."),
        ("US office", "In another spelling, “u. s. office”: 1 more."),
        ("always first readers", "Without quotation marks, “always first readers”: 1."),
    ],
)
def test_a_quoted_phrase_that_nothing_has_tells_how_many_have_it_written_otherwise(engine: Engine, folders: dict[str, str], phrase: str, note: str) -> None:
    assert engine.ask(folders["spaced"], f'"{phrase}"') == {"addresses": [], "notes": [note]}


def test_a_quoted_phrase_of_which_nothing_has_the_words_says_no_more(engine: Engine, folders: dict[str, str]) -> None:
    assert engine.ask(folders["spaced"], '"xylophone band"') == {"addresses": [], "notes": []}


def test_a_word_still_being_typed_finds_the_words_that_begin_so_beside_its_stem(engine: Engine, folders: dict[str, str]) -> None:
    """“recove” has the stem of “recovers”, which is not that of “recovery”."""
    assert engine.ask(folders["spaced"], "recove")["notes"] == ["No word is “recove”; these results have words that begin so: recovery, recovers."]
    assert engine.ask(folders["spaced"], "recovers") == {"addresses": [FICTIVE], "notes": []}
    assert engine.ask(folders["spaced"], "program")["notes"] == []


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("Moderator", "sessions/panel-1/"),
        ("training of staff", "sessions/panel-1/"),
        ("The French prints", "sessions/panel-1/#note-a"),
        ("no such word", "errata/#digital-lending-misprint"),
    ],
)
def test_what_stands_around_the_remarks_is_found_too(engine: Engine, folders: dict[str, str], query: str, address: str) -> None:
    assert address in engine.ask(folders["spaced"], query)["addresses"]


def test_what_was_said_comes_before_what_stands_around_it(engine: Engine, folders: dict[str, str]) -> None:
    addresses = engine.ask(folders["spaced"], "training")["addresses"]
    assert addresses.index(SAMPLE) < addresses.index("sessions/panel-1/")


@pytest.fixture
def long_record(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an index be written as that of a very long record: with pages, samples, blocks and longer grams."""
    for module, name, value in (
        (shards, "MOST", 2),
        (shards, "PAGE", 2),
        (shards, "_SHARD", (200, 200)),
        (texts, "_MANY", 1),
        (texts, "_CHUNK", (200, 200)),
        (files, "_LENGTHS", 8),
        (files, "_LENGTHS_FILE", 8),
        (files, "_SESSIONS", 1),
        (files, "_CHUNKS", 3),
        (files, "_CHUNK_PAGE", 3),
        (facets, "BLOCK", 8),
        (indexing, "FREQUENT", (3, 3)),
    ):
        monkeypatch.setattr(module, name, value)


@pytest.mark.usefixtures("long_record")
def test_a_very_long_record_answers_as_a_short_one_does(engine: Engine, folders: dict[str, str], tmp_path: Path) -> None:
    for name, queries in {
        "spaced": (
            "the",
            "of the",
            '"of the"',
            "training",
            "readers",
            "librar",
            "labour organisation",
            "3000",
            "traning",
            "panel 1",
            "wellbeing",
            "moderator",
            "12500",
        ),
        "unspaced": ("的", "和护理", "图书馆", "卡梅罗梅萨", "3,000 人", "ILO", "開放", "国际劳工组织（ILO）"),
    }.items():
        index = engine.index(Path(shutil.copytree(engine.docs[name], tmp_path / name)))
        for query in queries:
            answers = [engine.ask(folder, query) for folder in (index, folders[name])]
            assert sorted(answers[0]["addresses"]) == sorted(answers[1]["addresses"]), query  # a frequent word is counted roughly
            assert answers[0]["notes"] == answers[1]["notes"], query
            facts = [sorted(map(str, engine.page.evaluate(_FACETS, [folder, query]))) for folder in (index, folders[name])]
            assert facts[0] == facts[1], query
    assert {file.name for file in engine.site.rglob("*.bin")} >= {"sample.bin", "w-0.bin", "g-0.bin", "t-1.bin", "e1.bin", "f1.bin"}


@pytest.fixture
def titled(docs: Path) -> Callable[[str], Path]:
    """Return a function that gives a session another English title."""

    def change(title: str) -> Path:
        file = docs / "sessions" / "panel-1.en.md"
        text = file.read_text(encoding="utf-8")
        assert "Panel 1: Opening longer, lending better" in text
        file.write_text(text.replace("Panel 1: Opening longer, lending better", title), encoding="utf-8")
        return docs

    return change


def test_a_misspelling_that_is_a_word_of_a_session_s_title_alone_finds_the_word_that_results_have(titled: Callable[[str], Path], engine: Engine) -> None:
    results = engine.ask(engine.index(titled("Panel 1: Traning for tomorrow")), "traning")
    assert SAMPLE in results["addresses"]
    assert any("training" in note for note in results["notes"])


def test_a_misspelling_is_never_taken_for_a_word_that_only_a_session_s_title_has(titled: Callable[[str], Path], engine: Engine) -> None:
    results = engine.ask(engine.index(titled("Panel 1: Catalogus, catalogus, catalogus")), "cataloguy")
    assert MITHAL in results["addresses"]
    assert not any("catalogus" in note for note in results["notes"])


def test_a_word_of_a_session_s_title_alone_is_not_said_to_have_results(titled: Callable[[str], Path], engine: Engine) -> None:
    assert engine.ask(engine.index(titled("Panel 1: Xylography")), "xylography") == {"addresses": [], "notes": []}


def test_what_only_a_session_s_title_has_together_is_found_apart_in_a_text_without_spaces(titled: Callable[[str], Path], engine: Engine) -> None:
    docs = titled("Panel 1: 图书馆 ABC")
    for file in (docs / "sessions" / name for name in ("panel-1.en.md", "opening.fr.md")):
        front, body = file.read_text(encoding="utf-8").split("\n---\n")
        unspaced = re.sub(r"(?m)^[^#\[\n].*$", "图书馆开放，ABC 这样说。" * 9, body)
        file.write_text(f"{front}\n---\n{unspaced}", encoding="utf-8")
    assert MITHAL in engine.ask(engine.index(docs), "图书馆 ABC")["addresses"]


_SHOWN = """async ([folder, query]) => {
  const { openIndex, resultAt, search } = await import("/engine/search-engine.js");
  const index = await openIndex(new URL(folder, location.href));
  const { entries, terms } = await search(index, query);
  const links = await Promise.all(entries.map((entry) => resultAt(index, entry, terms)));
  return links.map(({ link }) => [link.dataset.kind, new URL(link.href).pathname.replace(/.*\\/sessions/, "sessions") + new URL(link.href).hash, link.textContent]);
}"""


def test_what_happened_is_found_as_its_own_kind_and_names_who_was_speaking(engine: Engine, folders: dict[str, str]) -> None:
    results = engine.page.evaluate(_SHOWN, [folders["spaced"], "applause hall"])
    assert [(kind, address) for kind, address, _ in results] == [("incident", f"{FICTIVE}-p2")]
    assert results[0][2].startswith("While Nadia Fictive was speaking In the room")
    assert "(Applause in the hall.)" in results[0][2]
