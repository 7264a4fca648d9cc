"""How does a screen reader know which cell names a row? The cells are tagged as heads of their rows, after typst.

Typst tags the heads of columns. It can tag those of rows (`pdf.header-cell`), but its Python wheel does not offer the
switch that this needs. What is written here is what typst would write: TH with the scope Row, an identity, and a
reference to it from each other cell of the row, beside the one to the head of the column.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, ObjectStreamMode, String

Element = pikepdf.Object
CELLS = (Name.TD, Name.TH)


def named(data: bytes, tables: Sequence[Sequence[int]]) -> bytes:
    """The PDF with the cells of the given columns as heads of their rows: for each of its tables, in order, which
    columns name a row. The same bytes make the same bytes. Raises ValueError if it has other tables than those."""
    if not any(tables):
        return data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        ids = NameTree(pdf.Root.StructTreeRoot.IDTree)
        found = _tables(ids)
        if len(found) != len(tables):
            raise ValueError(f"The PDF has {len(found)} tables, the document {len(tables)}.")
        for number, (table, columns) in enumerate(zip(found, tables, strict=True)):
            for place, row in enumerate(_rows(table)):
                _name(row, columns, f"R{number}y{place}", ids)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()


def _tables(ids: NameTree) -> list[Element]:
    """Every table, in reading order: by the heads of its columns, which typst names "U3x0y0" in its third table. (To
    walk down the whole document takes half as long as to set it.)"""
    found = {}
    for key, head in ids.items():
        number = re.match(r"U(\d+)x0y0$", str(key))
        if number is not None:
            found[int(number[1])] = head.P.P.P
    return [found[number] for number in sorted(found)]


def _rows(table: Element) -> Iterator[Element]:
    """The rows of its body."""
    return (row for part in _children(table) if part.S == Name.TBody for row in _children(part))


def _children(element: Element) -> Iterator[Element]:
    """The elements directly below; the content of the page, which stands there as numbers, is passed over."""
    below = element.get("/K")
    for child in below if isinstance(below, Array) else [below]:
        if isinstance(child, Dictionary) and "/S" in child:
            yield child


def _name(row: Element, columns: Sequence[int], key: str, ids: NameTree) -> None:
    """Heads first, then the cells that they are the heads of."""
    cells = [cell for cell in _children(row) if cell.S in CELLS]
    keys = [String(f"{key}x{column}") for column in columns]
    for column, own in zip(columns, keys, strict=True):
        cell = cells[column]
        cell.S, cell.ID = Name.TH, own
        _of_table(cell).Scope = Name.Row
        ids[str(own)] = cell
    for column, cell in enumerate(cells):
        if column not in columns:
            _of_table(cell).Headers.extend(keys)


def _of_table(cell: Element) -> Element:
    """What a cell says of its place in the table: typst writes it for each."""
    return next(each for each in cell.A if each.O == Name.Table)
