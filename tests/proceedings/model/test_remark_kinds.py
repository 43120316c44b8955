"""What a reader would lose of a kind of remark: its name, the place of its heading in the order of headings, and its element in files."""

from __future__ import annotations

from proceedings.exports.akn import TURN_ELEMENTS
from proceedings.languages.labels import shipped
from proceedings.model.values import REMARK_KINDS
from proceedings.staging.apparatus import HEADING_LEVELS


def test_every_kind_of_remark_has_a_label_and_a_level_of_its_heading() -> None:
    assert set(REMARK_KINDS) <= set(shipped())
    assert set(REMARK_KINDS) == set(HEADING_LEVELS)


def test_every_kind_of_remark_has_an_element_in_akoma_ntoso() -> None:
    assert set(REMARK_KINDS) - {"passage"} == set(TURN_ELEMENTS)
