"""The table of other people's programs that were tried with the record, on the page of the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from proceedings.model.facts import Program
from proceedings.staging.context import PageContext
from proceedings.staging.markup import SPACE, Html, element, escape, heading

_COLUMNS = ("program_tried", "program_gets", "program_mind")


def programs(context: PageContext) -> Iterator[Html]:
    """Yield a heading and a table for each field of programs; nothing where no program was tried."""
    rows = context.record.programs.values()
    if rows:
        yield heading(2, context.label_html("programs"), "programs")
    for field, group in groupby(rows, lambda program: program.field):
        yield heading(3, context.label_html(f"programs_{field}"), f"programs-{field}")
        yield _table(context, group)


def _table(context: PageContext, group: Iterable[Program]) -> Html:
    names = ("program", *_COLUMNS)
    head = element("tr", *(element("th", context.label_html(name), scope="col") for name in names))
    return element("table", element("thead", head), element("tbody", *(_row(context, program) for program in group)), class_="pr-programs")


def _row(context: PageContext, program: Program) -> Html:
    """Return a program as a row. Each cell names its column, for narrow windows, which show the cells below one another."""
    version = element("span", escape(program.version), class_="pr-detail")
    cells = zip(_COLUMNS, (program.tried, program.gets, program.mind), strict=True)
    return element(
        "tr",
        element("th", escape(program.name), SPACE, version, scope="row"),
        *(element("td", context.localized(words), data_column=context.label(name)) for name, words in cells),
    )
