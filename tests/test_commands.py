"""The command line as a newcomer meets it: clear answers, exit status, and a site that a failure leaves alone."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

import build as program
from building import ADDRESS, KEPT, command_code, digests, restored
from conftest import DATA, ROOT, build, copy_project


def run(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command in `project`, inside this environment."""
    return subprocess.run([sys.executable, "-c", command_code(project, *words)], capture_output=True, text=True, check=False, cwd=project)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the small record, built once."""
    project = copy_project(tmp_path_factory.mktemp("once") / "project")
    assert run(project, "build").returncode == 0
    return project


@pytest.fixture
def built(once: Path) -> Iterator[Path]:
    """The project that was built; its content is restored afterwards."""
    with restored(once):
        yield once


def test_windows_is_told_where_the_commands_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(os, "name", "nt")
    monkeypatch.setattr(sys, "argv", ["build.py", "check"])
    assert program.main() == 1
    assert "WSL" in capsys.readouterr().err


def test_a_check_without_problems_says_so(project: Path) -> None:
    done = run(project, "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "No problem found.\n")


@pytest.mark.parametrize("state", ["project", "built"])
def test_a_check_lists_every_problem_with_exit_status_1_and_no_traceback(state: str, request: pytest.FixtureRequest) -> None:
    project: Path = request.getfixturevalue(state)
    panel = project / "docs" / "sessions" / "panel-1.fr.md"
    panel.write_text(panel.read_text(encoding="utf-8").replace("kind: panel\n", "kind: Pan nel\n").replace("date: 2031-05-13", "date: soon"), encoding="utf-8")
    done = run(project, "check")
    assert done.returncode == 1
    assert [line.split(": ")[0] for line in done.stdout.splitlines()] == ["docs/sessions/panel-1.fr.md:4", "docs/sessions/panel-1.fr.md:5"]
    assert "Traceback" not in done.stdout + done.stderr


def test_a_check_after_a_build_tells_what_a_changed_registry_does_to_sessions_that_did_not_change(built: Path) -> None:
    themes = built / "docs" / "_data" / "themes.yml"
    words = themes.read_text(encoding="utf-8")
    (first, *_) = re.findall(r"id: ([a-z-]+)", words)
    themes.write_text(words.replace(f"id: {first}\n", "id: another\n", 1), encoding="utf-8")
    done = run(built, "check")
    assert done.returncode == 1
    assert re.search(rf"docs/sessions/[a-z0-9-]+\.fr\.md:\d+: .*'{first}'", done.stdout)


def test_new_paragraphs_are_registered_and_changed_ones_only_when_asked(project: Path) -> None:
    panel = project / "docs" / "sessions" / "panel-1.fr.md"
    register = project / "docs" / "_data" / "addresses.yml"
    changed_text = panel.read_text(encoding="utf-8").replace("Cette rue ne me doit rien", "Cette rue ne me doit plus rien")
    panel.write_text(f"{changed_text}\nUn paragraphe de plus.\n", encoding="utf-8")
    done = run(project, "addresses")
    assert (done.returncode, done.stderr) == (0, "1 address added to docs/_data/addresses.yml, 0 changed; review what is different.\n")
    done = run(project, "addresses", "--reworded")
    assert (done.returncode, done.stderr) == (0, "0 addresses added to docs/_data/addresses.yml, 1 changed; review what is different.\n")
    assert register.read_text(encoding="utf-8").count(" reworded") == 1
    before = register.read_bytes()
    assert run(project, "addresses", "--reworded").returncode == 0
    assert register.read_bytes() == before


def test_a_build_that_fails_leaves_the_last_good_site(built: Path) -> None:
    before = digests(built / "site")
    about = built / "docs" / "about.fr.md"
    about.write_text(about.read_text(encoding="utf-8") + "\n[nowhere](nowhere.md)\n", encoding="utf-8")
    assert run(built, "build").returncode != 0
    assert digests(built / "site") == before
    assert sorted(entry.name for entry in (built / ".build").iterdir()) == KEPT


def test_a_template_that_is_wrong_is_told_without_a_traceback(project: Path) -> None:
    base = project / "overrides" / "base.html"
    text = base.read_text(encoding="utf-8")
    line = 1 + text[: text.index("</head>")].count("\n")
    base.write_text(text.replace("</head>", "{% if %}</head>"), encoding="utf-8")
    done = run(project, "build")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert f"overrides/base.html:{line}: Expected an expression" in done.stderr
    assert done.stderr.endswith("The site is left as it was.\n")


def test_a_browser_that_prints_nothing_is_told_without_a_traceback(project: Path) -> None:
    code = command_code(project, "pdf", "--language", "en", at_start="import os; os.environ['PROCEEDINGS_BROWSER'] = '/bin/false'")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=project)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "/bin/false printed nothing" in done.stderr


def test_every_page_is_staged_as_markdown_beside_what_is_there_already(project: Path) -> None:
    foreign_file = project / "elsewhere" / "kept.txt"
    foreign_file.parent.mkdir()
    foreign_file.write_text("kept\n", encoding="utf-8")
    done = run(project, "stage", "--to", str(foreign_file.parent))
    staged = {file.relative_to(foreign_file.parent).as_posix() for file in foreign_file.parent.rglob("*.md")}
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, f"{len(staged)} pages in {foreign_file.parent}/.")
    assert {"fr/index.md", "en/sessions/panel-1.md", "ar/speakers/sam-sample.md", "fr/glossary.md"} <= staged
    assert "Digital lending" in (foreign_file.parent / "en/sessions/panel-1.md").read_text(encoding="utf-8")
    assert foreign_file.read_text(encoding="utf-8") == "kept\n"


def test_books_are_offered_where_they_were_made_of_this_record_and_absent_without_harm_where_not(project: Path) -> None:
    def offered() -> dict[str, str]:
        assert run(project, "build").returncode == 0
        pages = {path: (project / "site" / path / "index.html").read_text(encoding="utf-8") for path in (".", "en", "sessions/opening")}
        return {path: ",".join(re.findall(r'href="([^"]+\.(?:pdf|epub))"', text)) for path, text in pages.items()}

    done = run(project, "epub", "--language", "en")
    assert (done.returncode, done.stderr.count(".epub")) == (0, 2)
    done = run(project, "pdf", "opening", "--language", "fr", "--format", "Letter")
    assert (done.returncode, done.stderr.count(".pdf")) == (0, 2)
    books = offered()
    assert books == {
        ".": "",
        "en": "../en/data/proceedings.epub,../en/data/bilingual.epub",
        "sessions/opening": "../../sessions/opening/opening.pdf",
    }
    for path in ("sessions/opening/opening.pdf", "sessions/opening/bilingual/bilingual.pdf", "en/data/proceedings.epub", "en/data/bilingual.epub"):
        assert (project / "site" / path).is_file()
    about = project / "docs" / "about.fr.md"
    about.write_text(about.read_text(encoding="utf-8") + "\nUne phrase de plus.\n", encoding="utf-8")
    assert set(offered().values()) == {""}
    assert [file for file in (project / "site").rglob("*") if file.suffix in {".pdf", ".epub"}] == []


def test_a_book_of_what_is_not_there_is_refused_with_what_there_is(project: Path) -> None:
    done = run(project, "pdf", "nowhere")
    assert (done.returncode, done.stderr) == (2, "No session is called nowhere; there are opening, panel-1, workshop.\n")
    done = run(project, "epub", "--language", "de")
    assert (done.returncode, done.stderr) == (2, "The record is not in de; it is in fr, en, ar.\n")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small record at its address."""
    site = tmp_path_factory.mktemp("published") / "site"
    assert build(DATA / "other", site, PYTHONHASHSEED="1", SITE_URL=ADDRESS).returncode == 0
    return site


def test_two_builds_of_the_same_record_are_the_same_to_the_byte(published: Path, tmp_path: Path) -> None:
    assert build(DATA / "other", tmp_path / "site", PYTHONHASHSEED="2", SITE_URL=ADDRESS).returncode == 0
    assert digests(tmp_path / "site") == digests(published)


def test_mkdocs_refuses_the_addresses_that_the_build_refuses(tmp_path: Path) -> None:
    """Which these are, `test_site_url.py` says."""
    done = build(DATA / "other", tmp_path / "site", SITE_URL='https://a.example/"><script>alert(1)</script>/')
    assert done.returncode == 1
    assert "is no address of a site" in done.stdout + done.stderr
    assert not (tmp_path / "site" / "index.html").exists()


def test_a_published_site_has_absolute_reciprocal_links_between_its_languages_and_a_sitemap(published: Path) -> None:
    page = (published / "en" / "themes" / "index.html").read_text(encoding="utf-8")
    for line in (
        '<link rel="canonical" href="https://example.org/rec/en/themes/">',
        '<link rel="alternate" hreflang="fr" href="https://example.org/rec/themes/">',
        '<link rel="alternate" hreflang="ar" href="https://example.org/rec/ar/themes/">',
        '<link rel="alternate" hreflang="x-default" href="https://example.org/rec/themes/">',
    ):
        assert line in page
    assert "<loc>https://example.org/rec/ar/sessions/panel-1/</loc>" in (published / "sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["build.py serve", "mkdocs serve"])
def test_a_saved_change_shows_in_the_preview(project: Path, command: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "NO_MKDOCS_2_WARNING": "1"}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = {
        "build.py serve": ["-c", command_code(project, "serve", "--address", f"127.0.0.1:{port}")],
        "mkdocs serve": ["-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}", "--config-file", str(project / "mkdocs.yml")],
    }
    with subprocess.Popen([sys.executable, *words[command]], env=environment, cwd=project) as server:
        try:
            opening = project / "docs" / "sessions" / "opening.fr.md"
            assert _waits_for(port, "Deux mots de bienvenue", opening)
            opening.write_text(opening.read_text(encoding="utf-8").replace("Deux mots de bienvenue", "Trois mots de bienvenue"), encoding="utf-8")
            assert _waits_for(port, "Trois mots de bienvenue", opening)
        finally:
            server.terminate()


def _waits_for(port: int, words: str, saved: Path) -> bool:
    """Return whether words are shown; a file is saved again now and then, since a change before the first look of the watcher is none."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for turn in range(1000):  # at least five minutes: the test is not about speed
        if turn % 50 == 49:
            saved.touch()
        try:
            with direct.open(f"http://127.0.0.1:{port}/sessions/opening/", timeout=2) as answer:
                if words in answer.read().decode():
                    return True
        except OSError:
            pass
        time.sleep(0.3)
    return False
