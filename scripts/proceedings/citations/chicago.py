"""The Chicago Manual of Style, 18th edition, bibliography entry: a paper given at a meeting, or its proceedings.

Order: author, title, meeting with place and day, translator, edition, address (14.115). A name that begins with the family name takes
no comma. An English title follows a foreign one in square brackets. An English title is in title case (8.160), and the full stop
stands inside its quotation marks. A citation in another language uses the dates and words of that language.
"""

from __future__ import annotations

from proceedings.citations.cited_work import ENGLISH, CitedWork
from proceedings.citations.details import doubt_words, edition_words, page_words, with_printed_name
from proceedings.citations.names import Name
from proceedings.citations.words import american, closed, emphasised, sentence, title_case
from proceedings.syntax.inline import Text

_MOST_NAMES = 6  # of more authors, three are printed, and 'et al.'


def cite(work: CitedWork) -> Text:
    """Return the entry of the bibliography."""
    english = work.edition.language == ENGLISH
    days = american(work.days) if english else work.edition.label.dates(work.days)
    author = _organisers(work) if work.kind == "whole" else with_printed_name(work, _name(work.author)) if work.author else ""
    where = [work.conference] if work.session else []
    details = [work.translation, edition_words(work), page_words(work), doubt_words(work)]
    parts = [author, _title(work), ", ".join([*where, work.place, days]), *(sentence(detail) for detail in details if detail)]
    words = " ".join([part if part.endswith(".”") else closed(part) for part in parts if part] + [f"{work.url}."])
    return Text(words) if work.session else emphasised(words, work.title)


def _name(name: Name) -> str:
    return f"{name.family}, {name.given}" if name.parted and not name.family_first else name.whole


def _organisers(work: CitedWork) -> str:
    names = work.organisers
    if len(names) > _MOST_NAMES:
        return ", ".join([*names[:3], "et al."])
    if work.edition.language != ENGLISH or len(names) < 2:
        return work.edition.label("separator").join(names)
    return f"{', '.join(names[:-1])}{',' if len(names) > 2 else ''} and {names[-1]}"


def _title(work: CitedWork) -> str:
    label = work.edition.label
    if work.session is None:
        return work.title + (f" [{work.english_title}]" if work.english_title else "")
    if work.edition.language == ENGLISH:
        quoted = label("quoted", words=closed(title_case(work.title)))
        return work.description(quoted) if work.described else quoted
    quoted, english = label("quoted", words=work.title), work.english_title
    if work.described:
        return work.description(quoted + (label("in_brackets", words=english) if english else ""))
    return f"{quoted} [{english}]" if english else quoted
