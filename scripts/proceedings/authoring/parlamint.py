"""The importer of ParlaMint, the TEI of parliamentary debates (clarin-eric.github.io/ParlaMint, sections on speeches and on comments).

A `u` is a turn, a `seg` a paragraph. `note`, `kinesic`, `vocal` and `incident` are incidents, inside a paragraph or behind it. A `div`
with a `head` is a part, an `ab` a passage. Names and organisations come from the `person` and `org` elements of whatever files are given: the corpus
root, or its lists of persons and organisations.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from lxml import etree

from proceedings.authoring.imported import Imported, Sitting, Turn
from proceedings.authoring.markup import XML_ID, XML_LANGUAGE, MarkupReader, plain
from proceedings.authoring.notation import escaped, incident
from proceedings.authoring.tei_people import TeiOrganisation, TeiPerson, organisations_of, people_of

_TEI = "{http://www.tei-c.org/ns/1.0}"
_ALONE = re.compile(r"\{[a-z]+: [^{}]*\}")  # an incident that stands alone is no paragraph
_OTHER_BLOCKS = ("list", "table", "lg", "quote")
_INCIDENT_TAGS = ("note", "kinesic", "vocal", "incident", "gap")
_KINDS = {
    "applause": "applause",
    "laughter": "laughter",
    "interruption": "interruption",
    "unauthorized_interruption": "interruption",
    "shouting": "interruption",
    "noise": "noise",
    "murmuring": "noise",
    "gesture": "gesture",
    "break": "pause",
    "pause": "pause",
    "time": "time",
    "vote": "vote",
    "vote-ayes": "vote",
    "vote-noes": "vote",
    "action": "action",
    "entering": "action",
    "leaving": "action",
}


def _tag(node: etree._Element) -> str:
    """Return the name of an element of TEI; empty for an entity that is not resolved."""
    return node.tag.removeprefix(_TEI) if isinstance(node.tag, str) else ""


def is_tei(root: etree._Element) -> bool:
    """Return whether a document is TEI."""
    return bool(root.tag.startswith(_TEI))


def read(roots: list[etree._Element]) -> Imported:
    """Return the record that the documents hold: the sittings in the files with a text, the persons in any of them."""
    texts = [text for root in roots for text in ([root] if root.tag == f"{_TEI}TEI" else root.iter(f"{_TEI}TEI")) if text.find(f"{_TEI}text") is not None]
    language = next((text.get(XML_LANGUAGE, "") for text in texts), "") or "en"
    record = Imported(_record_title(texts[0]) if texts else "Record", language.partition("-")[0], language, "sitting")
    people, organisations = people_of(roots, record.language), organisations_of(roots, record.language)
    settings = [name for text in texts for setting in text.iter(f"{_TEI}setting") for name in setting.iter(f"{_TEI}name")]
    settings.sort(key=lambda name: (name.get(XML_LANGUAGE) or record.language) != record.language)
    record.country = next((name.get("key") or "" for name in settings if name.get("type") == "country"), "")
    record.place = next((plain(name) for name in settings if name.get("type") == "city"), "")
    texts.sort(key=lambda text: (str(_date(text)), text.get(XML_ID, "")))
    record.sittings += [Sitting(f"sitting-{number}", "", _date(text)) for number, text in enumerate(texts, 1)]
    _name_sittings(record, texts)
    for sitting, text in zip(record.sittings, texts, strict=True):
        _Reader(record, sitting, people, organisations).read(text)
    return record


def _titles(text: etree._Element, place: str, kinds: Collection[str]) -> list[str]:
    """Return the titles of some kinds that stand somewhere in the header of a text, those in its own language first, then those in others."""
    language = text.get(XML_LANGUAGE, "")
    titles = [title for element in text.iter(f"{_TEI}{place}") for title in element.iter(f"{_TEI}title")]
    titles.sort(key=lambda title: (title.get(XML_LANGUAGE) or language) != language)
    return [words for title in titles if (title.get("type") or "main") in kinds and (words := plain(title))]


def _record_title(text: etree._Element) -> str:
    """Return the title of the source of a text, of which the file is only a transcription; else that of the file."""
    return next(iter([*_titles(text, "sourceDesc", ["main"]), *_titles(text, "titleStmt", ["main"])]), "Record")


def _name_sittings(record: Imported, texts: Sequence[etree._Element]) -> None:
    """Give sittings the titles that tell them apart: those that head their text, else the further ones, else the main ones, with the date where they are equal."""
    titles = [_own_title(text) for text in texts]
    if not all(titles) or len(set(titles)) < len(titles):
        titles = [title or next(iter(_titles(text, "titleStmt", ["main", "sub"])), "Sitting") for title, text in zip(titles, texts, strict=True)]
        if len(set(titles)) < len(titles):
            titles = [next(iter(_titles(text, "titleStmt", ["main"])), "Sitting") for text in texts]
    for sitting, title in zip(record.sittings, titles, strict=True):
        sitting.title = title if titles.count(title) == 1 else f"{title} ({sitting.date})"


def _own_title(text: etree._Element) -> str:
    """Return the title that stands at the head of a text too, or the further title; empty where there is none."""
    heads = {plain(head) for head in text.iter(f"{_TEI}head")}
    titles = _titles(text, "titleStmt", ["main", "sub"])
    return next((title for title in titles if title in heads), "") or next(iter(_titles(text, "titleStmt", ["sub"])), "")


def _date(text: etree._Element) -> dt.date | None:
    for setting in (*text.iter(f"{_TEI}settingDesc"), *text.iter(f"{_TEI}bibl")):
        for date in setting.iter(f"{_TEI}date"):
            if match := re.match(r"\d{4}-\d{2}-\d{2}", date.get("when", "")):
                return dt.date.fromisoformat(match[0])
    return None


class _Reader:
    """Reads a text into a sitting of the record."""

    def __init__(self, record: Imported, sitting: Sitting, people: Mapping[str, TeiPerson], organisations: Mapping[str, TeiOrganisation]) -> None:
        self._record = record
        self._people = people
        self._organisations = organisations
        self._sitting = sitting
        self._reader = MarkupReader(record, sitting, lambda node: _incident(record, node) if _is_incident(node) else None)
        self._designation: etree._Element | None = None  # the note that stands as a heading before the next turn

    def read(self, text: etree._Element) -> None:
        """Read what stands before, in and behind the body of a text; lists of people there are read elsewhere."""
        self._around(text.findall(f"{_TEI}text/{_TEI}front"))
        for body in text.findall(f"{_TEI}text/{_TEI}body"):
            for level, block in _blocks(body, self._sitting.title):
                self._block(block, level)
        self._end_designation()
        self._around(text.findall(f"{_TEI}text/{_TEI}back"))
        self._reader.finish()

    def _around(self, parts: Sequence[etree._Element]) -> None:
        """Read what stands before or behind the body as a passage."""
        nodes = [node for part in parts for _, node in _blocks(part, "") if not _tag(node).startswith("list")]
        if blocks := [block for node in nodes for block in self._reader.blocks(node)]:
            self._sitting.turns.append(Turn("", blocks, passage=True, footnotes=self._reader.take_footnotes()))
            self._record.carried["narrative, as passages"] += 1
            self._record.carried["paragraphs of passages"] += len(blocks)

    def _block(self, node: etree._Element, level: int) -> None:
        record, tag = self._record, _tag(node)
        if tag == "u":
            record.add_turn(self._sitting, self._turn(node), level)
        elif tag == "head":
            record.begin_part(self._sitting, "".join(node.itertext()), level)
        elif tag == "note" and node.get("type") == "speaker":
            self._end_designation()
            self._designation = node
        elif _is_incident(node):
            self._between(node)
        elif tag == "pb":
            self._reader.begin_page(node.get("n"))
        elif tag in ("fw", "lb") or not "".join(node.itertext()).strip():
            pass  # furniture of the printed page
        elif tag not in ("ab", "p", *_OTHER_BLOCKS):
            record.lost[f"<{tag}> between turns"] += 1
        elif blocks := self._reader.blocks(node):
            record.add_turn(self._sitting, Turn("", blocks, passage=True, footnotes=self._reader.take_footnotes()), level)
            record.carried["narrative, as passages"] += 1
            record.carried["paragraphs of passages"] += len(blocks)

    def _turn(self, utterance: etree._Element) -> Turn:
        record = self._record
        by, name = self._speaker((utterance.get("who") or "").split())
        designation = plain(self._designation) if self._designation is not None else ""
        self._designation = None
        turn = Turn(escaped(designation or name), [], by, chair="#chair" in utterance.get("ana", "").split())
        turn.time = _time(utterance)
        turn.recording = _recording(record, utterance)
        record.carried["times of day"] += bool(turn.time)
        for child in utterance:
            tag = _tag(child)
            if tag in ("seg", "p", *_OTHER_BLOCKS):
                address = _recording(record, child)
                if address and address != turn.recording:
                    spoken_paragraphs = [words for words in turn.paragraphs if not _ALONE.fullmatch(words)]
                    turn.paragraph_recordings[len(spoken_paragraphs) + 1] = address
                blocks = self._reader.blocks(child)
                turn.paragraphs += blocks
                record.carried["paragraphs"] += len(blocks)
            elif tag in ("media", "ref") and _address(child):
                turn.recording = turn.recording or _recording(record, child)
            elif tag in _INCIDENT_TAGS:
                turn.paragraphs.append(_incident(record, child))
            elif tag == "pb":
                self._reader.begin_page(child.get("n"))
            elif "".join(child.itertext()).strip():
                record.lost[f"<{tag}> in a turn"] += 1
        turn.footnotes = self._reader.take_footnotes()
        record.count_turn(turn)
        return turn

    def _speaker(self, keys: Sequence[str]) -> tuple[str | None, str]:
        """Return the id of the speaker of a turn and the name; None and nothing where nobody is named."""
        if not keys:
            return None, ""
        key = keys[0].removeprefix("#")
        self._record.lost["further speakers of a turn"] += len(keys) - 1
        if (person := self._people.get(key)) is None:
            name = key.replace("_", " ")
            self._record.lost["speakers of whom the file has no name: their id stands for it"] += key not in self._record.people
            return self._record.person(key, name), name
        id = self._record.person(key, person.name, person.sort, person.family)
        self._sitting.organisations.setdefault(id, [self._organisation(key) for key in self._keys_on_the_day(person)])
        return id, person.name

    def _keys_on_the_day(self, person: TeiPerson) -> list[str]:
        """Return the keys of the organisations to which a person belonged on the day of the sitting, without those of everybody."""
        belonged = dict.fromkeys(affiliation.organisation for affiliation in person.affiliations if affiliation.holds_on(str(self._sitting.date or "")))
        return [key for key in belonged if key in self._organisations and not self._organisations[key].of_everybody]

    def _organisation(self, key: str) -> str:
        return self._record.organisation(key, self._organisations[key].name, self._organisations[key].kind)

    def _between(self, node: etree._Element) -> None:
        """Put an incident behind the last turn; before the first one of a sitting or part it is a passage."""
        if turn := self._sitting.last_turn:
            turn.paragraphs.append(_incident(self._record, node))
        elif words := plain(node):
            self._sitting.turns.append(Turn("", [escaped(words)], passage=True))
            self._record.carried["notes before a first turn, as passages"] += 1

    def _end_designation(self) -> None:
        """Keep a designation behind which no turn stands."""
        if self._designation is not None:
            self._between(self._designation)
        self._designation = None


def _blocks(parent: etree._Element, title: str, level: int = 0) -> Iterator[tuple[int, etree._Element]]:
    """Yield what stands in the divisions of a text, in order, each with the number of divisions around it that have a heading besides the title."""
    for child in parent:
        if child.tag == f"{_TEI}div":
            head = child.find(f"{_TEI}head")
            yield from _blocks(child, title, level + (head is not None and plain(head) != title))
        elif isinstance(child.tag, str):
            yield level, child


def _time(utterance: etree._Element) -> str:
    """Return the time of day at which a turn begins: that of the point of the timeline that it names, or its own."""
    start = utterance.get("start") or ""
    points = utterance.getroottree().iter(f"{_TEI}when") if start.startswith("#") else ()
    absolute = next((point.get("absolute", "") for point in points if point.get(XML_ID) == start[1:]), start)
    match = re.search(r"(?:^|T)(([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)", absolute)
    return match[1] if match else ""


def _address(node: etree._Element) -> str:
    return next((value for name in ("source", "url", "target") if (value := node.get(name) or "").startswith(("https://", "http://"))), "")


def _recording(record: Imported, node: etree._Element) -> str:
    """Return the address of the recording of a turn or paragraph; one that an address may not be is counted as lost."""
    address = _address(node)
    if address and not re.fullmatch(r"https?://[^\s<>\"'()`\\@/?#,{}]+(?:[/?#][^\s<>\"'()`\\,{}]*)?", address):
        record.lost["addresses of recordings that hold brackets, quotes or commas"] += 1
        return ""
    if address:
        record.carried["links into recordings"] += 1
    return address


def _is_incident(node: etree._Element) -> bool:
    """Return whether an element tells what happened: a note at the foot of the page does not."""
    return _tag(node) in _INCIDENT_TAGS and not (node.get("place") in ("bottom", "foot", "end") or node.get("type") == "footnote")


def _incident(record: Imported, node: etree._Element) -> str:
    kind = _KINDS.get(node.get("type", ""), {"kinesic": "gesture", "vocal": "noise", "incident": "action"}.get(_tag(node), "comment"))
    words = plain(node) or node.get("type", "") or node.get("reason", "") or _tag(node)
    record.carried[f"incidents: {kind}"] += 1
    return incident(kind, words)
