"""Where a title may go on in the next line."""

from __future__ import annotations

import pytest

from proceedings.languages.cutting import pieces


@pytest.mark.parametrize(
    ("language", "cut"),
    [
        ("zh", "第四部分：|欧盟应对老龄化政策|和可持续筹资"),
        ("zh", "瓦尔迪斯·|扎格尔斯基斯在|“第五部分：|增强社会保障管理|和服务”|的回答"),
        ("zh", "中华人民共和国人力资源|和社会保障部"),
        ("zh", "“新就业形态|与社会保障的|未来”|国际研讨会"),
        ("zh", "对“未来”|的回答"),
        ("ja", "未来の水、|きれいな川"),
        ("ko", "‘미래’의 일"),
        ("en", "Question in “Part 4”"),
    ],
)
def test_a_title_is_cut_at_punctuation_and_particles_and_no_piece_has_a_single_letter(language: str, cut: str) -> None:
    assert pieces(cut.replace("|", ""), language) == tuple(cut.split("|"))
