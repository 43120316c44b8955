"""A synthetic archive: as many sessions as asked for, in two languages, in the schema of `docs/`.

People are fabricated. Sentences are drawn from the texts of a real record, so that words are as frequent as they really are:
about 2,400 Chinese characters and 1,500 English words a session, 8 to 12 remarks, 3 speakers. The same number gives the same archive.
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

from proceedings.loader import load  # ruff: ignore[module-import-not-at-top-of-file]
from proceedings.model import Proceedings  # ruff: ignore[module-import-not-at-top-of-file]

_LENGTHS = {"zh": 2_400, "en": 1_500}  # of a session: characters, words
_SENTENCES = {"zh": re.compile(r"[^。！？]+[。！？]?"), "en": re.compile(r".+?[.?!](?= [A-Z“]|$)")}
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
    record = load(source).proceedings
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
    _dump(data / "speakers.yml", people)
    _dump(data / "organisations.yml", bodies)
    _dump(data / "themes.yml", themes)
    pools = {language: _sentences(record, language) for language in _LENGTHS}
    for number, id in enumerate(ids):
        _session(folder / "sessions", id, days[number * len(days) // sessions], chance, people, bodies, themes, pools)
    for language, title in {"zh": "会议记录汇编", "en": "Archive"}.items():
        (folder / f"index.{language}.md").write_text(f"---\ntitle: {title}\n---\n\n{title}\n", encoding="utf-8")
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
        english = f"{_SURNAMES[surname]} {''.join(_GIVEN[one] for one in given).title()}"
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


def _sentences(record: Proceedings, language: str) -> list[str]:
    """Return every sentence of the paragraphs of a record."""
    texts = [text.remarks[remark.id] for session, remark in record.remarks() if (text := session.texts.get(language)) and remark.id in text.remarks]
    words = (paragraph.text.words for text in texts for paragraph in text.paragraphs)
    return [re.sub(r"([\\*{}\[\]#<])", r"\\\1", one.strip()) for paragraph in words for one in _SENTENCES[language].findall(paragraph) if len(one) > 4]


def _session(
    folder: Path,
    id: str,
    day: date,
    chance: random.Random,
    people: list[dict[str, Any]],
    bodies: list[dict[str, Any]],
    themes: list[dict[str, Any]],
    pools: dict[str, list[str]],
) -> None:
    speakers = chance.sample(people, 3)
    body = {one["id"]: chance.choice(bodies) for one in speakers}
    remarks, counts = [], dict.fromkeys((one["id"] for one in speakers), 0)
    for number in range(chance.randint(8, 12)):
        kind = "speech" if number < 3 else "question" if number % 4 == 3 else "answer"
        by = speakers[number % 3]
        if kind == "question":
            remark_id, by = f"q{1 + sum(one['kind'] == 'question' for one in remarks)}", speakers[0]
        else:
            counts[by["id"]] += 1
            remark_id = by["id"] + (f"-{counts[by['id']]}" if counts[by["id"]] > 1 else "")
        remarks.append({"id": remark_id, "by": by["id"], "kind": kind, "themes": sorted(one["id"] for one in chance.sample(themes, chance.randint(1, 3)))})
    shares = _shares(chance, remarks)
    names = {one["id"]: one["name"] for one in speakers}
    for language, length in _LENGTHS.items():
        title = " ".join(chance.choice(pools[language]).split()[:9])[: 60 if language == "zh" else None].rstrip("，、。；：,.;:“")
        front: dict[str, Any] = {"title": title, "summary": title}
        if language == "zh":
            own = [{"id": one["id"], "role": "speaker", "organisations": [body[one["id"]]["id"]]} for one in speakers]
            front |= {"kind": "panel", "date": day.isoformat(), "speakers": own, "remarks": remarks}
        else:
            front["status"] = "edited"
        parts = ["---\n" + yaml.dump(front, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000) + "---"]
        for remark, share in zip(remarks, shares, strict=True):
            heading = "" if remark["kind"] == "question" else names[remark["by"]][language]
            if remark["kind"] == "speech":
                post = body[remark["by"]]["name"][language]
                heading = post + heading if language == "zh" else f"{heading}, {post}"
            parts.append(f"## {heading} {{#{remark['id']}}}")
            parts += _paragraphs(chance, pools[language], round(share * length), 1 + round(share * 12), language)
        (folder / f"{id}.{language}.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _shares(chance: random.Random, remarks: list[dict[str, Any]]) -> list[float]:
    """Return how much of the session each remark has; questions are short."""
    weights = [1 if one["kind"] == "question" else chance.randint(3, 9) for one in remarks]
    return [weight / sum(weights) for weight in weights]


def _paragraphs(chance: random.Random, pool: list[str], length: int, count: int, language: str) -> list[str]:
    """Return as many paragraphs as asked for, of about `length` characters or words together."""
    paragraphs: list[str] = []
    for _ in range(count):
        sentences: list[str] = []
        size = 0
        while size < length / count or not sentences:
            sentences.append(chance.choice(pool))
            size += len(sentences[-1].split()) if language == "en" else len(sentences[-1])
        paragraphs.append((" " if language == "en" else "").join(sentences))
    return paragraphs


class _Plain(yaml.SafeDumper):
    """YAML without aliases, which the record does not allow."""

    def ignore_aliases(self, _: Any) -> bool:
        return True


def _dump(file: Path, data: Any) -> None:
    file.write_text(yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
