"""APA style, 7th edition: the form of a contribution to a conference (Publication Manual, 10.5).

The date is that of the whole conference; what has no title is described in square brackets (9.22); edition, translation and
pages stand in round brackets behind the title (9.19); the English title follows a foreign one in square brackets (9.38); an
unnamed author gives place to the title (9.12). Pages written in another language keep its own dates and words.
"""

from __future__ import annotations

from proceedings.citations.cited_work import ENGLISH, CitedWork
from proceedings.citations.details import edition_words, page_words
from proceedings.citations.names import Name, initials
from proceedings.citations.words import american, closed, emphasised, sentence
from proceedings.syntax.inline import Text


def cite(source: CitedWork) -> Text:
    """Return the entry of the reference list."""
    title = _title(source)
    date = f"({_date(source)})."
    author = _organisers(source) if source.kind == "whole" else _name(source.author) if source.author else ""
    parts = [closed(author), date, closed(title)] if author else [closed(title), date]
    parts += [f"{source.conference}, {source.place}."] if source.session else []
    words = " ".join([*parts, source.url])
    return Text(words) if source.described else emphasised(words, _own_title(source))


def _name(name: Name) -> str:
    if not name.parted:
        return name.whole
    return f"{name.family}, {initials(name.given, stop='.') if name.in_capitals else name.given}"


def _organisers(source: CitedWork) -> str:
    names = source.organisers
    if source.edition.language != ENGLISH or len(names) == 1:
        return source.edition.label("separator").join(names)
    return ", ".join(names[:-1]) + f", & {names[-1]}" if names else ""


def _date(source: CitedWork) -> str:
    """Return the year of the edition for the whole, else the days of the conference, year first in English."""
    if source.kind == "whole" and source.edition.change:
        return str(source.edition.date.year)
    if source.edition.language != ENGLISH:
        return source.edition.label.dates(source.conference_days)
    days, _, year = american(source.conference_days).rpartition(", ")
    return f"{year}, {days}"


def _own_title(source: CitedWork) -> str:
    """Return the title; that of the whole holds place and days."""
    if source.session:
        return source.title
    label = source.edition.label
    days = american(source.days) if source.edition.language == ENGLISH else label.dates(source.days)
    return label("citation_detail", words=label("citation_detail", words=source.title, detail=source.place), detail=days)


def _title(source: CitedWork) -> str:
    label = source.edition.label
    details = [edition_words(source), source.translation, page_words(source)]
    extra = "; ".join(detail for detail in details if detail)
    brackets = f" ({sentence(extra)})" if extra else ""
    if source.described:
        return f"[{_description(source)}]{brackets}"
    english = f" [{source.english_title}]" if source.english_title else ""
    session = source.session
    kind = f" [{label('citation_session', date=_session_date(source))}]" if source.kind == "session" and session and session.date else ""
    return f"{_own_title(source)}{english}{brackets}{kind}"


def _session_date(source: CitedWork) -> str:
    assert source.session is not None
    assert source.session.date is not None
    return american([source.session.date]) if source.edition.language == ENGLISH else source.edition.label.date(source.session.date)


def _description(source: CitedWork) -> str:
    """Return the description of a remark; in English a comma goes inside the quotation marks."""
    label, session = source.edition.label, source.session
    assert session is not None
    if source.edition.language == ENGLISH and session.date:
        return f"{source.description(label('quoted', words=f'{source.title},'))} {_session_date(source)}"
    english = label("in_brackets", words=source.english_title) if source.english_title else ""
    return source.dated(source.description(label("quoted", words=source.title) + english))
