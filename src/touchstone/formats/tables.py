"""When is a table too wide to be read in a form, and what is it then? A record for each row: name and value, one line
each."""

from __future__ import annotations

from dataclasses import dataclass

from touchstone.domain.reporting.document import Table
from touchstone.formats.wording import wording

WIDEST_WORD = 18  # a longer word is broken or wrapped by the form


@dataclass(frozen=True)
class Record:
    """One row of a table: `title` names it, `pairs` are the other columns."""

    title: str
    pairs: tuple[tuple[str, str], ...]


def least_widths(table: Table) -> list[int]:
    """The characters that each column needs so that no word of it is broken."""
    cells = [[column.title] for column in table.columns]
    for row in table.rows:
        for place, cell in enumerate(row):
            cells[place].append(cell)
    return [max(min(WIDEST_WORD, max((len(w) for w in cell.split()), default=1)) for cell in column)
            for column in cells]  # fmt: skip


def fits(table: Table, characters: int, most_columns: int = 9) -> bool:
    """Whether it can be read as a table on a line of so many characters."""
    widths = least_widths(table)
    return len(widths) <= most_columns and sum(widths) + 2 * len(widths) <= characters


def records(table: Table, language: str) -> list[Record]:
    """Its rows as records, named by their header cells, or else by their place."""
    words = wording(language)
    heads = [place for place, column in enumerate(table.columns) if column.header]
    out = []
    for number, row in enumerate(table.rows, 1):
        named = ", ".join(_named(table.columns[place].title, row[place]) for place in heads if row[place].strip())
        title = named or words.row.format(number=number, of=len(table.rows))
        pairs = tuple((column.title, row[place] or words.empty) for place, column in enumerate(table.columns)
                      if place not in heads)  # fmt: skip
        out.append(Record(title, pairs))
    return out


def _named(title: str, cell: str) -> str:
    return f"{title}: {cell}" if title.strip() else cell


def note(table: Table) -> str:
    """What is said when a table is written as records."""
    return (
        f"The table “{table.caption}” has {len(table.columns)} columns, too many or too wide for this form: "
        f"each row ({len(table.rows)}) is written as a list of names and values."
    )
