#!/usr/bin/env bash
# EbookLib puts footnotes into the list of printed pages, when it reads a book and writes it again.
#
# Expected: the page list of a book holds its page breaks, with the numbers that the book's own list has (EPUB 3.3, 7.4.4, page-list nav). A
#   book that is read and written keeps it.
# Happens (EbookLib 0.20): the list is made anew. Every element with an id and an epub:type stands in it, footnotes with their words too; a page
#   whose mark has no aria-label is called after its id, "page-22", whatever the old list said.
# Hurt: whoever cites pages from an electronic edition: "go to page 21" finds nothing, and notes stand between pages.
# Instead: change the package document inside the ZIP file by itself, or set `pages` of each EpubHtml before writing.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq EbookLib==0.20
venv/bin/python -W ignore - <<'EOF'
import re
import sys
import zipfile
from importlib.metadata import version

from ebooklib import epub

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"""
PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:identifier id="id">urn:x:1</dc:identifier><dc:title>Proceedings</dc:title><dc:language>en</dc:language>
    <meta property="dcterms:modified">2031-01-01T00:00:00Z</meta>
  </metadata>
  <manifest>
    <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
    <item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
  </manifest>
  <spine><itemref idref="one"/></spine>
</package>"""
PAGE = """<?xml version="1.0"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>T</title></head><body>%s</body></html>"""
NAVIGATION = (
    '<nav epub:type="toc"><ol><li><a href="one.xhtml">One</a></li></ol></nav>'
    '<nav epub:type="page-list"><ol><li><a href="one.xhtml#page-21">21</a></li><li><a href="one.xhtml#page-22">22</a></li></ol></nav>'
)
TEXT = (
    '<p>Words<span epub:type="pagebreak" id="page-21" role="doc-pagebreak" aria-label="21"/> go on.<a epub:type="noteref" href="#note-1">1</a></p>'
    '<p><span epub:type="pagebreak" id="page-22" role="doc-pagebreak"/>More words.</p>'
    '<aside epub:type="footnote" id="note-1">As she said later.</aside>'
)
with zipfile.ZipFile("book.epub", "w") as book:
    book.writestr("mimetype", "application/epub+zip")
    book.writestr("META-INF/container.xml", CONTAINER)
    book.writestr("EPUB/book.opf", PACKAGE)
    book.writestr("EPUB/nav.xhtml", PAGE % NAVIGATION)
    book.writestr("EPUB/one.xhtml", PAGE % TEXT)
epub.write_epub("again.epub", epub.read_epub("book.epub"))


def pages(book: str) -> list[tuple[str, str]]:
    """Return the places and the names of the list of pages."""
    with zipfile.ZipFile(book) as opened:
        written = opened.read("EPUB/nav.xhtml").decode()
    return re.findall(r'<a href="one\.xhtml#(.*?)">(.*?)</a>', written.partition("page-list")[2])


print("EbookLib", version("EbookLib"))
before, after = pages("book.epub"), pages("again.epub")
print("before:", before)
print("after:", after)
sys.exit(before != [("page-21", "21"), ("page-22", "22")] or after != [("page-21", "21"), ("page-22", "page-22"), ("note-1", "As she said later.")])
EOF
