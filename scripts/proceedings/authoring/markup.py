"""The content of elements of TEI and Akoma Ntoso as blocks in the notation of content files.

Both call most things by other names, and none by the same name for another thing: one reader serves both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy

from lxml import etree

from proceedings.authoring import notation
from proceedings.authoring.imported import Imported, Sitting
from proceedings.authoring.notation import escaped, escaped_part
from proceedings.syntax.inline import LANGUAGE_TAG

_XML = "{http://www.w3.org/XML/1998/namespace}"
XML_ID, XML_LANGUAGE = f"{_XML}id", f"{_XML}lang"
_LISTS = {"ul", "ol", "list", "blockList"}
_ITEMS = {"li", "item", "listIntroduction", "listWrapUp"}
_TABLES = {"table"}
_ROWS = {"tr", "row"}
_CELLS = {"td", "th", "cell"}
_QUOTATIONS = {"quote", "quotedStructure", "embeddedStructure"}
_BLOCKS = {"toc", "p", "block", "lg", "l", "head", "heading", "subheading", "caption", "seg", "content", "container", "tblock", *_LISTS, *_ITEMS, *_TABLES}
_EMPHASIS = {"i", "b", "em", "strong", "hi", "emph", "title"}
_INSIDE = {"authorialNote", "remark", "note", "kinesic", "vocal", "incident", "gap"}
_PAGES = {"pb": "n", "eop": "number"}
_MOST_PAGES_PASSED_OVER = 50
_LINE_BREAKS = {"br"}
_SPACES = {"eol", "lb"}
_WORDS_ALONE = {"s", "w", "pc", "name", "num", "foreign", "from"}  # they say nothing that the words do not


def tag(node: etree._Element | None) -> str:
    """Return the name of an element without its namespace; empty for an entity that is not resolved, and for none."""
    return node.tag.rpartition("}")[2] if node is not None and isinstance(node.tag, str) else ""


def plain(node: etree._Element) -> str:
    """Return the words of an element on one line."""
    return notation.one_line("".join(node.itertext()))


class MarkupReader:
    """Reads the content of elements of one sitting.

    `incident` returns the mark of an element that tells what happened, and None for all others. `notes` has the footnotes by their ids.
    """

    def __init__(
        self, record: Imported, sitting: Sitting, incident: Callable[[etree._Element], str | None], notes: Mapping[str, etree._Element] | None = None
    ) -> None:
        self._record = record
        self._sitting = sitting
        self._incident = incident
        self._notes = notes or {}
        self._labels: set[str] = set()
        self._footnotes: list[str] = []

    def blocks(self, node: etree._Element) -> list[str]:
        """Return the blocks that an element holds: paragraphs, lists, tables, verse and quotations."""
        name = tag(node)
        if name in _LISTS:
            return self._list(node)
        if name in _TABLES:
            return self._table(node)
        if name == "lg":
            return self._verse(node)
        if name == "block" and node.get("name") in ("verse", "quotation"):
            return self._named_block(node)
        if name == "toc":
            self._record.lost["tables of contents: the site makes its own"] += 1
            return []
        blocks: list[str] = []
        inline = [escaped_part(node.text)]
        for child in node:
            if _holds_blocks(child):
                blocks += notation.paragraphs("".join(inline))
                is_stanza = tag(child) == "lg" and tag(child.getprevious()) == "lg" and not notation.one_line("".join(inline))
                inner = self.blocks(child)
                blocks += [notation.stanzas([blocks.pop(), *inner])] if is_stanza else inner
                inline = []
            else:
                inline.append(self._inline(child))
            inline.append(_tail(child))
        blocks += notation.paragraphs("".join(inline))
        if name in _QUOTATIONS and blocks:
            blocks = notation.quotation(blocks)
            self._record.carried["quotations"] += 1
        return self._with_page(blocks)

    def take_footnotes(self) -> list[str]:
        """Return the footnotes that were called since the last time, as blocks."""
        footnotes, self._footnotes = self._footnotes, []
        return footnotes

    def begin_page(self, number: str | None) -> None:
        """Note that a page begins between two paragraphs; the next one gets its mark."""
        self._sitting.page_mark += self._page(number)

    def finish(self) -> None:
        """Count what nothing followed: the page that began behind the last words."""
        if self._sitting.page_mark:
            self._record.carried["printed pages"] -= self._sitting.page_mark.count("{")
            self._record.lost["printed pages that begin behind the last words"] += self._sitting.page_mark.count("{")

    def _with_page(self, blocks: list[str]) -> list[str]:
        """Return blocks with the mark of a page that began before them, if there are words that can hold it."""
        if self._sitting.page_mark and blocks and not blocks[0].startswith(("|", "-", ">", "1. ")):
            blocks[0] = self._sitting.page_mark + blocks[0]
            self._sitting.page_mark = ""
        return blocks

    def _inline(self, node: etree._Element) -> str:
        """Return an element inside a paragraph; a line break is a line break."""
        name = tag(node)
        if not name:
            return ""
        if (mark := self._incident(node)) is not None:
            return f" {mark} "
        if name in _PAGES:
            return self._page(node.get(_PAGES[name]))
        if name in _LINE_BREAKS:
            return "\n"
        if name in _SPACES:
            return "\n" if tag(node.getparent()) == "block" else " "
        if name in ("noteRef", "authorialNote", "note"):
            return self._footnote(node)
        if name == "ruby" or node.get("name") == "ruby":
            return self._ruby(node)
        if name == "figDesc":  # what an image shows is no text of the record
            return ""
        if name in ("img", "graphic"):
            self._record.lost["images: put their files beside the session, and write them as images"] += 1
            return ""
        words = escaped_part(node.text) + "".join(self._inline(child) + _tail(child) for child in node)
        return self._marked(node, words)

    def _marked(self, node: etree._Element, words: str) -> str:
        """Return the words of an element with the mark that says what it says of them; else count that its markup is not kept."""
        name, language = tag(node), node.get(XML_LANGUAGE) or ""
        if not words.strip():
            return words
        if re.fullmatch(LANGUAGE_TAG, language) and language.partition("-")[0] != self._record.language and notation.LANGUAGE_MARK.fullmatch(words):
            self._record.carried["words in other languages"] += 1
            return words.replace(words.strip(), f"{{{language}: {words.strip()}}}")
        if name in _EMPHASIS and "{" not in words:
            self._record.carried["emphasis"] += 1
            return notation.emphasis(words)
        if name not in _WORDS_ALONE:
            self._record.lost[f"<{name}> inside a paragraph: its words are kept, its markup is not"] += 1
        return words

    def _ruby(self, node: etree._Element) -> str:
        """Return words with their reading (TEI Guidelines, 3.4.2)."""
        base, reading = (" ".join(plain(child) for child in node if tag(child) == name) for name in ("rb", "rt"))
        if tag(node) != "ruby":  # as this program writes it in Akoma Ntoso, which has no ruby
            base, reading = plain(node), node.get("title") or ""
        self._record.carried["ruby"] += 1
        return f"{{{escaped(base)}|{escaped(reading)}}}" if base and reading else escaped(base or reading)

    def _page(self, number: str | None) -> str:
        """Return the mark of a page. Pages that the file passes over are marked at the same place, since marks follow one another."""
        page, last = int(number) if number and number.isdigit() else 0, self._sitting.last_page
        if not page or (last and not last < page <= last + _MOST_PAGES_PASSED_OVER):
            self._record.lost["marks of printed pages without a number that follows"] += 1
            return ""
        self._sitting.last_page = page
        pages = range(last + 1 if last else page, page + 1)
        self._record.carried["printed pages"] += 1
        self._record.lost["printed pages of which the file does not say where they begin: they are marked where the next one begins"] += len(pages) - 1
        return "".join(f"{{p{passed}}}" for passed in pages)

    def _footnote(self, node: etree._Element) -> str:
        """Return the call of a footnote, and keep the footnote; its number is the printed one where that is free."""
        note = node if tag(node) != "noteRef" else self._notes.get((node.get("href") or "").removeprefix("#"))
        words = " ".join(self.blocks(note)) if note is not None else ""
        if not words.strip():
            self._record.lost["calls of footnotes that are not in the file"] += 1
            return ""
        marker = node.get("marker") or node.get("n") or ""
        label = marker if re.fullmatch(r"[0-9]{1,4}", marker) and marker not in self._labels else str(len(self._labels) + 1)
        while label in self._labels:
            label = str(int(label) + 1)
        self._labels.add(label)
        self._footnotes.append(f"[^{label}]: {notation.one_line(words)}")
        self._record.carried["footnotes"] += 1
        return f"[^{label}]"

    def _list(self, node: etree._Element) -> list[str]:
        """Return a list, with what stands in it before and behind its items as paragraphs."""
        before: list[str] = []
        items: list[str] = []
        behind: list[str] = []
        for child in node:
            name = tag(child)
            if name in ("head", "listIntroduction"):
                before += self.blocks(child)
            elif name == "listWrapUp":
                behind += self.blocks(child)
            elif name in _LISTS:
                items += self._items_of_inner_list(child)
            elif name in _PAGES:
                self.begin_page(child.get(_PAGES[name]))
            elif name:
                items += self._items(child)
        if not items:
            return [*before, *behind]
        self._record.carried["lists"] += 1
        numbered = tag(node) == "ol" or node.get("rend") in ("numbered", "ordered") or node.get("type") in ("ordered", "numbered")
        return [*before, notation.list_block(items, numbered=numbered), *behind]

    def _items(self, item: etree._Element) -> Iterator[str]:
        """Yield the words of an item, then those of the items of a list inside it."""
        outer = deepcopy(item)
        for child in [child for child in outer if tag(child) in _LISTS]:
            child.clear(keep_tail=True)
            child.tag = "s"
        words = " ".join(" ".join(line.removeprefix("| ") for line in block.split("\n")) for block in self.blocks(outer))
        if words:
            yield words
        for child in item:
            if tag(child) in _LISTS:
                yield from self._items_of_inner_list(child)

    def _items_of_inner_list(self, node: etree._Element) -> Iterator[str]:
        self._record.lost["lists inside lists: their items follow the item in which they stand"] += 1
        for child in node:
            yield from self._items(child)

    def _table(self, node: etree._Element) -> list[str]:
        """Return a table, with its caption as a paragraph before it."""
        before = [block for child in node if tag(child) in ("caption", "head") for block in self.blocks(child)]
        blocks = notation.table_blocks([list(self._cells(row)) for row in node.iter() if tag(row) in _ROWS])
        self._record.carried["tables"] += any("\n" in block for block in blocks)
        return [*before, *blocks]

    def _cells(self, row: etree._Element) -> Iterator[str]:
        """Yield the words of the cells of a row; behind a cell that reaches over several columns, empty ones."""
        for cell in row:
            if tag(cell) not in _CELLS:
                continue
            yield " ".join(" ".join(block.split("\n")) for block in self.blocks(cell))
            span = cell.get("colspan") or cell.get("cols") or "1"
            yield from [""] * (int(span) - 1 if span.isdigit() else 0)
            if (cell.get("rowspan") or cell.get("rows") or "1") != "1":
                self._record.lost["cells of a table that reach over several rows: they stand in the first"] += 1

    def _named_block(self, node: etree._Element) -> list[str]:
        """Return verse or a quotation as this program writes it in Akoma Ntoso: lines or paragraphs between `eol`, and two between stanzas."""
        lines = [notation.one_line(line) for line in self._inline(node).split("\n")]
        is_verse = node.get("name") == "verse"
        self._record.carried["verse" if is_verse else "quotations"] += 1
        return self._with_page([notation.verse(lines)] if is_verse else notation.quotation(list(filter(None, lines))))

    def _verse(self, node: etree._Element) -> list[str]:
        """Return verse; groups of lines inside it are stanzas."""
        stanzas = [child for child in node if tag(child) == "lg"] or [node]
        lines: list[str] = []
        for stanza in stanzas:
            lines += [""] if lines else []
            lines += [notation.one_line(" ".join(self.blocks(line))) for line in stanza if tag(line) == "l"]
        self._record.carried["verse"] += 1
        return [notation.verse(lines)] if any(lines) else []


def _holds_blocks(node: etree._Element) -> bool:
    """Return whether an element is a block or holds one. What happened, and a footnote, stand inside a paragraph whatever they hold."""
    name = tag(node)
    return name in _BLOCKS or (name not in _INSIDE and any(_holds_blocks(child) for child in node))


def _tail(node: etree._Element) -> str:
    """Return the words behind an element; between annotated words that are joined there are none."""
    tail = node.tail or ""
    return "" if node.get("join") in ("right", "both") and not tail.strip() else escaped_part(tail)
