"""GB/T 7714, the Chinese national standard for references, numeric system, in its editions of 2025 and 2015.

Rules of both editions. The family name comes first, initials have no stops, and of a foreign name in Chinese characters only the
family name is given (2025, 7.1.1; 2015, 8.1.1). More than three names become three and 等 or et al. (2025, 7.1.2; 2015, 8.1.2).
Where no author is named, the title comes first (2025, 7.1.3; 2015, 8.1.3). Words that the citing person adds, such as a title for a
work without one, stand in square brackets (2025, 6 and 7.2.1; 2015, 7.2). `[C/OL]` marks an online item of conference proceedings
(2025, 7.3; 2015, annex B). The translator stands after this mark, before the `//` (2025, 8.3.2; 2015, 4.2.2). Place and publisher
are unknown here; an online item may leave them out (2025, 7.5.2.3 and 7.5.3.3; 2015, 8.4.1.3 and 8.4.2.3).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from proceedings.citations.cited_work import CitedWork
from proceedings.citations.details import doubt_words, with_printed_name
from proceedings.citations.names import Name, initials
from proceedings.citations.words import sentence
from proceedings.syntax.inline import Text

_MOST_NAMES = 3


def cite_2025(work: CitedWork) -> Text:
    """Return the reference by the edition of 2025, with full-width punctuation except . [ ] and / (6).

    Proceedings that were not published as a book are named by the conference, its year and the page (8.6.3). That form has no place
    for an edition; it stands before the `//`.
    """
    change = work.edition.change
    version = work.edition.label("citation_version", version=change.version) + f"（{change.date.isoformat()}）" if change else ""
    parts = [_responsible(work, "，", name_2025), f"{_title(work)}[C/OL]"]
    parts += [words for words in (sentence(work.translation or ""), sentence(doubt_words(work)), version) if words]
    if work.session:
        pages = f"：{_range(work)}" if work.pages else ""
        parts[-1] += f"//{work.conference}，{work.event_days[0].year}{pages}"
    return _text([*parts, work.url])


def cite_2015(work: CitedWork) -> Text:
    """Return the reference by the edition of 2015, with half-width punctuation.

    After `//` stand the bodies responsible for the proceedings, the title and the edition (4.2.2), an estimated year in square brackets
    (8.4.3.3), the page, the date of the edition in round brackets and the day of access in square brackets (4.6.2). Only the reader
    knows the day of access: a label stands in its place.
    """
    change, label = work.edition.change, work.edition.label
    parts = [_responsible(work, ", ", name_2015), f"{_title(work)}[C/OL]"]
    parts += [sentence(words) for words in (work.translation, doubt_words(work)) if words]
    if work.session:
        whole = CitedWork(work.edition)
        organisers = _several(whole.organisers, ", ")
        parts[-1] += f"//{organisers}. {whole.title}" if organisers else f"//{whole.title}"
    parts += [label("citation_version", version=change.version)] if change else []
    page = f": {_range(work)}" if work.pages else ""
    date = f"({change.date.isoformat()})" if change else ""
    return _text([*parts, f"[{work.event_days[0].year}]{page}{date}[{label('citation_accessed')}]", work.url])


def _text(parts: Sequence[str]) -> Text:
    return Text(". ".join(part for part in parts if part) + ".")


def _responsible(work: CitedWork, comma: str, name: Callable[[Name], str]) -> str:
    if work.kind == "whole":
        return _several(work.organisers, comma)
    return with_printed_name(work, name(work.author)) if work.author else ""


def _several(names: Sequence[str], comma: str) -> str:
    more = ["等" if any("\u3400" <= character <= "\u9fff" for character in names[0]) else "et al"] if len(names) > _MOST_NAMES else []
    return comma.join([*names[:_MOST_NAMES], *more])


def name_2025(name: Name) -> str:
    """Return a name by the edition of 2025 (7.1.1): names in Pinyin, family name first, are not shortened; hyphens stay."""
    if not name.parted:
        return name.family if name.transcribed else name.whole
    return f"{name.family} {name.given if name.family_first or not name.in_capitals else initials(name.given)}"


def name_2015(name: Name) -> str:
    """Return a name by the edition of 2015 (8.1.1 and its examples): family name in capitals, initials without hyphens."""
    if not name.parted:
        return name.family if name.transcribed else name.whole
    return f"{name.family.upper()} {name.given if name.family_first or not name.in_capitals else initials(name.given, hyphen=' ')}"


def _title(work: CitedWork) -> str:
    """Return the title with its day, or the title of the whole with place and days, as in the examples of both editions."""
    label = work.edition.label
    if work.session:
        title = work.dated(work.full_title)
        return f"[{title}]" if work.described else title
    return label("citation_detail", words=label("citation_detail", words=work.title, detail=work.place), detail=label.dates(work.days))


def _range(work: CitedWork) -> str:
    assert work.pages is not None
    first, last = work.pages
    return f"{first}" if first == last else f"{first}-{last}"
