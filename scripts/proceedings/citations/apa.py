"""APA style, 7th edition: the form of a contribution to a conference (Publication Manual, 10.5).

The date is that of the event: the whole conference (10.5), or the days that follow one another around the day of the session where a
record goes on for weeks or years, as that of a parliament. A work without a title is described in square brackets (9.22). Edition, translation and
pages stand in round brackets after the title (9.19). An English title follows a foreign one in square brackets (9.38). Where no
author is named, the title comes first (9.12). A citation in another language uses the dates and words of that language.
"""

from __future__ import annotations

from proceedings.citations.cited_work import ENGLISH, CitedWork
from proceedings.citations.details import doubt_words, edition_words, page_words, with_printed_name
from proceedings.citations.names import Name, initials
from proceedings.citations.words import american, closed, emphasised, sentence
from proceedings.syntax.inline import Text


def cite(work: CitedWork) -> Text:
    """Return the entry of the reference list."""
    title = _title(work)
    date = f"({_date(work)})."
    author = _organisers(work) if work.kind == "whole" else with_printed_name(work, _name(work.author)) if work.author else ""
    parts = [closed(author), date, closed(title)] if author else [closed(title), date]
    parts += [f"{work.conference}, {work.place}."] if work.session else []
    words = " ".join([*parts, work.url])
    return Text(words) if work.described else emphasised(words, _own_title(work))


def _name(name: Name) -> str:
    """Return 'Family, G.'; a name in a script without initials stays as its language writes it."""
    return f"{name.family}, {initials(name.given, stop='.')}" if name.parted and name.in_capitals else name.whole


def _organisers(work: CitedWork) -> str:
    names = work.organisers
    if work.edition.language != ENGLISH or len(names) == 1:
        return work.edition.label("separator").join(names)
    return ", ".join(names[:-1]) + f", & {names[-1]}" if names else ""


def _date(work: CitedWork) -> str:
    """Return the date: for the whole the year of the edition, otherwise the days of the event (in English with the year first)."""
    if work.kind == "whole" and work.edition.change:
        return str(work.edition.date.year)
    if work.edition.language != ENGLISH:
        return work.edition.label.dates(work.event_days)
    days, _, year = american(work.event_days).rpartition(", ")
    return f"{year}, {days}"


def _own_title(work: CitedWork) -> str:
    """Return the title of a session, or the title of the whole with place and days."""
    if work.session:
        return work.title
    label = work.edition.label
    days = american(work.days) if work.edition.language == ENGLISH else label.dates(work.days)
    return label("citation_detail", words=label("citation_detail", words=work.title, detail=work.place), detail=days)


def _title(work: CitedWork) -> str:
    label = work.edition.label
    details = [edition_words(work), work.translation, page_words(work), doubt_words(work)]
    extra = "; ".join(detail for detail in details if detail)
    brackets = f" ({sentence(extra)})" if extra else ""
    if work.described:
        return f"[{_description(work)}]{brackets}"
    english = f" [{work.english_title}]" if work.english_title else ""
    session = work.session
    kind = f" [{label('citation_session', date=_session_date(work))}]" if work.kind == "session" and session and session.date else ""
    return f"{_own_title(work)}{english}{brackets}{kind}"


def _session_date(work: CitedWork) -> str:
    assert work.session is not None
    assert work.session.date is not None
    return american([work.session.date]) if work.edition.language == ENGLISH else work.edition.label.date(work.session.date)


def _description(work: CitedWork) -> str:
    """Return the description of a remark; in English a comma goes inside the quotation marks."""
    label, session = work.edition.label, work.session
    assert session is not None
    if work.edition.language == ENGLISH and session.date:
        return f"{work.description(label('quoted', words=f'{work.title},'))} {_session_date(work)}"
    english = label("in_brackets", words=work.english_title) if work.english_title else ""
    return work.dated(work.description(label("quoted", words=work.title) + english))
