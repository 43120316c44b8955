"""A new content folder: a small record that builds at once, in which every key of conference.yml is explained."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple, get_args

from proceedings.languages import foreign, locale
from proceedings.languages.labels import FALLBACK, shipped, shipped_in
from proceedings.model.values import CitationStyle
from proceedings.syntax.inline import LANGUAGE_TAG


class NewRecord(NamedTuple):
    """What is known of a record before anything is written: its name, its languages as (id, name in itself), and its days.

    The first language is the default. `id` names the record in data files.
    """

    id: str
    name: str
    languages: Sequence[tuple[str, str]]
    days: Sequence[dt.date]


def new_record(name: str, languages: Sequence[str], days: Sequence[dt.date]) -> NewRecord:
    """Return a new record with a `name`, languages written as 'en=English', and days.

    Raises ValueError where a language is written otherwise or stands twice.
    """
    pairs = [language.partition("=")[::2] for language in languages]
    for id, own_name in pairs:
        if not re.fullmatch(LANGUAGE_TAG, id) or not own_name:
            raise ValueError(f"'{id}={own_name}' is no language; write its ISO 639-1 code and its name in itself, such as en=English.")
    if len({id for id, _ in pairs}) < len(pairs):
        raise ValueError("A language stands twice.")
    words = re.findall(r"[a-z]+", unicodedata.normalize("NFKD", name.casefold()))
    return NewRecord("-".join(words[:8]) or "record", with_quotes_of_print(name), pairs, sorted(days))


def with_quotes_of_print(words: str) -> str:
    """Return words of the project with quotation marks and apostrophes of print for straight ones, which the check refuses."""
    return re.sub(r'(?<![^\s(])"', "“", words).replace(r'"', "”").replace("'", "’")


_CONFERENCE = """# The conference. All keys of all files: .github/KEYS.md of the project.
id: {id}
# The first language is the default: it stands at the root of the site, and its text decides.
languages:
{languages}
name: {name}
# A shorter name, for window titles and the head of every page.
short_name: {name}
# One sentence for search engines and messengers.
description: {name}
place: {place}
days:
{days}
# Sessions in their order; each has a page in docs/sessions/ for every language.
sessions:
  - opening
# While this is a draft, addresses are not promised: `build.py publish` promises them, and takes this line out.
draft: true
# Who holds the rights in the text, and on what terms it may be used. Correct this before you publish.
rights:
  - covers: original
    statement: {rights}
#   # In each language:
#   holder: {{…}}
#   # An SPDX identifier and the text of the licence, where one was given:
#   licence: CC-BY-4.0
#   url: https://creativecommons.org/licenses/by/4.0/
# Further keys, where they are known:
# Ids of organisations.yml:
# organisers: [example-organisation]
# Where readers send corrections:
# contact: mailto:record@example.org
# Who publishes this edition, in each language:
# publisher: {{…}}
# The ISO 3166-1 alpha-2 code of the jurisdiction:
# country: CH
# doi: 10.1234/example
# The languages whose text prevails; all others are unofficial translations:
# authentic: [{default}]
# Which citation styles every page offers (without this, GB/T 7714 stands on pages in Chinese alone):
# citations: [{styles}]
# How the days of single sessions are known, in each language:
# dates_note: {{…}}
"""

_SPEAKERS = """# The people. Take this example out when the first real person is in.
- id: first-speaker
  name: {name}
  sort: {name}
"""

_SESSION = """---
title: {title}
summary: {summary}
# preface, opening, keynotes, panel, closing, sitting, committee, hearing, lecture, workshop, or one of labels.yml
kind: opening
date: {day}
speakers:
  - {{id: first-speaker, role: speaker}}
---

## First Speaker {{#first-speaker kind=speech by=first-speaker}}

Write the first paragraph here.

Paragraphs are separated by blank lines.
"""

_TWIN = "---\ntitle: {title}\nsummary: {summary}\nstatus: none\n---\n"
_CHANGELOG = '- version: "0.1"\n  date: {day}\n  changes: {change}\n'
_PAGES = {
    "index": "---\ntitle: {name}\n---\n\nWrite here in two sentences what this record is.\n",
    "about": (
        "---\ntitle: About this record\n---\n\n## The event {{#event}}\n\nWrite here what took place, where, when, and who held it.\n\n"
        "## The text {{#text}}\n\nWrite here where the text comes from and what was done to it.\n\n"
        "## Rights {{#rights}}\n\nWrite here who holds the rights in the text and in its translations, and on what terms they may be used.\n"
    ),
    "data": "---\ntitle: The record as data\n---\n\nThe whole record can be had as data. The files are listed below.\n",
}


def files(record: NewRecord) -> Iterator[tuple[str, str]]:
    """Yield path and content of each file of the content folder."""
    ids = [id for id, _ in record.languages]
    default, *translations = ids

    def each(words: str) -> str:
        return "{" + ", ".join(f"{id}: {quoted(words)}" for id in ids) + "}"

    languages = "\n".join(f"  - {{id: {id}, name: {quoted(name)}{_direction(id)}}}" for id, name in record.languages)
    days = "\n".join(f"  - date: {day}" for day in record.days)
    names = {id: "Name of the conference" if foreign(id).search(record.name) else record.name for id in ids}  # in a script that the language does not use
    yield (
        "_data/conference.yml",
        _CONFERENCE.format(
            id=record.id,
            languages=languages,
            name="{" + ", ".join(f"{id}: {quoted(name)}" for id, name in names.items()) + "}",
            place=each("Place"),
            days=days,
            default=default,
            styles=", ".join(get_args(CitationStyle)),
            rights=each("Who holds the rights in this text is not stated."),
        ),
    )
    yield "_data/speakers.yml", _SPEAKERS.format(name=each("First Speaker"))
    yield "_data/changelog.yml", _CHANGELOG.format(day=record.days[0], change=each("First draft."))
    yield "_data/labels.yml", _labels(ids)
    title, summary = "Opening", "One or two sentences on the session."
    yield f"sessions/opening.{default}.md", _SESSION.format(title=title, summary=summary, day=record.days[0])
    yield from ((f"sessions/opening.{id}.md", _TWIN.format(title=title, summary=summary)) for id in translations)
    for page, words in _PAGES.items():
        yield from ((f"{page}.{id}.md", words.format(name=quoted(names[id]))) for id in ids)


def quoted(words: str) -> str:
    """Return words as a double-quoted scalar of YAML."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _direction(language: str) -> str:
    return ", direction: rtl" if locale(language).text_direction == "rtl" else ""


def _labels(languages: Sequence[str]) -> str:
    """Return labels.yml, which lists in comments what is not translated yet."""
    lines = ["# The words that the build prints. A word in here takes the place of the shipped one."]
    for language in languages:
        missing = {name: words[FALLBACK] for name, words in shipped().items() if name not in shipped_in(language)}
        if missing:
            lines.append(f"# {len(missing)} words are not translated into '{language}'; English stands in. Take '# ' away where you translate one.")
            lines += [f"# {name}:\n#   {language}: {quoted(words)}" for name, words in missing.items()]
    return "\n".join(lines) + "\n"
