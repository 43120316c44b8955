"""How much was said, on the fabricated conference."""

from __future__ import annotations

from msgspec.structs import replace

from conftest import DATA, record_of
from proceedings.model import lengths

RECORD = record_of(DATA / "other")

OPENING = "Je remercie Aline Exemple de son accueil. Notre institut suit depuis dix ans le prêt numérique dans les petites bibliothèques, et il n’a pas encore trouvé d’écran autour duquel douze enfants s’assoient."
NOBODY = "Samuel Sample parle d’années. La petite bibliothèque de la rue Jean-Pierre Modèle-Aubier, elle, peut-elle attendre ?"
BOTH = "1. Oui, d’abord la formation. Il faut compter de trois à cinq ans pour une équipe entière, parce que personne n’apprend un métier entre deux lecteurs. 2. Ensuite seulement, le matériel ; il aura d’ailleurs baissé de prix."


def unspaced(words: str) -> int:
    return len(words.replace(" ", "").replace("\u202f", "").replace("\xa0", ""))


def test_a_theme_has_the_characters_of_its_remarks_in_a_session_and_no_other() -> None:
    lengths_of = lengths.by_theme(RECORD)
    assert lengths_of["digital-lending", "opening"] == unspaced(OPENING)
    assert ("training", "opening") not in lengths_of


def test_a_remark_on_two_themes_counts_under_each() -> None:
    session = RECORD.sessions["opening"]
    twice = replace(session.remarks[1], themes=("digital-lending", "training"))
    changed = replace(RECORD, sessions={"opening": replace(session, remarks=(session.remarks[0], twice))})
    lengths_of = lengths.by_theme(changed)
    assert lengths_of["training", "opening"] == lengths_of["digital-lending", "opening"] == unspaced(OPENING)


def test_who_speaks_for_two_kinds_of_organisations_or_is_not_named_is_given_to_no_one_kind() -> None:
    lengths_of = lengths.by_kind(RECORD)
    assert lengths_of["international", "research"] == unspaced(BOTH)
    assert lengths_of[()] == unspaced(NOBODY)


def test_every_remark_counts_once_and_what_nobody_spoke_not_at_all() -> None:
    spoken = sum(length for _, remark, length in lengths.remark_lengths(RECORD) if remark.kind != "passage")
    assert sum(lengths.by_kind(RECORD).values()) == spoken
    assert spoken < sum(length for _, _, length in lengths.remark_lengths(RECORD))
