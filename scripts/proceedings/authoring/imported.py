"""What an importer found in foreign files, and the content folder that is written from it.

Importers know their format and fill these classes; `files` knows the content files. What cannot be carried over is counted in `lost`.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from proceedings.authoring import scaffold
from proceedings.authoring.notation import escaped, one_line
from proceedings.model.record import UNNAMED
from proceedings.model.urls import DAY, SIDE_BY_SIDE

_RESERVED = re.compile(rf"[qn]-?[0-9]*|{DAY}?[0-9]*|{SIDE_BY_SIDE}")  # ids that the record gives to questions, passages, days and pages


DEEPEST_PART = 2  # the level of a part inside a part


class Person(Struct):
    """A person: the name as written, the name by which they are sorted, and the family name where it is known."""

    id: str
    name: str
    sort: str
    family: str = ""


class Organisation(Struct):
    """An organisation for which people spoke, and its kind."""

    id: str
    name: str
    kind: str


class Turn(Struct):
    """What one person said without interruption; `by` is their id, or None where nobody is named. A turn with neither is a passage.

    `paragraphs` and `footnotes` are in the notation of content files. `time` is the time of day at which it begins, `recording` the address of a recording
    of it, `paragraph_recordings` that of single paragraphs by their number.
    """

    heading: str
    paragraphs: list[str]
    by: str | None = None
    chair: bool = False
    passage: bool = False
    time: str = ""
    recording: str = ""
    paragraph_recordings: dict[int, str] = field(default_factory=dict)
    footnotes: list[str] = field(default_factory=list)

    @property
    def facts(self) -> str:
        """The facts of the turn as they stand at its heading."""
        facts = {
            "kind": "passage" if self.passage else "speech",
            "by": self.by,
            "time": self.time,
            "recording": self.recording,
            "paragraphs": ",".join(f"p{number}@{address}" for number, address in self.paragraph_recordings.items()),
        }
        return " ".join(f"{key}={value}" for key, value in facts.items() if value)


class Heading(Struct):
    """The heading of a part: its words, its level (2 inside another part), and how many turns stand before it."""

    words: str
    level: int
    start: int


class Sitting(Struct):
    """A session: its id, its title, its day, its turns in order, and the headings of its parts.

    `organisations` has those of each speaker on that day, `posts` the posts. `last_page` and `page_mark` are of the printed page that began last: its number,
    and its mark if it is not written yet.
    """

    id: str
    title: str
    date: dt.date | None
    turns: list[Turn] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    organisations: dict[str, list[str]] = field(default_factory=dict)
    posts: dict[str, str] = field(default_factory=dict)
    last_page: int = 0
    page_mark: str = ""

    @property
    def last_turn(self) -> Turn | None:
        """The last turn of the part that is being read, or None where there is none yet."""
        return self.turns[-1] if self.turns and not (self.headings and self.headings[-1].start == len(self.turns)) else None


class Imported(Struct):
    """What was found in the files of one record, in one language. `lost` counts what is not carried over, `carried` what is.

    `kind` is that of its sessions, `country` a code that the file has for its jurisdiction, `place` where the sessions took place; both may be empty.
    """

    name: str
    language: str
    language_name: str
    kind: str = "panel"
    country: str = ""
    place: str = ""
    sittings: list[Sitting] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    carried: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)

    def person(self, key: str, name: str, sort: str = "", family: str = "") -> str:
        """Return the id of the person that the file calls `key`; the first call gives it, from the name."""
        if key not in self.people:
            ids = {person.id for person in self.people.values()}
            self.people[key] = Person(_unused(slug(name) or "speaker", ids), name, sort or name, family)
        return self.people[key].id

    def organisation(self, key: str, name: str, kind: str) -> str:
        """Return the id of the organisation that the file calls `key`; the first call gives it, from the name. Organisations of one name are one."""
        if key not in self.organisations:
            same = next((organisation for organisation in self.organisations.values() if organisation.name == name), None)
            ids = {organisation.id for organisation in self.organisations.values()}
            self.organisations[key] = same or Organisation(_unused(slug(name) or slug(key) or "body", ids), name, kind)
        return self.organisations[key].id

    def begin_part(self, sitting: Sitting, words: str, level: int) -> None:
        """Begin a part of a sitting. Below the second level a heading becomes a passage; one that repeats the title adds nothing."""
        plain = one_line(words)
        if not plain or plain == sitting.title:
            return
        if level > DEEPEST_PART:
            sitting.turns.append(Turn("", [escaped(plain)], passage=True))
            self.carried["headings below the second level, as passages"] += 1
            return
        level = level if sitting.headings else 1
        sitting.headings.append(Heading(escaped(plain), level, len(sitting.turns)))
        self.carried["parts" if level == 1 else "parts inside parts"] += 1

    def add_turn(self, sitting: Sitting, turn: Turn, level: int) -> None:
        """Add a turn, with the number of parts that it stands in; here a part ends only where the next one begins."""
        if sitting.headings and sitting.headings[-1].level > level:
            self.lost["the end of a part before a turn that stands in none: the turn now stands in that part"] += 1
        sitting.turns.append(turn)

    def count_turn(self, turn: Turn) -> None:
        """Count a turn that is carried over."""
        self.carried["turns"] += 1
        if not turn.by:
            self.carried["turns by nobody who is named"] += 1


def slug(words: str) -> str:
    """Return an id made of words: lower-case Latin letters, joined by hyphens; empty where there are none."""
    plain = unicodedata.normalize("NFKD", words.casefold().replace("ı", "i").replace("ø", "o").replace("ł", "l").replace("đ", "d"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return "-".join(re.findall(r"[a-z]+", letters)[:8])[:70].strip("-")


def _unused(id: str, ids: set[str]) -> str:
    """Return the id, with a further word where it is taken or reserved."""
    candidate, number = (f"{id}-a" if _RESERVED.fullmatch(id) else id), 0
    while candidate in ids:
        number += 1
        candidate = f"{id}-{_letters(number)}"
    return candidate


def _letters(number: int) -> str:
    """Return a number as letters: a to z, then aa, ab and so on."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def files(record: Imported) -> Iterator[tuple[str, str]]:
    """Yield path and content of each file of the content folder: a draft that people go on with."""
    days = sorted({sitting.date for sitting in record.sittings if sitting.date})
    new = scaffold.new_record(record.name, [f"{record.language}={record.language_name}"], days)
    generated = dict(scaffold.files(new))
    ids = "\n".join(f"  - {sitting.id}" for sitting in record.sittings)
    conference = generated["_data/conference.yml"].replace("  - opening", ids)
    if record.place:
        conference = conference.replace(f'place: {{{record.language}: "Place"}}', f"place: {{{record.language}: {_in_print(record.place)}}}")
    if _is_country(country := record.country.partition("-")[0].upper()):
        conference = conference.replace("# country: CH", f"country: {country}")
    generated["_data/conference.yml"] = conference
    del generated[f"sessions/opening.{record.language}.md"]
    spoke = {turn.by for sitting in record.sittings for turn in sitting.turns}
    people = [person for person in record.people.values() if person.id in spoke]
    generated["_data/speakers.yml"] = "".join(_person(person, record.language) for person in people) or "[]\n"
    if record.organisations:
        organisations = {organisation.id: organisation for organisation in record.organisations.values()}
        generated["_data/organisations.yml"] = "".join(_organisation(organisation, record.language) for organisation in organisations.values())
    for sitting in record.sittings:
        generated[f"sessions/{sitting.id}.{record.language}.md"] = _session(record, sitting)
    yield from generated.items()


def _is_country(code: str) -> bool:
    """Return whether a code is one of ISO 3166-1 alpha-2, as CLDR has them."""
    from babel import Locale

    return len(code) == 2 and code.isalpha() and code != "ZZ" and code in Locale("en").territories


def _in_print(words: str) -> str:
    """Return words of a registry as a scalar of YAML, with quotation marks of print."""
    return scaffold.quoted(scaffold.with_quotes_of_print(words))


def _person(person: Person, language: str) -> str:
    name, sort, family_name = map(_in_print, (person.name, person.sort, person.family))
    family = f"  family: {{{language}: {family_name}}}\n" if person.family else ""
    return f"- id: {person.id}\n  name: {{{language}: {name}}}\n  sort: {{{language}: {sort}}}\n{family}"


def _organisation(organisation: Organisation, language: str) -> str:
    return f"- id: {organisation.id}\n  name: {{{language}: {_in_print(organisation.name)}}}\n  kind: {organisation.kind}\n"


def _appearance(sitting: Sitting, id: str, role: str, language: str) -> str:
    """Return a speaker of a session with the role, the organisations and the post of that day."""
    organisations = f", organisations: [{', '.join(sitting.organisations[id])}]" if sitting.organisations.get(id) else ""
    post = f", post: {{{language}: {scaffold.quoted(sitting.posts[id])}}}" if id in sitting.posts else ""
    return f"  - {{id: {id}, role: {role}{organisations}{post}}}"


def _session(record: Imported, sitting: Sitting) -> str:
    """Return the page of a session: its facts, then remark after remark."""
    ids = list(_remark_ids(sitting.turns))
    chairs = dict.fromkeys(turn.by for turn in sitting.turns if turn.by and turn.chair)
    speakers = dict.fromkeys(turn.by for turn in sitting.turns if turn.by)
    lines = ["---", f"title: {scaffold.quoted(sitting.title)}", f"summary: {scaffold.quoted(sitting.title)}", f"kind: {record.kind}"]
    lines += [f"date: {sitting.date}"] if sitting.date else []
    first_page = _take_first_page(sitting)
    lines += [f"page: {first_page}"] if first_page else []
    lines += ["speakers:", *(_appearance(sitting, id, "moderator" if id in chairs else "speaker", record.language) for id in speakers)] if speakers else []
    lines.append("---")
    headings = list(_headings(sitting.headings))
    for position, (id, turn) in enumerate(zip(ids, sitting.turns, strict=True)):
        lines += [line for start, words in headings if start == position for line in ("", words)]
        heading = f"{turn.heading} " if turn.heading else ""
        lines += ["", f"## {heading}{{#{id} {turn.facts}}}", *(line for block in (*turn.paragraphs, *turn.footnotes) for line in ("", block))]
    lines += [line for start, words in headings if start == len(sitting.turns) for line in ("", words)]
    return "\n".join(lines) + "\n"


def _take_first_page(sitting: Sitting) -> str:
    """Return the printed page on which a sitting begins, if the file says so, and take its mark from the first paragraph."""
    first = sitting.turns[0].paragraphs if sitting.turns else []
    match = re.match(r"\{p([0-9]+)\}", first[0]) if first else None
    if match:
        first[0] = first[0].removeprefix(match[0])
    return match[1] if match else ""


def _headings(headings: Iterable[Heading]) -> Iterator[tuple[int, str]]:
    """Yield the number of turns before each part, and its heading with its id: `item-1`, and `subitem-1` for one inside another."""
    counts: Counter[int] = Counter()
    for heading in headings:
        counts[heading.level] += 1
        id, kind = ("item", "part") if heading.level == 1 else ("subitem", "subpart")
        yield heading.start, f"## {heading.words} {{#{id}-{counts[heading.level]} kind={kind}}}"


def _remark_ids(turns: Iterable[Turn]) -> Iterator[str]:
    """Yield the id of each turn: the speaker's, from the second one on with -2, -3; 'n1', 'n2' for passages; 'unnamed' for speeches by nobody named."""
    counts: Counter[str] = Counter()
    for turn in turns:
        stem = "n" if turn.passage else turn.by or UNNAMED
        counts[stem] += 1
        yield f"n{counts[stem]}" if turn.passage else stem if counts[stem] == 1 else f"{stem}-{counts[stem]}"
