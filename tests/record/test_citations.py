"""Citations of the real record: golden ones, and the shape of all of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest

from proceedings.citations import STYLES
from proceedings.citations.cited_work import CitedWork
from proceedings.citations.printed import printed_pages, session_pages
from proceedings.model.edition import Edition
from proceedings.reader.load_result import LoadResult
from proceedings.syntax.inline import Text

SITE = "https://example.org/"
CITE: dict[str, Callable[[CitedWork], Text]] = {style.id: style.cite for style in STYLES}

GOLDEN = {
    (
        "zh",
        "part-2",
        "fan-weidong-2",
        "gbt7714-2025",
    ): "樊卫东. [在“第二部分：适应超老龄化社会的社会保障”的回答，2022 年 7 月 27 日][C/OL]. 1.1版（2026-11-28）//“新就业形态与社会保障的未来”国际研讨会，2022：18. https://example.org/sessions/part-2/fan-weidong-2/.",
    (
        "zh",
        "keynotes",
        "anna-diamantopoulou",
        "gbt7714-2025",
    ): "黛尔蒙托波罗. [在“社会保障的未来 主旨发言”的发言，2022 年 7 月 26 日][C/OL]. 1.1版（2026-11-28）//“新就业形态与社会保障的未来”国际研讨会，2022：7-8. https://example.org/sessions/keynotes/anna-diamantopoulou/.",
    (
        "en",
        "opening",
        "chihoko-asada-miyakawa",
        "gbt7714-2015",
    ): "ASADA-MIYAKAWA C. [Speech in “Opening session”, 26 July 2022][C/OL]. Unofficial translation from Chinese//International Labour Organization, Ministry of Human Resources and Social Security, European Union. International Symposium on New Forms of Employment and the Future of Social Security: Proceedings. 1.1 ed. [2022]: 5-6(2026-11-28)[date of access]. https://example.org/en/sessions/opening/chihoko-asada-miyakawa/.",
    (
        "en",
        "closing",
        "chang-hee-lee",
        "apa",
    ): "Lee, C.-H. (2022, July 26–28). [Speech in “Closing session,” July 28, 2022] (Edition 1.1, November 28, 2026; unofficial translation from Chinese; printed p. 41). International Symposium on New Forms of Employment and the Future of Social Security, Beijing. https://example.org/en/sessions/closing/chang-hee-lee/",
    (
        "en",
        "part-3",
        "jose-francisco-pacheco-jimenez",
        "chicago",
    ): "Pacheco Jiménez, José Francisco. Speech in “Part 3: Sustainable Financing of Social Security.” International Symposium on New Forms of Employment and the Future of Social Security, Beijing, July 27, 2022. Unofficial translation from Chinese. Edition 1.1, November 28, 2026. Printed pp. 22–23. https://example.org/en/sessions/part-3/jose-francisco-pacheco-jimenez/.",
    (
        "en",
        "opening",
        "tim-harrington",
        "apa",
    ): "Harrington, T. [何云腾]. (2022, July 26–28). [Speech in “Opening session,” July 26, 2022] (Edition 1.1, November 28, 2026; unofficial translation from Chinese; printed p. 6; identity of the person not confirmed). International Symposium on New Forms of Employment and the Future of Social Security, Beijing. https://example.org/en/sessions/opening/tim-harrington/",
    (
        "en",
        "part-1",
        "liu-peng-2",
        "chicago",
    ): "Liu Peng [刘鹏]. Answer in “Part 1: The Future of Work, Income and Social Security.” International Symposium on New Forms of Employment and the Future of Social Security, Beijing, July 26, 2022. Unofficial translation from Chinese. Edition 1.1, November 28, 2026. Printed p. 13. Spelling of the name inferred. https://example.org/en/sessions/part-1/liu-peng-2/.",
}

URL = rf"{re.escape(SITE)}(?:en/)?(?:sessions/[a-z0-9-]+/(?:[a-z0-9-]+/)?)?"
SHAPES = {
    "gbt7714-2025": rf"[^\n]+\[C/OL\]\. (?:Unofficial [a-zA-Z ]+\. )?(?:(?:Spelling|Identity) of the [a-z, ]+\. )?[0-9.]+(?:版| ed)（\d{{4}}-\d\d-\d\d）(?://[^，]+，2022(?:：\d+(?:-\d+)?)?)?\. {URL}\.",
    "gbt7714-2015": rf"[^\n]+\[C/OL\](?:\. Unofficial [a-zA-Z ]+)?(?:\. (?:Spelling|Identity) of the [a-z, ]+)?(?://[^\n]+)?\. [0-9.]+(?:版| ed)\. \[2022\](?:: \d+(?:-\d+)?)?\(\d{{4}}-\d\d-\d\d\)\[[^\]]+\]\. {URL}\.",
    "apa": rf"[^\n]+\((?:2026|2022, July 26–28|2022 年 7 月 26 日至 28 日)\)\. [^\n]+[.\])] {URL}",
    "chicago": rf"[^\n]+(?:July \d\d(?:–28)?, 2022|2022 年 7 月 \d\d 日(?:至 28 日)?)\. [^\n]+[.页日] {URL}\.",
}


def edition(loaded: LoadResult, language: str) -> Edition:
    assert loaded.record is not None
    return Edition(loaded.record, language, SITE, loaded.labels)


@pytest.mark.parametrize("place", GOLDEN)
def test_a_reader_copies_a_right_citation(place: tuple[str, str, str, str], loaded: LoadResult) -> None:
    language, session_id, remark_id, style = place
    language_edition = edition(loaded, language)
    session = language_edition.record.sessions[session_id]
    assert CITE[style](CitedWork(language_edition, session, session.remark(remark_id))).words == GOLDEN[place]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("style", SHAPES)
def test_every_citation_has_the_shape_of_its_style(style: str, language: str, loaded: LoadResult) -> None:
    language_edition = edition(loaded, language)
    sources = [
        CitedWork(language_edition),
        *(CitedWork(language_edition, session) for session in language_edition.sessions),
        *(CitedWork(language_edition, session, remark) for session, remark in language_edition.record.remarks()),
    ]
    for source in sources:
        words = CITE[style](source).words
        assert re.fullmatch(SHAPES[style], words), words


def test_everybody_is_known_by_family_and_given_name(loaded: LoadResult) -> None:
    record = edition(loaded, "zh").record
    assert [speaker.id for speaker in record.speakers.values() if set(speaker.family) != set(record.languages)] == []


def test_pages_follow_one_another_from_2_to_41(loaded: LoadResult) -> None:
    record = edition(loaded, "zh").record
    pages = [session_pages(record, session) for session in record.sessions.values()]
    assert pages[0] is not None
    assert pages[0][0] == 2
    assert pages[-1] == (40, 41)
    assert all(before and after and after[0] == before[1] + 1 for before, after in pairwise(pages))
    for session in record.sessions.values():
        assert list(printed_pages(record, session)) == [remark.id for remark in session.remarks]
