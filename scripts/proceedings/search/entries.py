"""What can be found: every remark of the record in one language, and every entry of its registers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from msgspec import Struct

from proceedings.model.facts import Erratum
from proceedings.model.record import Proceedings, Remark, Session
from proceedings.model.session_text import RemarkText
from proceedings.model.values import REMARK_KINDS
from proceedings.staging.back_matter import value
from proceedings.staging.context import PageContext
from proceedings.syntax.inline import LANGUAGE_TAG

_KANA = re.compile(r"[\u3041-\u309f\u30a1-\u30ff\s]+")
ENTRY_KINDS = (
    *REMARK_KINDS,
    *("speaker", "organisation", "theme", "term", "figure"),
    *("preamble", "summary", "note", "erratum", "incident"),
    *("part", "session"),
)
_FOREIGN = re.compile(rf"\{{{LANGUAGE_TAG}: ?([^{{}}]*)\}}")


class Part(Struct, frozen=True):
    """A piece of text with the fragment of the page where it stands.

    `readings` are what the errata correct in it, or those of ruby; such a part stands beside the printed one, and is found by a whole reading only.
    """

    words: str
    fragment: str = ""
    readings: tuple[str, ...] = ()


class Entry(Struct, frozen=True):
    """One thing that can be found, at `address` (from the root of the language).

    The words of its `title` weigh more than those of its `parts`. The ids are what it can be filtered by. `language` is that of its words
    where it is a text of a session; `title_language` that of a title in another language than its parts. `session_parts` are the parts of
    the session, such as agenda items, in which it stands.
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
    title_language: str | None = None
    session_parts: tuple[str, ...] = ()


def entries(context: PageContext) -> Iterator[Entry]:
    """Yield what can be found, kind after kind: the remarks in order, the registers, what stands around the remarks, the titles of the sessions.

    The entries of the first two groups have the same numbers in every language. A session is no result of its own: its title says which
    remarks a query is about.
    """
    for session, remark in context.record.remarks():
        yield _remark(context, session, remark, context.site.errata_of(f"{session.id}/{remark.id}"))
    yield from _people(context)
    yield from _registers(context)
    yield from _preambles(context)
    yield from _summaries(context)
    yield from _notes(context)
    yield from _errata(context)
    yield from _incidents(context)
    yield from _parts(context)
    for session in context.record.sessions.values():
        yield Entry("session", f"sessions/{session.id}/", context.title(session), session=session.id)


def _remark(context: PageContext, session: Session, remark: Remark, errata: list[Erratum]) -> Entry:
    """Return the entry of a remark: its words, its printed footnotes, its ruby, and the readings of its misprints."""
    language, text = context.record.text(session, context.language)
    remark_text = text.remarks[remark.id]
    appearance = session.appearance(remark.by)
    parts = [Part(paragraph.text.words, f"{remark.id}-p{number}") for number, paragraph in enumerate(remark_text.paragraphs, 1)]
    parts += [Part(note.text.words, f"note-{note.label}") for note in remark_text.notes if note.printed]
    parts += _ruby(remark, remark_text)
    if language == context.record.conference.default_language:
        parts += _readings(f"{session.id}/{remark.id}", remark, remark_text, errata)
    return Entry(
        remark.kind,
        f"sessions/{session.id}/#{remark.id}",
        remark_text.heading.words,
        tuple(parts),
        language=language,
        session=session.id,
        speakers=(remark.by,) if remark.by else (),
        organisations=appearance.organisations if appearance else (),
        themes=remark.themes,
        session_parts=tuple(part.id for part in session.parts_with(remark)),
    )


def _ruby(remark: Remark, text: RemarkText) -> Iterator[Part]:
    """Yield each block that has ruby once more, with the readings in the place of the words."""
    for number, paragraph in enumerate(text.paragraphs, 1):
        marks = paragraph.text.of("ruby")
        words = paragraph.text.words
        for mark in reversed(marks):
            words = words[: mark.start] + mark.words + words[mark.end :]
        if marks:
            yield Part(words, f"{remark.id}-p{number}", tuple(mark.words for mark in marks))


def _readings(place: str, remark: Remark, text: RemarkText, errata: list[Erratum]) -> Iterator[Part]:
    """Yield each part that has a misprint once more, with the reading in its place."""
    for number, printed in enumerate(text.texts):
        words = printed.words
        readings = []
        for erratum in errata:
            for wrong in dict.fromkeys(misprint.words for misprint in erratum.places if misprint.remark == place):
                if erratum.reading and wrong in words:
                    words = words.replace(wrong, erratum.reading)
                    readings.append(erratum.reading)
        if readings:
            inside = 1 <= number <= len(text.paragraphs)
            yield Part(words, f"{remark.id}-p{number}" if inside else remark.id, tuple(readings))


def _other_names(context: PageContext, name: Mapping[str, str], variants: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    words = (*name.values(), *chain(*variants.values()))
    return tuple(variant for variant in dict.fromkeys(words) if variant != name[context.language])


def _reading(sorted_as: str) -> tuple[str, ...]:
    """Return how a Japanese name is read, where it is sorted by that: words in kana."""
    return (sorted_as,) if _KANA.fullmatch(sorted_as) else ()


def _people(context: PageContext) -> Iterator[Entry]:
    """Yield the entry of each speaker, with posts and organisations of all sessions."""
    posts: dict[str, dict[str, None]] = {}
    organisations: dict[str, dict[str, None]] = {}
    for session in context.record.sessions.values():
        for appearance in session.speakers:
            organisations.setdefault(appearance.id, {}).update(dict.fromkeys(appearance.organisations))
            if appearance.post:
                posts.setdefault(appearance.id, {})[appearance.post[context.language]] = None
    for speaker in context.record.speakers.values():
        ids = organisations.get(speaker.id, {})
        facts = " · ".join([*posts.get(speaker.id, ()), *(context.record.organisations[id].name[context.language] for id in ids)])
        yield Entry(
            "speaker",
            f"speakers/{speaker.id}/",
            speaker.name[context.language],
            (Part(facts),) if facts else (),
            speakers=(speaker.id,),
            organisations=tuple(ids),
            names=_other_names(context, speaker.name, {**speaker.variants, "": _reading(speaker.sort[context.language])}),
        )
    for organisation in context.record.organisations.values():
        note = (Part(_plain(organisation.note[context.language])),) if organisation.note else ()
        names = _other_names(context, organisation.name, organisation.variants)
        yield Entry(
            "organisation", f"organisations/{organisation.id}/", organisation.name[context.language], note, organisations=(organisation.id,), names=names
        )


def _registers(context: PageContext) -> Iterator[Entry]:
    """Yield the entries of themes, terms and figures."""
    record: Proceedings = context.record
    for theme in record.themes.values():
        yield Entry("theme", f"themes/{theme.id}/", theme.name[context.language], (Part(theme.description[context.language]),), themes=(theme.id,))
    for term in record.terms.values():
        note = (Part(_plain(term.note[context.language])),) if term.note else ()
        yield Entry("term", f"glossary/#{term.id}", term.term[context.language], note, names=_other_names(context, term.term, term.variants))
    for figure in record.figures.values():
        session_and_remark = record.find(figure.remark)
        assert session_and_remark is not None
        session, remark = session_and_remark
        words = figure.words.get(context.language) or figure.words[record.conference.default_language]
        yield Entry(
            "figure",
            f"figures/#{figure.id}",
            f"{value(context, figure)} · {figure.measures[context.language]}",
            (Part(words),),
            session=session.id,
            speakers=(remark.by,) if remark.by else (),
            themes=remark.themes,
        )


def _preambles(context: PageContext) -> Iterator[Entry]:
    """Yield the lines before the first remark of each session, such as the moderator's."""
    for session in context.record.sessions.values():
        language, text = context.record.text(session, context.language)
        parts = tuple(Part(paragraph.text.words) for paragraph in text.preamble)
        moderators = tuple(appearance.id for appearance in session.speakers if appearance.role == "moderator")
        if parts:
            yield Entry("preamble", f"sessions/{session.id}/", "", parts, language=language, session=session.id, speakers=moderators)


def _summaries(context: PageContext) -> Iterator[Entry]:
    for session in context.record.sessions.values():
        text = session.texts.get(context.language)
        if text and text.summary:
            yield Entry("summary", f"sessions/{session.id}/", "", (Part(text.summary),), session=session.id)


def _notes(context: PageContext) -> Iterator[Entry]:
    """Yield the translator's notes; printed footnotes belong to their remarks."""
    for session, remark in context.record.remarks():
        language, text = context.record.text(session, context.language)
        for note in text.remarks[remark.id].notes:
            if not note.printed:
                address = f"sessions/{session.id}/#note-{note.label}"
                yield Entry("note", address, "", (Part(note.text.words),), language=language, session=session.id, themes=remark.themes)


def _errata(context: PageContext) -> Iterator[Entry]:
    """Yield each erratum: what is printed and how it should be read, and why."""
    default = context.record.conference.default_language
    for erratum in context.record.errata.values():
        printed = " / ".join(dict.fromkeys(place.words for place in erratum.places))
        title = f"{printed} → {erratum.reading}" if erratum.reading else printed
        session = erratum.places[0].remark.partition("/")[0]
        reason = Part(_plain(erratum.reason[context.language]))
        yield Entry("erratum", f"errata/#{erratum.id}", title, (reason,), session=session, title_language=default)


def _incidents(context: PageContext) -> Iterator[Entry]:
    """Yield what happened while somebody spoke, such as applause: its words belong to no remark. The speakers are those who were speaking."""
    for session in context.record.sessions.values():
        language, text = context.record.text(session, context.language)
        for mark in chain.from_iterable(paragraph.text.of("incident") for paragraph in text.preamble):
            yield Entry("incident", f"sessions/{session.id}/", "", (Part(mark.words),), language=language, session=session.id)
        for remark in session.remarks:
            for number, paragraph in enumerate(text.remarks[remark.id].paragraphs, 1):
                for mark in paragraph.text.of("incident"):
                    yield Entry(
                        "incident",
                        f"sessions/{session.id}/#{remark.id}-p{number}",
                        "",
                        (Part(mark.words),),
                        language=language,
                        session=session.id,
                        speakers=(remark.by,) if remark.by else (),
                        themes=remark.themes,
                    )


def _parts(context: PageContext) -> Iterator[Entry]:
    """Yield each part of a session, which is found by its heading."""
    for session in context.record.sessions.values():
        language, text = context.record.text(session, context.language)
        for part in session.parts:
            around = [outer.id for outer in session.parts if outer.level < part.level and outer.start <= part.start and part.end <= outer.end]
            yield Entry(
                "part",
                f"sessions/{session.id}/#{part.id}",
                text.parts[part.id].heading.words,
                language=language,
                session=session.id,
                session_parts=(*around, part.id),
            )


def _plain(words: str) -> str:
    """Return words of a registry without the marks of other languages."""
    return _FOREIGN.sub(r"\1", words)
