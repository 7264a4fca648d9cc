"""The tags of a PDF say which cell names a row, and every other cell of the row leads to it and to its column."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pytest

from tests.factories import forms, hostile_forms
from touchstone.domain.reporting.document import Column, Document, Table
from touchstone.formats import make
from touchstone.formats.pdf.rows import named


def with_tables(*tables: Table) -> Document:
    return replace(forms.report(), blocks=tables, contents=False)


def table(rows: int, *headers: bool) -> Table:
    columns = tuple(Column(f"Column {place}", header=header) for place, header in enumerate(headers))
    return Table("A table", columns, tuple(tuple(f"Cell {r}, {c}" for c in range(len(headers))) for r in range(rows)))


TWELVE = with_tables(*(table(rows, rows % 2 == 1, rows % 3 == 0, False) for rows in range(1, 13)))
TWO_HEADS = with_tables(table(3, True, True, False))
HEAD_LAST = with_tables(table(3, False, False, True))
MANY_PAGES = with_tables(table(120, True, False))
DOCUMENTS = {
    "report": forms.report(),
    "adroddiad": forms.report("cy"),
    "letter": forms.letter(),
    "markup": hostile_forms.markup(),
    "arabic": hostile_forms.scripts("ar"),
    "twelve tables": TWELVE,
    "two heads": TWO_HEADS,
    "head last": HEAD_LAST,
    "over several pages": MANY_PAGES,
}


def below(element: pikepdf.Object, *kinds: str) -> Iterator[pikepdf.Object]:
    """Every element of these kinds, in reading order."""
    inner = element.get("/K")
    for child in inner if isinstance(inner, pikepdf.Array) else [inner]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            if str(child.S) in kinds:
                yield child
            else:
                yield from below(child, *kinds)


def of_table(cell: pikepdf.Object) -> pikepdf.Object:
    return next(each for each in cell.A if each.O == "/Table")


def grid(element: pikepdf.Object) -> tuple[list[bool], list[list[pikepdf.Object]]]:
    """Whether each column names rows, read from the tags of the first row, and the cells of the body."""
    rows = [list(below(row, "/TH", "/TD")) for part in below(element, "/TBody") for row in below(part, "/TR")]
    return [str(cell.S) == "/TH" for cell in rows[0]], rows


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("form", ["pdf", "large-print"])
def test_the_cells_that_name_rows_are_heads_of_their_rows(name, form):
    printed = [block for block in DOCUMENTS[name].blocks if isinstance(block, Table)]
    with pikepdf.open(io.BytesIO(make(DOCUMENTS[name], form).data)) as pdf:
        found = list(below(pdf.Root.StructTreeRoot, "/Table"))
        assert len(found) == len(printed) > 0
        for wanted, element in zip(printed, found, strict=True):
            heads, rows = grid(element)
            assert heads == [column.header for column in wanted.columns]
            assert [len(list(below(head, "/TR"))) for head in below(element, "/THead")] == [1]
            assert len(rows) == len(wanted.rows)
            for row in rows:
                assert [str(cell.S) == "/TH" for cell in row] == heads
                assert {str(of_table(cell).Scope) for cell in row if cell.S == "/TH"} <= {"/Row"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_cell_leads_to_the_heads_of_its_row_and_of_its_column(name):
    with pikepdf.open(io.BytesIO(make(DOCUMENTS[name], "pdf").data)) as pdf:
        ids = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
        seen = []
        for element in below(pdf.Root.StructTreeRoot, "/Table"):
            titles = [str(head.ID) for part in below(element, "/THead") for head in below(part, "/TH")]
            for row in grid(element)[1]:
                names = [str(cell.ID) for cell in row if cell.S == "/TH"]
                seen += names
                for place, cell in enumerate(row):
                    leads = [str(each) for each in of_table(cell).Headers]
                    assert leads == ([titles[place]] if cell.S == "/TH" else [titles[place], *names])
                    assert all(ids[each].S == "/TH" for each in leads)
                assert [ids[each].objgen for each in names] == [cell.objgen for cell in row if cell.S == "/TH"]
        assert len(seen) == len(set(seen))


def test_a_pdf_without_such_cells_is_left_as_it_was_set():
    assert named(b"not even a PDF", [[], []]) == b"not even a PDF"


def test_it_stops_where_the_tables_are_not_those_of_the_document():
    with pytest.raises(ValueError, match="The PDF has 1 tables, the document 2."):
        named(make(TWO_HEADS, "pdf").data, [[0], [0]])
