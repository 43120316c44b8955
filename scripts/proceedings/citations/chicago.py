"""The Chicago Manual of Style, 18th edition, bibliography entry: a paper given at a meeting, or its proceedings.

Who, what, the meeting with its place and day, who translated, which edition, where (14.115). A name that has the family name first
takes no comma; a foreign title is followed by an English one in square brackets; an English title is in title case (8.160), and the
full stop goes inside its quotation marks. Pages written in another language keep its own dates and words.
"""

from __future__ import annotations

from proceedings.citations.cited_work import ENGLISH, CitedWork
from proceedings.citations.details import edition_words, page_words
from proceedings.citations.names import Name
from proceedings.citations.words import american, closed, emphasised, sentence, title_case
from proceedings.syntax.inline import Text

_MOST_NAMES = 6  # more are listed as three and 'et al.'


def cite(source: CitedWork) -> Text:
    """Return the entry of the bibliography."""
    english = source.edition.language == ENGLISH
    days = american(source.days) if english else source.edition.label.dates(source.days)
    author = _organisers(source) if source.kind == "whole" else _name(source.author) if source.author else ""
    where = [source.conference] if source.session else []
    details = [source.translation, edition_words(source), page_words(source)]
    parts = [author, _title(source), ", ".join([*where, source.place, days]), *(sentence(detail) for detail in details if detail)]
    words = " ".join([part if part.endswith(".”") else closed(part) for part in parts if part] + [f"{source.url}."])
    return Text(words) if source.session else emphasised(words, source.title)


def _name(name: Name) -> str:
    return f"{name.family}, {name.given}" if name.parted and not name.family_first else name.whole


def _organisers(source: CitedWork) -> str:
    names = source.organisers
    if len(names) > _MOST_NAMES:
        return ", ".join([*names[:3], "et al."])
    if source.edition.language != ENGLISH or len(names) < 2:
        return source.edition.label("separator").join(names)
    return f"{', '.join(names[:-1])}{',' if len(names) > 2 else ''} and {names[-1]}"


def _title(source: CitedWork) -> str:
    label = source.edition.label
    if source.session is None:
        return source.title + (f" [{source.english_title}]" if source.english_title else "")
    if source.edition.language == ENGLISH:
        quoted = label("quoted", words=closed(title_case(source.title)))
        return source.description(quoted) if source.described else quoted
    quoted, english = label("quoted", words=source.title), source.english_title
    if source.described:
        return source.description(quoted + (label("in_brackets", words=english) if english else ""))
    return f"{quoted} [{english}]" if english else quoted
