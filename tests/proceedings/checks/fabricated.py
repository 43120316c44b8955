"""A fabricated conference in Chinese and English with one remark, to try what the checks of translations find."""

from __future__ import annotations

from pathlib import Path

from proceedings.checks import problems_of
from proceedings.reader.loader import load

REGISTRIES = {
    "conference": """
id: imaginary
languages:
  - {id: zh, name: 中文}
  - {id: en, name: English}
name: {zh: 虚构会议, en: Imaginary Meeting}
short_name: {zh: 虚构会议, en: Imaginary Meeting}
description: {zh: 虚构。, en: Imaginary.}
place: {zh: 乌有镇, en: Nowhere}
days: [{date: 2031-05-12}]
organisers: [institute]
sessions: [talk]
""",
    "speakers": """
- id: jia-yibing
  name: {zh: 甲乙丙, en: Jia Yibing}
  sort: {zh: jia yibing, en: jia yibing}
  chance: {zh: [装甲乙丙类]}
""",
    "organisations": """
- id: institute
  name: {zh: 乌有研究院, en: Nowhere Institute}
  variants: {zh: [乌研院], en: [NOWI]}
  kind: research
- id: press
  name: {zh: 乌有研究院出版社, en: Nowhere Press}
  kind: research
  part_of: institute
""",
    "themes": """
- id: reading
  name: {zh: 阅读, en: Reading}
  description: {zh: 虚构。, en: Imaginary.}
""",
    "glossary": """
categories:
  - {id: places, name: {zh: 处所, en: Places}}
terms:
  - id: library
    term: {zh: 书馆, en: library}
    category: places
  - id: mobile-library
    term: {zh: 流动书馆, en: mobile library}
    variants: {en: [bookmobile]}
    category: places
""",
    "changelog": """
- version: "1"
  date: 2031-06-01
  changes: {zh: 第一版。, en: First edition.}
""",
}

SESSION = """---
title: {title}
summary: {summary}
kind: panel
date: 2031-05-12
speakers:
  - {{id: jia-yibing, role: speaker, organisations: [press]}}
remarks:
  - {{id: jia-yibing, by: jia-yibing, kind: speech, themes: [reading]}}
---

## 甲乙丙 {{#jia-yibing}}

{words}
"""

TWIN = """---
title: {title}
summary: {summary}
status: edited
{exceptions}---

## Jia Yibing {{#jia-yibing}}

{words}
"""


def compare(
    folder: Path,
    words: str,
    translation: str,
    *,
    exceptions: str = "",
    titles: tuple[str, str] = ("虚构", "Imaginary"),
    summaries: tuple[str, str] = ("虚构。", "Imaginary."),
    pages: tuple[str, str] = ("虚构。", "Imaginary."),
    **registries: str,
) -> list[str]:
    """Write Chinese words and their translation as a record into an empty folder, and return what the checks find in it."""
    docs = folder / "docs"
    files = {f"_data/{name}.yml": text for name, text in (REGISTRIES | registries).items()}
    files["sessions/talk.zh.md"] = SESSION.format(title=titles[0], summary=summaries[0], words=words)
    files["sessions/talk.en.md"] = TWIN.format(title=titles[1], summary=summaries[1], words=translation, exceptions=exceptions)
    files |= {f"about.{language}.md": f"---\ntitle: {language}\n---\n\n{text}\n" for language, text in zip(("zh", "en"), pages, strict=True)}
    for name, text in files.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(text, encoding="utf-8")
    return [str(problem) for problem in problems_of(load(docs)) if not problem.path.endswith("addresses.yml")]
