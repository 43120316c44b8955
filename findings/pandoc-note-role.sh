#!/usr/bin/env bash
# pandoc empties footnotes that are marked up with the role made for them.
#
# Expected: role="doc-noteref" and role="doc-footnote" (DPUB-ARIA 1.1) become footnotes, or links that still work.
# Happens (pandoc 3.9): a call with doc-noteref is taken out of the text, and its note is looked for only among the <li> of a
#   section with role="doc-endnotes", as pandoc writes it. Elsewhere the note comes out EMPTY ("Reference not found") and
#   the printed number of the call is lost. The same call without a role keeps its number and its link.
# Hurt: whoever makes a Word file of a page with notes below the paragraphs they belong to.
# Instead: notes as <section role="doc-endnotes"><ol><li id=...>; several such sections in a page work.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq pypandoc_binary==1.17
venv/bin/python - <<'EOF'
import sys
import pypandoc

CALL = '<p>Pensions.<a href="#n2" role="doc-noteref">2</a></p>'
CASES = {
    "aside, doc-footnote": (CALL + '<aside id="n2" role="doc-footnote"><p>The note.</p></aside>', "[^1]:"),
    "section, doc-endnotes": (CALL + '<section role="doc-endnotes"><ol><li id="n2">The note.</li></ol></section>', "[^1]: The note."),
    "call without a role": (CALL.replace(' role="doc-noteref"', "") + '<aside id="n2"><p>The note.</p></aside>', "The note."),
}
print("pandoc", pypandoc.get_pandoc_version())
changed = False
for name, (page, last_line_before) in CASES.items():
    lines = pypandoc.convert_text(page, "markdown", "html").splitlines()
    print(f"{name}:", " | ".join(filter(None, lines)))
    changed |= lines[-1].strip() != last_line_before
sys.exit("the behaviour has changed" if changed else 0)
EOF
