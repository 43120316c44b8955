#!/usr/bin/env bash
# Resiliparse leaves out every piece of text that is one Chinese, Japanese or Korean character.
#
# Expected: main_content=True takes menus, footers and the like away from a page (documentation, HTML2Text, main content extraction). What stands in
#   a paragraph or cell of <main> is content, and "Y" and "N" stay there.
# Happens (Resiliparse 2.0.1): a piece of text between two tags goes if it is one character of three bytes in UTF-8, that is 是, 否, 예, は, a dash or
#   a full stop 。; letters, digits and two characters stay. Without main_content all are there.
# Hurt: corpora and archives of Chinese records: votes of 是 and 否 are empty cells, an answer 是 is missing, 王 in bold before 先生 is gone, and
#   so is the character below a reading, from the middle of a sentence.
# Instead: main_content=False on the element that holds the text; or publishers write 同意 for 是 and mark up no single character.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install -qq Resiliparse==2.0.1
venv/bin/python - <<'END'
import sys
from importlib.metadata import version

from resiliparse.extract.html2text import extract_plain_text

PIECES = {
    "<p>同意吗？</p><p>是</p>": ("同意吗？ 是", "同意吗？"),
    "<p>同意吗？</p><p>是的</p>": ("同意吗？ 是的", "同意吗？ 是的"),
    "<p>Do you agree?</p><p>Y</p>": ("Do you agree? Y", "Do you agree? Y"),
    "<p><b>王</b>先生说，要扩大覆盖面。</p>": ("王先生说，要扩大覆盖面。", "先生说，要扩大覆盖面。"),
    "<p>张<ruby>衔<rt>xián</rt></ruby>先生说，要扩大覆盖面。</p>": ("张衔xián先生说，要扩大覆盖面。", "xián先生说，要扩大覆盖面。"),
    "<table><tr><th>第一条</th><td>是</td></tr><tr><th>第二条</th><td>否</td></tr></table>": ("第一条 是 第二条 否", "第一条 第二条"),
}


def text_of(body: str, main_content: bool) -> str:
    """Return the text of a page, its white space made single spaces."""
    return " ".join(extract_plain_text(f"<html><body><main>{body}</main></body></html>", main_content=main_content).split())


print("Resiliparse", version("Resiliparse"))
now = {body: (text_of(body, False), text_of(body, True)) for body in PIECES}
for whole, main in now.values():
    print(f"{whole} -> {main}")
sys.exit(0 if now == PIECES else "the behaviour has changed")
END
