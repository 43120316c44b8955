"""The importer of ParlaMint, the TEI of parliamentary debates (clarin-eric.github.io/ParlaMint, sections on speeches and on comments).

A `u` is a turn, a `seg` a paragraph. `note`, `kinesic`, `vocal` and `incident` are incidents, inside a paragraph or behind it. A `div`
with a `head` is a part, an `ab` a passage. Names come from the `person` elements of whatever files are given: the corpus root or its list of persons.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from lxml import etree

from proceedings.authoring.imported import Imported, Sitting, Turn, escaped, escaped_part, incident

_TEI = "{http://www.tei-c.org/ns/1.0}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_ALONE = re.compile(r"\{[a-z]+: [^{}]*\}")  # an incident that stands alone is no paragraph
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
    language = next((text.get(f"{_XML}lang", "") for text in texts), "") or "en"
    record = Imported(_title(texts[0]) if texts else "Record", language.partition("-")[0], language)
    names = dict(pair for root in roots for pair in _persons(root))
    for text in sorted(texts, key=lambda text: (str(_date(text)), text.get(f"{_XML}id", ""))):
        _sitting(record, text, names)
    return record


def _title(text: etree._Element) -> str:
    titles = [title for title in text.iter(f"{_TEI}title") if title.get("type") == "main"] or list(text.iter(f"{_TEI}title"))
    return " ".join("".join(titles[0].itertext()).split()) if titles else "Sitting"


def _date(text: etree._Element) -> dt.date | None:
    for setting in (*text.iter(f"{_TEI}settingDesc"), *text.iter(f"{_TEI}bibl")):
        for date in setting.iter(f"{_TEI}date"):
            if match := re.match(r"\d{4}-\d{2}-\d{2}", date.get("when", "")):
                return dt.date.fromisoformat(match[0])
    return None


def _persons(root: etree._Element) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the id of each person with the name, and the name by which they are sorted."""
    for person in root.iter(f"{_TEI}person"):
        name = person.find(f"{_TEI}persName")
        if name is None:
            continue
        forenames, surnames = ([" ".join((part.text or "").split()) for part in name.iter(f"{_TEI}{tag}")] for tag in ("forename", "surname"))
        full = " ".join([*forenames, *surnames]) or " ".join("".join(name.itertext()).split())
        yield person.get(f"{_XML}id", ""), (full, " ".join([*surnames, *forenames]) or full)


def _sitting(record: Imported, text: etree._Element, names: dict[str, tuple[str, str]]) -> None:
    date = _date(text)
    number = len(record.sittings) + 1
    sitting = Sitting(f"sitting-{number}", _title(text), date)
    record.sittings.append(sitting)
    body = text.find(f"{_TEI}text/{_TEI}body")
    heading = ""
    for level, node in _blocks(body, sitting.title) if body is not None else ():
        tag = _tag(node)
        if tag == "u":
            record.add_turn(sitting, _turn(record, node, heading, names), level)
            heading = ""
        elif tag == "head":
            record.begin_part(sitting, "".join(node.itertext()), level)
        elif tag == "note" and node.get("type") == "speaker":
            heading = escaped("".join(node.itertext()))
        elif tag in _INCIDENT_TAGS:
            _between(record, sitting, node)
        elif tag in ("ab", "p"):
            segments = node.findall(f"{_TEI}seg") or [node]
            record.add_turn(sitting, Turn("", [_paragraph(record, segment) for segment in segments], passage=True), level)
            record.carried["narrative, as passages"] += 1
        elif tag not in ("pb", "lb"):
            record.lost[f"<{tag}> between turns"] += 1


def _blocks(parent: etree._Element, title: str, level: int = 0) -> Iterator[tuple[int, etree._Element]]:
    """Yield what stands in the divisions of a text, in order, each with the number of divisions around it that have a heading besides the title."""
    for child in parent:
        if child.tag == f"{_TEI}div":
            head = child.find(f"{_TEI}head")
            yield from _blocks(child, title, level + (head is not None and " ".join("".join(head.itertext()).split()) != title))
        elif isinstance(child.tag, str):
            yield level, child


def _turn(record: Imported, utterance: etree._Element, heading: str, names: dict[str, tuple[str, str]]) -> Turn:
    who = (utterance.get("who") or "").removeprefix("#")
    name, sort = names.get(who, (who.replace("_", " "), ""))
    by = record.person(who, name, sort) if who else None
    turn = Turn(heading or escaped(name), [], by, chair="#chair" in utterance.get("ana", "").split())
    turn.time = _time(utterance)
    turn.recording = _recording(record, utterance)
    if turn.time:
        record.carried["times of day"] += 1
    for child in utterance:
        tag = _tag(child)
        if tag == "seg":
            address = _recording(record, child)
            if address and address != turn.recording:
                spoken_paragraphs = [words for words in turn.paragraphs if not _ALONE.fullmatch(words)]
                turn.paragraph_recordings[len(spoken_paragraphs) + 1] = address
            turn.paragraphs.append(_paragraph(record, child))
            record.carried["paragraphs"] += 1
        elif tag in ("media", "ref") and _address(child):
            turn.recording = turn.recording or _recording(record, child)
        elif tag in _INCIDENT_TAGS:
            turn.paragraphs.append(_incident(record, child))
    record.count_turn(turn)
    return turn


def _time(utterance: etree._Element) -> str:
    """Return the time of day at which a turn begins: that of the point of the timeline that it names, or its own."""
    start = utterance.get("start") or ""
    points = utterance.getroottree().iter(f"{_TEI}when") if start.startswith("#") else ()
    absolute = next((point.get("absolute", "") for point in points if point.get(f"{_XML}id") == start[1:]), start)
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


def _paragraph(record: Imported, segment: etree._Element) -> str:
    parts = [escaped_part(segment.text)]
    for child in segment:
        tag = _tag(child)
        if tag in _INCIDENT_TAGS:
            parts.append(f" {_incident(record, child)} ")
        elif tag == "pb" and (child.get("n") or "").isdigit():
            parts.append(f"{{p{child.get('n')}}}")
            record.carried["printed pages"] += 1
        else:
            parts.append(escaped_part("".join(child.itertext()) if tag else ""))
            if tag not in ("s", "w", "pc", "name", "num", "hi", "ref"):
                record.lost[f"<{tag}> inside a paragraph: its words are kept, its markup is not"] += 1
        parts.append(escaped_part(child.tail))
    return " ".join("".join(parts).split())


def _incident(record: Imported, node: etree._Element) -> str:
    kind = _KINDS.get(node.get("type", ""), {"kinesic": "gesture", "vocal": "noise", "incident": "action"}.get(_tag(node), "comment"))
    words = " ".join("".join(node.itertext()).split()) or node.get("type", "") or node.get("reason", "") or _tag(node)
    record.carried[f"incidents: {kind}"] += 1
    return incident(kind, words)


def _between(record: Imported, sitting: Sitting, node: etree._Element) -> None:
    """Put an incident behind the last turn; before the first one of a sitting or part it is a passage."""
    if turn := sitting.last_turn:
        turn.paragraphs.append(_incident(record, node))
    else:
        sitting.turns.append(Turn("", [escaped("".join(node.itertext()))], passage=True))
        record.carried["notes before a first turn, as passages"] += 1
