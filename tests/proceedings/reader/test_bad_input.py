"""Broken content files, one fault at a time in the fabricated conference: what is told, word for word, and that nothing fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from broken_docs import ABOUT, PANEL, TWIN, changed, line_of, problems

from timing import processor_seconds

NO_IDS = "'{}' is not an id; write lower-case letters, digits and hyphens, a letter first"

# fault: file, words, what takes their place, the line (words of it, or a number), the message.
# fmt: off
FAULTS: dict[str, tuple[str, str, str, str | int, str]] = {
    "front matter that never ends": (PANEL, "---\n\nMod", "\nMod", 1, "the front matter has no end; close it with a line '---'"),
    "no front matter": (TWIN, "---\n", "", 1, "no front matter; begin the file with a line '---'"),
    "invalid YAML": (PANEL, "kind: panel", "kind: panel: x", "kind: panel", "invalid YAML: mapping values are not allowed in this context; put a value that holds a colon and a space in quotes, or correct the spaces before the key"),
    "an alias": ("_data/themes.yml", "- id: training", "- id: *x", "- id: *x", "the YAML alias '*x'; write the value out, or put it in quotes"),
    "an anchor": ("_data/themes.yml", "- id: training", "- id: &x training", "- id: &x", "the YAML anchor '&x'; remove it, or put the value in quotes"),
    "a tag": ("_data/themes.yml", "- id: training", "- id: !!str training", "- id: !!str", "the YAML tag 'tag:yaml.org,2002:str'; write a plain value, or put it in quotes"),
    "a merge key": ("_data/themes.yml", "- id: training", "- <<: {id: x}\n  id: training", "- <<", "unknown key '<<'; remove it, or correct it (known here: id, name, description)"),
    "a key twice": (PANEL, "kind: panel\n", "kind: panel\nkind: closing\n", "kind: closing", "the key 'kind' stands twice; keep one of them"),
    "a second document": ("_data/changelog.yml", "    ar: النشر الأول.\n", "    ar: النشر الأول.\n---\n- x\n", "- x", "a second YAML document; remove the line '---' before it"),
    "an open quotation mark": ("_data/speakers.yml", "fr: Le prénom précède le nom.", "fr: 'Le prénom précède le nom.", 50, "invalid YAML: found unexpected end of stream; close the quotation mark that is open"),
    "a comment in the middle": ("_data/glossary.yml", "fr: Le mot désigne ici", "fr: Le mot # désigne ici", "fr: Le mot", "'# désigne ici le véhi' begins a comment; put the value in quotes, or the comment on a line of its own"),
    "a file cut off": ("_data/glossary.yml", "\n      ar: ما تقتنيه المكتبة عن مدينتها.\n", "", "on its own town", "the last line has no end, as if the file were cut off; restore what is missing, and end the line"),
    "a tab by an escape": ("_data/themes.yml", "en: Staff training", 'en: "Staff \\training"', "name: {fr: Formation", "'name.en' holds a line break or a tab; write it on one line, or behind '>-'"),
    "a comment behind one word": ("_data/conference.yml", "fr: L’avenir des", "fr: L’avenir  # des", "fr: L’avenir", "'# des bibliothèques d' begins a comment; put the value in quotes, or the comment on a line of its own"),
    "a comment by accident": (TWIN, "summary: Short talks", "summary: Short #talks", "summary:", "'#talks and answers on' begins a comment; put the value in quotes, or the comment on a line of its own"),
    "a time for a date": (PANEL, "date: 2031-05-13", "date: 9:30", "date:", "'9:30' is not a date; write it as YYYY-MM-DD"),
    "a week for a date": (PANEL, "date: 2031-05-13", "date: 2031-W20-2", "date:", "'2031-W20-2' is not a date; write it as YYYY-MM-DD"),
    "a date of full-width digits": (PANEL, "date: 2031-05-13", "date: ２０３１-05-13", "date:", "'２０３１-05-13' is not a date; write it as YYYY-MM-DD"),
    "a day that is none": (PANEL, "date: 2031-05-13", "date: 2031-02-30", "date:", "'2031-02-30' is not a date; write it as YYYY-MM-DD"),
    "a number for a date": (PANEL, "date: 2031-05-13", "date: 20310513", "date:", "'20310513' is not a date; write it as YYYY-MM-DD"),
    "no for words": (PANEL, "page: 3", "page: no", "page:", "'page' is no; it must be a whole number"),
    "true for words": (TWIN, "summary: Short", "summary: true  # Short", "summary:", "'summary' is not text: True; write words, in quotes if need be"),
    "nothing for words": (TWIN, "summary: Short", "summary: # Short", "summary:", "the key 'summary' has no value; write one, or leave the key out; inside braces put words with a comma in quotes"),
    "blanks for words": (TWIN, "summary: Short", "summary: '  ' # Short", "summary:", "'  ' holds markup or nothing; write plain words without < and >"),
    "a number for words": ("_data/changelog.yml", 'version: "1.0"', "version: 1.0", "- version", "'version' is not text: 1.0; write words, in quotes if need be"),
    "a list for words": (TWIN, "summary: Short", "summary: [x] # Short", "summary:", "'summary' is not text: ['x']; write words, in quotes if need be"),
    "words for a list": (PANEL, "organisations: [union-des-rayonnages]", "organisations: union-des-rayonnages", "organisations: u", "'speakers.organisations' is union-des-rayonnages; it must be a list"),
    "a page beyond all books": (PANEL, "page: 3", "page: 99999999999999999999", "page:", "'page' is 99999999999999999999; it must be at most 99999"),
    "a number without end": ("_data/figures.yml", "value: 62.5", "value: 1.0e999", "value: 1.0e999", "'value' is inf; it must be at most 1000000000000000"),
    "lines in words": ("_data/themes.yml", "    en: Coming in without", "    en: |\n      # Coming\n\n      in without", "en: |", "'description.en' holds a line break or a tab; write it on one line, or behind '>-'"),
    "an unknown key": ("_data/conference.yml", "contact:", "contacts:", "contacts:", "unknown key 'contacts'; remove it, or correct it (known here: id, languages, name, short_name, description, place, days, organisers, sessions, contact, dates_note, publisher, country, doi, authentic, citations, rights, draft)"),
    "a key over lines": ("_data/themes.yml", "- id: training", '- "a\\nb": x\n  id: training', '- "a', "unknown key 'a\\nb'; remove it, or correct it (known here: id, name, description)"),
    "half of the quotation marks": ("_data/conference.yml", 'fr: "Ouvrir et', "fr: Ouvrir et", "fr: Ouvrir et", "a quotation mark without its partner; put the value in quotes, or remove it"),
    "a paragraph without end": (PANEL, "Faut-il former", "Faut-il " * 20_000 + "former", "Faut-il Faut-il", "a paragraph of 160,050 characters; divide it by blank lines"),
    "a name without end": ("_data/speakers.yml", "fr: Aline Exemple,", f"fr: {'Aline ' * 4_000},", "Aline Aline", f"'{('Aline ' * 10)[:57]}…' has 23999 characters; write at most 20000"),
    "a list for a registry": ("_data/redirects.yml", "{}", "- x", 1, "not pairs of addresses; write '/old/: /new/' lines"),
    "words for a registry": ("_data/themes.yml", "- id: free", "x # - id: free", 2, "invalid YAML: did not find expected <document start>; correct the line or the one before it"),
    "an id with dots": ("_data/themes.yml", "- id: training", "- id: tra.ining", "- id: tra.", NO_IDS.format("tra.ining")),
    "an id with a slash": ("_data/themes.yml", "- id: training", "- id: a/b", "- id: a/", NO_IDS.format("a/b")),
    "an id with a space": ("_data/themes.yml", "- id: training", "- id: a b", "- id: a b", NO_IDS.format("a b")),
    "an id in capitals": ("_data/themes.yml", "- id: training", "- id: Training", "- id: T", NO_IDS.format("Training")),
    "an id that climbs": ("_data/themes.yml", "- id: training", "- id: ..", "- id: ..", NO_IDS.format("..")),
    "an id of full-width letters": ("_data/themes.yml", "- id: training", "- id: ｔraining", "- id: ｔ", NO_IDS.format("ｔraining")),
    "an id with a line break": ("_data/themes.yml", "- id: training", '- id: "training\\n"', '- id: "tr', NO_IDS.format("training\\n")),
    "a device": ("_data/themes.yml", "- id: training", "- id: nul", "- id: nul", "the id 'nul' is reserved; choose another word"),
    "the id of a question": ("_data/themes.yml", "- id: training", "- id: q7", "- id: q7", "the id 'q7' is reserved; choose another word"),
    "a numbered device": ("_data/themes.yml", "- id: training", "- id: com1", "- id: com1", "the id 'com1' is reserved; choose another word"),
    "a speaker called like a part of the page": ("_data/speakers.yml", "- id: aline-exemple", "- id: contents", "- id: contents", "the id 'contents' is reserved; choose another word"),
    "an erratum called like a speaker": ("_data/errata.yml", "- id: two-or-three-days", "- id: sam-sample", "- id: sam-sample", "the id 'sam-sample' is a speaker's; choose another word"),
    "an organisation that is part of itself": ("_data/organisations.yml", "part_of: union-des-rayonnages", "part_of: institut-de-la-lecture", "part_of:", "'institut-de-la-lecture' is part of itself; name the larger organisation, or leave it out"),
    "a script in a title": (PANEL, 'title: "Table ronde', 'title: "<script>alert(1)</script>', "title:", "'<script>alert(1)</script> 1\u00a0: ouvrir plus, prêter mieux' holds markup or nothing; write plain words without < and >"),
    "a script in a name": ("_data/themes.yml", "en: Staff training", 'en: "<img src=x onerror=alert(1)>"', "name: {fr: Formation", "'<img src=x onerror=alert(1)>' holds markup or nothing; write plain words without < and >"),
    "a script for an address": ("_data/organisations.yml", "url: https://www.example.org/", "url: javascript:alert(1)", "url:", "'javascript:alert(1)' is not an address; write one that begins with https://"),
    "an address that ends its link": ("_data/organisations.yml", "url: https://www.example.org/", "url: https://x.org/)[y](z", "url:", "'https://x.org/)[y](z' is not an address; write one that begins with https://"),
    "a script for a contact": ("_data/conference.yml", "contact: mailto:record@example.org", "contact: javascript:alert@1", "contact:", "'javascript:alert@1' is not an address; write one that begins with https:// or mailto:"),
    "a script for a source": ("_data/speakers.yml", "- https://www.example.org/annuaire?page=1&nom=fictive", "- data:text/html,x", "- data:", "'data:text/html,x' is not an address; write one that begins with https://"),
    "markup in the evidence of a term": ("_data/glossary.yml", '["https://www.example.org/lexique"]', '["<b>x"]', 'evidence: ["<b>', "'<b>x' holds markup or nothing; write plain words without < and >"),
    "a script in the record": (PANEL, "Cette rue ne", "<script>alert(1)</script> Cette rue ne", "<script>", "markup '<script>' in the text; write plain words, or a backslash before it"),
    "a link in a translation": (TWIN, "the whole list", "[the](javascript:alert(1)) whole list", "whole list", "markup '](javascript:alert(1)' in the text; write plain words, or a backslash before it"),
    "a note of no kind": (TWIN, "outreach,[^b]", "outreach,[^note]", "outreach", "markup '[^' in the text; write plain words, or a backslash before it"),
    "a heading inside a paragraph": (TWIN, "the whole list is shown.", "the whole\n## list is shown.", "## list", "a heading without an id; write it as '## words {#remark-id}' on a line of its own"),
    "a page mark out of order": (PANEL, "biblio{p4}th", "biblio{p5}th", "{p5}th", "page 5 begins behind page 3; write {p4}, or correct 'page' in the front matter"),
    "a page mark in a translation": (TWIN, "the whole list", "the {p5}whole list", "whole list", "the mark of the printed page 5; leave it to docs/sessions/panel-1.fr.md"),
    "a note that calls a note": (TWIN, "p. 17.\n\n[^a]", "p. 17.\n[^a]", "[^1]:", "the note '1' calls a note; put blank lines between notes, and call them from paragraphs"),
    "words in no language": (TWIN, "*{fr: La", "*{xx: La", "[^1]:", "'xx' in '{xx: …}' is no known language; write its ISO 639-1 code"),
    "full-width letters": (TWIN, "Opening on Sundays", "Ｏpening on Sundays", "Ｏpening", "a full-width letter or digit in 'Ｏpening'; write it in half width, or write why not under 'exceptions' (at: nadia-fictive-p1, check: typography, words: Ｏpening)"),
    "letters composed otherwise": (PANEL, "Cette rue ne me", "Cette rue me\u0301", "Cette rue", "'me\u0301' is not in Unicode normal form C; type the words anew, or save the file in form C (NFC)"),
    "words that run backwards": (TWIN, "Opening on", "Opening \u202eon", "Opening \u202e", "invisible character U+202E; remove it"),
    "words that run backwards by an escape": ("_data/themes.yml", "en: Staff training", 'en: "Staff \\u202etraining"', "name: {fr: Formation", "invisible character U+202E; remove it"),
    "HTML in prose": (ABOUT, "## ", "<div>x</div>\n\n## ", "<div>", "HTML '<div' in a page of prose; write it in Markdown, or '&lt;' for the character '<'"),
    "a script in prose": (ABOUT, "## ", "<script>alert(1)</script>\n\n## ", "<script>", "HTML '<script' in a page of prose; write it in Markdown, or '&lt;' for the character '<'"),
    "an event in prose": (ABOUT, "## ", "words\n{: onclick='alert(1)' }\n\n## ", "{: onclick", "the attribute 'onclick' in a page of prose; remove it; a heading may have an id: {#words}"),
    "a style in prose": (ABOUT, "## ", "words\n{: style='x' }\n\n## ", "{: style", "the attribute 'style' in a page of prose; remove it; a heading may have an id: {#words}"),
    "a script for a link": (ABOUT, "## ", "[x](javascript:alert(1))\n\n## ", "[x](", "the link 'javascript:alert(1)' is no address of the web and no page; write https://…, mailto:… or the way to a page's .md file"),
    "a script for a link, hidden": (ABOUT, "## ", "[x](&#106;avascript:alert)\n\n## ", 4, "the link 'javascript:alert' is no address of the web and no page; write https://…, mailto:… or the way to a page's .md file"),
    "a script behind a reference": (ABOUT, "## ", "[x]\n\n[x]: vbscript:x\n\n## ", "[x]: vb", "the link 'vbscript:x' is no address of the web and no page; write https://…, mailto:… or the way to a page's .md file"),
    "an image from elsewhere": (ABOUT, "## ", "![x](https://example.org/x.png)\n\n## ", 4, "the element 'img' in a page of prose; write Markdown of paragraphs, lists, tables, links and emphasis"),
    "a link into nowhere": (ABOUT, "## ", "[x](nowhere.md)\n\n## ", "[x](", "the link 'nowhere.md' leads nowhere; name a page by its file, such as errata.md, speakers/index.md or sessions/<id>.md"),
    "a link to no place": (ABOUT, "## ", "[x](sessions/panel-1.md#nobody)\n\n## ", "[x](", "the link 'sessions/panel-1.md#nobody' leads to no place of its page; name a remark, a paragraph, an entry or a heading that is there"),
    "a link out of the site": (ABOUT, "## ", "[x](../../etc/passwd)\n\n## ", "[x](", "the link '../../etc/passwd' leads nowhere; name a page by its file, such as errata.md, speakers/index.md or sessions/<id>.md"),
    "an invisible character by its number": (ABOUT, "## ", "a&#x202e;b\n\n## ", "a&#", "invisible character U+202E; remove it"),
    "an old address that is none": ("_data/redirects.yml", "{}", '"\\"><script>": /about/', 1, "'\"><script>' is not an address of the site; write it as '/folder/page/'"),
    "a published address that is none": ("_data/addresses.yml", "  - /about/\n", "  - /about/\n  - javascript:x\n", "- javascript", "'javascript:x' is not an address of the site; write it as '/folder/page/' or '/folder/page/#entry'"),
    "an unknown part of the addresses": ("_data/addresses.yml", "pages:\n", "page: []\npages:\n", "page: []", "unknown key 'page'; remove it, or correct it"),
    "a paragraph that is none": ("_data/addresses.yml", "paragraphs:\n", "paragraphs:\n  ../x: withdrawn\n", "../x", "'../x' is no paragraph; write it as session/remark-p1"),
    "a list of labels": ("_data/labels.yml", "", "- x\n", 1, "not a list of labels; write 'label:' and under it 'language: words'"),
    "a label that is none": ("_data/labels.yml", "", "sesions: {fr: x}\n", 1, "no label is called 'sesions'; use a name of scripts/proceedings/languages/labels.yml"),
    "a label without languages": ("_data/labels.yml", "", "sessions: x\n", 1, "'sessions' has no languages; write 'language: words' under it"),
    "a label with markup": ("_data/labels.yml", "", "sessions: {fr: '<b>x'}\n", 1, "the label 'sessions' is no plain words; write words without < > and straight quotation marks"),
    "a label that ends its attribute": ("_data/labels.yml", "", "sessions: {fr: 'x\" onclick=\"y'}\n", 1, "the label 'sessions' is no plain words; write words without < > and straight quotation marks"),
    "a label that is a number": ("_data/labels.yml", "", "sessions: {fr: 5}\n", 1, "the label 'sessions' is no plain words; write words without < > and straight quotation marks"),
    "a label that asks for too much": ("_data/labels.yml", "", "day: {fr: '{date.__class__} {number}'}\n", 1, "the label 'day' has other places in braces; write {date}, {number} once each"),
    "a label with a brace": ("_data/labels.yml", "", "sessions: {fr: 'x {'}\n", 1, "the label 'sessions' has other places in braces; write none"),
    "an edition older than the last": ("_data/changelog.yml", '- version: "1.0"', '- {version: "0.9", date: 2032-01-01, changes: {fr: x, en: x, ar: x}}\n- version: "1.0"', '- version: "1.0"', "the edition '1.0' is older than the one before it; put the newest last"),
}
# fmt: on


@pytest.mark.parametrize("fault", FAULTS)
def test_a_broken_input_is_told_where_it_is_and_what_to_do(fault: str, docs: Path) -> None:
    file, old, new, where, message = FAULTS[fault]
    messages = changed(docs, file, old, new)
    line = where if isinstance(where, int) else line_of(docs, file, where)
    assert f"docs/{file}:{line}: {message}" in messages


@pytest.mark.parametrize("name", ["con", "nul", "com1", "search", "sessions", "en", "assets", "a--b", "-a"])
def test_a_page_whose_address_is_taken_is_told(name: str, docs: Path) -> None:
    for language in ("fr", "en", "ar"):
        (docs / f"{name}.{language}.md").write_text("---\ntitle: x\n---\n\nx\n", encoding="utf-8")
    message = "is not an id" if name in {"a--b", "-a"} else "is reserved"
    assert [problem for problem in problems(docs) if f"'{name}' {message}" in problem]


def test_all_that_is_wrong_is_told_in_one_run(docs: Path) -> None:
    """A broken file hides nothing of the others, and nothing is told that only follows from it."""
    (docs / "_data" / "errata.yml").write_text("- {\n", encoding="utf-8")
    changed(docs, "_data/themes.yml", "- id: training", "- id: Training")
    changed(docs, TWIN, "{#nadia-fictive-2}", "{#nadia-fictive-3}")
    changed(docs, ABOUT, "## ", "<b>x</b>\n\n## ")
    messages = changed(docs, "sessions/opening.fr.md", "kind: opening", "kind: op")
    assert [item.split(":")[0] for item in messages] == [
        "docs/_data/errata.yml",
        "docs/_data/themes.yml",
        "docs/about.en.md",
        "docs/about.en.md",
        "docs/sessions/opening.fr.md",
        "docs/sessions/panel-1.en.md",
        "docs/sessions/panel-1.en.md",
    ]


def test_a_broken_conference_does_not_hide_broken_pages_and_registries(docs: Path) -> None:
    changed(docs, "_data/conference.yml", "id: neigh", "idd: neigh")
    changed(docs, "_data/themes.yml", "- id: training", "- id: Training")
    messages = changed(docs, PANEL, "kind: panel", "kind: a: b")
    assert {item.split(":")[0] for item in messages} == {"docs/_data/conference.yml", "docs/_data/themes.yml", f"docs/{PANEL}"}


@pytest.mark.parametrize("words", ["x", "1,", "*", "\n", "- "])
def test_a_line_of_fifty_megabytes_is_told_in_words_within_a_second(words: str, docs: Path) -> None:
    (docs / PANEL).write_text(words * (50_000_000 // len(words)), encoding="utf-8")
    assert problems(docs) == [f"docs/{PANEL}:1: the file is larger than 4,000,000 bytes; split it"]
    assert any(processor_seconds(lambda: problems(docs)) < 1 for _ in range(3))  # a machine may be busy once


@pytest.mark.parametrize(
    "text",
    ["## " + " " * 90_000 + "x\n\n", "## " + " {#a" * 20_000 + "\n\n", "[^z]: a" + " " * 90_000 + "{erratum: x}y\n\n", "---\n" * 20_000, "# x\n\n" * 5_000],
)
def test_headings_and_notes_full_of_marks_are_told_in_time(text: str, docs: Path) -> None:
    messages: list[str] = []
    assert processor_seconds(lambda: messages.extend(changed(docs, PANEL, "## {#q1}\n\n", f"## {{#q1}}\n\n{text}"))) < 5
    assert messages


@pytest.mark.parametrize("id", ["\u0430line", "aline\u200f", "\u202ealine", "ａline", "aline\u0301", "ali\u200bne", "ALINE", "a" * 81])
def test_an_id_that_only_looks_like_one_is_told(id: str, docs: Path) -> None:
    assert any("docs/_data/speakers.yml:1: " in problem for problem in changed(docs, "_data/speakers.yml", "id: aline-exemple", f"id: {id}"))


def test_a_list_nested_by_hundreds_is_told(docs: Path) -> None:
    (docs / ABOUT).write_text((docs / ABOUT).read_text(encoding="utf-8") + "\n" + "".join("    " * depth + "- a\n" for depth in range(600)), encoding="utf-8")
    assert any("a line that is indented by more than 64 characters" in problem for problem in problems(docs))


@pytest.mark.parametrize("words", ["](", "<a", "{fr: ", "*", "[^1]", "{p4}", "\\", "`", "{:", "&#", "[[", "(", "'"])
@pytest.mark.parametrize("file", [TWIN, ABOUT, "_data/themes.yml"])
def test_a_file_full_of_one_mark_is_read_in_reasonable_time(file: str, words: str, docs: Path) -> None:
    old = {TWIN: "the whole list", ABOUT: "## ", "_data/themes.yml": "Staff training"}[file]
    assert processor_seconds(lambda: changed(docs, file, old, words * 20_000 + old)) < 20
