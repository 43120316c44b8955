"""A build after an edit of any kind gives, byte by byte, what a build of everything gives."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from building import ADDRESS, Edit, append, both, digests, everything, register, remove, replace, site_builder
from conftest import ROOT, copy_project
from proceedings.books import finished_books
from proceedings.publish import licences

PANEL = "docs/sessions/panel-1"
CLOSING = {
    "fr": "---\ntitle: Clôture\nsummary: Un mot de la fin.\nkind: closing\ndate: 2031-05-13\npage: 7\nspeakers:\n  - {id: aline-exemple, role: speaker}\n"
    "remarks:\n  - {id: aline-exemple, by: aline-exemple, kind: speech, themes: [training]}\n---\n\n"
    "## Aline Exemple {#aline-exemple}\n\nMerci à toutes et à tous.\n",
    "en": "---\ntitle: Closing\nsummary: A last word.\nstatus: none\n---\n",
    "ar": "---\ntitle: الختام\nsummary: كلمة أخيرة.\nstatus: none\n---\n",
}
GUIDE = {language: f"---\ntitle: Guide {language}\n---\n\nMots.\n" for language in ("fr", "en", "ar")}
PERSON = "\n- id: omar-modele\n  name: {fr: Omar Modèle, en: Omar Modèle, ar: عمر موديل}\n  sort: {fr: modele omar, en: modele omar, ar: موديل عمر}\n"


def finish_book(project: Path) -> None:
    finished_books.put(project / ".build" / "books", "data/proceedings.epub", b"PK", finished_books.digest(project / "docs", ADDRESS))


# Each kind of edit in one or several steps, after each of which the site is built and compared.
EDITS: dict[str, tuple[Edit, ...]] = {
    "words of a translation": (replace(f"{PANEL}.en.md", "does not cost what people think", "does not cost as much as people think"),),
    "words of the original": (replace(f"{PANEL}.fr.md", "Ouvrir le dimanche ne coûte pas", "Ouvrir le dimanche ne coûte vraiment pas"),),
    "words behind the first of a remark": (replace(f"{PANEL}.en.md", "its price will have fallen in any case", "its price will in any case have fallen"),),
    "the first words of a remark": (replace(f"{PANEL}.en.md", "I come back to the first", "I return to the first"),),
    "a heading as printed": (replace(f"{PANEL}.en.md", "## Nadia Fictive {#nadia-fictive-2}", "## Nadia Fictive, speaker {#nadia-fictive-2}"),),
    "a line that is no remark": (replace(f"{PANEL}.en.md", "Moderator: Jean-Pierre Modèle", "In the chair: Jean-Pierre Modèle"),),
    "a printed footnote": (replace(f"{PANEL}.en.md", "Survey of 840 imaginary people", "A survey of 840 imaginary people"),),
    "a translator’s note": (
        both(replace(f"{PANEL}.en.md", "outreach,[^b]", "outreach,"), replace(f"{PANEL}.en.md", "\n[^b]: In English in the French text.\n", "")),
    ),
    "a mark of a printed page": (replace(f"{PANEL}.fr.md", "Nadia Fic{p5}tive", "Nadia {p5}Fictive"),),
    "another person named": (
        both(
            replace(f"{PANEL}.fr.md", "La séance est suspendue", "La séance, ouverte par Aline Exemple, est suspendue"),
            replace(f"{PANEL}.en.md", "The meeting is suspended", "The meeting, opened by Aline Exemple, is suspended"),
            replace(f"{PANEL}.ar.md", "تُرفع الجلسة ربع", "تُرفع الجلسة التي افتتحتها ألين إكزامبل ربع"),
        ),
    ),
    "a title": (replace("docs/sessions/opening.fr.md", "title: Ouverture", "title: Séance d’ouverture"),),
    "a summary": (replace(f"{PANEL}.en.md", "Short talks and answers", "Brief talks and answers"),),
    "the state of a translation": (replace(f"{PANEL}.en.md", "status: edited", "status: draft"),),
    "the post of a speaker": (replace(f"{PANEL}.fr.md", "fr: Enquêtes", "fr: Études"),),
    "a theme of a remark": (
        replace(
            f"{PANEL}.fr.md",
            "id: q1, by: jean-pierre-modele, kind: question, themes: [training]",
            "id: q1, by: jean-pierre-modele, kind: question, themes: [training, free-access]",
        ),
    ),
    "a spelling of a speaker": (replace("docs/_data/speakers.yml", "en: [Samuel Sample]", "en: [Samuel Sample, Sam S. Sample]"),),
    "a note on an organisation": (replace("docs/_data/organisations.yml", "The institute publishes", "That institute publishes"),),
    "the name of a theme": (replace("docs/_data/themes.yml", "en: Opening hours", "en: Hours of opening"),),
    "a note on a term": (replace("docs/_data/glossary.yml", "The word stands for both", "Here the word stands for both"),),
    "what a figure measures": (replace("docs/_data/figures.yml", "en: Registered readers of the network", "en: Readers of the network"),),
    "the reason of an erratum": (replace("docs/_data/errata.yml", "The symposium lasted two days", "In fact the symposium lasted two days"),),
    "an edition of the record": (
        append("docs/_data/changelog.yml", '- version: "1.1"\n  date: 2031-07-01\n  changes: {fr: Une correction., en: A correction., ar: تصحيح.}\n'),
    ),
    "a redirect, made and removed": (replace("docs/_data/redirects.yml", "{}", "/old/: /about/"), replace("docs/_data/redirects.yml", "/old/: /about/", "{}")),
    "the name of the conference": (replace("docs/_data/conference.yml", "en: The Future of Neighbourhood Libraries", "en: Neighbourhood Libraries"),),
    "a label, changed and changed again": (
        append("docs/_data/labels.yml", "search:\n  en: Look up\n"),
        replace("docs/_data/labels.yml", "Look up", "Find"),
    ),
    "the home page": (append("docs/index.en.md", "\nOne more sentence.\n"),),
    "a page of prose": (replace("docs/about.en.md", "\n\n## ", "\n\nOne more sentence.\n\n## "),),
    "a page of prose, added and removed": (
        both(*(append(f"docs/guide.{language}.md", words) for language, words in GUIDE.items())),
        remove(*(f"docs/guide.{language}.md" for language in GUIDE)),
    ),
    "a session, added and removed": (
        both(
            *(append(f"docs/sessions/closing.{language}.md", words) for language, words in CLOSING.items()),
            replace("docs/_data/conference.yml", "  - panel-1\n", "  - panel-1\n  - closing\n"),
        ),
        both(*(remove(f"docs/sessions/closing.{language}.md") for language in CLOSING), replace("docs/_data/conference.yml", "  - closing\n", "")),
    ),
    "a speaker, added and removed": (
        both(append("docs/_data/speakers.yml", PERSON), replace(f"{PANEL}.fr.md", "remarks:\n", "  - {id: omar-modele, role: moderator}\nremarks:\n")),
        both(replace("docs/_data/speakers.yml", PERSON, ""), replace(f"{PANEL}.fr.md", "  - {id: omar-modele, role: moderator}\n", "")),
    ),
    "a finished book": (finish_book,),
    "a template": (replace("overrides/base.html", "</head>", "<!-- changed --></head>"),),
    "the page for missing addresses": (replace("overrides/404.html", "{%- endfor %}", "<!-- changed -->{%- endfor %}"),),
    "a stylesheet": (append("overrides/assets/stylesheets/tokens.css", ":root { --changed: 1; }\n"),),
    "a script": (append("overrides/assets/javascripts/cite.js", "export const CHANGED = true;\n"),),
    "the template of books": (append("overrides/book.html", "<!-- changed -->\n"),),
    "the licence": (replace("LICENSE", "MIT License", "The MIT License"), replace("LICENSE", "The MIT License", "MIT License")),
}
REACHES_NO_FILE = {"the template of books"}  # of the site


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The small record, built once; every edit changes it further."""
    folder = copy_project(tmp_path_factory.mktemp("edited") / "project")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(licences, "_LICENCE", folder / "LICENSE")
        assert site_builder(folder).build(ADDRESS) == []
        yield folder


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_the_site_is_as_if_built_anew(project: Path, edit: str) -> None:
    before = digests(project / ".build" / "site")
    for number, step in enumerate(EDITS[edit]):
        step(project)
        register(project, anew=number > 0)
        assert site_builder(project).build(ADDRESS) == []
        after = digests(project / ".build" / "site")
        assert after == everything(project)
        assert (after != before) == (edit not in REACHES_NO_FILE)
        before = after


def test_after_all_edits_the_standby_and_a_build_into_another_folder_are_the_same(project: Path, tmp_path: Path) -> None:
    if (project / ".build" / "books").is_dir():  # an edit that makes a book came before, in this process
        shutil.copytree(project / ".build" / "books", tmp_path / "books")
    assert site_builder(project, tmp_path).build(ADDRESS) == []
    assert digests(project / ".build" / "site") == digests(tmp_path / "site") == digests(project / ".build" / "standby")


def test_after_edits_of_the_real_record_its_site_is_as_if_built_anew(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    shutil.rmtree(project / "docs")
    shutil.copytree(ROOT / "docs", project / "docs")
    builder = site_builder(project)
    assert builder.build(ADDRESS) == []
    translation = sorted((project / "docs" / "sessions").glob("*.md"))[-2]
    content = translation.read_text(encoding="utf-8")
    changed = re.sub(r"(\n\n[A-Z][a-z][^\n{]{200,}?, )", r"\g<1>as it were, ", content, count=1)
    assert changed != content or not (ROOT / "tests" / "record").is_dir()  # in a record of others there may be no such paragraph
    translation.write_text(changed, encoding="utf-8")
    assert builder.build(ADDRESS) == []
    assert digests(builder.site) == everything(project)
