"""A newcomer gets a record that builds at once, and a reference of keys that is never out of date."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from conftest import ROOT
from proceedings.authoring import scaffold
from proceedings.authoring.keys import reference
from proceedings.checks import problems_of
from proceedings.incremental.outputs import text
from proceedings.reader.loader import load
from proceedings.site.tasks import SiteTasks


def new_docs(folder: Path, languages: list[str]) -> Path:
    record = scaffold.new_record("The “small” conference", languages, [dt.date(2031, 5, 13), dt.date(2031, 5, 12)])
    for path, content in scaffold.files(record):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "languages",
    [["en=English", "fr=Français"], ["ja=日本語", "ko=한국어", "pt-BR=Português"], ["ar=العربية", "zh=中文"], ["tr=Türkçe"], ["fi=Suomi", "th=ไทย"]],
)
def test_a_new_record_has_no_problem_and_its_pages_can_be_made(languages: list[str], tmp_path: Path) -> None:
    loaded = load(new_docs(tmp_path / "docs", languages))
    assert [str(problem) for problem in problems_of(loaded)] == []
    assert loaded.record is not None
    assert [day.date.day for day in loaded.record.conference.days] == [12, 13]
    tasks = SiteTasks(loaded, ROOT / "overrides", "", tmp_path / "books")
    pages = {path: text(content) for task in tasks.without_prose() for path, content in task.make() if path.endswith("index.html")}
    assert "First Speaker" in pages["sessions/opening/index.html"]
    assert all('<meta name="robots" content="noindex">' in page for page in pages.values())
    untranslated = languages[0].startswith("fi")
    assert ('<a class="pr-skip" href="#text"><span lang="en">Skip to the text</span></a>' in pages["sessions/opening/index.html"]) == untranslated


def test_every_word_that_lacks_a_translation_is_listed_for_the_translator(tmp_path: Path) -> None:
    labels = (new_docs(tmp_path / "docs", ["fi=Suomi", "th=ไทย", "ja=日本語"]) / "_data" / "labels.yml").read_text(encoding="utf-8")
    assert '# sessions:\n#   fi: "Sessions"\n' in labels
    assert "# theme_map_way:\n#   th: " in labels
    assert 'th: "Sessions"' not in labels
    assert "ja:" not in labels


@pytest.mark.parametrize(
    ("name", "languages"),
    [
        ("การประชุมกาแฟ", ["th=ไทย", "hi=हिन्दी", "en=English"]),
        ("咖啡会议", ["zh=中文", "en=English", "ru=Русский"]),
        ('The "Children\'s" forum', ["en=English", "fr=Français"]),
    ],
)
def test_a_name_in_any_script_and_with_any_quotes_gives_a_record_without_problems(name: str, languages: list[str], tmp_path: Path) -> None:
    record = scaffold.new_record(name, languages, [dt.date(2031, 5, 12)])
    for path, content in scaffold.files(record):
        (tmp_path / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / path).write_text(content, encoding="utf-8")
    loaded = load(tmp_path / "docs")
    assert [str(problem) for problem in problems_of(loaded)] == []
    assert loaded.record is not None
    assert next(iter(loaded.record.conference.name.values())) == name.replace('"C', "“C").replace('"', "”").replace("'", "’")


@pytest.mark.parametrize("languages", [["English"], ["en="], ["EN=English"], ["en=English", "en=British"]])
def test_a_language_that_is_none_is_refused_in_words(languages: list[str]) -> None:
    with pytest.raises(ValueError, match="language"):
        scaffold.new_record("A conference", languages, [])


def test_the_reference_of_keys_is_that_of_the_schema() -> None:
    assert (ROOT / ".github" / "KEYS.md").read_text(encoding="utf-8") == reference(), "write it anew: python3 scripts/build.py keys > .github/KEYS.md"
