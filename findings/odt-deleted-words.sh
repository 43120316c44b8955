#!/usr/bin/env bash
# Readers of ODT give words that were deleted while changes were tracked, at the top of the text.
#
# Expected: words that were deleted are no part of the text: ODF keeps them in text:tracked-changes, apart from it, and marks only the place
#   (text:change; ODF 1.3, part 3, 5.5). pandoc leaves them out.
# Happens (odfpy 1.4.1, odfdo 3.27.3, officeparser 7.8.0): teletype.extractText of odfpy puts them before the first heading, with the name of the
#   editor and the time; so do paragraphs of odfdo and the text of officeparser, without these. get_formatted_text of odfdo leaves them out.
# Hurt: speakers whose withdrawn or corrected words are published, searched and quoted, as the beginning of the record.
# Instead: accept all changes before the file leaves the editor, or take text:tracked-changes out of content.xml, or read it with pandoc.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq odfpy==1.4.1 odfdo==3.27.3 pypandoc_binary==1.17
npm install --silent --no-audit --no-fund officeparser@7.8.0 >/dev/null
cat >read.cjs <<'END'
require("officeparser").parseOffice("minutes.odt").then((file) => process.stdout.write(file.toText()));
END
venv/bin/python - <<'END'
import subprocess
import sys
from importlib.metadata import version
from zipfile import ZipFile

import odfdo
import pypandoc
from odf import teletype
from odf.opendocument import OpenDocumentText, load
from odf.text import H, P

# odfpy writes an empty document; the words go into it as XML, since it checks what it is given.
document = OpenDocumentText()
document.text.addElement(H(outlinelevel=1, text="Opening"))
document.text.addElement(P(text="The fund pays MARK all workers."))
document.save("plain.odt")
DELETED = (
    '<text:tracked-changes xmlns:dc="http://purl.org/dc/elements/1.1/"><text:changed-region text:id="c1" xml:id="c1"><text:deletion><office:change-info><dc:creator>Editor</dc:creator>'
    "<dc:date>2022-07-26T09:00:00</dc:date></office:change-info><text:p>not to be quoted</text:p></text:deletion></text:changed-region></text:tracked-changes>"
)
with ZipFile("plain.odt") as plain, ZipFile("minutes.odt", "w") as minutes:
    for name in plain.namelist():
        data = plain.read(name)
        if name == "content.xml":
            data = data.replace(b"<office:text>", b"<office:text>" + DELETED.encode()).replace(b"MARK ", b'<text:change text:change-id="c1"/>')
        minutes.writestr(name, data)

now = {
    f"pandoc {pypandoc.get_pandoc_version()}": pypandoc.convert_file("minutes.odt", "plain"),
    f"odfdo {version('odfdo')}, formatted": odfdo.Document("minutes.odt").get_formatted_text(),
    f"odfdo {version('odfdo')}, paragraphs": " ".join(paragraph.text_recursive for paragraph in odfdo.Document("minutes.odt").body.paragraphs),
    f"odfpy {version('odfpy')}": teletype.extractText(load("minutes.odt").text),
    "officeparser 7.8.0": subprocess.run(["node", "read.cjs"], capture_output=True, text=True, check=True).stdout,
}
now = {name: " ".join(text.split()) for name, text in now.items()}
for name, text in now.items():
    print(name, "->", text)
seen = ["not to be quoted" in text for text in now.values()]
sys.exit(0 if seen == [False, False, True, True, True] and "Editor2022-07-26" in now[f"odfpy {version('odfpy')}"] else "the behaviour has changed")
END
