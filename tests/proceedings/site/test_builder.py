"""A build after a change gives, byte by byte, what a build of everything gives, and makes no more anew than the change reaches."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import engine
from conftest import ROOT, copy_project
from proceedings.checks import problems_of
from proceedings.incremental import outputs
from proceedings.reader.cache import ParseCache
from proceedings.reader.loader import load
from proceedings.site import builder as building
from proceedings.site.builder import Builder
from proceedings.site.tasks import SiteTasks, of_pages
from proceedings.staging.context import SiteContext

ADDRESS = "https://example.org/rec/"


def builder(project: Path, folder: Path) -> Builder:
    folder.mkdir(parents=True, exist_ok=True)
    return Builder(project, project / "docs", folder, folder / "site", folder / "books", partial(engine.render, project / "mkdocs.yml", folder))


def files(site: Path) -> dict[str, str]:
    return {file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in site.rglob("*") if file.is_file()}


def register(project: Path) -> None:
    """Acknowledge changed words, as `build.py addresses --reworded` does."""
    library = load(project / "docs")
    assert library.record is not None
    own = library.addresses.extended(library.record, acknowledge=True)
    (project / "docs" / "_data" / "addresses.yml").write_text(str(own), encoding="utf-8")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the parts that a build made, the last build's alone."""
    names: list[str] = []

    def write_together(folder: Path, parts: list[outputs.Task], before: outputs.PreviousOutputs) -> list[outputs.TaskResult]:
        names[:] = [part.name for part in parts]
        return outputs.write_together(folder, parts, before)

    monkeypatch.setattr(building, "write_together", write_together)
    return names


def replace(file: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(project: Path) -> None:
        path = project / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def both(*edits: Callable[[Path], None]) -> Callable[[Path], None]:
    def edit(project: Path) -> None:
        for one in edits:
            one(project)

    return edit


EDITS: dict[str, Callable[[Path], None]] = {
    "words of a translation": replace("docs/sessions/panel-1.en.md", "does not cost what people think", "does not cost as much as people think"),
    "words of the original": replace("docs/sessions/panel-1.fr.md", "Ouvrir le dimanche ne coûte pas", "Ouvrir le dimanche ne coûte vraiment pas"),
    "words behind the first of a remark": replace(
        "docs/sessions/panel-1.en.md", "its price will have fallen in any case", "its price will in any case have fallen"
    ),
    "a translator’s note": both(
        replace("docs/sessions/panel-1.en.md", "outreach,[^b]", "outreach,"),
        replace("docs/sessions/panel-1.en.md", "\n[^b]: In English in the French text.\n", ""),
    ),
    "another person named": both(
        replace("docs/sessions/panel-1.fr.md", "La séance est suspendue", "La séance, ouverte par Aline Exemple, est suspendue"),
        replace("docs/sessions/panel-1.en.md", "The meeting is suspended", "The meeting, opened by Aline Exemple, is suspended"),
        replace("docs/sessions/panel-1.ar.md", "تُرفع الجلسة ربع", "تُرفع الجلسة التي افتتحتها ألين إكزامبل ربع"),
    ),
    "a title": replace("docs/sessions/opening.fr.md", "title: Ouverture", "title: Séance d’ouverture"),
    "a summary": replace("docs/sessions/panel-1.en.md", "Short talks and answers", "Brief talks and answers"),
    "the post of a speaker": replace("docs/sessions/panel-1.fr.md", "fr: Enquêtes", "fr: Études"),
    "a theme of a remark": replace(
        "docs/sessions/panel-1.fr.md",
        "id: q1, by: jean-pierre-modele, kind: question, themes: [training]",
        "id: q1, by: jean-pierre-modele, kind: question, themes: [training, free-access]",
    ),
    "a spelling of a speaker": replace("docs/_data/speakers.yml", "en: [Samuel Sample]", "en: [Samuel Sample, Sam S. Sample]"),
    "a note of a figure": replace("docs/_data/figures.yml", "The figure comes from the survey", "The figure is taken from the survey"),
    "a page of prose": replace("docs/about.en.md", "\n\n## ", "\n\nOne more sentence.\n\n## "),
    "a template": replace("overrides/base.html", "</head>", "<!-- changed --></head>"),
    "a stylesheet": replace("overrides/assets/stylesheets/tokens.css", "\n", "\n/* changed */\n"),
}


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fabricated project, built once; every test changes it further."""
    project = copy_project(tmp_path_factory.mktemp("edited") / "project")
    assert builder(project, project / ".build").build(ADDRESS) == []
    return project


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_the_site_is_as_if_built_anew(edited: Path, tmp_path: Path, edit: str) -> None:
    before = files(edited / ".build" / "site")
    EDITS[edit](edited)
    register(edited)
    assert builder(edited, edited / ".build").build(ADDRESS) == []
    assert builder(edited, tmp_path).build(ADDRESS) == []
    after = files(edited / ".build" / "site")
    assert after == files(tmp_path / "site")
    assert after != before
    assert after == files(edited / ".build" / "twin")


def test_after_edits_of_the_real_record_its_site_is_as_if_built_anew(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    shutil.rmtree(project / "docs")
    shutil.copytree(ROOT / "docs", project / "docs")
    assert builder(project, project / ".build").build(ADDRESS) == []
    session = sorted((project / "docs" / "sessions").glob("*.md"))[-2]  # a translation
    theme = project / "docs" / "_data" / "themes.yml"
    for file, old, new in (
        (session, r"(\n\n[A-Z][a-z][^\n{]{200,}?, )", r"\g<1>as it were, "),
        (session, r'(title: "?)', r"\g<1>Anew, "),
        (theme, r"(en: [A-Z])", r"\g<1>x"),
    ):
        text = file.read_text(encoding="utf-8")
        changed = re.sub(old, new, text, count=1)
        assert changed != text
        file.write_text(changed, encoding="utf-8")
        assert builder(project, project / ".build").build(ADDRESS) == []
        anew = tmp_path / "anew"
        assert builder(project, anew).build(ADDRESS) == []
        assert files(project / ".build" / "site") == files(anew / "site")
        shutil.rmtree(anew)


def test_words_reach_only_the_pages_that_hold_them(project: Path, made: list[str]) -> None:
    own = builder(project, project / ".build")
    own.build(ADDRESS)
    everything = set(made)
    untouched = project / ".build" / "site" / "sessions" / "opening" / "index.html"
    inode = untouched.stat().st_ino
    replace("docs/sessions/panel-1.en.md", "does not cost what people think", "does not cost as much as people think")(project)
    assert own.build(ADDRESS) == []
    assert {"pages/en/sessions/panel-1", "pages/fr/sessions/panel-1", "data/en/sessions/panel-1", "search/en"} <= set(made) < everything
    assert not [name for name in made if "opening" in name]
    original = {f"data/fr/proceedings.{ending}" for ending in ("txt", "md", "tei.xml", "akn.xml")}  # holds no word of the translation
    assert original < everything
    assert not original & set(made)
    assert untouched.stat().st_ino == inode
    before, pages = files(project / ".build" / "site"), len(made)
    replace("docs/sessions/panel-1.en.md", "its price will have fallen in any case", "its price will in any case have fallen")(project)
    assert own.build(ADDRESS) == []
    after = files(project / ".build" / "site")
    changed = {path for path in after if after[path] != before.get(path)}
    assert "en/sessions/panel-1/index.html" in changed
    assert not [path for path in changed if "themes" in path or "speakers" in path]  # they show first words alone
    assert len(made) < pages
    own.build(ADDRESS)
    assert made == []


def test_a_template_reaches_the_pages_alone(project: Path, made: list[str]) -> None:
    own = builder(project, project / ".build")
    own.build(ADDRESS)
    framed = {name for name in made if of_pages(outputs.Task(name, list))}
    assert framed < set(made)
    EDITS["a template"](project)
    own.build(ADDRESS)
    assert set(made) == {name for name in framed if not name.endswith("/moved")}  # of this record, no page did


@pytest.mark.parametrize("edit", ["a spelling of a speaker", "words of a translation"])
def test_pages_that_come_first_are_followed_by_all_the_rest(project: Path, tmp_path: Path, made: list[str], edit: str) -> None:
    own = builder(project, project / ".build")
    assert own.build(ADDRESS, pages_first=True) == []
    assert made == [name for name in made if of_pages(outputs.Task(name, list))]
    assert not own.whole
    first = files(project / ".build" / "site")
    assert "en/sessions/panel-1/index.html" in first
    assert "data/proceedings.txt" not in first
    own.build(ADDRESS)
    whole = files(project / ".build" / "site")
    assert first.items() < whole.items()
    EDITS[edit](project)
    own.build(ADDRESS, pages_first=True)
    between = files(project / ".build" / "site")
    own.build(ADDRESS)
    assert builder(project, tmp_path / "anew").build(ADDRESS) == []
    after = files(project / ".build" / "site")
    assert after == files(tmp_path / "anew" / "site")
    assert own.whole
    if edit == "words of a translation":  # so little is due that nothing comes first
        assert between == after
    else:
        assert (between.keys(), between["en/data/proceedings.tei.xml"]) == (whole.keys(), whole["en/data/proceedings.tei.xml"])
        assert {path for path, own in after.items() if own != whole.get(path)} > {path for path, own in between.items() if own != whole[path]}
    own.build(ADDRESS, pages_first=True)
    assert made == []


def test_another_version_of_the_program_makes_everything_anew(project: Path, made: list[str]) -> None:
    own = builder(project, project / ".build")
    own.build(ADDRESS)
    everything = list(made)
    with (project / "scripts" / "proceedings" / "exports" / "ris.py").open("a", encoding="utf-8") as file:
        file.write("\n")
    own.build(ADDRESS)
    assert made == everything


def test_another_address_makes_everything_anew(project: Path, made: list[str]) -> None:
    own = builder(project, project / ".build")
    own.build(ADDRESS)
    everything = list(made)
    own.build("")
    assert made == everything
    assert "sitemap.xml" not in files(project / ".build" / "site")


def _changed(page: Path) -> None:
    words = page.read_bytes()
    page.unlink()
    page.write_bytes(words.replace(b"</h1>", b"!</h1>"))


HANDS: dict[str, Callable[[Path], object]] = {
    "removes it": lambda build: shutil.rmtree(build / "site"),
    "removes its twin": lambda build: shutil.rmtree(build / "twin"),
    "removes a page of its twin": lambda build: (build / "twin" / "en" / "themes" / "index.html").unlink(),
    "replaces a page": lambda build: _changed(build / "site" / "en" / "index.html"),
    "removes a page": lambda build: (build / "site" / "en" / "themes" / "index.html").unlink(),
    "adds a file": lambda build: (build / "site" / "CNAME").write_text("example.org", encoding="utf-8"),
}


@pytest.mark.parametrize("hand", HANDS)
def test_what_another_hand_does_to_the_site_is_undone(project: Path, hand: str) -> None:
    own = builder(project, project / ".build")
    own.build(ADDRESS)
    good = files(project / ".build" / "site")
    HANDS[hand](project / ".build")
    for _ in range(2):
        assert own.build(ADDRESS) == []
        assert files(project / ".build" / "site") == good
        replace("overrides/base.html", "</head>", "</head>\n")(project)
        own.build(ADDRESS)
        replace("overrides/base.html", "</head>\n", "</head>")(project)


def test_where_files_cannot_have_two_names_every_build_is_a_whole_one(project: Path, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def no_link(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.link", no_link)
    own = builder(project, project / ".build")
    own.build(ADDRESS)
    everything, good = list(made), files(project / ".build" / "site")
    own.build(ADDRESS)
    assert (made, files(project / ".build" / "site")) == (everything, good)
    assert not (project / ".build" / "ledger").exists()


def test_problems_are_told_whether_or_not_their_session_changed_and_the_site_stays(project: Path) -> None:
    own = builder(project, project / ".build")
    own.build(ADDRESS)
    good = files(project / ".build" / "site")
    replace("docs/sessions/opening.fr.md", "by: sam-sample", "by: sam-simple")(project)
    replace("docs/_data/redirects.yml", "{}", "/old/: /sessions/nowhere/")(project)
    found = own.build(ADDRESS)
    assert [problem.path for problem in found] == sorted(problem.path for problem in found)
    assert found == problems_of(load(project / "docs"))
    assert {"docs/sessions/opening.fr.md", "docs/_data/redirects.yml"} <= {problem.path for problem in found}
    assert files(project / ".build" / "site") == good
    replace("docs/sessions/opening.fr.md", "by: sam-simple", "by: sam-sample")(project)
    replace("docs/_data/redirects.yml", "/old/: /sessions/nowhere/", "{}")(project)
    assert own.build(ADDRESS) == []
    assert files(project / ".build" / "site") == good


def test_what_a_part_reads_does_not_depend_on_the_parts_before_it(tmp_path: Path) -> None:
    """Else a value that one part worked out and another took from it would hide whose words it came from."""

    def making() -> SiteTasks:
        return SiteTasks(load(ROOT / "tests" / "data" / "other"), ROOT / "overrides", ADDRESS, tmp_path / "books")

    together = {one.part: one.read for one in outputs.write(tmp_path / "site", making().parts())}
    for name, read in together.items():
        part = next(one for one in making().parts() if one.name == name)
        assert outputs.write(tmp_path / "alone", [part])[0].read == read, name


@pytest.mark.parametrize("folder", [ROOT / "docs", ROOT / "tests" / "data" / "other"], ids=["real", "other"])
def test_what_is_known_of_sessions_is_what_would_be_read(folder: Path, tmp_path: Path) -> None:
    fresh = load(folder)
    assert fresh.record is not None
    known = ParseCache(tmp_path / "known", "a key")
    entries = known.store(fresh, SiteContext(fresh.record, fresh.labels).structure)
    again = load(folder, known=ParseCache(tmp_path / "known", "a key"))
    assert again.record is not None
    for name in fresh.documents:
        assert again.documents[name] == fresh.documents[name]
    assert (again.documents, again.labels, again.addresses) == (fresh.documents, fresh.labels, fresh.addresses)
    assert repr(again.record) == repr(fresh.record)
    for id, session in again.record.sessions.items():
        for language, text in session.texts.items():
            assert dict(text.remarks) == dict(fresh.record.sessions[id].texts[language].remarks)
    assert known.store(again, SiteContext(again.record, again.labels).structure) == entries
    assert load(folder, known=ParseCache(tmp_path / "known", "another key")).documents == fresh.documents
    (tmp_path / "known").write_bytes(b"\x80\x05 something else")
    first = next(iter(fresh.record.sessions.values()))
    assert ParseCache(tmp_path / "known", "a key").session(first.id, fresh.digests[first.source]) is None


@pytest.mark.parametrize("folder", [ROOT / "docs", ROOT / "tests" / "data" / "other"], ids=["real", "other"])
def test_a_session_checked_alone_has_the_problems_that_it_has_among_others(folder: Path, tmp_path: Path) -> None:
    """Damaged in many ways: each check says the same of a session whether or not the others are looked through."""
    docs = Path(shutil.copytree(folder, tmp_path / "docs"))
    for file in sorted((docs / "sessions").glob("*.md")):
        text = file.read_text(encoding="utf-8")
        text = re.sub(r"date: \d+", "date: 1999", text, count=1)
        text = re.sub(r"kind: answer", "kind: speech", text, count=1)
        text = re.sub(r"([0-9])([^0-9-]*)$", r"\g<1>7\2", text, count=1)
        file.write_text(text.replace(". ", '.  "', 1).replace("，", ",", 2), encoding="utf-8")
    library = load(docs)
    assert library.record is not None
    sessions = list(library.record.sessions)
    whole = problems_of(library)
    assert {problem.path for problem in whole} >= {f"docs/sessions/{id}.{library.record.languages[0]}.md" for id in sessions}
    alone = [problem for id in sessions for problem in problems_of(library, [other for other in sessions if other != id])]
    assert sorted(set(alone)) == whole
