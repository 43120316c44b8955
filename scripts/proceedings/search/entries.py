"""What can be found: every remark of the record in one language, and every entry of its registers, with the words it is found by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from proceedings.model.facts import Erratum
from proceedings.model.record import Proceedings, Remark, RemarkText, Session
from proceedings.staging.back_matter import value
from proceedings.staging.context import Site

KINDS = ("speech", "question", "answer", "passage", "speaker", "organisation", "theme", "term", "figure", "session")


class Part(Struct, frozen=True):
    """A piece of text with the fragment of the page where it stands.

    `readings` are what the errata correct in it; such a part stands beside the printed one, and is found by a whole reading only.
    """

    words: str
    fragment: str = ""
    readings: tuple[str, ...] = ()


class Entry(Struct, frozen=True):
    """One thing that can be found, at `address` (from the root of the language).

    The words of its `title` weigh more than those of its `parts`. The ids are what it can be narrowed down by.
    """

    kind: str
    address: str
    title: str
    parts: tuple[Part, ...] = ()
    language: str | None = None
    session: str | None = None
    speakers: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def entries(site: Site) -> Iterator[Entry]:
    """Yield the remarks in order, then speakers, organisations, themes, terms and figures, then the titles of the sessions.

    A session is no result of its own: its title says which remarks a query is about.
    """
    for session, remark in site.record.remarks():
        yield _remark(site, session, remark, site.shared.errata_of(f"{session.id}/{remark.id}"))
    yield from _people(site)
    yield from _registers(site)
    for session in site.record.sessions.values():
        yield Entry("session", f"sessions/{session.id}/", site.title(session), session=session.id)


def _remark(site: Site, session: Session, remark: Remark, errata: list[Erratum]) -> Entry:
    language, text = site.record.text(session, site.language)
    own = text.remarks[remark.id]
    one = session.appearance(remark.by)
    parts = [Part(paragraph.text.words, f"{remark.id}-p{number}") for number, paragraph in enumerate(own.paragraphs, 1)]
    parts += [Part(note.text.words, f"note-{note.label}") for note in own.notes if note.printed]
    if language == site.record.conference.default_language:
        parts += _readings(f"{session.id}/{remark.id}", remark, own, errata)
    return Entry(
        remark.kind,
        f"sessions/{session.id}/#{remark.id}",
        own.heading.words,
        tuple(parts),
        language=language,
        session=session.id,
        speakers=(remark.by,) if remark.by else (),
        organisations=one.organisations if one else (),
        themes=remark.themes,
    )


def _readings(place: str, remark: Remark, text: RemarkText, errata: list[Erratum]) -> Iterator[Part]:
    """Yield each part that holds a misprint once more, with the reading in its stead."""
    for number, own in enumerate(text.texts):
        words = own.words
        readings = []
        for erratum in errata:
            for wrong in dict.fromkeys(one.words for one in erratum.places if one.remark == place):
                if erratum.reading and wrong in words:
                    words = words.replace(wrong, erratum.reading)
                    readings.append(erratum.reading)
        if readings:
            inside = 1 <= number <= len(text.paragraphs)
            yield Part(words, f"{remark.id}-p{number}" if inside else remark.id, tuple(readings))


def _others(site: Site, name: Mapping[str, str], variants: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    words = (*name.values(), *(one for many in variants.values() for one in many))
    return tuple(one for one in dict.fromkeys(words) if one != name[site.language])


def _people(site: Site) -> Iterator[Entry]:
    posts: dict[str, dict[str, None]] = {}
    bodies: dict[str, dict[str, None]] = {}
    for session in site.record.sessions.values():
        for one in session.speakers:
            bodies.setdefault(one.id, {}).update(dict.fromkeys(one.organisations))
            if one.post:
                posts.setdefault(one.id, {})[one.post[site.language]] = None
    for speaker in site.record.speakers.values():
        own = bodies.get(speaker.id, {})
        facts = " · ".join([*posts.get(speaker.id, ()), *(site.record.organisations[id].name[site.language] for id in own)])
        yield Entry(
            "speaker",
            f"speakers/{speaker.id}/",
            speaker.name[site.language],
            (Part(facts),) if facts else (),
            speakers=(speaker.id,),
            organisations=tuple(own),
            names=_others(site, speaker.name, speaker.variants),
        )
    for body in site.record.organisations.values():
        note = (Part(body.note[site.language]),) if body.note else ()
        names = _others(site, body.name, body.variants)
        yield Entry("organisation", f"organisations/{body.id}/", body.name[site.language], note, organisations=(body.id,), names=names)


def _registers(site: Site) -> Iterator[Entry]:
    record: Proceedings = site.record
    for theme in record.themes.values():
        yield Entry("theme", f"themes/{theme.id}/", theme.name[site.language], (Part(theme.description[site.language]),), themes=(theme.id,))
    for term in record.terms.values():
        note = (Part(term.note[site.language]),) if term.note else ()
        yield Entry("term", f"glossary/#{term.id}", term.term[site.language], note, names=_others(site, term.term, term.variants))
    for figure in record.figures.values():
        found = record.find(figure.remark)
        assert found is not None
        session, remark = found
        words = figure.words.get(site.language) or figure.words[record.conference.default_language]
        yield Entry(
            "figure",
            f"figures/#{figure.id}",
            f"{value(site, figure)} · {figure.measures[site.language]}",
            (Part(words),),
            session=session.id,
            speakers=(remark.by,) if remark.by else (),
            themes=remark.themes,
        )
