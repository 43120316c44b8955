"""A fabricated sitting of a parliament: as many turns and agenda items as asked for, written as a content folder."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from proceedings.authoring import imported
from proceedings.authoring.imported import Imported, Sitting, Turn

PEOPLE = 100
EVERY = 3  # one part in this number has parts inside it
_SENTENCE = "The reading room of the district stayed open until the evening, and whoever came in found a chair, a lamp and somebody to ask."


def write_sitting(docs: Path, turns: int, parts: int) -> None:
    """Write a record of one sitting with so many turns by a hundred people, in so many parts."""
    record = Imported("Imaginary parliament", "en", "English")
    sitting = Sitting("sitting-1", "Sitting of the imaginary parliament", dt.date(2031, 5, 12))
    record.sittings.append(sitting)
    people = [record.person(str(number), f"Member {_letters(number)}") for number in range(PEOPLE)]
    beginnings = {part * turns // parts: part for part in range(parts)}
    halves = {(2 * part + 1) * turns // (2 * parts): part for part in range(0, parts, EVERY)}
    for number in range(turns):
        if (part := beginnings.get(number)) is not None:
            record.begin_part(sitting, f"Item {part + 1}: The libraries of district {_letters(part)}", 1)
        if (part := halves.get(number)) is not None:
            record.begin_part(sitting, f"Amendments on district {_letters(part)}", 2)
        person = number * 7 % PEOPLE
        paragraphs = [" ".join([f"Turn {number + 1}, paragraph {paragraph + 1}."] + [_SENTENCE] * (1 + (number + paragraph) % 4)) for paragraph in range(2)]
        sitting.turns.append(Turn(f"Member {_letters(person)}", paragraphs, people[person]))
    for path, content in imported.files(record):
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(content, encoding="utf-8")


def _letters(number: int) -> str:
    return chr(ord("A") + number // 26) + chr(ord("a") + number % 26)
