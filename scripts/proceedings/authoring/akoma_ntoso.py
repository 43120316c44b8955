"""The importer of Akoma Ntoso debates (OASIS, 2018): speeches, questions and answers with their speakers.

A `speech`, `question` or `answer` is a turn, `from` its heading, a `p` a paragraph. `remark` and `scene` are incidents. A section with a
`heading` is a part. A `narrative` and a `summary` become passages. Names come from the `TLCPerson` elements.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lxml import etree

from proceedings.authoring.imported import Imported, Sitting, Turn, escaped, escaped_part, incident

_TURNS = ("speech", "question", "answer")
_PASSAGES = ("heading", "subheading", "narrative", "summary", "other", "adjournment", "num")
_SKIPPED = ("meta", "preface", "coverPage", "attachments", "components")
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def _tag(node: etree._Element) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def is_akoma_ntoso(root: etree._Element) -> bool:
    """Return whether a document is Akoma Ntoso, in any of its versions."""
    return _tag(root) == "akomaNtoso"


def read(roots: list[etree._Element]) -> Imported:
    """Return the record that the documents hold, one sitting for each document."""
    language = next((language_code for root in roots for node in root.iter() if (language_code := node.get(_XML_LANGUAGE) or _work_language(node))), "en")
    record = Imported("", language.partition("-")[0], language)
    for root in roots:
        _sitting(record, root)
    record.name = record.sittings[0].title if record.sittings else "Record"
    return record


def _work_language(node: etree._Element) -> str:
    """Return the ISO 639-1 code of a language of the metadata: that has an ISO 639-2 code, which babel knows."""
    from babel import Locale, UnknownLocaleError

    if _tag(node) != "FRBRlanguage":
        return ""
    try:
        return str(Locale.parse(node.get("language", "")).language)[:2]
    except (UnknownLocaleError, ValueError):
        return ""


def _sitting(record: Imported, root: etree._Element) -> None:
    names = {node.get("eId") or node.get("id") or "": node.get("showAs", "") for node in root.iter() if _tag(node) == "TLCPerson"}
    dates = [node.get("date", "")[:10] for node in root.iter() if _tag(node) in ("docDate", "FRBRdate")]
    days = [dt.date.fromisoformat(date) for date in dates if len(date) == 10]
    titles = [" ".join("".join(node.itertext()).split()) for node in root.iter() if _tag(node) == "docTitle"]
    number = len(record.sittings) + 1
    sitting = Sitting(f"sitting-{number}", next(filter(None, titles), f"Sitting {number}"), days[0] if days else None)
    record.sittings.append(sitting)
    for level, node in _blocks(root, sitting.title):
        _block(record, sitting, level, node, names)


def _blocks(parent: etree._Element, title: str, level: int = 0) -> Iterator[tuple[int, etree._Element]]:
    """Yield headings, turns, passages and scenes in order, each with the number of sections around it that have a heading besides the title."""
    for child in parent:
        tag = _tag(child)
        if tag == "num" and parent.find("{*}heading") is not None:
            continue  # it stands before the words of the heading
        if tag in _TURNS or tag in _PASSAGES or tag == "scene" or (not len(child) and tag != "speechGroup"):
            yield level, child
        elif tag not in _SKIPPED:
            heading = child.find("{*}heading") if tag != "speechGroup" else None
            yield from _blocks(child, title, level + (heading is not None and _heading_words(heading) != title))


def _heading_words(heading: etree._Element) -> str:
    """Return the words of a heading, with the number of its section before them."""
    parent = heading.getparent()
    numbers = [] if parent is None else ["".join(number.itertext()) for number in parent.findall("{*}num")]
    return " ".join(" ".join([*numbers, "".join(heading.itertext())]).split())


def _block(record: Imported, sitting: Sitting, level: int, node: etree._Element, names: dict[str, str]) -> None:
    tag = _tag(node)
    words = " ".join("".join(node.itertext()).split())
    if tag in _TURNS:
        record.add_turn(sitting, _turn(record, node, names), level)
    elif tag == "heading":
        record.begin_part(sitting, _heading_words(node), level)
    elif tag == "scene" and words and (turn := sitting.last_turn):
        turn.paragraphs.append(incident("action", words))
        record.carried["incidents: action"] += 1
    elif words:
        record.add_turn(sitting, Turn("", [_paragraph(record, node)], passage=True), level)
        record.carried["narrative, as passages"] += 1


def _turn(record: Imported, node: etree._Element, names: dict[str, str]) -> Turn:
    key = (node.get("by") or "").removeprefix("#")
    name = names.get(key, "")
    by = record.person(key, name) if name else None
    turn = Turn(escaped(name), [], by)
    for child in node:
        tag = _tag(child)
        if tag == "from":
            turn.heading = escaped("".join(child.itertext())) or turn.heading
        elif tag in ("scene", "remark"):
            turn.paragraphs.append(incident("action", "".join(child.itertext())))
            record.carried["incidents: action"] += 1
        elif "".join(child.itertext()).strip():
            turn.paragraphs.append(_paragraph(record, child))
            record.carried["paragraphs"] += 1
    record.count_turn(turn)
    return turn


def _paragraph(record: Imported, node: etree._Element) -> str:
    parts = [escaped_part(node.text)]
    for child in node:
        tag = _tag(child)
        if tag == "remark":
            parts.append(f" {incident('comment', ''.join(child.itertext()))} ")
            record.carried["incidents: comment"] += 1
        elif tag == "eop":
            record.carried["printed pages"] += 1
            parts.append(f"{{p{child.get('number')}}}" if (child.get("number") or "").isdigit() else "")
        else:
            parts.append(escaped_part("".join(child.itertext())))
            record.lost[f"<{tag}> inside a paragraph: its words are kept, its markup is not"] += 1
        parts.append(escaped_part(child.tail))
    return " ".join("".join(parts).split())
