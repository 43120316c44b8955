"""Every check, each by one fault in the fabricated conference: the whole message, with file and line."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from proceedings import checks
from proceedings.checks import CHECKS, problems_of, rules
from proceedings.languages.labels import Labels, kind_label
from proceedings.reader.loader import load

Change = Callable[..., list[str]]

PANEL = "sessions/panel-1.fr.md"
TWIN = "sessions/panel-1.en.md"

# fault: the file, the words and what takes their place; where the problem is told (file, beginning of the line) and the problem.
# fmt: off
FAULTS = {
    "an unknown key of a session": ("sessions/panel-1.fr.md", "page: 3\n", "page: 3\npagge: 3\n", "sessions/panel-1.fr.md", "pagge: 3", "unknown key 'pagge'; remove it, or correct it (known here: kind, date, page, speakers, recordings, remarks, title, summary)"),
    "an unknown key of a remark": ("sessions/panel-1.fr.md", "kind: answer, themes: [free-access]}", "kind: answer, theme: x}", "sessions/panel-1.fr.md", "- {id: jean-pierre-modele, by: jean-pier", "unknown key 'remarks.theme'; remove it, or correct it (known here: id, kind, by, themes, answers, time, recording, start, paragraphs)"),
    "a missing key": ("sessions/panel-1.fr.md", "kind: panel\n", "", "sessions/panel-1.fr.md", 'title: "Table ronde 1 : ouvrir plus, prê', "the key 'kind' is missing; add it"),
    "a kind that does not exist": ("sessions/panel-1.fr.md", "kind: panel\n", "kind: pannel\n", "sessions/panel-1.fr.md", "kind: pannel", "'pannel' is no kind; write one of 'preface', 'opening', 'keynotes', 'panel', 'closing', 'sitting', 'committee', 'hearing', 'lecture', 'workshop', or name it in docs/_data/labels.yml, as 'kind_pannel'"),
    "a date that is none": ("sessions/panel-1.fr.md", "date: 2031-05-13", "date: 13 mai", "sessions/panel-1.fr.md", "date: 13 mai", "'13 mai' is not a date; write it as YYYY-MM-DD"),
    "a date outside the conference": ("sessions/panel-1.fr.md", "date: 2031-05-13", "date: 2031-06-13", "sessions/panel-1.fr.md", "date: 2031-06-13", "2031-06-13 is no day of the conference; correct it, or add the day to conference.yml"),
    "a session before the one before": ("_data/conference.yml", "  - opening\n  - panel-1\n", "  - panel-1\n  - opening\n", "sessions/opening.fr.md", "date: 2031-05-12", "2031-05-12 is before the session that stands before; correct the date or the order in conference.yml"),
    "a panel without a date": ("sessions/panel-1.fr.md", "date: 2031-05-13\n", "", "sessions/panel-1.fr.md", "---", "the session has no date; add 'date: YYYY-MM-DD'"),
    "an unknown speaker": ("sessions/panel-1.fr.md", "- id: layla-mithal", "- id: nobody", "sessions/panel-1.fr.md", "- id: nobody", "unknown speaker 'nobody'; add it to docs/_data/speakers.yml"),
    "an unknown organisation": ("sessions/panel-1.fr.md", "organisations: [union-des-rayonnages]", "organisations: [nowhere]", "sessions/panel-1.fr.md", "organisations: [nowhere]", "unknown organisation 'nowhere'; add it to docs/_data/organisations.yml"),
    "an unknown theme": ("sessions/panel-1.fr.md", "themes: [free-access]", "themes: [weather]", "sessions/panel-1.fr.md", "- {id: jean-pierre-modele, by: jean-pier", "unknown theme 'weather'; add it to docs/_data/themes.yml"),
    "a remark by somebody absent": ("sessions/panel-1.fr.md", "{id: q1, by: jean-pierre-modele", "{id: q1, by: aline-exemple", "sessions/panel-1.fr.md", "- {id: q1, by: aline-exemple, kind: ques", "the question 'q1' is by 'aline-exemple', who does not appear here; add them to 'speakers'"),
    "a speech by nobody": ("sessions/panel-1.fr.md", "{id: layla-mithal, by: layla-mithal,", "{id: layla-mithal,", "sessions/panel-1.fr.md", "- {id: layla-mithal, kind: speech, theme", "the speech 'layla-mithal' is by nobody; add 'by: <speaker>', or give it the id 'unnamed' if the record names nobody"),
    "a remark with five themes": ("sessions/panel-1.fr.md", "themes: [training]}", "themes: [training, training, training, training, training]}", "sessions/panel-1.fr.md", "- {id: q1, by: jean-pierre-modele, kind:", "the question 'q1' has 5 themes; give it at most 4"),
    "an answer to what is not there": ("sessions/panel-1.fr.md", "answers: q1", "answers: q9", "sessions/panel-1.fr.md", "- {id: nadia-fictive-2, by: nadia-fictiv", "the answer 'nadia-fictive-2' answers 'q9', which it cannot; name a question of this session"),
    "an id that breaks the rule": ("sessions/panel-1.fr.md", "{id: q2, kind", "{id: n2, kind", "sessions/panel-1.fr.md", "- {id: n2, kind: question, themes: [free", "the id 'n2' does not fit its question; write 'q2'"),
    "an id that is no id": ("sessions/panel-1.fr.md", "{id: q2, kind", "{id: Q_2, kind", "sessions/panel-1.fr.md", "- {id: Q_2, kind: question, themes: [fre", "'Q_2' is not an id; write words of lower-case letters and digits, each beginning with a letter, joined by hyphens"),
    "an id that leads out of the tree": ("_data/themes.yml", "- id: training", "- id: ../training", "_data/themes.yml", "- id: ../training", "'../training' is not an id; write lower-case letters, digits and hyphens, a letter first"),
    "a remark without text": ("sessions/panel-1.fr.md", "## {#n1}\n", "", "sessions/panel-1.fr.md", "- {id: n1, kind: passage}", "the remark 'n1' has no text; write '## … {#n1}' and its paragraphs"),
    "a text without a remark": ("sessions/panel-1.fr.md", "  - {id: n1, kind: passage}\n", "", "sessions/panel-1.fr.md", "## {#n1}", "nothing says what the remark 'n1' is; write its kind at the heading: {#n1 kind=passage}"),
    "a heading without an id": ("sessions/panel-1.fr.md", "## Nadia Fictive {#nadia-fictive-2}", "## Nadia Fictive", "sessions/panel-1.fr.md", "## Nadia Fictive", "a heading without an id; write it as '## words {#remark-id}' on a line of its own"),
    "a remark that stands twice": ("sessions/panel-1.fr.md", "{#nadia-fictive-2}", "{#nadia-fictive}", "sessions/panel-1.fr.md", "## Nadia Fictive {#nadia-fictive}", "the remark 'nadia-fictive' stands twice; give one of them another id"),
    "a speech without its printed name": ("sessions/panel-1.fr.md", "## Nadia Fictive {#nadia-fictive-2}", "## {#nadia-fictive-2}", "sessions/panel-1.fr.md", "## {#nadia-fictive-2}", "the heading of the answer 'nadia-fictive-2'; write the name as printed"),
    "a note that is not there": ("sessions/panel-1.fr.md", "[^1]: Enquête", "Enquête", "sessions/panel-1.fr.md", "## Nadia Fictive, Institut fictif de la ", "the note '1' called in 'nadia-fictive' is missing; write '[^1]: …' after its last paragraph"),
    "a note called too early": ("sessions/panel-1.en.md", "Moderator: Jean-Pierre", "[^9]Moderator: Jean-Pierre", "sessions/panel-1.en.md", "[^9]Moderator: Jean-Pierre", "the note '9' is called before the first remark; call it from the remark behind which it stands"),
    "a note nobody calls": ("sessions/panel-1.fr.md", "fermeture.[^1]", "fermeture.", "sessions/panel-1.fr.md", "[^1]: Enquête menée auprès de 840 person", "the note '1' is called 0 times and defined 1 times on the page; call and define it once"),
    "markup in the text": ("sessions/panel-1.fr.md", "Ensuite seulement", "<b>Ensuite</b> seulement", "sessions/panel-1.fr.md", "2. <b>Ensuite</b> seulement, le matériel", "markup '<b>' in the text; write plain words, or a backslash before it"),
    "markup in a title": ("sessions/panel-1.fr.md", 'title: "Table ronde', 'title: "<i>Table ronde', "sessions/panel-1.fr.md", 'title: "<i>Table ronde 1 : ouvrir plus, ', "'<i>Table ronde 1 : ouvrir plus, prêter mieux' holds markup or nothing; write plain words without < and >"),
    "a figure that is not quoted": ("_data/figures.yml", "fr: de trois à cinq ans", "fr: de trois à six ans", "_data/figures.yml", "words:", "'de trois à six ans' does not stand just once in panel-1/sam-sample (fr); quote words that do"),
    "a figure without words in a translation": ("_data/figures.yml", "      en: from three to five years\n", "", "_data/figures.yml", "words:", "the figure 'training-time' has no words in 'en'; quote them from docs/sessions/panel-1.en.md"),
    "a figure in no remark": ("_data/figures.yml", "remark: panel-1/sam-sample", "remark: panel-1/q9", "_data/figures.yml", "words:", "unknown remark 'panel-1/q9'; write session/remark"),
    "a figure that compares with none": ("_data/figures.yml", "    unit: percent\n", "    unit: percent\n    compare: true\n", "_data/figures.yml", "compare: true", "'afternoon-visits' stands alone in its group and unit; let another compare with it, or remove 'compare'"),
    "a span of figures to be compared": ("_data/figures.yml", "    unit: years\n", "    unit: years\n    compare: true\n", "_data/figures.yml", "compare: true", "'training-time' is no single number from zero up; remove 'compare'"),
    "a figure whose order of size alone is known": ("_data/figures.yml", "    value: [3, 5]\n", "    value: [3, 5]\n    qualifier: several\n", "_data/figures.yml", "qualifier: several", "of 'training-time' only the order of size is known; say under 'written' how it is written, without digits"),
    "a figure in an unknown unit": ("_data/figures.yml", "unit: years", "unit: months", "_data/figures.yml", "- id: training-time", "unknown unit 'months'; add it to docs/_data/figures.yml, under 'units'"),
    "an erratum that is not there so often": ("_data/errata.yml", "words: trois jours, occurrence: 2", "words: trois jours, occurrence: 3", "_data/errata.yml", "- {remark: panel-1/nadia-fictive-2, word", "'trois jours' does not stand 3 times in panel-1/nadia-fictive-2; quote the printed words and count them"),
    "a registry in an unknown language": ("_data/themes.yml", "  name: {fr: ", "  name: {de: Thema, fr: ", "_data/themes.yml", "- id: free-access", "'name' is written in 'de', no language of the conference; remove it, or add the language to conference.yml"),
    "a registry that lacks a language": ("_data/speakers.yml", "en: Aline Exemple, ar: ألين إكزامبل}", "en: Aline Exemple}", "_data/speakers.yml", "- id: aline-exemple", "'name' is missing in 'ar'; add 'ar: …'"),
    "a name twice": ("_data/speakers.yml", "- id: aline-exemple", "- id: layla-mithal", "_data/speakers.yml", "- id: layla-mithal", "the id 'layla-mithal' stands twice; give one of them another id"),
    "a family name that is not in the name": ("_data/speakers.yml", "family: {fr: Exemple,", "family: {fr: Examen,", "_data/speakers.yml", "family: {fr: Examen,", "'Examen' neither begins nor ends the name 'Aline Exemple'; write it as the name has it, or leave out 'fr'"),
    "an unknown parent": ("_data/organisations.yml", "  part_of: ", "  part_of: nowhere-", "_data/organisations.yml", "- id: institut-de-la-lecture", "unknown part_of 'nowhere-union-des-rayonnages'; add it to docs/_data/organisations.yml"),
    "an unknown organiser": ("_data/conference.yml", "organisers: [union-des-rayonnages,", "organisers: [nowhere,", "_data/conference.yml", "organisers: [nowhere, reseau-port-imagin", "unknown organisation 'nowhere'; add it to docs/_data/organisations.yml"),
    "a theme nobody uses": ("_data/themes.yml", "- id: training", "- id: idle\n  name: {fr: x, en: x, ar: x}\n  description: {fr: x, en: x, ar: x}\n- id: training", "_data/themes.yml", "- id: idle", "nothing uses 'idle'; give it to a remark, or remove it"),
    "a unit nobody uses": ("_data/figures.yml", "units:\n", "units:\n  - {id: idle, name: {fr: x, en: x, ar: x}}\n", "_data/figures.yml", "- {id: idle", "nothing uses 'idle'; measure a figure in it, or remove it"),
    "a group nobody uses": ("_data/figures.yml", "groups:\n", "groups:\n  - {id: idle, name: {fr: x, en: x, ar: x}}\n", "_data/figures.yml", "- {id: idle", "nothing uses 'idle'; put a figure into it, or remove it"),
    "a category nobody uses": ("_data/glossary.yml", "categories:\n", "categories:\n  - {id: idle, name: {fr: x, en: x, ar: x}}\n", "_data/glossary.yml", "- {id: idle", "nothing uses 'idle'; put a term into it, or remove it"),
    "a language twice": ("_data/conference.yml", "  - {id: en, name: English}", "  - {id: en, name: English}\n  - {id: en, name: Anglais}", "_data/conference.yml", "- {id: en, name: Anglais}", "the language 'en' stands twice; keep one of them"),
    "a language nobody speaks": ("_data/conference.yml", "  - {id: en, name: English}", "  - {id: en, name: English}\n  - {id: xq, name: Xq}", "_data/conference.yml", "- {id: xq, name: Xq}", "'xq' is no known language; write its ISO 639-1 code"),
    "a session without a page": ("_data/conference.yml", "  - panel-1\n", "  - panel-1\n  - panel-2\n", "_data/conference.yml", "- panel-2", "the session 'panel-2' has no page; write docs/sessions/panel-2.fr.md"),
    "a session outside the programme": ("_data/conference.yml", "  - panel-1\n", "", "sessions/panel-1.ar.md", "---", "the session 'panel-1' is not in the programme; add it to 'sessions' in conference.yml, in its place"),
    "a twin with another remark": ("sessions/panel-1.en.md", "{#nadia-fictive-2}", "{#nadia-fictive-3}", "sessions/panel-1.en.md", "---", "the remark 'nadia-fictive-2' is missing; translate it from docs/sessions/panel-1.fr.md"),
    "a twin with a paragraph more": ("sessions/panel-1.en.md", "\n\n## 2. Discussion", "\n\nMore.\n\n## 2. Discussion", "sessions/panel-1.en.md", "## Layla Mithal, Imaginary Union of Book", "the remark 'layla-mithal' has 3 paragraphs, not 2; follow docs/sessions/panel-1.fr.md:49"),
    "a twin without the printed footnote": ("sessions/panel-1.en.md", "closing time.[^1]", "closing time.", "sessions/panel-1.en.md", "Opening on Sundays does not cost what pe", "printed footnotes none are called, not ['1']; follow docs/sessions/panel-1.fr.md:39"),
    "a twin whose note names another session's erratum": ("sessions/panel-1.en.md", "{erratum: digital-lending-misprint}", "{erratum: nothing}", "sessions/panel-1.en.md", "[^a]: The French prints {fr: prêt numéri", "the erratum 'nothing' is not one of this session; correct the id, or add the place to errata.yml"),
    "a twin with text and no status": ("sessions/panel-1.en.md", "status: edited", "status: none", "sessions/panel-1.en.md", "---", "the twin has text and 'status: none'; write draft, compared or edited"),
    "a redirect from a page that exists": ("_data/redirects.yml", "{}", "/themes/training/: /themes/", "_data/redirects.yml", "/themes/training/: /themes/", "/themes/training/ is a page; remove the redirect"),
    "a redirect from the home page of another language": ("_data/redirects.yml", "{}", "/en/: /about/", "_data/redirects.yml", "/en/: /about/", "/en/ is a page; remove the redirect"),
    "a redirect from a page of another language": ("_data/redirects.yml", "{}", "/ar/about/: /", "_data/redirects.yml", "/ar/about/: /", "/ar/about/ is a page; remove the redirect"),
    "a redirect from a remark of another language": ("_data/redirects.yml", "{}", "/en/sessions/panel-1/q1/: /", "_data/redirects.yml", "/en/sessions", "/en/sessions/panel-1/q1/ is a page; remove the redirect"),
    "a redirect for one language": ("_data/redirects.yml", "{}", "/en/old/: /", "_data/redirects.yml", "/en/old/", "/en/old/ is an address in 'en'; write '/old/': it then holds in every language"),
    "a redirect from a folder of files": ("_data/redirects.yml", "{}", "/assets/: /about/", "_data/redirects.yml", "/assets/", "the site keeps files under /assets/; remove the redirect"),
    "a redirect from among the data": ("_data/redirects.yml", "{}", "/data/sessions/: /about/", "_data/redirects.yml", "/data/sessions/", "the site keeps files under /data/; remove the redirect"),
    "a redirect to nowhere": ("_data/redirects.yml", "{}", "/old/: /new/", "_data/redirects.yml", "/old/: /new/", "/new/ is no page; redirect to one that exists"),
    "a published page that is gone": ("_data/addresses.yml", "pages:\n", "pages:\n  - /themes/gone/\n", "_data/addresses.yml", "- /themes/gone/", "the published page /themes/gone/ is gone; bring it back, or add '/themes/gone/: <new address>' to docs/_data/redirects.yml"),
    "a page that is not registered": ("_data/addresses.yml", "  - /themes/training/\n", "", "_data/addresses.yml", "# Every published address. Written by `p", "1 new address not registered, /themes/training/ first; run 'python3 scripts/build.py addresses' and review what it adds"),
    "a published paragraph that is gone": ("_data/addresses.yml", "paragraphs:\n", 'paragraphs:\n  opening/sam-sample-p9: "0a0a0a0a"\n', "_data/addresses.yml", 'opening/sam-sample-p9: "0a0a0a0a"', "the published paragraph opening/sam-sample-p9 is gone; bring it back, or write 'moved session/paragraph' or 'withdrawn'"),
    "words changed after publication": ("sessions/panel-1.fr.md", "Cette rue ne me doit rien", "Cette rue me doit tout", "_data/addresses.yml", 'panel-1/jean-pierre-modele-p1: "5a6145a8', "the words of panel-1/jean-pierre-modele-p1 changed after publication; restore them, or run 'python3 scripts/build.py addresses --reworded'"),
    "a paragraph moved to nowhere": ("_data/addresses.yml", "paragraphs:\n", 'paragraphs:\n  opening/gone-p1: "moved opening/gone-p2"\n', "_data/addresses.yml", 'opening/gone-p1: "moved opening/gone-p2"', "opening/gone-p1 moved to opening/gone-p2, which does not exist; name the paragraph where its words stand"),
    "a state that is none": ("_data/addresses.yml", "paragraphs:\n", 'paragraphs:\n  opening/gone-p1: "lost"\n', "_data/addresses.yml", 'opening/gone-p1: "lost"', "'lost' is no state of a paragraph; write a digest, 'moved session/paragraph' or 'withdrawn'"),
    "a part that a twin lacks": ("sessions/panel-1.en.md", "## Training first? {#training-first}\n\n", "", "sessions/panel-1.en.md", "---", "the part 'training-first' is missing; translate its heading from docs/sessions/panel-1.fr.md:61"),
    "a part at another place in a twin": ("sessions/panel-1.en.md", "## 1. Talks {#talks}\n\n## Nadia Fictive, Fictitious Institute of Reading {#nadia-fictive}\n", "## Nadia Fictive, Fictitious Institute of Reading {#nadia-fictive}\n\n## 1. Talks {#talks}\n", "sessions/panel-1.en.md", "## 1. Talks {#talks}", "the part 'talks' is out of place; put it before the remark 'nadia-fictive', as in docs/sessions/panel-1.fr.md"),
    "a part that stands twice": ("sessions/panel-1.fr.md", "{#training-first kind=subpart}", "{#discussion kind=subpart}", "sessions/panel-1.fr.md", "## Former d’abord ? {#discussion kind=subpart}", "the part 'discussion' stands twice; give one of them another id"),
    "a part without a heading": ("sessions/panel-1.fr.md", "## 1. Exposés {#talks", "## {#talks", "sessions/panel-1.fr.md", "## {#talks kind=part}", "the part 'talks' has no heading; write its words before the id"),
    "a note in the heading of a part": ("sessions/panel-1.fr.md", "## 1. Exposés {", "## 1. Exposés[^1] {", "sessions/panel-1.fr.md", "## 1. Exposés[^1] {#talks", "a note or an incident in the heading of the part 'talks'; put it into a remark"),
    "words behind the heading of a part": ("sessions/panel-1.fr.md", "{#talks kind=part}\n", "{#talks kind=part}\n\nUn mot.\n", "sessions/panel-1.fr.md", "Un mot.", "words behind the heading of a part; write a heading before them, such as '## {#n1}' for a passage"),
    "a part with an id that is none": ("sessions/panel-1.fr.md", "{#talks kind", "{#Talks kind", "sessions/panel-1.fr.md", "## 1. Exposés {#Talks kind", "'Talks' is not an id; write words of lower-case letters, joined by hyphens; a number may end them"),
    "a part with the id of a place on the page": ("sessions/panel-1.fr.md", "{#talks kind", "{#citations kind", "sessions/panel-1.fr.md", "## 1. Exposés {#citations kind", "the id 'citations' is reserved; choose another word"),
    "a part with the ending of a paragraph": ("sessions/panel-1.fr.md", "{#talks kind", "{#talks-p2 kind", "sessions/panel-1.fr.md", "## 1. Exposés {#talks-p2 kind", "the id 'talks-p2' is reserved; choose another word"),
    "a part with the id of a speaker": ("sessions/panel-1.fr.md", "{#talks kind", "{#aline-exemple kind", "sessions/panel-1.fr.md", "## 1. Exposés {#aline-exemple kind", "the id 'aline-exemple' is that of a speaker's remark; choose another word"),
    "a subpart in no part": ("sessions/panel-1.fr.md", "{#talks kind=part", "{#talks kind=subpart", "sessions/panel-1.fr.md", "## 1. Exposés {#talks kind=subpart", "the subpart 'talks' stands in no part; write 'kind=part', or put a part before it"),
    "a part that is gone after publication": ("sessions/panel-1.fr.md", "{#talks kind", "{#presentations kind", "_data/addresses.yml", "- /sessions/panel-1/#talks", "the published page /sessions/panel-1/#talks is gone; bring it back, or add '/sessions/panel-1/#talks: <new address>' to docs/_data/redirects.yml"),
    "facts at a heading of a twin": ("sessions/panel-1.en.md", "{#talks}", "{#talks kind=part}", "sessions/panel-1.en.md", "## 1. Talks {#talks kind=part}", "facts at the heading 'talks' of a translation; write '{#talks}' alone; facts stand once, in 'fr'"),
    "a part with a speaker": ("sessions/panel-1.fr.md", "{#talks kind=part}", "{#talks kind=part by=layla-mithal}", "sessions/panel-1.fr.md", "## 1. Exposés {#talks kind=part by", "'by=layla-mithal' behind the id of the part 'talks'; remove it: a part has an id and a kind alone"),
}
# fmt: on


def test_the_fabricated_conference_has_no_problem(docs: Path) -> None:
    assert [str(problem) for problem in problems_of(load(docs))] == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_where_it_is_and_named(fault: str, docs: Path, change: Change) -> None:
    file, old, new, where, line, message = FAULTS[fault]
    problems = change(file, old, new)
    assert message in [problem.split(": ", 1)[1] for problem in problems]
    (values,) = {problem for problem in problems if problem.endswith(f": {message}")}
    path, number = values.split(":")[:2]
    assert path == f"docs/{where}"
    assert (docs / where).read_text(encoding="utf-8").split("\n")[int(number) - 1].strip().startswith(line)
    for problem in problems:
        assert re.match(r"docs/[\w./-]+:[1-9][0-9]*: .+; .+", problem), problem


def test_all_problems_are_told_at_once_and_in_order(change: Change) -> None:
    change("_data/themes.yml", "- id: training", "- id: Training")
    change(PANEL, "kind: panel\n", "kind: pannel\n")
    problems = change("_data/speakers.yml", "- id: aline-exemple", "- idd: aline-exemple")
    assert {problem.split(":")[0] for problem in problems} >= {"docs/_data/themes.yml", "docs/sessions/panel-1.fr.md", "docs/_data/speakers.yml"}
    assert problems == sorted(problems, key=lambda value: (value.split(":")[0], int(value.split(":")[1])))


def test_every_check_says_in_one_sentence_what_it_ensures() -> None:
    for check in CHECKS:
        assert (check.__doc__ or "").startswith("Ensure "), check
    assert len({check.__name__ for check in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize("name", ["sessions/Panel.fr.md", "notes.txt", "_data/tags.yml", "images/logo.md"])
def test_a_stranger_in_the_folder_is_told(name: str, docs: Path) -> None:
    (docs / name).parent.mkdir(exist_ok=True)
    (docs / name).write_text("---\ntitle: x\n---\n", encoding="utf-8")
    assert [problem for problem in problems_of(load(docs)) if problem.path == f"docs/{name}"]


def test_a_symbolic_link_is_not_followed(docs: Path) -> None:
    (docs / "sessions" / "secret.fr.md").symlink_to("/etc/passwd")
    assert [str(problem) for problem in problems_of(load(docs)) if "secret" in problem.path] == [
        "docs/sessions/secret.fr.md:1: a symbolic link; put the file itself here",
        "docs/sessions/secret.fr.md:1: the session 'secret' is not in the programme; add it to 'sessions' in conference.yml, in its place",
    ]


def test_an_empty_folder_is_told_what_it_needs(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    assert [str(problem) for problem in problems_of(load(tmp_path / "docs"))] == [
        'docs/_data/conference.yml:1: the file is missing; write it, or begin with a new record: "python3 scripts/build.py init FOLDER"',
        'docs/_data/speakers.yml:1: the file is missing; write it, or begin with a new record: "python3 scripts/build.py init FOLDER"',
    ]


def test_a_missing_twin_is_told(docs: Path) -> None:
    (docs / TWIN).unlink()
    (docs / "about.ar.md").unlink()
    problems = [str(problem) for problem in problems_of(load(docs))]
    assert (
        "docs/sessions/panel-1.fr.md:1: the session has no twin in 'en'; write docs/sessions/panel-1.en.md with title, summary and 'status: none'" in problems
    )
    assert "docs/about.fr.md:1: the page has no twin in 'ar'; write docs/about.ar.md" in problems
    shutil.rmtree(docs)


def test_every_function_that_ensures_something_stands_in_a_table() -> None:
    modules = [module for module in vars(checks).values() if getattr(module, "__name__", "").startswith("proceedings.checks.")]
    rules = {function for module in modules for function in vars(module).values() if (getattr(function, "__doc__", None) or "").startswith("Ensure that")}
    assert rules == set(CHECKS)
    assert len(CHECKS) == len(rules) > 30


def test_a_problem_names_its_rule_and_the_rules_can_be_listed(docs: Path) -> None:
    file = docs / "_data" / "redirects.yml"
    file.write_text("/old/: /new/\n", encoding="utf-8")
    (problem,) = problems_of(load(docs))
    assert problem.check == "redirects-replace-nothing"
    listed = dict(rule.split(": ", 1) for rule in rules())
    assert len(listed) == len(CHECKS)
    assert all(sentence.startswith("Ensure that ") and sentence.endswith(".") for sentence in listed.values())
    assert problem.check in listed


def test_a_kind_of_sessions_and_of_bodies_may_be_the_conferences_own(docs: Path, change: Change) -> None:
    (docs / "_data" / "labels.yml").write_text("kind_committee_debate: {fr: Débat, en: Debate, ar: نقاش}\norganisation_choir: {fr: Chœurs}\n", encoding="utf-8")
    assert change("sessions/panel-1.fr.md", "kind: panel\n", "kind: committee-debate\n") == []
    loaded = load(docs)
    assert loaded.record is not None
    labels = [Labels(language, loaded.labels) for language in loaded.record.languages]
    assert [label(kind_label("kind", loaded.record.sessions["panel-1"].kind)) for label in labels] == ["Débat", "Debate", "نقاش"]
    assert [label("organisation_choir") for label in labels] == ["Chœurs"] * 3
    with pytest.raises(KeyError):
        labels[0]("kind_of_nothing")
