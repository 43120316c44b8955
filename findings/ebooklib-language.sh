#!/usr/bin/env bash
# EbookLib says of every chapter that it is English, once it has read a book and written it again.
#
# Expected: a book that is read and written has its chapters as they were: `lang` of each document, its title, the attributes of its body. EbookLib
#   reads the languages of the package right, and writes these back.
# Happens (EbookLib 0.20): every document gets lang="en" and xml:lang="en", whatever it had and whatever the package says; its <title>, and epub:type
#   and class of its body, are gone. The navigation is made anew, in English too, with the title of the book for its own.
# Hurt: readers who are read to: a Chinese text is spoken by an English voice; archives that only wanted to correct a date in the metadata.
# Instead: give each EpubHtml its `lang` and `title` before writing, or change the package document inside the ZIP file by itself.
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
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="zh">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:identifier id="id">urn:x:1</dc:identifier><dc:title>会议记录</dc:title><dc:language>zh</dc:language>
    <meta property="dcterms:modified">2031-01-01T00:00:00Z</meta>
  </metadata>
  <manifest>
    <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
    <item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
  </manifest>
  <spine><itemref idref="one"/></spine>
</package>"""
PAGE = """<?xml version="1.0"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="zh" xml:lang="zh">
  <head><title>%s</title></head><body%s>%s</body>
</html>"""
with zipfile.ZipFile("book.epub", "w") as book:
    book.writestr("mimetype", "application/epub+zip")
    book.writestr("META-INF/container.xml", CONTAINER)
    book.writestr("EPUB/book.opf", PACKAGE)
    book.writestr("EPUB/nav.xhtml", PAGE % ("目录", "", '<nav epub:type="toc"><ol><li><a href="one.xhtml">开幕</a></li></ol></nav>'))
    book.writestr("EPUB/one.xhtml", PAGE % ("开幕", ' epub:type="bodymatter"', "<p>各位来宾</p>"))
epub.write_epub("again.epub", epub.read_epub("book.epub"))


def seen(book: str) -> dict[str, list[str]]:
    """Return the languages, the title and the type of the body of the chapter and of the navigation."""
    with zipfile.ZipFile(book) as opened:
        pages = {name: opened.read(f"EPUB/{name}.xhtml").decode() for name in ("one", "nav")}
    return {name: re.findall(r'\blang="([^"]*)"', page) + re.findall(r"<title>(.*?)</title>|<body[^>]*epub:type=\"([^\"]*)", page) for name, page in pages.items()}


print("EbookLib", version("EbookLib"))
before, after = seen("book.epub"), seen("again.epub")
print("before:", before)
print("after:", after)
sys.exit(after != {"one": ["en", "en"], "nav": ["en", "en", ("会议记录", "")]})
EOF
