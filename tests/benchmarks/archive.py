"""A synthetic archive: as many sessions as asked for, in two languages, in the schema of `docs/`.

People are fabricated. Sentences are drawn from the texts of a real record, each with its translation, so that words are as frequent as
they really are: about 2,400 Chinese characters and 1,500 English words a session, 8 to 12 remarks, 3 speakers. The same number gives
the same archive. It passes every check, so that it is built as any record is.
"""

from __future__ import annotations

import random
import re
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from proceedings.languages.numbers import missing  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.model.record import Proceedings  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.reader.address_register import Addresses  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.reader.loader import load  # ruff: ignore[module-import-not-at-top-of-file]

_LENGTH = 2_400  # characters of a session in the default language; its translation has some 1,600 words
_OVER = 30  # characters by which the last sentence of a paragraph is too long, on average
_TITLE = {"zh": (8, 40), "en": (4, 16)}  # characters, words
_SENTENCES = {"zh": re.compile(r"[^。！？]+[。！？]?"), "en": re.compile(r".+?[.?!](?= [A-Z“]|$)")}
_MARK = re.compile(r"([\\*{}\[\]#<])")
_SURNAMES = {
    "柏": "Bai",
    "苍": "Cang",
    "端木": "Duanmu",
    "风": "Feng",
    "葛": "Ge",
    "桓": "Huan",
    "荆": "Jing",
    "寇": "Kou",
    "蔺": "Lin",
    "茅": "Mao",
    "聂": "Nie",
    "濮": "Pu",
}
_GIVEN = {
    "皓": "hao",
    "岚": "lan",
    "翎": "ling",
    "铭": "ming",
    "霓": "ni",
    "芃": "peng",
    "琦": "qi",
    "睿": "rui",
    "曙": "shu",
    "棠": "tang",
    "薇": "wei",
    "汐": "xi",
    "瑶": "yao",
    "筝": "zheng",
}
_DAYS = 250  # of the programme: more sessions share a day


def write(folder: Path, sessions: int, source: Path = ROOT / "docs") -> Path:
    """Write an archive of `sessions` sessions into `folder`, and return it."""
    record = load(source).record
    assert record is not None
    chance = random.Random(sessions)
    data = folder / "_data"
    data.mkdir(parents=True, exist_ok=True)
    (folder / "sessions").mkdir(exist_ok=True)
    ids = [f"session-{number}" for number in range(1, sessions + 1)]
    days = [date(2001, 1, 1) + timedelta(days=number) for number in range(min(_DAYS, max(1, sessions // 4)))]
    people = _people(chance, max(6, sessions))
    bodies = [
        {"id": f"body-{_letters(number)}", "name": {"zh": f"第{number + 1}研究院", "en": f"Research Academy {number + 1}"}, "kind": "research"}
        for number in range(40)
    ]
    themes = [{"id": theme.id, "name": dict(theme.name), "description": dict(theme.description)} for theme in record.themes.values()]
    _dump(data / "conference.yml", _conference(ids, days))
    _dump(data / "themes.yml", themes)
    pool = _sentences(record)
    titles = [pair for pair in pool if _is_title(pair)]
    used: set[str] = set()
    for number, id in enumerate(ids):
        value = _session(folder / "sessions", id, days[number * len(days) // sessions], chance, people, bodies, themes, pool, titles)
        used.update(value)
    _dump(data / "organisations.yml", [body for body in bodies if body["id"] in used])
    _dump(data / "speakers.yml", [person for person in people if person["id"] in used])
    for language, title in {"zh": "会议记录汇编", "en": "Archive"}.items():
        (folder / f"index.{language}.md").write_text(f"---\ntitle: {title}\n---\n\n{title}\n", encoding="utf-8")
    archive = load(folder).record
    assert archive is not None
    (data / "addresses.yml").write_text(str(Addresses().extended(archive, acknowledge=False)), encoding="utf-8")
    return folder


def _conference(sessions: list[str], days: list[date]) -> dict[str, Any]:
    name = {"zh": "虚构会议汇编", "en": "Fabricated Archive"}
    return {
        "id": "fabricated-archive",
        "languages": [{"id": "zh", "name": "中文"}, {"id": "en", "name": "English"}],
        **dict.fromkeys(("name", "short_name", "description"), name),
        "place": {"zh": "某地", "en": "Somewhere"},
        "days": [{"date": day.isoformat()} for day in days],
        "sessions": sessions,
    }


def _people(chance: random.Random, count: int) -> list[dict[str, Any]]:
    people = []
    for number in range(count):
        surname = chance.choice(list(_SURNAMES))
        given = chance.sample(list(_GIVEN), 2)
        english = f"{_SURNAMES[surname]} {''.join(_GIVEN[given_name] for given_name in given).title()}"
        people.append({
            "id": f"person-{_letters(number)}",
            "name": {"zh": surname + "".join(given), "en": english},
            "sort": {"zh": english.lower(), "en": english.lower()},
        })
    return people


def _letters(number: int) -> str:
    """Return a number in letters, since ids have no digits."""
    out = ""
    while True:
        number, rest = divmod(number, 26)
        out = chr(97 + rest) + out
        if not number:
            return out


def _sentences(record: Proceedings) -> list[dict[str, str]]:
    """Return the sentences of the paragraphs of a record, each in both languages, with the same numbers in both.

    Sentences stand beside each other where a paragraph has as many of them in both languages; other paragraphs are taken whole.
    """
    results = []
    for session, remark in record.remarks():
        texts = {language: session.texts[language].remarks[remark.id].paragraphs for language in _SENTENCES}
        for paragraphs in zip(*texts.values(), strict=True):
            whole = {language: paragraph.text.words for language, paragraph in zip(texts, paragraphs, strict=True)}
            cut = {language: [element.strip() for element in pattern.findall(whole[language])] for language, pattern in _SENTENCES.items()}
            even = len({len(sentences) for sentences in cut.values()}) == 1
            results += [dict(zip(cut, pair, strict=True)) for pair in zip(*cut.values(), strict=True)] if even else [whole]
    return [pair for pair in results if len(pair["zh"]) > 4 and not missing(pair["zh"], "zh", pair["en"], "en")]


def _is_title(pair: dict[str, str]) -> bool:
    sizes = {"zh": len(pair["zh"]), "en": len(pair["en"].split())}
    return all(least <= sizes[language] <= most for language, (least, most) in _TITLE.items()) and not re.search(r"[:“\d]", pair["en"])


def _session(
    folder: Path,
    id: str,
    day: date,
    chance: random.Random,
    people: list[dict[str, Any]],
    bodies: list[dict[str, Any]],
    themes: list[dict[str, Any]],
    pool: list[dict[str, str]],
    titles: list[dict[str, str]],
) -> set[str]:
    """Write the pages of a session, and return the ids of the people and bodies that it names."""
    speakers = chance.sample(people, 3)
    body = {speaker["id"]: chance.choice(bodies) for speaker in speakers}
    remarks: list[dict[str, Any]] = []
    counts = dict.fromkeys((speaker["id"] for speaker in speakers), 0)
    for number in range(chance.randint(8, 12)):
        kind = "speech" if number < 3 else "question" if number % 4 == 3 else "answer"
        by = speakers[number % 3]
        if kind == "question":
            remark_id, by = f"q{1 + sum(each_remark['kind'] == 'question' for each_remark in remarks)}", speakers[0]
        else:
            counts[by["id"]] += 1
            remark_id = by["id"] + (f"-{counts[by['id']]}" if counts[by["id"]] > 1 else "")
        remarks.append({"id": remark_id, "by": by["id"], "kind": kind, "themes": sorted(item["id"] for item in chance.sample(themes, chance.randint(1, 3)))})
    names = {speaker["id"]: speaker["name"] for speaker in speakers}
    title = chance.choice(titles)
    words = [_paragraphs(chance, pool, round(share * _LENGTH), 1 + round(share * 12)) for share in _shares(chance, remarks)]
    appearances = [{"id": speaker["id"], "role": "speaker", "organisations": [body[speaker["id"]]["id"]]} for speaker in speakers]
    for language in _SENTENCES:
        value = title[language].rstrip("。！？.?!")
        more: dict[str, Any] = (
            {"kind": "panel", "date": day.isoformat(), "speakers": appearances, "remarks": remarks} if language == "zh" else {"status": "edited"}
        )
        front = yaml.dump({"title": value, "summary": value, **more}, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000)
        parts = [f"---\n{front}---"]
        for remark, paragraphs in zip(remarks, words, strict=True):
            parts.append(f"## {_heading(remark, names[remark['by']], body[remark['by']]['name'], language)} {{#{remark['id']}}}")
            parts += ["".join(_MARK.sub(r"\\\1", sentence[language]) + " " * (language == "en") for sentence in paragraph).rstrip() for paragraph in paragraphs]
        (folder / f"{id}.{language}.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    return {*names, *(speaker_body["id"] for speaker_body in body.values())}


def _heading(remark: dict[str, Any], name: dict[str, str], body: dict[str, str], language: str) -> str:
    """Return what is printed over a remark: nothing over a question, the body too over a speech."""
    if remark["kind"] == "question":
        return ""
    if remark["kind"] == "answer":
        return name[language]
    return body[language] + name[language] if language == "zh" else f"{name[language]}, {body[language]}"


def _shares(chance: random.Random, remarks: list[dict[str, Any]]) -> list[float]:
    """Return how much of the session each remark has; questions are short."""
    weights = [1 if remark["kind"] == "question" else chance.randint(3, 9) for remark in remarks]
    return [weight / sum(weights) for weight in weights]


def _paragraphs(chance: random.Random, pool: list[dict[str, str]], length: int, count: int) -> list[list[dict[str, str]]]:
    """Return as many paragraphs as asked for, each a list of sentences, of about `length` characters together."""
    paragraphs: list[list[dict[str, str]]] = []
    left = length
    for number in range(count, 0, -1):
        sentences = [chance.choice(pool)]
        while sum(len(sentence["zh"]) for sentence in sentences) < left / number - _OVER:
            sentences.append(chance.choice(pool))
        left -= sum(len(sentence["zh"]) for sentence in sentences)
        paragraphs.append(sentences)
    return paragraphs


class _Plain(yaml.SafeDumper):
    """YAML without aliases, which the record does not allow."""

    def ignore_aliases(self, _: Any) -> bool:
        return True


def _dump(file: Path, data: Any) -> None:
    file.write_text(yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
