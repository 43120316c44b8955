"""The text layer of a PDF: what a reader copies and searches is what the document says.

A font has one glyph for several characters that look the same, and the browser writes down one of them: for 户 the radical ⼾, for a dash
a figure dash, for f and i the ligature ﬁ. The document tells which one is meant: the one that occurs in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

# Characters that look like another one, with what they can stand for: those of which Unicode knows no decomposition, or another one than
# the glyph of a Chinese font has (Unicode 15.1, EquivalentUnifiedIdeograph.txt, and the simplified forms).
_ALIKE = dict(
    re.findall(
        r"(\S)=(\S+)",
        """
        ⺀=冫 ⺁=厂 ⺂=乛 ⺃=乚 ⺄=乙 ⺅=亻 ⺆=冂 ⺇=几 ⺈=刀 ⺉=刂 ⺊=卜 ⺋=㔾 ⺌=小 ⺍=小 ⺎=兀 ⺏=尣 ⺐=尢 ⺑=尣 ⺒=巳 ⺓=幺 ⺔=彑 ⺕=彐 ⺖=忄 ⺗=㣺 ⺘=扌 ⺙=攵
        ⺛=旡 ⺜=日 ⺝=月 ⺞=歺 ⺟=母 ⺠=民 ⺡=氵 ⺢=氺 ⺣=灬 ⺤=爫 ⺥=爫 ⺦=丬 ⺧=牛 ⺨=犭 ⺩=王 ⺪=疋 ⺫=罒 ⺬=示 ⺭=礻 ⺮=竹 ⺯=糹 ⺰=纟 ⺱=罓 ⺲=罒
        ⺳=㓁 ⺴=罓 ⺵=罒 ⺶=羊 ⺷=羊 ⺸=羊 ⺹=耂 ⺺=肀 ⺻=聿 ⺼=月肉 ⺽=臼 ⺾=艹 ⺿=艹 ⻀=艹 ⻁=虎 ⻂=衤 ⻃=覀 ⻄=西 ⻅=见 ⻆=角 ⻇=角 ⻈=讠 ⻉=贝 ⻊=足
        ⻋=车 ⻌=辶 ⻍=辶 ⻎=辶 ⻏=阝 ⻐=钅 ⻑=長 ⻒=镸 ⻓=长 ⻔=门 ⻕=阝 ⻖=阝 ⻗=雨 ⻘=青 ⻙=韦 ⻚=页 ⻛=风 ⻜=飞 ⻝=食 ⻞=飠 ⻟=飠 ⻠=饣 ⻡=首 ⻢=马
        ⻣=骨 ⻤=鬼 ⻥=鱼 ⻦=鸟 ⻧=卤 ⻨=麦 ⻩=黄 ⻪=黾 ⻫=斉 ⻬=齐 ⻭=歯 ⻮=齿 ⻯=竜 ⻰=龙 ⻱=龜龟 ⻲=亀 ⻳=龟
        ⼾=户戸 ⾒=见 ⾔=言讠 ⾙=贝 ⾞=车 ⾡=辶 ⾧=长 ⾨=门 ⾭=青 ⾱=韦 ⾴=页 ⾵=风 ⾶=飞 ⾺=马 ⿂=鱼 ⿃=鸟 ⿄=卤 ⿆=麦 ⿈=黄 ⿊=黑
        ⿌=黾 ⿑=齐 ⿒=齿 ⿓=龙 ⿔=龟 ‒=–-− –=‒ ‑=- ‐=- −=– ·=·・
        """,
    )
)
_BLOCK = re.compile(rb"[0-9]+ beginbf(?:char|range)\n(.*?)endbf(?:char|range)\n", re.DOTALL)
_CODE = re.compile(rb"<([0-9A-Fa-f]+)>")
_MOST = 100  # entries of a block (Adobe Technical Note 5411, 1.4.1)


def corrected(table: bytes, present: AbstractSet[str]) -> bytes:
    """Return the ToUnicode table of a font (PDF 1.7, 9.10.3) in which each glyph stands for a character that is `present` in the document."""
    entries = [(code, meant(words, present)) for block in _BLOCK.finditer(table) for code, words in _entries(block[1])]
    if entries == [entry for block in _BLOCK.finditer(table) for entry in _entries(block[1])]:
        return table
    first, last = next(_BLOCK.finditer(table)), list(_BLOCK.finditer(table))[-1]
    return table[: first.start()] + b"".join(_blocks(entries)) + table[last.end() :]


def meant(words: str, present: AbstractSet[str]) -> str:
    """Return what a glyph stands for: its own words where they occur in the document, else words that look the same and occur."""
    if set(words) <= present:
        return words
    alike = [*_ALIKE.get(words, ""), unicodedata.normalize("NFKC", words)]
    return next((candidate for candidate in alike if set(candidate) <= present), words)


def _entries(block: bytes) -> Iterator[tuple[bytes, str]]:
    """Yield each code of a block, in hexadecimal digits, with its words; a range is given by its first and last code."""
    for line in block.splitlines():
        codes = _CODE.findall(line)
        if len(codes) == 2:
            yield codes[0], _words(codes[1])
        elif len(codes) == 3:
            first, last, words = int(codes[0], 16), int(codes[1], 16), _words(codes[2])
            for step in range(last - first + 1):
                yield b"%0*X" % (len(codes[0]), first + step), words[:-1] + chr(ord(words[-1]) + step)


def _words(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")


def _blocks(entries: list[tuple[bytes, str]]) -> Iterator[bytes]:
    for at in range(0, len(entries), _MOST):
        part = entries[at : at + _MOST]
        lines = b"".join(b"<%s> <%s>\n" % (code, words.encode("utf-16-be").hex().upper().encode()) for code, words in part)
        yield b"%d beginbfchar\n%sendbfchar\n" % (len(part), lines)
