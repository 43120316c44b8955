"""The importer of Akoma Ntoso debates (OASIS, 2018): speeches, questions and answers with their speakers.

A `speech`, `question` or `answer` is a turn, `from` its heading. A section with a `heading` is a part. `remark` and `scene` are incidents.
What stands between the turns, such as a `narrative`, a `rollCall` or the preface, becomes passages. Names come from `TLCPerson` elements.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from lxml import etree

from proceedings.authoring.imported import Imported, Sitting, Turn
from proceedings.authoring.markup import XML_LANGUAGE, MarkupReader, plain, tag
from proceedings.authoring.notation import escaped, incident
from proceedings.languages.labels import Labels
from proceedings.syntax.inline import INCIDENTS

_TURNS = {"speech", "question", "answer"}
_STRUCTURE = {*_TURNS, "heading", "scene"}  # what holds one of these is no passage
_NOBODY = {"", "nobody", "unknown", "unattributed", "unnamed"}  # the schema wants an id where nobody is named
_SKIPPED = {"meta", "docTitle", "heading"}
_KINDS = {"sceneDescription": "action", "phenomenon": "noise", "voting": "vote"}  # the types of remarks in the schema


def is_akoma_ntoso(root: etree._Element) -> bool:
    """Return whether a document is Akoma Ntoso, in any of its versions."""
    return tag(root) == "akomaNtoso"


def read(roots: list[etree._Element]) -> Imported:
    """Return the record that the documents hold, one sitting for each document. Raises ValueError where one is no debate."""
    language = next((code for root in roots for node in root.iter() if (code := node.get(XML_LANGUAGE) or _work_language(node))), "en")
    record = Imported("", language.partition("-")[0], language, "sitting")
    record.country = next((node.get("value") or "" for root in roots for node in root.iter() if tag(node) == "FRBRcountry"), "")
    for root in roots:
        debate = next((child for child in root if tag(child) in ("debate", "debateReport")), None)
        if debate is None:
            raise ValueError(f"A document of Akoma Ntoso is no debate but {', '.join(filter(None, map(tag, root))) or 'empty'}.")
        _Debate(record, debate).read()
    record.name = record.sittings[0].title if record.sittings else "Record"
    return record


def _work_language(node: etree._Element) -> str:
    """Return the ISO 639-1 code of a language of the metadata, which has an ISO 639-2 code; babel knows both."""
    from babel import Locale, UnknownLocaleError

    if tag(node) != "FRBRlanguage":
        return ""
    try:
        return str(Locale.parse(node.get("language", "")).language)[:2]
    except (UnknownLocaleError, ValueError):
        return ""


class _Debate:
    """Reads one document into one sitting of the record."""

    def __init__(self, record: Imported, debate: etree._Element) -> None:
        elements = list(debate.iter())
        dates = [node.get("date", "")[:10] for name in ("docDate", "FRBRdate") for node in elements if tag(node) == name]
        days = [dt.date.fromisoformat(date) for date in dates if re.fullmatch(r"\d{4}-\d{2}-\d{2}", date)]
        number = len(record.sittings) + 1
        titles = [words for node in elements if tag(node) == "docTitle" and (words := plain(node))]
        self._record = record
        self._debate = debate
        day = days[0] if days else None
        title = next(iter(titles), "") or _only_heading(debate) or (Labels(record.language, {}).date(day) if day else f"Sitting {number}")
        self._sitting = Sitting(f"sitting-{number}", title, day)
        record.sittings.append(self._sitting)
        # Documents of older versions have `id` for `eId`, or nothing but the address.
        self._names = {key: node.get("showAs", "") for node in elements if tag(node) == "TLCPerson" for key in _keys(node)}
        self._roles = {key: node.get("showAs", "") for node in elements if tag(node) in ("TLCRole", "TLCOrganization") for key in _keys(node)}
        # Whom this program calls moderator or speaker has no post.
        self._without_post = {key for node in elements if tag(node) == "TLCRole" for key in _keys(node) if node.get("href") == f"/akn/ontology/role/{key}"}
        notes = {key: node for node in elements if tag(node) == "note" for key in _keys(node)}
        self._reader = MarkupReader(record, self._sitting, self._incident, notes)
        self._in_part_of_turn = False
        self._passage: Turn | None = None  # what stands between two turns is one passage

    def read(self) -> None:
        """Read the parts of the document in their order."""
        for child in self._debate:
            if tag(child) in ("coverPage", "preface", "debateBody", "conclusions"):
                self._section(child, 0)
            elif tag(child) in ("attachments", "components"):
                self._record.lost["attachments"] += 1

    def _section(self, section: etree._Element, level: int) -> None:
        """Read what stands in a section, which stands in a number of parts."""
        heading = section.find("{*}heading")
        if heading is not None:
            words = _heading_words(heading)
            level += words != self._sitting.title
            self._passage = None
            self._in_part_of_turn = False
            self._record.begin_part(self._sitting, words, level)
        for child in section:
            name = tag(child)
            if name in _SKIPPED or (name == "num" and heading is not None) or plain(child) == self._sitting.title:
                continue
            if name in _TURNS:
                level += self._begin_part_of_turn(child, level)
                self._turn(child, level)
            elif name == "scene":
                self._scene(child, level)
            elif any(tag(node) in _STRUCTURE for node in child.iter()):
                self._section(child, level)
            else:
                self._loose(self._reader.blocks(child), level)
            self._loose([escaped(child.tail)] if (child.tail or "").strip() else [], level)

    def _loose(self, blocks: list[str], level: int) -> None:
        """Add blocks that nobody spoke to the passage that they go on with."""
        if not blocks:
            return
        if self._passage is None:
            self._passage = Turn("", [], passage=True)
            self._record.add_turn(self._sitting, self._passage, level)
            self._record.carried["narrative, as passages"] += 1
        self._passage.paragraphs += blocks
        self._passage.footnotes += self._reader.take_footnotes()
        self._record.carried["paragraphs of passages"] += len(blocks)

    def _scene(self, node: etree._Element, level: int) -> None:
        """Read what happened between two turns; before the first one of a part it is a passage."""
        if not (words := plain(node)):
            return
        if turn := self._passage or self._sitting.last_turn:
            turn.paragraphs.append(incident("action", words))
            self._record.carried["incidents: action"] += 1
        else:
            self._loose([escaped(words)], level)

    def _begin_part_of_turn(self, node: etree._Element, level: int) -> bool:
        """Begin the part of which the heading stands in a turn, such as a question; return whether it is inside the part of the section."""
        heading = node.find("{*}heading")
        if heading is None:
            return False
        inside = not self._in_part_of_turn
        self._in_part_of_turn = True
        self._record.begin_part(self._sitting, _heading_words(heading), level + inside)
        return inside

    def _turn(self, node: etree._Element, level: int) -> None:
        self._passage = None
        designation = node.find("{*}from")
        printed = plain(designation) if designation is not None else ""
        by, name = self._speaker(node, printed)
        turn = Turn(escaped(printed or name), [], by, chair=(node.get("as") == "#moderator"), time=_time(node))
        for child in node:
            if child is designation or tag(child) == "heading":
                continue
            blocks = [mark] if (mark := self._incident(child)) else self._reader.blocks(child)
            turn.paragraphs += blocks
            self._record.carried["paragraphs"] += len(blocks) if mark is None else 0
        turn.footnotes += self._reader.take_footnotes()
        if tag(node) != "speech":
            self._record.carried[f"{tag(node)}s, as speeches"] += 1
        self._record.carried["times of day"] += bool(turn.time)
        self._record.add_turn(self._sitting, turn, level)
        self._record.count_turn(turn)

    def _speaker(self, node: etree._Element, printed: str) -> tuple[str | None, str]:
        """Return the id of the speaker of a turn and the name, or None and the designation where nobody is named."""
        key = (node.get("by") or "").removeprefix("#")
        role_key = (node.get("as") or "").removeprefix("#")
        role = "" if role_key in self._without_post else self._roles.get(role_key, "")
        if name := self._names.get(key):
            id = self._record.person(key, name)
            if role and role != name:
                self._sitting.posts.setdefault(id, role)
            return id, name
        if key in self._roles or key.casefold() in _NOBODY:
            return None, "" if key.casefold() in _NOBODY else self._roles[key]
        name = printed or key.replace("-", " ").replace("_", " ").strip()
        self._record.lost["speakers of whom the file has no name: what is printed before their words, or their id, stands for it"] += (
            key not in self._record.people
        )
        return self._record.person(key, name), name

    def _incident(self, node: etree._Element) -> str | None:
        if tag(node) not in ("remark", "scene") or not plain(node):
            return None
        named = node.get("class") or ""  # as this program writes it
        kind = named if named in INCIDENTS else _KINDS.get(node.get("type", ""), "comment") if tag(node) == "remark" else "action"
        self._record.carried[f"incidents: {kind}"] += 1
        return incident(kind, plain(node))


def _only_heading(debate: etree._Element) -> str:
    """Return the heading of the section that holds the whole body of a debate; empty where none does."""
    sections = [section for body in debate if tag(body) == "debateBody" for section in body if tag(section)]
    heading = sections[0].find("{*}heading") if len(sections) == 1 else None
    return plain(heading) if heading is not None else ""


def _keys(node: etree._Element) -> Iterator[str]:
    """Yield the ids by which an element is referred to: its own, or the last part of its address."""
    ids = [id for name in ("eId", "id") if (id := node.get(name))]
    yield from ids or [(node.get("href") or "").rstrip("/").rpartition("/")[2]]


def _heading_words(heading: etree._Element) -> str:
    """Return the words of a heading, with the number of its section before them."""
    parent = heading.getparent()
    numbers = [] if parent is None else [plain(number) for number in parent.findall("{*}num")]
    return " ".join([*filter(None, numbers), plain(heading)]).strip()


def _time(node: etree._Element) -> str:
    match = re.search(r"T(([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)", node.get("startTime") or "")
    return match[1] if match else ""
