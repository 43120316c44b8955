"""Golden citations: style, kind and language, each as the rules of its style have it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from lamps import lamps
from msgspec.structs import replace

from conftest import DATA
from proceedings.citations import STYLES
from proceedings.citations.cited_work import CitedWork
from proceedings.model.edition import Edition
from proceedings.model.record import Proceedings
from proceedings.reader.loader import load
from proceedings.syntax.inline import Text

CITE: dict[str, Callable[[CitedWork], Text]] = {style.id: style.cite for style in STYLES}
SITE = "https://example.org/rec/"


def source(record: Proceedings, language: str, session: str = "", remark: str = "", site: str = SITE, **labels: dict[str, str]) -> CitedWork:
    entry = record.sessions.get(session)
    return CitedWork(Edition(record, language, site, labels), entry, entry.remark(remark) if entry else None)


CHINESE = {
    ("zh", "", ""): {
        "gbt7714-2025": "某研究院，路灯联盟. “路灯的未来”研讨会会议记录，某市，2032 年 3 月 1 日至 2 日[C/OL]. 2.1版（2033-01-09）. https://example.org/rec/.",
        "gbt7714-2015": "某研究院, 路灯联盟. “路灯的未来”研讨会会议记录，某市，2032 年 3 月 1 日至 2 日[C/OL]. 2.1版. [2032](2033-01-09)[引用日期]. https://example.org/rec/.",
        "apa": "某研究院、路灯联盟. (2033). “路灯的未来”研讨会会议记录，某市，2032 年 3 月 1 日至 2 日 [Symposium on the Future of Street Lamps: Proceedings] (第 2.1 版，2033 年 1 月 9 日). https://example.org/rec/",
        "chicago": "某研究院、路灯联盟. “路灯的未来”研讨会会议记录 [Symposium on the Future of Street Lamps: Proceedings]. 某市, 2032 年 3 月 1 日至 2 日. 第 2.1 版，2033 年 1 月 9 日. https://example.org/rec/.",
    },
    ("zh", "part-1", ""): {
        "gbt7714-2025": "第一部分：路灯与月光，2032 年 3 月 2 日[C/OL]. 2.1版（2033-01-09）//“路灯的未来”研讨会，2032：7-8. https://example.org/rec/sessions/part-1/.",
        "gbt7714-2015": "第一部分：路灯与月光，2032 年 3 月 2 日[C/OL]//某研究院, 路灯联盟. “路灯的未来”研讨会会议记录. 2.1版. [2032]: 7-8(2033-01-09)[引用日期]. https://example.org/rec/sessions/part-1/.",
        "apa": "第一部分：路灯与月光 [Part 1: Street lamps and the light of an ever-changing moon] (第 2.1 版，2033 年 1 月 9 日; 印刷本第 7–8 页) [会议，2032 年 3 月 2 日]. (2032 年 3 月 1 日至 2 日). “路灯的未来”研讨会, 某市. https://example.org/rec/sessions/part-1/",
        "chicago": "“第一部分：路灯与月光” [Part 1: Street lamps and the light of an ever-changing moon]. “路灯的未来”研讨会, 某市, 2032 年 3 月 2 日. 第 2.1 版，2033 年 1 月 9 日. 印刷本第 7–8 页. https://example.org/rec/sessions/part-1/.",
    },
    ("zh", "part-1", "zhang-san"): {
        "gbt7714-2025": "张三. [在“第一部分：路灯与月光”的发言，2032 年 3 月 2 日][C/OL]. 2.1版（2033-01-09）//“路灯的未来”研讨会，2032：7-8. https://example.org/rec/sessions/part-1/zhang-san/.",
        "gbt7714-2015": "张三. [在“第一部分：路灯与月光”的发言，2032 年 3 月 2 日][C/OL]//某研究院, 路灯联盟. “路灯的未来”研讨会会议记录. 2.1版. [2032]: 7-8(2033-01-09)[引用日期]. https://example.org/rec/sessions/part-1/zhang-san/.",
        "apa": "张三. (2032 年 3 月 1 日至 2 日). [在“第一部分：路灯与月光”（Part 1: Street lamps and the light of an ever-changing moon）的发言，2032 年 3 月 2 日] (第 2.1 版，2033 年 1 月 9 日; 印刷本第 7–8 页). “路灯的未来”研讨会, 某市. https://example.org/rec/sessions/part-1/zhang-san/",
        "chicago": "张三. 在“第一部分：路灯与月光”（Part 1: Street lamps and the light of an ever-changing moon）的发言. “路灯的未来”研讨会, 某市, 2032 年 3 月 2 日. 第 2.1 版，2033 年 1 月 9 日. 印刷本第 7–8 页. https://example.org/rec/sessions/part-1/zhang-san/.",
    },
    ("zh", "part-1", "anna-muster"): {
        "gbt7714-2025": "穆斯特. [在“第一部分：路灯与月光”的回答，2032 年 3 月 2 日][C/OL]. 2.1版（2033-01-09）//“路灯的未来”研讨会，2032：8. https://example.org/rec/sessions/part-1/anna-muster/.",
        "apa": "安娜-玛丽·穆斯特. (2032 年 3 月 1 日至 2 日). [在“第一部分：路灯与月光”（Part 1: Street lamps and the light of an ever-changing moon）的回答，2032 年 3 月 2 日] (第 2.1 版，2033 年 1 月 9 日; 印刷本第 8 页). “路灯的未来”研讨会, 某市. https://example.org/rec/sessions/part-1/anna-muster/",
        "chicago": "安娜-玛丽·穆斯特. 在“第一部分：路灯与月光”（Part 1: Street lamps and the light of an ever-changing moon）的回答. “路灯的未来”研讨会, 某市, 2032 年 3 月 2 日. 第 2.1 版，2033 年 1 月 9 日. 印刷本第 8 页. https://example.org/rec/sessions/part-1/anna-muster/.",
    },
    ("zh", "part-1", "q1"): {
        "gbt7714-2025": "[在“第一部分：路灯与月光”的提问，2032 年 3 月 2 日][C/OL]. 2.1版（2033-01-09）//“路灯的未来”研讨会，2032：8. https://example.org/rec/sessions/part-1/q1/.",
    },
    ("en", "", ""): {
        "gbt7714-2025": "Some Institute，Union of Lamps. Symposium on the Future of Street Lamps: Proceedings, Sometown, 1–2 March 2032[C/OL]. Unofficial translation from Chinese. 2.1 ed（2033-01-09）. https://example.org/rec/en/.",
        "gbt7714-2015": "Some Institute, Union of Lamps. Symposium on the Future of Street Lamps: Proceedings, Sometown, 1–2 March 2032[C/OL]. Unofficial translation from Chinese. 2.1 ed. [2032](2033-01-09)[date of access]. https://example.org/rec/en/.",
        "apa": "Some Institute, & Union of Lamps. (2033). Symposium on the Future of Street Lamps: Proceedings, Sometown, March 1–2, 2032 (Edition 2.1, January 9, 2033; unofficial translation from Chinese). https://example.org/rec/en/",
        "chicago": "Some Institute and Union of Lamps. Symposium on the Future of Street Lamps: Proceedings. Sometown, March 1–2, 2032. Unofficial translation from Chinese. Edition 2.1, January 9, 2033. https://example.org/rec/en/.",
    },
    ("en", "part-1", ""): {
        "gbt7714-2025": "Part 1: Street lamps and the light of an ever-changing moon, 2 March 2032[C/OL]. Unofficial translation from Chinese. 2.1 ed（2033-01-09）//Symposium on the Future of Street Lamps，2032：7-8. https://example.org/rec/en/sessions/part-1/.",
        "gbt7714-2015": "Part 1: Street lamps and the light of an ever-changing moon, 2 March 2032[C/OL]. Unofficial translation from Chinese//Some Institute, Union of Lamps. Symposium on the Future of Street Lamps: Proceedings. 2.1 ed. [2032]: 7-8(2033-01-09)[date of access]. https://example.org/rec/en/sessions/part-1/.",
        "apa": "Part 1: Street lamps and the light of an ever-changing moon (Edition 2.1, January 9, 2033; unofficial translation from Chinese; printed pp. 7–8) [Conference session, March 2, 2032]. (2032, March 1–2). Symposium on the Future of Street Lamps, Sometown. https://example.org/rec/en/sessions/part-1/",
        "chicago": "“Part 1: Street Lamps and the Light of an Ever-Changing Moon.” Symposium on the Future of Street Lamps, Sometown, March 2, 2032. Unofficial translation from Chinese. Edition 2.1, January 9, 2033. Printed pp. 7–8. https://example.org/rec/en/sessions/part-1/.",
    },
    ("en", "part-1", "zhang-san"): {
        "gbt7714-2025": "Zhang San. [Speech in “Part 1: Street lamps and the light of an ever-changing moon”, 2 March 2032][C/OL]. Unofficial translation from Chinese. 2.1 ed（2033-01-09）//Symposium on the Future of Street Lamps，2032：7-8. https://example.org/rec/en/sessions/part-1/zhang-san/.",
        "gbt7714-2015": "ZHANG San. [Speech in “Part 1: Street lamps and the light of an ever-changing moon”, 2 March 2032][C/OL]. Unofficial translation from Chinese//Some Institute, Union of Lamps. Symposium on the Future of Street Lamps: Proceedings. 2.1 ed. [2032]: 7-8(2033-01-09)[date of access]. https://example.org/rec/en/sessions/part-1/zhang-san/.",
        "apa": "Zhang, S. (2032, March 1–2). [Speech in “Part 1: Street lamps and the light of an ever-changing moon,” March 2, 2032] (Edition 2.1, January 9, 2033; unofficial translation from Chinese; printed pp. 7–8). Symposium on the Future of Street Lamps, Sometown. https://example.org/rec/en/sessions/part-1/zhang-san/",
        "chicago": "Zhang San. Speech in “Part 1: Street Lamps and the Light of an Ever-Changing Moon.” Symposium on the Future of Street Lamps, Sometown, March 2, 2032. Unofficial translation from Chinese. Edition 2.1, January 9, 2033. Printed pp. 7–8. https://example.org/rec/en/sessions/part-1/zhang-san/.",
    },
    ("en", "part-1", "anna-muster"): {
        "gbt7714-2025": "Muster A-M. [Answer in “Part 1: Street lamps and the light of an ever-changing moon”, 2 March 2032][C/OL]. Unofficial translation from Chinese. 2.1 ed（2033-01-09）//Symposium on the Future of Street Lamps，2032：8. https://example.org/rec/en/sessions/part-1/anna-muster/.",
        "gbt7714-2015": "MUSTER A M. [Answer in “Part 1: Street lamps and the light of an ever-changing moon”, 2 March 2032][C/OL]. Unofficial translation from Chinese//Some Institute, Union of Lamps. Symposium on the Future of Street Lamps: Proceedings. 2.1 ed. [2032]: 8(2033-01-09)[date of access]. https://example.org/rec/en/sessions/part-1/anna-muster/.",
        "apa": "Muster, A.-M. (2032, March 1–2). [Answer in “Part 1: Street lamps and the light of an ever-changing moon,” March 2, 2032] (Edition 2.1, January 9, 2033; unofficial translation from Chinese; printed p. 8). Symposium on the Future of Street Lamps, Sometown. https://example.org/rec/en/sessions/part-1/anna-muster/",
        "chicago": "Muster, Anna-Marie. Answer in “Part 1: Street Lamps and the Light of an Ever-Changing Moon.” Symposium on the Future of Street Lamps, Sometown, March 2, 2032. Unofficial translation from Chinese. Edition 2.1, January 9, 2033. Printed p. 8. https://example.org/rec/en/sessions/part-1/anna-muster/.",
    },
    ("en", "part-1", "q1"): {
        "apa": "[Question in “Part 1: Street lamps and the light of an ever-changing moon,” March 2, 2032] (Edition 2.1, January 9, 2033; unofficial translation from Chinese; printed p. 8). (2032, March 1–2). Symposium on the Future of Street Lamps, Sometown. https://example.org/rec/en/sessions/part-1/q1/",
        "chicago": "Question in “Part 1: Street Lamps and the Light of an Ever-Changing Moon.” Symposium on the Future of Street Lamps, Sometown, March 2, 2032. Unofficial translation from Chinese. Edition 2.1, January 9, 2033. Printed p. 8. https://example.org/rec/en/sessions/part-1/q1/.",
    },
}

FRENCH = {
    ("fr", "", ""): {
        "gbt7714-2025": "Union imaginaire des rayonnages，Réseau des bibliothèques de Port-Imaginaire. Colloque imaginaire sur l’avenir des bibliothèques de quartier : actes, Port-Imaginaire, 12–13 mai 2031[C/OL]. 1.0 éd（2031-06-02）. https://example.org/rec/.",
        "apa": "Union imaginaire des rayonnages, Réseau des bibliothèques de Port-Imaginaire. (2031). Colloque imaginaire sur l’avenir des bibliothèques de quartier : actes, Port-Imaginaire, 12–13 mai 2031 [Imaginary Symposium on the Future of Neighbourhood Libraries: Proceedings] (Édition 1.0, 2 juin 2031). https://example.org/rec/",
    },
    ("fr", "panel-1", ""): {
        "gbt7714-2015": "Table ronde 1 : ouvrir plus, prêter mieux, 13 mai 2031[C/OL]//Union imaginaire des rayonnages, Réseau des bibliothèques de Port-Imaginaire. Colloque imaginaire sur l’avenir des bibliothèques de quartier : actes. 1.0 éd. [2031]: 3-5(2031-06-02)[date de consultation]. https://example.org/rec/sessions/panel-1/.",
        "apa": "Table ronde 1 : ouvrir plus, prêter mieux [Panel 1: Opening longer, lending better] (Édition 1.0, 2 juin 2031; p. 3–5 de l’imprimé) [Séance, 13 mai 2031]. (12–13 mai 2031). Colloque imaginaire sur l’avenir des bibliothèques de quartier, Port-Imaginaire. https://example.org/rec/sessions/panel-1/",
        "chicago": "« Table ronde 1 : ouvrir plus, prêter mieux » [Panel 1: Opening longer, lending better]. Colloque imaginaire sur l’avenir des bibliothèques de quartier, Port-Imaginaire, 13 mai 2031. Édition 1.0, 2 juin 2031. P. 3–5 de l’imprimé. https://example.org/rec/sessions/panel-1/.",
    },
    ("fr", "panel-1", "jean-pierre-modele"): {
        "gbt7714-2025": "Modèle J-P. [Réponse dans « Table ronde 1 : ouvrir plus, prêter mieux », 13 mai 2031][C/OL]. 1.0 éd（2031-06-02）//Colloque imaginaire sur l’avenir des bibliothèques de quartier，2031：5. https://example.org/rec/sessions/panel-1/jean-pierre-modele/.",
        "gbt7714-2015": "MODÈLE J P. [Réponse dans « Table ronde 1 : ouvrir plus, prêter mieux », 13 mai 2031][C/OL]//Union imaginaire des rayonnages, Réseau des bibliothèques de Port-Imaginaire. Colloque imaginaire sur l’avenir des bibliothèques de quartier : actes. 1.0 éd. [2031]: 5(2031-06-02)[date de consultation]. https://example.org/rec/sessions/panel-1/jean-pierre-modele/.",
        "apa": "Modèle, J.-P. (12–13 mai 2031). [Réponse dans « Table ronde 1 : ouvrir plus, prêter mieux » (Panel 1: Opening longer, lending better), 13 mai 2031] (Édition 1.0, 2 juin 2031; p. 5 de l’imprimé). Colloque imaginaire sur l’avenir des bibliothèques de quartier, Port-Imaginaire. https://example.org/rec/sessions/panel-1/jean-pierre-modele/",
        "chicago": "Modèle, Jean-Pierre. Réponse dans « Table ronde 1 : ouvrir plus, prêter mieux » (Panel 1: Opening longer, lending better). Colloque imaginaire sur l’avenir des bibliothèques de quartier, Port-Imaginaire, 13 mai 2031. Édition 1.0, 2 juin 2031. P. 5 de l’imprimé. https://example.org/rec/sessions/panel-1/jean-pierre-modele/.",
    },
    ("ar", "panel-1", "layla-mithal"): {
        "gbt7714-2025": "مثال ليلى. [كلمة في «حلقة النقاش 1: فتح أطول وإعارة أفضل»، 13 مايو 2031][C/OL]. ترجمة غير رسمية، لغة الأصل: الفرنسية. ط 1.0（2031-06-02）//الندوة الخيالية عن مستقبل مكتبات الأحياء，2031：4-5. https://example.org/rec/ar/sessions/panel-1/layla-mithal/.",
    },
}


def french(words: str) -> str:
    """Return words with the no-break spaces that French has at its marks."""
    return words.replace("« ", "«\u00a0").replace(" »", "\u00a0»").replace(" : ", "\u00a0: ")


def golden(table: dict[tuple[str, str, str], dict[str, str]]) -> list[tuple[tuple[str, str, str], str, str]]:
    return [(place, style, words) for place, strings in table.items() for style, words in strings.items()]


@pytest.mark.parametrize(("place", "style", "words"), golden(CHINESE))
def test_a_reader_of_the_chinese_conference_copies_a_right_citation(chinese: Proceedings, place: tuple[str, str, str], style: str, words: str) -> None:
    assert CITE[style](source(chinese, *place)).words == words


@pytest.mark.parametrize(("place", "style", "words"), golden(FRENCH))
def test_a_reader_of_the_french_conference_copies_a_right_citation(other: Proceedings, place: tuple[str, str, str], style: str, words: str) -> None:
    assert CITE[style](source(other, *place)).words == french(words)


@pytest.fixture
def chinese() -> Proceedings:
    return lamps()


@pytest.fixture(scope="module")
def other() -> Proceedings:
    record = load(Path(DATA / "other")).record
    assert record is not None
    return record


def test_titles_of_standing_works_are_in_italics_where_the_script_has_them(chinese: Proceedings) -> None:
    def emphasised(style: str, *place: str) -> list[str]:
        text = CITE[style](source(chinese, *place))
        return [text.words[mark.start : mark.end] for mark in text.marks]

    assert emphasised("apa", "en", "part-1") == ["Part 1: Street lamps and the light of an ever-changing moon"]
    assert emphasised("apa", "en", "part-1", "zhang-san") == []
    assert emphasised("chicago", "en") == ["Symposium on the Future of Street Lamps: Proceedings"]
    assert emphasised("apa", "zh", "part-1") == emphasised("chicago", "zh") == emphasised("gbt7714-2025", "en") == []


@pytest.mark.parametrize("style", CITE)
def test_a_citation_names_only_what_is_known(chinese: Proceedings, style: str) -> None:
    session = replace(chinese.sessions["part-1"], page=None, date=None)
    bare = replace(chinese, changes=(), sessions={"part-1": session}, conference=replace(chinese.conference, organisers=()))
    for place in (("en",), ("zh", "part-1"), ("en", "part-1", "q1")):
        words = CITE[style](source(bare, *place)).words
        assert "None" not in words
        assert not any(gap in words for gap in (". .", ", ,", "()", "[]", "  ", " ;", "..")), words


def test_a_conference_says_itself_who_translated(chinese: Proceedings) -> None:
    labels = {"citation_translation": {"en": "translated from {language} by the Office of Lamps"}}
    assert ". Translated from Chinese by the Office of Lamps. " in CITE["chicago"](source(chinese, "en", "part-1", "q1", SITE, **labels)).words


def test_a_preview_cites_the_path(chinese: Proceedings) -> None:
    assert CITE["apa"](source(chinese, "en", "part-1", "q1", site="")).words.endswith(" /en/sessions/part-1/q1/")


def test_many_organisers_are_shortened_as_each_style_has_it(chinese: Proceedings) -> None:
    many = {f"body-{letter}": replace(chinese.organisations["union"], name={"zh": f"联盟{letter}", "en": f"Union {letter}"}) for letter in "abcdefg"}
    crowd = replace(chinese, organisations=many, conference=replace(chinese.conference, organisers=tuple(many)))
    assert CITE["gbt7714-2025"](source(crowd, "zh")).words.startswith("联盟a，联盟b，联盟c，等. ")
    assert CITE["gbt7714-2025"](source(crowd, "en")).words.startswith("Union a，Union b，Union c，et al. ")
    assert CITE["chicago"](source(crowd, "en")).words.startswith("Union a, Union b, Union c, et al. ")
    assert CITE["apa"](source(crowd, "en")).words.startswith("Union a, Union b, Union c, Union d, Union e, Union f, & Union g. ")


def test_a_session_of_one_passage_is_cited_by_its_title(chinese: Proceedings) -> None:
    session = chinese.sessions["part-1"]
    preface = replace(session, kind="preface", date=None, remarks=(replace(session.remarks[1], kind="passage"),))
    record = replace(chinese, sessions={"part-1": preface})
    assert CITE["gbt7714-2025"](source(record, "zh", "part-1", "q1")).words.startswith("第一部分：路灯与月光[C/OL]. ")
    assert CITE["chicago"](source(record, "en", "part-1")).words.startswith(
        "“Part 1: Street Lamps and the Light of an Ever-Changing Moon.” Symposium on the Future of Street Lamps, Sometown, March 1–2, 2032. "
    )


def test_keys_differ_by_language(chinese: Proceedings) -> None:
    assert source(chinese, "en", "part-1", "q1").key == "lamps:part-1:q1:en"
    assert source(chinese, "zh").days == [date(2032, 3, 1), date(2032, 3, 2)]
