"""What the pages and the data are made of: the same, whatever was made before."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from conftest import DATA, ROOT
from proceedings import exports, rendering
from proceedings.frame import Frame
from proceedings.library import Library
from proceedings.loader import load
from proceedings.output import Part

SITE = "https://example.org/rec/"


def pages(library: Library) -> Iterable[Part]:
    assert library.proceedings is not None
    return rendering.parts(Frame(library.proceedings, library.labels, SITE), ROOT / "overrides")


def data(library: Library) -> Iterable[Part]:
    assert library.proceedings is not None
    return exports.parts(library.proceedings, SITE, own_labels=library.labels)


@pytest.mark.parametrize("parts", [pages, data])
def test_no_file_depends_on_what_was_made_before_it(parts: Callable[[Library], Iterable[Part]]) -> None:
    library = load(DATA / "other")
    in_order = [file for part in parts(library) for file in part()]
    turned = [file for part in reversed(list(parts(library))) for file in part()]
    assert sorted(in_order) == sorted(turned)
    assert len(dict(in_order)) == len(in_order)
