"""Checks of sessions: facts and text agree, and quotations stand in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from proceedings.model.facts import Place
from proceedings.model.record import UNNAMED, Appearance, Proceedings, Remark, Session
from proceedings.model.session_text import RemarkText, SessionText
from proceedings.problems import Problem
from proceedings.reader.load_result import LoadResult
from proceedings.syntax.inline import Mark
from proceedings.syntax.yaml_file import Document

_MOST_THEMES = 4


def _each(loaded: LoadResult) -> Iterator[tuple[Proceedings, Session, Document]]:
    """Yield every session with the front matter that holds its facts."""
    record = loaded.require_record()
    for session in record.sessions.values():
        yield record, session, loaded.documents[f"sessions/{session.id}"]


def people_and_themes_exist(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that speakers, organisations and themes of a session are registered."""
    for record, session, front in _each(loaded):
        for index, appearance in enumerate(session.speakers):
            if appearance.id not in record.speakers:
                yield Problem(front.path, front.line("speakers", index, "id"), f"unknown speaker '{appearance.id}'", "add it to docs/_data/speakers.yml")
            for id in appearance.organisations:
                if id not in record.organisations:
                    yield Problem(
                        front.path, front.line("speakers", index, "organisations"), f"unknown organisation '{id}'", "add it to docs/_data/organisations.yml"
                    )
        for index, remark in enumerate(session.remarks):
            for theme in remark.themes:
                if theme not in record.themes:
                    yield Problem(front.path, front.line("remarks", index, "themes"), f"unknown theme '{theme}'", "add it to docs/_data/themes.yml")


def dates_are_days(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that a session takes place on a day of the conference, and that days follow in order."""
    last = None
    for record, session, front in _each(loaded):
        days = [day.date for day in record.conference.days]
        if session.date is None:
            if session.kind != "preface":
                yield Problem(front.path, 1, "the session has no date", "add 'date: YYYY-MM-DD'")
            continue
        if session.date not in days:
            yield Problem(front.path, front.line("date"), f"{session.date} is no day of the conference", "correct it, or add the day to conference.yml")
        if last and session.date < last:
            yield Problem(
                front.path, front.line("date"), f"{session.date} is before the session that stands before", "correct the date or the order in conference.yml"
            )
        last = session.date


def turns_belong_to_people(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that each remark is by somebody who appears in the session, and is made as its kind demands."""
    for _, session, front in _each(loaded):
        for index, remark in enumerate(session.remarks):
            line = front.line("remarks", index)
            appearance = session.appearance(remark.by)
            for message, fix in _faults_of_turn(session, remark, appearance):
                yield Problem(front.path, line, f"the {remark.kind} '{remark.id}' {message}", fix)
        spoke = {remark.by for remark in session.remarks}
        for index, appearance in enumerate(session.speakers):
            if appearance.id not in spoke and appearance.role == "speaker":
                yield Problem(
                    front.path,
                    front.line("speakers", index),
                    f"the speaker '{appearance.id}' says nothing here",
                    "give them a remark, or make them a moderator",
                )
        for id, times in Counter(appearance.id for appearance in session.speakers).items():
            if times > 1:
                yield Problem(front.path, front.line("speakers"), f"'{id}' appears twice", "keep one entry, with all organisations")


def _faults_of_turn(session: Session, remark: Remark, appearance: Appearance | None) -> Iterator[tuple[str, str]]:
    """Yield message and fix for each fault in the facts of a remark; `appearance` is that of its speaker."""
    if remark.by and appearance is None:
        yield f"is by '{remark.by}', who does not appear here", "add them to 'speakers'"
    if remark.has_printed_heading and not remark.by and not remark.id.startswith(UNNAMED):
        yield "is by nobody", f"add 'by: <speaker>', or give it the id '{UNNAMED}' if the record names nobody"
    if not remark.is_spoken and (remark.by or remark.themes):
        yield "has a speaker or themes", "remove them, or change its kind"
    if len(remark.themes) > _MOST_THEMES:
        yield f"has {len(remark.themes)} themes", f"give it at most {_MOST_THEMES}"
    if len(set(remark.themes)) != len(remark.themes):
        yield "has a theme twice", "keep it once"
    if remark.answers and (remark.kind != "answer" or session.remark(remark.answers) is None):
        yield f"answers '{remark.answers}', which it cannot", "name a question of this session"
    if remark.kind == "answer" and session.answered(remark) is None:
        yield "answers nothing", "put a question before it"


def ids_follow_the_rule(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that remark ids are made as promised: person, then -2, -3; `unnamed` for nobody named; q1, q2 for questions; n1, n2 for passages."""
    for _, session, front in _each(loaded):
        turns: Counter[str] = Counter()
        for index, remark in enumerate(session.remarks):
            stem = {"question": "q", "passage": "n"}.get(remark.kind) or remark.by or UNNAMED
            turns[stem] += 1
            number = turns[stem]
            expected = f"{stem}{number}" if stem in ("q", "n") else stem if number == 1 else f"{stem}-{number}"
            if remark.id == expected or (stem not in ("q", "n") and re.fullmatch(rf"{re.escape(stem)}(-[0-9]+)?", remark.id)):
                continue
            if not re.fullmatch(r"[qn][0-9]+", remark.id) or remark.id[0] != stem:
                yield Problem(front.path, front.line("remarks", index, "id"), f"the id '{remark.id}' does not fit its {remark.kind}", f"write '{expected}'")
        for id, times in Counter(remark.id for remark in session.remarks).items():
            if times > 1:
                yield Problem(front.path, front.line("remarks"), f"the remark '{id}' stands twice", "give one of them another id")


def text_has_the_remarks(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that a session has remarks, a section for each remark of the front matter, in the same order, and no other."""
    for record, session, front in _each(loaded):
        text = session.texts[record.conference.default_language]
        declared, written = [remark.id for remark in session.remarks], list(text.remarks)
        declared_ids = set(declared)
        if not declared and not written:
            yield Problem(front.path, 1, "the session has no remark", "write '## Name as printed {#speaker kind=speech by=speaker}' and its paragraphs")
        for index, id in enumerate(declared):
            if id not in text.remarks:
                yield Problem(front.path, front.line("remarks", index), f"the remark '{id}' has no text", f"write '## … {{#{id}}}' and its paragraphs")
        for id in written:
            if id not in declared_ids:
                yield Problem(
                    text.path,
                    text.remarks[id].line,
                    f"nothing says what the remark '{id}' is",
                    f"write its kind at the heading: {{#{id} kind={_likely_kind(id)}}}",
                )
        if sorted(declared) == sorted(written) and declared != written:
            wrong = next(id for id, declared_id in zip(written, declared, strict=True) if id != declared_id)
            yield Problem(text.path, text.remarks[wrong].line, f"the remark '{wrong}' is out of order", "put text and front matter in the same order")
        for id, remark in text.remarks.items():
            if not remark.paragraphs:
                yield Problem(text.path, remark.line, f"the remark '{id}' has no paragraph", "write its words")


def _likely_kind(id: str) -> str:
    return "question" if re.fullmatch(r"q[0-9]+", id) else "passage" if re.fullmatch(r"n[0-9]+", id) else "speech"


def preambles_are_paragraphs(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that only paragraphs stand before the first remark: no list, table, quotation or verse."""
    for _, session, _front in _each(loaded):
        for text in session.texts.values():
            for paragraph in text.preamble:
                if paragraph.kind != "paragraph":
                    yield Problem(text.path, paragraph.line, f"a block of the kind '{paragraph.kind}' before the first remark", "put it into a remark")


def headings_are_printed(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that speeches and answers have their printed heading with the speaker's name, and questions none."""
    for _, session, _front in _each(loaded):
        for text in session.texts.values():
            for remark in session.remarks:
                remark_text = text.remarks.get(remark.id)
                if remark_text is None or remark.id.startswith(UNNAMED):
                    continue  # where the speaker is not named, the designation may be printed or not
                if remark.has_printed_heading != bool(remark_text.heading.words):
                    fix = "write the name as printed" if remark.has_printed_heading else "put the words into a paragraph"
                    yield Problem(text.path, remark_text.line, f"the heading of the {remark.kind} '{remark.id}'", fix)


def notes_are_called(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that each note is called once in its remark and defined there, that labels do not repeat on a page, and that no note calls one."""
    for _, session, _front in _each(loaded):
        for text in session.texts.values():
            labels: Counter[str] = Counter()
            for line in text.preamble:
                for mark in line.text.of("note"):
                    yield Problem(
                        text.path, line.line, f"the note '{mark.value}' is called before the first remark", "call it from the remark behind which it stands"
                    )
            for id, remark in text.remarks.items():
                calls = Counter(mark.value for part in (remark.heading, *(p.text for p in remark.paragraphs)) for mark in part.of("note"))
                defined = {note.label: note for note in remark.notes}
                for note in remark.notes:
                    if note.text.of("note"):
                        yield Problem(
                            text.path, note.line, f"the note '{note.label}' calls a note", "put blank lines between notes, and call them from paragraphs"
                        )
                for label in calls.keys() - defined.keys():
                    yield Problem(text.path, remark.line, f"the note '{label}' called in '{id}' is missing", f"write '[^{label}]: …' after its last paragraph")
                for label, note in defined.items():
                    labels[label] += 1
                    if calls[label] != 1 or labels[label] > 1:
                        yield Problem(
                            text.path,
                            note.line,
                            f"the note '{label}' is called {calls[label]} times and defined {labels[label]} times on the page",
                            "call and define it once",
                        )


def printed_pages_follow(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that the marks of printed pages follow one another from the first page of the session."""
    for record, session, _front in _each(loaded):
        text = session.texts[record.conference.default_language]
        last = session.page
        for line, mark in _page_marks(text):
            if last is not None and int(mark.value) != last + 1:
                yield Problem(text.path, line, f"page {mark.value} begins behind page {last}", f"write {{p{last + 1}}}, or correct 'page' in the front matter")
            last = int(mark.value)


def _page_marks(text: SessionText) -> Iterator[tuple[int, Mark]]:
    for paragraph in text.preamble:
        yield from ((paragraph.line, mark) for mark in paragraph.text.of("page"))
    for number, remark in enumerate(text.remarks.values()):
        yield from ((part.line, mark) for part in text.parts.values() if part.start == number for mark in part.heading.of("page"))
        yield from ((remark.line, mark) for mark in remark.heading.of("page"))
        for paragraph in remark.paragraphs:
            yield from ((paragraph.line, mark) for mark in paragraph.text.of("page"))


def quoted_words_are_there(loaded: LoadResult) -> Iterator[Problem]:
    """Ensure that the words of figures and errata stand in their remark."""
    record = loaded.require_record()
    default = record.conference.default_language
    document = loaded.documents.get("figures")
    for index, figure in enumerate(record.figures.values()):
        assert document is not None
        line = document.line("figures", index, "words")
        if (target := record.find(figure.remark)) is None:
            yield Problem(document.path, line, f"unknown remark '{figure.remark}'", "write session/remark")
            continue
        for language in record.languages:
            text = target[0].texts.get(language)
            if language != default and (text is None or text.status == "none"):
                continue
            words = figure.words.get(language)
            if not words:
                yield Problem(
                    document.path, line, f"the figure '{figure.id}' has no words in '{language}'", f"quote them from {text.path if text else 'its page'}"
                )
            elif text and count_words(text.remarks.get(target[1].id), words) != 1:
                yield Problem(document.path, line, f"'{words}' does not stand just once in {figure.remark} ({language})", "quote words that do")
    document = loaded.documents.get("errata")
    for index, erratum in enumerate(record.errata.values()):
        assert document is not None
        for number, place in enumerate(erratum.places):
            line = document.line(index, "places", number)
            if (target := record.find(place.remark)) is None:
                yield Problem(document.path, line, f"unknown remark '{place.remark}'", "write session/remark")
            elif _times(record, target[0], target[1], place) < place.occurrence:
                yield Problem(
                    document.path, line, f"'{place.words}' does not stand {place.occurrence} times in {place.remark}", "quote the printed words and count them"
                )


def _times(record: Proceedings, session: Session, remark: Remark, place: Place) -> int:
    return count_words(session.texts[record.conference.default_language].remarks.get(remark.id), place.words)


def count_words(text: RemarkText | None, words: str) -> int:
    """Return how often `words` stand in the heading, paragraphs and footnotes of a remark."""
    return sum(part.words.count(words) for part in text.texts) if text else 0


CHECKS = (
    people_and_themes_exist,
    dates_are_days,
    turns_belong_to_people,
    ids_follow_the_rule,
    text_has_the_remarks,
    preambles_are_paragraphs,
    headings_are_printed,
    notes_are_called,
    printed_pages_follow,
)
CHECKS_OF_THE_RECORD = (quoted_words_are_there,)
