"""GB/T 7714, the Chinese national standard for references, numeric system, in its editions of 2025 and 2015.

What both say: family name first, initials without stops, and of a foreign name spelled out in Chinese the family name alone
(2025, 7.1.1; 2015, 8.1.1); more than three names become three and 等 or et al. (2025, 7.1.2; 2015, 8.1.2); where nobody is named
the title comes first (2025, 7.1.3; 2015, 8.1.3); what is made up by who cites, such as a title for what has none, stands in
square brackets (2025, 6 and 7.2.1; 2015, 7.2); `[C/OL]` is an item from conference proceedings read online (2025, 7.3; 2015,
annex B); who translated stands behind these marks, before the `//` (2025, 8.3.2; 2015, 4.2.2); place and publisher, unknown
here, may be left out of what is online (2025, 7.5.2.3 and 7.5.3.3; 2015, 8.4.1.3 and 8.4.2.3).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from proceedings.citations.cited_work import CitedWork
from proceedings.citations.names import Name, initials
from proceedings.citations.words import sentence
from proceedings.syntax.inline import Text

_MOST_NAMES = 3


def cite_2025(source: CitedWork) -> Text:
    """Return the reference of 2025, with full-width marks except . [ ] and / (6).

    Proceedings that were not published as a book are named by the conference, its year and the page (8.6.3). The edition, which that
    form does not foresee, stands before the `//`.
    """
    change = source.edition.change
    version = source.edition.label("citation_version", version=change.version) + f"（{change.date.isoformat()}）" if change else ""
    parts = [_responsible(source, "，", name_2025), f"{_title(source)}[C/OL]"]
    parts += [words for words in (sentence(source.translation or ""), version) if words]
    if source.session:
        pages = f"：{_range(source)}" if source.pages else ""
        parts[-1] += f"//{source.conference}，{source.conference_days[0].year}{pages}"
    return _text([*parts, source.url])


def cite_2015(source: CitedWork) -> Text:
    """Return the reference of 2015, with half-width marks.

    Behind `//` stand who is responsible for the proceedings, their title and edition (4.2.2), an estimated year in square brackets
    (8.4.3.3), the page, the date of the edition in round brackets and the day of access in square ones (4.6.2). That day is the
    reader's: a label holds its place.
    """
    change, label = source.edition.change, source.edition.label
    parts = [_responsible(source, ", ", name_2015), f"{_title(source)}[C/OL]"]
    parts += [sentence(source.translation)] if source.translation else []
    if source.session:
        whole = CitedWork(source.edition)
        organisers = _several(whole.organisers, ", ")
        parts[-1] += f"//{organisers}. {whole.title}" if organisers else f"//{whole.title}"
    parts += [label("citation_version", version=change.version)] if change else []
    page = f": {_range(source)}" if source.pages else ""
    date = f"({change.date.isoformat()})" if change else ""
    return _text([*parts, f"[{source.conference_days[0].year}]{page}{date}[{label('citation_accessed')}]", source.url])


def _text(parts: Sequence[str]) -> Text:
    return Text(". ".join(part for part in parts if part) + ".")


def _responsible(source: CitedWork, comma: str, name: Callable[[Name], str]) -> str:
    if source.kind == "whole":
        return _several(source.organisers, comma)
    return name(source.author) if source.author else ""


def _several(names: Sequence[str], comma: str) -> str:
    more = ["等" if any("\u3400" <= character <= "\u9fff" for character in names[0]) else "et al"] if len(names) > _MOST_NAMES else []
    return comma.join([*names[:_MOST_NAMES], *more])


def name_2025(name: Name) -> str:
    """Names in Pinyin, which have the family name first, are not shortened; hyphens stay (7.1.1)."""
    if not name.parted:
        return name.family if name.transcribed else name.whole
    return f"{name.family} {name.given if name.family_first or not name.in_capitals else initials(name.given)}"


def name_2015(name: Name) -> str:
    """Family names in capitals, initials without hyphens (8.1.1 and its examples)."""
    if not name.parted:
        return name.family if name.transcribed else name.whole
    return f"{name.family.upper()} {name.given if name.family_first or not name.in_capitals else initials(name.given, hyphen=' ')}"


def _title(source: CitedWork) -> str:
    """Return a title with its day, that of the whole with place and days, as the examples of both editions have it."""
    label = source.edition.label
    if source.session:
        title = source.dated(source.own_title)
        return f"[{title}]" if source.described else title
    return label("citation_detail", words=label("citation_detail", words=source.title, detail=source.place), detail=label.dates(source.days))


def _range(source: CitedWork) -> str:
    assert source.pages is not None
    first, last = source.pages
    return f"{first}" if first == last else f"{first}-{last}"
